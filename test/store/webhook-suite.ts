// What waits for webhooks, in the store: put down with the facts, read by each in order, given up and removed within limits.
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import type { FactBody } from "../../src/core/facts.ts";
import type { OutboxFact, WebhookTarget } from "../../src/ports/webhooks.ts";
import type { Database } from "../../src/store/database/open.ts";
import type { Store } from "../../src/store/store.ts";
import type { NewWebhook } from "../../src/store/webhooks.ts";
import { agentChanged, factsFrom, MONDAY_TEN, queueCall } from "./facts.ts";
import { clock, emptied, testStoreOn } from "./test-store.ts";

const DAY_MS = 86_400_000;
const OUTCOME = { status: "delivered", attempts: 1, httpStatus: 200, error: "", ms: 3, at: MONDAY_TEN } as const;
const END = "call-ended" as const;

export function webhookSuite(database: () => Database): void {
  describe("webhooks", () => {
    let store: Store;
    beforeEach(async () => {
      await emptied(database());
      store = await testStoreOn(database());
    });

    const added = async (more: Partial<NewWebhook> = {}): Promise<number> => {
      const webhook = { name: "CRM", url: "http://crm/", facts: ["*"], secret: "whsec_c2VjcmV0", ...more };
      return (await store.webhooks.add(webhook)).id;
    };
    const taken = async (id: number): Promise<{ target: WebhookTarget; cursor: number }> => {
      const found = await store.outbox.take(id);
      if (found === undefined) throw new Error("it is not there");
      return { target: found.target, cursor: found.progress.cursor };
    };
    const waiting = async (id: number, limit = 100): Promise<readonly OutboxFact[]> => {
      const { target, cursor } = await taken(id);
      return (await store.outbox.facts(target, cursor, limit)).facts;
    };
    const typesFor = async (id: number): Promise<readonly string[]> => (await waiting(id)).map(({ type }) => type);
    const happen = (from: number, at: number, bodies: readonly (readonly [number, FactBody])[]): Promise<boolean> =>
      store.project(factsFrom(from, at, bodies));

    it("get what happens from then on, those types that they picked, in order", async () => {
      expect(await happen(1, MONDAY_TEN, queueCall("before"))).toBe(false);
      const [all, some] = [await added(), await added({ name: "some", facts: ["queue-*", END] })];
      const facts = queueCall("after");
      expect(await happen(100, MONDAY_TEN, facts)).toBe(true);
      expect((await waiting(all)).map(({ seq }) => seq)).toEqual(facts.map((_, index) => 100 + index));
      expect(await typesFor(some)).toEqual(["queue-joined", "queue-left", END]);
      expect((await waiting(all, 2)).map(({ seq }) => seq)).toEqual([100, 101]);
      // Given once more, as after a commit whose reply was lost, they are there once.
      await happen(100, MONDAY_TEN, facts);
      expect(await waiting(all)).toHaveLength(facts.length);
    });

    it("get a fact whole, and never who else was considered", async () => {
      const id = await added();
      const offer = queueCall("c").find(([, body]) => body.type === "offer-made")?.[1];
      if (offer?.type !== "offer-made") throw new Error("there is an offer in every queue call");
      const candidates = [{ agent: offer.agent, skipped: undefined }];
      await happen(1, MONDAY_TEN, [[5, { ...offer, candidates }]]);
      const { type: _, candidates: _none, ...data } = offer;
      const [fact] = await waiting(id);
      expect(JSON.parse(fact?.body ?? "")).toEqual({
        ...{ type: "offer-made", timestamp: "2026-03-02T02:00:00.005Z", seq: 1, data },
      });
      expect(await store.outbox.fact((await taken(id)).target, 1)).toEqual({ ...fact, at: MONDAY_TEN + 5 });
    });

    it("keep to their queues: what names one, and what happens to a call once it has come into one", async () => {
      const [support, other] = [
        await added({ queues: ["support"] }),
        await added({ name: "o", queues: ["sales", "x"] }),
      ];
      const bodies = queueCall("c").map(([ms, body]) => [body.type === "call-started" ? 0 : ms + 1, body] as const);
      await happen(1, MONDAY_TEN, [
        ...bodies,
        [30_000, { type: "switch-up" }],
        [30_000, agentChanged("READY", "IDLE")],
      ]);
      const types = await typesFor(support);
      expect(types).not.toContain("call-started");
      expect(types.slice(0, 3)).toEqual(["call-answered", "queue-joined", "leg-dialled"]);
      expect(types.at(-1)).toBe("recording-ended");
      expect(await typesFor(other)).toEqual([]);
      // Nothing is for it, and it has come as far as the last one all the same.
      const { target, cursor } = await taken(other);
      expect(await store.outbox.facts(target, cursor, 10)).toEqual({ facts: [], upTo: bodies.length });
    });

    it("cost no room where nobody picked anything", async () => {
      await added({ facts: ["trunk-changed"] });
      expect(await happen(1, MONDAY_TEN, queueCall("c"))).toBe(false);
      const id = await added({ name: "off", enabled: false });
      expect(await happen(100, MONDAY_TEN, queueCall("d"))).toBe(false);
      expect(await store.outbox.take(id)).toBeUndefined();
    });

    it("go on where they were, never back", async () => {
      const id = await added();
      await happen(1, MONDAY_TEN, queueCall("c"));
      const progress = { cursor: 7, attempts: 2, failures: 3, failingSince: MONDAY_TEN, nextAt: MONDAY_TEN + 4_000 };
      const outcomes = [{ ...OUTCOME, seq: 7, type: END }];
      await store.outbox.write(id, progress, outcomes);
      expect((await (await testStoreOn(database())).outbox.take(id))?.progress).toEqual(progress);
      await store.outbox.write(id, { ...progress, cursor: 3 }, []);
      expect((await taken(id)).cursor).toBe(7);
      expect((await waiting(id))[0]?.seq).toBe(8);
    });

    it("that are enabled again begin with what happens then, and with patience", async () => {
      const id = await added();
      await happen(1, MONDAY_TEN, queueCall("c"));
      const failing = { cursor: 1, attempts: 1, failures: 9, failingSince: MONDAY_TEN, nextAt: MONDAY_TEN };
      await store.outbox.write(id, failing, []);
      await store.outbox.disable(id, "it failed");
      expect(await store.webhooks.get(id)).toMatchObject({ enabled: false, disabled_reason: "it failed" });
      await store.webhooks.set(id, { enabled: true });
      expect(await store.webhooks.get(id)).toMatchObject({ enabled: true, disabled_reason: "", failing_since: null });
      expect(await waiting(id)).toEqual([]);
      await happen(100, MONDAY_TEN, [[0, { type: "switch-up" }]]);
      expect(await typesFor(id)).toEqual(["switch-up"]);
    });

    it("sign with a former secret for a day, and are gone with what is theirs", async () => {
      const id = await added();
      await store.webhooks.setSecret(id, "whsec_bmV3");
      expect((await taken(id)).target.secrets).toEqual(["whsec_bmV3", "whsec_c2VjcmV0"]);
      clock.at += DAY_MS;
      expect((await taken(id)).target.secrets).toEqual(["whsec_bmV3"]);
      await happen(1, MONDAY_TEN, [[0, { type: "switch-up" }]]);
      await store.outbox.write(id, { ...(await taken(id)), ...BEGUN }, [{ ...OUTCOME, seq: 1, type: "switch-up" }]);
      await store.webhooks.remove(id);
      // Its courier may not have heard of it yet.
      await store.outbox.write(id, { cursor: 1, ...BEGUN }, [{ ...OUTCOME, seq: 1, type: "switch-up" }]);
      expect(await store.outbox.webhooks()).toEqual([]);
      expect((await store.deliveries.list({ webhook: id, page: 1, pageSize: 10 })).rowCount).toBe(0);
      const rows = await database().kysely.selectFrom("webhooks").select(["secret", "former_secret"]).execute();
      expect(rows).toEqual([{ secret: "", former_secret: "" }]);
    });

    it("are given up up to a time, and what was given up is listed", async () => {
      const id = await added({ facts: [END] });
      for (const day of [0, 1, 2]) await happen(1 + day * 100, MONDAY_TEN + day * DAY_MS, queueCall(`c${day}`));
      const { target } = await taken(id);
      expect(await store.outbox.giveUp(target, MONDAY_TEN + 2 * DAY_MS, "down")).toEqual({ count: 2, cursor: 123 });
      expect((await waiting(id)).map(({ seq }) => seq)).toEqual([223]);
      const { rows } = await store.deliveries.list({ webhook: id, page: 1, pageSize: 10, status: "given-up" });
      expect(rows.map(({ seq, error, attempts }) => [seq, error, attempts])).toEqual([
        [123, "down", 0],
        [23, "down", 0],
      ]);
    });

    it("are kept for a week, and whoever has not got them by then is told of", async () => {
      const [fast, slow] = [await added({ facts: [END] }), await added({ name: "slow", facts: ["queue-*"] })];
      await happen(1, MONDAY_TEN, queueCall("old"));
      await happen(100, MONDAY_TEN + 6 * DAY_MS, queueCall("new"));
      await store.outbox.write(fast, { cursor: 24, ...BEGUN }, []);
      clock.at = MONDAY_TEN + 7 * DAY_MS + 60_000;
      expect(await store.outbox.trim()).toEqual([{ id: slow, count: 2 }]);
      expect(await store.outbox.fact((await taken(slow)).target, 23)).toBeUndefined();
      expect((await waiting(slow)).map(({ seq }) => seq)).toEqual([104, 116]);
      expect(await store.outbox.trim()).toEqual([]);
    });

    it("leave nothing of what is too old, however much it is", async () => {
      await sql`insert into webhook_facts (seq, at, type, queues, body)
        select seq, ${new Date(MONDAY_TEN)}::timestamptz, 'switch-up', '[]', '{}' from generate_series(1, 20001) as seq`.execute(
        database().kysely,
      );
      clock.at = MONDAY_TEN + 7 * DAY_MS + 1;
      await store.outbox.trim();
      expect(await database().kysely.selectFrom("webhook_facts").select("seq").limit(1).execute()).toEqual([]);
    });

    it("have their last thousand deliveries kept, each as it went last", async () => {
      const id = await added();
      const outcomes = Array.from({ length: 1_005 }, (_, index) => ({ ...OUTCOME, seq: index + 1, type: END }));
      await store.outbox.write(id, { cursor: 1_005, ...BEGUN }, outcomes);
      const failing = {
        ...OUTCOME,
        seq: 1_005,
        type: END,
        status: "failing",
        attempts: 2,
        httpStatus: undefined,
      } as const;
      await store.outbox.write(id, { cursor: 1_005, ...BEGUN }, [
        failing,
        { ...failing, attempts: 3, error: "refused" },
      ]);
      await store.outbox.trim();
      const { rowCount, rows } = await store.deliveries.list({ webhook: id, page: 1, pageSize: 1 });
      expect([rowCount, rows[0]]).toMatchObject([1_000, { attempts: 3, error: "refused", http_status: null }]);
      await store.outbox.note(id, { ...OUTCOME, seq: 1_005, type: END, status: "given-up", error: "again" });
      await store.outbox.note(id, { ...OUTCOME, seq: 1_005, type: END });
      const [last] = (await store.deliveries.list({ webhook: id, page: 1, pageSize: 1 })).rows;
      expect(last).toMatchObject({ status: "delivered", attempts: 5, error: "" });
    });
  });
}

const BEGUN = { attempts: 0, failures: 0, failingSince: undefined, nextAt: undefined };
