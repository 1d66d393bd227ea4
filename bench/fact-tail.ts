// What a running server has done, as its event log is written: the facts are made again from it.
import { join } from "node:path";
import type { Fact } from "../src/core/facts.ts";
import { MadeFacts } from "../src/host/log/made-facts.ts";

const LOOK_EVERY_MS = 200;
const AT_ONCE = 10_000;

/** Hands on each fact soon after it has happened. Read while the server runs: old files go in time. */
export class FactTail {
  readonly #made: MadeFacts;
  readonly #take: (fact: Fact) => void;
  #last = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(dataFolder: string, take: (fact: Fact) => void) {
    this.#made = new MadeFacts(join(dataFolder, "events"));
    this.#take = take;
  }

  start(): void {
    this.look();
    this.#timer = setInterval(() => this.look(), LOOK_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.look();
    this.#made.close();
  }

  /** All that has happened by now. */
  look(): void {
    for (;;) {
      const facts = this.#made.read(this.#last + 1, AT_ONCE);
      for (const fact of facts) this.#take(fact);
      this.#last = facts.at(-1)?.seq ?? this.#last;
      if (facts.length < AT_ONCE) return;
    }
  }
}
