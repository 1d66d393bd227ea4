// Whether a phone that says nothing is still there. Muted, on hold or with its silence suppressed it sends no audio, and is
// asked by signalling instead. What counts is the time since its last sign of life, audio or an answer:
//
//   audio ends, or it holds --> asked, every quarter of a minute --> answers: it is there, however long it is silent
//                                 |                                  says that it knows of no call: over at once
//                                 +-- no sign of life for the limit: it is gone
import type { Leg, LegEffect, LegInput, SilenceLimits, Step } from "./leg-state.ts";
import { finish, noReply } from "./leg-end.ts";

type Input<Type extends LegInput["type"]> = Extract<LegInput, { readonly type: Type }>;

const ASK_EVERY_MS = 15_000;
/** A question has at least so much time for its answer before it counts as none. */
const ANSWER_MS = 4_000;
const HOLD_LIMIT_MS = 30_000;

export function silenceLimits(options: {
  readonly silenceLimitMs?: number;
  readonly waitingSilenceLimitMs?: number;
}): SilenceLimits {
  const { silenceLimitMs: talkMs = 30_000, waitingSilenceLimitMs: waitMs = 30_000 } = options;
  return { talkMs, waitMs, holdMs: Math.min(HOLD_LIMIT_MS, talkMs) };
}

/** Who holds has somebody to come back to, though they hear nobody meanwhile. */
function limitOf({ part, held, limits }: Leg): number {
  if (part === "none" || part === "alone") return limits.waitMs;
  return held ? limits.holdMs : limits.talkMs;
}

/** Nothing has been heard of it for so long. */
function watchFrom(leg: Leg, unheardMs: number): readonly [Leg, LegEffect] {
  const limitMs = limitOf(leg);
  const restMs = Math.min(ASK_EVERY_MS, limitMs / 2, limitMs - unheardMs);
  return watchAgain(leg, unheardMs, Math.max(restMs, Math.min(ANSWER_MS, limitMs / 2)));
}

function watchAgain(leg: Leg, unheardMs: number, nextMs: number): readonly [Leg, LegEffect] {
  return [
    { ...leg, watch: { unheardMs, nextMs } },
    { type: "wake", deadline: "silence", afterMs: nextMs },
  ];
}

function ask(leg: Leg, unheardMs: number): Step {
  const [watched, wake] = watchFrom(leg, unheardMs);
  return [watched, leg.speaker === undefined ? [wake] : [{ type: "probe", session: leg.speaker }, wake]];
}

/** A pause in what somebody says is no reason to ask yet; half of the limit is left for the answer. */
function askLater(leg: Leg, unheardMs: number): Step {
  const restMs = Math.min(ASK_EVERY_MS, limitOf(leg) / 2 - unheardMs);
  if (restMs <= 0) return ask(leg, unheardMs);
  const [watched, wake] = watchAgain(leg, unheardMs, restMs);
  return [watched, [wake]];
}

/** Of a leg that talks. That is told, but not of one that has us on hold: there it is as it should be. */
export function silence(leg: Leg, silentMs: number): Step {
  const quiet: Leg = { ...leg, quietMs: silentMs };
  const [watched, effects] = askLater(quiet, silentMs);
  if (leg.held) return [watched, effects];
  return [watched, [{ type: "tell", event: { type: "leg-silent", leg: leg.id, silentMs } }, ...effects]];
}

/** Before the answer silence is no matter, but it is told once. */
export function onSilent(leg: Leg, { silentMs }: Input<"silent">): Step {
  if (leg.phase === "waiting") return [{ ...leg, quietMs: silentMs }, []];
  return leg.phase === "talking" ? silence(leg, silentMs) : [leg, []];
}

export function onResumed(leg: Leg): Step {
  return [{ ...leg, quietMs: undefined, watch: undefined }, [{ type: "sleep", deadline: "silence" }]];
}

/** No audio is to be expected of it: it has us on hold, or has said that it sends none. */
export function isQuiet({ held, agreed }: Leg): boolean {
  return held || agreed?.stream.receive === false;
}

/** Such a time begins or ends. It is asked from then on; who goes on is heard, or told silent. */
export function onQuietChanged(leg: Leg): Step {
  if (isQuiet(leg)) {
    const [watched, wake] = watchFrom(leg, 0);
    return [watched, [wake]];
  }
  return leg.quietMs === undefined ? onResumed(leg) : ask(leg, 0);
}

/** Whoever answers is there. */
export function onProbed(leg: Leg, { isAnswered }: Input<"probed">): Step {
  if (leg.watch === undefined || !isAnswered || leg.phase !== "talking") return [leg, []];
  const [watched, wake] = watchFrom(leg, 0);
  return [watched, [wake]];
}

export function onSilenceOver(leg: Leg): Step {
  const { watch } = leg;
  if (leg.phase !== "talking" || watch === undefined) return [leg, []];
  const unheardMs = watch.unheardMs + watch.nextMs;
  return unheardMs >= limitOf(leg) ? vanish(leg) : ask(leg, unheardMs);
}

/** That its phone is not there is told first: whoever becomes free by the end is not offered the next call there. */
function vanish(leg: Leg): Step {
  const gone = leg.branches.filter(({ session }) => session === leg.speaker).flatMap((branch) => noReply(leg, branch));
  const [finished, effects] = finish(leg, { cause: "vanished", by: "switch" });
  return [finished, [...gone, ...effects]];
}
