// Random traffic, checked after every event. A failing seed is printed; SIM_SEED=n runs that one alone.
import { describe, expect, it } from "vitest";
import { Center } from "../../src/core/center.ts";
import type { Fact } from "../../src/core/facts.ts";
import { runWorld } from "./world.ts";

const CALLS_PER_RUN = 100;
const RUNS = 100;

const only = process.env["SIM_SEED"];
const seeds = only === undefined ? Array.from({ length: RUNS }, (_, index) => index + 1) : [Number(only)];

describe("random traffic", () => {
  it(`keeps every rule over ${seeds.length * CALLS_PER_RUN} calls`, { timeout: 240_000 }, async () => {
    let bridged = 0;
    let started = 0;
    let surveyed = 0;
    let surveyAnswers = 0;
    const outcomes = new Map<string, number>();
    const menus = new Map<string, number>();
    const asked = new Map<string, number>();
    const places = new Map<string, number>();
    for (const seed of seeds) {
      const { invariants, conversations } = await runWorld(seed, CALLS_PER_RUN);
      const broken = [...invariants.broken, ...conversations.broken];
      expect(broken, `seed ${seed}; run it alone with SIM_SEED=${seed}`).toEqual([]);
      for (const [what, count] of conversations.seen) asked.set(what, (asked.get(what) ?? 0) + count);
      for (const [what, count] of invariants.places.seen) places.set(what, (places.get(what) ?? 0) + count);
      bridged += invariants.bridged;
      started += invariants.started;
      for (const [what, count] of invariants.menus) menus.set(what, (menus.get(what) ?? 0) + count);
      surveyed += invariants.surveyed;
      surveyAnswers += invariants.surveyAnswers;
      for (const [outcome, count] of invariants.outcomes) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + count);
    }
    // A world in which nothing happens would keep every rule too.
    expect(started).toBeGreaterThanOrEqual(seeds.length * CALLS_PER_RUN);
    expect(bridged).toBeGreaterThan(started / 10);
    for (const meaning of ["child", "extension", "wrong"]) {
      expect(menus.get(`menu-key ${meaning}`), meaning).toBeGreaterThan(0);
    }
    for (const to of ["numbers", "queue", "extension", "recall", "goodbye", "nobody"]) {
      expect(menus.get(`menu-left ${to}`), to).toBeGreaterThan(0);
    }
    const mailboxes = ["message-left", "message-dropped", "message-heard", "message-deleted", "message-removed"];
    for (const what of [...mailboxes, "mailbox-opened", "mailbox-refused"]) {
      expect(menus.get(what), what).toBeGreaterThan(0);
    }
    for (const what of ["callback-promised", "callback-dialled", "callback-failed", "callback-superseded"]) {
      expect(menus.get(what) ?? 0, what).toBeGreaterThan(0);
    }
    for (const reason of ["in-call", "unreachable"]) {
      expect(menus.get(`callback-put-off ${reason}`) ?? 0, reason).toBeGreaterThan(0);
    }
    for (const what of ["consult", "transfer", "supervise", "hold", "record", "dial", "refer number", "refer leg"]) {
      expect(asked.get(`${what} done`) ?? 0, what).toBeGreaterThan(5);
      expect(asked.get(`${what} refused`) ?? 0, what).toBeGreaterThan(5);
    }
    for (const what of ["three-way-begun", "taken-over", "leg-moved", "leg-replaces", "transfer-failed"]) {
      expect(asked.get(what) ?? 0, what).toBeGreaterThan(0);
    }
    for (const what of ["agent-break in a queue", "agent-ready in a queue", "place taken away"]) {
      expect(places.get(what) ?? 0, what).toBeGreaterThan(seeds.length / 4);
    }
    expect(surveyed).toBeGreaterThan(seeds.length);
    expect(surveyAnswers).toBeGreaterThan(0);
    for (const outcome of ["answered", "abandoned", "timed-out", "overflowed", "no-agent"]) {
      expect(outcomes.get(outcome), outcome).toBeGreaterThan(seeds.length);
    }
  });

  it("gives the same facts for the same events, byte for byte", async () => {
    const { events, facts } = await runWorld(7, CALLS_PER_RUN);
    expect(events.filter(({ type }) => type === "call-order").length).toBeGreaterThan(50);
    const again = new Center();
    const replayed: Fact[] = [];
    for (const event of structuredClone(events)) replayed.push(...again.step(event).facts);
    expect(JSON.stringify(replayed)).toBe(facts);
  });
});
