// Previews asked for in the middle of random traffic: each leaves the living state byte for byte as it was, and says what one
// on a full copy of it would say. SIM_SEED=n runs one seed alone.
import { serialize } from "node:v8";
import { describe, expect, it } from "vitest";
import type { Center, StepResult } from "../../src/core/center.ts";
import { chanceOf, nextBelow } from "../../src/core/chance.ts";
import { noDeadlines } from "../../src/core/deadlines.ts";
import type { Event } from "../../src/core/events.ts";
import { previewOn, type PreviewQuestion } from "../../src/core/views/preview.ts";
import type { State } from "../../src/core/state.ts";
import { Invariants } from "./invariants.ts";
import { MAILBOX_NUMBERS } from "./random-mailboxes.ts";
import { MENU_NUMBERS, randomIvr } from "./random-menus.ts";
import { runWorld, type Meddler } from "./world.ts";

const only = process.env["SIM_SEED"];
const seeds = only === undefined ? Array.from({ length: 20 }, (_, index) => index + 1) : [Number(only)];
const NUMBERS = [
  "4000",
  "4001",
  "4002",
  "5000",
  "5001",
  "7777",
  "q0",
  "1001",
  "2000",
  ...MENU_NUMBERS,
  ...MAILBOX_NUMBERS,
];
const CALLERS = ["1000", "1001", "2000", "13800000000", ""];

/** All of it copied, and then as if nobody were calling. */
function fullCopy(state: State): State {
  const copy = structuredClone(state);
  copy.draining = false;
  copy.facts = [];
  copy.commands = [];
  for (const map of [copy.calls, copy.legs, copy.awaited, copy.recordings, copy.messagesTaken, copy.sentOn])
    map.clear();
  for (const set of [copy.backToMenu, copy.stirredQueues, copy.touchedAgents]) set.clear();
  for (const { legs } of [...copy.phones.values(), ...copy.trunks.values()]) legs.clear();
  for (const queue of copy.queues.values()) queue.waiting.length = 0;
  return { ...copy, deadlines: noDeadlines() };
}

class Asker implements Meddler {
  readonly invariants = new Invariants();
  readonly broken: string[] = [];
  readonly ends = new Map<string, number>();
  readonly #chance;

  constructor(seed: number) {
    this.#chance = chanceOf(seed);
  }

  step(center: Center, event: Event): StepResult {
    const result = center.step(event);
    if (nextBelow(this.#chance, 4) === 0) this.#ask(center, event.at);
    return result;
  }

  #ask(center: Center, now: number): void {
    const number = this.#oneOf(NUMBERS);
    const at = now + nextBelow(this.#chance, 10) * 3_600_000;
    const question = { at, number, from: this.#oneOf(CALLERS), ...this.#walk(number) };
    const before = serialize(center.state);
    const said = center.preview(question);
    if (!serialize(center.state).equals(before))
      this.broken.push(`asking for ${JSON.stringify(question)} changed something`);
    const expected = previewOn(fullCopy(center.state), question);
    if (JSON.stringify(said) !== JSON.stringify(expected)) {
      this.broken.push(`${JSON.stringify(question)}: ${JSON.stringify(said)} instead of ${JSON.stringify(expected)}`);
    }
    this.ends.set(said.end.type, (this.ends.get(said.end.type) ?? 0) + 1);
  }

  /** Of some, keys; of some of these, a tree that is not there. */
  #walk(number: string): Pick<PreviewQuestion, "keys" | "menu"> {
    if (nextBelow(this.#chance, 2) === 0) return {};
    const keys = Array.from({ length: nextBelow(this.#chance, 5) }, () => this.#oneOf(["1", "2", "0", "*", "w"])).join(
      "",
    );
    if (!MENU_NUMBERS.includes(number) || nextBelow(this.#chance, 2) === 0) return { keys };
    const tried = randomIvr((bound) => nextBelow(this.#chance, bound), 100, number);
    return { keys, menu: tried.type === "put-ivr" ? tried.ivr : undefined };
  }

  #oneOf(words: readonly string[]): string {
    return words[nextBelow(this.#chance, words.length)] ?? "";
  }
}

describe("previews in random traffic", () => {
  it("leave the living state as it was, and say what a full copy would", { timeout: 240_000 }, async () => {
    const ends = new Map<string, number>();
    for (const seed of seeds) {
      const asker = new Asker(seed);
      await runWorld(seed, 60, asker);
      expect([...asker.broken.slice(0, 3), ...asker.invariants.broken], `seed ${seed}`).toEqual([]);
      for (const [end, count] of asker.ends) ends.set(end, (ends.get(end) ?? 0) + count);
    }
    for (const end of ["menu", "rings", "prompt", "mailbox-access", "queue", "released"]) {
      expect(ends.get(end), end).toBeGreaterThan(0);
    }
  });
});
