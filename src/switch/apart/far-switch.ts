// A switch that runs in a process of its own, behind the same port as any other.
import type { Duplex } from "node:stream";
import type { SwitchCommand, SwitchEvent, SwitchMark } from "../../core/switch.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Measure, Measured } from "../../ports/measures.ts";
import type { AccountChange, Switch, Told } from "../../ports/switch.ts";
import type { FromTelephones, Telephones } from "../../ports/telephones.ts";
import {
  controllerEndDue,
  newControllerEnd,
  stepControllerEnd,
  type ControllerEnd,
  type ControllerEndEffect,
  type ControllerEndInput,
} from "./controller-end.ts";
import { readFrames, writeFrame, type FrameStream } from "./frames.ts";
import { WORDS, type ToController } from "./words.ts";

export interface FarSwitchParts {
  /** A new connection to the switch's process, which emits "connect" when it stands. */
  readonly connect: () => Duplex;
  /** The last of its events that is in the log. */
  readonly heard: () => SwitchMark | undefined;
  /** It begins without a log (`ControllerEndOptions`). */
  readonly isNew: boolean;
  readonly clock: Clock;
  /** As the switch's end counts (`SwitchDoorParts`). */
  readonly machineMs?: () => number;
  readonly log: Log;
  /** How long it is waited for at the start. */
  readonly startMs: number;
  /** Away for so long, it is taken for gone, and its calls with it. */
  readonly goneMs: number;
}

const ALIVE_MS = 1_000;
const MEASURES_EVERY_MS = 1_000;
const TRY_AGAIN_MS = 50;
const MOST_COMMANDS = 100_000;

export class FarSwitch implements Switch, Measured {
  readonly #parts: FarSwitchParts;
  #end: ControllerEnd | undefined;
  #socket: Duplex | undefined;
  #frames: FrameStream | undefined;
  #emit: (event: SwitchEvent, told?: Told) => void = () => undefined;
  #accounts: AccountChange[] = [];
  #address: { readonly host: string; readonly port: number } | undefined;
  #measures: readonly Measure[] = [];
  #said: (said: FromTelephones) => void = () => undefined;
  #isComplete = false;
  #isKept = false;
  #isStopping = false;
  #cancelWake: (() => void) | undefined;
  #cancelRetry: (() => void) | undefined;
  #cancelMeasure: (() => void) | undefined;
  #started: PromiseWithResolvers<undefined> | undefined;
  #stopped: PromiseWithResolvers<undefined> | undefined;

  constructor(parts: FarSwitchParts) {
    this.#parts = parts;
  }

  /** Where phones reach it; undefined before `start`. */
  get sipAddress(): { readonly host: string; readonly port: number } | undefined {
    return this.#address;
  }

  /** Browsers that have logged in over sockets of the API: what passes there crosses the line. */
  readonly telephones: Telephones = {
    hear: (said) => this.#step({ type: "telephones", said }),
    onSaid: (listener) => {
      this.#said = listener;
    },
  };

  async start(emit: (event: SwitchEvent, told?: Told) => void): Promise<void> {
    const { heard, clock, startMs } = this.#parts;
    this.#emit = emit;
    const { goneMs, isNew } = this.#parts;
    const options = { words: WORDS, aliveMs: ALIVE_MS, goneMs, mostCommands: MOST_COMMANDS, isNew };
    this.#end = newControllerEnd(options, heard(), clock.now());
    this.#step({ type: "provision", changes: this.#accounts });
    this.#accounts = [];
    if (this.#isComplete) this.#step({ type: "complete" });
    const started = Promise.withResolvers<undefined>();
    this.#started = started;
    const late = clock.wakeAt(clock.now() + startMs, () => {
      started.reject(new Error(`The switch's process has not been there for ${startMs / 1_000} s.`));
    });
    this.#connect();
    this.#measure();
    try {
      await started.promise;
    } finally {
      late();
    }
  }

  /** A phone that was answered was so after its switch had written down and told of it. */
  catchUp(): void {
    this.#frames?.now();
  }

  report(): void {
    this.#step({ type: "report" });
  }

  send(commands: readonly SwitchCommand[]): void {
    this.#step({ type: "send", commands });
  }

  provision(changes: readonly AccountChange[]): void {
    if (this.#end === undefined) this.#accounts.push(...changes);
    else this.#step({ type: "provision", changes });
  }

  accountsComplete(): void {
    this.#isComplete = true;
    this.#step({ type: "complete" });
  }

  kept(): void {
    this.#isKept = true;
  }

  /** As it said last: within a second. */
  measures(): readonly Measure[] {
    return this.#measures;
  }

  #measure(): void {
    const { clock } = this.#parts;
    if (this.#end?.stage === "here") this.#say({ type: "measure" });
    this.#cancelMeasure = clock.wakeAt(clock.now() + MEASURES_EVERY_MS, () => this.#measure());
  }

  /** Ends the switch and its process; `leave` lets both go on. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#end?.stage === "here") {
      const stopped = Promise.withResolvers<undefined>();
      this.#stopped = stopped;
      this.#say({ type: "stop" });
      // One that stands still is its supervisor's to end.
      const { clock, goneMs } = this.#parts;
      const late = clock.wakeAt(clock.now() + goneMs, () => stopped.resolve(undefined));
      await stopped.promise;
      late();
    }
    this.leave();
  }

  /** Calls go on without us. */
  leave(): void {
    this.#isStopping = true;
    this.#cancelWake?.();
    this.#cancelRetry?.();
    this.#cancelMeasure?.();
    this.#socket?.destroy();
  }

  #connect(): void {
    const { connect, clock } = this.#parts;
    const socket = connect();
    this.#socket = socket;
    socket.on("connect", () => this.#step({ type: "connected" }));
    this.#frames = readFrames<ToController>(socket, {
      heard: (frame) => this.#step({ type: "heard", frame: this.#withItsWay(frame) }),
      over: () => this.#noteKept(),
      broken: () => socket.destroy(),
    });
    // It closes in any case.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.#step({ type: "closed" });
      this.#stopped?.resolve(undefined);
      if (this.#isStopping) return;
      this.#cancelRetry = clock.wakeAt(clock.now() + TRY_AGAIN_MS, () => this.#connect());
    });
  }

  /** On a machine that is busy a frame may have been long on its way: what it tells of is older by that. */
  #withItsWay(frame: ToController): ToController {
    const now = this.#parts.machineMs?.();
    if (frame.type !== "told" || frame.sentAt === undefined || now === undefined) return frame;
    // Rather a moment too early: nobody was answered before it had happened.
    const wayMs = Math.max(0, Math.ceil(now - frame.sentAt));
    return { ...frame, events: frame.events.map((told) => ({ ...told, agoMs: told.agoMs + wayMs })) };
  }

  #noteKept(): void {
    if (!this.#isKept) return;
    this.#isKept = false;
    this.#step({ type: "written" });
  }

  #step(input: ControllerEndInput): void {
    if (this.#end === undefined) return;
    for (const effect of stepControllerEnd(this.#end, input, this.#parts.clock.now())) this.#carryOut(effect);
    this.#arm();
  }

  #carryOut(effect: ControllerEndEffect): void {
    switch (effect.type) {
      case "say":
        this.#say(effect.frame);
        return;
      case "happens":
        this.#tell(effect);
        return;
      case "caught-up":
        this.#step({ type: "caught-up" });
        this.#started?.resolve(undefined);
        return;
      case "address":
        this.#address = { host: effect.host, port: effect.port };
        return;
      case "measured":
        this.#measures = effect.measures;
        return;
      case "said":
        this.#said(effect.said);
        return;
      case "refused":
        this.#parts.log.error({ reason: effect.reason }, "the switch's process speaks other words than this program");
        this.#started?.reject(new Error(`The switch's process refuses this program: ${effect.reason}.`));
        return;
    }
  }

  #tell({ event, mark, at }: Extract<ControllerEndEffect, { readonly type: "happens" }>): void {
    try {
      if (mark === undefined) this.#emit(event);
      else this.#emit(event, { mark, at });
    } catch (error) {
      this.#parts.log.error({ err: error }, "a listener of the switch threw");
    }
  }

  #say(frame: object): void {
    if (this.#socket !== undefined) writeFrame(this.#socket, frame);
  }

  #arm(): void {
    this.#cancelWake?.();
    const due = this.#end === undefined || this.#isStopping ? undefined : controllerEndDue(this.#end);
    this.#cancelWake =
      due === undefined ? undefined : this.#parts.clock.wakeAt(due, () => this.#step({ type: "tick" }));
  }
}
