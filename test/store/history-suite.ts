// What goes when it is old, and what stays, in the store.
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import type { AlarmAbout } from "../../src/core/alarm/alarms.ts";
import type { FactBody } from "../../src/core/facts.ts";
import type { CallId } from "../../src/core/model.ts";
import type { HistoryKind } from "../../src/ports/history.ts";
import type { Database } from "../../src/store/database/open.ts";
import { RETENTION } from "../../src/store/retention.ts";
import type { Store } from "../../src/store/store.ts";
import { agent, agentChanged, extn, factsFrom, MONDAY_TEN, queue, queueCall } from "./facts.ts";
import { emptied, testStoreOn } from "./test-store.ts";

const DAY_MS = 86_400_000;
const OLD = ["cdrs", "recordings", "agent_spans", "surveys", "alarms", "help_requests", "people_messages"] as const;

export function historySuite(database: () => Database): void {
  describe("history", () => {
    let store: Store;
    beforeEach(async () => {
      await emptied(database());
      store = await testStoreOn(database());
      for (const day of [0, 1, 2]) await store.project(factsFrom(1 + day * 100, MONDAY_TEN + day * DAY_MS, dayOf(day)));
    });

    const count = async (table: (typeof OLD)[number]): Promise<number> => {
      const found = sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`;
      return (await found.execute(database().kysely)).rows[0]?.count ?? 0;
    };
    const counts = async (): Promise<Record<string, number>> => {
      const found: Record<string, number> = {};
      for (const table of OLD) found[table] = await count(table);
      return found;
    };
    const all = async (kind: HistoryKind, before: number): Promise<number> => {
      let sum = 0;
      for (let asks = 0; asks < 100; asks += 1) {
        const { gone, isMore } = await store.keptHistory.expire(kind, before, 1);
        sum += gone;
        if (!isMore) return sum;
      }
      throw new Error("it does not end");
    };

    it("is kept as long as nobody asks for it to go, and longer than that only where it goes on", async () => {
      const full = { ...{ cdrs: 4, recordings: 3, agent_spans: 6, surveys: 3 }, alarms: 4, help_requests: 4 };
      expect(await counts()).toEqual({ ...full, people_messages: 3 });
      for (const kind of ["call-records", "alarms", "messages"] as const) {
        expect(await all(kind, MONDAY_TEN - DAY_MS)).toBe(0);
      }
      expect(await counts()).toEqual({ ...full, people_messages: 3 });
      // One day is over, two are not; the first day's file is still there.
      const second = MONDAY_TEN + DAY_MS - 1;
      expect(await all("alarms", second)).toBe(1);
      expect(await all("messages", second)).toBe(2);
      expect(await all("call-records", second)).toBe(1 + 1 + 1);
      expect(await counts()).toEqual({
        ...{ cdrs: 3, recordings: 3, agent_spans: 5, surveys: 2, alarms: 3, help_requests: 3, people_messages: 2 },
      });
      await store.keptRecordings.expire({ before: second, mostBytes: undefined }, 10);
      await store.keptRecordings.filesGone([1]);
      expect(await all("call-records", second)).toBe(1);
      // What has not ended has no age.
      for (const kind of ["call-records", "alarms", "messages"] as const) await all(kind, MONDAY_TEN + 365 * DAY_MS);
      expect(await counts()).toEqual({
        ...{ cdrs: 1, recordings: 2, agent_spans: 1, surveys: 0, alarms: 1, help_requests: 1, people_messages: 0 },
      });
    });

    it("goes some at a time, and what is told of what is gone does no harm", async () => {
      expect(await store.keptHistory.expire("alarms", MONDAY_TEN + 9 * DAY_MS, 2)).toEqual({ gone: 2, isMore: true });
      expect(await store.keptHistory.expire("alarms", MONDAY_TEN + 9 * DAY_MS, 2)).toEqual({ gone: 1, isMore: false });
      await all("messages", MONDAY_TEN + 9 * DAY_MS);
      await store.project(
        factsFrom(400, MONDAY_TEN + 3 * DAY_MS, [[0, { type: "people-messages-read", user: "1001", upTo: 250 }]]),
      );
      expect((await store.peopleMessages.list({ page: 1, pageSize: 10, user: "1001", since: 0 })).rowCount).toBe(0);
    });

    it("is asked of every table that there is", async () => {
      const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
        where table_schema = current_schema() and table_name not like 'kysely%'`.execute(database().kysely);
      expect(Object.keys(RETENTION).sort()).toEqual(rows.map(({ name }) => name).sort());
    });
  });
}

/** A call with its recording and survey, an alarm, help, a message; on the last day there is one of each that does not end. */
function dayOf(day: number): (readonly [number, FactBody])[] {
  const about = (help: string) => ({ help, agent, extn, call: undefined, queues: [queue] });
  const alarm = (rule: string): FactBody => ({
    ...{ type: "alarm-fired", ...alarmOf(day, rule), figure: 2, since: MONDAY_TEN },
  });
  const call = `call-${day}` as CallId;
  const bodies: (readonly [number, FactBody])[] = [
    ...queueCall(`call-${day}`),
    [40_000, { type: "survey-invited", call, queue, agent }],
    [40_001, alarm("a")],
    [40_002, { type: "help-asked", ...about(`h${day}`), text: "help", until: MONDAY_TEN }],
    [40_003, { type: "people-message", from: "boss", to: "1001", text: "yes", help: undefined }],
    [
      40_004,
      { type: "help-ended", ...about(`h${day}`), end: "withdrawn", by: agent, manner: undefined, text: undefined },
    ],
    [50_000, cleared(day)],
    [50_001, agentChanged("READY", "IDLE")],
    [50_002, agentChanged("UNREADY", "IDLE")],
  ];
  if (day < 2) return bodies;
  const open = queueCall("open").slice(0, 3);
  return [
    ...bodies,
    ...open,
    [60_000, alarm("b")],
    [60_001, { type: "help-asked", ...about("hx"), text: "", until: 1 }],
  ];
}

function alarmOf(day: number, rule: string): AlarmAbout {
  return {
    ...{ alarm: day * 10 + (rule === "a" ? 1 : 2), rule, title: rule, severity: "warning" },
    ...{ metric: "waiting", state: undefined, comparison: "at-least", threshold: 1 },
    ...{ queue, agent: undefined, queues: [queue] },
  };
}

function cleared(day: number): FactBody {
  return { type: "alarm-cleared", ...alarmOf(day, "a"), figure: 0, why: "over" };
}
