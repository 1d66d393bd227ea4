import { digitTone } from "../audio/tone.ts";
import { silencePart } from "./player.ts";
import type { Part } from "./player.ts";
import { Sound } from "./sound.ts";

const DIGIT_MS = 100;
const PAUSE_MS = 80;

/** A key as tones, and the pause after it, for a peer that has no events. */
export function tonesOfDigit(digit: string): readonly Part[] {
  return [{ type: "sound", sound: new Sound(digitTone(digit, DIGIT_MS)) }, silencePart(PAUSE_MS)];
}
