import type { Sound } from "../../core/model.ts";

const PROMPT_MS = 2_000;
const DIGIT_MS = 400;
const BEEP_MS = 300;

/** How long a sound lasts where nothing is really played. Music goes on until stopped, and tones but the beep. */
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
    case "tone":
      return sound.tone === "beep" ? BEEP_MS : Number.POSITIVE_INFINITY;
    case "stream":
      return Number.POSITIVE_INFINITY;
  }
}
