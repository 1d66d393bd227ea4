// What the switch may not have heard is said again: whatever was ordered, lasts, and is not so in the switch. Where both agree
// nothing is sent.
import type { Awaited } from "../awaited.ts";
import { owedAgain } from "../awaiting.ts";
import { blameCall, blameLeg } from "../blame.ts";
import type { Call, Leg } from "../call/call.ts";
import { onOutcome } from "../call/outcomes.ts";
import { recordConsultation } from "../conversation/consult.ts";
import { begunRecording } from "../conversation/recording.ts";
import { wantedApart } from "../conversation/say.ts";
import { consultedOf, type Sides, type Talking } from "../conversation/talking.ts";
import type { CallId, CommandId, LegId } from "../model.ts";
import { command, fact, isOfThisEpoch, type State } from "../state.ts";
import type { Hearing, LivingLeg, LivingRecording, SwitchCommand, SwitchCommandBody } from "../switch.ts";
import type { Up } from "./missed.ts";
import { isSo, presenceOf, type Presence } from "./relation.ts";

export function sayAgain(state: State, up: Up): void {
  const living = new Map(up.legs.map((leg) => [leg.leg, leg]));
  const running = new Map((up.recordings ?? []).map((recording) => [recording.command, recording]));
  for (const [id, awaited] of [...state.awaited]) {
    guarded(state, awaited.call, () => sayAwaitedAgain(state, id, awaited, living, running));
  }
  for (const [id, leg] of [...state.legs]) {
    try {
      const one = living.get(id);
      if (one !== undefined) sayStandingAgain(state, leg, one);
    } catch (error) {
      blameLeg(state, id, error);
    }
  }
  const presence = presenceOf(state, up.legs);
  for (const conversation of new Set([...presence.hearers.keys(), ...state.calls.keys()])) {
    guarded(state, conversation, () => sayConversationAgain(state, presence, conversation));
  }
  sayRecordingsAgain(state, running);
}

/** A mistake at one call is that call's. */
function guarded(state: State, call: CallId, act: () => void): void {
  try {
    act();
  } catch (error) {
    blameCall(state, call, error);
  }
}

function told(state: State, leg: LegId, what: SwitchCommand["type"]): void {
  fact(state, { type: "leg-taken-up", call: state.legs.get(leg)?.call, leg, how: "said-again", what });
}

/** What this process has said already is on its way: the switch is told after it was up. */
function isOnItsWay(state: State, order: SwitchCommand): boolean {
  return state.resuming && isOfThisEpoch(state, order);
}

/** The very same order, under its own number. */
function again(state: State, leg: LegId, order: SwitchCommand): void {
  told(state, leg, order.type);
  state.commands.push(order);
}

/** Of these what became of them is awaited, and the switch shows no trace of them. */
function sayAwaitedAgain(
  state: State,
  id: CommandId,
  { purpose, legs, order }: Awaited,
  living: ReadonlyMap<LegId, LivingLeg>,
  running: ReadonlyMap<CommandId, LivingRecording>,
): void {
  const [leg] = legs.filter((each) => living.has(each) && state.legs.get(each)?.ending === undefined);
  if (purpose === "recorded" || purpose === "converse" || leg === undefined) return;
  if (order === undefined) {
    // A former version has sent it, and has not kept it.
    onOutcome(state, id, { ok: false, cause: "crashed", reason: "it is not known whether the switch has heard it" });
    return;
  }
  if (isOnItsWay(state, order) || living.get(leg)?.play?.command === id || running.has(id)) return;
  owedAgain(state, id);
  again(state, leg, order);
}

function sayStandingAgain(state: State, leg: Leg, living: LivingLeg): void {
  const { ring, music, hangUp, transfer } = leg.standing ?? {};
  const say = (order: SwitchCommand | undefined): void => {
    if (order !== undefined && !isOnItsWay(state, order)) again(state, leg.id, order);
  };
  if (leg.ending !== undefined) {
    say(hangUp);
    return;
  }
  if (ring !== undefined && !living.answered && !living.rang) say(ring);
  const { play } = living;
  const plays = play !== undefined && play.ended === undefined ? play.command : undefined;
  if (music !== undefined) {
    if (plays !== music.id) say(music);
  } else if (plays !== undefined && !state.awaited.has(plays) && !hearsSomethingElse(state, leg)) {
    sayAnew(state, leg.id, { type: "stop", leg: leg.id });
  }
  if (living.wishes.some(({ request }) => transfer?.type === "tell-transfer" && transfer.request === request))
    say(transfer);
}

/** By an order that is on its way or is said again: that ends what plays. */
function hearsSomethingElse(state: State, { id, call }: Leg): boolean {
  const { parties } = wanted(state, state.calls.get(call));
  if (parties.some(({ leg, hears }) => leg === id && hears.length > 0)) return true;
  return [...state.awaited.values()].some(({ order }) => order?.type === "play" && order.leg === id);
}

function sayAnew(state: State, leg: LegId, body: SwitchCommandBody): void {
  told(state, leg, body.type);
  command(state, body);
}

function sayConversationAgain(state: State, presence: Presence, conversation: CallId): void {
  const call = state.calls.get(conversation);
  const { parties, order } = wanted(state, call);
  if (order !== undefined && isOnItsWay(state, order)) return;
  if (isSo(presence, conversation, parties)) return;
  const hearer = presence.hearers.get(conversation)?.find((one) => state.legs.has(one.leg));
  const leg = parties[0]?.leg ?? hearer?.leg;
  // Strangers are ended.
  const body: SwitchCommandBody = { type: "converse", conversation, parties };
  if (leg === undefined || isSaidInThisStep(state, body)) return;
  if (order !== undefined && state.awaited.has(order.id)) {
    owedAgain(state, order.id);
    again(state, leg, order);
  } else if (call?.stage.type === "talking") {
    told(state, leg, "converse");
    call.stage.saidBy = command(state, body);
  } else sayAnew(state, leg, body);
}

interface Wanted {
  readonly parties: readonly Hearing[];
  /** That has said so last. */
  readonly order: SwitchCommand | undefined;
}

function wanted(state: State, call: Call | undefined): Wanted {
  const order = call?.connecting?.awaiting;
  const awaited = order === undefined ? undefined : state.awaited.get(order)?.order;
  if (awaited?.type === "converse") return { parties: awaited.parties, order: awaited };
  if (call?.stage.type !== "talking") return { parties: [], order: undefined };
  return { parties: call.stage.said, order: call.stage.saidBy };
}

function sayRecordingsAgain(state: State, running: ReadonlyMap<CommandId, LivingRecording>): void {
  const wantedOnes = new Set<CommandId>();
  for (const [id, call] of [...state.calls]) {
    guarded(state, id, () => {
      for (const recording of recordingsOf(call)) wantedOnes.add(recording);
      if (call.stage.type !== "talking") return;
      keepRecording(state, call, call.stage, running);
      keepConsultRecording(state, call, call.stage, running);
    });
  }
  for (const { command: recording, left, right } of running.values()) {
    const leg = [...left, ...right][0];
    if (leg !== undefined && !wantedOnes.has(recording)) sayAnew(state, leg, { type: "stop-recording", recording });
  }
}

function recordingsOf({ stage }: Call): readonly CommandId[] {
  switch (stage.type) {
    case "talking":
      return [stage.recording?.command, stage.consultRecording].filter((one) => one !== undefined);
    case "leaving-message":
      return stage.doing === "recording" && stage.awaiting !== undefined ? [stage.awaiting] : [];
    case "new":
    case "summoning":
    case "stranded":
    case "menu":
    case "hunting":
    case "queued":
    case "surveying":
    case "in-mailbox":
    case "parting":
    case "ending":
      return [];
  }
}

/** A recording that was lost in the middle of its talk is followed by another one. */
function keepRecording(
  state: State,
  call: Call,
  stage: Talking,
  running: ReadonlyMap<CommandId, LivingRecording>,
): void {
  const { recording } = stage;
  if (recording === undefined) return;
  const one = running.get(recording.command);
  if (one !== undefined) {
    saySidesAgain(state, call, one, recording.sides);
    return;
  }
  if (recording.isOver !== true) return;
  stage.recording = undefined;
  // Whoever has paused it did not want to be recorded.
  if (recording.isPaused) return;
  told(state, call.caller, "record");
  const { isOrdered } = recording;
  stage.recording = { ...begunRecording(state, call, stage), ...(isOrdered === undefined ? {} : { isOrdered }) };
}

/** So with a consultation's: it goes on with the sides that it ought to have, or where it was lost another one follows. */
function keepConsultRecording(
  state: State,
  call: Call,
  stage: Talking,
  running: ReadonlyMap<CommandId, LivingRecording>,
): void {
  const { consultRecording } = stage;
  if (consultRecording === undefined) return;
  const one = running.get(consultRecording);
  if (one !== undefined) saySidesAgain(state, call, one, wantedApart(stage));
  else if (!state.recordings.has(consultRecording)) {
    stage.consultRecording = undefined;
    const party = consultedOf(stage);
    if (party === undefined || stage.recording?.isPaused === true) return;
    told(state, party.leg, "record");
    recordConsultation(state, call, stage, party);
  }
}

function saySidesAgain(state: State, call: Call, one: LivingRecording, { left, right }: Sides): void {
  const isLiving = (leg: LegId): boolean => state.legs.has(leg);
  const isSaid = sortedLegs(left.filter(isLiving)) === sortedLegs(one.left);
  if (isSaid && sortedLegs(right.filter(isLiving)) === sortedLegs(one.right)) return;
  const order: SwitchCommandBody = { type: "record-sides", recording: one.command, left, right };
  if (!isSaidInThisStep(state, order)) sayAnew(state, call.caller, order);
}

function sortedLegs(legs: readonly LegId[]): string {
  return [...legs].sort().join();
}

/** By what has come of the legs that are lost. */
function isSaidInThisStep(state: State, order: SwitchCommandBody): boolean {
  return state.commands.some((one) => {
    if (order.type === "converse") return one.type === "converse" && one.conversation === order.conversation;
    return order.type === "record-sides" && one.type === "record-sides" && one.recording === order.recording;
  });
}
