// A call that has been answered, whose other end we play by hand, for tests.
import { header } from "../message/headers.ts";
import type { SipMessage } from "../message/message.ts";
import type { SipEndpointOptions } from "./options.ts";
import type { Party } from "./virtual-network.ts";
import { requestText, responseText, VirtualNetwork } from "./virtual-network.ts";

export const SDP = "v=0\r\ns=x\r\n";

/** Bob has answered our call. */
export class Talking {
  readonly network = new VirtualNetwork();
  readonly bob: Party;
  readonly session: string;
  readonly to: string;
  sequence = 1;

  constructor(
    headers: Record<string, string> = {},
    body = SDP,
    isAcknowledged = true,
    options: Partial<SipEndpointOptions> = {},
  ) {
    this.bob = this.network.add("192.0.2.2", options);
    this.network.inject(this.bob, requestText("INVITE", headers, body));
    this.session = this.bob.events("invited")[0]?.session ?? "";
    this.bob.endpoint.accept(this.session, SDP, this.network.now);
    this.network.settle();
    this.to = header(this.last, "To") ?? "";
    if (isAcknowledged) this.ack(1);
  }

  get last(): SipMessage {
    const last = this.network.sent.at(-1)?.message;
    if (last === undefined) throw new Error("nothing sent");
    return last;
  }

  get lines(): string[] {
    return this.network.lines();
  }

  ack(sequence: number, body = ""): void {
    const Via = `SIP/2.0/UDP 192.0.2.66:5060;branch=z9hG4bKack${sequence};rport`;
    this.network.inject(this.bob, requestText("ACK", { To: this.to, Via, CSeq: `${sequence} ACK` }, body));
  }

  /** Lines of what came back at once. */
  request(method: string, headers: Record<string, string> = {}, body = "", address = "192.0.2.66"): string[] {
    this.sequence++;
    const before = this.network.sent.length;
    const Via = `SIP/2.0/UDP 192.0.2.66:5060;branch=z9hG4bKin${this.sequence};rport`;
    const all = { To: this.to, Via, CSeq: `${this.sequence} ${method}`, ...headers };
    this.network.inject(this.bob, requestText(method, all, body), address);
    return this.network.lines().slice(before);
  }

  respond(to: SipMessage, status: number, headers: Record<string, string> = {}, body = ""): void {
    this.network.inject(this.bob, responseText(to, status, headers, body));
  }
}
