// Who has to do with what: of each call who calls whom and who takes part, of each agent where they sit and for which queues.
// A fold over facts; events are told with it, and by it one knows who may be told.
import type { Call } from "../core/call/call.ts";
import type { CenterState } from "../core/center.ts";
import type { Fact } from "../core/facts.ts";
import type { AgentId, CallId, LegId } from "../core/model.ts";
import type { LegOrigin } from "../core/switch.ts";

export interface InvolvedParty {
  /** Of the extension, or outside. */
  readonly number: string;
  readonly extn: string | undefined;
  agent: AgentId | undefined;
  role: "caller" | "callee" | "consulted" | "supervisor";
  state: "dialled" | "ringing" | "in";
  /** By their own key or a button. */
  held: boolean;
  muted: boolean;
}

export type Focus = "customer" | "consulted" | "all";

export interface InvolvedCall {
  readonly cidNumber: string;
  readonly cidName: string;
  readonly destNumber: string;
  direction: "inbound" | "outbound" | "internal";
  /** That it waits in, or was led to last; empty: none. */
  queue: string;
  /** With whom the agent speaks, where they have asked somebody: else the customer. */
  focus: Focus;
  /** Every queue that it has joined or that an agent in it works for, every agent and extension in it: all up to now, and what a
   * party has brought with them out of another call. */
  readonly queues: Set<string>;
  readonly agents: Set<string>;
  readonly extns: Set<string>;
  /** Who is in it. */
  readonly parties: Map<LegId, InvolvedParty>;
  /** Who was: facts of them come after that they have left. */
  readonly gone: Map<LegId, InvolvedParty>;
}

export interface InvolvedAgent {
  extn: string;
  readonly queues: Set<string>;
}

/** What is told of a call of which nothing is known: it began before anybody looked, and is over. */
export const UNKNOWN_CALL: InvolvedCall = {
  ...{ cidNumber: "", cidName: "", destNumber: "", direction: "inbound", queue: "", focus: "customer" },
  ...nobodyYet(),
};

/** Calls that are over are kept for what may still be told of them: their recordings, and to whoever missed it. */
const MOST_ENDED = 5_000;

export class Involved {
  readonly #calls = new Map<CallId, InvolvedCall>();
  readonly #agents = new Map<AgentId, InvolvedAgent>();
  readonly #ended = new Set<CallId>();

  /** `state`: what lives already. */
  constructor(state?: Pick<CenterState, "calls" | "legs" | "agents">) {
    if (state === undefined) return;
    for (const { id, session } of state.agents.values()) {
      if (session !== undefined) this.#agents.set(id, { extn: session.extn, queues: new Set(session.queues) });
    }
    for (const call of state.calls.values()) this.#takeLiving(call, state);
  }

  call(id: CallId): InvolvedCall {
    return this.#calls.get(id) ?? UNKNOWN_CALL;
  }

  /** Undefined: they are not signed in. */
  agent(id: AgentId): InvolvedAgent | undefined {
    return this.#agents.get(id);
  }

  /** Who works for a queue, and who has to do with a call of its. */
  inQueue(queue: string): { readonly agents: Set<string>; readonly extns: Set<string> } {
    const found = { agents: new Set<string>(), extns: new Set<string>() };
    for (const [agent, { extn, queues }] of this.#agents) {
      if (!queues.has(queue)) continue;
      found.agents.add(agent);
      found.extns.add(extn);
    }
    for (const [, call] of this.living()) {
      if (!call.queues.has(queue)) continue;
      for (const agent of call.agents) found.agents.add(agent);
      for (const extn of call.extns) found.extns.add(extn);
    }
    return found;
  }

  /** What is known of a call from elsewhere, as of the fact before the next one. */
  know(id: CallId, call: InvolvedCall): void {
    this.#calls.set(id, call);
  }

  knowAgent(id: AgentId, agent: InvolvedAgent): void {
    this.#agents.set(id, agent);
  }

  /** Those that are not over. */
  *living(): Generator<readonly [CallId, InvolvedCall]> {
    for (const entry of this.#calls) if (!this.#ended.has(entry[0])) yield entry;
  }

  /** Lets a fact happen. After that it is told. */
  take(fact: Fact): void {
    if (fact.type === "call-started") this.#begin(fact);
    else if (fact.type === "agent-signed-in") this.#signIn(fact.agent, fact.extn, fact.queue);
    else if (fact.type === "call-ended") this.#end(fact.call);
    else if (fact.type === "queue-renamed") this.#rename(fact.queue, fact.name);
    else if ("call" in fact && fact.call !== undefined) this.#change(fact.call, fact);
  }

  /** After a fact was told: who has gone takes part no more. */
  takeAfter(fact: Fact): void {
    if (fact.type === "leg-ended") leave(this.#calls.get(fact.call), fact.leg);
    else if (fact.type === "leg-moved") leave(this.#calls.get(fact.from), fact.leg);
    if (fact.type !== "agent-signed-out") return;
    if (fact.queue === undefined) this.#agents.delete(fact.agent);
    else this.#agents.get(fact.agent)?.queues.delete(fact.queue);
  }

  #begin({
    call,
    leg,
    origin,
    dialled,
    callerNumber,
    callerName,
    signedIn,
    withheld,
  }: Extract<Fact, { type: "call-started" }>): void {
    const known: InvolvedCall = {
      ...{ cidNumber: callerNumber, cidName: callerName, destNumber: dialled, queue: "", focus: "customer" },
      direction: origin.type === "trunk" ? "inbound" : "internal",
      ...nobodyYet(),
    };
    this.#calls.set(call, known);
    this.#ended.delete(call);
    const party = partyOf(origin, callerNumber, signedIn);
    // A phone of ours that wants nobody to see who calls: its extension says for whom this is, and is not told.
    this.#join(known, leg, withheld === undefined ? party : { ...party, number: callerNumber });
  }

  #signIn(id: AgentId, extn: string, queue: string | undefined): void {
    const agent = this.#agents.get(id) ?? { extn, queues: new Set<string>() };
    agent.extn = extn;
    if (queue !== undefined) agent.queues.add(queue);
    this.#agents.set(id, agent);
  }

  /** Who looks after it under its new name may be told of all that was in it. */
  #rename(from: string, to: string): void {
    for (const { queues } of this.#agents.values()) if (queues.delete(from)) queues.add(to);
    for (const call of this.#calls.values()) {
      if (call.queue === from) call.queue = to;
      if (call.queues.delete(from)) call.queues.add(to);
    }
  }

  #end(id: CallId): void {
    this.#ended.add(id);
    for (const oldest of this.#ended) {
      if (this.#ended.size <= MOST_ENDED) break;
      this.#ended.delete(oldest);
      this.#calls.delete(oldest);
    }
  }

  #change(id: CallId, fact: Fact): void {
    const call = this.#calls.get(id);
    if (call === undefined) return;
    call.focus = focusAfter(call.focus, fact);
    switch (fact.type) {
      case "leg-dialled":
      case "callback-dialled": {
        const { to } = fact;
        if (to.type === "trunk") leadOutside(call);
        const agent = fact.type === "leg-dialled" ? (fact.agent ?? fact.signedIn) : undefined;
        const role = fact.type === "leg-dialled" ? (fact.as ?? "callee") : "caller";
        const [number, extn] = to.type === "trunk" ? [to.number, undefined] : [to.extn, to.extn];
        this.#join(call, fact.leg, { ...newParty(number, extn), agent, role });
        break;
      }
      case "queue-joined":
      case "callback-kept":
      case "queue-left":
        call.queue = fact.queue;
        call.queues.add(fact.queue);
        break;
      case "consult-begun":
        this.#takeRole(call, fact.leg, "consulted", fact.consulted);
        break;
      case "supervisor-joined":
        this.#takeRole(call, fact.leg, "supervisor", fact.agent);
        break;
      case "leg-replaces":
        this.#join(call, fact.leg, { ...newParty(fact.extn, fact.extn), agent: fact.agent, state: "in" });
        break;
      case "leg-moved":
        this.#move(call, fact.leg, fact.from);
        break;
      case "taken-over":
        this.#takeRole(call, fact.leg, "callee", fact.agent);
        break;
      default:
        changeParty(call, fact);
    }
  }

  #move(call: InvolvedCall, leg: LegId, from: CallId): void {
    const known = call.parties.get(leg) ?? newParty("", undefined);
    const left = this.#calls.get(from);
    const former = involvedParty(left, leg) ?? known;
    // Who had to do with that call hears how it goes on.
    for (const one of left?.agents ?? []) call.agents.add(one);
    for (const one of left?.extns ?? []) call.extns.add(one);
    for (const one of left?.queues ?? []) call.queues.add(one);
    if (former.extn === undefined && former.number !== "") leadOutside(call);
    // What it is there it was not here: who was asked may be who is called.
    this.#join(call, leg, { ...former, agent: former.agent ?? known.agent, role: known.role });
  }

  #takeRole(call: InvolvedCall, leg: LegId, role: InvolvedParty["role"], agent: AgentId | undefined): void {
    const party = call.parties.get(leg) ?? newParty("", undefined);
    this.#join(call, leg, { ...party, agent: agent ?? party.agent, role });
  }

  #join(call: InvolvedCall, leg: LegId, party: InvolvedParty): void {
    call.parties.set(leg, party);
    if (party.extn !== undefined) call.extns.add(party.extn);
    if (party.agent === undefined) return;
    call.agents.add(party.agent);
    for (const queue of this.#agents.get(party.agent)?.queues ?? []) call.queues.add(queue);
  }

  #takeLiving(call: Call, { legs }: Pick<CenterState, "legs">): void {
    const { id, origin, dialled, callerNumber, callerName, lastQueue, stage } = call;
    const own = [...call.legs].flatMap((leg) => legs.get(leg) ?? []);
    const isOutside =
      origin.type === "extension" && own.some((leg) => leg.id !== call.caller && leg.trunk !== undefined);
    const known: InvolvedCall = {
      ...{ cidNumber: callerNumber, cidName: callerName, destNumber: dialled, queue: lastQueue ?? "" },
      direction: origin.type === "trunk" ? "inbound" : isOutside ? "outbound" : "internal",
      focus: stage.type === "talking" ? stage.focus : "customer",
      ...{ ...nobodyYet(), queues: new Set(lastQueue === undefined ? [] : [lastQueue]) },
    };
    this.#calls.set(id, known);
    for (const leg of own) {
      const { extn, agent, role, muted = false } = leg;
      const isHidden = call.withheld !== undefined && origin.type === "extension" && extn === origin.extn;
      const number = isHidden ? callerNumber : (extn ?? (leg.id === call.caller ? callerNumber : dialled));
      const state = leg.answered ? "in" : leg.ringing ? "ringing" : "dialled";
      this.#join(known, leg.id, { number, extn, agent, role, state, held: leg.held || leg.holding === true, muted });
    }
  }
}

/** Who is in a call and with whom its agent speaks, as the world is told. */
export function partiesOf({ parties, focus }: InvolvedCall) {
  return {
    parties: [...parties].map(([legUUID, { number, agent, role, state, held, muted }]) => ({
      ...{ legUUID, number, agent_id: agent ?? "", role, state, held, muted },
    })),
    focus,
  };
}

/** Whose leg it is or was. */
export function involvedParty(call: InvolvedCall | undefined, leg: LegId): InvolvedParty | undefined {
  return call?.parties.get(leg) ?? call?.gone.get(leg);
}

function nobodyYet(): Pick<InvolvedCall, "queues" | "agents" | "extns" | "parties" | "gone"> {
  return { queues: new Set(), agents: new Set(), extns: new Set(), parties: new Map(), gone: new Map() };
}

function leave(call: InvolvedCall | undefined, leg: LegId): void {
  const party = call?.parties.get(leg);
  if (party === undefined) return;
  call?.gone.set(leg, party);
  call?.parties.delete(leg);
}

function leadOutside(call: InvolvedCall): void {
  if (call.direction === "internal") call.direction = "outbound";
}

function partyOf(origin: LegOrigin, callerNumber: string, agent: AgentId | undefined): InvolvedParty {
  const [number, extn] = origin.type === "extension" ? [origin.extn, origin.extn] : [callerNumber, undefined];
  return { ...newParty(number, extn), agent, role: "caller", state: "in" };
}

function focusAfter(focus: Focus, fact: Fact): Focus {
  switch (fact.type) {
    case "leg-dialled":
      return fact.as === "consulted" ? "consulted" : focus;
    case "consult-begun":
    case "three-way-ended":
      return "consulted";
    case "swapped":
      return fact.to;
    case "three-way-begun":
      return "all";
    case "consult-ended":
      return "customer";
    default:
      return focus;
  }
}

function newParty(number: string, extn: string | undefined): InvolvedParty {
  return { number, extn, agent: undefined, role: "callee", state: "dialled", held: false, muted: false };
}

function changeParty({ parties }: InvolvedCall, fact: Fact): void {
  const party = "leg" in fact && fact.leg !== undefined ? parties.get(fact.leg) : undefined;
  if (party === undefined) return;
  switch (fact.type) {
    case "leg-ringing":
      if (party.state === "dialled") party.state = "ringing";
      return;
    case "leg-answered":
      party.state = "in";
      return;
    case "leg-held":
    case "talk-held":
      party.held = true;
      return;
    case "leg-resumed":
    case "talk-unheld":
      party.held = false;
      return;
    case "muted":
    case "unmuted":
      party.muted = fact.type === "muted";
      return;
    default:
  }
}
