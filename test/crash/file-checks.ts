// Recordings and messages: what is said of them can be heard, and no file lies there of which nothing is said.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { wavDurationMs } from "../../src/media/record/wav-duration.ts";
import type { Json, Server } from "../interop/server.ts";
import { until } from "../interop/until.ts";
import type { FoundCall } from "./call-checks.ts";
import type { Ledger, PlacedCall } from "./ledger.ts";
import { MAILBOX, QUEUE } from "./plan.ts";

/** Longer talks have something to be heard, and where the server died then or just after it, these: all is written in pieces. */
const SHORT_MS = 300;
const UNWRITTEN_MS = 3_000;
const JUST_AFTER_MS = 1_000;
/** A greeting, a tone, and a second that was written. */
const MESSAGE_MS = 3_200;
const WAV_HEADER_BYTES = 44;

interface Listed {
  readonly id: number;
  readonly uuid: string;
  readonly duration_ms: number;
}

/** Each talk of the queue that was long enough has its recording, and each recording can be heard. */
export async function expectRecordings(server: Server, calls: Iterable<FoundCall>, ledger: Ledger): Promise<void> {
  for (const { uuid, record } of calls) {
    const what = `the recording of the call of ${record.callerNumber}`;
    const isRecorded = record.way.some((step) => step.type === "queue" && step.queue === QUEUE);
    const talkMs = record.talks.reduce((sum, { startedAt, endedAt }) => sum + (endedAt ?? startedAt) - startedAt, 0);
    const kept = record.recordings.filter(({ file }) => file !== undefined);
    for (const { file, failure } of record.recordings) {
      expect(file ?? failure, `${what} has neither a file nor a reason`).toBeDefined();
    }
    const { endedAt = 0 } = record;
    const isCut =
      ledger.killedAt.some((at) => at >= endedAt && at - endedAt < JUST_AFTER_MS) || record.cause === "crashed";
    if (isRecorded && talkMs > (isCut ? UNWRITTEN_MS : SHORT_MS))
      expect(kept.length, `${what}, ${talkMs} ms`).toBeGreaterThan(0);
    const listed = (await server.get(`/api/media_files?uuid=${uuid}`)) as readonly Listed[];
    expect(listed.length, `${what} in the list`).toBe(kept.length);
    for (const { id, duration_ms } of listed) await expectAudio(server, `/api/media_files/${id}`, duration_ms, what);
  }
}

async function expectAudio(server: Server, url: string, durationMs: number, what: string): Promise<void> {
  const answer = await server.request("GET", url);
  expect(answer.status, what).toBe(200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.toString("latin1", 0, 4), what).toBe("RIFF");
  const channels = bytes.readUInt16LE(22);
  const heldMs = (bytes.length - WAV_HEADER_BYTES) / (channels * 16);
  expect(Math.abs(heldMs - durationMs), `${what}: its length`).toBeLessThan(50);
}

/** Messages that were shown are there; who has spoken and hung up has left one; each can be heard. */
export async function expectMessages(server: Server, ledger: Ledger, placed: readonly PlacedCall[]): Promise<void> {
  const { data } = (await server.get("/api/voicemails?perPage=1000")) as { readonly data: readonly Json[] };
  const there = new Map(data.map((row) => [String(row["id"]), row]));
  expect(
    [...ledger.messages].filter((id) => !there.has(id)),
    "messages that the API has shown",
  ).toEqual([]);
  const left = new Set(data.map((row) => String(row["caller_id_number"])));
  expect(left.size, "messages, one for each call").toBe(data.length);
  for (const { number, dialled, answeredAt, byeAt, byeAnsweredAt } of placed) {
    if (dialled !== MAILBOX || answeredAt === undefined || byeAt === undefined || byeAnsweredAt === undefined) continue;
    if (byeAt - answeredAt > MESSAGE_MS) expect(left.has(number), `the message of ${number}`).toBe(true);
  }
  for (const { id, duration_ms } of data.slice(0, 20)) {
    await expectAudio(server, `/api/voicemails/${String(id)}/audio`, Number(duration_ms), `the message ${String(id)}`);
    ledger.messages.add(String(id));
  }
}

/** No file without somebody who speaks of it, and none that says nothing. */
export async function expectNoStrayFiles(
  dataFolder: string,
  server: Server,
  spokenOf: ReadonlySet<string>,
): Promise<void> {
  let strays: readonly string[] = [];
  await until("every file belongs to a recording or a message", async () => {
    const { data } = (await server.get("/api/voicemails?perPage=1000")) as { readonly data: readonly Json[] };
    const messages = new Set(data.map(({ id }) => String(id)));
    strays = filesIn(dataFolder).filter((file) => {
      const [, message] = /message-([^/]+)\.wav$/.exec(file) ?? [];
      return message === undefined ? !spokenOf.has(file) : !messages.has(message);
    });
    return strays.length === 0 ? true : undefined;
  }).catch((error: unknown) => {
    const sizes = strays.map((file) => `${file} (${statSync(join(dataFolder, "recordings", file)).size} bytes)`);
    throw new Error(`nobody speaks of these files: ${sizes.join(", ")}`, { cause: error });
  });
  // One that has just begun has a moment.
  let silent: readonly string[] = [];
  await until("in every file something can be heard", () => {
    silent = filesIn(dataFolder).filter((file) => wavDurationMs(join(dataFolder, "recordings", file)) === undefined);
    return Promise.resolve(silent.length === 0 || undefined);
  }).catch((error: unknown) => {
    const sizes = silent.map((file) => `${file} (${statSync(join(dataFolder, "recordings", file)).size} bytes)`);
    throw new Error(`files in which nothing can be heard: ${sizes.join(", ")}`, { cause: error });
  });
}

function filesIn(dataFolder: string): readonly string[] {
  const folder = join(dataFolder, "recordings");
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
