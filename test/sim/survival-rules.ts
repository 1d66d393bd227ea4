// What holds whatever controllers die: facts follow one another, whoever begins ends once, and at the end nothing is left.
import type { Fact } from "../../src/core/facts.ts";
import type { Snapshot } from "../../src/core/views/snapshot.ts";

export class SurvivalRules {
  readonly broken: string[] = [];
  readonly #calls = new Map<string, "lives" | "ended">();
  readonly #legs = new Map<string, "lives" | "ended">();
  #last: { readonly seq: number; readonly at: number } | undefined;

  #break(rule: string): void {
    if (this.broken.length < 20) this.broken.push(rule);
  }

  after(facts: readonly Fact[]): void {
    for (const fact of facts) {
      if (this.#last !== undefined && fact.seq !== this.#last.seq + 1)
        this.#break(`fact ${fact.seq} after ${this.#last.seq}`);
      if (this.#last !== undefined && fact.at < this.#last.at) this.#break(`fact ${fact.seq} goes back in time`);
      this.#last = fact;
      this.#afterOne(fact);
    }
  }

  #afterOne(fact: Fact): void {
    switch (fact.type) {
      case "repaired":
        this.#break(`repaired: ${fact.what}`);
        return;
      case "call-started":
        this.#begins(this.#calls, `call ${fact.call}`);
        // It may have been in another call before.
        this.#legs.set(`leg ${fact.leg}`, "lives");
        return;
      case "leg-dialled":
      case "callback-dialled":
      case "leg-replaces":
        this.#begins(this.#legs, `leg ${fact.leg}`);
        return;
      case "leg-ended":
        this.#ends(this.#legs, `leg ${fact.leg}`);
        return;
      case "call-ended":
        this.#ends(this.#calls, `call ${fact.call}`);
        return;
      case "bridged":
        for (const leg of fact.legs)
          if (this.#legs.get(`leg ${leg}`) !== "lives") this.#break(`${leg} talks and is no more`);
        return;
      default:
        return;
    }
  }

  #begins(known: Map<string, "lives" | "ended">, who: string): void {
    if (known.has(who)) this.#break(`${who} began twice`);
    known.set(who, "lives");
  }

  #ends(known: Map<string, "lives" | "ended">, who: string): void {
    if (known.get(who) === "ended") this.#break(`${who} ended twice`);
    known.set(who, "ended");
  }

  /** When everybody has gone home. */
  atEnd({ calls, armed, awaited, recordings, phones, agents }: Snapshot): void {
    for (const [who, state] of [...this.#calls, ...this.#legs])
      if (state === "lives") this.#break(`${who} never ended`);
    for (const [what, count] of Object.entries({ calls: calls.length, armed: armed.length, awaited, recordings })) {
      if (count > 0) this.#break(`${count} ${what} are left`);
    }
    for (const { extn, legs } of phones) if (legs.length > 0) this.#break(`phone ${extn} has a leg still`);
    for (const { agent, callState } of agents) if (callState !== "IDLE") this.#break(`agent ${agent} is ${callState}`);
  }
}
