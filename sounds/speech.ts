// Speech from espeak-ng, brought to the telephone's rate and to one loudness.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { telephoneSound } from "../src/media/audio/wav.ts";

const RATE_HZ = 8_000;
const WORDS_PER_MINUTE = 150;

/** -20 dBFS: as loud as people are on a telephone. */
const LOUDNESS = 3_277;
const PEAK = 26_000;

/** Speaks the text. 8 kHz, 16 bit, silence cut off at both ends. Throws where espeak-ng is missing or fails. */
export function speak(voice: string, text: string): Int16Array {
  const folder = mkdtempSync(join(tmpdir(), "xcc-speech-"));
  try {
    const file = join(folder, "speech.wav");
    execFileSync("espeak-ng", ["-v", voice, "-s", String(WORDS_PER_MINUTE), "-w", file, text]);
    const sound = telephoneSound(readFileSync(file));
    if (sound.type === "bad") throw new Error(`espeak-ng wrote no usable WAV file: ${sound.reason}`);
    return level(trim(sound.value));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Leaves 20 ms before the first and 60 ms after the last sample that is heard, so that pieces can be joined. */
function trim(samples: Int16Array): Int16Array {
  const threshold = 300;
  const isHeard = (sample: number): boolean => Math.abs(sample) > threshold;
  const first = Math.max(0, samples.findIndex(isHeard) - RATE_HZ * 0.02);
  const last = Math.min(samples.length, samples.findLastIndex(isHeard) + RATE_HZ * 0.06);
  return samples.slice(first, last);
}

/** One loudness for all, measured where there is speech; soft edges so that no join clicks. */
function level(samples: Int16Array): Int16Array {
  const loud = samples.filter((sample) => Math.abs(sample) > 500);
  const power = loud.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, loud.length);
  const highest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1);
  const gain = Math.min(LOUDNESS / Math.sqrt(Math.max(1, power)), PEAK / highest);
  const edge = RATE_HZ * 0.005;
  return samples.map((sample, at) => {
    const fade = Math.min(1, at / edge, (samples.length - 1 - at) / edge);
    return Math.round(sample * gain * fade);
  });
}
