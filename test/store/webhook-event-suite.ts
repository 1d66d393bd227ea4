// Events of the public contract that wait for webhooks: the same that the live feed tells, however facts come to the store.
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { PublicEvent } from "../../src/contract/event.ts";
import { eventOf } from "../../src/contract/event-of.ts";
import { Involved } from "../../src/contract/involved.ts";
import type { Fact, FactBody } from "../../src/core/facts.ts";
import type { CallId, Extn, LegId } from "../../src/core/model.ts";
import type { OutboxFact, WebhookTarget } from "../../src/ports/webhooks.ts";
import type { Database } from "../../src/store/database/open.ts";
import type { Store } from "../../src/store/store.ts";
import type { WebhookFields } from "../../src/store/webhooks.ts";
import { factsOf, scenarios } from "../scenarios/play.ts";
import { agent, agentChanged, factsFrom, MONDAY_TEN, queue, queueCall } from "./facts.ts";
import { refusalOf } from "./refusal.ts";
import { clock, emptied, testStoreOn } from "./test-store.ts";

const DAY_MS = 86_400_000;

export function webhookEventSuite(database: () => Database): void {
  describe("webhooks of version 2", () => {
    let store: Store;
    beforeEach(async () => {
      await emptied(database());
      store = await testStoreOn(database());
    });

    const added = async (name: string, more: Pick<WebhookFields, "facts" | "events" | "queues">): Promise<number> =>
      (await store.webhooks.add({ name, url: "http://crm/", secret: "whsec_c2VjcmV0", ...more })).id;
    const targetOf = async (id: number): Promise<WebhookTarget> => {
      const found = await store.outbox.target(id);
      if (found === undefined) throw new Error("it is not there");
      return found;
    };
    const waiting = async (id: number): Promise<readonly OutboxFact[]> =>
      (await store.outbox.facts(await targetOf(id), 0, 100_000)).facts;
    const eventsFor = async (id: number): Promise<readonly string[]> => (await waiting(id)).map(({ type }) => type);
    const happen = (from: number, bodies: readonly (readonly [number, FactBody])[]): Promise<boolean> =>
      store.project(factsFrom(from, MONDAY_TEN, bodies));

    it(
      "get what the live feed tells, in whatever batches and whoever has forgotten what",
      { timeout: 120_000 },
      async () => {
        const id = await added("all", { events: ["*", "people-*", "help-*"] });
        const facts = await allScenarios();
        const expected = told(facts);
        expect(new Set(expected.map(({ event }) => event)).size).toBeGreaterThan(40);
        const cuts = batches(facts, 20_260_302);
        for (const { batch, isForgotten } of cuts) {
          if (isForgotten) store = await testStoreOn(database());
          await store.project(batch);
        }
        const sent = await waiting(id);
        expect(sent.map(({ body }) => JSON.parse(body) as unknown)).toEqual(expected);
        expect(sent.map(({ seq, at, type }) => [seq, at, type])).toEqual(
          expected.map(({ position, timestamp, event }) => [position, timestamp, event]),
        );
      },
    );

    it("are put down beside the facts of version 1, each by what was picked", async () => {
      const [events, facts] = [
        await added("events", { events: ["caller-*", "party-left"] }),
        await added("facts", { facts: ["queue-left", "menu-key"] }),
      ];
      const key: FactBody = { type: "menu-key", call: "c" as CallId, menu: "m", keys: "1", meaning: "wrong" };
      expect(await happen(1, [...queueCall("c"), [30_000, key]])).toBe(true);
      const types = ["caller-joined", "caller-offered", "caller-offered", "caller-left"];
      const picked = await eventsFor(events);
      expect(picked.filter((type) => type !== "party-left")).toEqual(types);
      expect(picked.filter((type) => type === "party-left")).toHaveLength(3);
      expect(await eventsFor(facts)).toEqual(["queue-left", "menu-key"]);
      // Of each row what is needed, and no more.
      const columns = ["type", "body", "event", "event_body"] as const;
      const rows = await database().kysely.selectFrom("webhook_facts").select(columns).orderBy("seq").execute();
      const has = (row: (typeof rows)[number]): unknown => [
        row.type,
        row.body !== null,
        row.event,
        row.event_body !== null,
      ];
      expect(rows.filter(({ type }) => ["queue-joined", "queue-left", "menu-key"].includes(type)).map(has)).toEqual([
        ["queue-joined", false, "caller-joined", true],
        ["queue-left", true, "caller-left", true],
        ["menu-key", true, null, false],
      ]);
      const left = rows.find(({ type }) => type === "queue-left");
      expect(JSON.parse(left?.body ?? "")).toMatchObject({ type: "queue-left", data: { outcome: "answered" } });
      expect(JSON.parse(left?.event_body ?? "")).toMatchObject({ event: "caller-left", version: 2, wait_ms: 5_000 });
    });

    it("are sent, and given again, in their own version only", async () => {
      const [events, facts] = [
        await added("events", { events: ["party-ringing"] }),
        await added("facts", { facts: ["call-ended", "menu-key"] }),
      ];
      await happen(1, queueCall("c"));
      const ended = (await waiting(facts))[0];
      const rang = (await waiting(events))[0];
      // Nobody wanted the other one of these.
      for (const [id, seq] of [
        [events, ended?.seq],
        [facts, rang?.seq],
      ] as const) {
        expect(await store.outbox.fact(await targetOf(id), seq ?? 0)).toBeUndefined();
      }
      expect(await store.outbox.fact(await targetOf(events), rang?.seq ?? 0)).toEqual(rang);
      // Who picks more now gets of what is there still what is there in their version.
      await store.webhooks.set(facts, { facts: ["*"] });
      expect(await eventsFor(facts)).toEqual(["call-ended"]);
      expect(await store.outbox.giveUp(await targetOf(events), MONDAY_TEN + DAY_MS, "down")).toMatchObject({
        count: 2,
      });
      const { rows } = await store.deliveries.list({ webhook: events, page: 1, pageSize: 10 });
      expect(rows.map(({ type, status }) => [type, status])).toEqual([
        ["party-ringing", "given-up"],
        ["party-ringing", "given-up"],
      ]);
    });

    it("keep to their queues by the way of the call, as facts do", async () => {
      const [support, sales] = [
        await added("support", { events: ["*"], queues: ["support"] }),
        await added("sales", { events: ["*"], queues: ["sales"] }),
      ];
      const facts = await added("facts", { facts: ["*"], queues: ["support"] });
      const bodies = queueCall("c").map(([ms, body]) => [body.type === "call-started" ? 0 : ms + 1, body] as const);
      const taken: FactBody = { ...agentChanged("READY", "TALKING"), call: "c" } as FactBody;
      await happen(1, [
        ...bodies,
        [30_000, { type: "switch-up" }],
        [30_000, agentChanged("READY", "IDLE")],
        [30_001, taken],
      ]);
      expect(await eventsFor(sales)).toEqual([]);
      expect((await waiting(support)).map(({ seq }) => seq)).toEqual((await waiting(facts)).map(({ seq }) => seq));
      expect((await eventsFor(support)).slice(0, 2)).toEqual(["call-answered", "caller-joined"]);
    });

    it("are told whose call it was also when that has long been written, and for whom an agent works", async () => {
      const id = await added("all", { events: ["agent-state", "recording-ended"] });
      const record = queueCall("c").findLast(([, { type }]) => type === "recording-ended")?.[1];
      if (record === undefined) throw new Error("each is recorded");
      await happen(1, [
        [0, { type: "agent-signed-in", agent, extn: "1001" as Extn, queue: "sales" as typeof queue }],
        [0, { type: "agent-signed-in", agent, extn: "1001" as Extn, queue }],
        ...queueCall("c").slice(0, -1),
      ]);
      const busy = { ...agentChanged("READY", "TALKING"), call: "c" as CallId, leg: "c-c" as LegId } as FactBody;
      // Hours later the book has forgotten it.
      for (const forgets of [false, true]) {
        if (forgets) store = await testStoreOn(database());
        await happen(forgets ? 110 : 100, [[8 * 3_600_000, { type: "switch-up" }]]);
        await happen(forgets ? 111 : 101, [[8 * 3_600_000, busy]]);
      }
      await happen(120, [[9 * 3_600_000, record]]);
      const call = { callUUID: "c", cidNumber: "13800138000", cidName: "Li", destNumber: "4000", direction: "inbound" };
      const state = { ...call, event: "agent-state", queue_id: "sales", queues: ["sales", "support"] };
      expect((await waiting(id)).map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
        ...[state, state],
        { ...call, event: "recording-ended", queue_id: "support", duration_ms: 15_000 },
      ]);
    });

    it("are told what people write to one another only where they name it, in either version", async () => {
      const ids = {
        all: await added("all", { events: ["*"] }),
        group: await added("group", { events: ["people-*", "help-*"] }),
        named: await added("named", { events: ["*", "people-message", "help-ended"] }),
        allFacts: await added("all facts", { facts: ["*"] }),
        namedFacts: await added("named facts", { facts: ["help-asked", "people-message"] }),
      };
      const about = { help: "h", agent, extn: "1001" as Extn, call: undefined, queues: [queue] };
      await happen(1, [
        [0, { type: "help-asked", ...about, text: "secret 1", until: MONDAY_TEN }],
        [1, { type: "help-ended", ...about, end: "answered", by: "boss", manner: "message", text: "secret 2" }],
        [2, { type: "people-message", from: "boss", to: "1001", text: "secret 3", help: "h" }],
        [3, { type: "people-messages-read", user: "1001", upTo: 3 }],
        [4, { type: "help-ended", ...about, end: "withdrawn", by: "1001", manner: undefined, text: undefined }],
      ]);
      const words = async (id: number) => {
        const texts = (await waiting(id)).map(({ type, body }) => [type, ...(/secret \d/.exec(body) ?? [])].join(" "));
        return texts;
      };
      const silent = ["help-asked", "help-ended", "people-messages-read", "help-ended"];
      const spoken = ["help-asked secret 1", "help-ended secret 2", "people-message secret 3"];
      expect(await words(ids.all)).toEqual(silent);
      expect(await words(ids.allFacts)).toEqual(silent);
      expect(await words(ids.group)).toEqual([...spoken, "people-messages-read", "help-ended"]);
      expect(await words(ids.named)).toEqual(["help-asked", ...spoken.slice(1), "people-messages-read", "help-ended"]);
      expect(await words(ids.namedFacts)).toEqual([spoken[0], spoken[2]]);
      // Nor by being sent once more.
      for (const id of [ids.all, ids.allFacts]) {
        const target = await targetOf(id);
        expect(await store.outbox.fact(target, 3)).toBeUndefined();
        expect((await store.outbox.fact(target, 2))?.body).not.toContain("secret");
      }
      expect((await store.outbox.fact(await targetOf(ids.group), 3))?.body).toContain("secret 3");
    });

    it("get what is too large without its large parts", async () => {
      const id = await added("all", { events: ["switch-state", "line-state"] });
      const reason = "x".repeat(70_000);
      await happen(1, [
        [0, { type: "switch-down", reason }],
        [0, { type: "trunk-changed", trunk: "line", up: false, reason: "x".repeat(2_000) }],
      ]);
      const [first, second] = (await waiting(id)).map(({ body }) => JSON.parse(body) as object);
      const place = { version: 2, position: 1, index: 0, timestamp: MONDAY_TEN };
      expect(first).toEqual({ event: "switch-state", ...place, up: false, truncated: true });
      expect(second).toMatchObject({ event: "line-state", reason: "x".repeat(2_000) });
      expect(second).not.toHaveProperty("truncated");
    });

    it("stay of the version that they were set up with", async () => {
      const [events, facts] = [await added("events", { events: ["*"] }), await added("facts", { facts: ["*"] })];
      expect(await refusalOf(store.webhooks.set(events, { facts: ["*"] }))).toMatchObject({ field: "facts" });
      expect(await refusalOf(store.webhooks.set(facts, { events: ["*"] }))).toMatchObject({ field: "events" });
      await store.webhooks.set(events, { events: ["call-*"], queues: ["support"] });
      expect(await targetOf(events)).toMatchObject({ version: 2, queues: ["support"] });
      expect((await targetOf(events)).types).toContain("call-ended");
      expect((await targetOf(events)).types).not.toContain("call-unroutable");
      expect((await targetOf(facts)).version).toBe(1);
      clock.at = MONDAY_TEN;
    });
  });
}

/** One after the other, as what happened in one installation: each with numbers, calls, legs and times of its own. */
async function allScenarios(): Promise<readonly Fact[]> {
  const played = await Promise.all(scenarios().map(factsOf));
  let last = 0;
  return played.flatMap((happened, index) => {
    const text = JSON.stringify(happened);
    const facts = (JSON.parse(text) as readonly Fact[]).map((fact) => ({
      ...{ ...renamed(fact, `${index}/`), seq: fact.seq + last, at: fact.at + index * DAY_MS },
    }));
    last = facts.at(-1)?.seq ?? last;
    return facts;
  });
}

/** Scenarios use the same few names. */
function renamed(fact: Fact, prefix: string): Fact {
  const names = ["call", "leg", "agent", "from", "of", "watches", "replaces", "consulted", "signedIn", "0", "1"];
  const text = JSON.stringify(fact, (key, value: unknown) => {
    if (typeof value !== "string" || !names.includes(key)) return value;
    return `${prefix}${value}`;
  });
  return JSON.parse(text) as Fact;
}

/** As the feed of a center tells them that has been there all the time. */
function told(facts: readonly Fact[]): readonly PublicEvent[] {
  const involved = new Involved();
  return facts.flatMap((fact) => {
    involved.take(fact);
    const event = eventOf(fact, involved);
    involved.takeAfter(fact);
    return event === undefined ? [] : [JSON.parse(JSON.stringify(event)) as PublicEvent];
  });
}

interface Cut {
  readonly batch: readonly Fact[];
  /** By a process that has just begun. */
  readonly isForgotten: boolean;
}

/** At random, the same each time: mostly short ones, so that hardly a call is over within one. */
function batches(facts: readonly Fact[], seed: number): readonly Cut[] {
  const sizes = fc.sample(fc.record({ size: fc.integer({ min: 1, max: 50 }), isForgotten: fc.boolean() }), {
    ...{ numRuns: facts.length, seed },
  });
  const cuts: Cut[] = [];
  for (let at = 0; at < facts.length;) {
    const { size, isForgotten } = sizes[cuts.length] ?? { size: 1, isForgotten: true };
    cuts.push({ batch: facts.slice(at, at + size), isForgotten });
    at += size;
  }
  return cuts;
}
