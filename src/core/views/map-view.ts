/**
 * A map laid over another one: what is changed in it is changed in it alone, and costs nothing until then. Its order is that
 * of a map that was copied.
 */
export class MapView<Key, Value> extends Map<Key, Value> {
  readonly #under: ReadonlyMap<Key, Value>;
  readonly #copy: ((value: Value) => Value) | undefined;
  /** Of those below: they are no longer there, or come last. */
  readonly #gone = new Set<Key>();
  /** Those that come after all from below, in order. */
  readonly #added = new Set<Key>();

  /** `copy`: of a value that may be changed itself; undefined: none ever is. */
  constructor(under: ReadonlyMap<Key, Value>, copy?: (value: Value) => Value) {
    super();
    this.#under = under;
    this.#copy = copy;
  }

  override get size(): number {
    return this.#under.size - this.#gone.size + this.#added.size;
  }

  override has(key: Key): boolean {
    return super.has(key) || this.#isBelow(key);
  }

  override get(key: Key): Value | undefined {
    if (super.has(key)) return super.get(key);
    const value = this.#isBelow(key) ? this.#under.get(key) : undefined;
    if (value === undefined || this.#copy === undefined) return value;
    const copy = this.#copy(value);
    super.set(key, copy);
    return copy;
  }

  override set(key: Key, value: Value): this {
    if (!this.#isBelow(key)) this.#added.add(key);
    return super.set(key, value);
  }

  override delete(key: Key): boolean {
    const was = this.has(key);
    super.delete(key);
    this.#added.delete(key);
    if (this.#under.has(key)) this.#gone.add(key);
    return was;
  }

  override clear(): void {
    super.clear();
    this.#added.clear();
    for (const key of this.#under.keys()) this.#gone.add(key);
  }

  override *keys(): MapIterator<Key> {
    for (const key of this.#under.keys()) if (!this.#gone.has(key)) yield key;
    yield* this.#added;
  }

  override *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }

  override *entries(): MapIterator<[Key, Value]> {
    for (const key of this.keys()) yield [key, this.get(key) as Value];
  }

  override [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }

  override forEach(act: (value: Value, key: Key, map: Map<Key, Value>) => void): void {
    for (const [key, value] of this.entries()) act(value, key, this);
  }

  #isBelow(key: Key): boolean {
    return !this.#gone.has(key) && this.#under.has(key);
  }
}
