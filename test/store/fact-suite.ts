// What the store makes of facts, whatever database it stands on.
import { beforeEach, describe, expect, it } from "vitest";
import type { FactBody } from "../../src/core/facts.ts";
import type { CallId, MessageId } from "../../src/core/model.ts";
import type { Database } from "../../src/store/database/open.ts";
import type { Store } from "../../src/store/store.ts";
import { agent, agentChanged, extn, factsFrom, MONDAY_TEN, queue, queueCall } from "./facts.ts";
import { clock, emptied, testStoreOn } from "./test-store.ts";

const CALLS = { page: 1, pageSize: 200, timeOf: "start_at" } as const;

/** To be called inside a suite that opens the database. */
export function factSuite(database: () => Database): void {
  let store: Store;
  beforeEach(async () => {
    clock.at = MONDAY_TEN;
    await emptied(database());
    store = await testStoreOn(database());
  });

  describe("facts", () => {
    const call = "call-1";

    it("become a call record, its recording, and a cursor", async () => {
      await store.project(factsFrom(1, MONDAY_TEN, queueCall(call)));
      expect(await store.lastProjectedFact()).toBe(queueCall(call).length);
      const row = await store.calls.get(call);
      expect(row).toMatchObject({
        ...{ caller_id_number: "13800138000", destination_number: "4000", direction: "inbound" },
        ...{ queue: "support", agent: "1001", cause: "normal", billsec: 20, caller_leg: "call-1-a" },
        ...{ start_at: new Date(MONDAY_TEN), end_at: new Date(MONDAY_TEN + 20_010), peer_leg: "call-1-c" },
      });
      const [recording] = (await store.calls.recordings({ uuid: call, page: 1, pageSize: 10 })).rows;
      expect(recording).toMatchObject({ file: "2026/call-1-1.wav", name: "call-1-1", size_bytes: 480_044 });
      expect(row?.recording).toBe(recording?.id);
      expect((await store.calls.recordings({ uuid: "call-1-c", page: 1, pageSize: 10 })).rows).toHaveLength(1);
      expect((await store.calls.recordings({ uuid: "call-2", page: 1, pageSize: 10 })).rows).toHaveLength(0);
    });

    it("give the same record in one batch, in many, after a restart between any two, and twice", async () => {
      const facts = factsFrom(1, MONDAY_TEN, queueCall(call));
      await store.project(facts);
      const whole = await store.calls.get(call);
      await store.project(facts);
      expect(await store.calls.get(call)).toEqual(whole);
      expect((await store.calls.recordings({ uuid: call, page: 1, pageSize: 10 })).rows).toHaveLength(1);
      await emptied(database());
      store = await testStoreOn(database());
      for (const [index, fact] of facts.entries()) {
        // The one before comes again, as after a commit whose reply was lost.
        await store.project(facts.slice(Math.max(0, index - 1), index + 1));
        if (index % 6 === 0) {
          store = await testStoreOn(database());
        }
        expect(await store.lastProjectedFact()).toBe(fact.seq);
      }
      expect((await store.calls.get(call))?.record).toEqual(whole?.record);
    });

    it("know whose after-call work it is, also after a restart between any two, and whose is over", async () => {
      const ends = queueCall(call).at(-1)?.[0] ?? 0;
      const facts = factsFrom(1, MONDAY_TEN, [
        [0, agentChanged("READY", "IDLE")],
        [0, agentChanged("READY", "TALKING")],
        ...queueCall(call),
        [ends, agentChanged("READY", "ACW")],
        [ends + 7_000, agentChanged("READY", "IDLE")],
        [ends + 9_000, agentChanged("READY", "ACW")],
        [ends + 9_500, agentChanged("READY", "IDLE")],
      ]);
      for (const fact of facts) {
        store = await testStoreOn(database());
        await store.project([fact]);
      }
      const talks = [{ agent, wrapUpSince: MONDAY_TEN + ends, wrapUpMs: 7_000 }];
      expect((await store.calls.get(call))?.record).toMatchObject({ talks });
    });

    it("give the same record where two processes take turns", async () => {
      const facts = factsFrom(1, MONDAY_TEN, queueCall(call));
      const other = await testStoreOn(database());
      for (const [index, fact] of facts.entries()) await (index % 3 === 0 ? other : store).project([fact]);
      const mixed = (await store.calls.get(call))?.record;
      await emptied(database());
      await (await testStoreOn(database())).project(facts);
      expect((await store.calls.get(call))?.record).toEqual(mixed);
    });

    it("show a call that lives, and complete one that a crash cut", async () => {
      const facts = factsFrom(1, MONDAY_TEN, queueCall(call));
      const talking = facts.findIndex((fact) => fact.type === "recording-started") + 1;
      await store.project(facts.slice(0, talking));
      expect(await store.calls.get(call)).toMatchObject({ end_at: null, cause: null, agent: "1001" });
      store = await testStoreOn(database());
      expect(await store.closeOpenCalls(MONDAY_TEN + 3_600_000)).toMatchObject([{ call }]);
      expect(await store.calls.get(call)).toMatchObject({
        ...{ cause: "crashed", end_at: new Date(MONDAY_TEN + 5010), billsec: 5 },
        record: { legs: [{}, { cause: "rejected" }, { cause: "crashed" }] },
      });
      expect(await store.closeOpenCalls(MONDAY_TEN + 3_600_000)).toEqual([]);
      // The next run tells of its end; the record stays as it is.
      const { record } = (await store.calls.get(call)) ?? {};
      const told = {
        type: "call-ended",
        call: call as CallId,
        by: "center",
        cause: "crashed",
        livedUntil: MONDAY_TEN + 5010,
      } as const;
      await store.project(factsFrom(talking + 1, MONDAY_TEN, [[3_600_000, told]]));
      expect((await store.calls.get(call))?.record).toEqual(record);
    });

    it("keep odd names of callers without losing the call", async () => {
      const facts = factsFrom(1, MONDAY_TEN, queueCall(call)).map((fact) =>
        fact.type === "call-started" ? { ...fact, callerName: "a\0b\ud800c", callerNumber: "\0" } : fact,
      );
      await store.project(facts);
      expect((await store.calls.get(call))?.caller_id_name).toBe("ab\ufffdc");
    });

    it("tell who is signed in, also after a restart", async () => {
      const signedIn = { type: "agent-signed-in", agent, extn, queue } as const;
      const start = MONDAY_TEN;
      await store.project(
        factsFrom(1, start, [
          [0, signedIn],
          [0, agentChanged("UNREADY", "IDLE", "signed in")],
          [1000, { ...signedIn, queue: "sales" as typeof queue }],
          [2000, agentChanged("READY", "IDLE")],
          [3000, agentChanged("READY", "RINGING")],
        ]),
      );
      store = await testStoreOn(database());
      const session = { agent, extn, queues: ["support", "sales"], state: "READY", reason: "", since: start + 2000 };
      expect(await store.agentSessions()).toEqual([session]);
      await store.project(factsFrom(6, start, [[4000, { type: "agent-signed-out", agent, queue }]]));
      expect(await store.agentSessions()).toEqual([{ ...session, queues: ["sales"] }]);
      await store.project(factsFrom(7, start, [[5000, { type: "agent-signed-out", agent, queue: undefined }]]));
      expect(await store.agentSessions()).toEqual([]);
    });

    it("keep the messages in mailboxes, as they were last, also when they come twice", async () => {
      const messages = async () => (await store.configuration()).changes.filter(({ type }) => type === "put-message");
      const [one, two, short] = ["call-1", "call-2", "call-3"] as [CallId, CallId, CallId];
      const left = (id: CallId): FactBody => ({
        ...{ type: "message-left", call: id, message: id as string as MessageId, mailbox: extn, file: `d/${id}.wav` },
        ...{ callerNumber: "138\0", callerName: "Li", durationMs: 4_000, sizeBytes: 64_044 },
      });
      const kept = (id: string, after: number, heard: boolean) => ({
        type: "put-message",
        message: {
          ...{ id, mailbox: extn, file: `d/${id}.wav`, callerNumber: "138", callerName: "Li", heard },
          ...{ leftAt: MONDAY_TEN + after, durationMs: 4_000, sizeBytes: 64_044 },
        },
      });
      const dropped = { type: "message-dropped", reason: "short", file: "d/call-3.wav", durationMs: 300 } as const;
      const facts = factsFrom(1, MONDAY_TEN, [
        [0, left(one)],
        [0, left(one)],
        [1_000, left(two)],
        [2_000, { ...dropped, call: short, mailbox: extn }],
      ]);
      await store.project(facts);
      await store.project(facts);
      expect(await messages()).toEqual([kept(one, 0, false), kept(two, 1_000, false)]);
      expect(await store.voicemails.removedFiles(10)).toEqual([{ id: short, file: "d/call-3.wav" }]);
      const [first, second] = [one as string as MessageId, two as string as MessageId];
      const removed = { type: "message-removed", mailbox: extn, message: second, file: "d/call-2.wav" } as const;
      await store.project(
        factsFrom(5, MONDAY_TEN, [
          [3_000, { type: "message-heard", call: one, mailbox: extn, message: first }],
          [3_000, { type: "message-heard", call: one, mailbox: extn, message: second }],
          [4_000, { type: "message-marked", mailbox: extn, message: second, heard: false, user: "admin" }],
          [5_000, { ...removed, user: "admin" }],
          [5_000, { ...removed, user: undefined }],
        ]),
      );
      expect(await messages()).toEqual([kept(one, 0, true)]);
      const gone = await store.voicemails.removedFiles(10);
      expect(gone.map(({ id }) => id)).toEqual([short, two]);
      // Only what is gone is forgotten.
      await store.voicemails.forget([short, one]);
      expect(await store.voicemails.removedFiles(10)).toEqual([{ id: two, file: "d/call-2.wav" }]);
      expect(await messages()).toHaveLength(1);
    });

    it("tell who was promised a call when the center went down, and whose call then goes on", async () => {
      const joined = queueCall(call).slice(0, 5);
      const number = "13800138000";
      const promised = { type: "callback-promised", call: call as CallId, queue, number } as const;
      const facts = factsFrom(1, MONDAY_TEN, [...joined, [1_000, promised]]);
      await store.project(facts);
      expect(await store.owed(MONDAY_TEN + 60_000)).toEqual([]);
      expect(await store.closeOpenCalls(MONDAY_TEN + 60_000)).toHaveLength(1);
      const owed = { call, queue, callerNumber: number, promisedAt: MONDAY_TEN + 1_000, attempts: 0 };
      expect(await store.owed(MONDAY_TEN + 60_000)).toEqual([expect.objectContaining(owed)]);
      expect(await store.owed(MONDAY_TEN + 3 * 3_600_000)).toEqual([]);
      const kept = { type: "callback-kept", call: call as CallId, queue, position: 1 } as const;
      await store.project(factsFrom(7, MONDAY_TEN, [[60_000, kept]]));
      expect(await store.calls.get(call)).toMatchObject({ end_at: null, cause: null });
      expect(await store.owed(MONDAY_TEN + 60_000)).toEqual([]);
    });

    it("are read back as what routing remembers: who served whom, and who came when", async () => {
      const yesterday = MONDAY_TEN - 86_400_000;
      await store.project([
        ...factsFrom(1, yesterday, [[0, agentChanged("READY", "IDLE")]]),
        ...factsFrom(2, yesterday, [[3_600_000, agentChanged("LOGOUT", "IDLE")]]),
        ...factsFrom(3, MONDAY_TEN, [[0, agentChanged("UNREADY", "IDLE")]]),
        ...factsFrom(4, MONDAY_TEN + 1_000, queueCall(call)),
      ]);
      const dayStart = MONDAY_TEN - 10 * 3_600_000;
      const talk = {
        at: MONDAY_TEN + 6_010,
        until: MONDAY_TEN + 21_010,
        callerNumber: "13800138000",
        line: "line",
        extn,
        agent,
      };
      const came = { type: "came", agent };
      expect(await store.past(yesterday, dayStart)).toEqual([
        { ...came, at: MONDAY_TEN },
        { type: "talked", ...talk },
      ]);
      // Who was signed in as the day began came then.
      expect(await store.past(MONDAY_TEN + 2_000, yesterday + 1_800_000)).toEqual([
        { ...came, at: yesterday + 1_800_000 },
      ]);
    });

    it("leave nothing behind where one of a batch cannot be stored", async () => {
      const facts = factsFrom(1, MONDAY_TEN, queueCall(call));
      const broken = facts.map((fact) => (fact.type === "recording-ended" ? { ...fact, sizeBytes: 1e30 } : fact));
      await expect(store.project(broken)).rejects.toThrow();
      expect(await store.lastProjectedFact()).toBe(0);
      expect(await store.calls.get(call)).toBeUndefined();
      await store.project(facts);
      expect(await store.calls.get(call)).toBeDefined();
    });
  });

  describe("call records", () => {
    beforeEach(async () => {
      let next = 1;
      for (const day of [0, 1, 2]) {
        const facts = factsFrom(next, MONDAY_TEN + day * 86_400_000, queueCall(`call-${day}`));
        await store.project(facts);
        next += facts.length;
      }
    });

    it("come latest first, in pages", async () => {
      const { rows, rowCount, pageCount } = await store.calls.list({ ...CALLS, pageSize: 2 });
      expect(rows.map((row) => row.uuid)).toEqual(["call-2", "call-1"]);
      expect([rowCount, pageCount]).toEqual([3, 2]);
    });

    it("are found by time, parts of numbers, agent, queue, length and leg", async () => {
      const count = async (query: object): Promise<number> => (await store.calls.list({ ...CALLS, ...query })).rowCount;
      expect(await count({ from: MONDAY_TEN + 86_400_000 })).toBe(2);
      expect(await count({ from: MONDAY_TEN, until: MONDAY_TEN + 86_400_000 })).toBe(1);
      expect(await count({ timeOf: "end_at", until: MONDAY_TEN + 20_010 })).toBe(0);
      expect(await count({ callerNumber: "0013" })).toBe(3);
      expect(await count({ callerNumber: "4000" })).toBe(0);
      expect(await count({ dialledNumber: "400" })).toBe(3);
      expect(await count({ anyNumber: "4000" })).toBe(3);
      expect(await count({ anyNumber: "_" })).toBe(0);
      expect(await count({ agent: "1001", queue: "support" })).toBe(3);
      expect(await count({ agent: "1002" })).toBe(0);
      expect(await count({ shortestBillsec: 21 })).toBe(0);
      expect(await count({ longestBillsec: 20 })).toBe(3);
      expect(await count({ uuid: "call-1-a" })).toBe(1);
    });

    it("hold everything", async () => {
      const row = await store.calls.get("call-0-a");
      expect(row?.record.call).toBe("call-0" as CallId);
      expect(row?.record.way).toMatchObject([
        { type: "hotline" },
        { type: "queue", outcome: "answered", offers: [{ end: "rejected" }, { end: "answered" }] },
      ]);
    });
  });
}
