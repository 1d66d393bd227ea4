import type { MediaEvent, MediaSessionId } from "../vocabulary.ts";
import type { Player } from "./player.ts";

/** What is known of a play before its sources are at hand. */
export interface Wanted {
  readonly id: number;
  readonly interruptible: boolean;
  /** Whom it gives way to. */
  readonly unless: MediaSessionId | undefined;
}

/** Audio of the one it gives way to that is no older makes a play give way ... */
const GIVES_WAY_MS = 200;
/** ... and after so long without any it goes on. */
const GOES_ON_MS = 400;

/** What plays on a session, one thing at a time. */
export class Playing {
  readonly #session: MediaSessionId;
  readonly #emit: (event: MediaEvent) => void;
  #wanted: Wanted | undefined;
  #player: Player | undefined;
  #givesWay = false;

  constructor(session: MediaSessionId, emit: (event: MediaEvent) => void) {
    this.#session = session;
    this.#emit = emit;
  }

  /** What is to be heard now. */
  get player(): Player | undefined {
    return this.#givesWay ? undefined : this.#player;
  }

  get isInterruptible(): boolean {
    return this.#wanted?.interruptible === true;
  }

  /** Whom what plays, or is about to, gives way to. */
  get unless(): MediaSessionId | undefined {
    return this.#wanted?.unless;
  }

  /** Replaces what plays. Its sources are being fetched: `begin` or `fail` will follow. */
  prepare(wanted: Wanted): void {
    this.stop("stopped");
    this.#wanted = wanted;
  }

  /** Every source is at hand. Comes to nothing where the play was stopped in the meantime. */
  begin(player: Player): void {
    if (this.#wanted?.id !== player.id || this.#player !== undefined) return;
    this.#player = player;
    if (!player.repeats) {
      this.#emit({ type: "playing", session: this.#session, id: player.id, lengthMs: player.lengthMs });
    }
  }

  fail(id: number, reason: string): void {
    if (this.#wanted?.id !== id || this.#player !== undefined) return;
    this.#wanted = undefined;
    this.#emit({ type: "failed", session: this.#session, id, reason });
  }

  /** The one it gives way to was last heard so long ago. */
  review(sinceMs: number): void {
    this.#givesWay = sinceMs <= GIVES_WAY_MS || (this.#givesWay && sinceMs < GOES_ON_MS);
  }

  stop(ended: "end" | "stopped" | "digit"): void {
    const stopped = this.#wanted;
    this.#wanted = undefined;
    this.#player = undefined;
    this.#givesWay = false;
    if (stopped !== undefined) this.#emit({ type: "played", session: this.#session, id: stopped.id, ended });
  }
}
