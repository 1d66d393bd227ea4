// What a phone says, 20 ms at a time, as linear samples.
import { readFile } from "node:fs/promises";
import { FRAME_SAMPLES, telephoneSound, tone } from "../src/media/index.ts";

export interface Voice {
  /** The next 20 ms; undefined where it has no more to say. */
  next(): Int16Array | undefined;
}

/** A tone without end. `frequencyHz` times 20 ms need not be whole: the wave goes on from frame to frame. */
export function toneVoice(frequencyHz: number): Voice {
  // After a second every whole frequency is back where it began.
  return loopOf(tone([frequencyHz], 8_000), true);
}

/** A WAV file, once or again and again. Rejects with a reason that names the file. */
export async function wavVoice(path: string, repeat: boolean): Promise<Voice> {
  const sound = telephoneSound(await readFile(path));
  if (sound.type === "bad") throw new Error(`${path}: ${sound.reason}`);
  return loopOf(sound.value, repeat);
}

function loopOf(samples: Int16Array, repeat: boolean): Voice {
  let at = 0;
  return {
    next: () => {
      if (samples.length === 0 || (!repeat && at >= samples.length)) return undefined;
      const frame = new Int16Array(FRAME_SAMPLES);
      for (let index = 0; index < FRAME_SAMPLES; index += 1) {
        frame[index] = repeat ? (samples[at % samples.length] ?? 0) : (samples[at] ?? 0);
        at += 1;
      }
      if (repeat) at %= samples.length;
      return frame;
    },
  };
}
