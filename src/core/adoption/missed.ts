// What has happened in the switch and was told to nobody: what it says of its living legs, held against what is believed of
// them. Each difference that an event would have made is that event.
import { readable } from "../mishap.ts";
import type { Call, Leg } from "../call/call.ts";
import type { Awaited } from "../awaited.ts";
import type { CommandId } from "../model.ts";
import type { Event } from "../events.ts";
import { fact, type State } from "../state.ts";
import type { LivingLeg, SwitchEvent } from "../switch.ts";
import { isSo, presenceOf } from "./relation.ts";

export type Up = Extract<SwitchEvent, { readonly type: "up" }>;

/** In an order in which it may have happened; of each leg what came first, first. Of one that cannot be read, nothing. */
export function missedEvents(state: State, up: Up): readonly SwitchEvent[] {
  const ofEach = (of: typeof ofSetup): readonly SwitchEvent[] =>
    up.legs.flatMap((living) => {
      return (
        readable(() => {
          const leg = state.legs.get(living.leg);
          const call = leg === undefined ? undefined : state.calls.get(leg.call);
          return leg === undefined || call === undefined || leg.ending !== undefined
            ? []
            : of(state, living, leg, call);
        }) ?? []
      );
    });
  const standing = readable(() => conversationsThatStand(state, up)) ?? [];
  return [...ofEach(ofSetup), ...standing, ...recordingsThatRun(state, up), ...ofEach(ofTalk)];
}

function ofSetup(state: State, living: LivingLeg, leg: Leg, call: Call): readonly SwitchEvent[] {
  const { leg: id, from, rang, answered } = living;
  const events: SwitchEvent[] = [];
  if (from.type === "dialled") {
    if (rang && !leg.ringing && !leg.answered) events.push({ type: "leg-ringing", leg: id });
    if (answered && !leg.answered) {
      const { sentOnTo } = living;
      events.push({ type: "leg-answered", leg: id, ...(sentOnTo === undefined ? {} : { number: sentOnTo }) });
    }
  } else if (answered && !leg.answered) {
    for (const [command, { purpose, legs }] of awaitedBy(state, call)) {
      if ((purpose === "answer" || purpose === "replace") && legs.includes(id)) events.push({ type: "done", command });
    }
  }
  return events;
}

/** Keys before the end of what they have cut short; after the end of what has come to its own. */
function ofTalk(state: State, living: LivingLeg, leg: Leg, call: Call): readonly SwitchEvent[] {
  const { leg: id, held, play, keys, wishes } = living;
  const events: SwitchEvent[] = [];
  if (held !== leg.held) events.push({ type: held ? "leg-held" : "leg-resumed", leg: id });
  const missed = Math.min(keys.last.length, Math.max(0, keys.count - (leg.keys ?? 0)));
  for (const digit of keys.last.slice(keys.last.length - missed)) events.push({ type: "digit", leg: id, digit });
  if (play?.ended !== undefined && awaitedBy(state, call).some(([command]) => command === play.command)) {
    const over: SwitchEvent = { type: "played", command: play.command, ended: play.ended };
    if (play.ended === "digit") events.push(over);
    else events.unshift(over);
  }
  for (const wish of wishes) if (wish.request !== leg.wish) events.push({ type: "transfer-asked", leg: id, ...wish });
  return events;
}

function conversationsThatStand(state: State, up: Up): readonly SwitchEvent[] {
  const presence = presenceOf(state, up.legs);
  return [...state.awaited].flatMap(([command, { purpose, order }]): SwitchEvent[] => {
    const stands =
      purpose === "converse" && order?.type === "converse" && isSo(presence, order.conversation, order.parties);
    return stands ? [{ type: "done", command }] : [];
  });
}

function recordingsThatRun(state: State, { recordings = [] }: Up): readonly SwitchEvent[] {
  return recordings.flatMap(({ command }): SwitchEvent[] => {
    const purpose = state.awaited.get(command)?.purpose;
    return purpose === "record" || purpose === "record-message" ? [{ type: "done", command }] : [];
  });
}

function awaitedBy(state: State, { awaited }: Call): readonly (readonly [CommandId, Awaited])[] {
  return [...awaited].flatMap((id) => {
    const one = state.awaited.get(id);
    return one === undefined ? [] : [[id, one] as const];
  });
}

/** It is taken as if it had been told when it happened. */
export function noteMissed(state: State, event: Event): void {
  const leg = "leg" in event ? event.leg : "command" in event ? state.awaited.get(event.command)?.legs[0] : undefined;
  if (leg === undefined) return;
  const call = state.legs.get(leg)?.call;
  fact(state, { type: "leg-taken-up", call, leg, how: "missed", what: event.type });
}
