// Reads plain data field by field. All that is wrong is collected, each with the field's path and what was expected.

export interface Range {
  readonly from: number;
  readonly to: number;
}

const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** A value somewhere in a document, with the way to it. */
export class Field {
  readonly value: unknown;
  readonly path: string;
  readonly errors: string[];

  constructor(value: unknown, path: string, errors: string[]) {
    this.value = value;
    this.path = path;
    this.errors = errors;
  }

  get isMissing(): boolean {
    return this.value === undefined || this.value === null;
  }

  wrong(expected: string): void {
    const found = this.isMissing ? "is missing" : `is ${JSON.stringify(this.value)}`;
    this.errors.push(`${this.path === "" ? "the scenario" : this.path} ${found}; expected ${expected}`);
  }

  /** Its fields. Names that nobody reads are most likely slips of the pen. */
  fields<Name extends string>(...names: readonly Name[]): Record<Name, Field> {
    const known = isRecord(this.value) ? this.value : {};
    if (!isRecord(this.value)) this.wrong(`fields: ${names.join(", ")}`);
    for (const name of Object.keys(known)) {
      if (names.some((one) => one === name)) continue;
      this.errors.push(`${this.#below(name)} is no such field; there are ${names.join(", ")}`);
    }
    const found = names.map((name) => [name, new Field(known[name], this.#below(name), this.errors)] as const);
    return Object.fromEntries(found) as Record<Name, Field>;
  }

  list(atLeast: number): readonly Field[] {
    if (!Array.isArray(this.value) || this.value.length < atLeast) {
      this.wrong(atLeast > 0 ? "a list that is not empty" : "a list");
      return [];
    }
    return this.value.map((item: unknown, index) => new Field(item, `${this.path}[${index}]`, this.errors));
  }

  text(fallback?: string): string {
    if (this.isMissing && fallback !== undefined) return fallback;
    if (typeof this.value === "string" && this.value !== "") return this.value;
    this.wrong("a text");
    return "";
  }

  oneOf<const T extends string>(choices: readonly T[], fallback?: NoInfer<T>): T {
    if (this.isMissing && fallback !== undefined) return fallback;
    const found = choices.find((choice) => choice === this.value);
    if (found === undefined) this.wrong(`one of ${choices.join(", ")}`);
    return found ?? (choices[0] as T);
  }

  number(range: Range, fallback?: number): number {
    if (this.isMissing && fallback !== undefined) return fallback;
    const { value } = this;
    if (typeof value === "number" && value >= range.from && value <= range.to) return value;
    this.wrong(`a number from ${range.from} to ${range.to}`);
    return range.from;
  }

  whole(range: Range, fallback?: number): number {
    if (this.isMissing && fallback !== undefined) return fallback;
    const { value } = this;
    if (typeof value === "number" && Number.isInteger(value) && value >= range.from && value <= range.to) return value;
    this.wrong(`a whole number from ${range.from} to ${range.to}`);
    return range.from;
  }

  /** A share, as `5 %` or 0.05. */
  share(fallback?: number): number {
    if (this.isMissing && fallback !== undefined) return fallback;
    const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(typeof this.value === "string" ? this.value.trim() : "")?.[1];
    const share = percent === undefined ? this.value : Number(percent) / 100;
    if (typeof share === "number" && share >= 0 && share <= 1) return share;
    this.wrong("a share, as 5 % or 0.05");
    return 0;
  }

  /** A length of time: `90s`, `1h30m`, `250ms`, or a number of seconds. */
  ms(range: Range, fallback?: number): number {
    if (this.isMissing && fallback !== undefined) return fallback;
    const ms = lengthMs(this.value);
    if (ms !== undefined && ms >= range.from && ms <= range.to) return ms;
    this.wrong(`a length of time from ${range.from / 1_000}s to ${range.to / 1_000}s, as 90s or 1h30m`);
    return range.from;
  }

  /** A time of day, milliseconds since midnight. `24:00` is its end. */
  timeOfDay(fallback?: number): number {
    if (this.isMissing && fallback !== undefined) return fallback;
    const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(typeof this.value === "string" ? this.value : "") ?? [];
    const at = (Number(hours) * 60 + Number(minutes)) * UNIT_MS.m;
    if (Number(minutes) < 60 && at <= 24 * UNIT_MS.h) return at;
    this.wrong('a time of day, as "08:30"');
    return 0;
  }

  #below(name: string): string {
    return this.path === "" ? name : `${this.path}.${name}`;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function lengthMs(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value * 1_000 : undefined;
  if (typeof value !== "string" || !/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(value)) return undefined;
  let ms = 0;
  for (const [, count, unit] of value.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    ms += Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS];
  }
  return ms;
}
