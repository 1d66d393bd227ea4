// Agents ask for help.
//
//   open --a supervisor is called--> taken --they are in the call--> over
//     ^                                |
//     +--they did not come-------------+      over, from either: answered, taken back, the agent out of the call, signed out, late
//
// One request of an agent is open at a time. That the agent is in the call no more is derived whenever the agent is settled.
import { phoneActivity } from "../agent/derive.ts";
import { cancelDeadline } from "../deadlines.ts";
import type { Outcome } from "../events.ts";
import type { AgentId, CallId, Extn, LegId } from "../model.ts";
import { refuse } from "../refusal.ts";
import { dateOf, deadlineIn, fact, phoneOf, type State } from "../state.ts";
import { uuidAt } from "../ids.ts";
import type { Agent } from "../agent/agent.ts";
import type { HelpEnd, HelpManner } from "./facts.ts";
import type { Help, HelpView } from "./requests.ts";

/** How long it stays open. */
const HELP_MS = 300_000;
/** Requests that are over are remembered for who answers too late. */
const MOST_OVER = 500;

export function askHelp(state: State, agent: Agent, which: string | undefined, text: string): Outcome {
  const { session } = agent;
  if (session === undefined) return refuse("not-signed-in", `Agent ${agent.id} is not signed in.`);
  const call = callMeant(state, session.extn, which);
  if (which !== undefined && call === undefined) {
    return refuse("no-such-call", `Agent ${agent.id} is in no call ${which}.`);
  }
  const open = state.helps?.get(agent.id);
  if (open !== undefined) {
    // Asked once more by one who has not heard the answer.
    if (open.call === call && open.text === text) return asked(open);
    return refuse("wrong-state", `Agent ${agent.id} has asked for help already; that must be taken back first.`);
  }
  const id = uuidAt(state.now, state.chance);
  const over = deadlineIn(state, HELP_MS, { type: "help-over", agent: agent.id, help: id });
  const { extn } = session;
  const queues = [...session.queues];
  const help: Help = { id, agent: agent.id, extn, call, queues, text, since: state.now, over, taken: undefined };
  (state.helps ??= new Map()).set(agent.id, help);
  fact(state, { type: "help-asked", ...about(help), text, until: dateOf(state, over.at) });
  return asked(help);
}

function asked({ id, call }: Help): Outcome {
  return { ok: true, help: id, ...(call === undefined ? {} : { call }) };
}

/** The one that is named by its id or that of a leg, else the one that they talk in or have begun. */
function callMeant(state: State, extn: Extn, which: string | undefined): CallId | undefined {
  const phone = phoneOf(state, extn);
  if (which === undefined) {
    const { leg } = phoneActivity(state, phone);
    return leg !== undefined && (leg.answered || leg.role === "caller") ? leg.call : undefined;
  }
  if (state.legs.has(which as LegId)) {
    const call = state.legs.get(which as LegId)?.call;
    return call !== undefined && isIn(state, extn, call) ? call : undefined;
  }
  return isIn(state, extn, which as CallId) ? (which as CallId) : undefined;
}

function isIn(state: State, extn: Extn, call: CallId): boolean {
  return [...phoneOf(state, extn).legs].some((leg) => state.legs.get(leg)?.call === call);
}

/** What every fact of it says. */
export function about({ id, agent, extn, queues, call }: Help) {
  const of = { help: id, agent, extn, queues };
  return call === undefined ? of : { ...of, call };
}

export function cancelHelp(state: State, agent: Agent, help: string | undefined, user: string): Outcome {
  const open = state.helps?.get(agent.id);
  if (open === undefined || (help !== undefined && open.id !== help)) {
    return help === undefined ? refuse("wrong-state", `Agent ${agent.id} asks for no help.`) : whyNotOpen(state, help);
  }
  endHelp(state, open, "withdrawn", { by: user });
  return { ok: true };
}

/** It is over, and how; or there never was one. */
export function whyNotOpen(state: State, help: string): Outcome {
  const over = state.helpsOver?.get(help);
  if (over === undefined) return refuse("no-such-help", `There is no request for help ${help}.`);
  const by = over.by === undefined ? "" : ` by ${over.by}`;
  return refuse("wrong-state", `The request for help is over: ${over.end}${by}.`);
}

interface Ending {
  readonly by?: string | undefined;
  readonly manner?: HelpManner;
  readonly text?: string;
}

export function endHelp(state: State, help: Help, end: HelpEnd, { by, manner, text }: Ending = {}): void {
  cancelDeadline(state.deadlines, help.over);
  state.helps?.delete(help.agent);
  const over = (state.helpsOver ??= new Map());
  over.set(help.id, { end, by });
  for (const oldest of over.keys()) {
    if (over.size <= MOST_OVER) break;
    over.delete(oldest);
  }
  fact(state, { type: "help-ended", ...about(help), end, by, manner, text });
}

/** Whoever is signed out waits for nobody. */
export function endHelpOf(state: State, agent: AgentId, end: HelpEnd): void {
  const help = state.helps?.get(agent);
  if (help !== undefined) endHelp(state, help, end);
}

/** The agent may be in the call no more that they asked about. */
export function settleHelp(state: State, agent: AgentId): void {
  const help = state.helps?.get(agent);
  if (help?.call !== undefined && !isIn(state, help.extn, help.call)) endHelp(state, help, "call-ended");
}

export function onHelpOver(state: State, agent: AgentId, id: string): void {
  const help = state.helps?.get(agent);
  if (help?.id === id) endHelp(state, help, "timed-out");
}

/** A supervisor has come into the talk of the one at `extn`, or does something else there now. */
export function supervisorIsIn(
  state: State,
  extn: Extn | undefined,
  { leg, who, manner }: { readonly leg: LegId; readonly who: string; readonly manner: HelpManner },
): void {
  const help = openAt(state, extn, state.legs.get(leg)?.call);
  if (help === undefined) return;
  const by = help.taken?.leg === leg ? help.taken.user : who;
  endHelp(state, help, "answered", { by, manner });
}

function openAt(state: State, extn: Extn | undefined, call: CallId | undefined): Help | undefined {
  const agent = extn === undefined ? undefined : state.phones.get(extn)?.agent;
  const help = agent === undefined ? undefined : state.helps?.get(agent);
  return help !== undefined && help.call === call ? help : undefined;
}

/** A supervisor who was being called has not come. */
export function supervisorStaysAway(state: State, leg: LegId): void {
  for (const help of state.helps?.values() ?? []) {
    if (help.taken?.leg !== leg) continue;
    const { user } = help.taken;
    help.taken = undefined;
    fact(state, { type: "help-released", ...about(help), by: user });
  }
}

export function openHelps(state: State): HelpView[] {
  return [...(state.helps?.values() ?? [])].map(({ id, agent, extn, call, queues, text, since, over, taken }) => ({
    ...{ help: id, agent, extn, call, queues, text, takenBy: taken?.user },
    ...{ since: dateOf(state, since), until: dateOf(state, over.at) },
  }));
}
