// Takes the personal data out of event logs so that they can be handed on, and still be replayed: what is personal is
// replaced by the same stand-in wherever it stands, and what the center itself is made of (extensions, hotlines, queues,
// work numbers) stays, because the routing reads it.
import { createHmac, randomBytes } from "node:crypto";
import { mkdirSync, openSync, closeSync, writeSync } from "node:fs";
import { basename, join } from "node:path";
import { Center, type CenterState } from "../../core/center.ts";
import type { Event } from "../../core/events.ts";
import { normalForm } from "../../core/numbers/normal.ts";
import type { NumberPlan } from "../../core/numbers/plan.ts";
import { ANY_MAILBOX_CODE, OWN_MAILBOX_CODE } from "../../core/voicemail/mailbox.ts";
import { ReplayError } from "./file-reader.ts";
import { checkOf, lineOf } from "./format.ts";
import { numberOf, replay, type ReplayEvent } from "./replay.ts";
import { writeState } from "./state-file.ts";

/** Fields that hold a person's number or name, wherever they stand. */
const PERSONAL = new Set(["callerNumber", "callerName", "dialled", "number", "target", "normal"]);
/** Maps of the engine's state by people's numbers. */
const BY_NUMBER = new Set(["contacts", "lastServed", "promises", "numbersInCalls", "exact"]);
/** Of a plan of numbers. In the copy all writings of a number are one, and are compared as they are written. */
const OF_PLAN = "internationalPattern";
/** What agents have written about people, and to one another: replaced where it stands, and nothing else that reads the same. */
const WRITTEN = new Set(["notes", "text"]);
/** `name` is personal beside one of these only: queues and trunks have names too. */
const PERSONS = ["agent", "extn"] as const;
/** Fields whose text is part of the center. */
const OWN = new Set(["extn", "agent", "queue", "queues", "trunk", "mailbox", "emergencyNumbers"]);
/** Of outside lines: what a number begins with leads over one, or not. */
const LEADS = "prefix";

/** Where nearly every number leads over a line, one that does is better than none. */
const MOST_ATTEMPTS = 5_000;
const NUMBER = /^\+?\d{3,}$/;

type Plain = Readonly<Record<string, unknown>>;

/** Writes masked copies of the files into a folder. Throws a `ReplayError` where the copies would not tell the same story. */
export function maskEvents(paths: readonly string[], folder: string): { files: number; events: number } {
  const stand = standInsFor(paths);
  mkdirSync(folder, { recursive: true });
  let [files, events] = [0, 0];
  let center: Center | undefined;
  let handle: number | undefined;
  try {
    for (const one of replay(paths)) {
      if (one.type === "file") {
        if (handle !== undefined) closeSync(handle);
        if (!one.continues) center = maskedBeginning(one, folder, stand);
        handle = openSync(join(folder, basename(one.path)), "wx", 0o600);
        writeSync(handle, `${JSON.stringify({ ...one.head, masked: true })}\n`);
        files += 1;
      } else if (one.type === "step" && center !== undefined && handle !== undefined) {
        writeSync(handle, maskedLine(one, center, stand));
        events += 1;
      }
    }
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
  return { files, events };
}

/** The masked event happens too, and what comes of it must be the masked facts. */
function maskedLine(one: Extract<ReplayEvent, { type: "step" }>, center: Center, stand: StandIns): string {
  const event = stand.replaced(one.event) as Event;
  const { facts } = center.step(event);
  if (JSON.stringify(facts) !== JSON.stringify(stand.replaced(one.result.facts))) {
    throw new ReplayError(`event ${one.number} cannot be masked: it would no longer give the same facts`);
  }
  return lineOf(event, checkOf(facts), one.lastFact);
}

/** Where the copies are entered, the engine's state stands beside them, masked too. */
function maskedBeginning(one: Extract<ReplayEvent, { type: "file" }>, folder: string, stand: StandIns): Center {
  if (one.head.begins) return new Center();
  const state = stand.replaced(one.center.state) as CenterState;
  writeState(folder, numberOf(one.path), state, one.head.program);
  return new Center(state);
}

/** Looks through everything once: what is personal, and what the center is made of. */
function standInsFor(paths: readonly string[]): StandIns {
  const personal = new Set<string>();
  const own = new Set<string>(["", "anonymous", OWN_MAILBOX_CODE, ANY_MAILBOX_CODE]);
  const prefixes = new Set<string>();
  const found: Collected = { personal, own, prefixes, plan: undefined };
  for (const one of replay(paths)) {
    if (one.type === "step") collect(one.event, found);
    else if (one.type === "file" && !one.continues) collect(one.center.state, found);
  }
  return new StandIns(found);
}

interface Collected {
  readonly personal: Set<string>;
  readonly own: Set<string>;
  readonly prefixes: Set<string>;
  /** The last one. */
  plan: NumberPlan | undefined;
}

function collect(value: unknown, found: Collected): void {
  if (value instanceof Map || value instanceof Set) {
    for (const [key, item] of value.entries()) for (const part of [key, item]) collect(part as unknown, found);
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, found);
  } else if (typeof value === "object" && value !== null) {
    collectFields(value as Plain, found);
  }
}

function collectFields(value: Plain, found: Collected): void {
  const { personal, own, prefixes } = found;
  if (OF_PLAN in value) {
    found.plan = value as unknown as NumberPlan;
    return;
  }
  // A row of the configuration: its own number or name is what callers dial.
  const isRow = "destination" in value || "strategy" in value;
  for (const [name, field] of Object.entries(value)) {
    if (BY_NUMBER.has(name) && field instanceof Map) {
      for (const key of field.keys()) if (typeof key === "string") personal.add(key);
    }
    if (typeof field !== "string") collect(field, found);
    else if (name === LEADS) prefixes.add(field);
    else if (OWN.has(name) || (isRow && ["name", "number"].includes(name))) own.add(field);
    else if (PERSONAL.has(name) || (name === "name" && PERSONS.some((key) => key in value))) personal.add(field);
    if (!Array.isArray(field)) continue;
    const texts = field.filter((item) => typeof item === "string");
    // Tokens name who calls.
    if (OWN.has(name)) for (const item of texts) own.add(item);
    else if (name === "identity") for (const item of texts) personal.add(item);
  }
}

class StandIns {
  readonly #key = randomBytes(32);
  readonly #standIns = new Map<string, string>();
  readonly #writtenStandIns = new Map<string, string>();
  readonly #taken: Set<string>;
  readonly #own: ReadonlySet<string>;
  /** The longest first. */
  readonly #prefixes: readonly string[];

  readonly #plan: NumberPlan | undefined;
  /** By the normal form: what stands for all its writings. */
  readonly #byNumber = new Map<string, string>();

  constructor({ personal, own, prefixes, plan }: Collected) {
    this.#taken = new Set([...own, ...personal]);
    this.#own = own;
    this.#plan = plan;
    if (plan !== undefined) for (const text of own) this.#byNumber.set(normalForm(plan, text), text);
    this.#prefixes = [...prefixes].filter((prefix) => prefix !== "").toSorted((a, b) => b.length - a.length);
    for (const text of personal) this.#standIn(text);
  }

  /** A number that leads over a line does so in the copy, and what is left of it there is the same everywhere. */
  #standIn(text: string): string {
    if (this.#own.has(text)) return text;
    const number = normalForm(this.#plan, text);
    const known = this.#standIns.get(text) ?? this.#byNumber.get(number);
    if (known !== undefined) {
      this.#standIns.set(text, known);
      return known;
    }
    const prefix = this.#prefixOf(text);
    const standIn = prefix === undefined ? this.#standInFor(text) : prefix + this.#standIn(text.slice(prefix.length));
    this.#standIns.set(text, standIn);
    if (this.#plan !== undefined) this.#byNumber.set(number, standIn);
    return standIn;
  }

  #prefixOf(text: string): string | undefined {
    if (!NUMBER.test(text)) return undefined;
    return this.#prefixes.find((prefix) => text.length > prefix.length && text.startsWith(prefix));
  }

  /** Numbers stay numbers of the same length, so that whoever looks at their form sees none the wiser. */
  #standInFor(text: string): string {
    const isNumber = NUMBER.test(text);
    for (let attempt = 0; ; attempt += 1) {
      const drawn = createHmac("sha256", this.#key).update(`${attempt} ${text}`).digest();
      // A short number may have no free one beside it: then it becomes longer.
      const digits = text.length + Math.floor(attempt / 50);
      const found = isNumber ? digitsOf(drawn, text, digits) : `person-${drawn.toString("hex", 0, 6)}`;
      const leads = attempt < MOST_ATTEMPTS && this.#prefixOf(found) !== undefined;
      if (leads || this.#taken.has(found)) continue;
      this.#taken.add(found);
      return found;
    }
  }

  #written(text: string): string {
    const known = this.#writtenStandIns.get(text) ?? this.#standInFor(text);
    this.#writtenStandIns.set(text, known);
    return known;
  }

  /** A copy with stand-ins; what was one object in several places is one in the copy too. */
  replaced(value: unknown, copies = new Map<unknown, unknown>()): unknown {
    if (typeof value === "string") return this.#standIns.get(value) ?? value;
    if (typeof value !== "object" || value === null) return value;
    if (OF_PLAN in value) return undefined;
    const known = copies.get(value);
    if (known !== undefined) return known;
    const next = (part: unknown): unknown => this.replaced(part, copies);
    if (value instanceof Map) {
      const copy = new Map<unknown, unknown>();
      copies.set(value, copy);
      for (const [key, item] of value) copy.set(next(key), next(item));
      return copy;
    }
    if (value instanceof Set) {
      const copy = new Set<unknown>();
      copies.set(value, copy);
      for (const item of value) copy.add(next(item));
      return copy;
    }
    const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
    copies.set(value, copy);
    for (const [name, field] of Object.entries(value)) {
      const isWritten = WRITTEN.has(name) && typeof field === "string" && field !== "";
      (copy as Record<string, unknown>)[name] = isWritten ? this.#written(field) : next(field);
    }
    return copy;
  }
}

function digitsOf(drawn: Buffer, text: string, length: number): string {
  const sign = text.startsWith("+") ? "+" : "";
  const digits = Array.from({ length: length - sign.length }, (_, index) => (drawn[index % drawn.length] ?? 0) % 10);
  // A number that begins with 0 is of another kind for whoever dials it.
  if (text[sign.length] !== "0" && digits[0] === 0) digits[0] = 1 + ((drawn[31] ?? 0) % 9);
  if (text[sign.length] === "0") digits[0] = 0;
  return sign + digits.join("");
}
