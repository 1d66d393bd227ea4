import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { agentChanged, factsFrom, MONDAY_TEN, queueCall } from "../../../test/store/facts.ts";
import { clock } from "../../../test/store/test-store.ts";
import type { FactBody } from "../../core/facts.ts";
import { noCounts } from "../../core/report/queue-counts.ts";
import type { AgentId, CallId, Extn, LegId, QueueName } from "../../core/model.ts";
import type { Cause } from "../../core/switch.ts";

const DAY = "startDate=2026-03-02&endDate=2026-03-02";

describe("reports", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(async () => {
    await test.reset();
    const bodies: (readonly [number, FactBody])[] = [
      [0, agentChanged("READY", "IDLE")],
      ...queueCall("call-1"),
      [30_000, agentChanged("UNREADY", "IDLE", '=tea, "green"')],
      [40_000, agentChanged("LOGOUT", "IDLE")],
      ...queueCall("call-2").map(([at, body]) => [at + 3_600_000, body] as const),
    ];
    await test.store.project(factsFrom(1, MONDAY_TEN, bodies));
    clock.at = MONDAY_TEN + 7_200_000;
  });
  afterAll(() => test.stop());

  interface Told {
    readonly data: readonly Readonly<Record<string, unknown>>[];
    readonly total: Readonly<Record<string, unknown>>;
  }

  async function told(url: string): Promise<Told> {
    const { status, body } = await test.get(`/api/reports/${url}`);
    expect(status).toBe(200);
    return body as Told;
  }

  it("tell what became of a queue's callers, and always all service levels", async () => {
    const { data, total } = await told(`queues?${DAY}&target=5`);
    const wait = { mean_ms: 5_000, p50_ms: 5_000, p95_ms: 5_000, max_ms: 5_000 };
    const figures = {
      ...{ offered: 2, answered: 2, answered_in_time: 2, abandoned: 0, abandoned_in_time: 0, abandoned_short: 0 },
      ...{ timed_out: 0, overflowed: 0, no_agent: 0, transferred_out: 0, answered_then_out: 0, error: 0, waiting: 0 },
      ...{ answered_wait: wait, wait },
      handling: { talks: 2, talk_ms: 26_000, hold_ms: 4_000, wrap_up_ms: 0, mean_ms: 15_000 },
      service_levels: Object.fromEntries(
        [
          "answered-in-time-of-answered",
          "handled-in-time-of-handled",
          "answered-in-time-of-handled",
          "answered-in-time-of-handled-without-short",
          "answered-in-time-of-offered",
        ].map((name) => [name, { numerator: 2, denominator: 2, share: 1 }]),
      ),
    };
    const from_at = Date.UTC(2026, 2, 1, 16);
    const time = { from: "2026-03-02 00:00:00", until: "2026-03-03 00:00:00", from_at, until_at: from_at + 86_400_000 };
    expect(data).toEqual([{ queue: "support", ...time, ...figures }]);
    expect(total).toEqual(figures);
    expect((await told(`queues?${DAY}&target=4`)).total).toMatchObject({ answered_in_time: 0 });
  });

  it("are told by interval, in the configured time zone", async () => {
    const begins = async (interval: string): Promise<unknown[]> => {
      return (await told(`queues?${DAY}&interval=${interval}`)).data.map(({ from, until }) => [from, until]);
    };
    expect(await begins("15m")).toEqual([
      ["2026-03-02 10:00:00", "2026-03-02 10:15:00"],
      ["2026-03-02 11:00:00", "2026-03-02 11:15:00"],
    ]);
    expect(await begins("day")).toEqual([["2026-03-02 00:00:00", "2026-03-03 00:00:00"]]);
  });

  it("are of today until now where nothing is said", async () => {
    expect((await told("queues")).total).toMatchObject({ offered: 2 });
    clock.at = MONDAY_TEN + 86_400_000;
    expect((await told("queues")).total).toMatchObject({ offered: 0, answered_wait: { mean_ms: null } });
  });

  it("tell the calls of hotlines", async () => {
    const { data } = await told(`hotlines?${DAY}&hotline=4000`);
    expect(data).toMatchObject([
      { hotline: "4000", calls: 2, closed: 0, answered: 2, unanswered: 0, living: 0, queues: { offered: 2 } },
    ]);
    expect((await told(`hotlines?${DAY}&hotline=4001`)).data).toEqual([]);
    for (const report of ["hotlines", "queues", "agents"]) {
      expect(await told(`${report}?${DAY}&hotline=40-00`)).toEqual(await told(`${report}?${DAY}&hotline=4000`));
    }
  });

  it("tell what agents did with their time", async () => {
    const { data } = await told(`agents?${DAY}&agent=1001`);
    expect(data).toMatchObject([
      {
        ...{ agent: "1001", signed_in_ms: 40_000, occupancy: 0 },
        offers: { made: 2, answered: 2, no_answer: 0, rejected: 0, ringing: 0 },
        times: { idle_ms: 30_000, break_ms: 10_000, talking_ms: 0, wrap_up_ms: 0 },
        breaks: [{ reason: '=tea, "green"', ms: 10_000 }],
        handling: { talks: 2 },
      },
    ]);
    expect((await told(`agents?${DAY}`)).data.map(({ agent }) => agent)).toEqual(["1001", "1002"]);
  });

  it("tell the calls that agents made to numbers outside", async () => {
    await test.store.project(
      factsFrom(1_001, MONDAY_TEN, [...outgoing("out-1", undefined), ...outgoing("out-2", "busy")]),
    );
    const figures = {
      ...{ calls: 2, reached: 1, dialling: 0, talk_ms: 6_000, hold_ms: 2_000, mean_ms: 8_000 },
      not_reached: {
        ...{ busy: 1, no_answer: 0, rejected: 0, unreachable: 0, cancelled: 0 },
        ...{ no_such_number: 0, not_allowed: 0, congestion: 0, other: 0 },
      },
    };
    const { data, total } = await told(`outgoing?${DAY}&interval=day`);
    expect(data).toEqual([expect.objectContaining({ agent: "1001", from: "2026-03-02 00:00:00", ...figures })]);
    expect(total).toEqual(figures);
    expect((await told(`outgoing?${DAY}&agent=1002`)).total).toMatchObject({ calls: 0, mean_ms: null });
    expect((await told(`outgoing?${DAY}&queue=support`)).data).toEqual([]);
  });

  it("are tables for spreadsheets where that is asked for", async () => {
    for (const what of ["queues", "hotlines", "agents", "outgoing"]) {
      const { headers, text } = await test.get(`/api/reports/${what}?${DAY}&interval=hour&format=csv`);
      expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
      const { data } = await told(`${what}?${DAY}&interval=hour`);
      const lines = text.replace("\ufeff", "").trimEnd().split("\r\n");
      expect(lines).toHaveLength(1 + data.length);
      expect(new Set(lines.map((line) => line.split(",").length)).size).toBe(1);
      expect(lines[0]).toMatch(/^(queue|hotline|agent),from,until,from_at,until_at,/);
    }
    const { text } = await test.get(`/api/reports/queues?endDate=2020-01-01&startDate=2020-01-01&format=csv`);
    expect(text.split("\r\n")[0]).toContain(",service_levels.answered-in-time-of-offered.share");
  });

  it.each([
    ["startDate=soon", "startDate"],
    ["startDate=2026-03-02&endDate=2026-03-01", "endDate"],
    ["startDate=2027-01-01", "startDate"],
    ["startDate=2024-01-01&endDate=2026-01-01", "startDate"],
    ["startDate=2025-06-01&endDate=2026-03-01&interval=15m", "interval"],
    ["interval=week", "interval"],
    ["target=-1", "target"],
    ["format=xml", "format"],
  ])("refuse %s, and name the field", async (query, field) => {
    const { status, body } = await test.get(`/api/reports/queues?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ fields: [{ field }] });
  });

  it("are not made of more calls than can be read, nor more than two at once", async () => {
    const counting = vi.spyOn(test.store.reports, "countRecords");
    counting.mockResolvedValueOnce(1_000_001);
    const { status, body } = await test.get("/api/reports/queues");
    expect([status, body]).toMatchObject([400, { fields: [{ field: "startDate" }] }]);
    let begun = 0;
    let goOn: (count: number) => void = () => undefined;
    const held = new Promise<number>((resolve) => (goOn = resolve));
    counting.mockImplementation(() => {
      begun += 1;
      return held;
    });
    const two = ["queues", "agents"].map((what) => test.get(`/api/reports/${what}`));
    await vi.waitFor(() => {
      expect(begun).toBe(2);
    });
    const third = await test.get("/api/reports/hotlines");
    expect([third.status, third.headers["retry-after"]]).toEqual([429, "5"]);
    goOn(0);
    expect((await Promise.all(two)).map((answer) => answer.status)).toEqual([200, 200]);
    counting.mockRestore();
    expect((await test.get("/api/reports/hotlines")).status).toBe(200);
  });

  it("tell how it is now", async () => {
    test.center.counts = {
      ...{
        callsByStage: new Map([["queued", 2] as const, ["talking", 1] as const]),
        legs: 5,
        phonesRegistered: 3,
        phonesSilent: 0,
      },
      queues: ["support", "sales"].map((queue) => ({
        ...{
          queue: queue as QueueName,
          waiting: 1,
          longestWaitMs: 500,
          waitingSince: 1,
          today: noCounts(),
          targetMs: 20_000,
          members: 3,
          present: 2,
          eligible: 1,
        },
      })),
      agents: [{ state: "READY", callState: "TALKING", count: 1 }],
    };
    const figures = { waiting: 1, longest_wait_ms: 500, members: 3, present: 2, eligible: 1 };
    expect((await test.get("/api/reports/live")).body).toEqual({
      ...{ at: clock.at, calls: 3, agents: [{ state: "READY", callstate: "TALKING", count: 1 }] },
      queues: [
        { queue: "sales", ...figures },
        { queue: "support", ...figures },
      ],
    });
    const { text } = await test.get("/api/reports/live?format=csv");
    expect(text).toContain("queue,waiting,longest_wait_ms,members,present,eligible\r\nsales,1,500,3,2,1\r\n");
  });
});

/** An agent calls a number outside, holds for two seconds by a button, and hangs up; or is told `cause`. */
function outgoing(name: string, cause: Cause | undefined): (readonly [number, FactBody])[] {
  const [call, leg, other] = [name as CallId, `${name}-a` as LegId, `${name}-b` as LegId];
  const agent = "1001" as AgentId;
  const started = { dialled: "913900000000", callerNumber: "1001", callerName: "", signedIn: agent };
  const to = { type: "trunk", trunk: "trunk1", number: "13900000000" } as const;
  const end = { type: "leg-ended", call, media: undefined } as const;
  const talk: (readonly [number, FactBody])[] = [
    [2_000, { type: "leg-answered", call, leg: other }],
    [2_000, { type: "bridged", call, legs: [leg, other], agent: undefined }],
    [3_000, { type: "talk-held", call, leg, agent }],
    [5_000, { type: "talk-unheld", call, leg, agent }],
  ];
  return [
    [0, { type: "call-started", call, leg, origin: { type: "extension", extn: "1001" as Extn }, ...started }],
    [0, { type: "call-routed", call, step: { type: "outside", number: "913900000000" } }],
    [10, { type: "leg-dialled", call, leg: other, to, agent: undefined }],
    ...(cause === undefined ? talk : []),
    [10_000, { ...end, leg: other, cause: cause ?? "normal", by: "phone" }],
    [10_000, { ...end, leg, cause: cause ?? "normal", by: "command" }],
    [10_000, { type: "call-ended", call, by: "callee", cause: cause ?? "normal" }],
  ];
}
