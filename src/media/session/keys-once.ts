// A key that a phone sends both in the media (RFC 4733, or a tone) and by signalling (INFO) is one key.
//
//   media       5 told . . . . . 5 told
//   signalling     5 the same       5 the same     each tells of one key of the other way, once

/** The two words of one key are not further apart: a lost INFO is sent again after half a second. */
const APART_MS = 1_000;
/** Keys of one way that wait for the other's word; more are never pressed in a second. */
const KEYS = 16;

export type KeyWay = "media" | "signalling";

interface Key {
  readonly digit: string;
  readonly way: KeyWay;
  /** Of the last sign of it. */
  lastMs: number;
}

export class KeysOnce {
  /** Those that only one way has told of, oldest first. */
  #keys: Key[] = [];
  /** The event that goes on in the media was told of by signalling. */
  isToldEvent = false;

  /** False: the other way has told of this key already. */
  isNew(digit: string, way: KeyWay, nowMs: number): boolean {
    this.#keys = this.#keys.filter(({ lastMs }) => nowMs - lastMs <= APART_MS);
    const told = this.#keys.findIndex((key) => key.digit === digit && key.way !== way);
    if (told >= 0) {
      this.#keys.splice(told, 1);
      return false;
    }
    this.#keys.push({ digit, way, lastMs: nowMs });
    if (this.#keys.length > KEYS) this.#keys.shift();
    return true;
  }

  /** The key that the media told of last is still down: signalling may tell of it when it is let go. */
  isDown(nowMs: number): void {
    const key = this.#keys.findLast(({ way }) => way === "media");
    if (key !== undefined) key.lastMs = nowMs;
  }
}
