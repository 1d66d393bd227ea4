// One leg of the embedded switch as a state machine: an input in, the next state and what is to be done out. It has no
// socket and no clock, so that every race is a list of inputs. The phases are drawn in leg-state.ts.
import { conclude, failBranch, finish, judge, reportOf } from "./leg-end.ts";
import * as early from "./leg-early.ts";
import type { Branch, Deadline, Leg, LegInput, Step } from "./leg-state.ts";
import { onTakePart } from "./leg-music.ts";
import * as setup from "./leg-setup.ts";
import * as talk from "./leg-talk.ts";
import * as watch from "./leg-watch.ts";

export function step(leg: Leg, input: LegInput, ours: setup.OurMedia): Step {
  if (leg.phase === "ended") return [leg, []];
  if (input.type !== "speak-early" && "session" in input) {
    const branch = setup.branchOf(leg, input.session);
    return branch === undefined ? [leg, []] : stepBranch(leg, branch, input, ours);
  }
  switch (input.type) {
    case "ring":
      return setup.onRing(leg, input);
    case "answer":
      return leg.phase === "ending" ? [leg, []] : setup.onAnswer(leg, input);
    case "hang-up":
      return finish(leg, { cause: input.cause, by: "command" });
    case "give-up":
      return finish(leg, { cause: input.cause, by: "switch" });
    case "play":
      return leg.phase === "ending" ? [leg, []] : talk.onPlay(leg, input);
    case "stop":
      return talk.onStop(leg);
    case "send-digits":
      return talk.onSendDigits(leg, input);
    case "take-part":
      return leg.phase === "ending" ? [leg, []] : onTakePart(leg, input);
    case "hear-early":
      return early.onHearEarly(leg, input);
    case "speak-early":
      return early.onSpeakEarly(leg, input);
    case "early-over":
      return early.onEarlyOver(leg, input);
    case "due":
      return onDue(leg, input.deadline);
  }
}

function onDue(leg: Leg, deadline: Deadline): Step {
  switch (deadline) {
    case "silence":
      return watch.onSilenceOver(leg);
    case "last-report":
      return conclude(leg, undefined);
    case "hush":
      return judge({ ...leg, isHushOver: true });
  }
}

type BranchInput = Exclude<Extract<LegInput, { readonly session: string }>, { readonly type: "speak-early" }>;

function stepBranch(leg: Leg, branch: Branch, input: BranchInput, ours: setup.OurMedia): Step {
  if (input.type === "closed") return onClosed(leg, branch, input);
  // What crosses our own end of a leg or of a branch comes too late.
  if (leg.phase === "ending" || branch.failed !== undefined || branch.media === "shut") return [leg, []];
  switch (input.type) {
    case "opened":
      return branch.media === "opening" ? setup.onOpened(leg, branch, input, ours) : [leg, []];
    case "open-failed":
      return onMediaFailed(leg, branch);
    case "trying":
      return [setup.withBranch(leg, { ...branch, heard: true }), []];
    case "progress":
      return setup.onProgress(leg, branch, input);
    case "accepted":
      return setup.onAccepted(leg, branch, input);
    case "acknowledged":
      return setup.onAcknowledged(leg, branch, input);
    case "ended":
      return setup.onSessionEnded(leg, branch, input);
    case "forwarded":
      return setup.onForwarded(leg, branch, input);
    case "reoffered":
      return talk.onReoffered(leg, branch, input);
    case "reoffer-answered":
      return talk.onReofferAnswered(leg, branch, input);
    case "held":
      return talk.onHeld(leg, input);
    case "probed":
      return watch.onProbed(leg, input);
    case "info":
      return talk.onInfo(leg, branch, input);
    case "playing":
      return talk.onPlaying(leg, input);
    case "played":
      return talk.onPlayed(leg, input);
    case "play-failed":
      return talk.onPlayFailed(leg, input);
    case "digit":
      return talk.onDigit(leg, input);
    case "tone":
      return talk.onTone(leg, input);
    case "silent":
      return watch.onSilent(leg, input);
    case "resumed":
      return watch.onResumed(leg);
  }
}

/** The media engine's last word about a branch: awaited after the leg's end, or a failure where nobody asked for it. */
function onClosed(leg: Leg, branch: Branch, closed: Extract<LegInput, { readonly type: "closed" }>): Step {
  if (leg.phase === "ending") {
    return branch.session === leg.speaker ? conclude(leg, reportOf(closed.statistics)) : [leg, []];
  }
  if (branch.media === "shut") return [leg, []];
  const [failed, effects] = onMediaFailed(leg, branch);
  // Its statistics are at hand, so nothing is left to wait for.
  const [concluded, more] = failed.phase === "ending" ? conclude(failed, reportOf(closed.statistics)) : [failed, []];
  return [concluded, [...effects, ...more]];
}

function onMediaFailed(leg: Leg, branch: Branch): Step {
  // No port at the beginning is a want of room; later the path is broken.
  const cause = branch.media === "opening" ? "congestion" : "media-failed";
  const shut: Branch = { ...branch, media: "shut" };
  const rest = branch.media === "opening" ? setup.withBranch(leg, shut) : leg;
  if (leg.direction === "dialled" && leg.speaker === undefined) return failBranch(rest, shut, cause, "switch");
  return finish(rest, { cause, by: "switch" });
}
