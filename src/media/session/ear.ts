import { SAMPLE_RATE } from "../audio/frame.ts";
import { LineTones, type LineTone } from "../audio/line-tone.ts";
import type { MediaCommand } from "../vocabulary.ts";
import type { Incoming } from "./incoming.ts";
import type { Recorder } from "./ports.ts";

/** A longer hole is no pause of a cadence. */
const MAX_GAP = 16_000;
/** How late our own tone comes back from the far end, at most. */
const ECHO_MS = 1_000;

/** Listens to what one peer says for the tones of a line where nobody is. */
export class Ear implements Recorder {
  readonly #tones = new LineTones();
  readonly #tell: (tone: LineTone) => void;
  /** The timestamp that the next packet has where nothing is missing; undefined: none came yet. */
  #due: number | undefined;
  /** Until then a tone of our own may come back. */
  #deafUntilMs = -Infinity;

  constructor(tell: (tone: LineTone) => void) {
    this.#tell = tell;
  }

  /** What we say to the peer may come back as an echo. */
  noteOwn({ sources, repeat }: Extract<MediaCommand, { type: "play" }>, nowMs: number): void {
    const tones = sources.filter((source) => source.type === "tone");
    if (tones.length === 0) return;
    const lastsMs = tones.length < sources.length ? Infinity : tones.reduce((sum, { totalMs }) => sum + totalMs, 0);
    this.#deafUntilMs = repeat ? Infinity : nowMs + lastsMs + ECHO_MS;
  }

  /** Nothing of that is played any more. */
  noteQuiet(nowMs: number): void {
    this.#deafUntilMs = Math.min(this.#deafUntilMs, nowMs + ECHO_MS);
  }

  audio({ speech }: Incoming, nowMs: number): void {
    const count = speech.countAt(SAMPLE_RATE);
    const ticks = speech.clockHz / SAMPLE_RATE;
    const ahead = this.#due === undefined ? 0 : Math.round(((speech.timestamp - this.#due) | 0) / ticks);
    // A copy, or a latecomer.
    if (ahead < 0 && ahead > -MAX_GAP) return;
    this.#due = (speech.timestamp + count * ticks) >>> 0;
    if (nowMs < this.#deafUntilMs) {
      this.#tones.reset();
      return;
    }
    if (ahead > MAX_GAP || ahead < 0) this.#tones.reset();
    else if (ahead > 0) this.#tones.skip(ahead);
    const tone = this.#tones.feed(speech.samplesAt(SAMPLE_RATE), count);
    if (tone !== undefined) this.#tell(tone);
  }

  digit(): void {
    this.#tones.reset();
  }

  restart(): void {
    this.#due = undefined;
    this.#tones.reset();
  }
}
