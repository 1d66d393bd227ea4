// What all parts of the node stand on: its time, its chance, its legs, and the way that events go.
import type { Clock } from "../../src/ports/clock.ts";
import type { NodeEvent } from "./event.ts";
import { NO_FAULTS, type Faults } from "./faults.ts";
import { headersOf, type Leg, type Room } from "./leg.ts";
import { Seeded } from "./seeded.ts";

/** Where sound files come from and recordings go to. */
export interface Files {
  write(path: string, content: Buffer): boolean;
  /** How long it plays; undefined: there is no such file. */
  lengthMs(path: string): number | undefined;
}

export class MemoryFiles implements Files {
  readonly written = new Map<string, Buffer>();
  readonly lengths = new Map<string, number>();

  write(path: string, content: Buffer): boolean {
    if (!path.startsWith("/") || path.startsWith("/nowhere/")) return false;
    this.written.set(path, content);
    return true;
  }

  lengthMs(path: string): number | undefined {
    const wav = this.written.get(path);
    return this.lengths.get(path) ?? (wav === undefined ? undefined : (wav.length - 44) / 32);
  }
}

interface Counts {
  told: number;
  lost: number;
  disordered: number;
}

export class World {
  readonly clock: Clock;
  readonly chance: Seeded;
  readonly files: Files;
  readonly legs = new Map<string, Leg>();
  readonly rooms = new Map<string, Room>();
  /** What was recorded into each file: who was on each side, span by span. */
  readonly recorded = new Map<string, { readonly left: readonly string[]; readonly right: readonly string[] }>();
  /** What a client has done that no client may: a test that finds any fails. */
  readonly violations: string[] = [];
  readonly counts: Counts = { told: 0, lost: 0, disordered: 0 };
  readonly #listeners = new Set<(event: NodeEvent) => void>();
  readonly #timers = new Set<() => void>();
  faults: Faults = NO_FAULTS;
  coreUuid: string;
  #faultChance: Seeded;
  #sequence = 0;
  #toldAt = 0;

  constructor(clock: Clock, seed: number, files: Files) {
    this.clock = clock;
    this.chance = new Seeded(seed);
    this.#faultChance = new Seeded(seed ^ 0x5eed);
    this.files = files;
    this.coreUuid = this.chance.uuid();
  }

  now(): number {
    return this.clock.now();
  }

  /** Returns what takes it back. All of it is forgotten when the node dies. */
  after(delayMs: number, act: () => void): () => void {
    const takeBack = (): void => {
      this.#timers.delete(takeBack);
      cancel();
    };
    const cancel = this.clock.wakeAt(this.now() + delayMs, () => {
      this.#timers.delete(takeBack);
      act();
    });
    this.#timers.add(takeBack);
    return takeBack;
  }

  afterBetween(low: number, high: number, act: () => void): () => void {
    return this.after(this.chance.between(low, high), act);
  }

  /** Whether the fault of this share happens now. */
  fails(share: number): boolean {
    return this.#faultChance.happens(share);
  }

  violation(what: string): void {
    this.violations.push(what);
  }

  listen(listener: (event: NodeEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What is on its way from the state to the sockets takes 5 to 8 ms as a rule, and up to 28. */
  lag(): number {
    return this.chance.happens(0.85) ? this.chance.between(5, 8) : this.chance.between(8, 28);
  }

  /** Tells of the leg as it is now. Events of one leg come in order, unless a fault has it otherwise. */
  tell(leg: Leg, name: string, more: Readonly<Record<string, string>> = {}, subclass?: string): void {
    const headers = { ...headersOf(leg), ...more };
    const due = Math.max(leg.toldAt, this.now() + this.lag());
    leg.toldAt = this.#send({ name, subclass, headers }, due, leg.toldAt);
  }

  /** Of no leg; told in the order in which it is said. */
  say(
    name: string,
    headers: Readonly<Record<string, string>>,
    options: { subclass?: string; body?: string } = {},
  ): void {
    const due = Math.max(this.#toldAt, this.now() + 0.2);
    this.#toldAt = this.#send({ name, subclass: options.subclass, headers, body: options.body }, due, this.#toldAt);
  }

  /** Returns when the next one of the same line may be told. */
  #send(
    made: {
      name: string;
      subclass: string | undefined;
      headers: Readonly<Record<string, string>>;
      body?: string | undefined;
    },
    due: number,
    before: number,
  ): number {
    const { faults } = this;
    const chance = this.#faultChance;
    const event = this.#whole(made);
    this.counts.told += 1;
    if (chance.happens(faults.lost) || (made.name === "CHANNEL_HANGUP_COMPLETE" && chance.happens(faults.endLost))) {
      this.counts.lost += 1;
      return due;
    }
    if (chance.happens(faults.disordered)) {
      this.counts.disordered += 1;
      this.after(due - this.now() + chance.between(5, faults.lateMs), () => this.#deliver(event));
      return before;
    }
    const at = due + (chance.happens(faults.late) ? chance.between(5, faults.lateMs) : 0);
    this.after(at - this.now(), () => this.#deliver(event));
    if (chance.happens(faults.duplicated)) {
      this.after(at - this.now() + chance.between(0, faults.lateMs), () => this.#deliver(event));
    }
    return at;
  }

  #whole(made: {
    name: string;
    subclass: string | undefined;
    headers: Readonly<Record<string, string>>;
    body?: string | undefined;
  }): NodeEvent {
    // Numbers that nobody ever sees: other parts of the node have taken them.
    this.#sequence += this.chance.happens(0.017) ? 2 : 1;
    const now = new Date(this.clock.date());
    const headers: Record<string, string> = {
      "Event-Name": made.name,
      ...(made.subclass === undefined ? {} : { "Event-Subclass": made.subclass }),
      "Core-UUID": this.coreUuid,
      "FreeSWITCH-Hostname": "double",
      "FreeSWITCH-Switchname": "double",
      "FreeSWITCH-IPv4": "127.0.0.1",
      "Event-Date-Local": now.toISOString().slice(0, 19).replace("T", " "),
      "Event-Date-GMT": now.toUTCString(),
      "Event-Date-Timestamp": String(Math.round(this.clock.date() * 1_000)),
      "Event-Sequence": String(this.#sequence),
      ...made.headers,
    };
    const { name, subclass, body } = made;
    return { name, headers, ...(subclass === undefined ? {} : { subclass }), ...(body === undefined ? {} : { body }) };
  }

  #deliver(event: NodeEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  /** Everything that was under way is forgotten, as when the process is killed. */
  forget(): void {
    for (const takeBack of [...this.#timers]) takeBack();
    this.legs.clear();
    this.rooms.clear();
    this.#sequence = 0;
    this.#toldAt = 0;
  }

  reborn(): void {
    this.coreUuid = this.chance.uuid();
  }
}
