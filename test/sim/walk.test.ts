// What a walk says is what a call then does: random trees, random keys, and a caller of a center who presses the same ones.
// SIM_SEED=n runs one seed alone.
import { describe, expect, it } from "vitest";
import { Center } from "../../src/core/center.ts";
import { chanceOf, nextBelow, type Chance } from "../../src/core/chance.ts";
import type { EventBody } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { CallId, CommandId, ConfigChange, Extn, IvrConfig, LegId } from "../../src/core/model.ts";
import { withFact, type CallFact, type CallRecord } from "../../src/core/report/call-record.ts";
import type { WayStep } from "../../src/core/report/way.ts";
import type { SwitchCommand } from "../../src/core/switch.ts";
import { MENU_NUMBERS, randomIvr } from "./random-menus.ts";
import { extensionOf, queueOf } from "../scenarios/script.ts";

const only = process.env["SIM_SEED"];
const seeds = only === undefined ? Array.from({ length: 400 }, (_, index) => index + 1) : [Number(only)];
const AT = Date.UTC(2026, 0, 5, 1);
const LEG = "caller" as LegId;
const [NUMBER = ""] = MENU_NUMBERS;

/** A caller at a center whose clock goes only when they wait. */
class Caller {
  readonly #center: Center;
  readonly #facts: Fact[] = [];
  /** What they are hearing. */
  #playing: CommandId | undefined;
  #now = AT;

  constructor(configuration: readonly ConfigChange[]) {
    this.#center = new Center();
    this.#center.step({ type: "started", at: AT, seed: 1, lastFact: 0, configuration, agents: [] });
    const arrived = { dialled: NUMBER, callerNumber: "1000", callerName: "" };
    this.#happens({ type: "leg-arrived", leg: LEG, origin: { type: "extension", extn: "1000" as Extn }, ...arrived });
  }

  get isInMenu(): boolean {
    return this.#center.snapshot().calls.some(({ stage }) => stage === "menu");
  }

  press(digit: string): void {
    this.#happens({ type: "digit", leg: LEG, digit });
  }

  /** Until the menu has waited in vain. */
  waitInVain(): void {
    while (this.isInMenu && this.#playing !== undefined) this.#hearOut(this.#playing);
    const due = this.#center.nextDeadline();
    if (!this.isInMenu || due === undefined) return;
    this.#now = due;
    this.#happens({ type: "tick" });
  }

  /** Without times, which are those of prompts. */
  get way(): unknown {
    const own = this.#facts.filter(
      (fact): fact is CallFact => "call" in fact && fact.call === (LEG as string as CallId),
    );
    return timeless(own.reduce<CallRecord | undefined>(withFact, undefined)?.way ?? []);
  }

  #hearOut(command: CommandId): void {
    this.#playing = undefined;
    this.#happens({ type: "played", command, ended: "end" });
  }

  #happens(event: EventBody): void {
    const { commands, facts } = this.#center.step({ ...event, at: this.#now });
    this.#facts.push(...facts);
    for (const command of commands) this.#carryOut(command);
  }

  #carryOut(command: SwitchCommand): void {
    if (command.type === "answer") this.#happens({ type: "done", command: command.id });
    if (command.type === "play" && command.leg === LEG) this.#playing = command.repeat ? undefined : command.id;
    if (command.type === "stop" && command.leg === LEG) this.#playing = undefined;
  }
}

function timeless(way: readonly WayStep[]): unknown {
  return JSON.parse(JSON.stringify(way, (key, value: unknown) => (key === "at" || key === "leftAt" ? 0 : value)));
}

function randomKeys(chance: Chance): string {
  const keys = ["1", "2", "3", "0", "#", "*", "w"];
  return Array.from({ length: nextBelow(chance, 9) }, () => keys[nextBelow(chance, keys.length)] ?? "").join("");
}

function treeOf(chance: Chance): IvrConfig {
  const change = randomIvr((bound) => nextBelow(chance, bound), 1000, NUMBER);
  if (change.type !== "put-ivr") throw new Error("A tree was wanted.");
  return change.ivr;
}

describe("a walk through a menu", () => {
  it("comes to what a call comes to that presses the same keys, also in a tree that is only tried", () => {
    const ends = new Set<string>();
    const others: ConfigChange[] = [
      ...["1000", "1001", "2000"].map((extn): ConfigChange => ({
        type: "put-extension",
        extension: extensionOf(extn),
      })),
      ...["q0", "q1"].map((name): ConfigChange => ({ type: "put-queue", queue: queueOf(name) })),
    ];
    for (const seed of seeds) {
      const chance = chanceOf(seed);
      const [inPlace, tried, keys] = [treeOf(chance), treeOf(chance), randomKeys(chance)];
      const asked = new Center();
      const configuration: ConfigChange[] = [...others, { type: "put-ivr", ivr: inPlace }];
      asked.step({ type: "started", at: AT, seed: 1, lastFact: 0, configuration, agents: [] });
      const preview = asked.preview({ at: AT, number: NUMBER, from: "1000", keys, menu: tried });

      const caller = new Caller([...others, { type: "put-ivr", ivr: tried }]);
      let pressed = "";
      for (const key of keys) {
        if (!caller.isInMenu) break;
        if (key === "w") caller.waitInVain();
        else caller.press(key);
        pressed += key;
      }
      const said = `seed ${seed}, keys ${keys}`;
      expect(keys.slice(0, keys.length - preview.walk.left.length), said).toBe(pressed);
      expect(timeless(preview.way), said).toEqual(caller.way);
      expect(preview.walk.steps.length, said).toBe(pressed.length + 1);
      expect(preview.walk.steps.at(-1)?.menu !== undefined, said).toBe(caller.isInMenu);
      ends.add(preview.end.type);
    }
    if (only === undefined) expect([...ends].sort()).toEqual(["menu", "prompt", "queue", "rings"]);
  });
});
