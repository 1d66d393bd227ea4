// Who hears what, and what is recorded, in every situation of a conversation: a server, phones that each send a tone of their own,
// and the functions that agents and supervisors call. The table is in sound-table.ts.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startCenter } from "./center.ts";
import type { Server } from "./server.ts";
import { extensionsOf, Lane, MUSIC_FILE, writeMusic } from "./lane.ts";
import { SoundJudge } from "./sound-judge.ts";
import { calls, type Row } from "./sound-table.ts";

/** Calls that go on side by side. */
const LANES = [1, 2, 3];

let server: Server;
let lanes: readonly Lane[] = [];

beforeAll(async () => {
  server = await startCenter(LANES.flatMap((number) => Object.values(extensionsOf(number))));
  const sounds = join(server.dataFolder, "sounds");
  mkdirSync(sounds, { recursive: true });
  writeMusic(join(sounds, MUSIC_FILE));
  lanes = LANES.map((number) => new Lane(server, number));
  await Promise.all(lanes.map((lane, at) => lane.start({ record_consultation: recordsConsultations(at) ? "1" : "" })));
});

afterAll(async () => {
  await Promise.all(lanes.map((lane) => lane.stop()));
  expect(await server.stop()).toBe(0);
});

it("is as the table says, at every phone and on both sides of the recording", async () => {
  const waiting = calls().map((rows, index) => ({ rows, index }));
  const wrong: string[] = [];
  const work = async (lane: Lane, at: number): Promise<void> => {
    const judge = new SoundJudge(server, lane, recordsConsultations(at));
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { index, rows } = next;
      await judge.judge(rows).catch((error: unknown) => {
        wrong.push(`call ${String(index + 1)} (${nameOf(rows)}): ${firstLines(error)}`);
      });
    }
  };
  await Promise.all(lanes.map(work));
  expect(wrong).toEqual([]);
});

/** The second lane does not, the others do. */
function recordsConsultations(lane: number): boolean {
  return lane !== 1;
}

function firstLines(error: unknown): string {
  return String(error).split("\n").slice(0, 4).join("\n");
}

function nameOf(rows: readonly Row[]): string {
  return rows.map(({ situation }) => situation).join(", ");
}
