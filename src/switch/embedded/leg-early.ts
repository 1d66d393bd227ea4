// Audio before the answer: announcements of a carrier, a ringing tone from far away. It goes one way, from the phone that
// is called to the caller, who has not been answered and is not heard: nobody talks before somebody has answered.
//
//   dialled:  18x with a description --"early-audio"--> (the caller has no answer yet, and hears nobody) --"speak-early"-->
//   arrived:  --"hear-early"--> 183 with our answer --> 200 with the same
//                                  |  the phone refused, another one rings
//                                  +--"early-over"--> a ringing tone, as the caller no longer makes its own
import type { CommandId } from "../../core/model.ts";
import { answer, concludeOffer } from "./description.ts";
import { connect } from "./leg-connect.ts";
import type { MediaCodec, Source } from "../../media/index.ts";
import type { Branch, Early, Leg, LegEffect, LegInput, Step } from "./leg-state.ts";

type Input<Type extends LegInput["type"]> = Extract<LegInput, { readonly type: Type }>;

/** Of the ringing tone: commands are numbered from 1, so its end concerns nobody. */
const RINGBACK = 0 as CommandId;

/** What an 18x says of the phone's audio; none where one of the leg's phones is heard already. */
export function earlyAudio(leg: Leg, branch: Branch, sdp: string | undefined): readonly LegEffect[] {
  const heard = leg.branches.find(({ session }) => session === leg.early?.session);
  if (leg.near === undefined || heard?.media === "open" || branch.local === undefined) return [];
  const concluded = concludeOffer(branch.local, sdp);
  return concluded === undefined ? [] : [{ type: "early-audio", session: branch.session, agreed: concluded.agreed }];
}

/** May this leg hear somebody before it is answered? Not where its INVITE brought no offer: a 183 could bring no answer. */
export function mayHearEarly(leg: Leg): boolean {
  return (
    leg.direction === "arrived" && leg.phase === "waiting" && leg.offer !== undefined && leg.early?.hears === undefined
  );
}

export function onHearEarly(leg: Leg, { from, codec }: Input<"hear-early">): Step {
  const branch = leg.branches.find(({ session }) => session === leg.speaker);
  if (!mayHearEarly(leg) || leg.offer === undefined || branch?.local === undefined) return [leg, []];
  // It knows already where we send from, and is put through to the next one.
  if (leg.early !== undefined) return [{ ...leg, early: { ...leg.early, hears: from, isRung: false } }, []];
  return describeEarly(leg, branch, leg.offer, { hears: from, codec });
}

interface EarlyHearing {
  readonly hears: Early["hears"];
  /** What is spoken by the one whom it hears; undefined: that is not known. */
  readonly codec?: MediaCodec | undefined;
}

/** It knows from then on where we send from. */
function describeEarly(leg: Leg, branch: Branch, offered: string, { hears, codec }: EarlyHearing): Step {
  const answered = branch.local === undefined ? undefined : answer(branch.local, offered, codec);
  if (answered?.ok !== true) return [leg, []];
  const { said, agreed } = answered;
  const { session } = branch;
  const stream = { ...agreed.stream, receive: false };
  const branches = leg.branches.map((each) => (each === branch ? { ...branch, local: said.local } : each));
  const early = { session, stream, hears, isRung: false };
  return [
    { ...leg, branches, early, rang: true },
    [connect(leg, session, stream), { type: "ring", session, sdp: said.sdp }],
  ];
}

/** A phone that makes no ringing tone by itself hears ours; and that a call goes on, where it would give up waiting else. */
export function onRungHere(leg: Leg, ringback: readonly Source[]): Step {
  const branch = leg.branches.find(({ session }) => session === leg.speaker);
  if (!mayHearEarly(leg) || leg.early !== undefined || leg.offer === undefined || branch === undefined)
    return [leg, []];
  const [described, effects] = describeEarly(leg, branch, leg.offer, { hears: undefined });
  const [rung, more] = onEarlyOver(described, { type: "early-over", ringback });
  return [rung, [...effects, ...more]];
}

export function onSpeakEarly(leg: Leg, { session, agreed }: Input<"speak-early">): Step {
  const { stream } = agreed;
  const early = { session, stream, hears: undefined, isRung: false };
  return [{ ...leg, early }, [connect(leg, session, stream)]];
}

export function onEarlyOver(leg: Leg, { ringback }: Input<"early-over">): Step {
  const { early } = leg;
  if (early === undefined) return [leg, []];
  const { session } = early;
  const effects: LegEffect[] = [];
  const isRung = leg.phase === "waiting" && ringback.length > 0;
  const play = { session, id: RINGBACK, sources: ringback, repeat: true, interruptible: false };
  if (isRung) effects.push({ type: "media", command: { type: "play", ...play } });
  return [{ ...leg, early: { ...early, hears: undefined, isRung } }, effects];
}

/** With the answer the ringing tone ends. */
export function silenceRingback(leg: Leg): readonly LegEffect[] {
  if (leg.early?.isRung !== true) return [];
  return [{ type: "media", command: { type: "stop", session: leg.early.session } }];
}
