// One socket: what it sends is carried out in the order in which it came, and answered; what it listens to is told to it.
//
//   opened --login--> logged in --(taken over, let out, silent, slow ...)--> closed
//     |                   ^  |
//     +-- 10 s: closed    +--+ login again
//
// It knows no network: what it says goes to a `Connection`.
import { randomUUID } from "node:crypto";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Principal } from "../../store/principal.ts";
import type { Proof } from "../../store/standing.ts";
import { languageOf, type Language } from "../contract/languages.ts";
import { seenAs } from "./audience.ts";
import type { Caller, Hall } from "./caller.ts";
import type { LiveCounts } from "./counts.ts";
import type { Feed } from "./feed.ts";
import {
  CODES,
  frameOf,
  INVALID_REQUEST,
  replyTo,
  unknownMethod,
  withEcho,
  type Answer,
  type Item,
  type Params,
} from "./json-rpc.ts";
import {
  Allowance,
  CLOSES,
  LONGEST_BEFORE_LOGIN_BYTES,
  MOST_BEFORE_LOGIN_BYTES,
  MOST_FAILED_LOGINS,
  MOST_PENDING,
  type CloseWhy,
  type LiveLimits,
} from "./limits.ts";
import { login, required, single, type Knocker, type LoggedIn, type LoginParts } from "./login.ts";
import { methodNamed } from "./methods.ts";
import { Subscriptions, type ChannelEvent } from "./subscriptions.ts";
import type { Switchboard, Telephone } from "./telephone.ts";

/** A WebSocket, as far as it is used here. */
export interface Connection {
  /** Bytes that were sent and are not gone yet. */
  readonly waitingBytes: number;
  send(text: string): void;
  /** A ping frame (RFC 6455 section 5.5.2). */
  ping(): void;
  /** Says why, and is gone a little later at the latest. */
  close(code: number, reason: string): void;
}

/** What a session asks of all of them together. */
export interface Register {
  /** Whether this socket may be this user's, of this session id; a former one of the same user has to go. */
  enter(session: LiveSession, wanted: { readonly principal: Principal; readonly sessid: string }): Entry;
  left(session: LiveSession): void;
}
export type Entry = "entered" | "in-use" | "too-many";

export interface SessionParts {
  readonly connection: Connection;
  readonly from: Knocker;
  readonly login: LoginParts;
  readonly hall: Hall;
  readonly register: Register;
  readonly feed: Feed;
  readonly limits: LiveLimits;
  readonly counts: LiveCounts;
  readonly clock: Clock;
  readonly log: Log;
  /** Somebody has logged in: the connection keeps its place. */
  readonly onKnown?: () => void;
  readonly nextId: () => number;
  /** Undefined: there are no telephones at this door. */
  readonly switchboard?: Switchboard | undefined;
}

const LONGEST_SESSID = 100;
/** So many times as much as in a second. */
const AT_ONCE = 2;
/** A message counts as one request more for each of so many bytes. */
const BYTES_OF_ONE = 20_000;
/** Missed events may take this part of what may wait to be read. */
const MISSED_PART = 0.5;
const TOO_MANY: Answer = { error: { code: CODES.session, message: "Too many requests" } };

interface User extends Omit<LoggedIn, "type" | "principal"> {
  principal: Principal;
  readonly sessid: string;
}

export class LiveSession {
  readonly #parts: SessionParts;
  readonly #allowance: Allowance;
  readonly #subscriptions: Subscriptions;
  readonly #loginOver: () => void;
  readonly #telephone: Telephone | undefined;
  /** In which errors are told: as the request that opened the socket liked it most. */
  readonly #language: Language;
  #user: User | undefined;
  #isClosed = false;
  #isReady = false;
  #last: Promise<void> = Promise.resolve();
  #pending = 0;
  #bytesBeforeLogin = 0;
  #failedLogins = 0;
  #heardAt: number;
  #pingedAt: number;
  #pings = 0;

  constructor(parts: SessionParts) {
    const { clock, limits, feed } = parts;
    this.#parts = parts;
    this.#language = languageOf(single(parts.from.headers["accept-language"]));
    const now = clock.now();
    this.#heardAt = now;
    this.#pingedAt = now;
    this.#allowance = new Allowance(limits.requests, limits.requests * AT_ONCE, now);
    this.#subscriptions = new Subscriptions({
      ...{ feed, most: limits.subscriptions, mostMissedBytes: limits.bufferBytes * MISSED_PART },
      principal: () => this.#known().principal,
      tell: (event) => this.#tell(event),
    });
    this.#telephone = parts.switchboard?.open((method, params) => this.push(method, params));
    this.#loginOver = clock.wakeAt(now + limits.loginMs, () => {
      if (this.#user === undefined) this.close("not-logged-in");
    });
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get principal(): Principal | undefined {
    return this.#user?.principal;
  }

  get proof(): Proof | undefined {
    return this.#user?.proof;
  }

  get sessid(): string | undefined {
    return this.#user?.sessid;
  }

  get subscriptions(): Subscriptions {
    return this.#subscriptions;
  }

  get address(): string {
    return this.#parts.from.address;
  }

  /** A text frame, or a sign of life without one. */
  heard(): void {
    this.#heardAt = this.#parts.clock.now();
  }

  /** When the client was last heard, and when it was last asked whether it is there. */
  get quiet(): { readonly heardAt: number; readonly pingedAt: number } {
    return { heardAt: this.#heardAt, pingedAt: this.#pingedAt };
  }

  /** A text frame of so many bytes. */
  receive(text: string, bytes: number): void {
    const { counts, clock, limits } = this.#parts;
    if (this.#isClosed) return;
    this.heard();
    counts.messagesIn += 1;
    if (this.#user === undefined) {
      this.#bytesBeforeLogin += bytes;
      if (bytes > LONGEST_BEFORE_LOGIN_BYTES || this.#bytesBeforeLogin > MOST_BEFORE_LOGIN_BYTES) {
        this.close("too-large");
        return;
      }
    }
    // A client measures how fast its line is; it goes on without an answer.
    if (text.startsWith("#SP")) return;
    const frame = frameOf(text);
    const items = frame.type === "one" ? [frame.item] : frame.items;
    const left = this.#allowanceAfter(items.length + Math.floor(bytes / BYTES_OF_ONE), clock.now());
    if (left <= -limits.requests * AT_ONCE) {
      this.close("flood");
      return;
    }
    if (items.length === 1 && items[0]?.type === "acknowledgement") return;
    if (this.#user !== undefined) this.#parts.login.store.keys.noteUse(this.#user.principal);
    if (left < 0 || this.#pending >= MOST_PENDING) {
      const refused = items.map((item) => this.#answered(item, TOO_MANY));
      this.#reply(frame.type, refused);
      return;
    }
    this.#pending += 1;
    this.#last = this.#last
      .then(() => this.#carryOut(frame.type, items))
      .catch((error: unknown) => {
        this.#parts.log.error({ err: error }, "what came over a WebSocket could not be answered");
      });
  }

  /** Tells what has happened, if nobody has closed it. */
  push(method: string, params: Params): void {
    this.#send(JSON.stringify({ jsonrpc: "2.0", id: this.#parts.nextId(), method, params }));
  }

  /** mod_verto asks so; a client that does not know it still answers the ping of the protocol below. */
  ping(): void {
    this.#pingedAt = this.#parts.clock.now();
    if (this.#user !== undefined) this.push("verto.ping", { serno: this.#pings++ });
    if (!this.#isClosed) this.#parts.connection.ping();
  }

  /** Role, queues and all else that they are, as of now. */
  becomes(principal: Principal): void {
    if (this.#user === undefined) return;
    const isOther = seenAs(this.#user.principal) !== seenAs(principal);
    this.#user.principal = principal;
    if (isOther) this.#subscriptions.othersNow();
  }

  close(why: CloseWhy): void {
    if (this.#isClosed) return;
    const { counts, connection } = this.#parts;
    counts.closed(why);
    this.gone();
    const { code, reason } = CLOSES[why];
    connection.close(code, reason);
  }

  /** Nothing is sent any more, and nobody is here. */
  gone(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#loginOver();
    this.#parts.register.left(this);
    if (this.#telephone !== undefined) this.#parts.switchboard?.close(this.#telephone);
    this.#subscriptions.clear();
  }

  /** What a client has said to all who listen on a free channel. */
  say(channel: string, params: Params): void {
    for (const heard of this.#subscriptions.hearing(channel)) {
      this.push("verto.event", { ...params, eventChannel: channel, ...heard });
    }
  }

  /** What was asked for has been done; its answer is on its way when what comes after it begins. */
  async #carryOut(type: "one" | "batch", items: readonly Item[]): Promise<void> {
    try {
      const answered: Answered[] = [];
      for (const item of items) {
        if (this.#isClosed) return;
        answered.push(this.#answered(item, item.type === "request" ? await this.#answer(item) : undefined));
      }
      this.#reply(type, answered);
    } finally {
      this.#pending -= 1;
    }
  }

  #reply(type: "one" | "batch", answered: readonly Answered[]): void {
    const replies = answered.flatMap(({ item, answer, sessid }) => {
      if (item.type === "acknowledgement" || answer === undefined || item.id === undefined) return [];
      // As mod_verto: results of a batch are as the method gave them.
      return [replyTo(item.id, { answer, language: this.#language, sessid: type === "batch" ? undefined : sessid })];
    });
    if (replies.length > 0) this.#send(JSON.stringify(type === "batch" ? replies : replies[0]));
    for (const { answer } of answered) answer?.afterwards?.();
  }

  #answered(item: Item, answer: Answer | undefined): Answered {
    return { item, answer: item.type === "invalid" ? { error: item.error } : answer, sessid: this.#user?.sessid };
  }

  async #answer({ method, params }: Extract<Item, { type: "request" }>): Promise<Answer> {
    try {
      const answer = await (method === "login" ? this.#login(params) : this.#call(method, params));
      return withEcho(answer, params);
    } catch (error) {
      this.#parts.log.error({ err: error }, "a request over a WebSocket failed");
      return { error: { code: CODES.internal, message: "Internal error" } };
    }
  }

  #call(method: string, params: Params): Answer | Promise<Answer> {
    if (this.#user === undefined) return { error: required().error };
    const found = methodNamed(method);
    return found === undefined ? unknownMethod() : found(this.#caller(), params, this.#parts.hall);
  }

  async #login(params: Params): Promise<Answer> {
    const { counts, from, register } = this.#parts;
    const given = params["sessid"];
    const bare = params["login"] === undefined && params["loginParams"] === undefined;
    // Who is in already says so once more.
    if (bare && this.#user !== undefined) return { result: { message: "logged in" } };
    const found = await login(this.#parts.login, params, from);
    if (this.#isClosed) return { error: INVALID_REQUEST };
    if (found.type === "refused") {
      if (!found.isGuess) return { error: found.error };
      counts.failedLogins += 1;
      this.#failedLogins += 1;
      const isLast = this.#failedLogins >= MOST_FAILED_LOGINS;
      return { error: found.error, ...(isLast ? { afterwards: () => this.close("wrong-logins") } : {}) };
    }
    const isFit = typeof given === "string" && given !== "" && given.length <= LONGEST_SESSID;
    const sessid = isFit ? given : (this.#user?.sessid ?? randomUUID());
    const { principal, proof } = found;
    const entry = register.enter(this, { principal, sessid });
    if (entry === "too-many") return { error: { code: CODES.session, message: "Too many sockets of this user" } };
    if (entry === "in-use") {
      const error = { code: CODES.authFailed, message: "Session in use" };
      return { error, afterwards: () => this.close("session-in-use") };
    }
    // Somebody else begins with nothing of who was here before.
    const before = this.#user?.principal;
    if (before !== undefined && before.userId !== principal.userId) this.#subscriptions.clear();
    const isOther = before !== undefined && seenAs(before) !== seenAs(principal);
    this.#user = { principal, proof, sessid };
    this.#loginOver();
    this.#parts.onKnown?.();
    return { result: { message: "logged in" }, afterwards: () => this.#ready(isOther) };
  }

  /** Once for each connection. `isOther`: who was here before was told other things. */
  #ready(isOther: boolean): void {
    if (isOther) this.#subscriptions.othersNow();
    const { principal, sessid } = this.#known();
    const { extension } = principal;
    const taken = extension === undefined ? undefined : this.#telephone?.enter(extension.extn, sessid, this.address);
    if (extension === undefined) this.#telephone?.leave();
    if (this.#isReady) return;
    this.#isReady = true;
    const tell = (reattached: readonly string[]): void =>
      this.push("verto.clientReady", { reattached_sessions: reattached });
    // The calls that a page is given back come before it.
    if (taken === undefined) tell([]);
    else void taken.then(tell);
  }

  #known(): User {
    if (this.#user === undefined) throw new Error("nobody has logged in");
    return this.#user;
  }

  #caller(): Caller {
    const { principal, sessid } = this.#known();
    const userid = `${principal.extension?.extn ?? principal.login}@${this.#parts.login.domain}`;
    return {
      principal,
      sessid,
      userid,
      language: this.#language,
      subscriptions: this.#subscriptions,
      telephone: this.#telephone,
    };
  }

  /** What is left of what may be asked at once; below zero: too much was asked. */
  #allowanceAfter(requests: number, now: number): number {
    let left = 0;
    for (let index = 0; index < requests; index += 1) left = this.#allowance.take(now);
    return left;
  }

  #tell({ eventChannel, data, place, eventSerno, subscribedChannel }: ChannelEvent): void {
    const channel = `"eventChannel":${JSON.stringify(eventChannel)},"data":${data},"eventSerno":${eventSerno}`;
    const rest = `"subscribedChannel":${JSON.stringify(subscribedChannel)}`;
    const where = place === undefined ? "" : `,"place":{"position":${place.position},"index":${place.index}}`;
    const id = this.#parts.nextId();
    this.#send(`{"jsonrpc":"2.0","id":${id},"method":"verto.event","params":{${channel},${rest}${where}}}`);
  }

  #send(text: string): void {
    if (this.#isClosed) return;
    const { connection, limits, counts } = this.#parts;
    if (connection.waitingBytes > limits.bufferBytes) {
      this.close("slow");
      return;
    }
    counts.messagesOut += 1;
    connection.send(text);
  }
}

interface Answered {
  readonly item: Item;
  readonly answer: Answer | undefined;
  readonly sessid: string | undefined;
}
