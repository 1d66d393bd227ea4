// What a conversation has a leg hear: music, and no play any more where there is somebody new to be heard. Music is the least of
// what can be heard: a play goes on instead of it, and where that is over the music goes on.
//
//   media:  music --(play)--> the play --(played)--> music --(no longer meant for it)--> whom it hears
import { stopped } from "./leg-outcomes.ts";
import type { Leg, LegEffect, LegInput, Music, MusicState, Step } from "./leg-state.ts";

type Input<Type extends LegInput["type"]> = Extract<LegInput, { readonly type: Type }>;

export const NO_MUSIC: MusicState = { wanted: undefined, playing: undefined, begun: 0 };

export function onTakePart(leg: Leg, { part, music, isNews }: Input<"take-part">): Step {
  // Whom it heard before the answer it hears no more: the conversation says whom it hears.
  const early = leg.early === undefined ? undefined : { ...leg.early, hears: undefined };
  const [hushed, ended] = isNews ? withoutDeferred(leg) : [leg, []];
  const [changed, effects] = wants({ ...hushed, part, early }, music);
  return [changed, [...ended, ...effects]];
}

/** A play that still waits for the ACK gives way as one does that is heard: of that the media engine takes care. */
function withoutDeferred(leg: Leg): Step {
  const { deferred } = leg;
  if (deferred === undefined || deferred.unless !== undefined) return [leg, []];
  const play = { command: deferred.command, ended: "stopped" } as const;
  return [{ ...leg, deferred: undefined, play }, [stopped(deferred.command)]];
}

function wants(leg: Leg, wanted: Music | undefined): Step {
  const { music, speaker } = leg;
  if (isSame(music.wanted, wanted)) return withMusic(leg);
  const changed: Leg = { ...leg, music: { ...music, wanted, playing: undefined } };
  // Other music replaces it; where there is to be none it must be stopped, but no play in its place.
  if (wanted !== undefined && wanted.sources.length > 0) return withMusic(changed);
  if (music.playing === undefined || speaker === undefined) return [changed, []];
  return [changed, [{ type: "media", command: { type: "stop", session: speaker } }]];
}

/** Begins the music that is meant for the leg where it is not to be heard, and nothing else is played. */
export function withMusic(leg: Leg): Step {
  const { music, speaker, plays, deferred, phase } = leg;
  const { wanted, playing, begun } = music;
  if (wanted === undefined || wanted.sources.length === 0 || playing !== undefined) return [leg, []];
  if (phase !== "talking" || speaker === undefined || plays.length > 0 || deferred !== undefined) return [leg, []];
  // Commands are numbered upwards from 1, so that this names no play of theirs; and each time another, as its sources may
  // be fetched when the next is wanted already.
  const id = -(begun + 1);
  const { sources, unless } = wanted;
  const play: LegEffect = {
    type: "media",
    command: { type: "play", session: speaker, id, sources, repeat: true, interruptible: false, unless },
  };
  return [{ ...leg, music: { wanted, playing: id, begun: begun + 1 } }, [play]];
}

/** It has ended: replaced by a play, or for want of anything to play. It is begun again when there is a reason to. */
export function onMusicOver(leg: Leg, id: number): Step {
  if (leg.music.playing !== id) return [leg, []];
  return [{ ...leg, music: { ...leg.music, playing: undefined } }, []];
}

export function onMusicFailed(leg: Leg, id: number, reason: string): Step {
  const [over] = onMusicOver(leg, id);
  return [over, id < 0 ? [{ type: "no-music", reason }] : []];
}

function isSame(one: Music | undefined, other: Music | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
