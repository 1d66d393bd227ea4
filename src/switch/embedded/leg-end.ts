// How legs and their branches come to an end. Every way out of life leads through `finish`, and only `finish` and
// `conclude` tell of it: that is why a leg ends exactly once.
import type { Cause, MediaReport } from "../../core/switch.ts";
import type { MediaStatistics } from "../../media/index.ts";
import { mostTelling } from "./causes.ts";
import type { Branch, Leg, LegEffect, Step } from "./leg-state.ts";

/** The media engine answers in milliseconds; one that does not must not hold up the news that a leg is over. */
const LAST_REPORT_LIMIT_MS = 2_000;

export type End = NonNullable<Leg["end"]>;

/** Ends the leg: what still lives of its branches goes, and the call center is told, at once or with the last report. */
export function finish(leg: Leg, end: End): Step {
  if (leg.phase === "ending" || leg.phase === "ended") return [leg, []];
  const effects: LegEffect[] = leg.branches.flatMap((branch) => shut(branch, end.cause, end.by, end.why));
  const shutLeg: Leg = { ...leg, branches: leg.branches.map(shutBranch), end, deferred: undefined };
  effects.push({ type: "sleep", deadline: "silence" }, { type: "sleep", deadline: "hush" });
  if (end.why !== undefined) effects.push({ type: "media-refused", by: "us", why: end.why });
  const reports = leg.phase === "talking" && leg.branches.some((branch) => branch.media === "open");
  if (reports) {
    effects.push({ type: "wake", deadline: "last-report", afterMs: LAST_REPORT_LIMIT_MS });
    return [{ ...shutLeg, phase: "ending" }, effects];
  }
  const [ended, told] = conclude({ ...shutLeg, phase: "ending" }, undefined);
  return [ended, [...effects, ...told]];
}

/** The last step of every leg. The call center, where it never heard of it, hears of a want of room, and of audio. */
export function conclude(leg: Leg, media: MediaReport | undefined): Step {
  if (leg.end === undefined || leg.phase === "ended") return [leg, []];
  const ended: Leg = { ...leg, phase: "ended" };
  const quiet: LegEffect = { type: "sleep", deadline: "last-report" };
  const { cause, by, why } = leg.end;
  if (!leg.announced) return [ended, [quiet, ...refusalOf(leg.arrival, cause, why)]];
  return [ended, [quiet, { type: "tell", event: { type: "leg-ended", leg: leg.id, cause, by, media } }]];
}

function refusalOf(arrival: Leg["arrival"], cause: Cause, why: string | undefined): readonly LegEffect[] {
  const isTold = cause === "congestion" || cause === "shutdown" || (cause === "media-failed" && why !== undefined);
  if (arrival === undefined || !isTold) return [];
  const { replaces: _, ...known } = arrival;
  return [{ type: "refused", event: { ...known, type: "leg-refused", cause }, why }];
}

/** What ends one branch, whatever its state. */
export function shut(branch: Branch, cause: Cause, by: End["by"], why?: string): readonly LegEffect[] {
  const effects: LegEffect[] = [];
  if (branch.signalling === "live") {
    const parting = { cause, by, ...(why === undefined ? {} : { why }) };
    effects.push({ type: "end", session: branch.session, parting });
  }
  if (branch.media !== "shut") effects.push({ type: "media", command: { type: "close", session: branch.session } });
  return effects;
}

export function shutBranch(branch: Branch): Branch {
  return { ...branch, signalling: "over", media: "shut" };
}

/** One phone of a dialled leg will not answer; with the last of them the leg ends. */
export function failBranch(leg: Leg, failed: Branch, cause: Cause, by: End["by"]): Step {
  const branches = leg.branches.map((branch) =>
    branch.session === failed.session ? { ...shutBranch(branch), failed: cause } : branch,
  );
  const rest: Leg = { ...leg, branches };
  const effects = shut(failed, cause, by);
  const [after, more] = judge(rest, by);
  return [after, [...effects, ...more]];
}

/**
 * The leg ends with the last of its phones that could answer. One that has not said a word, not even 100, in the time that it
 * was given does not hold up what another has answered: it is asked whether it is there, instead.
 */
export function judge(leg: Leg, by: End["by"] = "phone"): Step {
  if (leg.phase !== "waiting" && leg.phase !== "opening") return [leg, []];
  const causes = leg.branches.flatMap(({ failed }) => (failed === undefined ? [] : [failed]));
  const left = leg.branches.filter(({ failed }) => failed === undefined);
  const cause = mostTelling(causes);
  if (left.length > 0) {
    const isVerdict = leg.isHushOver && causes.some((one) => ANSWERS.has(one));
    if (!isVerdict || left.some(({ heard, signalling }) => heard || signalling !== "live")) return [leg, []];
  }
  const [ended, effects] = finish(leg, { cause, by });
  return [ended, [...left.flatMap((branch) => noReply(leg, branch)), ...effects]];
}

/** What a phone says, rather than what becomes of one that says nothing. */
const ANSWERS: ReadonlySet<Cause> = new Set([
  "busy",
  "rejected",
  "no-answer",
  "not-allowed",
  "no-such-number",
  "media-failed",
]);

/** The phone is not there, as far as can be told: it is asked until it answers, and offered nothing before. */
export function noReply({ extn }: Leg, { invitation }: Branch): readonly LegEffect[] {
  if (extn === undefined || invitation === undefined || invitation.type === "verto") return [];
  return [{ type: "no-reply", extn, contact: invitation.uri }];
}

export function reportOf(statistics: MediaStatistics): MediaReport {
  // All of it: the names are the same on both sides.
  return { ...statistics };
}
