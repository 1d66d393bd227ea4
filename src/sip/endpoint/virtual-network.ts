// For tests: endpoints that talk to each other over a network in memory, in virtual time. It may lose, delay, reorder and
// repeat what is sent.
import { parseMessage } from "../message/parse.ts";
import type { SipMessage } from "../message/message.ts";
import { SipEndpoint } from "./endpoint.ts";
import type { SipEndpointOptions } from "./options.ts";
import type { Directory, Flow, Invitation, SipEvent } from "./vocabulary.ts";

/** When the copies of the packet numbered so arrive, in milliseconds after it was sent; none: lost. */
export type Fate = (packet: number) => readonly number[];

export interface Sent {
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly message: SipMessage;
}

interface Delivery {
  readonly at: number;
  readonly order: number;
  readonly to: string;
  readonly flow: Flow;
  readonly bytes: Uint8Array;
}

export interface Told {
  readonly at: number;
  readonly event: SipEvent;
}

/** One endpoint and what it has told. */
export class Party {
  readonly name: string;
  readonly endpoint: SipEndpoint;
  readonly told: Told[] = [];
  /** Connections on which somebody has shown who they are. */
  readonly proven: Flow[] = [];
  /** Reacts to an event at the moment it is told. */
  react: (event: SipEvent, now: number) => void = () => undefined;
  /** Hears and says nothing any more. */
  isGone = false;

  constructor(name: string, endpoint: SipEndpoint) {
    this.name = name;
    this.endpoint = endpoint;
  }

  events<T extends SipEvent["type"]>(type: T): Extract<SipEvent, { type: T }>[] {
    return this.told.flatMap(({ event }) => (event.type === type ? [event as Extract<SipEvent, { type: T }>] : []));
  }

  get types(): string[] {
    return this.told.map(({ event }) => event.type);
  }
}

export const OPEN_DIRECTORY: Directory = { ha1: () => undefined, trusts: () => true };

export class VirtualNetwork {
  now = 1_000_000;
  fate: Fate = () => [10];
  readonly sent: Sent[] = [];
  readonly #parties = new Map<string, Party>();
  #deliveries: Delivery[] = [];
  #order = 0;
  #seed = 1;

  /** `name` is an IPv4 address; all listen on port 5060. */
  add(name: string, options: Partial<SipEndpointOptions> = {}): Party {
    const endpoint = new SipEndpoint({
      realm: "example.com",
      advertised: { udp: { host: name, port: 5060 } },
      directory: OPEN_DIRECTORY,
      random: (bytes) => this.#random(bytes),
      ...options,
    });
    const party = new Party(name, endpoint);
    this.#parties.set(name, party);
    return party;
  }

  /** Does what the network and the clocks have to do until `ms` have passed. */
  run(ms: number): void {
    const end = this.now + ms;
    this.settle();
    for (;;) {
      const deadlines = [...this.#parties.values()].map(({ endpoint }) => endpoint.nextDeadline() ?? Infinity);
      const next = Math.min(this.#deliveries[0]?.at ?? Infinity, ...deadlines);
      if (next > end) break;
      this.now = Math.max(this.now, next);
      const due = this.#deliveries.filter(({ at }) => at <= this.now);
      this.#deliveries = this.#deliveries.filter(({ at }) => at > this.now);
      for (const { to, flow, bytes } of due) {
        const party = this.#parties.get(to);
        if (party?.isGone === false) party.endpoint.receive(flow, bytes, this.now);
        this.settle();
      }
      for (const { endpoint } of this.#parties.values()) endpoint.tick(this.now);
      this.settle();
    }
    this.now = end;
  }

  /** Takes what the endpoints have to say; needed after an action from outside of `run`. */
  settle(): void {
    for (let isBusy = true; isBusy;) {
      isBusy = false;
      for (const party of this.#parties.values()) {
        for (const effect of party.endpoint.drain()) {
          isBusy = true;
          if (effect.type === "send") this.#send(party, effect.flow, effect.bytes);
          else if (effect.type === "proven") party.proven.push(effect.flow);
          else {
            party.told.push({ at: this.now, event: effect.event });
            party.react(effect.event, this.now);
          }
        }
      }
    }
  }

  /** Hands a message of a stranger to somebody. */
  inject(
    to: Party,
    bytes: Uint8Array | string,
    from = "192.0.2.66",
    port = 5060,
    transport: Flow["transport"] = "udp",
  ): void {
    const data = typeof bytes === "string" ? new TextEncoder().encode(bytes.replace(/\r?\n/g, "\r\n")) : bytes;
    to.endpoint.receive({ transport, remoteAddress: from, remotePort: port }, data, this.now);
    this.settle();
  }

  /** Messages sent, as "INVITE" or "200 INVITE", in order; by one party or by all. */
  lines(from?: Party): string[] {
    return this.sent.flatMap(({ from: sender, message }) => {
      if (from !== undefined && sender !== from.name) return [];
      if (message.type === "request") return [message.method];
      const cseq = message.headers.find(({ name }) => name === "CSeq")?.value ?? "";
      return [`${message.status} ${cseq.replace(/^\d+ /, "")}`];
    });
  }

  #send(from: Party, flow: Flow, bytes: Uint8Array): void {
    if (from.isGone) return;
    const parsed = parseMessage(bytes);
    if (!parsed.ok) throw new Error(`An endpoint sent what it could not read itself: ${parsed.error.reason}`);
    const packet = this.sent.length;
    this.sent.push({ at: this.now, from: from.name, to: flow.remoteAddress, message: parsed.message });
    for (const delayMs of this.fate(packet)) {
      const source: Flow = { transport: flow.transport, remoteAddress: from.name, remotePort: 5060 };
      const at = this.now + delayMs;
      this.#deliveries.push({ at, order: this.#order++, to: flow.remoteAddress, flow: source, bytes });
    }
    this.#deliveries.sort((one, other) => one.at - other.at || one.order - other.order);
  }

  /** xorshift32: the same in each run. */
  #random(bytes: number): string {
    let text = "";
    while (text.length < 2 * bytes) {
      this.#seed ^= this.#seed << 13;
      this.#seed ^= this.#seed >>> 17;
      this.#seed ^= this.#seed << 5;
      text += (this.#seed >>> 0).toString(16).padStart(8, "0");
    }
    return text.slice(0, 2 * bytes);
  }
}

/** An invitation from one party to another. */
export function invitation(session: string, from: Party, to: Party, more: Partial<Invitation> = {}): Invitation {
  return {
    session,
    uri: `sip:bob@${to.name}`,
    flow: { transport: "udp", remoteAddress: to.name, remotePort: 5060 },
    route: [],
    from: { displayName: "Alice", uri: `sip:alice@${from.name}` },
    to: { displayName: "", uri: `sip:bob@${to.name}` },
    offer: "v=0\r\ns=offer\r\n",
    headers: [],
    credentials: undefined,
    ...more,
  };
}

/** A request of a stranger as text; a header given as undefined is left out, one that is not among the usual is added. */
export function requestText(
  method: string,
  headers: Readonly<Record<string, string | undefined>> = {},
  body = "",
  uri = "sip:bob@192.0.2.2",
): string {
  const all: Record<string, string | undefined> = {
    Via: "SIP/2.0/UDP 192.0.2.66:5060;branch=z9hG4bKstranger1;rport",
    "Max-Forwards": "70",
    From: '"Mallory" <sip:mallory@192.0.2.66>;tag=mallory',
    To: "<sip:bob@192.0.2.2>",
    "Call-ID": "stranger@192.0.2.66",
    CSeq: `1 ${method}`,
    Contact: method === "INVITE" || method === "UPDATE" ? "<sip:mallory@192.0.2.66>" : undefined,
    "Content-Type": body === "" ? undefined : "application/sdp",
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return [`${method} ${uri} SIP/2.0`, ...lines, `Content-Length: ${body.length}`, "", body].join("\r\n");
}

/** A response of a stranger to a request it got. */
export function responseText(
  to: SipMessage,
  status: number,
  headers: Readonly<Record<string, string | undefined>> = {},
  body = "",
): string {
  const copied = ["Via", "From", "To", "Call-ID", "CSeq"].map((name) => {
    const value = to.headers.find((field) => field.name === name)?.value ?? "";
    return [name, value] as const;
  });
  const all: Record<string, string | undefined> = {
    ...Object.fromEntries(copied),
    "Content-Type": body === "" ? undefined : "application/sdp",
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return [`SIP/2.0 ${status} Whatever`, ...lines, `Content-Length: ${body.length}`, "", body].join("\r\n");
}
