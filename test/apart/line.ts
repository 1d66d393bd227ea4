// Both ends of the line between a controller and its switch in virtual time: frames that wait, connections that break, either
// process that dies at any moment, and a log that is behind.
import type { SwitchCommand, SwitchEvent, SwitchMark } from "../../src/core/switch.ts";
import type { AccountChange } from "../../src/ports/switch.ts";
import { noteAccount, towards, type KnownAccounts } from "../../src/switch/apart/account-changes.ts";
import {
  controllerEndDue,
  newControllerEnd,
  stepControllerEnd,
  type ControllerEnd,
  type ControllerEndEffect,
  type ControllerEndInput,
} from "../../src/switch/apart/controller-end.ts";
import {
  newSwitchEnd,
  stepSwitchEnd,
  switchEndDue,
  type SwitchEnd,
  type SwitchEndEffect,
  type SwitchEndInput,
} from "../../src/switch/apart/switch-end.ts";
import { WORDS, type ToController, type ToSwitch, type Words } from "../../src/switch/apart/words.ts";

export interface LineOptions {
  readonly mostWaiting: number;
  readonly mostInFlight: number;
  readonly aloneMs: number;
  /** Of whoever is started; default those of this program. */
  readonly words?: { readonly switch: () => Words; readonly controller: () => Words };
  /** What of a frame of a program with these words is there, beside what it means. */
  readonly dressed?: (frame: object, words: Words) => readonly object[];
}

/** An event as it stands in the controller's log. */
export interface Logged {
  readonly at: number;
  readonly mark: SwitchMark | undefined;
  readonly event: SwitchEvent;
}

export type Happened = { readonly number: number; readonly at: number };

/** Digits tell one event from another: the n-th event is the key "n". */
export class Line {
  now = 1_000_000;
  /** What has happened in the switch, by its number among all keys. */
  readonly happened: Happened[] = [];
  /** What survives the controller. */
  readonly log: Logged[] = [];
  /** What does not yet. */
  readonly unwritten: Logged[] = [];
  logIsBehind = false;
  /** Ids of the commands that the living switch has carried out, and those of all. */
  carriedOut: number[] = [];
  readonly everCarriedOut: number[] = [];
  /** Since the connection stands, ordered and on their way. */
  ordered: number[] = [];
  readonly gone: string[] = [];
  /** Why controllers were refused. */
  readonly refusals: string[] = [];
  /** What the database has: which phones there are, each with the number of its password. None comes back. */
  readonly phones = new Map<string, number>();
  /** What the living switch has. */
  switchPhones = new Map<string, number>();
  /** What a switch was told of phones that was not so, or not so any more. */
  readonly untrue: string[] = [];
  switchEnd: SwitchEnd | undefined;
  controller: ControllerEnd | undefined;
  readonly #options: LineOptions;
  readonly #kept: { number: number; at: number; event: SwitchEvent }[] = [];
  #keptLast = 0;
  #connection = 0;
  #connected: number | undefined;
  #toSwitch: ToSwitch[] = [];
  #toController: ToController[] = [];
  #lastCommand = 0;
  #lastPhone = 0;
  #lastPassword = 0;
  /** What a controller has of accounts, and what the last one that had all of them has left behind: maybe not the latest. */
  #known: KnownAccounts = new Map<string, AccountChange>();
  #left: readonly AccountChange[] = [];
  #isComplete = false;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  get isConnected(): boolean {
    return this.#connected !== undefined;
  }

  get waits(): number {
    return this.#toSwitch.length + this.#toController.length;
  }

  startSwitch(): void {
    if (this.switchEnd !== undefined) return;
    this.carriedOut = [];
    this.switchPhones = new Map();
    const words = this.#options.words?.switch() ?? WORDS;
    const { mostWaiting, mostInFlight, aloneMs } = this.#options;
    this.switchEnd = newSwitchEnd(
      { run: "run", words, address: { host: "192.0.2.1", port: 5060 }, mostWaiting, mostInFlight, aloneMs },
      this.now,
      { last: this.#keptLast, events: this.#kept.map(({ at, ...one }) => ({ ...one, agoMs: this.now - at })) },
    );
  }

  killSwitch(): void {
    this.switchEnd = undefined;
    this.breakLine();
  }

  startController(): void {
    if (this.controller !== undefined) return;
    const heard = this.log.findLast(({ mark }) => mark !== undefined)?.mark;
    const words = this.#options.words?.controller() ?? WORDS;
    const options = { words, aliveMs: 1_000, goneMs: 5_000, mostCommands: 100, isNew: false };
    this.controller = newControllerEnd(options, heard, this.now);
    this.#known = new Map();
    this.#isComplete = false;
    this.#provision(this.#left);
  }

  /** The controller hears from its database which accounts there are. */
  complete(): void {
    if (this.controller === undefined) return;
    this.#isComplete = true;
    this.#provision(towards(this.#known, this.#stored()));
    this.#toldController({ type: "complete" });
  }

  /** In the database; a controller that has it hears of it. `chance`: of what. */
  changeAccounts(chance: number): void {
    const extns = [...this.phones.keys()];
    const extn = extns[Math.floor(chance * 3 * extns.length)];
    if (extn === undefined) this.phones.set(`${(this.#lastPhone += 1)}`, (this.#lastPassword += 1));
    else if (chance < 1 / 6) this.phones.delete(extn);
    else this.phones.set(extn, (this.#lastPassword += 1));
    if (this.controller !== undefined && this.#isComplete) this.#provision(towards(this.#known, this.#stored()));
  }

  #stored(): readonly AccountChange[] {
    return [...this.phones].map(([extn, password]) => {
      return { type: "put-account", account: { extn, domain: "xcc.test", ha1: String(password), disabled: false } };
    });
  }

  #provision(changes: readonly AccountChange[]): void {
    const news = changes.filter((change) => noteAccount(this.#known, change));
    this.#toldController({ type: "provision", changes: news });
  }

  /** A living switch is told nothing that was true only before. */
  #toldOfPhone(change: AccountChange): void {
    if (change.type === "put-account") {
      const { extn, ha1 } = change.account;
      if (Number(ha1) < (this.switchPhones.get(extn) ?? 0)) this.untrue.push(`${extn} has its former password`);
      this.switchPhones.set(extn, Number(ha1));
    } else if (change.type === "drop-account") {
      if (this.phones.has(change.extn)) this.untrue.push(`${change.extn} is gone`);
      this.switchPhones.delete(change.extn);
    }
  }

  killController(): void {
    this.controller = undefined;
    this.unwritten.length = 0;
    this.breakLine();
  }

  connect(): void {
    if (this.#connected !== undefined || this.controller === undefined || this.switchEnd === undefined) return;
    this.#connection += 1;
    this.#connected = this.#connection;
    this.ordered = [];
    this.#toldController({ type: "connected" });
  }

  /** What is on its way is lost. */
  breakLine(): void {
    const connection = this.#connected;
    this.#connected = undefined;
    this.#toSwitch = [];
    this.#toController = [];
    if (connection === undefined) return;
    this.#toldController({ type: "closed" });
    this.#toldSwitch({ type: "closed", connection });
  }

  happen(): void {
    if (this.switchEnd?.begun !== true) return;
    const number = this.happened.length + 1;
    this.happened.push({ number, at: this.now });
    this.#toldSwitch({ type: "happened", event: { type: "digit", leg: "leg" as never, digit: String(number) } });
  }

  order(): void {
    if (this.controller === undefined) return;
    this.#lastCommand += 1;
    const id = this.#lastCommand;
    if (this.isConnected) this.ordered.push(id);
    const commands = [{ type: "stop", id, leg: "leg" }] as unknown as readonly SwitchCommand[];
    this.#toldController({ type: "send", commands });
  }

  /** The log comes after. */
  write(): void {
    this.logIsBehind = false;
    this.log.push(...this.unwritten.splice(0));
    if (this.#isComplete) this.#left = [...this.#known.values()];
    this.#toldController({ type: "written" });
  }

  deliverToSwitch(): void {
    const frame = this.#toSwitch.shift();
    const connection = this.#connected;
    // As it comes over a socket: data, and nothing else.
    if (frame !== undefined && connection !== undefined) {
      this.#toldSwitch({ type: "heard", connection, frame: JSON.parse(JSON.stringify(frame)) as ToSwitch });
    }
  }

  deliverToController(): void {
    const frame = this.#toController.shift();
    if (frame !== undefined) {
      this.#toldController({ type: "heard", frame: JSON.parse(JSON.stringify(frame)) as ToController });
    }
  }

  pass(ms: number): void {
    this.now += ms;
    const { controller, switchEnd } = this;
    if (controller !== undefined && (controllerEndDue(controller) ?? Infinity) <= this.now) {
      this.#toldController({ type: "tick" });
    }
    if (switchEnd !== undefined && (switchEndDue(switchEnd) ?? Infinity) <= this.now)
      this.#toldSwitch({ type: "tick" });
  }

  #toldSwitch(input: SwitchEndInput): void {
    if (this.switchEnd === undefined) return;
    for (const effect of stepSwitchEnd(this.switchEnd, input, this.now)) this.#ofSwitch(effect);
  }

  #ofSwitch(effect: SwitchEndEffect): void {
    switch (effect.type) {
      case "say":
        if (effect.connection === this.#connected && this.switchEnd !== undefined) {
          this.#toController.push(...(this.#dressed(effect.frame, this.switchEnd) as ToController[]));
        }
        return;
      case "close":
        if (effect.connection !== this.#connected) return;
        // What was said last still arrives.
        while (this.#toController.length > 0) this.deliverToController();
        this.breakLine();
        return;
      case "keep":
        this.#kept.push({ number: effect.number, at: this.now, event: effect.event });
        this.#keptLast = effect.number;
        return;
      case "let-go":
        while ((this.#kept[0]?.number ?? Infinity) <= effect.upTo) this.#kept.shift();
        this.#keptLast = Math.max(this.#keptLast, effect.upTo);
        return;
      case "carry-out":
        for (const { id } of effect.commands) {
          this.carriedOut.push(id);
          this.everCarriedOut.push(id);
        }
        return;
      case "report":
        this.#toldSwitch({ type: "happened", event: this.#up() });
        return;
      case "end":
        this.gone.push(effect.why);
        this.killSwitch();
        return;
      case "start":
        this.#toldSwitch({ type: "happened", event: this.#up() });
        return;
      case "provision":
        for (const change of effect.changes) this.#toldOfPhone(change);
        return;
      case "measure":
      // Browsers' sockets have tests of their own.
      case "telephones":
        return;
    }
  }

  #dressed(frame: object, { options }: { readonly options: { readonly words: Words } }): readonly object[] {
    return this.#options.dressed?.(frame, options.words) ?? [frame];
  }

  /** It names as phones the commands that were carried out. */
  #up(): SwitchEvent {
    return { type: "up", legs: [], phones: this.carriedOut.map(String) as never };
  }

  #toldController(input: ControllerEndInput): void {
    if (this.controller === undefined) return;
    for (const effect of stepControllerEnd(this.controller, input, this.now)) this.#ofController(effect);
    if (input.type === "heard" && !this.logIsBehind) this.write();
  }

  #ofController(effect: ControllerEndEffect): void {
    switch (effect.type) {
      case "say":
        if (this.controller !== undefined) {
          this.#toSwitch.push(...(this.#dressed(effect.frame, this.controller) as ToSwitch[]));
        }
        return;
      case "happens":
        this.unwritten.push({ at: effect.at, mark: effect.mark, event: effect.event });
        // Something comes of it at once.
        if (effect.event.type === "digit") this.order();
        return;
      case "caught-up":
        this.#toldController({ type: "caught-up" });
        return;
      case "refused":
        this.refusals.push(effect.reason);
        return;
      // Browsers' sockets have tests of their own.
      case "said":
      case "address":
      case "measured":
        return;
    }
  }
}
