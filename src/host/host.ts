// Runs the engine: the only place where a loop turns and the only one that stamps events with the time.
//
//   switch, API, clock --event--> step --> log (event) --> switch (commands) --> listeners (facts)
//
// Events are written before commands are sent: what a phone has seen happen is on record.
import type { StepResult } from "../core/center.ts";
import type { AskedEvent, Event, EventBody, Outcome, StartedEvent } from "../core/events.ts";
import type { Fact } from "../core/facts.ts";
import type { CommandId } from "../core/model.ts";
import type { SwitchCommand, SwitchEvent } from "../core/switch.ts";
import type { Clock } from "../ports/clock.ts";
import type { EventLog } from "../ports/event-log.ts";
import type { Log } from "../ports/log.ts";
import type { Switch, Told } from "../ports/switch.ts";

/** What the host needs of the engine. */
export interface Engine {
  step(event: Event): StepResult;
  nextDeadline(): number | undefined;
  /** What has happened in the switch and was told to nobody. */
  missed(up: Up): readonly SwitchEvent[];
  /** Whether any call lives. */
  readonly hasCalls: boolean;
}

/** What an event may have beside what happened. */
type Marks = Partial<Pick<Event, "isMissed" | "isLate" | "told">>;

type Happening = EventBody & Marks;

type Up = Extract<SwitchEvent, { readonly type: "up" }>;

/** What is left of the process before, for the one that goes on. */
export interface Left {
  /** The last time that is known of it. */
  readonly at: number;
  /** Rows that differ. */
  readonly changes: readonly EventBody[];
  /** What became of the recordings that were under way, but for those that still are. */
  readonly recorded: (running: ReadonlySet<CommandId>) => readonly EventBody[];
}

export interface HostParts {
  readonly center: Engine;
  readonly switch: Switch;
  readonly clock: Clock;
  readonly events: EventLog;
  readonly log: Log;
  /** Covers what no log may hold. */
  readonly cover?: ((event: Event) => Event) | undefined;
  /** While calls live something is logged at least so often: a crash is then known to have come after it. */
  readonly heartbeatMs?: number | undefined;
}

export class Host {
  readonly #parts: HostParts;
  readonly #listeners = new Set<(facts: readonly Fact[]) => void>();
  readonly #backlog: { readonly event: Happening; readonly at: number | undefined }[] = [];
  #running = false;
  /** The switch has said something: it hears what it is sent. */
  #isThere = false;
  #isUp = false;
  #left: Left | undefined;
  /** What the switch is to do as soon as it is there. */
  #early: SwitchCommand[] = [];
  #cancelWake: (() => void) | undefined;
  #wakesAt: number | undefined;
  #beatAt = 0;

  constructor(parts: HostParts) {
    this.#parts = parts;
  }

  /** Starts the engine from what is kept, then the switch. */
  async start(started: Omit<StartedEvent, "type">): Promise<void> {
    this.#run({ type: "started", ...started });
    await this.#startSwitch();
  }

  /** Goes on with an engine to which the log has happened again, then starts the switch. What is found happened by `left.at`. */
  async resume(left: Left, seed: number): Promise<void> {
    this.#left = left;
    this.#runAsOf(left.at, [{ type: "resumed", seed }, ...left.changes]);
    await this.#startSwitch();
  }

  async #startSwitch(): Promise<void> {
    await this.#parts.switch.start((event, told) => {
      this.#fromSwitch(event, told);
      if (this.#parts.events.isWritten) this.#parts.switch.kept?.();
    });
  }

  #fromSwitch(event: SwitchEvent, told: Told | undefined): void {
    if (!this.#isThere) {
      this.#isThere = true;
      if (this.#early.length > 0) this.#parts.switch.send(this.#early);
      this.#early = [];
    }
    const marked: Happening = told === undefined ? event : { ...event, told: told.mark };
    if (event.type === "up") this.#catchUp(event);
    else if (!this.#isUp && told !== undefined) {
      this.#runAsOf(told.at, [{ ...marked, isLate: true }]);
      return;
    }
    // Whoever was answered was so when it happened, not when it is heard of here.
    this.#handleAsOf(marked, told?.at);
    if (this.#isUp || event.type !== "up") return;
    this.#isUp = true;
    this.#armWake();
  }

  /** What nobody has told us happens first, as of the time that is known of it. */
  #catchUp(up: Up): void {
    const { center, clock } = this.#parts;
    const at = this.#left?.at ?? clock.now();
    const running = new Set((up.recordings ?? []).map(({ command }) => command));
    this.#runAsOf(at, this.#left?.recorded(running) ?? []);
    this.#left = undefined;
    this.#runAsOf(
      at,
      center.missed(up).map((event) => ({ ...event, isMissed: true })),
    );
  }

  #runAsOf(at: number, events: readonly Happening[]): void {
    this.#running = true;
    try {
      for (const event of events) this.#step(event, at);
    } finally {
      this.#running = false;
    }
  }

  /** Called with the facts of each step, in order. A listener must not call back into the host in the same turn. */
  onFacts(listener: (facts: readonly Fact[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Lets an event happen, after those that are happening. */
  handle(event: Happening): void {
    this.#handleAsOf(event, undefined);
  }

  /** `at` undefined: when its turn comes. */
  #handleAsOf(event: Happening, at: number | undefined): void {
    if (this.#running) this.#backlog.push({ event, at });
    else this.#run(event, at);
  }

  /** Lets an event happen now and answers what the domain says to it. */
  ask(event: AskedEvent): Outcome {
    if (this.#running) throw new Error("The host was asked from inside a step.");
    // Whoever asks may have seen at a phone what has not been heard of here yet.
    this.#parts.switch.catchUp?.();
    return this.#run(event);
  }

  /** Whether all that has happened is in the log. */
  get isWritten(): boolean {
    return this.#parts.events.isWritten;
  }

  /** Nothing happens by itself any more; calls go on in the switch, and with whoever goes on with the log. */
  leave(): void {
    this.#isUp = false;
    this.#cancelWake?.();
  }

  /** Ends every call, then the switch. */
  async stop(): Promise<void> {
    this.handle({ type: "stopping" });
    await this.#parts.switch.stop();
    this.#cancelWake?.();
  }

  #run(event: Happening, at?: number): Outcome {
    this.#running = true;
    let outcome: Outcome;
    try {
      outcome = this.#step(event, at);
      for (let next = this.#backlog.shift(); next !== undefined; next = this.#backlog.shift())
        this.#step(next.event, next.at);
    } finally {
      this.#running = false;
    }
    this.#armWake();
    return outcome;
  }

  #step(body: Happening, at = this.#parts.clock.now()): Outcome {
    const { cover, center, events } = this.#parts;
    const stamped: Event = { ...body, at };
    const event = cover === undefined ? stamped : cover(stamped);
    const result = center.step(event);
    events.append(event, result.facts);
    this.#send(result.commands);
    if (result.facts.length > 0) this.#tell(result.facts);
    return result.outcome;
  }

  /** Before the switch is there it is told nothing. */
  #send(commands: readonly SwitchCommand[]): void {
    if (commands.length === 0) return;
    if (this.#isThere) this.#parts.switch.send(commands);
    else this.#early.push(...commands);
  }

  #tell(facts: readonly Fact[]): void {
    for (const listener of this.#listeners) {
      try {
        listener(facts);
      } catch (error) {
        this.#parts.log.error({ err: error }, "a listener to facts failed");
      }
    }
  }

  /** Not before the switch has told what lives: time that passed while nobody was there is nobody's fault. */
  #armWake(): void {
    if (!this.#isUp) return;
    const next = this.#nextWake();
    if (next === this.#wakesAt) return;
    this.#cancelWake?.();
    this.#wakesAt = next;
    this.#cancelWake =
      next === undefined
        ? undefined
        : this.#parts.clock.wakeAt(next, () => {
            this.#wakesAt = undefined;
            this.#parts.switch.catchUp?.();
            this.handle({ type: "tick" });
          });
  }

  #nextWake(): number | undefined {
    const { center, clock, heartbeatMs } = this.#parts;
    const due = center.nextDeadline();
    if (heartbeatMs === undefined || !center.hasCalls) return due;
    const now = clock.now();
    if (this.#beatAt <= now) this.#beatAt = now + heartbeatMs;
    return due === undefined ? this.#beatAt : Math.min(due, this.#beatAt);
  }
}
