import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { factsFrom, MONDAY_TEN, queueCall } from "../../../test/store/facts.ts";

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
        ...{ start_stamp: "2026-03-02 10:00:00", ring_stamp: "2026-03-02 10:00:03" },
        ...{ answer_stamp: "2026-03-02 10:00:00", end_stamp: "2026-03-02 10:00:20", duration: 20, billsec: 20 },
        ...{ hangup_cause: "NORMAL_CLEARING", hangup_by: "caller", queue: "support", agent: "1001" },
        ...{ wait_ms: 5000, ring_ms: 1800, talk_ms: 13_000, hold_ms: 2000, wrap_up_ms: 0, media_file_id: "1" },
      },
    ]);
  });

  it("show a call that lives", async () => {
    const { body } = await test.get("/api/cdrs/call-3");
    expect(body).toMatchObject({ end_stamp: "", duration: 0, hangup_cause: "", media_file_id: "", agent: "" });
  });

  it("come latest first, in pages, a page beyond the last being the last", async () => {
    expect(await uuids("perPage=2")).toEqual(["call-3", "call-2"]);
    expect(await uuids("perPage=2&page=2")).toEqual(["call-1", "call-0"]);
    expect(await uuids("perPage=3&page=9")).toEqual(["call-0"]);
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
    expect(await uuids("q=%25")).toEqual([]);
    expect(await uuids("startBillsec=20&endBillsec=20")).toHaveLength(3);
    expect(await uuids("startBillsec=21")).toEqual([]);
    expect(await uuids("queue=support&agent=1001")).toHaveLength(3);
  });

  it.each(["startDate=yesterday", "endDate=2026-02-30", "page=0", "perPage=5000", "dateType=ring", "startBillsec=x"])(
    "refuse %s, naming the field",
    async (query) => {
      const { status, body } = await test.get(`/api/cdrs?${query}`);
      expect(status).toBe(400);
      expect((body as { fields: { field: string }[] }).fields.map(({ field }) => field)).toEqual([query.split("=")[0]]);
    },
  );

  it("hold the whole way of a call, found by its id or a leg's", async () => {
    for (const uuid of ["call-0", "call-0-a", "call-0-c"]) {
      const { status, body } = await test.get(`/api/cdrs/${uuid}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        uuid: "call-0",
        record: {
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
});

async function tokenOf(test: TestApi): Promise<string> {
  return test.store.keys.issueToken({ kind: "user", userId: 1, lifeMs: 60_000 });
}
