// What the database was asked a moment ago: kept while nothing is written that it depends on.
//
//   asked --> known, and of this generation? --yes--> answered from memory
//               | no
//               v
//             generation noted --> the database asked --> still the same generation? --yes--> kept
//                                                             | no
//                                                             v
//                                                           good for this request only
//
// A write counts its tables up before it is run, after it, and around the end of its transaction. So what was read before a
// write, or beside it, is never kept after it, and whoever has been told that their write is done reads what they wrote.

export interface MemoryParts<Value> {
  readonly clock: { now(): number };
  /** Another number whenever what is remembered may have changed. */
  readonly generation: () => number;
  /** Remembered at a time; beyond it the oldest goes. */
  readonly most: number;
  /** Until when an answer is good, milliseconds since 1970, if it is given at `now`; absent: until something is written. */
  readonly goodUntil?: (value: Value, now: number) => number;
}

interface Remembered<Value> {
  readonly value: Value;
  readonly generation: number;
  /** Before it is a clock that was set back: then it is asked for anew. */
  readonly since: number;
  readonly until: number;
}

export class Memory<Key, Value> {
  readonly #parts: MemoryParts<Value>;
  readonly #remembered = new Map<Key, Remembered<Value>>();
  /** What is being asked right now, and of which generation the answer will be at least. */
  readonly #asked = new Map<Key, { readonly generation: number; readonly answer: Promise<Value | undefined> }>();

  constructor(parts: MemoryParts<Value>) {
    this.#parts = parts;
  }

  /** Only what was found is remembered: what is unknown now may be there in the next instant. */
  async recall(key: Key, find: () => Promise<Value | undefined>): Promise<Value | undefined> {
    const { clock, generation } = this.#parts;
    const known = this.#remembered.get(key);
    if (known?.generation === generation() && isWithin(clock.now(), known)) return known.value;
    this.#remembered.delete(key);
    // Who asks the same meanwhile waits for the same answer, unless something was written since it was asked for.
    const asked = this.#asked.get(key);
    if (asked?.generation === generation()) return asked.answer;
    const asking = { generation: generation(), answer: this.#ask(key, find) };
    this.#asked.set(key, asking);
    try {
      return await asking.answer;
    } finally {
      if (this.#asked.get(key) === asking) this.#asked.delete(key);
    }
  }

  async #ask(key: Key, find: () => Promise<Value | undefined>): Promise<Value | undefined> {
    const { clock, generation, most, goodUntil } = this.#parts;
    // What is written from here on may make the answer an old one: it is good for this request, and not kept.
    const asOf = generation();
    const askedAt = clock.now();
    const value = await find();
    if (value === undefined || generation() !== asOf) return value;
    const [oldest] = this.#remembered.keys();
    if (oldest !== undefined && this.#remembered.size >= most) this.#remembered.delete(oldest);
    const until = goodUntil?.(value, askedAt) ?? Number.POSITIVE_INFINITY;
    this.#remembered.set(key, { value, generation: asOf, since: askedAt, until });
    return value;
  }
}

function isWithin(now: number, { since, until }: Pick<Remembered<unknown>, "since" | "until">): boolean {
  return now >= since && now < until;
}
