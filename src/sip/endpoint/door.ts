// A server at whose door attempts are made, for tests.
import { answerableChallenge, answerChallenge } from "../digest/credentials.ts";
import { ha1Of } from "../digest/digest.ts";
import { headerValues } from "../message/headers.ts";
import type { SipMessage } from "../message/message.ts";
import type { SipEndpointOptions } from "./options.ts";
import { type Party, requestText, VirtualNetwork } from "./virtual-network.ts";
import type { Directory, Flow } from "./vocabulary.ts";

export const REALM = "example.com";
export const DIRECTORY: Directory = {
  ha1: (user, realm) => (user === "1001" || user === "1002" ? ha1Of("MD5", user, realm, `secret${user}`) : undefined),
  trusts: ({ remoteAddress }) => remoteAddress === "192.0.2.99",
};

export interface Attempt {
  readonly method: "REGISTER" | "INVITE";
  readonly user: string;
  readonly password: string;
  readonly branch: string;
  readonly from?: string;
  readonly to?: string;
  readonly address?: string;
  /** Default 5060. */
  readonly port?: number;
  /** Default ";rport". */
  readonly rport?: string;
  readonly transport?: Flow["transport"];
  /** Further fields. */
  readonly more?: Readonly<Record<string, string>>;
}

export class Door {
  readonly network = new VirtualNetwork();
  readonly server: Party;

  constructor(options: Partial<SipEndpointOptions> = {}) {
    this.server = this.network.add("192.0.2.2", { directory: DIRECTORY, ...options });
  }

  get last(): SipMessage | undefined {
    return this.network.sent.at(-1)?.message;
  }

  text(attempt: Attempt, authorization: Readonly<Record<string, string>> = {}): string {
    const { method, user, branch } = attempt;
    const Via = `SIP/2.0/UDP 192.0.2.66:5060;branch=z9hG4bK${branch}${attempt.rport ?? ";rport"}`;
    const From = `<sip:${attempt.from ?? user}@${REALM}>;tag=${branch}`;
    const To = `<sip:${attempt.to ?? user}@${REALM}>`;
    const Contact = `<sip:${user}@192.0.2.66>`;
    const fields = { Via, From, To, Contact, "Call-ID": branch, ...attempt.more, ...authorization };
    return requestText(method, fields, "", `sip:${REALM}`);
  }

  /** Asks, and answers the challenge. Lines sent for the second request. */
  try(attempt: Attempt): string[] {
    this.inject(this.text(attempt), attempt);
    const field = attempt.method === "REGISTER" ? "WWW-Authenticate" : "Proxy-Authenticate";
    const challenge = this.last === undefined ? undefined : answerableChallenge(headerValues(this.last, field));
    if (challenge === undefined) return ["no challenge"];
    const { method, user, password, branch } = attempt;
    const answer = { user, password, method, uri: `sip:${REALM}`, body: new Uint8Array(0), nc: 1, cnonce: "c0ffee00" };
    const name = method === "REGISTER" ? "Authorization" : "Proxy-Authorization";
    const authorization = { [name]: answerChallenge(challenge, answer), CSeq: `2 ${method}` };
    const before = this.network.sent.length;
    this.inject(this.text({ ...attempt, branch: `${branch}x` }, authorization), attempt);
    return this.network.lines().slice(before);
  }

  inject(text: string, { address, port, transport }: Pick<Attempt, "address" | "port" | "transport">): void {
    this.network.inject(this.server, text, address, port ?? 5060, transport);
  }
}

export const GOOD: Attempt = { method: "REGISTER", user: "1001", password: "secret1001", branch: "a" };
