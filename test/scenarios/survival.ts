// Plays a scenario on a switch that outlives its controller: the lines move phones, the simulated switch tells the rest by itself.
//   +0 arrive c1 from 1000 to 4000        +0 dies            the controller is gone; phones can still be moved
//   +0 unwritten                          what happens from now on is not in the log
//   +0 answered 1001#1                    +0 deaf            what is ordered from now on does not reach the switch
//   +0 press c1 2                         +0 comes-back      another controller takes up what the log has
import type { EventBody } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { Extn, LegId } from "../../src/core/model.ts";
import type { Cause, SwitchCommand } from "../../src/core/switch.ts";
import { SurvivingSwitch } from "../sim/surviving-switch.ts";
import { LineFault } from "./at-line.ts";
import { eventOf } from "./happenings.ts";
import { questionOf } from "./questions.ts";
import { readScript, START } from "./script.ts";
import { Telling, type Played } from "./telling.ts";

export async function playSurvival(text: string): Promise<Played> {
  const script = readScript(text);
  const survival = new Survival();
  await survival.start(script);
  const lines = [...script.head];
  for (const { number, line, afterMs, words } of script.happenings) {
    lines.push(line);
    if (words.length === 0) continue;
    const came = await survival.play(words, afterMs).catch((error: unknown) => {
      throw new LineFault(number, line, error);
    });
    lines.push(...came);
  }
  return { transcript: `${lines.join("\n").trimEnd()}\n`, facts: survival.facts };
}

class Survival {
  readonly #telling = new Telling();
  readonly facts: Fact[] = [];
  /** How many of them are in the log; undefined: all. */
  #written: number | undefined;
  /** Since the last line. */
  #lines: (() => string)[] = [];
  readonly #center = new SurvivingSwitch({
    startAt: START,
    onStep: (event, { facts, commands, outcome }) => {
      for (const command of commands) this.#telling.name(command);
      this.facts.push(...facts);
      if (event.type === "started" || (event.type === "up" && facts.length + commands.length === 1)) return;
      for (const line of this.#telling.refusal(outcome, this.#now)) this.#lines.push(() => line);
      for (const fact of facts) this.#lines.push(() => this.#telling.fact(fact, this.#now));
      for (const command of commands) this.#write(command);
    },
  });

  get #now(): number {
    return this.#center.clock.now();
  }

  #write(command: SwitchCommand): void {
    this.#lines.push(() => this.#telling.command(command));
  }

  async start({ given }: ReturnType<typeof readScript>): Promise<void> {
    for (const change of given) {
      if (change.type !== "put-extension") continue;
      const account = { extn: change.extension.extn, domain: "", ha1: "", disabled: false };
      this.#center.switch.provision([{ type: "put-account", account }]);
    }
    await this.#center.start(given, 1);
    this.#center.clock.advance(0);
  }

  async play(words: readonly string[], afterMs: number): Promise<string[]> {
    this.#lines = [];
    this.#center.clock.advance(afterMs);
    const [verb = "", name = "", ...more] = words;
    const question = questionOf([verb, this.#telling.leg(name), ...more]);
    if (question === undefined) await this.#happens(words);
    this.#center.clock.advance(0);
    const answers = question?.(this.#center.center, this.facts) ?? [];
    return [...this.#lines.map((line) => line()), ...answers.map((answer) => `  =${this.#telling.fields(answer)}`)];
  }

  async #happens(words: readonly string[]): Promise<void> {
    const [verb, first = "", second = "", third = "", , fifth = ""] = words;
    const leg = this.#telling.leg(first);
    switch (verb) {
      case "dies":
        this.#center.die();
        return;
      case "unwritten":
        this.#center.stopWriting();
        this.#written = this.facts.length;
        return;
      case "deaf":
        this.#center.deafen();
        return;
      case "comes-back":
        // What was not written has not happened, for anybody.
        if (this.#written !== undefined) this.facts.length = this.#written;
        this.#written = undefined;
        await this.#center.comeBack();
        return;
      case "arrive":
        this.#arrive(first, third, fifth);
        return;
      default:
        if (this.#phoneDoes(verb ?? "", leg, first, second)) return;
        this.#asked(eventOf(words, { leg: (name) => this.#telling.leg(name), command: () => 0 as never }));
    }
  }

  #arrive(name: string, extn: string, dialled: string): void {
    const origin = { type: "extension", extn: extn as Extn } as const;
    this.#telling.call(this.#center.switch.call(origin, dialled, { number: extn, name: "" }), name);
  }

  #phoneDoes(verb: string, leg: LegId, first: string, second: string): boolean {
    const { switch: theSwitch } = this.#center;
    switch (verb) {
      case "ringing":
        theSwitch.ring(leg);
        return true;
      case "answered":
        theSwitch.answer(leg);
        return true;
      case "ended":
        theSwitch.hangUp(leg, (second === "" ? "normal" : second) as Cause);
        return true;
      case "press":
        theSwitch.press(leg, second);
        return true;
      case "held":
      case "resumed":
        theSwitch.hold(leg, verb === "held");
        return true;
      case "refer":
        theSwitch.wish(leg, { request: "r1", to: { type: "number", number: second } });
        return true;
      case "register":
        theSwitch.register(first as Extn);
        return true;
      case "unregister":
        theSwitch.unregister(first as Extn);
        return true;
      default:
        return false;
    }
  }

  #asked(event: EventBody): void {
    this.#center.handle(event);
  }
}
