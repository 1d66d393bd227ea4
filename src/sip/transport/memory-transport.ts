// For tests: the transport of a server in memory, and a caller's phone at its other end.
import { parseMessage } from "../message/parse.ts";
import type { Flow } from "../endpoint/vocabulary.ts";
import type { MakeTransport } from "./server.ts";
import type { TransportListener } from "./listener.ts";

const SERVER = { host: "192.0.2.1", port: 5060 };
const CALLER: Flow = { transport: "udp", remoteAddress: "192.0.2.7", remotePort: 5060 };

export class MemoryTransport {
  /** What was sent, as "200 BYE". */
  readonly sent: string[] = [];
  #listener: TransportListener | undefined;
  #contact = "";
  #to = "";

  readonly make: MakeTransport = (_listening, _limits, listener) => {
    this.#listener = listener;
    return {
      start: () => Promise.resolve(),
      open: () => undefined,
      stop: () => Promise.resolve(),
      address: (transport) => (transport === "udp" ? SERVER : undefined),
      connections: () => undefined,
      certificates: () => [],
      send: (_flow, bytes) => this.#take(bytes),
      proven: () => undefined,
      takeOver: () => undefined,
    };
  };

  /** The caller's INVITE; its ACK and BYE go where the answer says. */
  invite(dials: string, sdp: string): void {
    this.#receive("INVITE", `sip:${dials}@example.com`, `<sip:${dials}@example.com>`, 1, sdp);
  }

  acknowledge(): void {
    this.#receive("ACK", this.#contact, this.#to, 1);
  }

  hangUp(): void {
    this.#receive("BYE", this.#contact, this.#to, 2);
  }

  #receive(method: string, uri: string, to: string, sequence: number, sdp = ""): void {
    const lines = [
      `${method} ${uri} SIP/2.0`,
      `Via: SIP/2.0/UDP ${CALLER.remoteAddress}:${CALLER.remotePort};branch=z9hG4bK${method};rport`,
      "From: <sip:1000@example.com>;tag=caller",
      `To: ${to}`,
      "Call-ID: call",
      `CSeq: ${sequence} ${method}`,
      `Contact: <sip:1000@${CALLER.remoteAddress}:${CALLER.remotePort}>`,
      "Max-Forwards: 70",
      ...(sdp === "" ? [] : ["Content-Type: application/sdp"]),
      `Content-Length: ${Buffer.byteLength(sdp)}`,
    ];
    this.#listener?.message(CALLER, Buffer.from(`${lines.join("\r\n")}\r\n\r\n${sdp}`));
  }

  #take(bytes: Uint8Array): void {
    const parsed = parseMessage(bytes);
    if (!parsed.ok || parsed.message.type !== "response") return;
    const { status, headers } = parsed.message;
    const valueOf = (name: string): string => headers.find((field) => field.name === name)?.value ?? "";
    this.sent.push(`${status} ${valueOf("CSeq").split(" ")[1] ?? ""}`);
    if (status !== 200) return;
    this.#to = valueOf("To");
    this.#contact = /<([^>]+)>/.exec(valueOf("Contact"))?.[1] ?? this.#contact;
  }
}
