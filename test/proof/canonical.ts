// One text for all states of an engine that behave alike: what only counts (facts, commands, chance) and the configuration
// are left out, legs and commands are named in the order in which they are met, future times count from now, past ones by
// their order alone. So is what only counts for a switch that outlives its controller: none does here.

const LEFT_OUT = new Set([
  "facts",
  "commands",
  "lastFact",
  "lastCommand",
  "lastOrder",
  "order",
  "chance",
  "now",
  "told",
  "stepAt",
  "standing",
  "saidBy",
  "keys",
  "wish",
]);
/** Where numbers are commands. */
const COMMANDS = new Set([
  "awaited",
  "answer",
  "awaiting",
  "greeting",
  "prompt",
  "recording",
  "recordings",
  "command",
  "consultRecording",
]);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7/;
/** Everything from here on is an instant. */
const FIRST_INSTANT = Date.UTC(2026, 0, 1);

/** `alike`: names that may be exchanged for one another; given in the order in which they are to be named anew. */
export function canonical(value: unknown, now: number, alike: readonly string[] = []): string {
  const writer = new Writer(now, alike);
  writer.write(value, "");
  return writer.text();
}

class Writer {
  readonly #now: number;
  readonly #parts: (string | { readonly past: number })[] = [];
  readonly #names = new Map<string | number, string>();
  readonly #within = new Set<object>();

  readonly #alike: ReadonlyMap<string, string>;

  constructor(now: number, alike: readonly string[]) {
    this.#now = now;
    this.#alike = new Map(alike.map((name, index) => [name, `"a${index}"`]));
  }

  text(): string {
    const past = [...new Set(this.#parts.flatMap((part) => (typeof part === "string" ? [] : [part.past])))];
    const ranks = new Map(past.sort((a, b) => a - b).map((at, rank) => [at, rank]));
    return this.#parts.map((part) => (typeof part === "string" ? part : `p${String(ranks.get(part.past))}`)).join("");
  }

  write(value: unknown, field: string): void {
    if (typeof value === "number") this.#writeNumber(value, field);
    else if (typeof value === "string") this.#writeText(value);
    else if (typeof value !== "object" || value === null) this.#parts.push(String(value));
    else if (this.#within.has(value)) this.#parts.push("^");
    else {
      this.#within.add(value);
      this.#writeObject(value, field);
      this.#within.delete(value);
    }
  }

  #writeText(value: string): void {
    const name = UUID.test(value) ? this.#nameOf(value) : this.#alike.get(value);
    this.#parts.push(name ?? JSON.stringify(value));
  }

  #writeNumber(value: number, field: string): void {
    if (COMMANDS.has(field)) this.#parts.push(this.#nameOf(value));
    else if (value < FIRST_INSTANT || value === Infinity) this.#parts.push(String(value));
    else if (value < this.#now) this.#parts.push({ past: value });
    else this.#parts.push(`+${value - this.#now}`);
  }

  #nameOf(id: string | number): string {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const name = `#${this.#names.size}`;
    this.#names.set(id, name);
    return name;
  }

  #writeObject(value: object, field: string): void {
    this.#parts.push("(");
    if (value instanceof Map) this.#writeEntries([...value.entries()] as [unknown, unknown][], field);
    else if (value instanceof Set)
      this.#writeEntries(
        [...value].map((item): [unknown, unknown] => [item, 0]),
        field,
      );
    else if (field === "heap") this.#writeHeap(value as { at: number; order: number; cancelled: boolean }[]);
    else if (Array.isArray(value)) for (const item of value) this.#item(item, field);
    else {
      for (const [name, item] of Object.entries(value)) {
        if (LEFT_OUT.has(name) || item === undefined) continue;
        this.#parts.push(`${name}:`);
        this.#item(item, name);
      }
    }
    this.#parts.push(")");
  }

  /** The order of agents in a set is nobody's affair; that of calls and legs is the order in which they came. */
  #writeEntries(entries: [unknown, unknown][], field: string): void {
    const ofAgents = entries.every(([key]) => typeof key === "string" && /^a\d$/.test(key));
    const rank = (name: unknown): string => this.#alike.get(String(name)) ?? String(name);
    if (ofAgents) entries.sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
    for (const [key, item] of entries) {
      this.#item(key, field);
      this.#item(item, field);
    }
  }

  #writeHeap(heap: { at: number; order: number; cancelled: boolean }[]): void {
    const set = heap.filter(({ cancelled }) => !cancelled).sort((a, b) => a.at - b.at || a.order - b.order);
    for (const deadline of set) this.#item(deadline, "");
  }

  #item(value: unknown, field: string): void {
    this.write(value, field);
    this.#parts.push(",");
  }
}
