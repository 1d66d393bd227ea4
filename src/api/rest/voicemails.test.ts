import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { MONDAY_TEN } from "../../../test/store/facts.ts";
import type { Extn, MessageId, VoiceMessage } from "../../core/model.ts";

const URL = "/api/voicemails";
const AUDIO = Buffer.from(Array.from({ length: 1_000 }, (_, index) => index % 251));

function messageOf(id: string, mailbox: string, more: Partial<VoiceMessage> = {}): VoiceMessage {
  return {
    ...{ id: id as MessageId, mailbox: mailbox as Extn, file: `2026-03-02/message-${id}.wav` },
    ...{ callerNumber: "13800138000", callerName: "Li", leftAt: MONDAY_TEN, durationMs: 4_000, sizeBytes: 1_000 },
    ...{ heard: false, ...more },
  };
}

describe("messages in mailboxes", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
    mkdirSync(join(test.dataFolder, "recordings", "2026-03-02"), { recursive: true });
    writeFileSync(join(test.dataFolder, "recordings", "2026-03-02", "message-a.wav"), AUDIO);
    writeFileSync(join(test.dataFolder, "secret.wav"), AUDIO);
  }, 120_000);
  afterAll(() => test.stop());
  beforeEach(async () => {
    await test.reset();
    for (const extn of ["1001", "1002"])
      await test.post("/api/xcc/extensions/add", { name: extn, extn, password: "1" });
    // As the engine gives them: those of each mailbox in the order they were left.
    test.center.voicemails = [
      messageOf("out", "1001", { file: "../secret.wav", leftAt: MONDAY_TEN - 60_000 }),
      messageOf("a", "1001"),
      messageOf("b", "1001", { heard: true }),
      messageOf("c", "1002"),
    ];
  });

  const ids = (body: unknown): string[] => (body as { data: { id: string }[] }).data.map(({ id }) => id);
  const tokens = async (extn: string) => {
    const row = await test.store.extensions.byNumber(extn);
    const [userId, extensionId] = [row?.user_id ?? 0, row?.id ?? 0];
    return {
      agent: { token: await test.store.keys.issueToken({ kind: "user", userId, lifeMs: 60_000 }) },
      phone: { token: await test.store.keys.issueToken({ kind: "extension", userId, extensionId, lifeMs: 60_000 }) },
    };
  };

  it("are listed, of all mailboxes or one, new or old, in pages", async () => {
    const { body } = await test.get(`${URL}?extn=1002`);
    expect(body).toEqual({
      ...{ page: 1, pageCount: 1, rowCount: 1 },
      data: [
        {
          ...{ id: "c", extn: "1002", caller_id_number: "13800138000", caller_id_name: "Li", heard: false },
          ...{ duration_ms: 4_000, file_size: 1_000, created_at: "2026-03-02 10:00:00" },
        },
      ],
    });
    expect(ids((await test.get(URL)).body)).toEqual(["c", "b", "a", "out"]);
    expect(ids((await test.get(`${URL}?extn=1001&state=old`)).body)).toEqual(["b"]);
    expect(ids((await test.get(`${URL}?state=new`)).body)).toEqual(["c", "a", "out"]);
    const second = (await test.get(`${URL}?page=2&perPage=3`)).body;
    expect(second).toMatchObject({ page: 2, pageCount: 2, rowCount: 4 });
    expect(ids(second)).toEqual(["out"]);
    expect(ids((await test.get(`${URL}?extn=4711`)).body)).toEqual([]);
    expect((await test.get(`${URL}?state=loud`)).status).toBe(400);
  });

  it("are shown one by one, with their audio, whole or in part", async () => {
    expect((await test.get(`${URL}/a`)).body).toMatchObject({ id: "a", extn: "1001", heard: false });
    expect((await test.get(`${URL}/never`)).status).toBe(404);
    const { phone } = await tokens("1001");
    const whole = await test.api.inject({ url: `${URL}/a/audio`, headers: phone });
    expect([whole.statusCode, whole.headers["content-type"]]).toEqual([200, "audio/wav"]);
    expect(whole.rawPayload.equals(AUDIO)).toBe(true);
    const part = await test.api.inject({ url: `${URL}/a/audio`, headers: { ...phone, range: "bytes=100-199" } });
    expect([part.statusCode, part.headers["content-range"]]).toEqual([206, "bytes 100-199/1000"]);
    expect(await test.get(`${URL}/b/audio`)).toMatchObject({
      status: 404,
      body: { reason: "the message's file is gone" },
    });
    expect((await test.get(`${URL}/out/audio`)).status).toBe(404);
  });

  it("are marked and removed by the engine, in the name of the one who asks", async () => {
    expect(await test.put(`${URL}/a`, { heard: 1 })).toMatchObject({ status: 200, body: { id: "a", heard: true } });
    expect(await test.put(`${URL}/b`, { heard: "false" })).toMatchObject({ status: 200, body: { heard: false } });
    expect((await test.put(`${URL}/a`, {})).status).toBe(400);
    expect(await test.delete(`${URL}/a`)).toMatchObject({ status: 200, body: {} });
    expect(test.center.asked).toEqual([
      { type: "message-mark", mailbox: "1001", message: "a", heard: true, user: "admin" },
      { type: "message-mark", mailbox: "1001", message: "b", heard: false, user: "admin" },
      { type: "message-remove", mailbox: "1001", message: "a", user: "admin" },
    ]);
    const gone = { ok: false, code: "no-such-message", reason: "there is no message a in the mailbox 1001" } as const;
    test.center.outcome = gone;
    expect(await test.delete(`${URL}/a`)).toMatchObject({ status: 404, body: { reason: gone.reason } });
    test.center.outcome = { ok: true };
    test.center.isWritten = false;
    expect((await test.delete(`${URL}/a`)).status).toBe(503);
  });

  it("are for their extension's own user; nobody else's are there for them", async () => {
    for (const headers of Object.values(await tokens("1002"))) {
      expect(ids((await test.get(URL, headers)).body)).toEqual(["c"]);
      expect((await test.get(`${URL}?extn=1001`, headers)).status).toBe(403);
      expect((await test.get(`${URL}/c`, headers)).status).toBe(200);
      for (const url of [`${URL}/a`, `${URL}/a/audio`]) expect((await test.get(url, headers)).status).toBe(404);
      expect((await test.put(`${URL}/a`, { heard: true }, headers)).status).toBe(404);
      expect((await test.delete(`${URL}/a`, headers)).status).toBe(404);
      expect((await test.delete(`${URL}/c`, headers)).status).toBe(200);
    }
    expect((await test.get(URL, {})).status).toBe(403);
    expect(test.center.asked).toMatchObject([{ message: "c" }, { message: "c" }]);
  });
});
