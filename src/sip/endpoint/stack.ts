// What all parts of an endpoint share: settings, deadlines, transactions, sessions, and the way out.
import { cseqOf, topVia } from "../message/headers.ts";
import type { HeaderField, SipRequest, SipResponse } from "../message/message.ts";
import { printMessage, request as makeRequest, responseTo } from "../message/print.ts";
import { parseUri, printUri } from "../message/uri.ts";
import { MAGIC_COOKIE } from "../transaction/key.ts";
import { Deadlines } from "./deadlines.ts";
import { isConnection, isWebFlow } from "./flow.ts";
import type { EndpointSettings } from "./options.ts";
import type { Referring, Session } from "./session-state.ts";
import { Counts } from "./tally.ts";
import type { ClientTransaction, ClientUser, ServerTransaction } from "./transactions.ts";
import { Transactions } from "./transactions.ts";
import type { Flow, HostPort, ReferralId, SessionId, SipEffect, SipEvent } from "./vocabulary.ts";

/** What we understand; everything else is refused with 405 and this list. */
export const METHODS = ["INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "INFO", "PRACK", "UPDATE", "REFER"] as const;
const ALLOW: HeaderField = { name: "Allow", value: `${METHODS.join(", ")}, REGISTER, SUBSCRIBE, NOTIFY` };
/** Extensions that may stand in a Require to us. */
export const EXTENSIONS: readonly string[] = ["100rel", "timer", "path", "replaces", "norefersub"];

export const ALLOW_FIELD = ALLOW;
export const SUPPORTED_FIELD: HeaderField = { name: "Supported", value: "100rel, timer, replaces, norefersub" };
export const ACCEPT_FIELD: HeaderField = { name: "Accept", value: "application/sdp, application/dtmf-relay" };

/** Notices of one text told in one such time. */
const NOTICES = 100;
const NOTICES_MS = 10_000;

export interface Content {
  readonly type: string;
  readonly body: string;
}

export class Stack {
  readonly settings: EndpointSettings;
  readonly deadlines = new Deadlines();
  readonly transactions: Transactions;
  readonly counts = new Counts([...METHODS, "REGISTER", "SUBSCRIBE", "NOTIFY"]);
  /** Sessions that live, by their name. */
  readonly sessions = new Map<SessionId, Session>();
  /** Sessions that live, or whose last messages are still under way, by our tag. */
  readonly byTag = new Map<string, Session>();
  /** Those whose last word has not been told. */
  readonly referrals = new Map<ReferralId, Referring>();
  #effects: SipEffect[] = [];
  /** By text. */
  readonly #notices = new Map<string, number>();
  #noticesSince = 0;

  constructor(settings: EndpointSettings) {
    this.settings = settings;
    this.transactions = new Transactions(settings.timers, this.deadlines, (flow, bytes) => this.send(flow, bytes));
  }

  drain(): SipEffect[] {
    const effects = this.#effects;
    if (effects.length > 0) this.#effects = [];
    return effects;
  }

  send(flow: Flow, bytes: Uint8Array): void {
    this.#effects.push({ type: "send", flow, bytes });
  }

  /** Over UDP there is nothing to keep for them. */
  proven(flow: Flow): void {
    if (isConnection(flow)) this.#effects.push({ type: "proven", flow });
  }

  emit(event: SipEvent): void {
    this.#effects.push({ type: "event", event });
  }

  /**
   * For the log; `text` is static. Who sends us much nonsense must not fill it: beyond a measure only their number is told.
   * Each text has a measure of its own, lest nonsense from forged addresses hide an attack.
   */
  notice(level: "info" | "warn", text: string, fields: Readonly<Record<string, string | number>>, now: number): void {
    if (now - this.#noticesSince >= NOTICES_MS) {
      for (const [of, told] of this.#notices) {
        if (told <= NOTICES) continue;
        this.emit({ type: "notice", level: "warn", text: "Notices left out", fields: { count: told - NOTICES, of } });
      }
      this.#noticesSince = now;
      this.#notices.clear();
    }
    const told = (this.#notices.get(text) ?? 0) + 1;
    this.#notices.set(text, told);
    if (told <= NOTICES) this.emit({ type: "notice", level, text, fields });
  }

  /** New work is refused before the room for running calls is used up. */
  get isFull(): boolean {
    const { limits } = this.settings;
    return this.sessions.size >= limits.sessions || this.transactions.size >= 0.9 * limits.transactions;
  }

  /** For whoever asks about another event (RFC 6665 section 4.2.1.1). */
  get allowEvents(): HeaderField {
    const names = this.settings.events.map(({ name }) => name);
    return { name: "Allow-Events", value: names.length === 0 ? "none" : names.join(", ") };
  }

  /** What a telephone says in the dialog of its call that it can be asked for (RFC 6665 section 8.2.2); nothing where there is none. */
  get takenInCalls(): readonly HeaderField[] {
    return this.settings.listensTo.includes("talk") ? [{ name: "Allow-Events", value: "talk" }] : [];
  }

  /** In [0, 1). */
  chance(): number {
    return Number.parseInt(this.settings.random(4), 16) / 2 ** 32;
  }

  newTag(): string {
    return this.settings.random(8);
  }

  newBranch(): string {
    return `${MAGIC_COOKIE}${this.settings.random(10)}`;
  }

  /** Host and port by which we can be reached over the flow's transport. */
  advertised(flow: Flow): HostPort {
    const { udp, tcp, tls, ws } = this.settings.advertised;
    const chosen = { udp, tcp, tls, ws }[flow.transport] ?? udp ?? tcp ?? tls;
    return chosen ?? { host: "127.0.0.1", port: 5060 };
  }

  via(flow: Flow, branch: string): HeaderField {
    const { host, port } = this.advertised(flow);
    return { name: "Via", value: `SIP/2.0/${flow.transport.toUpperCase()} ${host}:${port};branch=${branch};rport` };
  }

  /**
   * Contact of ours for what goes over the flow. `user` may be empty. `theirs`: sips where the peer has said so (RFC 5630 section
   * 3.3), which says by itself that it is TLS; else the transport is named.
   */
  contact(flow: Flow, user: string, theirs: "sip" | "sips" = "sip"): string {
    const { host, port } = this.advertised(flow);
    const scheme = flow.transport === "tls" ? theirs : "sip";
    const isNamed = isConnection(flow) && scheme === "sip";
    const parameters = new Map(isNamed ? [["transport", flow.transport]] : []);
    return `<${printUri({ scheme, user, host, port, parameters, headers: new Map() })}>`;
  }

  /** Starts a request of ours: `headers` without Via and User-Agent. */
  request(
    flow: Flow,
    parts: { readonly method: string; readonly uri: string; readonly headers: readonly HeaderField[] },
    body: string | Uint8Array,
    user: ClientUser,
    now: number,
  ): ClientTransaction {
    const branch = this.newBranch();
    return this.transactions.start(this.compose(flow, branch, parts, body), branch, flow, user, now);
  }

  compose(
    flow: Flow,
    branch: string,
    parts: { readonly method: string; readonly uri: string; readonly headers: readonly HeaderField[] },
    body: string | Uint8Array = "",
  ): SipRequest {
    this.counts.requestSent(parts.method);
    const headers = [this.via(flow, branch), ...parts.headers, { name: "User-Agent", value: this.settings.userAgent }];
    return makeRequest(parts.method, parts.uri, headers, body);
  }

  response(
    request: SipRequest,
    status: number,
    fields: readonly HeaderField[] = [],
    content?: Content,
    toTag?: string,
  ): SipResponse {
    this.counts.responseSent(status);
    const bare = responseTo(request, status, undefined, toTag);
    const headers = [...bare.headers, ...fields, { name: "Server", value: this.settings.userAgent }];
    if (content === undefined) return { ...bare, headers };
    headers.push({ name: "Content-Type", value: content.type });
    return { ...bare, headers, body: new TextEncoder().encode(content.body) };
  }

  /** Answers within the transaction. */
  respond(
    transaction: ServerTransaction,
    request: SipRequest,
    status: number,
    now: number,
    fields: readonly HeaderField[] = [],
    toTag?: string,
  ): void {
    this.transactions.respond(transaction, this.response(request, status, fields, undefined, toTag), now);
  }

  /**
   * Answers without a transaction (8.2.7): a retransmission is simply answered again. So those whom we do not know cannot
   * fill our memory.
   */
  reply(
    flow: Flow,
    request: SipRequest,
    status: number,
    fields: readonly HeaderField[] = [],
    toTag = statelessTag(request),
  ): void {
    this.send(flow, printMessage(this.response(request, status, fields, undefined, toTag)));
  }
}

/** The same for each retransmission of a request (8.2.7): FNV-1a over what identifies it. */
function statelessTag(request: SipRequest): string {
  const identity = `${topVia(request)?.branch ?? ""} ${String(cseqOf(request)?.sequence)}`;
  let hash = 0x811c9dc5;
  for (let index = 0; index < identity.length; index++) {
    hash = Math.imul(hash ^ identity.charCodeAt(index), 0x01000193) >>> 0;
  }
  return `s${hash.toString(16).padStart(8, "0")}`;
}

/**
 * Where a URI says to go, if it says so with an address rather than a name: names are for somebody with a resolver. What is
 * secured stays so, whatever the URI says; and where we could not know whose certificate to ask for, nobody is gone to.
 */
export function flowOfUri(text: string, otherwise: Flow): Flow | undefined {
  const uri = parseUri(text);
  // Nobody listens for us where a browser is (RFC 7118 section 5).
  if (uri === undefined || isWebFlow(otherwise) || uri.parameters.get("transport")?.toLowerCase() === "ws")
    return undefined;
  const host = uri.host.replace(/^\[|\]$/g, "");
  if (!/^(\d{1,3}\.){3}\d{1,3}$|:/.test(host)) return undefined;
  const transport = uri.parameters.get("transport")?.toLowerCase();
  if (otherwise.transport === "tls" || transport === "tls" || uri.scheme === "sips") {
    const { serverName } = otherwise;
    if (serverName === undefined) return undefined;
    return { transport: "tls", remoteAddress: host, remotePort: uri.port ?? 5061, serverName };
  }
  return {
    transport: transport === "tcp" || transport === "udp" ? transport : otherwise.transport,
    remoteAddress: host,
    remotePort: uri.port ?? 5060,
  };
}
