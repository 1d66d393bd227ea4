// A switch in memory and virtual time: for tests and for simulation. It keeps every promise of the port, and its phones
// are moved by whoever holds the `SimulatedSwitch`.
import type { Extn, LegId } from "../../core/model.ts";
import type { Cause, LegOrigin, SwitchCommand, SwitchEvent, TransferWish } from "../../core/switch.ts";
import type { Clock } from "../../ports/clock.ts";
import type { AccountChange, Switch } from "../../ports/switch.ts";
import type { Heard } from "./conversations.ts";
import { livingLeg, newLeg, type CommandOf, type SimulatedLeg } from "./leg.ts";
import { SimulatedRecordings, type RecordedSpan } from "./recordings.ts";
import { soundMs } from "./sounds.ts";
import { SimulatedTalks } from "./talks.ts";

type TransferAsked = Extract<SwitchEvent, { readonly type: "transfer-asked" }>;

/** A phone that has not said anything by then is not there. */
const NO_REPLY_MS = 4_000;

/** How many messages wait in a mailbox, as its extension's phones were told. */
export interface Lamp {
  readonly newMessages: number;
  readonly oldMessages: number;
}

export interface SimulatedOptions {
  readonly clock: Clock;
  /** How long a command takes to reach a phone and back; 0 where tests want everything in one instant. */
  readonly latencyMs: () => number;
  /** A phone is dialled: what it does is up to the listener, in a later turn. */
  readonly onDial?: (leg: SimulatedLeg, dial: CommandOf<"dial">) => void;
  /** A recording has ended: who was on its channels, and since when. */
  readonly onRecorded?: (file: string, spans: readonly RecordedSpan[]) => void;
  /** More legs are refused. Default: no limit. */
  readonly maxLegs?: number;
  /** Whoever is dialled outside is a phone too, and up to `onDial`. Default: nobody is reached there. */
  readonly reachesOutside?: boolean;
}

export class SimulatedSwitch implements Switch {
  readonly #options: SimulatedOptions;
  readonly #legs = new Map<LegId, SimulatedLeg>();
  /** Every leg that ever was: a command for one that has ended is dropped, for one that never was it fails. */
  readonly #everKnown = new Set<LegId>();
  readonly #registered = new Set<Extn>();
  /** Registered and cut off; and those of them of whom that was found out. */
  readonly #cutOff = new Set<string>();
  readonly #told = new Set<string>();
  /** What the phones of the accounts that may register prove. */
  readonly #passwords = new Map<string, string>();
  readonly #recordings: SimulatedRecordings;
  readonly #talks: SimulatedTalks;
  /** Barred ones too. */
  readonly #accounts = new Set<string>();
  /** The last `lamp` of each account. */
  readonly #lamps = new Map<string, Lamp>();
  #emit: ((event: SwitchEvent) => void) | undefined;
  /** Told in this order, each not before its time. */
  readonly #pending: SwitchEvent[] = [];
  #lastLeg = 0;
  #stopped = false;
  #isUp = false;
  /** No event overtakes one emitted before it. */
  #latestAt = 0;

  constructor(options: SimulatedOptions) {
    this.#options = options;
    this.#recordings = new SimulatedRecordings(options.clock, (event) => this.#later(event), options.onRecorded);
    this.#talks = new SimulatedTalks({
      ...{ legs: this.#legs, everKnown: this.#everKnown, recordings: this.#recordings },
      tell: (event) => this.#later(event),
      stopPlaying: (leg) => this.#stopPlaying(leg, "stopped"),
    });
  }

  /** Also after `detach`: by the next controller. What waits to be told is in its `up`. */
  start(emit: (event: SwitchEvent) => void): Promise<void> {
    this.#emit = emit;
    this.#isUp = false;
    this.#tellUp(() => this.#pending.splice(0));
    return Promise.resolve();
  }

  report(): void {
    this.#tellUp(() => {
      while (this.#pending.length > 0) this.#emitNext();
    });
  }

  /** Its controller is gone without a word: what happens is told to nobody, and everything goes on. */
  detach(): void {
    this.#emit = undefined;
    this.#pending.splice(0);
  }

  #tellUp(settle: () => void): void {
    const { clock, latencyMs } = this.#options;
    const emit = this.#emit;
    this.#latestAt = Math.max(this.#latestAt, clock.now() + latencyMs());
    clock.wakeAt(this.#latestAt, () => {
      if (this.#emit !== emit) return;
      settle();
      this.#isUp = true;
      this.#told.clear();
      const legs = [...this.#legs.values()].map((leg) => livingLeg(leg, this.#talks.seatOf(leg.leg), clock.now()));
      emit?.({ type: "up", legs, recordings: this.#recordings.running(), phones: [...this.#registered] });
    });
  }

  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    for (const leg of [...this.#legs.values()]) this.#end(leg, "shutdown", "switch");
    this.#later({ type: "down", reason: "stopped" });
    await Promise.resolve();
    // Time may no longer pass: what is still to be told is told now.
    while (this.#pending.length > 0) this.#emitNext();
  }

  provision(changes: readonly AccountChange[]): void {
    for (const change of changes) {
      if (change.type === "put-trunk" || change.type === "drop-trunk") continue;
      const extn = change.type === "put-account" ? change.account.extn : change.extn;
      if (change.type === "put-account") this.#accounts.add(extn);
      else if (this.#accounts.delete(extn)) this.#lamps.delete(extn);
      const known = this.#passwords.get(extn);
      if (change.type === "put-account" && !change.account.disabled) this.#passwords.set(extn, change.account.ha1);
      else this.#passwords.delete(extn);
      if (known !== undefined && known !== this.#passwords.get(extn)) this.unregister(extn as Extn, "removed");
    }
  }

  send(commands: readonly SwitchCommand[]): void {
    for (const command of commands) this.#carryOut(command);
  }

  // What phones do.

  register(extn: Extn): void {
    if (this.#registered.has(extn) || !this.#passwords.has(extn)) return;
    this.#registered.add(extn);
    this.#later({ type: "phone-registered", extn });
  }

  unregister(extn: Extn, reason: "left" | "expired" | "removed" = "left"): void {
    this.#told.delete(extn);
    if (this.#registered.delete(extn)) this.#later({ type: "phone-unregistered", extn, reason });
  }

  /** Whether the phones of the extension can be reached, without any word of theirs. */
  cutOff(extn: Extn, isCutOff: boolean): void {
    if (isCutOff) this.#cutOff.add(extn);
    else this.#cutOff.delete(extn);
    if (!isCutOff && this.#told.delete(extn)) this.#later({ type: "phone-answers", extn });
  }

  /** `replaces`: the phone calls in the place of this leg. */
  call(origin: LegOrigin, dialled: string, caller: { number: string; name: string }, replaces?: LegId): LegId {
    this.#lastLeg += 1;
    const leg = `arrived-${this.#lastLeg}` as LegId;
    const extn = origin.type === "extension" ? origin.extn : undefined;
    const who = { leg, origin, dialled, callerNumber: caller.number, callerName: caller.name };
    if (this.#legs.size >= (this.#options.maxLegs ?? Number.POSITIVE_INFINITY)) {
      this.#later({ type: "leg-refused", ...who, cause: "congestion" });
      return leg;
    }
    const { leg: _leg, ...arrival } = who;
    this.#add(leg, { type: "arrived", ...arrival }, extn);
    this.#later({ type: "leg-arrived", ...who, ...(replaces === undefined ? {} : { replaces }) });
    return leg;
  }

  ring(leg: LegId): void {
    const found = this.#legs.get(leg);
    if (found?.state !== "early") return;
    if (found.direction === "dialled") found.rung = true;
    this.#later({ type: "leg-ringing", leg });
  }

  answer(leg: LegId): void {
    const found = this.#legs.get(leg);
    if (found?.state !== "early" || found.direction !== "dialled") return;
    found.state = "answered";
    this.#later({ type: "leg-answered", leg });
  }

  hangUp(leg: LegId, cause: Cause = "normal"): void {
    const found = this.#legs.get(leg);
    if (found !== undefined) this.#end(found, cause, "phone");
  }

  /** The leg's phone is gone without a word. */
  vanish(leg: LegId): void {
    const found = this.#legs.get(leg);
    if (found !== undefined) this.#end(found, "vanished", "switch");
  }

  /** The leg's phone asks that whom it talks with be led elsewhere. */
  askTransfer(leg: LegId, request: string, to: TransferAsked["to"]): void {
    if (this.#legs.get(leg)?.state === "answered") this.#later({ type: "transfer-asked", leg, request, to });
  }

  press(leg: LegId, digit: string): void {
    const found = this.#legs.get(leg);
    if (found?.state !== "answered") return;
    found.pressed += digit;
    this.#later({ type: "digit", leg, digit });
    if (found.playing?.command.interruptible === true) this.#stopPlaying(found, "digit");
  }

  hold(leg: LegId, held: boolean): void {
    const found = this.#legs.get(leg);
    if (found?.state !== "answered") return;
    found.held = held;
    this.#later({ type: held ? "leg-held" : "leg-resumed", leg });
  }

  /** The phone asks by its own keys for a transfer. */
  wish(leg: LegId, wish: TransferWish): void {
    const found = this.#legs.get(leg);
    if (found?.state !== "answered") return;
    found.wishes = [...found.wishes, wish];
    this.#later({ type: "transfer-asked", leg, ...wish });
  }

  /** The leg's phone sends audio, or nothing at all. */
  sends(leg: LegId, isSending: boolean): void {
    const found = this.#legs.get(leg);
    if (found !== undefined) found.sends = isSending;
  }

  /** What the leg's phone hears. */
  heard(leg: LegId): Heard {
    return this.#talks.heardBy(leg);
  }

  /** The leg's talker speaks for so long from now, without a pause. A message that is being recorded hears it. */
  speak(leg: LegId, durationMs: number): void {
    if (this.#legs.get(leg)?.state === "answered") this.#recordings.speak(leg, durationMs);
  }

  /** What the phones of the extension show; undefined where they were never told or none is registered. */
  lamp(extn: Extn): Lamp | undefined {
    return this.#registered.has(extn) ? this.#lamps.get(extn) : undefined;
  }

  /** The legs that live, for tests. */
  legs(): SimulatedLeg[] {
    return [...this.#legs.values()];
  }

  leg(leg: LegId): SimulatedLeg | undefined {
    return this.#legs.get(leg);
  }

  // What commands do.

  #carryOut(command: SwitchCommand): void {
    switch (command.type) {
      case "ring":
        this.#withLeg(command.leg, command, (leg) => (leg.rung = true));
        return;
      case "answer":
        this.#withLeg(command.leg, command, (leg) => {
          leg.state = "answered";
          this.#later({ type: "done", command: command.id });
        });
        return;
      case "hang-up":
        this.#withLeg(command.leg, command, (leg) => this.#end(leg, command.cause, "command"));
        return;
      case "dial":
        this.#dial(command);
        return;
      case "play":
        this.#withLeg(command.leg, command, (leg) => this.#play(leg, command));
        return;
      case "stop":
        this.#withLeg(command.leg, command, (leg) => this.#stopPlaying(leg, "stopped"));
        return;
      case "converse":
      case "record":
      case "record-sides":
      case "record-message":
      case "send-digits":
        this.#talks.carryOut(command);
        return;
      case "pick-up":
        this.#withLeg(command.leg, command, () => undefined);
        return;
      case "tell-transfer":
        this.#withLeg(command.leg, command, (leg) => {
          const isLast = command.state !== "ringing";
          if (isLast) leg.wishes = leg.wishes.filter(({ request }) => request !== command.request);
        });
        return;
      case "stop-recording":
        this.#recordings.stop(command.recording);
        return;
      case "lamp":
        this.#setLamp(command);
        return;
    }
  }

  #setLamp({ extn, newMessages, oldMessages }: CommandOf<"lamp">): void {
    if (this.#accounts.has(extn)) this.#lamps.set(extn, { newMessages, oldMessages });
  }

  #dial(command: CommandOf<"dial">): void {
    const extn = command.to.type === "extension" ? command.to.extn : undefined;
    const leg = this.#add(command.leg, { type: "dialled", command: command.id, to: command.to }, extn);
    const isThere = extn === undefined ? this.#options.reachesOutside === true : this.#registered.has(extn);
    if (!isThere) {
      this.#end(leg, "unreachable", "switch");
      return;
    }
    if (extn !== undefined && this.#cutOff.has(extn)) this.#noReply(leg, extn);
    else this.#options.onDial?.(leg, command);
  }

  #noReply(leg: SimulatedLeg, extn: Extn): void {
    const { clock } = this.#options;
    clock.wakeAt(clock.now() + NO_REPLY_MS, () => {
      if (leg.state === "ended") return;
      const isNews = this.#registered.has(extn) && !this.#told.has(extn);
      if (isNews) this.#later({ type: "phone-silent", extn });
      if (isNews) this.#told.add(extn);
      this.#end(leg, "unreachable", "switch");
    });
  }

  #play(leg: SimulatedLeg, command: CommandOf<"play">): void {
    this.#stopPlaying(leg, "stopped");
    const { clock } = this.#options;
    const totalMs = command.sounds.reduce((sum, sound) => sum + soundMs(sound), 0);
    const over = (): void => {
      leg.playing = undefined;
      leg.play = { command: command.id, ended: "end" };
      this.#later({ type: "played", command: command.id, ended: "end" });
    };
    const endless = command.repeat || totalMs === Number.POSITIVE_INFINITY;
    const cancel = endless ? () => undefined : clock.wakeAt(clock.now() + totalMs, over);
    const lengthMs = endless ? undefined : totalMs;
    if (!command.repeat) this.#later({ type: "playing", command: command.id, lengthMs });
    leg.playing = { command, cancel };
    leg.play = { command: command.id, ended: undefined };
  }

  #stopPlaying(leg: SimulatedLeg, ended: "stopped" | "digit"): void {
    const playing = leg.playing;
    if (playing === undefined) return;
    playing.cancel();
    leg.playing = undefined;
    leg.play = { command: playing.command.id, ended };
    this.#later({ type: "played", command: playing.command.id, ended });
  }

  #end(leg: SimulatedLeg, cause: Cause, by: "phone" | "command" | "switch"): void {
    if (leg.state === "ended") return;
    this.#stopPlaying(leg, "stopped");
    this.#recordings.legEnded(leg.leg);
    leg.state = "ended";
    this.#legs.delete(leg.leg);
    this.#talks.leave(leg.leg);
    this.#later({ type: "leg-ended", leg: leg.leg, cause, by, media: undefined });
  }

  #add(leg: LegId, from: SimulatedLeg["from"], extn: Extn | undefined): SimulatedLeg {
    this.#everKnown.add(leg);
    const added = newLeg(leg, from, extn, this.#options.clock.now());
    this.#legs.set(leg, added);
    return added;
  }

  #withLeg(id: LegId, command: SwitchCommand, act: (leg: SimulatedLeg) => void): void {
    const leg = this.#legs.get(id);
    if (leg !== undefined) act(leg);
    else if (!this.#everKnown.has(id)) this.#noSuchLeg(command);
  }

  #noSuchLeg(command: SwitchCommand): void {
    this.#later({ type: "failed", command: command.id, cause: "protocol-error", reason: "There is no such leg." });
  }

  /** Every event comes in a later turn, and none overtakes another. */
  #later(event: SwitchEvent): void {
    if (this.#isUp && this.#emit === undefined) return;
    const { clock, latencyMs } = this.#options;
    this.#latestAt = Math.max(this.#latestAt, clock.now() + latencyMs());
    this.#pending.push(event);
    clock.wakeAt(this.#latestAt, () => this.#emitNext());
  }

  #emitNext(): void {
    if (!this.#isUp) return;
    const event = this.#pending.shift();
    if (event !== undefined) this.#emit?.(event);
  }
}
