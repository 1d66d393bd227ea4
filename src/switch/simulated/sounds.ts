import type { Sound } from "../../core/model.ts";

const PROMPT_MS = 2_000;
const DIGIT_MS = 400;

/** How long a sound lasts where nothing is really played. Music and tones go on until stopped. */
export function soundMs(sound: Sound): number {
  switch (sound.type) {
    case "file":
    case "recording":
    case "prompt":
      return PROMPT_MS;
    case "digits":
      return sound.digits.length * DIGIT_MS;
    case "number":
      return String(sound.value).length * DIGIT_MS;
    case "silence":
      return sound.durationMs;
    case "stream":
    case "tone":
      return Number.POSITIVE_INFINITY;
  }
}
