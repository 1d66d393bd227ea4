import { writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DEV_KEY, startTestApi, type TestApi } from "../../../test/api/test-api.ts";

const BOUNDARY = "----boundary";

/** A second of 16 kHz and two channels, unless told otherwise. */
function wav(seconds = 1, channels = 2, rateHz = 16_000): Buffer {
  const data = Buffer.alloc(seconds * rateHz * channels * 2, 1);
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + data.length, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rateHz, 24);
  header.writeUInt32LE(rateHz * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

describe("prompts", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(async () => {
    await test.reset();
    await rm(test.prompts.folder, { recursive: true, force: true });
  });
  afterAll(() => test.stop());

  const upload = async (filename: string, bytes: Buffer, fields: Readonly<Record<string, string>> = {}) => {
    const part = (head: string): Buffer => Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}`);
    const payload = Buffer.concat([
      ...Object.entries(fields).map(([name, value]) => part(`name="${name}"\r\n\r\n${value}\r\n`)),
      part(`name="file"; filename="${filename}"\r\nContent-Type: audio/wav\r\n\r\n`),
      bytes,
      Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
    ]);
    const headers = { token: DEV_KEY, "content-type": `multipart/form-data; boundary=${BOUNDARY}` };
    const answer = await test.api.inject({ method: "POST", url: "/api/prompts", headers, payload });
    return { status: answer.statusCode, body: JSON.parse(answer.body) as Record<string, unknown> };
  };
  const remove = (name: string) =>
    test.api.inject({ method: "DELETE", url: `/api/prompts/${name}`, headers: { token: DEV_KEY } });

  it("are kept at 8 kHz and one channel, listened to, and listed with where they are used", async () => {
    const added = await upload("Choose.wav", wav(), { name: "choose" });
    expect(added).toMatchObject({ status: 200, body: { name: "choose", duration_ms: 1000, file_size: 16_044 } });
    await upload("欢迎.wav", wav());
    await test.post("/api/xcc/ivrs/add", { name: "main", type: "next", nbr: "6000", media_file: "choose.wav" });
    await test.post("/api/xcc/queues/add", { name: "q", strategy: "ring-all", greeting: "choose" });
    const { body } = await test.get("/api/prompts");
    expect(body).toMatchObject([
      { name: "choose", used_by: ["queue q (greeting)", "IVR main (media_file)"] },
      { name: "欢迎", used_by: [] },
    ]);
    const heard = await test.api.inject({ url: "/api/prompts/choose", headers: { token: DEV_KEY } });
    expect([heard.statusCode, heard.headers["content-type"]]).toEqual([200, "audio/wav"]);
    expect(heard.rawPayload.readUInt32LE(24)).toBe(8_000);
    const range = await test.api.inject({
      url: "/api/prompts/choose",
      headers: { token: DEV_KEY, range: "bytes=0-43" },
    });
    expect([range.statusCode, range.rawPayload.length]).toEqual([206, 44]);
  });

  it("are not deleted as long as one is used, and not overwritten unless that is said", async () => {
    await upload("choose.wav", wav());
    const ivr = { name: "main", type: "next", nbr: "6000", media_file: "choose" };
    const { body } = await test.post("/api/xcc/ivrs/add", ivr);
    const refused = await remove("choose");
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain("IVR main (media_file)");
    expect((await upload("choose.wav", wav(2))).status).toBe(409);
    expect(await upload("choose.wav", wav(2), { replace: "true" })).toMatchObject({ body: { duration_ms: 2000 } });
    await test.post("/api/xcc/ivrs/del", { id: (body as { id: string }).id });
    expect((await remove("choose")).statusCode).toBe(200);
    expect((await remove("choose")).statusCode).toBe(404);
    expect((await test.get("/api/prompts")).body).toEqual([]);
  });

  it("of other formats are refused where there is no ffmpeg, and it is said what to install", async () => {
    const mp3 = await upload("song.mp3", Buffer.from("ID3\u0004rest"));
    expect(mp3).toMatchObject({ status: 400, body: { fields: [{ field: "file" }] } });
    expect(mp3.body["reason"]).toContain("install ffmpeg");
  });

  it("are refused where they are no sound, too long, without a name that can be kept, or no form at all", async () => {
    expect((await upload("a.wav", wav(0))).status).toBe(400);
    expect((await upload("a.wav", Buffer.from("RIFF0000WAVEjunk"))).status).toBe(400);
    expect((await upload("a.wav", wav(601, 1, 8_000))).body["reason"]).toContain("10 minutes");
    for (const name of ["../a", "a/b", ".a", "", "a b"])
      expect((await upload("x.wav", wav(), { name })).status).toBe(400);
    expect((await test.post("/api/prompts", { name: "a" })).status).toBe(400);
    expect((await upload("a.wav", Buffer.alloc(20_000_001))).status).toBe(413);
    expect((await test.get("/api/prompts")).body).toEqual([]);
    expect((await test.get("/api/prompts/..%2F..%2Fetc")).status).toBe(400);
  });

  it("are listed too where they were put into the folder by hand", async () => {
    await upload("a.wav", wav());
    writeFileSync(join(test.prompts.folder, "b.wav"), wav(1, 1, 8_000));
    writeFileSync(join(test.prompts.folder, "c.txt"), "");
    expect((await test.get("/api/prompts")).body).toMatchObject([{ name: "a" }, { name: "b", duration_ms: 1000 }]);
  });
});
