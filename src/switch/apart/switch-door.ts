// Where a controller comes in: the switch's end of the line, before the switch itself.
import type { Duplex } from "node:stream";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Measured } from "../../ports/measures.ts";
import type { Switch } from "../../ports/switch.ts";
import type { Telephones } from "../../ports/telephones.ts";
import type { SwitchEvent } from "../../core/switch.ts";
import { readFrames, writeFrame } from "./frames.ts";
import {
  newSwitchEnd,
  stepSwitchEnd,
  switchEndDue,
  type ConnectionId,
  type SwitchEnd,
  type SwitchEndEffect,
  type SwitchEndInput,
} from "./switch-end.ts";
import type { ToldQueue } from "./told-queue.ts";
import { WORDS, type ToController, type ToSwitch } from "./words.ts";

export interface SwitchDoorParts {
  readonly theSwitch: Switch & Measured & { readonly telephones?: Telephones };
  /** Where phones reach it. */
  readonly address: { readonly host: string; readonly port: number };
  readonly queue: ToldQueue;
  /** Without a controller for so long it ends. */
  readonly aloneMs: number;
  readonly clock: Clock;
  /** Milliseconds, the same for all programs of the machine, whatever its clock is set to; undefined: nobody counts them. */
  readonly machineMs?: () => number;
  readonly log: Log;
  /** It has ended: nothing lives any more. */
  readonly ended: (why: "asked" | "alone") => void;
  /** The switch cannot start; nobody was told. */
  readonly failed: (error: unknown) => void;
}

const MOST_WAITING = 100_000;
const MOST_IN_FLIGHT = 4_096;
/** Who is there: one, and the next one who takes its place. */
const MOST_CONNECTIONS = 8;

export class SwitchDoor {
  readonly #parts: SwitchDoorParts;
  readonly #sockets = new Map<ConnectionId, Duplex>();
  readonly #end: SwitchEnd;
  #lastConnection = 0;
  #cancelWake: (() => void) | undefined;
  #isEnding = false;

  constructor(parts: SwitchDoorParts) {
    const { queue, aloneMs, address, clock } = parts;
    this.#parts = parts;
    const kept = queue.open();
    this.#end = newSwitchEnd(
      {
        ...{ run: kept.run, words: WORDS, address, aloneMs },
        ...{ mostWaiting: MOST_WAITING, mostInFlight: MOST_IN_FLIGHT },
      },
      clock.now(),
      kept,
    );
    parts.theSwitch.telephones?.onSaid((said) => this.#step({ type: "said", said }));
    this.#arm();
  }

  /** Ends what still lives, tells so, and closes. */
  async end(why: "asked" | "alone"): Promise<void> {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.#cancelWake?.();
    await this.#parts.theSwitch.stop();
    // What was told last is to arrive.
    for (const socket of this.#sockets.values()) socket.end();
    this.#parts.queue.close();
    this.#parts.ended(why);
  }

  /** Somebody has connected. */
  take(socket: Duplex): void {
    if (this.#isEnding || this.#sockets.size >= MOST_CONNECTIONS) {
      socket.destroy();
      return;
    }
    this.#lastConnection += 1;
    const connection = this.#lastConnection;
    this.#sockets.set(connection, socket);
    readFrames<ToSwitch>(socket, {
      heard: (frame) => this.#step({ type: "heard", connection, frame }),
      over: () => undefined,
      broken: () => socket.destroy(),
    });
    // It says why by being closed.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.#sockets.delete(connection);
      this.#step({ type: "closed", connection });
    });
  }

  #step(input: SwitchEndInput): void {
    for (const effect of stepSwitchEnd(this.#end, input, this.#parts.clock.now())) this.#carryOut(effect);
    this.#arm();
  }

  #carryOut(effect: SwitchEndEffect): void {
    const { theSwitch, queue } = this.#parts;
    switch (effect.type) {
      case "say":
        this.#say(effect.connection, effect.frame);
        return;
      case "close":
        this.#sockets.get(effect.connection)?.end();
        return;
      case "keep":
        queue.keep(effect.number, effect.event);
        return;
      case "let-go":
        queue.letGo(effect.upTo);
        return;
      case "start":
        theSwitch.start((event: SwitchEvent) => this.#step({ type: "happened", event })).catch(this.#parts.failed);
        return;
      case "provision":
        theSwitch.provision(effect.changes);
        return;
      case "carry-out":
        theSwitch.send(effect.commands);
        return;
      case "report":
        theSwitch.report();
        return;
      case "measure":
        this.#say(effect.connection, { type: "measures", measures: theSwitch.measures() });
        return;
      case "telephones":
        theSwitch.telephones?.hear(effect.said);
        return;
      case "end":
        this.end(effect.why).catch(this.#parts.failed);
        return;
    }
  }

  #say(connection: ConnectionId, frame: ToController): void {
    const socket = this.#sockets.get(connection);
    const sentAt = frame.type === "told" ? this.#parts.machineMs?.() : undefined;
    if (socket !== undefined) writeFrame(socket, sentAt === undefined ? frame : { ...frame, sentAt });
  }

  #arm(): void {
    this.#cancelWake?.();
    const due = this.#isEnding ? undefined : switchEndDue(this.#end);
    this.#cancelWake =
      due === undefined ? undefined : this.#parts.clock.wakeAt(due, () => this.#step({ type: "tick" }));
  }
}
