import { addInto, clipInto } from "../audio/mixer.ts";
import { Channel } from "./channel.ts";
import type { Beginning } from "./channel.ts";

/** More than is read at a time. */
const MAX_SAMPLES = 16_000;

const sum = new Int32Array(MAX_SAMPLES);
const voice = new Int16Array(MAX_SAMPLES);

/** One channel of a recording: the sum of those who speak on it, who may come and go. Nobody: silence. */
export class Side<Speaker> {
  readonly #beginning: Beginning;
  readonly #speaking = new Map<Speaker, Channel>();
  /** Channels of those who are gone, with the position up to which something may lie in them. */
  readonly #left = new Map<Channel, number>();
  #read = 0;

  constructor(beginning: Beginning) {
    this.#beginning = beginning;
  }

  add(speaker: Speaker): Channel {
    const channel = this.#speaking.get(speaker) ?? new Channel(this.#beginning, this.#read);
    this.#speaking.set(speaker, channel);
    return channel;
  }

  /** What was said up to now is still recorded. */
  remove(speaker: Speaker, nowMs: number): void {
    const channel = this.#speaking.get(speaker);
    if (channel === undefined) return;
    this.#speaking.delete(speaker);
    this.#left.set(channel, channel.aheadAt(nowMs));
  }

  /** At most a second. `position` never goes back. */
  read(position: number, out: Int16Array, count: number): void {
    const channels = [...this.#speaking.values(), ...this.#left.keys()];
    this.#read = position + count;
    for (const [channel, end] of this.#left) if (end <= this.#read) this.#left.delete(channel);
    const [only] = channels;
    if (channels.length === 1 && only !== undefined) {
      only.read(position, out, count);
      return;
    }
    sum.fill(0);
    const frame = voice.subarray(0, count);
    for (const channel of channels) {
      channel.read(position, frame, count);
      addInto(sum, frame);
    }
    clipInto(out, sum, count);
  }
}
