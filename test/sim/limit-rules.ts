// What limits, announcements and line tones owe, checked fact by fact; written from the rules, not from the engine.
import type { Fact } from "../../src/core/facts.ts";
import type { LimitsConfig } from "../../src/core/limits-config.ts";

/** A switch is slow now and then, and a caller who is told goodbye hears it. */
const SLACK_MS = 8_000;

interface Living {
  readonly startedAt: number;
  queue: string | undefined;
  told: boolean;
  /** They have come to a hotline, or wait in a queue, that tells so first. */
  owed: boolean;
  promised: boolean;
  /** The line gave a tone; the call is over from then on. */
  toneAt: number | undefined;
}

export class LimitRules {
  readonly broken: string[] = [];
  readonly seen = new Map<string, number>();
  readonly #limits: LimitsConfig;
  /** Queues and hotlines whose callers are told before anything is recorded. */
  readonly #announcing: ReadonlySet<string>;
  readonly #calls = new Map<string, Living>();

  constructor(limits: LimitsConfig, announcing: ReadonlySet<string>) {
    this.#limits = limits;
    this.#announcing = announcing;
  }

  take(fact: Fact): void {
    if (fact.type === "call-started") {
      const begun = {
        startedAt: fact.at,
        queue: undefined,
        told: false,
        owed: false,
        promised: false,
        toneAt: undefined,
      };
      this.#calls.set(fact.call, begun);
      return;
    }
    const call = "call" in fact && fact.call !== undefined ? this.#calls.get(fact.call) : undefined;
    if (call !== undefined) this.#inCall(call, fact);
  }

  #inCall(call: Living, fact: Fact): void {
    switch (fact.type) {
      case "queue-joined":
        call.queue = fact.queue;
        break;
      case "call-routed":
        if (fact.step.type === "hotline" && this.#announcing.has(fact.step.number)) call.owed = true;
        break;
      case "callback-promised":
        call.promised = true;
        break;
      case "recording-announced":
        this.#note("recording-announced");
        if (call.told) this.#break(fact, "was told twice that it is recorded");
        call.told = true;
        break;
      case "recording-started":
        this.#note("recording-started");
        if (call.owed) this.#note("recorded from an announcing hotline");
        if (!call.told && (call.owed || (call.queue !== undefined && this.#announcing.has(call.queue)))) {
          this.#break(fact, "is recorded, and was not told so");
        }
        break;
      case "limit-reached":
        this.#onLimit(call, fact);
        break;
      case "tone-heard":
        this.#note("tone-heard");
        if (call.toneAt !== undefined) this.#break(fact, "was ended twice by a tone");
        call.toneAt = fact.at;
        break;
      case "call-ended":
        this.#onEnd(call, fact);
        break;
      default:
        if (call.toneAt !== undefined && (fact.type === "offer-made" || fact.type === "bridged")) {
          this.#break(fact, "goes on after its line gave a tone");
        }
    }
  }

  #onLimit(call: Living, fact: Extract<Fact, { type: "limit-reached" }>): void {
    const { limit, afterMs, at } = fact;
    this.#note(`limit ${limit}`);
    const configured = { call: this.#limits.callMs, hold: this.#limits.holdMs, menu: this.#limits.menuMs }[
      limit === "queue" ? "call" : limit
    ];
    if (limit !== "queue" && afterMs < configured) this.#break(fact, `ended ${limit} before its limit`);
    if (at - call.startedAt < afterMs) this.#break(fact, `has lasted less than its limit of ${limit}`);
  }

  #onEnd(call: Living, fact: Extract<Fact, { type: "call-ended" }>): void {
    this.#note("call-ended");
    const { callMs } = this.#limits;
    const lived = fact.at - call.startedAt;
    if (callMs > 0 && !call.promised && lived > callMs + SLACK_MS) this.#break(fact, `lived ${lived} ms`);
    if (call.toneAt !== undefined && fact.at - call.toneAt > SLACK_MS) {
      this.#break(fact, "lived on after its line gave a tone");
    }
  }

  #break(fact: Fact, what: string): void {
    const call = "call" in fact ? String(fact.call) : "";
    if (this.broken.length < 10) this.broken.push(`${new Date(fact.at).toISOString()} call ${call} ${what}`);
  }

  #note(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
  }
}
