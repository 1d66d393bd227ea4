import type { MediaEvent, MediaSessionId } from "../vocabulary.ts";

/** Whether anything comes from a session's peer: told once where nothing does, and again when it speaks. */
export class Hush {
  readonly #session: MediaSessionId;
  readonly #emit: (event: MediaEvent) => void;
  #heardAtMs = 0;
  #isSilent = false;

  constructor(session: MediaSessionId, emit: (event: MediaEvent) => void) {
    this.#session = session;
    this.#emit = emit;
  }

  /** From now on something is expected: what was before is no silence. */
  begin(nowMs: number): void {
    this.#heardAtMs = nowMs;
    this.#isSilent = false;
  }

  heard(nowMs: number): void {
    this.#heardAtMs = nowMs;
    if (!this.#isSilent) return;
    this.#isSilent = false;
    this.#emit({ type: "resumed", session: this.#session });
  }

  watch(nowMs: number, silentAfterMs: number): void {
    const silentMs = nowMs - this.#heardAtMs;
    if (this.#isSilent || silentMs < silentAfterMs) return;
    this.#isSilent = true;
    this.#emit({ type: "silent", session: this.#session, silentMs: Math.round(silentMs) });
  }
}
