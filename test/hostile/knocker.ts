// Somebody who speaks SIP by hand from an address of 127.0.0.0/8: with the right password, with a wrong one, or with a
// nonce of somebody else.
import { createSocket } from "node:dgram";
import type { Socket } from "node:dgram";
import { answerableChallenge, answerChallenge } from "../../src/sip/digest/credentials.ts";
import type { Challenge } from "../../src/sip/digest/credentials.ts";
import { header, headerValues } from "../../src/sip/message/headers.ts";
import type { SipResponse } from "../../src/sip/message/message.ts";
import { parseMessage } from "../../src/sip/message/parse.ts";
import { DOMAIN } from "../interop/server.ts";

const ANSWER_MS = 3_000;
const NO_BODY = new Uint8Array(0);

export interface Knock {
  readonly user: string;
  readonly password: string;
  /** Default REGISTER. */
  readonly method?: "REGISTER" | "INVITE";
  /** Default: the one that the server asked this knocker with; it is asked for first where there is none. */
  readonly nonce?: string;
  /** Behind a proxy: whom it names in the Via below its own. */
  readonly client?: string;
}

/** Undefined: no answer came in time. */
export type Answer = SipResponse | undefined;

export class Knocker {
  readonly address: string;
  readonly #serverPort: number;
  readonly #socket: Socket;
  readonly #waiting = new Map<string, (answer: Answer) => void>();
  /** By who stands in the Via below: a proxy's clients have nonces of their own. */
  readonly #challenges = new Map<string, { readonly challenge: Challenge; count: number }>();
  #sent = 0;

  constructor(address: string, serverPort: number) {
    this.address = address;
    this.#serverPort = serverPort;
    this.#socket = createSocket("udp4");
    this.#socket.on("message", (bytes) => this.#receive(bytes));
  }

  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.once("error", reject);
      this.#socket.bind(0, this.address, resolve);
    });
  }

  stop(): void {
    this.#socket.close();
  }

  /** One request with credentials, after one without where there is no challenge yet. Its final answer. */
  async knock(knock: Knock): Promise<Answer> {
    const method = knock.method ?? "REGISTER";
    const known = this.#challenges.get(challengeKey(knock)) ?? (await this.#ask(knock));
    if (known === undefined) return undefined;
    const nonce = knock.nonce ?? known.challenge.nonce;
    known.count += 1;
    const { user, password } = knock;
    const answer = { user, password, method, uri: `sip:${DOMAIN}`, body: NO_BODY, nc: known.count, cnonce: "c0ffee00" };
    const value = answerChallenge({ ...known.challenge, nonce }, answer);
    return this.#send(knock, `${method === "REGISTER" ? "" : "Proxy-"}Authorization: ${value}\r\n`);
  }

  /** The status of `knock`, which is repeated once where the nonce had become old. */
  async status(knock: Knock): Promise<number | undefined> {
    const answer = await this.knock(knock);
    if (answer !== undefined && isStale(answer) && knock.nonce === undefined) return (await this.knock(knock))?.status;
    return answer?.status;
  }

  /** The nonce that the server gives this address. */
  async nonce(user: string): Promise<string> {
    const asked = await this.#ask({ user, password: "" });
    return asked?.challenge.nonce ?? "";
  }

  async #ask(knock: Knock): Promise<{ readonly challenge: Challenge; count: number } | undefined> {
    await this.#send(knock, "");
    return this.#challenges.get(challengeKey(knock));
  }

  async #send(knock: Knock, credentials: string): Promise<Answer> {
    const { user, method = "REGISTER", client } = knock;
    const id = `k${String((this.#sent += 1))}-${this.address}-${String(this.#socket.address().port)}`;
    const port = this.#socket.address().port;
    const below =
      client === undefined ? "" : `Via: SIP/2.0/UDP 10.0.0.7:5060;received=${client};branch=z9hG4bKb${id}\r\n`;
    const text =
      `${method} sip:${method === "REGISTER" ? "" : "no-such-number@"}${DOMAIN} SIP/2.0\r\n` +
      `Via: SIP/2.0/UDP ${this.address}:${String(port)};rport;branch=z9hG4bK${id}\r\n${below}` +
      `From: <sip:${user}@${DOMAIN}>;tag=${id}\r\nTo: <sip:${method === "REGISTER" ? user : "no-such-number"}@${DOMAIN}>\r\n` +
      `Call-ID: ${id}\r\nCSeq: 1 ${method}\r\nMax-Forwards: 70\r\n` +
      `Contact: <sip:${user}@${this.address}:${String(port)}>\r\nExpires: 300\r\n${credentials}Content-Length: 0\r\n\r\n`;
    const answered = new Promise<Answer>((resolve) => {
      const timer = setTimeout(() => this.#settle(id, undefined), ANSWER_MS);
      this.#waiting.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
    });
    this.#socket.send(text, this.#serverPort, "127.0.0.1");
    const answer = await answered;
    const field = method === "REGISTER" ? "WWW-Authenticate" : "Proxy-Authenticate";
    const challenge = answer === undefined ? undefined : answerableChallenge(headerValues(answer, field));
    if (challenge !== undefined) this.#challenges.set(challengeKey(knock), { challenge, count: 0 });
    return answer;
  }

  #receive(bytes: Uint8Array): void {
    const parsed = parseMessage(bytes);
    if (!parsed.ok || parsed.message.type !== "response" || parsed.message.status < 200) return;
    this.#settle(header(parsed.message, "Call-ID") ?? "", parsed.message);
  }

  #settle(id: string, answer: Answer): void {
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }
}

function challengeKey({ method = "REGISTER", client = "" }: Knock): string {
  return `${method} ${client}`;
}

export function isStale(answer: SipResponse): boolean {
  return (header(answer, "WWW-Authenticate") ?? header(answer, "Proxy-Authenticate") ?? "").includes("stale=true");
}

/** How often each answer came; "none" for silence. */
export function counted(statuses: readonly (number | undefined)[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const status of statuses) counts[status ?? "none"] = (counts[status ?? "none"] ?? 0) + 1;
  return counts;
}
