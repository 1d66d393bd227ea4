// What happens on a leg that talks: sounds, digits, hold, silence.
import type { LegInput, Branch, Leg, LegEffect, Step } from "./leg-state.ts";
import { connect } from "./leg-connect.ts";
import { answer, concludeOffer, offer, sameStream, type Agreed } from "./description.ts";
import { onMusicFailed, onMusicOver, withMusic } from "./leg-music.ts";
import { failure, stopped } from "./leg-outcomes.ts";
import { withBranch } from "./leg-setup.ts";
import { isQuiet, onQuietChanged } from "./leg-watch.ts";
import { withKey } from "./living-leg.ts";
import { digitOfInfo } from "./info-digit.ts";

type Input<Type extends LegInput["type"]> = Extract<LegInput, { readonly type: Type }>;

export function onPlay(leg: Leg, play: Input<"play">): Step {
  const { command, sources, repeat, interruptible, unless } = play;
  if (sources.length === 0) return [leg, [failure(command, "nothing is known of any of these sounds")]];
  if (leg.phase === "accepting") {
    // Played now, its beginning would be lost: nobody hears us before the ACK.
    const replaced: LegEffect[] = leg.deferred === undefined ? [] : [stopped(leg.deferred.command)];
    const deferred = { command, sources, repeat, interruptible, unless };
    return [{ ...leg, deferred, play: { command, ended: undefined } }, replaced];
  }
  if (leg.phase !== "talking" || leg.speaker === undefined) return [leg, [failure(command, "the leg is not answered")]];
  const id = command;
  const effect: LegEffect = {
    type: "media",
    command: { type: "play", session: leg.speaker, id, sources, repeat, interruptible, unless },
  };
  const music = { ...leg.music, playing: undefined };
  return [{ ...leg, music, plays: [...leg.plays, command], play: { command, ended: undefined } }, [effect]];
}

export function onStop(leg: Leg): Step {
  if (leg.deferred !== undefined) {
    const { command } = leg.deferred;
    return [{ ...leg, deferred: undefined, play: { command, ended: "stopped" } }, [stopped(command)]];
  }
  if (leg.phase !== "talking" || leg.speaker === undefined) return [leg, []];
  // Music is no play, and ends with what the conversation says.
  if (leg.music.playing !== undefined) return [leg, []];
  return [leg, [{ type: "media", command: { type: "stop", session: leg.speaker } }]];
}

export function onSendDigits(leg: Leg, { command, digits }: Input<"send-digits">): Step {
  if (leg.speaker === undefined || leg.phase === "ending") return [leg, []];
  if (leg.phase === "opening" || leg.phase === "waiting") return [leg, [failure(command, "the leg is not answered")]];
  return [leg, [{ type: "media", command: { type: "send-digits", session: leg.speaker, digits } }]];
}

export function onPlaying(leg: Leg, { id, lengthMs }: Input<"playing">): Step {
  const command = leg.plays.find((play) => play === id);
  if (command === undefined) return [leg, []];
  return [leg, [{ type: "tell", event: { type: "playing", command, lengthMs } }]];
}

export function onPlayed(leg: Leg, { id, ended }: Input<"played">): Step {
  const command = leg.plays.find((play) => play === id);
  if (command === undefined) return onMusicOver(leg, id);
  const play = leg.play?.command === command ? { command, ended } : leg.play;
  const [rest, effects] = withMusic({ ...leg, play, plays: leg.plays.filter((each) => each !== command) });
  return [rest, [{ type: "tell", event: { type: "played", command, ended } }, ...effects]];
}

export function onPlayFailed(leg: Leg, { command, reason }: Input<"play-failed">): Step {
  if (!leg.plays.includes(command)) return onMusicFailed(leg, command, reason);
  const play = leg.play?.command === command ? undefined : leg.play;
  const [rest, effects] = withMusic({ ...leg, play, plays: leg.plays.filter((each) => each !== command) });
  return [rest, [{ type: "tell", event: { type: "failed", command, cause: "media-failed", reason } }, ...effects]];
}

export function onDigit(leg: Leg, { digit }: Input<"digit">): Step {
  if (leg.phase !== "talking") return [leg, []];
  return [{ ...leg, keys: withKey(leg, digit) }, [{ type: "tell", event: { type: "digit", leg: leg.id, digit } }]];
}

/** The line says that nobody is there: what that means is for the call center to say. */
export function onTone(leg: Leg, { tone }: Input<"tone">): Step {
  if (leg.phase !== "talking" || leg.held) return [leg, []];
  return [leg, [{ type: "tell", event: { type: "tone-heard", leg: leg.id, tone } }]];
}

/** A digit by signalling goes the way of all digits, so that it ends a prompt as they do. */
export function onInfo(leg: Leg, branch: Branch, { contentType, body }: Input<"info">): Step {
  const digit = leg.phase === "talking" ? digitOfInfo(contentType, body) : undefined;
  if (digit === undefined) return [leg, []];
  return [leg, [{ type: "media", command: { type: "inject-digit", session: branch.session, digit } }]];
}

/** Hold, resume, a new address or codec (RFC 3264 section 8). */
export function onReoffered(leg: Leg, branch: Branch, reoffered: Input<"reoffered">): Step {
  const { session, local } = branch;
  if (leg.phase !== "talking" || local === undefined) {
    return [leg, [{ type: "refuse-offer", session, refusal: { type: "glare" } }]];
  }
  if (reoffered.offer === undefined) {
    const said = offer(local, leg.codec);
    return [withBranch(leg, { ...branch, local: said.local }), [{ type: "answer-offer", session, sdp: said.sdp }]];
  }
  const answered = answer(local, reoffered.offer, leg.codec);
  if (!answered.ok) {
    const { reason } = answered;
    const refusal: LegEffect = { type: "refuse-offer", session, refusal: { type: "unfit", reason } };
    return [leg, [refusal, { type: "media-refused", by: "us", why: reason }]];
  }
  const { said, agreed } = answered;
  const signalledFrom = reoffered.flow.remoteAddress;
  const moved = withBranch(leg, { ...branch, local: said.local, signalledFrom });
  const [changed, effects] = reconnect(moved, session, agreed, signalledFrom !== branch.signalledFrom);
  return [changed, [{ type: "answer-offer", session, sdp: said.sdp }, ...effects]];
}

/** The answer to an offer of ours inside the session. One that we cannot use changes nothing: the talk goes on as it was. */
export function onReofferAnswered(leg: Leg, branch: Branch, answered: Input<"reoffer-answered">): Step {
  if (leg.phase !== "talking" || branch.local === undefined) return [leg, []];
  const concluded = concludeOffer(branch.local, answered.answer);
  if (concluded === undefined) return [leg, []];
  return reconnect(withBranch(leg, { ...branch, local: concluded.local }), branch.session, concluded.agreed, false);
}

/** A phone whose signalling has a word for hold says so without a description. */
export function onHeld(leg: Leg, { isHeld }: Input<"held">): Step {
  if (leg.phase !== "talking") return [leg, []];
  const word: Leg = { ...leg, heldByWord: isHeld };
  const [changed, effects] = holding(word, isHeld || leg.agreed?.held === true);
  const { agreed, speaker } = leg;
  const heard = agreed === undefined || speaker === undefined ? [] : [connect(word, speaker, agreed.stream)];
  return watching(leg, changed, [...heard, ...effects]);
}

/** `hasMoved`: the phone signals from another address than before. */
function reconnect(leg: Leg, session: Branch["session"], agreed: Agreed, hasMoved: boolean): Step {
  const effects: LegEffect[] = [];
  // A refresh repeats what was agreed, and says nothing new.
  if (hasMoved || leg.agreed === undefined || !sameStream(leg.agreed.stream, agreed.stream)) {
    effects.push(connect(leg, session, agreed.stream));
  }
  // The engine counts anew when it listens again.
  const quietMs = agreed.stream.receive ? leg.quietMs : undefined;
  const [changed, told] = holding(
    { ...leg, agreed, codec: agreed.stream.codec, quietMs },
    agreed.held || leg.heldByWord,
  );
  return watching(leg, changed, [...effects, ...told]);
}

function holding(leg: Leg, held: boolean): Step {
  if (held === leg.held) return [leg, []];
  return [{ ...leg, held }, [{ type: "tell", event: { type: held ? "leg-held" : "leg-resumed", leg: leg.id } }]];
}

/** After a change of what may be expected of its audio. */
function watching(before: Leg, changed: Leg, effects: readonly LegEffect[]): Step {
  if (isQuiet(changed) === isQuiet(before)) return [changed, effects];
  const [watched, more] = onQuietChanged(changed);
  return [watched, [...effects, ...more]];
}
