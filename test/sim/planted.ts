// Faults of ours, planted in the living state: reading what is spoiled throws as long as an event happens, and only then.

export class Planted {
  /** Whether what is spoiled throws at this moment. */
  live = false;

  /** After so many reads each further one throws, of whatever of it. */
  spoil(target: object, reads = 0): void {
    let left = reads;
    for (const key of Object.keys(target)) this.#spoilOne(target, key, () => (left -= 1) < 0);
  }

  spoilOne(target: object, key: string): void {
    this.#spoilOne(target, key, () => true);
  }

  #spoilOne(target: object, key: string, isOver: () => boolean): void {
    let value = (target as Record<string, unknown>)[key];
    const check = (): void => {
      if (this.live && isOver()) throw new Error("planted");
    };
    Object.defineProperty(target, key, {
      configurable: true,
      enumerable: true,
      get: () => {
        check();
        return value;
      },
      set: (next: unknown) => {
        check();
        value = next;
      },
    });
  }

  during<Result>(act: () => Result): Result {
    this.live = true;
    try {
      return act();
    } finally {
      this.live = false;
    }
  }
}
