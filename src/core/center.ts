// The engine: the whole call center as a deterministic state machine. Events go in, each stamped with the time; commands
// to the switch and facts come out. It never waits, asks for the time, or draws chance from outside.
import { missedEvents, noteMissed, type Up } from "./adoption/missed.ts";
import { takeUpLegs } from "./adoption/take-up-legs.ts";
import { onAcknowledge } from "./alarm/acknowledge.ts";
import { noteFigures } from "./alarm/note-figures.ts";
import { onAgentEvent } from "./agent/session.ts";
import { settleAgents } from "./agent/settle.ts";
import { blameCall, blameCause, callConcerned } from "./blame.ts";
import { stopCall } from "./call/release.ts";
import { carryOutOverflows } from "./call/overflow-routes.ts";
import { onCallOrder } from "./conversation/orders.ts";
import { comeBack } from "./conversation/transfer.ts";
import { setClock } from "./clock-setting.ts";
import { configureAll } from "./configure.ts";
import { nextDue, takeDue, type Due } from "./deadlines.ts";
import { onDue } from "./due.ts";
import type { Event, EventBody, Outcome } from "./events.ts";
import type { Fact } from "./facts.ts";
import { goBackToMenus } from "./ivr/menu.ts";
import type { AgentId } from "./model.ts";
import { dateBack, momentOf, noteTold } from "./moments.ts";
import { addBefore } from "./queue/today.ts";
import { resume, takeUp } from "./take-up.ts";
import { onPeopleEvent } from "./people/ask.ts";
import { repair } from "./repair.ts";
import { dispatch } from "./routing/dispatch.ts";
import { adjustZone, dateNow, emptyState, fact, type State } from "./state.ts";
import type { SwitchCommand, SwitchEvent, SwitchMark } from "./switch.ts";
import { onSwitchEvent } from "./switch-events.ts";
import { Views } from "./views/views.ts";
import { onMessageEvent } from "./voicemail/keep.ts";

export interface StepResult {
  readonly commands: readonly SwitchCommand[];
  readonly facts: readonly Fact[];
  /** What the domain answers to an event that somebody asked for; ok for all others. */
  readonly outcome: Outcome;
}

const DONE: Outcome = { ok: true };

/** All that an engine knows: plain data without a function in it, so that it can be cloned, written down and taken up again. */
export type CenterState = State;

export class Center extends Views {
  readonly #state: State;

  /** Goes on from a state that another engine had, which is its own from now on. */
  constructor(state: CenterState = emptyState()) {
    super(state);
    this.#state = state;
  }

  /** The living state itself: to be cloned before the next step, never to be changed. */
  get state(): CenterState {
    return this.#state;
  }

  /**
   * Lets one event happen. Deadlines that are due at or before `event.at` are met first, each at its own time.
   * Time that goes back is taken as not having passed.
   */
  step(event: Event): StepResult {
    const state = this.#state;
    state.facts = [];
    state.commands = [];
    state.setAside.clear();
    // Until the switch has told what lives time stands still: what has passed is nobody's fault.
    const isResuming = state.resuming && event.type !== "up";
    const at = isResuming && event.isLate !== true ? state.now : Math.max(event.at, state.now);
    state.stepAt = at;
    if (event.told !== undefined) state.switchMark = event.told;
    if (event.type === "up") attempt(state, event, () => takeUpLegs(state, event, at - state.now));
    if (!isResuming) meetDeadlines(state, at);
    state.now = at;
    let outcome = DONE;
    if (event.isMissed === true) noteMissed(state, event);
    noteTold(state);
    const moment = momentOf(state, event, callConcerned(state, event));
    const told = state.facts.length;
    attempt(state, event, () => (outcome = onEvent(state, event)));
    if (moment !== undefined) dateBack(state, moment, told);
    noteTold(state);
    if ("agent" in event && isSignedOutByMishap(state, event.agent)) outcome = failure(event.agent);
    return { commands: state.commands, facts: state.facts, outcome };
  }

  /**
   * What has happened in a switch while it had no controller, as far as it says so: to happen, each as `isMissed`, before `up`
   * itself does, as of when something was last known.
   */
  missed(up: Up): readonly SwitchEvent[] {
    return missedEvents(this.#state, up);
  }

  /** The last event of a switch that numbers what it tells; undefined: there was none. */
  get switchMark(): SwitchMark | undefined {
    return this.#state.switchMark;
  }

  /** What the wall clock shows beyond the time that events are stamped with. */
  get clockOffsetMs(): number {
    return this.#state.clock.offsetMs;
  }

  /** When it wants to be woken (by a `tick`), milliseconds since 1970; undefined: not before something happens. */
  nextDeadline(): number | undefined {
    return nextDue(this.#state.deadlines);
  }
}

function meetDeadlines(state: State, at: number): void {
  for (let deadline = takeDue(state.deadlines, at); deadline !== undefined; deadline = takeDue(state.deadlines, at)) {
    state.now = Math.max(state.now, deadline.at);
    const due = deadline.due;
    attempt(state, due, () => onDue(state, due));
  }
}

/** Lets something happen, with all that follows from it at once. */
function attempt(state: State, cause: EventBody | Due, act: () => void): void {
  const call = callConcerned(state, cause);
  const told = state.facts.length;
  try {
    act();
  } catch (error) {
    blameCause(state, cause, call, error);
  }
  settle(state);
  noteFigures(state, told);
  repair(state);
}

/** Lets agents and callers meet until nothing more follows from what has happened. Each of them is guarded on their own. */
function settle(state: State): void {
  repair(state);
  if (state.stopping) state.stirredQueues.clear();
  // What is to follow waits until it is known who is left.
  if (state.resuming) {
    settleAgents(state);
    repair(state);
    return;
  }
  while (
    state.touchedAgents.size > 0 ||
    state.stirredQueues.size > 0 ||
    state.sentOn.size > 0 ||
    state.backToMenu.size > 0 ||
    state.returning.size > 0
  ) {
    for (const act of [carryOutOverflows, goBackToMenus, comeBack, settleAgents, meet]) {
      act(state);
      // Whoever was found to be broken takes no part in what follows.
      repair(state);
    }
  }
}

/** While every call is being ended nobody is offered one any more. */
function meet(state: State): void {
  if (state.stopping) state.stirredQueues.clear();
  else dispatch(state);
}

/** A mistake of ours is not said to have been carried out. */
function isSignedOutByMishap({ facts }: State, agent: AgentId): boolean {
  return facts.some((one) => one.type === "repaired" && one.agent === agent);
}

function failure(agent: AgentId): Outcome {
  return { ok: false, code: "not-signed-in", reason: `The center failed at it: agent ${agent} was signed out.` };
}

/** Nothing that lasts or is due is touched: only dates, and what day and hour it is. */
function onClockSet(state: State, offsetMs: number): void {
  const before = dateNow(state);
  setClock(state.clock, state.now, offsetMs, state.calls);
  adjustZone(state);
  fact(state, { type: "clock-set", byMs: dateNow(state) - before, before });
}

function onEvent(state: State, event: EventBody): Outcome {
  switch (event.type) {
    case "started":
      takeUp(state, event);
      return DONE;
    case "resumed":
      resume(state, event);
      return DONE;
    case "agent-sign-in":
    case "agent-sign-out":
    case "agent-ready":
    case "agent-break":
    case "agent-wrap-up":
    case "set-disposition":
      return onAgentEvent(state, event);
    case "call-order":
      return onCallOrder(state, event);
    case "ask-help":
    case "cancel-help":
    case "answer-help":
    case "send-message":
    case "read-messages":
    case "screen-awaited":
      return onPeopleEvent(state, event);
    case "message-mark":
    case "message-remove":
      return onMessageEvent(state, event);
    case "acknowledge-alarm":
      return onAcknowledge(state, event);
    case "counted-before":
      addBefore(state, event);
      return DONE;
    case "configured":
      configureAll(state, event.changes);
      return DONE;
    case "clock-set":
      onClockSet(state, event.offsetMs);
      return DONE;
    case "draining":
      state.draining = true;
      return DONE;
    case "stopping":
      state.draining = true;
      state.stopping = true;
      for (const [id, call] of [...state.calls]) {
        try {
          stopCall(state, call);
        } catch (error) {
          blameCall(state, id, error);
        }
      }
      return DONE;
    case "tick":
      return DONE;
    default:
      onSwitchEvent(state, event);
      return DONE;
  }
}
