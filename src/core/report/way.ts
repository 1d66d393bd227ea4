// The way of a call, for its record: hotline, menus, queues with their offers, in the order they were gone.
import type { ForwardRefusal } from "../call/forward-refusal.ts";
import type { PutOff } from "../call/put-off.ts";
import type { Candidate, Fact, FactBody, OfferEnd, QueueLimit, QueueOutcome } from "../facts.ts";
import type { AgentId, CallId, Extn, LegId, Period, QueueName } from "../model.ts";
import type { Cause, LineTone } from "../switch.ts";
import {
  accessStepOf,
  mailboxStepWith,
  MOST_ACCESS_STEPS,
  NO_MESSAGE,
  type AccessFactType,
  type AccessStep,
  type MailboxAccessStep,
  type MailboxFactType,
  type MailboxStep,
  type MessageFact,
} from "./mailbox-steps.ts";

export type { AccessStep, MailboxAccessStep, MailboxStep } from "./mailbox-steps.ts";

export interface OfferRecord {
  readonly agent: AgentId;
  readonly extn: Extn;
  readonly leg: LegId;
  readonly at: number;
  readonly end: OfferEnd | undefined;
  readonly ringMs: number | undefined;
  /**
   * Who was considered, in order, and why each of the others was not the one. Undefined: the same as of the offer before it,
   * which was made in the same instant. Records of earlier versions have none.
   */
  readonly candidates?: readonly Candidate[] | undefined;
}

/** What has lasted as long as it may. */
export type LimitKind = Extract<FactBody, { type: "limit-reached" }>["limit"];

/** One stretch of the way, in the order it was gone. */
export type WayStep =
  | {
      readonly type: "hotline";
      readonly at: number;
      readonly id: string;
      readonly number: string;
      readonly period: Period;
    }
  | IvrStep
  | { readonly type: "extension"; readonly at: number; readonly extn: Extn }
  /** A number outside, over a line. */
  | { readonly type: "outside"; readonly at: number; readonly number: string }
  | { readonly type: "closed"; readonly at: number; readonly number: string; readonly period: Period }
  | { readonly type: "unroutable"; readonly at: number; readonly dialled: string }
  /** An emergency number, over the first of these lines that takes it; for whoever is at this extension. */
  | {
      readonly type: "emergency";
      readonly at: number;
      readonly extn: Extn;
      readonly number: string;
      readonly lines: readonly string[];
    }
  /** They stand on a list, by this row. */
  | { readonly type: "known-caller"; readonly at: number; readonly id: string; readonly kind: "vip" | "black" }
  | { readonly type: "callback-promised"; readonly at: number; readonly queue: QueueName; readonly number: string }
  | {
      readonly type: "callback-failed";
      readonly at: number;
      readonly queue: QueueName;
      readonly attempt: number;
      readonly cause: Cause;
    }
  | {
      readonly type: "callback-put-off";
      readonly at: number;
      readonly queue: QueueName;
      readonly reason: PutOff;
    }
  | { readonly type: "callback-superseded"; readonly at: number; readonly queue: QueueName; readonly by: CallId }
  /** The center was down meanwhile; the promise holds. */
  | { readonly type: "callback-kept"; readonly at: number }
  /** A queue would not keep them: which limit it was, and where its action led. */
  | {
      readonly type: "sent-on";
      readonly at: number;
      readonly queue: QueueName;
      readonly limit: QueueLimit;
      readonly to: "queue" | "number" | "voicemail";
      readonly target: string;
    }
  | {
      readonly type: "sent-nowhere";
      readonly at: number;
      readonly to: "queue" | "number" | "voicemail";
      readonly target: string;
      readonly reason: string;
    }
  /** The center was away meanwhile: what had happened was taken as if it had been told, or what lasts was ordered again. */
  | { readonly type: "taken-up"; readonly at: number; readonly how: TakenUpFact["how"] }
  | { readonly type: "limit-reached"; readonly at: number; readonly limit: LimitKind; readonly afterMs: number }
  /** The line says that nobody is there any more. */
  | { readonly type: "tone-heard"; readonly at: number; readonly tone: LineTone }
  /** Who is at `from` has sent the call to another number. `refused`: why it does not ring there. */
  | {
      readonly type: "forwarded";
      readonly at: number;
      readonly leg: LegId;
      readonly from: string;
      readonly number: string;
      readonly refused?: ForwardRefusal;
    }
  /** The one at this leg has heard that the call is recorded. */
  | { readonly type: "recording-announced"; readonly at: number; readonly leg: LegId }
  | MailboxStep
  | MailboxAccessStep
  | QueueStep;

/** What happened in a tree of menus. */
export type MenuStep =
  | { readonly type: "entered"; readonly at: number; readonly menu: string; readonly name: string }
  | {
      readonly type: "key";
      readonly at: number;
      readonly keys: string;
      readonly meaning: "child" | "extension" | "wrong";
    }
  | { readonly type: "timeout"; readonly at: number }
  | { readonly type: "left"; readonly at: number; readonly to: Extract<FactBody, { type: "menu-left" }>["to"] };

export interface IvrStep {
  readonly type: "ivr";
  readonly at: number;
  readonly id: string;
  readonly number: string;
  /** The last ones, where a caller went round and round. */
  readonly steps: readonly MenuStep[];
}

/** Of one stay in a tree. */
const MOST_MENU_STEPS = 100;
export interface QueueStep {
  readonly type: "queue";
  readonly at: number;
  readonly queue: QueueName;
  /** Their place in the line on joining, from 1; 0: they never joined. */
  readonly position: number;
  readonly leftAt: number | undefined;
  readonly outcome: QueueOutcome | undefined;
  readonly waitMs: number | undefined;
  readonly agent: AgentId | undefined;
  readonly offers: readonly OfferRecord[];
}

/** What was repaired in a call when the center was back. */
export type TakenUpFact = Extract<Fact, { readonly type: "leg-taken-up" }> & {
  readonly call: CallId;
  readonly how: "missed" | "said-again";
};

export type WayFact = Extract<
  Fact,
  {
    readonly type:
      | "call-routed"
      | "call-unroutable"
      | "emergency-call"
      | "caller-known"
      | "callback-promised"
      | "callback-failed"
      | "callback-put-off"
      | "callback-superseded"
      | "call-sent-on"
      | "call-sent-nowhere"
      | "menu-entered"
      | "menu-key"
      | "menu-timeout"
      | "menu-left"
      | MailboxFactType
      | AccessFactType
      | "limit-reached"
      | "tone-heard"
      | "recording-announced"
      | "queue-joined"
      | "offer-made"
      | "offer-ended"
      | "queue-left";
  }
>;

export function withWayFact(way: readonly WayStep[], fact: WayFact): readonly WayStep[] {
  switch (fact.type) {
    case "call-routed":
      return withRoute(way, fact);
    case "call-unroutable":
      return [...way, { type: "unroutable", at: fact.at, dialled: fact.dialled }];
    case "emergency-call": {
      const { at, extn, number, lines } = fact;
      return [...way, { type: "emergency", at, extn, number, lines }];
    }
    case "caller-known": {
      const { at, id, kind } = fact;
      return [...way, { type: "known-caller", at, id, kind }];
    }
    case "callback-promised": {
      const { at, queue, number } = fact;
      return [...way, { type: "callback-promised", at, queue, number }];
    }
    case "callback-failed": {
      const { at, queue, attempt, cause } = fact;
      return [...way, { type: "callback-failed", at, queue, attempt, cause }];
    }
    case "callback-put-off": {
      const { at, queue, reason } = fact;
      return [...way, { type: "callback-put-off", at, queue, reason }];
    }
    case "callback-superseded": {
      const { at, queue, by } = fact;
      return [...way, { type: "callback-superseded", at, queue, by }];
    }
    case "call-sent-on": {
      const { at, queue, limit, to, target } = fact;
      return [...way, { type: "sent-on", at, queue, limit, to, target }];
    }
    case "call-sent-nowhere": {
      const { at, to, target, reason } = fact;
      return [...way, { type: "sent-nowhere", at, to, target, reason }];
    }
    case "menu-entered":
    case "menu-key":
    case "menu-timeout":
    case "menu-left":
      return withMenuStep(way, menuStepOf(fact));
    case "mailbox-full":
    case "message-begun":
    case "message-left":
    case "message-dropped":
    case "message-failed":
      return withMessageFact(way, fact);
    case "mailbox-opened":
    case "mailbox-refused":
    case "mailbox-locked":
    case "message-heard":
    case "message-deleted":
      return withAccessStep(way, accessStepOf(fact));
    case "limit-reached":
      return [...way, { type: "limit-reached", at: fact.at, limit: fact.limit, afterMs: fact.afterMs }];
    case "tone-heard":
      return [...way, { type: "tone-heard", at: fact.at, tone: fact.tone }];
    case "recording-announced":
      return [...way, { type: "recording-announced", at: fact.at, leg: fact.leg }];
    case "queue-joined":
      return withJoin(way, fact);
    case "offer-made":
    case "offer-ended":
    case "queue-left":
      return withQueueFact(way, fact);
  }
}

function withRoute(way: readonly WayStep[], fact: Extract<Fact, { type: "call-routed" }>): readonly WayStep[] {
  const { step } = fact;
  switch (step.type) {
    case "hotline":
    case "extension":
    case "outside":
    case "closed":
      return [...way, { ...step, at: fact.at }];
    case "ivr":
    case "mailbox-access":
      return [...way, { ...step, at: fact.at, steps: [] }];
    case "mailbox":
      return [...way, { ...step, at: fact.at, ...NO_MESSAGE }];
    case "queue":
      return [...way, newQueueStep(step.queue, fact.at, 0)];
  }
}

type MenuFact = Extract<Fact, { type: "menu-entered" | "menu-key" | "menu-timeout" | "menu-left" }>;

function menuStepOf(fact: MenuFact): MenuStep {
  const { at } = fact;
  switch (fact.type) {
    case "menu-entered":
      return { type: "entered", at, menu: fact.menu, name: fact.name };
    case "menu-key":
      return { type: "key", at, keys: fact.keys, meaning: fact.meaning };
    case "menu-timeout":
      return { type: "timeout", at };
    case "menu-left":
      return { type: "left", at, to: fact.to };
  }
}

/** The last tree they entered is the one they are in. */
function withMenuStep(way: readonly WayStep[], step: MenuStep): readonly WayStep[] {
  const index = way.findLastIndex(({ type }) => type === "ivr");
  return way.map((stretch, i) => {
    if (i !== index || stretch.type !== "ivr") return stretch;
    return { ...stretch, steps: [...stretch.steps, step].slice(-MOST_MENU_STEPS) };
  });
}

/** A caller leaves one message, in the last mailbox that they were led to. */
function withMessageFact(way: readonly WayStep[], fact: MessageFact): readonly WayStep[] {
  const index = way.findLastIndex(({ type }) => type === "mailbox");
  return way.map((step, i) => (i === index && step.type === "mailbox" ? mailboxStepWith(step, fact) : step));
}

function withAccessStep(way: readonly WayStep[], access: AccessStep): readonly WayStep[] {
  const index = way.findLastIndex(({ type }) => type === "mailbox-access");
  return way.map((step, i) => {
    if (i !== index || step.type !== "mailbox-access") return step;
    return { ...step, steps: [...step.steps, access].slice(-MOST_ACCESS_STEPS) };
  });
}

function newQueueStep(queue: QueueName, at: number, position: number): QueueStep {
  return {
    type: "queue",
    at,
    queue,
    position,
    leftAt: undefined,
    outcome: undefined,
    waitMs: undefined,
    agent: undefined,
    offers: [],
  };
}

/** The step that routed to this queue, or a new one. */
function withJoin(way: readonly WayStep[], fact: Extract<Fact, { type: "queue-joined" }>): readonly WayStep[] {
  const last = way.at(-1);
  if (last?.type !== "queue" || last.queue !== fact.queue || last.position > 0) {
    return [...way, newQueueStep(fact.queue, fact.at, fact.position)];
  }
  return [...way.slice(0, -1), { ...last, at: fact.at, position: fact.position }];
}

type QueueFact = Extract<Fact, { type: "offer-made" | "offer-ended" | "queue-left" }>;

/** The last step through that queue is the one that is meant: a caller waits in one queue at a time. */
function withQueueFact(way: readonly WayStep[], fact: QueueFact): readonly WayStep[] {
  const index = way.findLastIndex((step) => step.type === "queue" && step.queue === fact.queue);
  return way.map((step, i) => (i === index && step.type === "queue" ? queueStepWith(step, fact) : step));
}

function queueStepWith(step: QueueStep, fact: QueueFact): QueueStep {
  switch (fact.type) {
    case "offer-made": {
      const { agent, extn, leg, at } = fact;
      const isSaid = step.offers.at(-1)?.at === at || fact.candidates.length === 0;
      const candidates = isSaid ? undefined : fact.candidates;
      const offer: OfferRecord = { agent, extn, leg, at, end: undefined, ringMs: undefined, candidates };
      return { ...step, offers: [...step.offers, offer] };
    }
    case "offer-ended": {
      const { end, ringMs } = fact;
      return {
        ...step,
        offers: step.offers.map((offer) => (offer.leg === fact.leg ? { ...offer, end, ringMs } : offer)),
      };
    }
    case "queue-left":
      return { ...step, leftAt: fact.at, outcome: fact.outcome, waitMs: fact.waitMs, agent: fact.agent };
  }
}

/** All that was done for a call in one instant is one step. */
export function wayOfTakenUp(way: readonly WayStep[], { at, how }: TakenUpFact): readonly WayStep[] {
  const last = way.at(-1);
  const isSaid = last?.type === "taken-up" && last.at === at && last.how === how;
  return isSaid ? way : [...way, { type: "taken-up", at, how }];
}

/** They stand in the line again, as if they had never left it. */
export function wayOfKept(way: readonly WayStep[], at: number): readonly WayStep[] {
  const index = way.findLastIndex(({ type }) => type === "queue");
  const again = way.map((step, i): WayStep => {
    if (i !== index || step.type !== "queue") return step;
    return { ...step, leftAt: undefined, outcome: undefined, waitMs: undefined, agent: undefined };
  });
  return [...again, { type: "callback-kept", at }];
}
