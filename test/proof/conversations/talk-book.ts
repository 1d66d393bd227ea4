// Who talks with whom, told from the facts of a run alone: as whom each leg takes part, who holds and who is muted. Plain data,
// and no word of the engine's own code.
import type { Fact } from "../../../src/core/facts.ts";
import type { Manner } from "../../../src/core/orders.ts";

export interface BookLeg {
  readonly extn: string | undefined;
  call: string;
  answered: boolean;
  /** It was called: by an offer, a transfer, a consultation, a supervisor's wish. */
  readonly isCalled: boolean;
  held: boolean;
  holding: boolean;
  muted: boolean;
  /** It was told to hang up: what it hears until it does is nobody's affair. */
  hungUp: boolean;
  /** It is to take the place of this one. */
  replaces: string | undefined;
}

/** How a supervisor takes part, and for whom they have come. */
export interface Visit {
  readonly manner: Manner;
  readonly watches: string;
}

export interface BookTalk {
  customer: string;
  agent: string;
  /** "" while the line to them has failed and another one is tried. */
  consulted: { leg: string; answered: boolean } | undefined;
  /** With whom the agent talks. */
  focus: "customer" | "consulted" | "all";
  readonly supervisors: Map<string, Visit>;
  /** The customer was given away in this step. */
  isOver: boolean;
}

export interface TalkBook {
  readonly legs: Map<string, BookLeg>;
  readonly talks: Map<string, BookTalk>;
  /** Whose call it is: of whom `call-answered` tells. */
  readonly callers: Map<string, string>;
  /** Who had their own phone called first. */
  readonly ordered: Set<string>;
  /** Calls over which a caller is called back. */
  readonly calledBack: Set<string>;
  /** Calls whose customer was led elsewhere, and nobody has taken them yet. */
  readonly ledAway: Set<string>;
}

export function newTalkBook(): TalkBook {
  return {
    legs: new Map(),
    talks: new Map(),
    callers: new Map(),
    ordered: new Set(),
    calledBack: new Set(),
    ledAway: new Set(),
  };
}

type FactOf<Type extends Fact["type"]> = Extract<Fact, { readonly type: Type }>;

/** Returns what cannot be. */
export function noteInBook(book: TalkBook, fact: Fact): string[] {
  noteLegs(book, fact);
  return noteTalk(book, fact);
}

/** A talk lacks one of the two who talk when the step is over: it is no more. */
export function closeDeadTalks(book: TalkBook): void {
  for (const [call, { customer, agent, isOver }] of book.talks) {
    const isThere = (leg: string): boolean => book.legs.get(leg)?.call === call;
    if (isOver || !isThere(customer) || !isThere(agent)) closeTalk(book, call);
  }
}

function newLeg(call: string, extn: string | undefined, isCalled: boolean, replaces?: string): BookLeg {
  const nothing = { answered: false, held: false, holding: false, muted: false, hungUp: false };
  return { extn, call, isCalled, replaces, ...nothing };
}

function noteLegs({ legs, callers, ordered, calledBack }: TalkBook, fact: Fact): void {
  switch (fact.type) {
    case "call-started": {
      callers.set(fact.call, fact.leg);
      if (fact.ordered === true) ordered.add(fact.call);
      const extn = fact.origin.type === "extension" ? fact.origin.extn : undefined;
      // Who goes on elsewhere has a leg already.
      if (!legs.has(fact.leg)) legs.set(fact.leg, newLeg(fact.call, extn, fact.ordered === true));
      return;
    }
    case "callback-dialled":
      callers.set(fact.call, fact.leg);
      calledBack.add(fact.call);
      legs.set(fact.leg, newLeg(fact.call, fact.to.type === "extension" ? fact.to.extn : undefined, true));
      return;
    case "leg-dialled":
      legs.set(fact.leg, newLeg(fact.call, fact.to.type === "extension" ? fact.to.extn : undefined, true));
      return;
    case "leg-replaces":
      legs.set(fact.leg, newLeg(fact.call, fact.extn, false, fact.replaces));
      return;
    case "leg-answered":
      change(legs.get(fact.leg), { answered: true, replaces: undefined });
      return;
    case "call-answered":
      change(legs.get(callers.get(fact.call) ?? ""), { answered: true });
      return;
    case "leg-moved":
      change(legs.get(fact.leg), { call: fact.call });
      return;
    case "leg-held":
    case "leg-resumed":
      change(legs.get(fact.leg), { held: fact.type === "leg-held" });
      return;
    case "talk-held":
    case "talk-unheld":
      change(legs.get(fact.leg), { holding: fact.type === "talk-held" });
      return;
    case "muted":
    case "unmuted":
      change(legs.get(fact.leg), { muted: fact.type === "muted" });
      return;
    case "leg-ended":
      legs.delete(fact.leg);
      return;
    default:
      return;
  }
}

function change(leg: BookLeg | undefined, what: Partial<BookLeg>): void {
  if (leg !== undefined) Object.assign(leg, what);
}

function noteTalk(book: TalkBook, fact: Fact): string[] {
  switch (fact.type) {
    case "bridged":
      book.ledAway.delete(fact.call);
      return noteBridged(book, fact);
    case "leg-dialled":
    case "leg-ended":
      noteOtherWay(book.talks.get(fact.call), fact);
      return [];
    case "leg-moved":
      noteMoved(book, fact);
      return [];
    case "consult-begun":
      return noteConsult(book, fact);
    case "supervisor-joined":
    case "supervisor-changed":
    case "supervisor-left":
      return noteSupervisor(book, fact);
    case "consult-answered":
    case "consult-ended":
    case "swapped":
    case "three-way-begun":
    case "three-way-ended":
      return noteConsulted(book, fact);
    case "transferred":
      book.ledAway.add(fact.call);
      return fact.kind === "moved" ? noteMovedWaiting(book, fact) : noteTransferred(book, fact);
    case "transfer-failed":
      return book.ledAway.delete(fact.call) ? [] : [`9: in call ${fact.call} a transfer failed that was none`];
    case "taken-over":
      return noteTakenOver(book, fact);
    case "survey-invited":
    case "queue-joined":
    case "call-ended":
      if (fact.type === "call-ended") book.ledAway.delete(fact.call);
      closeTalk(book, fact.call);
      return [];
    default:
      return [];
  }
}

/** Whoever goes on elsewhere is neither muted nor holds anybody; whose call it is now is the customer's. */
function closeTalk({ talks, legs, callers }: TalkBook, call: string): void {
  const talk = talks.get(call);
  if (talk === undefined) return;
  talks.delete(call);
  callers.set(call, talk.customer);
  const parties = [talk.customer, talk.agent, talk.consulted?.leg ?? "", ...talk.supervisors.keys()];
  for (const leg of parties) if (legs.get(leg)?.call === call) change(legs.get(leg), { holding: false, muted: false });
}

/** Who comes into another talk begins anew there; an agent and whom they consult go on as they were. */
function noteMoved({ talks, legs }: TalkBook, { leg, call }: FactOf<"leg-moved">): void {
  if (talks.has(call)) change(legs.get(leg), { holding: false, muted: false });
}

/** Two begin to talk, or one of them is followed by somebody else. */
function noteBridged(book: TalkBook, { call, legs: [first, second], agent }: FactOf<"bridged">): string[] {
  const { talks, legs } = book;
  if (talks.get(call)?.isOver === true) closeTalk(book, call);
  const broken = [first, second].filter((leg) => !legs.has(leg)).map((leg) => `1: bridged to ${leg}, which is over`);
  const talk = talks.get(call);
  if (talk === undefined) {
    const isOurs = (leg: string): boolean => legs.get(leg)?.extn !== undefined;
    // Whoever calls outside from a phone of ours is the center's side of it.
    const isOutgoing = isOurs(first) && !isOurs(second) && agent === undefined;
    const [customer, ours] = isOutgoing ? [second, first] : [first, second];
    const nobody = { consulted: undefined, supervisors: new Map<string, Visit>() };
    talks.set(call, { customer, agent: ours, focus: "customer", isOver: false, ...nobody });
    return broken;
  }
  if (talk.customer !== first && talk.agent !== second) {
    const bothNew = `1: two others are bridged in call ${call}, where two talk`;
    broken.push(bothNew);
  }
  Object.assign(talk, { customer: first, agent: second });
  talk.supervisors.delete(second);
  if (talk.consulted?.leg === second) talk.consulted = undefined;
  // A phone that takes the place of another one goes on where that one was.
  if (talk.consulted === undefined) talk.focus = "customer";
  return broken;
}

/** The line to whom they consult has failed, and another one is tried. */
function noteOtherWay(talk: BookTalk | undefined, { type, leg }: FactOf<"leg-dialled" | "leg-ended">): void {
  const consulted = talk?.consulted;
  if (consulted === undefined) return;
  if (type === "leg-ended" && consulted.leg === leg && !consulted.answered) consulted.leg = "";
  if (type === "leg-dialled" && consulted.leg === "") consulted.leg = leg;
}

/** Of two phones of ours who asks for something is the agent. */
function actsAsAgent(talk: BookTalk, leg: string): void {
  if (talk.customer === leg) Object.assign(talk, { customer: talk.agent, agent: leg });
}

function noteConsult({ talks }: TalkBook, { call, leg, of }: FactOf<"consult-begun">): string[] {
  const talk = talks.get(call);
  if (talk === undefined) return [`9: somebody is consulted in call ${call}, in which nobody talks`];
  actsAsAgent(talk, of);
  const broken = talk.consulted === undefined ? [] : [`9: two are consulted in call ${call}`];
  if (talk.agent !== of) broken.push(`9: ${of} consults in call ${call} and is not its agent`);
  Object.assign(talk, { consulted: { leg, answered: false }, focus: "consulted" });
  return broken;
}

type ConsultedFact = FactOf<"consult-answered" | "consult-ended" | "swapped" | "three-way-begun" | "three-way-ended">;

function noteConsulted({ talks }: TalkBook, fact: ConsultedFact): string[] {
  const talk = talks.get(fact.call);
  const consulted = talk?.consulted;
  if (talk === undefined || consulted === undefined) return [`9: ${fact.type} in call ${fact.call} without one`];
  switch (fact.type) {
    case "consult-answered":
      consulted.answered = true;
      return [];
    case "consult-ended":
      Object.assign(talk, { consulted: undefined, focus: "customer" });
      return [];
    case "swapped":
    case "three-way-begun":
    case "three-way-ended": {
      const to = { swapped: undefined, "three-way-begun": "all", "three-way-ended": "consulted" } as const;
      talk.focus = fact.type === "swapped" ? fact.to : to[fact.type];
      return consulted.answered ? [] : [`9: ${fact.type} in call ${fact.call} before they have answered`];
    }
  }
}

type SupervisorFact = FactOf<"supervisor-joined" | "supervisor-changed" | "supervisor-left">;

function noteSupervisor({ talks }: TalkBook, fact: SupervisorFact): string[] {
  const talk = talks.get(fact.call);
  const supervisors = talk?.supervisors;
  if (supervisors === undefined) return [`9: ${fact.type} in call ${fact.call}, in which nobody talks`];
  // Of two phones of ours the one that is watched is the agent's.
  if (fact.type === "supervisor-joined" && talk?.supervisors.size === 0) actsAsAgent(talk, fact.watches);
  const isIn = supervisors.has(fact.leg);
  if (fact.type === "supervisor-left") supervisors.delete(fact.leg);
  else supervisors.set(fact.leg, { manner: fact.manner, watches: watchedIn(fact, supervisors.get(fact.leg)) });
  return isIn === (fact.type !== "supervisor-joined") ? [] : [`9: ${fact.type} of ${fact.leg}, who is in: ${isIn}`];
}

function watchedIn(fact: FactOf<"supervisor-joined" | "supervisor-changed">, before: Visit | undefined): string {
  return fact.type === "supervisor-joined" ? fact.watches : (before?.watches ?? "");
}

function noteTakenOver({ talks }: TalkBook, { call, from }: FactOf<"taken-over">): string[] {
  const talk = talks.get(call);
  if (talk === undefined) return [`9: call ${call} is taken over, and nobody talks in it`];
  if (talk.supervisors.size === 0) actsAsAgent(talk, from);
  return talk.agent === from ? [] : [`9: ${talk.agent} is the agent, and call ${call} is taken over from ${from}`];
}

function noteTransferred(book: TalkBook, { call, from, kind }: FactOf<"transferred">): string[] {
  const talk = book.talks.get(call);
  if (talk === undefined) return [`9: ${from} gives a customer away in call ${call}, in which nobody talks`];
  actsAsAgent(talk, from);
  const broken = talk.agent === from ? [] : [`9: ${from} gives away the customer of ${talk.agent}`];
  if (kind === "blind") talk.isOver = true;
  return broken;
}

/** Who waits is in no talk, and it is they who are led elsewhere. */
function noteMovedWaiting({ talks, callers }: TalkBook, { call, from }: FactOf<"transferred">): string[] {
  const broken = talks.has(call) ? [`9: in call ${call} somebody talks, and is moved as if they waited`] : [];
  if (callers.get(call) !== from) broken.push(`9: ${from} is moved in call ${call}, whose caller they are not`);
  return broken;
}
