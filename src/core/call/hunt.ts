// Ringing one or several phones for a caller: a hotline's numbers in turn or together, one extension, or a number outside.
// A number outside may have several ways to it: when a line fails (not when nobody answers there) the next one is tried.
import { cancelDeadline } from "../deadlines.ts";
import { uuidAt } from "../ids.ts";
import { noteAnswered, noteCalled, noteServed } from "../ivr/contacts.ts";
import type { Extn, LegId } from "../model.ts";
import { knownBy, normalOf } from "../numbers/compare.ts";
import type { Cause, DialTarget } from "../switch.ts";
import { EMERGENCY_RING_MS, isLineToBlame } from "../trunk/emergency.ts";
import { isLineTrouble, isUsable, shownInEmergency, shownOver, waysTo } from "../trunk/lines.ts";
import { leadToMailbox } from "../voicemail/leave.ts";
import { hasMailbox } from "../voicemail/lookup.ts";
import { command, deadlineIn, fact, signedInAt, type State } from "../state.ts";
import type { Call, Hunting, HuntRing, HuntTarget, InMenu, Leg, Returning } from "./call.ts";
import { beginConnecting, endConnecting } from "./connect.ts";
import { forwarded } from "./forwarded.ts";
import { dialLeg, hangUp, touchWhoAsked } from "./legs.ts";
import { partWith } from "./part.ts";
import { releaseCall } from "./release.ts";

/** How long each number of a hotline rings. */
const HOTLINE_RING_MS = 20_000;
/** How long an extension rings that was dialled directly. */
const DIRECT_RING_MS = 30_000;

/** How long a number outside rings: its network gives up by itself before. */
const OUTSIDE_RING_MS = 60_000;

export function targetOf(state: State, number: string): HuntTarget {
  const extn = number as Extn;
  return { number, extn: state.phones.get(extn)?.config === undefined ? undefined : extn, ways: waysTo(state, number) };
}

export function huntHotline(state: State, call: Call, numbers: readonly string[], mode: Hunting["mode"]): void {
  const targets = numbers.map((number) => targetOf(state, number)).filter(({ ways }) => ways.length > 0);
  startHunt(state, call, { targets, mode, ringMs: HOTLINE_RING_MS, otherwise: "prompt" });
}

export function huntExtension(state: State, call: Call, extn: Extn, otherwise: Hunting["otherwise"]): void {
  const own = call.origin.type === "extension" && call.origin.extn === extn;
  if (own && otherwise === "cause") {
    releaseCall(state, call, "center", "busy");
    return;
  }
  const target = own ? undefined : targetOf(state, extn);
  const ringMs = target?.ways[0]?.type === "trunk" ? OUTSIDE_RING_MS : DIRECT_RING_MS;
  const targets = target === undefined ? [] : [target];
  startHunt(state, call, { targets, mode: "turn", ringMs, otherwise, mailbox: own ? undefined : extn });
}

/** A number outside, over the first of these lines that works. */
export function huntOutside(
  state: State,
  call: Call,
  lines: readonly DialTarget[],
  otherwise: Hunting["otherwise"],
): void {
  const targets = [{ number: numberOn(lines), extn: undefined, ways: lines }];
  startHunt(state, call, { targets, mode: "turn", ringMs: OUTSIDE_RING_MS, otherwise });
}

/** An emergency number, over the first line that takes it. */
export function huntEmergency(state: State, call: Call, lines: readonly DialTarget[]): void {
  const targets = [{ number: numberOn(lines), extn: undefined, ways: lines, isEmergency: true as const }];
  startHunt(state, call, { targets, mode: "turn", ringMs: EMERGENCY_RING_MS, otherwise: "cause" });
}

type HuntPlan = Pick<Hunting, "targets" | "mode" | "ringMs" | "otherwise"> &
  Partial<Pick<Hunting, "turnsOf" | "mailbox">>;

/** As its network knows it. */
function numberOn([line]: readonly DialTarget[]): string {
  return line?.type === "trunk" ? line.number : "";
}

/** For a customer whom an agent has given away: to whom, and what if nobody answers. */
export function huntFor(state: State, call: Call, target: HuntTarget, ringMs: number, otherwise: Returning): void {
  startHunt(state, call, { targets: [target], mode: "turn", ringMs, otherwise });
}

/** What was being rung already rings for the customer from now on. */
export function goOnRinging(state: State, call: Call, ring: HuntRing, ringMs: number, otherwise: Returning): void {
  const plan = { targets: [], mode: "turn", ringMs, otherwise, turnsOf: undefined, mailbox: undefined } as const;
  const rings = new Map([[ring.leg, ring]]);
  call.stage = { type: "hunting", ...plan, next: 0, rings, lastCause: "unreachable" };
  touchWhoAsked(state, call);
  letRingbackBeHeard(state, call);
}

/** For a caller in a menu, to which they go back if nobody answers. */
export function huntForMenu(state: State, call: Call, plan: HuntPlan & { readonly otherwise: InMenu }): void {
  startHunt(state, call, plan);
}

function startHunt(state: State, call: Call, plan: HuntPlan): void {
  const rest = {
    turnsOf: plan.turnsOf,
    mailbox: plan.mailbox,
    next: 0,
    rings: new Map(),
    lastCause: "unreachable",
  } as const;
  const targets = plan.mode === "together" ? onceEach(plan.targets) : plan.targets;
  const stage: Hunting = { type: "hunting", ...plan, ...rest, targets };
  call.stage = stage;
  touchWhoAsked(state, call);
  goOn(state, call, stage);
  letRingbackBeHeard(state, call);
}

/** Where all ring at once, each rings once, however often it is named. */
function onceEach(targets: readonly HuntTarget[]): readonly HuntTarget[] {
  const keyOf = ({ extn, ways }: HuntTarget): string => extn ?? JSON.stringify(ways);
  const keys = targets.map(keyOf);
  return targets.filter((target, at) => keys.indexOf(keyOf(target)) === at);
}

/** A caller who is answered already hears what one hears for whom it rings, instead of what they waited by. */
export function letRingbackBeHeard(state: State, call: Call): void {
  if (call.stage.type !== "hunting" || call.answer !== "done" || call.connecting !== undefined) return;
  const sounds = [{ type: "tone", tone: "ringback" }] as const;
  command(state, { type: "play", leg: call.caller, sounds, repeat: true, interruptible: false });
}

/** Rings what is to be rung next; with nothing left and nothing ringing, nobody has answered. */
function goOn(state: State, call: Call, stage: Hunting): void {
  while (stage.next < stage.targets.length && (stage.mode === "together" || stage.rings.size === 0)) {
    const target = stage.targets[stage.next];
    stage.next += 1;
    if (target !== undefined) ringNextWay(state, call, stage, target);
  }
  if (stage.rings.size > 0 || call.connecting !== undefined) return;
  touchWhoAsked(state, call);
  const { otherwise, mailbox } = stage;
  if (mailbox !== undefined && isAway(stage.lastCause) && hasMailbox(state, mailbox))
    leadToMailbox(state, call, mailbox);
  else if (otherwise === "prompt") partWith(state, call, "nobody", "no-answer");
  else if (otherwise === "cause") releaseCall(state, call, "center", stage.lastCause);
  else if (otherwise.type === "returning") {
    // Whoever gives them away wants to know why that was not taken, not why they themselves were not reached then.
    if (!otherwise.isBack) otherwise.cause = stage.lastCause;
    state.returning.add(call.id);
  } else {
    call.stage = otherwise;
    state.backToMenu.add(call.id);
  }
}

/** Nobody was there to say anything: who rejects a call has been. */
function isAway(cause: Cause): boolean {
  return (
    cause === "busy" ||
    cause === "do-not-disturb" ||
    cause === "no-answer" ||
    cause === "unreachable" ||
    cause === "vanished"
  );
}

function ringNextWay(state: State, call: Call, stage: Hunting, target: HuntTarget): void {
  const { number, extn, agent, ways, isEmergency } = target;
  const first = ways.findIndex((way) => isEmergency === true || isUsable(state, way));
  const [to, ...otherWays] = first < 0 ? [] : ways.slice(first);
  if (to === undefined) return;
  const leg = uuidAt(state.now, state.chance) as LegId;
  const shown = isEmergency === true ? shownInEmergency(state, call, to) : shownOver(state, call, to);
  const dial = { near: call.caller, to, ...shown };
  dialLeg(state, call, { id: leg, role: "callee", extn, agent }, dial);
  const over = deadlineIn(state, stage.ringMs, { type: "ring-over", call: call.id, leg });
  stage.rings.set(leg, { leg, since: state.now, over, rest: { ...target, ways: otherWays } });
  const signedIn = signedInAt(state, extn);
  fact(state, { type: "leg-dialled", call: call.id, leg, to, agent: undefined, signedIn });
  if (stage.turnsOf !== undefined) state.menuTurns.set(stage.turnsOf, number);
  if (isPersonal(call, stage)) noteCalled(state.contacts, normalOf(state, number), call.origin.extn, state.now);
}

/** Somebody at an extension calls somebody: not a hotline or a menu that rings for a caller. */
function isPersonal(call: Call, stage: Hunting): call is Call & { readonly origin: { readonly type: "extension" } } {
  return call.origin.type === "extension" && stage.otherwise === "cause";
}

/** The bridge stands: who has called and who has served whom is remembered. */
export function noteTalk(state: State, call: Call, server: Extn | undefined): void {
  const stage = call.stage;
  if (stage.type === "hunting" && isPersonal(call, stage)) {
    const target = stage.targets[stage.next - 1];
    if (target !== undefined) noteAnswered(state.contacts, normalOf(state, target.number), call.origin.extn, state.now);
  }
  if (server !== undefined) noteServed(state.contacts, knownBy(state, call), server, state.now);
}

export function onHuntRingOver(state: State, call: Call, stage: Hunting, leg: LegId): void {
  const ring = stage.rings.get(leg);
  if (ring === undefined) return;
  stage.rings.delete(leg);
  stage.lastCause = "no-answer";
  // A line on which nothing rang in all that time leads nowhere; and in an emergency another one may know somebody who is there.
  const isNext = state.legs.get(leg)?.ringing === false || ring.rest.isEmergency === true;
  hangUp(state, leg, "no-answer");
  if (isNext) ringNextWay(state, call, stage, ring.rest);
  goOn(state, call, stage);
}

/** The first to answer has the call, the others stop ringing. */
export function onHuntAnswered(state: State, call: Call, stage: Hunting, leg: Leg): void {
  const won = stage.rings.get(leg.id);
  if (won === undefined) return;
  stage.rings.delete(leg.id);
  cancelDeadline(state.deadlines, won.over);
  for (const ring of stage.rings.values()) {
    cancelDeadline(state.deadlines, ring.over);
    hangUp(state, ring.leg, "answered-elsewhere");
  }
  stage.rings.clear();
  touchWhoAsked(state, call);
  beginConnecting(state, call, leg.id, leg.agent);
}

/** A phone that rang, or that had answered and hung up before the bridge stood. */
export function onHuntLegEnded(state: State, call: Call, stage: Hunting, leg: Leg, cause: Cause): void {
  const ring = stage.rings.get(leg.id);
  const wasConnecting = call.connecting?.peer === leg.id;
  if (ring === undefined && !wasConnecting) return;
  cancelDeadline(state.deadlines, ring?.over);
  stage.rings.delete(leg.id);
  if (wasConnecting) endConnecting(state, call);
  touchWhoAsked(state, call);
  stage.lastCause = cause;
  const isToBlame = ring?.rest.isEmergency === true ? isLineToBlame : isLineTrouble;
  const elsewhere = ring === undefined ? undefined : forwarded(state, call, leg, ring.rest);
  if (elsewhere !== undefined) ringNextWay(state, call, stage, elsewhere);
  else if (ring !== undefined && isToBlame(cause)) ringNextWay(state, call, stage, ring.rest);
  goOn(state, call, stage);
  if (wasConnecting) letRingbackBeHeard(state, call);
}
