import { printWav, telephoneSound } from "../../media/index.ts";
import type { ConvertedSound } from "../../ports/prompt-files.ts";

const SAMPLES_PER_MS = 8;

/** Any WAV as the one form in which prompts are kept. */
export function telephoneWav(bytes: Uint8Array): ConvertedSound {
  const sound = telephoneSound(bytes);
  if (sound.type === "bad") return sound;
  return { type: "good", wav: printWav([sound.value]), durationMs: Math.round(sound.value.length / SAMPLES_PER_MS) };
}
