import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FactBody } from "../../core/facts.ts";
import type { AgentId, CallId, Extn, LegId } from "../../core/model.ts";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { factsFrom, MONDAY_TEN, queueCall } from "../../../test/store/facts.ts";
import { clock } from "../../../test/store/test-store.ts";

const DAY_MS = 86_400_000;
const AUDIO = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 256));

describe("call records and recordings", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
    await test.reset();
    let next = 1;
    for (const day of [0, 1, 2]) {
      const facts = factsFrom(next, MONDAY_TEN + day * DAY_MS, queueCall(`call-${day}`));
      await test.store.project(
        facts.map((fact) => (fact.type === "recording-ended" ? { ...fact, file: `${day}.wav` } : fact)),
      );
      next += facts.length;
    }
    const living = queueCall("call-3").slice(0, 8);
    await test.store.project(factsFrom(next, MONDAY_TEN + 3 * DAY_MS, living));
    writeFileSync(join(test.dataFolder, "recordings", "0.wav"), AUDIO);
    writeFileSync(join(test.dataFolder, "secret.wav"), "secret");
  }, 120_000);
  afterAll(() => test.stop());

  const uuids = async (query: string): Promise<string[]> => {
    const { status, body } = await test.get(`/api/cdrs?${query}`);
    expect(status).toBe(200);
    return (body as { data: { uuid: string }[] }).data.map(({ uuid }) => uuid);
  };
  it("have the names and times that clients know", async () => {
    const { body } = await test.get("/api/cdrs?uuid=call-0");
    expect(body).toMatchObject({ page: 1, pageCount: 1, rowCount: 1 });
    expect((body as { data: unknown[] }).data).toEqual([
      {
        ...{ uuid: "call-0", caller_uuid: "call-0-a", bleg_uuid: "call-0-c" },
        ...{ caller_id_name: "Li", caller_id_number: "13800138000", destination_number: "4000", direction: "inbound" },
        ...{ internal: false, caller_extn: "", caller_agent: "", caller_outside: "13800138000" },
        ...{ answered_extn: "1001", answered_agent: "1001", answered_outside: "" },
        ...{ start_stamp: "2026-03-02 10:00:00", ring_stamp: "2026-03-02 10:00:03" },
        ...{ answer_stamp: "2026-03-02 10:00:00", end_stamp: "2026-03-02 10:00:20", duration: 20, billsec: 20 },
        ...{ hangup_cause: "NORMAL_CLEARING", hangup_by: "caller", queue: "support", agent: "1001" },
        ...{ hotline: "4000", outcome: "answered" },
        ...{ wait_ms: 5000, ring_ms: 1800, talk_ms: 13_000, hold_ms: 2000, wrap_up_ms: 0, media_file_id: "1" },
      },
    ]);
  });

  it("show a call that lives", async () => {
    const { body } = await test.get("/api/cdrs/call-3");
    expect(body).toMatchObject({ end_stamp: "", duration: 0, hangup_cause: "", media_file_id: "", agent: "" });
  });

  it("come latest first, in pages, a page beyond the last being empty", async () => {
    expect(await uuids("perPage=2")).toEqual(["call-3", "call-2"]);
    expect(await uuids("perPage=2&page=2")).toEqual(["call-1", "call-0"]);
    expect(await uuids("perPage=3&page=9")).toEqual([]);
  });

  it("are found by local days, start or end, and by local times", async () => {
    expect(await uuids("startDate=2026-03-03")).toEqual(["call-3", "call-2", "call-1"]);
    expect(await uuids("startDate=2026-03-02&endDate=2026-03-02")).toEqual(["call-0"]);
    expect(await uuids("endDate=2026-03-03%2010:00:00")).toEqual(["call-1", "call-0"]);
    expect(await uuids("endDate=2026-03-03+09:59:59")).toEqual(["call-0"]);
    expect(await uuids("dateType=end_stamp&startDate=2026-03-04")).toEqual(["call-2"]);
    expect(await uuids("startDate=&endDate=")).toHaveLength(4);
  });

  it("are found by numbers, length, queue and agent", async () => {
    expect(await uuids("cidNumber=138&destNumber=4000")).toHaveLength(4);
    expect(await uuids("cidNumber=4000")).toEqual([]);
    expect(await uuids("q=400")).toHaveLength(4);
    for (const number of ["013800138000", "8613800138000", "%2B8613800138000", "0086-138-0013-8000"]) {
      expect(await uuids(`cidNumber=${number}`), number).toHaveLength(4);
    }
    expect(await uuids("cidNumber=0013800138000")).toEqual([]);
    expect(await uuids("q=%25")).toEqual([]);
    expect(await uuids("startBillsec=20&endBillsec=20")).toHaveLength(3);
    expect(await uuids("startBillsec=21")).toEqual([]);
    expect(await uuids("queue=support&agent=1001")).toHaveLength(3);
  });

  it("are found by hotline, outcome, cause, direction, duration and whether there is a recording", async () => {
    expect(await uuids("hotline=4000&outcome=answered")).toEqual(["call-2", "call-1", "call-0"]);
    expect(await uuids("hotline=40-00")).toHaveLength(4);
    expect(await uuids("hotline=400")).toEqual([]);
    expect(await uuids("outcome=abandoned")).toEqual([]);
    expect(await uuids("hangupCause=NORMAL_CLEARING")).toHaveLength(3);
    expect(await uuids("hangupCause=USER_BUSY")).toEqual([]);
    expect(await uuids("direction=inbound")).toHaveLength(4);
    expect(await uuids("direction=outbound")).toEqual([]);
    expect(await uuids("startDuration=20")).toHaveLength(3);
    expect(await uuids("startDuration=21")).toEqual([]);
    expect(await uuids("hasRecording=0")).toEqual(["call-3"]);
    expect(await uuids("hasRecording=true&startDate=2026-03-03&queue=support")).toEqual(["call-2", "call-1"]);
  });

  it.each([
    "startDate=yesterday",
    "endDate=2026-02-30",
    "page=0",
    "perPage=5000",
    "dateType=ring",
    "startBillsec=x",
    "outcome=lost",
    "hangupCause=BORED",
    "direction=up",
    "hasRecording=maybe",
  ])("refuse %s, naming the field", async (query) => {
    const { status, body } = await test.get(`/api/cdrs?${query}`);
    expect(status).toBe(400);
    expect((body as { fields: { field: string }[] }).fields.map(({ field }) => field)).toEqual([query.split("=")[0]]);
  });

  it("hold the whole way of a call, found by its id or a leg's", async () => {
    for (const uuid of ["call-0", "call-0-a", "call-0-c"]) {
      const { status, body } = await test.get(`/api/cdrs/${uuid}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        uuid: "call-0",
        handling: [{ agent: "1001", talks: 1, talk_ms: 13_000, hold_ms: 2_000, wrap_up_ms: 0, consulted_ms: 0 }],
        record: {
          conversation: { holds: [{ leg: "call-0-c", agent: "1001", by: "phone" }] },
          legs: [{ role: "caller", media: { packetsLost: 2 } }, { cause: "rejected" }, { agent: "1001", holdMs: 2000 }],
          way: [
            { type: "hotline", number: "4000" },
            { type: "queue", outcome: "answered" },
          ],
          recordings: [{ file: "0.wav" }],
        },
      });
    }
    expect(await test.get("/api/cdrs/nothing")).toMatchObject({ status: 404 });
    expect((await test.get(`/api/cdrs/${"x".repeat(65)}`)).status).toBe(400);
  });

  it("list their recordings", async () => {
    const { body } = await test.get("/api/media_files?uuid=call-0-c");
    expect(body).toMatchObject([
      { id: 1, name: "0", mime: "audio/wav", ext: "wav", uuid: "call-0", file_size: 480_044, duration_ms: 15_000 },
    ]);
    expect((await test.get("/api/media_files")).body).toHaveLength(3);
    expect((await test.get("/api/media_files?uuid=call-3")).body).toEqual([]);
  });

  it("give their audio, whole or in part", async () => {
    const whole = await test.api.inject({ url: "/api/media_files/1", headers: { token: await tokenOf(test) } });
    expect(whole.statusCode).toBe(200);
    expect(whole.headers).toMatchObject({
      "content-type": "audio/wav",
      "content-length": "1000",
      "accept-ranges": "bytes",
    });
    expect(whole.rawPayload.equals(AUDIO)).toBe(true);
    const headers = { token: await tokenOf(test), range: "bytes=100-199" };
    const part = await test.api.inject({ url: "/api/media_files/1", headers });
    expect([part.statusCode, part.headers["content-range"]]).toEqual([206, "bytes 100-199/1000"]);
    expect(part.rawPayload.equals(AUDIO.subarray(100, 200))).toBe(true);
    const beyond = await test.api.inject({ url: "/api/media_files/1", headers: { ...headers, range: "bytes=5000-" } });
    expect(beyond.statusCode).toBe(416);
  });

  it("are read as players do: from anywhere, to the end, as long as they are the same", async () => {
    const headers = { token: await tokenOf(test) };
    const asked = (more: Readonly<Record<string, string>>, method: "GET" | "HEAD" = "GET") =>
      test.api.inject({ method, url: "/api/media_files/1", headers: { ...headers, ...more } });
    const head = await asked({}, "HEAD");
    expect([head.statusCode, head.headers["content-length"], head.rawPayload.length]).toEqual([200, "1000", 0]);
    expect(head.headers).toMatchObject({ "accept-ranges": "bytes", "cache-control": "private, no-cache" });
    const etag = String(head.headers["etag"]);
    const modified = String(head.headers["last-modified"]);
    for (const [range, from, to] of [
      ["bytes=0-", 0, 999],
      ["bytes=44-", 44, 999],
      ["bytes=-100", 900, 999],
      ["bytes=990-5000", 990, 999],
      ["bytes=0-0", 0, 0],
    ] as const) {
      for (const condition of [{}, { "if-range": etag }, { "if-range": modified }]) {
        const part = await asked({ range, ...condition });
        expect([part.statusCode, part.headers["content-range"]]).toEqual([206, `bytes ${from}-${to}/1000`]);
        expect(part.rawPayload.equals(AUDIO.subarray(from, to + 1))).toBe(true);
      }
    }
    // Another file than the one that was begun, several ranges, what is no range: all of it.
    const whole = [{ "if-range": '"other"' }, { range: "bytes=0-9,20-29" }, { range: "seconds=1-2" }];
    for (const more of whole) {
      const answer = await asked({ range: "bytes=5-9", ...more });
      expect([answer.statusCode, answer.rawPayload.equals(AUDIO)]).toEqual([200, true]);
    }
    expect((await asked({ "if-none-match": etag })).statusCode).toBe(304);
    expect((await asked({})).headers["content-disposition"]).toBe('inline; filename="0.wav"');
    const saved = await test.get("/api/media_files/1?download=1");
    expect(saved.headers["content-disposition"]).toBe('attachment; filename="0.wav"');
  });

  it("are an agent's own where they ask, calls and recordings", async () => {
    await test.post("/api/xcc/extensions/add", { name: "1001", extn: "1001", password: "1" });
    await test.post("/api/xcc/extensions/add", { name: "1002", extn: "1002", password: "1" });
    const headersOf = async (extn: string) => {
      const userId = (await test.store.extensions.byNumber(extn))?.user_id ?? 0;
      return { token: await test.store.keys.issueToken({ kind: "user", userId, lifeMs: 60_000 }) };
    };
    const [own, other] = [await headersOf("1001"), await headersOf("1002")];
    const data = (body: unknown) => (body as { data: { uuid: string }[] }).data.map(({ uuid }) => uuid);
    expect(data((await test.get("/api/cdrs", own)).body)).toEqual(["call-2", "call-1", "call-0"]);
    expect(data((await test.get("/api/cdrs", other)).body)).toEqual([]);
    expect((await test.get("/api/cdrs/call-0", own)).status).toBe(200);
    expect((await test.get("/api/cdrs/call-0", other)).status).toBe(404);
    expect((await test.get("/api/media_files", own)).body).toHaveLength(3);
    expect((await test.get("/api/media_files", other)).body).toEqual([]);
    expect((await test.get("/api/media_files/1", own)).status).toBe(200);
    expect((await test.get("/api/media_files/1", other)).status).toBe(404);
    expect((await test.delete("/api/media_files/1", own)).status).toBe(403);
  });

  it("are listed by time, queue and agent, in pages", async () => {
    const ids = async (query: string) =>
      ((await test.get(`/api/media_files?${query}`)).body as { id: number }[]).map(({ id }) => id);
    expect(await ids("startDate=2026-03-03")).toEqual([3, 2]);
    expect(await ids("endDate=2026-03-03&limit=1")).toEqual([2]);
    const { body, headers } = await test.get("/api/media_files?page=1&perPage=2");
    expect(body).toMatchObject({ data: [{ id: 3 }, { id: 2 }], page: 1, pageCount: 2, rowCount: 3 });
    const second = await test.get(`/api/media_files?perPage=2&cursor=${String(headers["x-next-cursor"])}`);
    expect(second.body).toMatchObject({ data: [{ id: 1 }], rowCount: 3 });
    expect((await test.get("/api/media_files?page=9")).body).toMatchObject({ data: [], rowCount: 3 });
    expect((await test.get("/api/media_files?endDate=2026-03-03&limit=1&page=2")).body).toMatchObject({
      data: [{ id: 1 }],
    });
    expect(await ids("queue=support&agent=1001")).toEqual([3, 2, 1]);
    expect(await ids("queue=sales")).toEqual([]);
    expect((await test.get("/api/media_files?startDate=soon")).status).toBe(400);
  });

  it("give nobody anything else", async () => {
    expect((await test.get("/api/media_files/1", {})).status).toBe(403);
    expect(await test.get("/api/media_files/2")).toMatchObject({
      status: 404,
      body: { reason: "the recording's file is gone" },
    });
    expect(await test.get("/api/media_files/99")).toMatchObject({ status: 404 });
    expect((await test.get("/api/media_files/..%2Fsecret.wav")).status).toBe(400);
    for (const file of ["../secret.wav", "/etc/passwd", "..", "a/../../secret.wav", ""]) {
      await test.database.kysely.updateTable("recordings").set({ file }).where("id", "=", 3).execute();
      expect((await test.get("/api/media_files/3")).status).toBe(404);
    }
  });

  it("say of a call that lives how far it has come by now, in the list as in the report", async () => {
    const start = MONDAY_TEN + 3 * DAY_MS;
    const row = async (afterMs: number) => {
      clock.at = start + afterMs;
      const [found] = ((await test.get("/api/cdrs?uuid=call-3")).body as { data: object[] }).data;
      return found;
    };
    expect(await row(60_010)).toMatchObject({ wait_ms: 60_000, talk_ms: 0, hold_ms: 0 });
    const further = queueCall("call-3").slice(8);
    const heldAt = further.findIndex(([, { type }]) => type === "leg-held") + 1;
    await test.store.project(factsFrom(1_000, start, further.slice(0, heldAt)));
    expect(await row(8_000)).toMatchObject({ wait_ms: 5_000, talk_ms: 2_990, hold_ms: 0 });
    expect(await row(12_345)).toMatchObject({ wait_ms: 5_000, talk_ms: 2_990, hold_ms: 4_345 });
    expect((await test.get("/api/cdrs/call-3")).body).toMatchObject({ talk_ms: 2_990, hold_ms: 4_345 });
    const report = await test.get("/api/reports/queues?startDate=2026-03-05&endDate=2026-03-05");
    expect(report.body).toMatchObject({ total: { handling: { talks: 1, talk_ms: 2_990, hold_ms: 4_345 } } });
    await test.store.project(factsFrom(1_100, start, further.slice(heldAt, heldAt + 1)));
    expect(await row(14_000)).toMatchObject({ talk_ms: 6_990, hold_ms: 2_000 });
    clock.at = MONDAY_TEN;
  });
});

describe("a recording that is removed", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
    await test.reset();
    await test.store.project(factsFrom(1, MONDAY_TEN, queueCall("call-0")));
  }, 120_000);
  afterAll(() => test.stop());

  it("is there for nobody any more, its call is, and the audit log says who did it", async () => {
    const before = (await test.get("/api/audit")).body as { rowCount: number };
    expect((await test.delete("/api/media_files/1")).body).toEqual({ code: 200, id: 1 });
    expect(await test.get("/api/media_files/1")).toMatchObject({
      status: 404,
      body: { reason: "the recording was removed" },
    });
    expect((await test.delete("/api/media_files/1")).status).toBe(404);
    expect((await test.get("/api/media_files")).body).toEqual([]);
    expect((await test.get("/api/cdrs/call-0")).body).toMatchObject({ uuid: "call-0", media_file_id: "" });
    expect((await test.get("/api/cdrs?hasRecording=1")).body).toMatchObject({ rowCount: 0 });
    const audit = (await test.get("/api/audit")).body as { rowCount: number; data: object[] };
    expect(audit.rowCount).toBe(before.rowCount + 1);
    expect(audit.data[0]).toMatchObject({ user: "admin", resource: "recordings", resource_id: "1", action: "remove" });
    const files = await test.store.keptRecordings.filesToRemove(0, 10);
    expect(files).toEqual([{ id: 1, file: "2026/call-0-1.wav", why: "user" }]);
  });
});

/** An agent signed in as 1001 calls a number outside, and another agent's phone; nobody takes the second. */
function ownCalls(): (readonly [number, FactBody])[] {
  const ids = ["out", "in"].map((name) => [name as CallId, `${name}-a` as LegId, `${name}-b` as LegId] as const);
  const to = [
    { type: "trunk", trunk: "line", number: "13900139000" },
    { type: "extension", extn: "1002" as Extn },
  ] as const;
  const who = { origin: { type: "extension", extn: "1001" as Extn }, callerNumber: "1001", callerName: "" } as const;
  const [agent, other] = ["1001" as AgentId, "1002" as AgentId];
  return ids.flatMap(([call, leg, peer], index): (readonly [number, FactBody])[] => [
    [
      index,
      { type: "call-started", call, leg, ...who, dialled: ["913900139000", "1002"][index] ?? "", signedIn: agent },
    ],
    [
      index,
      {
        ...{ type: "leg-dialled", call, leg: peer, to: to[index] ?? to[0], agent: undefined },
        signedIn: index === 0 ? undefined : other,
      },
    ],
    ...(index === 0 ? [[10, { type: "bridged", call, legs: [leg, peer], agent: undefined }] as const] : []),
    [100, { type: "call-ended", call, by: "caller", cause: "normal" }],
  ]);
}

describe("who made a call and who took it", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
    await test.reset();
    const queued = factsFrom(1, MONDAY_TEN, queueCall("queued"));
    await test.store.project([...queued, ...factsFrom(queued.length + 1, MONDAY_TEN + DAY_MS, ownCalls())]);
  }, 120_000);
  afterAll(() => test.stop());

  const rows = async (query: string, headers?: Readonly<Record<string, string>>) => {
    const { status, body } = await test.get(`/api/cdrs?${query}`, headers);
    expect(status).toBe(200);
    return (body as { data: Readonly<Record<string, unknown>>[] }).data;
  };
  const uuids = async (query: string, headers?: Readonly<Record<string, string>>) =>
    (await rows(query, headers)).map(({ uuid }) => uuid);

  it("stands in the list", async () => {
    expect(await rows("uuid=out")).toMatchObject([
      {
        ...{ direction: "outbound", internal: false, caller_extn: "1001", caller_agent: "1001", caller_outside: "" },
        ...{ answered_extn: "", answered_agent: "", answered_outside: "13900139000", agent: "" },
      },
    ]);
    expect(await rows("uuid=in")).toMatchObject([
      {
        ...{ direction: "inbound", internal: true, caller_agent: "1001", answered_extn: "", answered_agent: "" },
        bleg_uuid: "in-b",
      },
    ]);
  });

  it.each([
    ["callerExtn=1001", ["in", "out"]],
    ["callerExtn=100", []],
    ["callerAgent=1001&direction=outbound", ["out"]],
    ["callerOutside=138", ["queued"]],
    ["answeredExtn=1001&answeredAgent=1001", ["queued"]],
    ["answeredOutside=3900", ["out"]],
    ["answeredOutside=%25", []],
    ["anyAgent=1001", ["in", "out", "queued"]],
    ["anyAgent=1002", []],
    ["internal=1", ["in"]],
    ["internal=0", ["out", "queued"]],
    ["internal=0&direction=inbound", ["queued"]],
    ["internal=1&direction=outbound", []],
  ])("finds calls: %s", async (query, expected) => {
    expect(await uuids(query)).toEqual(expected);
  });

  it("lets agents find the calls that they made or talked in, and no others", async () => {
    const headersOf = async (extn: string) => {
      await test.post("/api/xcc/extensions/add", { name: extn, extn, password: "1" });
      const userId = (await test.store.extensions.byNumber(extn))?.user_id ?? 0;
      return { token: await test.store.keys.issueToken({ kind: "user", userId, lifeMs: 60_000 }) };
    };
    const [own, other] = [await headersOf("1001"), await headersOf("1002")];
    expect(await uuids("", own)).toEqual(["in", "out", "queued"]);
    expect(await uuids("callerAgent=1001", own)).toEqual(["in", "out"]);
    expect(await uuids("anyAgent=1001", other)).toEqual([]);
    expect((await test.get("/api/cdrs/out", own)).status).toBe(200);
    expect((await test.get("/api/cdrs/out", other)).status).toBe(404);
  });
});

function tokenOf(test: TestApi): Promise<string> {
  return test.store.keys.issueToken({ kind: "user", userId: 1, lifeMs: 60_000 });
}
