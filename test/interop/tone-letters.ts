// What a stretch of sound consists of, in letters: each tone has one.
import { energy, toneShare } from "../../src/media/audio/goertzel.ts";

/** 50 ms. */
const WINDOW = 400;
/** Three voices at once have a third each; a packet that was lost takes some of it. */
const SHARE = 0.12;
/** -40 dBFS: below it there is silence. */
const QUIET = 330;
/** Less in a row is a seam between two others. */
const LEAST_WINDOWS = 4;

/** In the order of their coming, each followed by a space: "A - AB ". What follows itself is one; silence is "-". */
export function tokensOf(samples: Int16Array, letters: ReadonlyMap<string, number>): string {
  const runs: { token: string; windows: number }[] = [];
  for (let start = 0; start + WINDOW <= samples.length; start += WINDOW) {
    const token = tokenAt(samples, start, letters);
    const last = runs.at(-1);
    if (last?.token === token) last.windows += 1;
    else runs.push({ token, windows: 1 });
  }
  const long = runs.filter(({ windows }) => windows >= LEAST_WINDOWS).map(({ token }) => token);
  return long
    .filter((token, at) => token !== long[at - 1])
    .map((token) => `${token} `)
    .join("");
}

function tokenAt(samples: Int16Array, start: number, letters: ReadonlyMap<string, number>): string {
  if (Math.sqrt(energy(samples, start, WINDOW) / WINDOW) < QUIET) return "-";
  const found = [...letters].filter(([, hz]) => toneShare(samples, start, WINDOW, hz) > SHARE);
  return found.map(([letter]) => letter).join("") || "?";
}
