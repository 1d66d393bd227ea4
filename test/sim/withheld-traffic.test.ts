// Random traffic in which those who call over a line, and some who call from phones of ours, want nobody to see who they are: what
// is told of them anywhere, but in their own record and to lines that are trusted, never has their number or name. Laid over the
// events of the usual traffic. SIM_SEED=n runs one seed alone.
import { serialize } from "node:v8";
import { expect, it } from "vitest";
import type { Center, StepResult } from "../../src/core/center.ts";
import type { Event } from "../../src/core/events.ts";
import { LANGUAGES, tell } from "../../src/core/explain/tell.ts";
import { storyOf } from "../../src/core/explain/story.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { ConfigChange } from "../../src/core/model.ts";
import type { SwitchCommand } from "../../src/core/switch.ts";
import type { Views } from "../../src/core/views/views.ts";
import { unseen } from "../../src/core/withheld.ts";
import { eventOf } from "../../src/contract/event-of.ts";
import { Involved } from "../../src/contract/involved.ts";
import { bookFacts, EMPTY_BOOK, type CallBook } from "../../src/report/call-book.ts";
import { Invariants } from "./invariants.ts";
import { runWorld, type Meddler } from "./world.ts";

const only = process.env["SIM_SEED"];
const seeds = only === undefined ? Array.from({ length: 12 }, (_, index) => index + 1) : [Number(only)];

const SECRETS = ["7770100", "Hidden-Wang", "token-of-wang"];
/** The lists know them by their numbers. */
const LISTED: readonly ConfigChange[] = [
  { type: "put-caller", caller: { id: "v", number: "77701003", match: "exact", kind: "vip", priority: 4 } },
  { type: "put-caller", caller: { id: "b", number: "77701004", match: "exact", kind: "black", priority: 0 } },
];

/** `spoil`: a planted fault in what is hidden. */
class Hider implements Meddler {
  readonly invariants = new Invariants();
  readonly broken: string[] = [];
  readonly seen = new Map<string, number>();
  readonly #involved = new Involved();
  readonly #spoil: (event: Event) => Event;
  #book: CallBook = EMPTY_BOOK;
  #steps = 0;

  constructor(spoil: (event: Event) => Event = (event) => event) {
    this.#spoil = spoil;
  }

  step(center: Center, event: Event): StepResult {
    const result = center.step(this.#spoil(hidden(event)));
    for (const command of result.commands) this.#command(command);
    for (const fact of result.facts) this.#fact(fact);
    this.#book = bookFacts(this.#book, result.facts).book;
    this.#steps += 1;
    if (this.#steps % 50 === 0) this.#look(center);
    return result;
  }

  /** What each of these people is told: all but the record's own place for it. */
  #fact(fact: Fact): void {
    const { withheld, ...told } = fact as Fact & { readonly withheld?: unknown };
    if (withheld !== undefined) this.#count("withheld");
    if (fact.type === "caller-known") this.#count(`known as ${fact.kind}`);
    this.#check(`fact ${fact.type}`, told);
    this.#involved.take(fact);
    this.#check(`event of ${fact.type}`, eventOf(fact, this.#involved));
  }

  #command(command: SwitchCommand): void {
    if (command.type === "dial" && command.asserted !== undefined) {
      this.#count("asserted");
      if (command.to.type !== "trunk") this.broken.push("asserted to a phone");
      const { asserted: _, ...shown } = command;
      this.#check("dial", shown);
    } else this.#check(`command ${command.type}`, command);
  }

  #look(center: Center): void {
    const views: Pick<Views, "agents" | "waiting" | "phones" | "messages" | "floor" | "snapshot" | "helps" | "trunks"> =
      center;
    const shown = [views.agents(undefined), views.waiting(undefined, 100), views.phones(), views.messages(undefined)];
    const bytes = serialize([...shown, views.floor(), views.snapshot(), views.helps(), views.trunks()]);
    if (SECRETS.some((secret) => bytes.includes(secret))) this.broken.push("a view");
    for (const record of this.#book.records.values()) {
      const seen = unseen(record);
      this.#check("record", seen);
      for (const line of storyOf(seen)) for (const language of LANGUAGES) this.#check("story", tell(line, language));
      for (const line of storyOf(record)) for (const language of LANGUAGES) this.#check("story", tell(line, language));
    }
  }

  #check(where: string, what: unknown): void {
    const text = JSON.stringify(what) as string | undefined;
    if (text !== undefined && SECRETS.some((secret) => text.includes(secret)))
      this.broken.push(`${where}: ${text.slice(0, 300)}`);
  }

  #count(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
  }
}

function hidden(event: Event): Event {
  if (event.type === "started") return { ...event, configuration: [...event.configuration.map(leadingOut), ...LISTED] };
  if (event.type !== "leg-arrived" || event.origin.type !== "trunk") return event;
  const withheld = {
    callerNumber: `7770${event.callerNumber}`,
    callerName: "Hidden-Wang",
    identity: ["token-of-wang"],
  };
  return { ...event, callerNumber: "anonymous", callerName: "", withheld };
}

/** The line is told who calls, and shows nobody; a hotline leads over it. */
function leadingOut(change: ConfigChange): ConfigChange {
  if (change.type === "put-trunk") return { ...change, trunk: { ...change.trunk, trusted: true } };
  if (change.type !== "put-hotline" || change.hotline.destination.type !== "only") return change;
  const { hotline } = change;
  return { ...change, hotline: { ...hotline, destination: { type: "only", numbers: ["9123", "2000"] } } };
}

it("tells nobody who calls and withholds it", { timeout: 240_000 }, async () => {
  const seen = new Map<string, number>();
  for (const seed of seeds) {
    const hider = new Hider();
    await runWorld(seed, 100, hider);
    expect([...hider.invariants.broken, ...hider.broken], `seed ${seed}; SIM_SEED=${seed} runs it alone`).toEqual([]);
    for (const [what, count] of hider.seen) seen.set(what, (seen.get(what) ?? 0) + count);
  }
  for (const what of ["withheld", "asserted", "known as vip", "known as black"]) {
    expect(seen.get(what) ?? 0, what).toBeGreaterThan(0);
  }
});

it("would find it where one of them were shown", async () => {
  const hider = new Hider((event) =>
    event.type === "leg-arrived" && event.withheld !== undefined
      ? { ...event, callerName: event.withheld.callerName, withheld: undefined as never }
      : event,
  );
  await runWorld(1, 60, hider);
  expect(hider.broken.some((each) => each.startsWith("fact call-started"))).toBe(true);
});
