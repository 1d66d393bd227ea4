// The switch's end of the line to its controller, as a state machine without a socket or a clock.
//
//            opened, hello                    closed, or another says hello
//   alone ------------------> held by a controller ------------------> alone
//     \-- nobody for `aloneMs` --> over              \-- says nothing for `aloneMs` --> over
//
// Events wait, numbered, until a controller says that they are in its log; who comes later is told of those it has not. If
// too many wait they are given up together: the `up` that the controller then asks for says what is so.
import type { SwitchCommand, SwitchEvent } from "../../core/switch.ts";
import type { AccountChange } from "../../ports/switch.ts";
import type { FromTelephones, ToTelephones } from "../../ports/telephones.ts";
import { noteAccount, towards, type KnownAccounts } from "./account-changes.ts";
import { commonWords, isToSwitch, TELEPHONE_WORDS, type ToController, type ToSwitch, type Words } from "./words.ts";

/** Names a connection, for as long as it lasts. */
export type ConnectionId = number;

export interface SwitchEndOptions {
  readonly run: string;
  readonly words: Words;
  /** Where phones reach the switch. */
  readonly address: { readonly host: string; readonly port: number };
  /** Without a word from a controller for so long it is over. */
  readonly aloneMs: number;
  /** What waits, at most. */
  readonly mostWaiting: number;
  /** What a controller is told before it has said that it has seen some of it. */
  readonly mostInFlight: number;
}

interface Waiting {
  readonly number: number;
  readonly at: number;
  readonly event: SwitchEvent;
}

interface Held {
  readonly connection: ConnectionId;
  /** That both speak. */
  readonly words: number;
  /** Of what waits, so many have been told it. */
  told: number;
}

/** Plain data; changed by `stepSwitchEnd` only. */
export interface SwitchEnd {
  readonly options: SwitchEndOptions;
  /** The number of the last event. */
  last: number;
  /** Events before this one were given up and are seen by nobody. */
  lostBefore: number;
  waiting: Waiting[];
  held: Held | undefined;
  /** When a controller last said anything. */
  heardAt: number;
  /** What it was provisioned with, by whom it is about. */
  readonly accounts: KnownAccounts;
  begun: boolean;
  over: boolean;
}

export type SwitchEndInput =
  | { readonly type: "happened"; readonly event: SwitchEvent }
  | { readonly type: "heard"; readonly connection: ConnectionId; readonly frame: ToSwitch }
  | { readonly type: "closed"; readonly connection: ConnectionId }
  /** At a socket of a browser, which the controller has. */
  | { readonly type: "said"; readonly said: FromTelephones }
  | { readonly type: "tick" };

export type SwitchEndEffect =
  | { readonly type: "say"; readonly connection: ConnectionId; readonly frame: ToController }
  | { readonly type: "close"; readonly connection: ConnectionId }
  /** To be on disk before anybody outside is answered. */
  | { readonly type: "keep"; readonly number: number; readonly event: SwitchEvent }
  /** Up to this number nothing need be kept any more. */
  | { readonly type: "let-go"; readonly upTo: number }
  | { readonly type: "start" }
  | { readonly type: "provision"; readonly changes: readonly AccountChange[] }
  | { readonly type: "carry-out"; readonly commands: readonly SwitchCommand[] }
  | { readonly type: "report" }
  | { readonly type: "measure"; readonly connection: ConnectionId }
  | { readonly type: "telephones"; readonly said: ToTelephones }
  /** Ends what lives and the process. */
  | { readonly type: "end"; readonly why: "asked" | "alone" };

/** `kept`: what the process before has left behind, in order. */
export function newSwitchEnd(
  options: SwitchEndOptions,
  now: number,
  kept: {
    readonly last: number;
    readonly events: readonly { readonly number: number; readonly agoMs: number; readonly event: SwitchEvent }[];
  },
): SwitchEnd {
  const waiting = kept.events.map(({ number, agoMs, event }) => ({ number, at: now - agoMs, event }));
  return {
    ...{ options, last: kept.last, lostBefore: 0, waiting, held: undefined, heardAt: now },
    ...{ accounts: new Map<string, AccountChange>(), begun: false, over: false },
  };
}

/** When it wants a `tick`. */
export function switchEndDue(end: SwitchEnd): number | undefined {
  return end.over ? undefined : end.heardAt + end.options.aloneMs;
}

export function stepSwitchEnd(end: SwitchEnd, input: SwitchEndInput, now: number): readonly SwitchEndEffect[] {
  if (end.over) return [];
  switch (input.type) {
    case "happened":
      return happened(end, input.event, now);
    case "heard":
      return heard(end, input.connection, input.frame, now);
    case "closed":
      if (end.held?.connection !== input.connection) return [];
      end.held = undefined;
      return [SOCKETS_GONE];
    case "said":
      return say(end, input.said);
    case "tick":
      if (now < end.heardAt + end.options.aloneMs) return [];
      return over(end, "alone");
  }
}

/** A controller takes its sockets with it. */
const SOCKETS_GONE: SwitchEndEffect = { type: "telephones", said: { type: "all-left" } };

function say({ held }: SwitchEnd, said: FromTelephones): readonly SwitchEndEffect[] {
  if (held === undefined || held.words < TELEPHONE_WORDS) return [];
  return [{ type: "say", connection: held.connection, frame: { type: "telephones", said } }];
}

function over(end: SwitchEnd, why: "asked" | "alone"): readonly SwitchEndEffect[] {
  // Whoever ends still tells of the ends of its legs.
  end.over = why === "alone";
  return [{ type: "end", why }];
}

function happened(end: SwitchEnd, event: SwitchEvent, now: number): readonly SwitchEndEffect[] {
  // What is so at a moment is worth nothing later: it is not kept, and has no number of its own.
  if (event.type !== "up") end.last += 1;
  const number = end.last;
  end.waiting.push({ number, at: now, event });
  const effects: SwitchEndEffect[] = event.type === "up" ? [] : [{ type: "keep", number, event }];
  if (end.waiting.length > end.options.mostWaiting) return [...effects, ...giveUp(end)];
  return [...effects, ...tell(end, now)];
}

/** Too much waits. Whoever holds it is told that it has missed something, and then asks what is so. */
function giveUp(end: SwitchEnd): readonly SwitchEndEffect[] {
  end.waiting = [];
  end.lostBefore = end.last + 1;
  const effects: SwitchEndEffect[] = [{ type: "let-go", upTo: end.last }];
  if (end.held !== undefined) {
    end.held.told = 0;
    effects.push(lost(end, end.held.connection));
  }
  return effects;
}

function lost(end: SwitchEnd, connection: ConnectionId): SwitchEndEffect {
  return { type: "say", connection, frame: { type: "lost", before: end.lostBefore } };
}

function tell(end: SwitchEnd, now: number): readonly SwitchEndEffect[] {
  const { held, waiting, options } = end;
  if (held === undefined) return [];
  const events = waiting
    .slice(held.told, options.mostInFlight)
    .map(({ number, at, event }) => ({ number, agoMs: Math.max(0, now - at), event }));
  if (events.length === 0) return [];
  held.told += events.length;
  return [{ type: "say", connection: held.connection, frame: { type: "told", events } }];
}

function heard(end: SwitchEnd, connection: ConnectionId, frame: ToSwitch, now: number): readonly SwitchEndEffect[] {
  if (!isToSwitch(frame)) return [];
  if (frame.type === "hello") return onHello(end, connection, frame, now);
  // Another has taken its place, or it has never said who it is.
  if (end.held?.connection !== connection) return [{ type: "close", connection }];
  end.heardAt = now;
  switch (frame.type) {
    case "begin":
      return begin(end, frame.accounts);
    case "provision":
      return provision(end, frame.changes);
    case "commands":
      return [{ type: "carry-out", commands: frame.commands }];
    case "report":
      return [{ type: "report" }];
    case "seen":
      return [...forgetUpTo(end, frame.number), ...tell(end, now)];
    case "alive":
      return [];
    case "measure":
      return [{ type: "measure", connection }];
    case "telephones":
      return [{ type: "telephones", said: frame.said }];
    case "stop":
      return over(end, "asked");
  }
}

type Hello = Extract<ToSwitch, { readonly type: "hello" }>;

/** The newest controller is the one: there is one data folder, and only who has locked it comes here. */
function onHello(end: SwitchEnd, connection: ConnectionId, hello: Hello, now: number): readonly SwitchEndEffect[] {
  const { options } = end;
  const words = commonWords(options.words, hello.words);
  if (words === undefined) return refuse(connection, options.words, hello.words);
  const former = end.held?.connection;
  const effects: SwitchEndEffect[] =
    former === undefined || former === connection ? [] : [{ type: "close", connection: former }, SOCKETS_GONE];
  end.heardAt = now;
  const ofOurs = hello.heard?.run === options.run ? hello.heard : undefined;
  const heardUpTo = ofOurs?.number ?? 0;
  end.waiting = end.waiting.filter(({ event }) => event.type !== "up");
  end.held = { connection, words, told: end.waiting.filter(({ number }) => number <= heardUpTo).length };
  effects.push(...forgetUpTo(end, ofOurs === undefined ? 0 : hello.seen));
  const upTo = end.waiting.at(-1)?.number ?? 0;
  const { run, address } = options;
  effects.push({ type: "say", connection, frame: { type: "welcome", words, run, upTo, begun: end.begun, address } });
  if (heardUpTo + 1 < end.lostBefore) effects.push(lost(end, connection));
  return [...effects, ...tell(end, now)];
}

function refuse(connection: ConnectionId, ours: Words, theirs: Words): readonly SwitchEndEffect[] {
  const spoken = ({ oldest, newest }: Words): string => `${oldest} to ${newest}`;
  const reason = `the switch knows the words ${spoken(ours)}, the controller ${spoken(theirs)}`;
  return [
    { type: "say", connection, frame: { type: "refused", reason } },
    { type: "close", connection },
  ];
}

/** Of what it was told. */
function forgetUpTo(end: SwitchEnd, number: number): readonly SwitchEndEffect[] {
  const { held, waiting } = end;
  if (held === undefined) return [];
  const after = waiting.findIndex((one) => one.number > number);
  const count = Math.min(after < 0 ? waiting.length : after, held.told);
  if (count === 0) return [];
  waiting.splice(0, count);
  held.told -= count;
  return [{ type: "let-go", upTo: Math.min(number, end.last) }];
}

/** Accounts that the controller no longer names are gone: nobody could say so meanwhile. */
function begin(end: SwitchEnd, accounts: readonly AccountChange[]): readonly SwitchEndEffect[] {
  const effects = provision(end, towards(end.accounts, accounts));
  if (end.begun) return effects;
  end.begun = true;
  return [...effects, { type: "start" }];
}

function provision(end: SwitchEnd, changes: readonly AccountChange[]): readonly SwitchEndEffect[] {
  const news = changes.filter((change) => noteAccount(end.accounts, change));
  return news.length === 0 ? [] : [{ type: "provision", changes: news }];
}
