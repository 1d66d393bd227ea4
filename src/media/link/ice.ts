// Finds the way to a peer, and watches whether the peer still wants what we send there (RFC 8445, RFC 7675). Knows no socket and
// no clock. We have one candidate, so that a pair is a place of the peer:
//
//   waiting --check sent--> asked --answered--> valid --nominated--> selected --30 s without an answer--> lost
//      ^                      |  no answer in time
//      +--- the peer checks --+--> failed
//
// What does not prove that its writer knows our password is not answered and costs nothing but the look at it: nobody else learns
// that we are here, and no place of theirs is ever tried.
import { isProven, printStun, readStun, TRANSACTION_BYTES, type StunMessage } from "./stun.ts";
import { MOST_CANDIDATES, priorityOf, type Candidate } from "./candidate.ts";

/** Of one side (RFC 8839 section 5.4). Never logged. */
export interface Credentials {
  readonly name: string;
  readonly password: string;
}

export interface Peer extends Credentials {
  readonly candidates: readonly Candidate[];
  /** It answers checks and makes none: we decide. */
  readonly isLite: boolean;
}

export interface IcePorts {
  send(bytes: Uint8Array, address: string, port: number): void;
  /** In hex digits. */
  random(bytes: number): string;
}

export type IceState = "new" | "checking" | "connected" | "lost";

/** Time between checks to new places (RFC 8445 section 14.2). */
const PACE_MS = 50;
const FIRST_TIMEOUT_MS = 500;
const LONGEST_TIMEOUT_MS = 4_000;
/** So long a way is looked for, and so long after its last answer the peer is believed to want ours (RFC 7675 section 5.1). */
export const PATIENCE_MS = 30_000;
const CONSENT_MS = 5_000;
/** Where we decide, what is better may still answer for so long after the first. */
const CHOICE_MS = 100;
/** Places of one peer, those that it was seen at included. */
const MOST_PAIRS = 2 * MOST_CANDIDATES;

interface Pair {
  readonly address: string;
  readonly port: number;
  readonly priority: number;
  state: "waiting" | "asked" | "valid" | "failed";
  transaction: string;
  sentAtMs: number;
  timeoutMs: number;
  isNominating: boolean;
  /** The peer has checked it. */
  isSeen: boolean;
  /** The peer wants this one. */
  isWanted: boolean;
  /** By which name of ours the peer checks it. */
  ourName: string;
}

export class Ice {
  readonly #ports: IcePorts;
  readonly #tieBreaker: bigint;
  #ours: Credentials = { name: "", password: "" };
  /**
   * Before the last restart. A browser whose way of before it finds again under the same address of ours goes on to use them there,
   * together with its own new name (Chromium does), and takes no check of ours by other ones.
   */
  #former: Credentials | undefined;
  #peer: Peer | undefined;
  #isControlling = false;
  #pairs = new Map<string, Pair>();
  #selected: Pair | undefined;
  #seen: Pair | undefined;
  #consentAtMs = 0;
  #consent = { transaction: "", nextMs: 0 };
  #startedAtMs = 0;
  #nextCheckMs = 0;
  #firstValidAtMs = Infinity;
  #isLost = false;

  constructor(ports: IcePorts) {
    this.#ports = ports;
    this.#tieBreaker = BigInt(`0x${ports.random(8)}`);
  }

  get state(): IceState {
    if (this.#isLost) return "lost";
    if (this.#peer === undefined) return "new";
    return this.#selected === undefined ? "checking" : "connected";
  }

  /** Where to send to. */
  get selected(): { readonly address: string; readonly port: number } | undefined {
    return this.#isLost ? undefined : this.#selected;
  }

  /** From where the last proven check came: an answer gets there. */
  get seen(): { readonly address: string; readonly port: number } | undefined {
    return this.#seen;
  }

  /** Has a proven check come from there? What is no STUN is not taken from anywhere else. */
  knows(address: string, port: number): boolean {
    if (this.#selected?.port === port && this.#selected.address === address) return true;
    return this.#pairs.get(keyOf(address, port))?.isSeen === true;
  }

  /** What was agreed on. The same again changes nothing but for new places; other names begin anew (a restart, RFC 8445 section 9). */
  agree(ours: Credentials, peer: Peer, isControlling: boolean, nowMs: number): void {
    if (this.#peer === undefined || peer.name !== this.#peer.name || peer.password !== this.#peer.password) {
      if (this.#peer !== undefined && ours.name !== this.#ours.name) this.#former = this.#ours;
      this.#pairs = new Map();
      this.#isControlling = isControlling || peer.isLite;
      this.#startedAtMs = nowMs;
      this.#firstValidAtMs = Infinity;
      this.#nextCheckMs = nowMs;
      // The way that there is goes on until there is a new one.
      this.#consentAtMs = nowMs;
      if (this.#isLost) this.#selected = undefined;
      this.#isLost = false;
    }
    this.#ours = ours;
    this.#peer = peer;
    const best = peer.candidates.toSorted((one, other) => other.priority - one.priority).slice(0, MOST_CANDIDATES);
    for (const { address, port, priority } of best) this.#pairOf(address, port, priority);
  }

  receive(bytes: Uint8Array, address: string, port: number, nowMs: number): void {
    const message = readStun(bytes);
    if (message === undefined || this.#peer === undefined) return;
    if (message.type === "request") this.#onRequest(bytes, message, address, port, nowMs);
    else if (isProven(bytes, message, this.#peer.password)) this.#onAnswer(message, address, port, nowMs);
  }

  /** A few times a second at least; while it looks for a way, every 20 ms. */
  tick(nowMs: number): void {
    const peer = this.#peer;
    if (peer === undefined || this.#isLost) return;
    if (this.#selected === undefined ? nowMs - this.#startedAtMs > PATIENCE_MS : this.#isConsentOver(nowMs)) {
      this.#isLost = true;
      return;
    }
    if (this.#selected !== undefined && nowMs >= this.#consent.nextMs) this.#askConsent(this.#selected, nowMs);
    for (const pair of this.#pairs.values()) if (pair.state === "asked") this.#wait(pair, nowMs);
    if (this.#isControlling) this.#nominate(nowMs);
    if (nowMs < this.#nextCheckMs) return;
    const next = this.#nextPair();
    if (next === undefined) return;
    this.#nextCheckMs = nowMs + PACE_MS;
    this.#check(next, nowMs);
  }

  #isConsentOver(nowMs: number): boolean {
    return nowMs - this.#consentAtMs > PATIENCE_MS;
  }

  #onRequest(bytes: Uint8Array, message: StunMessage, address: string, port: number, nowMs: number): void {
    const peer = this.#peer;
    const [name, theirs] = (message.username ?? "").split(":", 2);
    const ours = [this.#ours, this.#former].find((one) => one !== undefined && one.name !== "" && one.name === name);
    if (peer === undefined || ours === undefined || !isProven(bytes, message, ours.password)) return;
    if (!this.#settleRoles(message, address, port, ours)) return;
    this.#ports.send(printStun({ type: "response", address, port }, message.transaction, ours.password), address, port);
    // Of before the restart: it is answered, and leads nowhere new.
    if (theirs !== peer.name) return;
    const pair = this.#pairOf(address, port, message.priority ?? priorityOf("peer-reflexive"));
    if (pair === undefined) return;
    pair.isSeen = true;
    const isRenamed = pair.ourName !== ours.name;
    pair.ourName = ours.name;
    this.#seen = pair;
    if (message.useCandidate && !this.#isControlling) pair.isWanted = true;
    if (pair.state === "valid") {
      if (pair.isWanted && message.useCandidate) this.#select(pair, nowMs);
      // A triggered check (RFC 8445 section 7.3.1.4).
    } else if (pair.state !== "asked" || isRenamed) this.#check(pair, nowMs);
  }

  /** RFC 8445 section 7.3.1.1. False: it was told to change its role. */
  #settleRoles({ role, transaction }: StunMessage, address: string, port: number, ours: Credentials): boolean {
    if (role === undefined || role.isControlling !== this.#isControlling) return true;
    const isOursToKeep = this.#tieBreaker >= role.tieBreaker === this.#isControlling;
    if (!isOursToKeep) {
      this.#isControlling = !this.#isControlling;
      return true;
    }
    const error = { type: "error", code: 487, reason: "Role Conflict" } as const;
    this.#ports.send(printStun(error, transaction, ours.password), address, port);
    return false;
  }

  #onAnswer({ type, transaction, errorCode }: StunMessage, address: string, port: number, nowMs: number): void {
    const selected = this.#selected;
    if (type === "response" && transaction === this.#consent.transaction && selected !== undefined) {
      if (selected.address === address && selected.port === port) this.#consentAtMs = nowMs;
      return;
    }
    const pair = this.#pairs.get(keyOf(address, port));
    if (pair?.transaction !== transaction || transaction === "") return;
    pair.transaction = "";
    if (type === "error") {
      if (errorCode === 487) this.#isControlling = !this.#isControlling;
      pair.state = errorCode === 487 ? "waiting" : "failed";
      pair.isNominating = false;
      return;
    }
    if (pair.state !== "valid") this.#firstValidAtMs = Math.min(this.#firstValidAtMs, nowMs);
    pair.state = "valid";
    if (pair.isWanted || pair.isNominating) this.#select(pair, nowMs);
    pair.isNominating = false;
  }

  #select(pair: Pair, nowMs: number): void {
    if (this.#selected === pair) return;
    this.#selected = pair;
    this.#consentAtMs = nowMs;
    this.#consent = { transaction: "", nextMs: nowMs + CONSENT_MS };
  }

  #askConsent(selected: Pair, nowMs: number): void {
    const transaction = this.#ports.random(TRANSACTION_BYTES);
    // Not in step with others (RFC 7675 section 5.1).
    const share = 0.8 + (0.4 * parseInt(transaction.slice(0, 4), 16)) / 65_536;
    this.#consent = { transaction, nextMs: nowMs + CONSENT_MS * share };
    this.#ask(selected, transaction, false);
  }

  #pairOf(address: string, port: number, priority: number): Pair | undefined {
    const key = keyOf(address, port);
    const known = this.#pairs.get(key);
    if (known !== undefined || this.#pairs.size >= MOST_PAIRS) return known;
    const pair: Pair = {
      ...{ address, port, priority, state: "waiting", transaction: "", sentAtMs: 0, timeoutMs: FIRST_TIMEOUT_MS },
      ...{ isNominating: false, isSeen: false, isWanted: false, ourName: this.#ours.name },
    };
    this.#pairs.set(key, pair);
    return pair;
  }

  #nextPair(): Pair | undefined {
    let best: Pair | undefined;
    for (const pair of this.#pairs.values()) {
      if (pair.state === "waiting" && (best === undefined || pair.priority > best.priority)) best = pair;
    }
    return best;
  }

  #wait(pair: Pair, nowMs: number): void {
    if (nowMs - pair.sentAtMs < pair.timeoutMs) return;
    if (nowMs - this.#startedAtMs > PATIENCE_MS) pair.state = "failed";
    else {
      pair.timeoutMs = Math.min(LONGEST_TIMEOUT_MS, 2 * pair.timeoutMs);
      this.#repeat(pair, nowMs);
    }
  }

  /** We decide: the best of those that have answered (RFC 8445 section 8.1.1). */
  #nominate(nowMs: number): void {
    if (
      this.#selected !== undefined &&
      this.#pairs.get(keyOf(this.#selected.address, this.#selected.port)) === this.#selected
    )
      return;
    if (nowMs - this.#firstValidAtMs < CHOICE_MS) return;
    const valid = [...this.#pairs.values()].filter(({ state }) => state === "valid");
    const [best] = valid.toSorted((one, other) => other.priority - one.priority);
    if (best === undefined) return;
    if (best.isNominating && nowMs - best.sentAtMs < FIRST_TIMEOUT_MS) return;
    best.isNominating = true;
    best.transaction = this.#ports.random(TRANSACTION_BYTES);
    best.sentAtMs = nowMs;
    this.#ask(best, best.transaction, true);
  }

  #check(pair: Pair, nowMs: number): void {
    pair.state = "asked";
    pair.transaction = this.#ports.random(TRANSACTION_BYTES);
    pair.timeoutMs = FIRST_TIMEOUT_MS;
    this.#repeat(pair, nowMs);
  }

  #repeat(pair: Pair, nowMs: number): void {
    pair.sentAtMs = nowMs;
    this.#ask(pair, pair.transaction, false);
  }

  #ask({ address, port, ourName }: Pair, transaction: string, useCandidate: boolean): void {
    const peer = this.#peer;
    if (peer === undefined) return;
    const check = {
      type: "request",
      username: `${peer.name}:${ourName}`,
      priority: priorityOf("peer-reflexive"),
      isControlling: this.#isControlling,
      tieBreaker: this.#tieBreaker,
      useCandidate,
    } as const;
    this.#ports.send(printStun(check, transaction, peer.password), address, port);
  }
}

function keyOf(address: string, port: number): string {
  return `${address} ${port}`;
}
