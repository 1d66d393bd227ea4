// How long phones hear nothing. A look counts as what it should have lasted: a test that comes late accuses nobody.
import type { Phone } from "../../demo/phone.ts";

const LOOK_MS = 20;

interface Heard {
  packets: number;
  silentLooks: number;
  mostSilentLooks: number;
}

export class GapWatch {
  readonly #phones: readonly Phone[];
  readonly #heard = new Map<Phone, Heard>();
  readonly #timer: NodeJS.Timeout;

  constructor(phones: readonly Phone[]) {
    this.#phones = phones;
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
  }

  /** The longest silence at any of them, milliseconds. */
  get longestMs(): number {
    return Math.max(0, ...[...this.#heard.values()].map(({ mostSilentLooks }) => mostSilentLooks * LOOK_MS));
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    for (const phone of this.#phones) {
      const packets = phone.packetsReceived;
      const before = this.#heard.get(phone) ?? { packets, silentLooks: 0, mostSilentLooks: 0 };
      const silentLooks = packets === before.packets ? before.silentLooks + 1 : 0;
      const mostSilentLooks = Math.max(before.mostSilentLooks, silentLooks);
      this.#heard.set(phone, { packets, silentLooks, mostSilentLooks });
    }
  }
}
