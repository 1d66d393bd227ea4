import type { Source } from "../vocabulary.ts";
import type { MusicShelf } from "./music.ts";
import { silencePart, tonePart } from "./player.ts";
import type { Part } from "./player.ts";
import type { SoundSource } from "./sound.ts";

/** More parts than any announcement has. */
const MAX_SOURCES = 256;

/** Fetches all sources, side by side; tells the parts in order, or the first thing that is missing. Exactly once. */
export function gather(
  sources: readonly Source[],
  sounds: SoundSource,
  shelf: MusicShelf,
  done: (result: readonly Part[] | { readonly reason: string }) => void,
): void {
  if (sources.length > MAX_SOURCES) {
    done({ reason: `at most ${MAX_SOURCES} parts can be played at once` });
    return;
  }
  const parts = new Array<Part | undefined>(sources.length).fill(undefined);
  let missing = sources.length;
  let isOver = false;
  const put = (at: number, part: Part | { readonly reason: string }): void => {
    if (isOver) return;
    if ("reason" in part) {
      isOver = true;
      done(part);
      return;
    }
    parts[at] = part;
    if (--missing > 0) return;
    isOver = true;
    done(parts.filter((one) => one !== undefined));
  };
  if (missing === 0) done([]);
  for (const [at, source] of sources.entries()) fetchPart(source, sounds, shelf, (part) => put(at, part));
}

function fetchPart(
  source: Source,
  sounds: SoundSource,
  shelf: MusicShelf,
  done: (part: Part | { readonly reason: string }) => void,
): void {
  switch (source.type) {
    case "wav":
      sounds.sound(source.path, (result) =>
        done(result.type === "sound" ? { type: "sound", sound: result.sound } : { reason: result.reason }),
      );
      break;
    case "music":
      shelf.open(source.folder, (music) => done("reason" in music ? music : { type: "music", music }));
      break;
    case "tone":
      done(tonePart(source.frequenciesHz, source.onMs, source.offMs, source.totalMs));
      break;
    case "silence":
      done(silencePart(source.durationMs));
      break;
  }
}
