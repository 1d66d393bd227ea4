// Who is owed a call, by number: written from the rules alone. Nobody is called twice for one promise, nobody who talks with us or
// waits is called, nobody on the black list, and no number is promised two calls in one queue.
import type { Fact } from "../../src/core/facts.ts";
import type { DialTarget } from "../../src/core/switch.ts";

interface Promised {
  readonly number: string;
  readonly queue: string;
}

export class PromiseRules {
  readonly #break: (rule: string) => void;
  readonly #callers = new Map<string, string>();
  /** By call. */
  readonly #promises = new Map<string, Promised>();
  /** Legs that live, and at which number and in which call. */
  readonly #legs = new Map<string, { readonly number: string; readonly call: string }>();
  readonly #refused = new Set<string>();

  constructor(broken: (rule: string) => void) {
    this.#break = broken;
  }

  after(fact: Fact): void {
    switch (fact.type) {
      case "call-started": {
        const number = fact.origin.type === "extension" ? fact.origin.extn : fact.callerNumber;
        this.#callers.set(fact.call, number);
        this.#legs.set(fact.leg, { number, call: fact.call });
        return;
      }
      case "caller-known":
        if (fact.kind === "black") this.#refused.add(this.#callers.get(fact.call) ?? "");
        return;
      case "leg-dialled":
        this.#legs.set(fact.leg, { number: numberOf(fact.to), call: fact.call });
        return;
      case "leg-moved":
      case "leg-replaces":
        return;
      case "leg-ended":
        this.#legs.delete(fact.leg);
        return;
      case "callback-promised":
        this.#afterPromised(fact.call, fact.queue);
        return;
      case "callback-dialled":
        this.#afterDialled(fact.call, fact.leg, fact.to);
        return;
      case "callback-superseded":
      case "queue-left":
      case "call-ended":
        this.#promises.delete(fact.call);
        return;
      default:
        return;
    }
  }

  #afterPromised(call: string, queue: string): void {
    const number = this.#callers.get(call) ?? "";
    for (const [other, promised] of this.#promises) {
      // Who was still there as an agent answered, and has lost that agent, may ask once more.
      if (other !== call && promised.number === number && promised.queue === queue)
        this.#break(`${number} is promised a second call in ${queue}: by ${call} and ${other}`);
    }
    this.#promises.set(call, { number, queue });
  }

  #afterDialled(call: string, leg: string, to: DialTarget): void {
    const promised = this.#promises.get(call);
    const number = promised?.number ?? "";
    if (promised === undefined) this.#break(`call ${call} is called back without a promise`);
    if (this.#refused.has(number)) this.#break(`${number} is called back and is on the black list`);
    for (const [other, one] of this.#legs) {
      if (one.number === number && one.call !== call)
        this.#break(`${number} is called back for ${call} while it is in call ${one.call} on leg ${other}`);
    }
    this.#legs.set(leg, { number: promised === undefined ? numberOf(to) : number, call });
  }
}

function numberOf(to: DialTarget): string {
  return to.type === "extension" ? to.extn : to.number;
}
