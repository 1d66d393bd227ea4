// Plays a scenario on a fresh engine and writes down what comes out, with short names for legs.
import { Center } from "../../src/core/center.ts";
import type { EventBody, StartedEvent } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { LegId } from "../../src/core/model.ts";
import type { SwitchCommand } from "../../src/core/switch.ts";
import { atLine } from "./at-line.ts";
import { leftBehind } from "./left-behind.ts";
import { questionOf } from "./questions.ts";
import { eventOf } from "./happenings.ts";
import { readScript, START, type Happening } from "./script.ts";
import { Telling, type Played } from "./telling.ts";

export function play(text: string): Played {
  return played(text);
}

/** Told after each step what happened in it, with the engine as it is then. */
export function follow(text: string, told: Followed): void {
  played(text, told);
}

type Followed = (center: Center, facts: readonly Fact[]) => void;

function played(text: string, told?: Followed): Played {
  const script = readScript(text);
  const player = new Player(told);
  const lines = [...script.head];
  player.start({ seed: 1, lastFact: 0, configuration: script.given, agents: [] });
  for (const happening of script.happenings) {
    lines.push(happening.line, ...atLine(happening, () => player.happen(happening)));
  }
  return { transcript: `${lines.join("\n").trimEnd()}\n`, facts: player.facts };
}

class Player {
  #center = new Center();
  readonly #told: Followed | undefined;
  #started: Omit<StartedEvent, "type"> | undefined;
  readonly facts: Fact[] = [];
  #now = START;
  readonly #telling = new Telling();
  readonly #commands: SwitchCommand[] = [];
  #helps = 0;

  constructor(told: Followed | undefined) {
    this.#told = told;
  }

  /** What came of it. */
  happen({ words, afterMs }: Happening): string[] {
    const question = this.ask(words, afterMs);
    if (question !== undefined) return question;
    if (words[0] === "restart") return this.restart(afterMs);
    return words.length > 0 ? this.play(words, afterMs) : [];
  }

  play(words: readonly string[], afterMs: number): string[] {
    const event = eventOf(words, {
      leg: (name) => this.#telling.leg(name),
      command: (type, leg, before = 0) => this.#lastCommand(type, leg, before),
    });
    return this.step(event, afterMs);
  }

  /** Undefined: it was no question. */
  ask(words: readonly string[], afterMs: number): string[] | undefined {
    const question = questionOf(words.map((word) => this.#telling.leg(word)));
    if (question === undefined) return undefined;
    const lines = this.step({ type: "tick" }, afterMs);
    return [...lines, ...question(this.#center, this.facts).map((answer) => `  =${this.#telling.fields(answer)}`)];
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
    for (const command of commands) this.#telling.name(command);
    for (const fact of facts) if (fact.type === "help-asked") this.#nameHelp(fact.help);
    return [
      ...this.#telling.refusal(outcome, this.#now),
      ...facts.map((fact) => this.#telling.fact(fact, this.#now)),
      ...commands.map((command) => this.#telling.command(command)),
    ];
  }

  /** The first is help#1. */
  #nameHelp(id: string): void {
    this.#helps += 1;
    this.#telling.call(id as LegId, `help#${this.#helps}`);
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
}
