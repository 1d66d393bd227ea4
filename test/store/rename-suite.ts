// What was written of a queue follows when it is renamed, in the store.
import { beforeEach, describe, expect, it } from "vitest";
import type { FactBody } from "../../src/core/facts.ts";
import type { QueueName } from "../../src/core/model.ts";
import type { Database } from "../../src/store/database/open.ts";
import type { Store } from "../../src/store/store.ts";
import { agent, agentChanged, extn, factsFrom, MONDAY_TEN, queue, queueCall } from "./facts.ts";
import { emptied, testStoreOn } from "./test-store.ts";

const name = '销"售' as QueueName;
const RENAMED: FactBody = { type: "queue-renamed", queue, name };
const MINUTE_MS = 60_000;

export function renameSuite(database: () => Database): void {
  describe("a renamed queue", () => {
    let store: Store;
    let seq = 1;
    beforeEach(async () => {
      await emptied(database());
      store = await testStoreOn(database());
      seq = 1;
    });

    const project = async (minute: number, bodies: readonly (readonly [number, FactBody])[]): Promise<void> => {
      await store.project(factsFrom(seq, MONDAY_TEN + minute * MINUTE_MS, bodies));
      seq += bodies.length;
    };
    const followAll = async (most: number): Promise<number> => {
      for (let pieces = 0; pieces < 50; pieces += 1) {
        if (!(await store.renamedHistory.follow(most)).isMore) return pieces;
      }
      throw new Error("it does not end");
    };
    const queues = async () => {
      const rows = await database()
        .kysely.selectFrom("cdrs")
        .select(["uuid", "queue", "record"])
        .orderBy("start_at")
        .execute();
      return rows.map((row) => {
        const steps = row.record.way.flatMap((step) => (step.type === "queue" ? [step] : []));
        return [row.uuid, row.queue, steps.map((step) => step.queue).join(), steps.map((step) => step.outcome).join()];
      });
    };

    it("has its calls of before, in pieces, and none of a later one with its former name", async () => {
      for (const minute of [0, 1, 2, 3, 4]) await project(minute, queueCall(`call-${minute}`));
      await project(5, [[0, RENAMED]]);
      await project(6, queueCall("later"));
      const before = [0, 1, 2, 3, 4].map((minute) => [`call-${minute}`, queue, queue, "answered"]);
      expect(await queues()).toEqual([...before, ["later", queue, queue, "answered"]]);
      await store.renamedHistory.follow(2);
      // The latest first.
      expect((await queues()).map(([, now]) => now)).toEqual([queue, queue, queue, name, name, queue]);
      expect(await followAll(2)).toBeGreaterThan(1);
      const after = before.map(([call]) => [call, name, name, "answered"]);
      expect(await queues()).toEqual([...after, ["later", queue, queue, "answered"]]);
      expect(await followAll(2)).toBe(0);
    });

    it("is renamed in the middle of a batch, for a call that waits in it and for who is signed in", async () => {
      const whole = queueCall("call-1");
      const left = whole.findIndex(([, body]) => body.type === "queue-left");
      const rest = whole
        .slice(left)
        .map(([ms, body]) => [ms, { ...body, ...("queue" in body ? { queue: name } : {}) }] as const);
      const breaks = [{ queue, reason: "lunch" }];
      await project(0, [
        [0, { type: "agent-signed-in", agent, extn, queue }],
        [0, { ...agentChanged("READY", "IDLE"), breaks } as FactBody],
        ...whole.slice(0, left),
        [5010, RENAMED],
        ...(rest as [number, FactBody][]),
      ]);
      expect(await queues()).toEqual([["call-1", name, name, "answered"]]);
      const sessions = await database().kysely.selectFrom("agent_sessions").selectAll().execute();
      expect(sessions).toMatchObject([{ queues: [name], breaks: [{ queue: name, reason: "lunch" }] }]);
    });

    it("is renamed where a process that has begun anew has no record of the waiting call in its memory", async () => {
      const whole = queueCall("call-1");
      const left = whole.findIndex(([, body]) => body.type === "queue-left");
      await project(0, whole.slice(0, left));
      store = await testStoreOn(database());
      await project(0, [[5010, RENAMED]]);
      expect(await queues()).toEqual([["call-1", name, name, ""]]);
      await project(
        0,
        whole.slice(left).map(([ms, body]) => [ms, { ...body, ...("queue" in body ? { queue: name } : {}) }] as const),
      );
      expect(await queues()).toEqual([["call-1", name, name, "answered"]]);
    });

    it("is followed through a second name, and what was asked and fired comes along", async () => {
      const last = "third" as QueueName;
      await project(0, queueCall("call-1"));
      await project(1, [[0, { type: "survey-invited", call: "call-1", queue, agent } as FactBody]]);
      await project(2, [[0, RENAMED]]);
      await project(3, [[0, { type: "queue-renamed", queue: name, name: last }]]);
      await followAll(100);
      expect(await queues()).toEqual([["call-1", last, last, "answered"]]);
      expect(await database().kysely.selectFrom("surveys").select("queue").execute()).toEqual([{ queue: last }]);
    });
  });
}
