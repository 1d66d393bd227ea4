// Recordings as they are kept, and as others make them.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiBeside, DEV_KEY, parsed, startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { factsFrom, MONDAY_TEN, queueCall } from "../../../test/store/facts.ts";
import type { ConvertedRecording, ConvertRecording } from "../../host/recording-converter.ts";

const headers = { token: DEV_KEY };

let test: TestApi;
const asked: (readonly [string, string])[] = [];
let made: ConvertedRecording = { type: "busy" };
const convertRecording: ConvertRecording = (file, format) => {
  asked.push([file, format]);
  return Promise.resolve(made);
};
let api: ReturnType<typeof apiBeside>;
beforeAll(async () => {
  test = await startTestApi();
  api = apiBeside(test, {}, { convertRecording });
  await test.store.project(factsFrom(1, MONDAY_TEN, queueCall("call-1")));
  const path = join(test.dataFolder, "recordings/2026/call-1-1.wav");
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "RIFF0000WAVE");
});
afterAll(async () => {
  await api.close();
  await test.stop();
});

describe("a recording", () => {
  it("is itself by its id and by that and .wav, in parts too", async () => {
    for (const url of ["/api/media_files/1", "/api/media_files/1.wav", "/api/media_files/1.WAV"]) {
      const whole = await api.inject({ url, headers });
      expect([whole.statusCode, whole.headers["content-type"], whole.payload]).toEqual([
        200,
        "audio/wav",
        "RIFF0000WAVE",
      ]);
      const part = await api.inject({ url, headers: { ...headers, range: "bytes=0-3" } });
      expect([part.statusCode, part.payload]).toEqual([206, "RIFF"]);
    }
  });

  it.each([
    ["mp3", "audio/mpeg"],
    ["ogg", "audio/ogg"],
  ])("is made into %s", async (ending, type) => {
    made = { type: "converting", audio: Readable.from([Buffer.from("music")]) };
    const answer = await api.inject({ url: `/api/media_files/1.${ending}?download=1`, headers });
    expect([answer.statusCode, answer.payload]).toEqual([200, "music"]);
    expect(answer.headers).toMatchObject({ "content-type": type, "accept-ranges": "none" });
    expect(answer.headers["content-disposition"]).toBe(`attachment; filename="call-1-1.${ending}"`);
    expect(answer.headers["cache-control"]).toBe("private, no-cache");
    expect(asked.at(-1)).toEqual([join(test.dataFolder, "recordings/2026/call-1-1.wav"), ending]);
  });

  it("is told to be had as it is where it cannot be made into another", async () => {
    const told = async (): Promise<unknown> => {
      const answer = await api.inject({ url: "/api/media_files/1.mp3", headers });
      expect(answer.headers).not.toHaveProperty("content-disposition");
      return parsed(answer.payload);
    };
    made = { type: "not-installed" };
    const reason = "mp3 is made by ffmpeg, which is not installed here: take .wav";
    expect(await told()).toMatchObject({ code: 501, error: "not-installed", reason });
    made = { type: "busy" };
    expect(await told()).toMatchObject({ code: 429, error: "too-many" });
    made = { type: "failed", reason: "secret path" };
    expect(await told()).toMatchObject({
      code: 500,
      error: "internal",
      reason: expect.not.stringContaining("secret") as string,
    });
    expect((await test.get("/api/media_files/1.ogg")).body).toMatchObject({ code: 501 });
  });

  it("is there for whom it is there, whatever it is asked as", async () => {
    const before = asked.length;
    for (const [url, status] of [
      ["/api/media_files/2.mp3", 404],
      ["/api/media_files/1.flac", 400],
      ["/api/media_files/.mp3", 400],
      ["/api/media_files/99999999999.mp3", 400],
      ["/api/media_files/1.mp3.wav", 400],
    ] as const) {
      expect((await api.inject({ url, headers })).statusCode, url).toBe(status);
    }
    expect((await api.inject({ url: "/api/media_files/1.mp3" })).statusCode).toBe(403);
    expect(asked).toHaveLength(before);
  });
});
