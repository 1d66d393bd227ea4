// Plays a scenario on a fresh engine and writes down what comes out, with short names for legs.
import { Center } from "../../src/core/center.ts";
import type { EventBody, Outcome, StartedEvent } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { LegId, Sound } from "../../src/core/model.ts";
import type { Hearing, SwitchCommand } from "../../src/core/switch.ts";
import { leftBehind } from "./left-behind.ts";
import { questionOf } from "./questions.ts";
import { eventOf } from "./happenings.ts";
import { readScript, START } from "./script.ts";

export function transcribe(text: string): string {
  return played(text).transcript;
}

/** What happened in it. */
export function factsOf(text: string): readonly Fact[] {
  return played(text).facts;
}

/** Told after each step what happened in it, with the engine as it is then. */
export function follow(text: string, told: Followed): void {
  played(text, told);
}

type Followed = (center: Center, facts: readonly Fact[]) => void;

function played(text: string, told?: Followed): { readonly transcript: string; readonly facts: readonly Fact[] } {
  const script = readScript(text);
  const player = new Player(told);
  const lines = [...script.head];
  player.start({ seed: 1, lastFact: 0, configuration: script.given, agents: [] });
  for (const { line, afterMs, words } of script.happenings) {
    lines.push(line);
    const question = player.ask(words, afterMs);
    if (question !== undefined) lines.push(...question);
    else if (words[0] === "restart") lines.push(...player.restart(afterMs));
    else if (words.length > 0) lines.push(...player.play(words, afterMs));
  }
  return { transcript: `${lines.join("\n").trimEnd()}\n`, facts: player.facts };
}

class Player {
  #center = new Center();
  readonly #told: Followed | undefined;
  #started: Omit<StartedEvent, "type"> | undefined;
  readonly facts: Fact[] = [];
  #now = START;
  readonly #names = new Map<string, string>();
  readonly #legs = new Map<string, LegId>();
  readonly #dialled = new Map<string, number>();
  readonly #commands: SwitchCommand[] = [];
  #helps = 0;

  constructor(told: Followed | undefined) {
    this.#told = told;
  }

  play(words: readonly string[], afterMs: number): string[] {
    const event = eventOf(words, {
      leg: (name) => this.#legs.get(name) ?? (name as LegId),
      command: (type, leg, before = 0) => this.#lastCommand(type, leg, before),
    });
    return this.step(event, afterMs);
  }

  /** Undefined: it was no question. */
  ask(words: readonly string[], afterMs: number): string[] | undefined {
    const question = questionOf(words.map((word) => this.#legs.get(word) ?? word));
    if (question === undefined) return undefined;
    const lines = this.step({ type: "tick" }, afterMs);
    return [...lines, ...question(this.#center, this.facts).map((answer) => `  =${this.#fields(answer)}`)];
  }

  start(started: Omit<StartedEvent, "type">): void {
    this.#started = started;
    this.step({ type: "started", ...started }, 0);
  }

  /** The center dies without a word, and another one takes up what it has left. */
  restart(afterMs: number): string[] {
    if (this.#started === undefined) throw new Error("what has not been started cannot be started again");
    const left = leftBehind(this.#center, this.facts);
    this.#center = new Center();
    return this.step({ type: "started", ...this.#started, ...left }, afterMs);
  }

  step(event: EventBody, afterMs: number): string[] {
    this.#now += afterMs;
    const { commands, facts, outcome } = this.#center.step({ ...event, at: this.#now });
    this.facts.push(...facts);
    this.#told?.(this.#center, facts);
    this.#commands.push(...commands);
    for (const command of commands) this.#name(command);
    for (const fact of facts) if (fact.type === "help-asked") this.#nameHelp(fact.help);
    return [
      ...refusal(outcome, this.#now),
      ...facts.map((fact) => this.#factLine(fact)),
      ...commands.map((command) => this.#commandLine(command)),
    ];
  }

  /** A dialled leg is named after its extension: 1001#1, 1001#2... */
  #name(command: SwitchCommand): void {
    if (command.type !== "dial") return;
    const target = command.to.type === "extension" ? command.to.extn : command.to.number;
    const count = (this.#dialled.get(target) ?? 0) + 1;
    this.#dialled.set(target, count);
    this.#names.set(command.leg, `${target}#${count}`);
    this.#legs.set(`${target}#${count}`, command.leg);
  }

  /** The first is help#1. */
  #nameHelp(id: string): void {
    this.#helps += 1;
    this.#names.set(id, `help#${this.#helps}`);
    this.#legs.set(`help#${this.#helps}`, id as LegId);
  }

  #lastCommand(type: SwitchCommand["type"], leg: LegId, before: number): SwitchCommand["id"] {
    const sent = this.#commands.filter((command) => {
      if (command.type !== type) return false;
      if (command.type === "converse") return command.parties.some((party) => party.leg === leg);
      if (command.type === "record") return command.left.includes(leg);
      return "leg" in command && command.leg === leg;
    });
    const found = sent.at(-1 - before);
    if (found === undefined) throw new Error(`no ${type} was sent for ${leg}`);
    return found.id;
  }

  #factLine({ seq: _seq, at, type, ...fields }: Fact): string {
    const late = at === this.#now ? "" : ` (${at - this.#now} ms)`;
    return `  * ${type}${late}${this.#fields(type === "mailbox-locked" ? fields : fromNow(fields, at))}`;
  }

  #commandLine({ id: _id, type, ...fields }: SwitchCommand): string {
    if ("parties" in fields)
      return `  -> ${type} ${this.#value(fields.conversation)}: ${this.#hearings(fields.parties)}`;
    return `  -> ${type}${this.#fields(fields)}`;
  }

  #hearings(parties: readonly Hearing[]): string {
    const heard = parties.map(({ leg, hears, music }) => {
      const unless = music?.unless === undefined ? "" : " unless it sends audio";
      const sounds = music === undefined ? [] : [`${music.sounds.map(soundName).join("+")}${unless}`];
      return `${this.#value(leg)} hears ${[...hears.map((one) => this.#value(one)), ...sounds].join(", ") || "nobody"}`;
    });
    return heard.join("; ") || "nobody";
  }

  #fields(fields: object): string {
    return Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => ` ${name}=${this.#value(value)}`)
      .join("");
  }

  #value(value: unknown): string {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    let named = text;
    for (const [id, name] of this.#names) named = named.replaceAll(id, name);
    return named.replaceAll('"', "");
  }
}

/** When it is over is told from then on. */
function fromNow(fields: object, at: number): object {
  return "until" in fields && typeof fields.until === "number" ? { ...fields, until: `+${fields.until - at}` } : fields;
}

function soundName(sound: Sound): string {
  if (sound.type === "stream") return sound.name;
  return sound.type === "tone" ? sound.tone : sound.type;
}

function refusal(outcome: Outcome, now: number): string[] {
  if (outcome.ok) return [];
  const until = outcome.until === undefined ? "" : ` until=+${outcome.until - now}`;
  return [`  ! ${outcome.code}: ${outcome.reason}${until}`];
}
