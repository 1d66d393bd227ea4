// For tests: a notifier of the weather, and telephones that answer what they are told.
import { answerableChallenge, answerChallenge } from "../digest/credentials.ts";
import { ha1Of } from "../digest/digest.ts";
import { header, headerValues } from "../message/headers.ts";
import type { SipMessage, SipRequest } from "../message/message.ts";
import type { EndpointLimits } from "./options.ts";
import { requestText, responseText, VirtualNetwork } from "./virtual-network.ts";
import type { Directory } from "./vocabulary.ts";

export const REALM = "example.com";
const WEATHER = { name: "weather", contentType: "text/weather", neutral: "unknown" };
const DIRECTORY: Directory = {
  ha1: (user, realm) => (/^100\d$/.test(user) ? ha1Of("MD5", user, realm, "secret") : undefined),
  trusts: () => false,
};
export const PHONE = "192.0.2.66";

interface Asking {
  readonly method?: "REGISTER" | "SUBSCRIBE";
  readonly user?: string;
  /** Of the Request-URI and To. */
  readonly about?: string;
  readonly callId?: string;
  readonly contact?: string | undefined;
  readonly expires?: string | undefined;
  readonly event?: string | undefined;
  /** Our tag, inside a dialog. */
  readonly toTag?: string;
  readonly from?: string;
}

export class WeatherDesk {
  readonly network = new VirtualNetwork();
  readonly server;
  #asked = 0;
  /** How a telephone answers NOTIFYs, by its address; undefined: not at all. */
  answer: (notify: SipRequest) => number | undefined = () => 200;
  #seen = 0;

  constructor(limits: Partial<EndpointLimits> = {}) {
    this.server = this.network.add("192.0.2.2", { directory: DIRECTORY, events: [WEATHER], limits });
  }

  /** A request with its proof. The response that it got. */
  ask(asking: Asking): SipMessage | undefined {
    const { method = "SUBSCRIBE", user = "1001", about = user, callId = `call-${user}`, toTag, from = PHONE } = asking;
    const uri = `sip:${about}@${REALM}`;
    const sequence = (this.#asked += 1);
    const fields = {
      From: `<sip:${user}@${REALM}>;tag=${callId}`,
      To: toTag === undefined ? `<${uri}>` : `<${uri}>;tag=${toTag}`,
      Contact: "contact" in asking ? asking.contact : `<sip:${user}@${from}>`,
      "Call-ID": callId,
      Expires: "expires" in asking ? asking.expires : "600",
      Event: method === "REGISTER" ? undefined : "event" in asking ? asking.event : "Weather",
    };
    const text = (proof: Readonly<Record<string, string>>, number: number): string =>
      requestText(
        method,
        {
          ...fields,
          ...proof,
          Via: `SIP/2.0/UDP ${from}:5060;branch=z9hG4bK${number};rport`,
          CSeq: `${number} ${method}`,
        },
        "",
        uri,
      );
    this.network.inject(this.server, text({}, 2 * sequence), from);
    const first = this.#response(method);
    const challenge = first === undefined ? undefined : answerableChallenge(headerValues(first, "WWW-Authenticate"));
    if (challenge === undefined) return this.settle(first);
    const proof = { user, password: "secret", method, uri, body: new Uint8Array(0), nc: 1, cnonce: "c0ffee00" };
    this.network.inject(
      this.server,
      text({ Authorization: answerChallenge(challenge, proof) }, 2 * sequence + 1),
      from,
    );
    return this.settle(this.#response(method));
  }

  #response(method: string): SipMessage | undefined {
    return this.network.sent.findLast(
      ({ message }) => message.type === "response" && (header(message, "CSeq") ?? "").endsWith(method),
    )?.message;
  }

  /** Lets the telephones answer what they were told. */
  settle(response?: SipMessage): SipMessage | undefined {
    for (; this.#seen < this.network.sent.length; this.#seen += 1) {
      const { message, to } = this.network.sent[this.#seen] ?? {};
      if (message?.type !== "request" || message.method !== "NOTIFY" || to === undefined) continue;
      const status = this.answer(message);
      if (status !== undefined) this.network.inject(this.server, responseText(message, status), to);
    }
    return response;
  }

  run(ms: number): void {
    for (let passed = 0; passed < ms; passed += 500) {
      this.network.run(500);
      this.settle();
    }
  }

  publish(body: string, user = "1001"): void {
    this.server.endpoint.publish({ user, event: "weather", contentType: "text/weather", body }, this.network.now);
    this.network.settle();
    this.settle();
  }

  /** The NOTIFYs since the last time, once each: state, body, and to whom. */
  told(): string[] {
    const all = this.network.sent.flatMap(({ message, to }) => {
      if (message.type !== "request" || message.method !== "NOTIFY") return [];
      const id = `${header(message, "Call-ID") ?? ""} ${header(message, "CSeq") ?? ""}`;
      const body = new TextDecoder().decode(message.body);
      return [{ id, line: `${header(message, "Subscription-State") ?? ""} ${body} to ${to}` }];
    });
    const lines = [...new Map(all.map(({ id, line }) => [id, line])).values()];
    return lines.slice(this.#told, (this.#told = lines.length));
  }
  #told = 0;

  notifies(): SipRequest[] {
    return this.network.sent.flatMap(({ message }) =>
      message.type === "request" && message.method === "NOTIFY" ? [message] : [],
    );
  }
}

export const statusOf = (message: SipMessage | undefined): number =>
  message?.type === "response" ? message.status : 0;
export const field = (message: SipMessage | undefined, name: string): string =>
  message === undefined ? "" : (header(message, name) ?? "");
export const tagOf = (message: SipMessage | undefined): string => /;tag=(\S+)/.exec(field(message, "To"))?.[1] ?? "";
