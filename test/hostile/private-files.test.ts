// Neighbours on the same machine: whatever the umask, nobody else reads what the server writes.
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { addQueue, startCenter, untilRecorded } from "../interop/center.ts";
import { startServer } from "../interop/server.ts";
import { until } from "../interop/until.ts";
import { Phones } from "../interop/sipp-center.ts";
import { explain } from "../interop/sipp.ts";
import { freshDatabase } from "../store/fresh-database.ts";

let before: number;
beforeAll(() => {
  // As careless as can be; the servers inherit it.
  before = process.umask(0);
});
afterAll(() => void process.umask(before));

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Whatever others could read, write or enter: path and mode. */
function openIn(folder: string): string[] {
  return [".", ...readdirSync(folder, { recursive: true, encoding: "utf8" })].flatMap((name) => {
    // What is written beside it and moved into its place may be gone by now.
    const mode = lstatSync(join(folder, name), { throwIfNoEntry: false })?.mode ?? 0;
    return (mode & 0o077) === 0 ? [] : [`${name} ${(mode & 0o777).toString(8)}`];
  });
}

it("a first start makes everything for its owner alone", async () => {
  const home = mkdtempSync(join(tmpdir(), "xcc-umask-"));
  folders.push(home);
  const server = await startServer({ dataFolder: join(home, "data") });
  // The folder itself from the first moment on, so that nobody gets at what the database makes its own way.
  expect(lstatSync(server.dataFolder).mode & 0o777).toBe(0o700);
  await until("all in it is closed", () => Promise.resolve(openIn(server.dataFolder).length === 0 || undefined));
  expect(readdirSync(server.dataFolder)).toEqual(expect.arrayContaining(["database", "events"]));
  expect(await server.stop()).toBe(0);
  expect(openIn(server.dataFolder)).toEqual([]);
});

it("a recorded call leaves nothing open to others", async () => {
  const server = await startCenter(["1000", "1001"]);
  const phones = new Phones(server);
  await addQueue(server);
  const agent = await phones.atWork("1001");
  const called = await phones.call("1000");
  expect(called.code, explain(called)).toBe(0);
  await agent.done;
  await phones.stop();
  await untilRecorded(server, "1000");
  const recordings = join(server.dataFolder, "recordings");
  await until("there is a recording", () => {
    const files = readdirSync(recordings, { recursive: true, encoding: "utf8" });
    return Promise.resolve(files.some((name) => name.endsWith(".wav")) ? true : undefined);
  });
  expect(openIn(recordings)).toEqual([]);
  expect(await server.stop()).toBe(0);
});

it("a folder that was open is closed at the start, with what is in it, and said", async () => {
  const { folder } = await freshDatabase();
  const dataFolder = dirname(folder);
  folders.push(dataFolder);
  const recordings = join(dataFolder, "recordings", "2026", "01", "02");
  mkdirSync(recordings, { recursive: true });
  for (const name of ["a.wav", "b.wav"]) writeFileSync(join(recordings, name), "x");
  chmodSync(dataFolder, 0o755);
  const server = await startServer({ dataFolder });
  expect(lstatSync(dataFolder).mode & 0o777).toBe(0o700);
  expect(server.log).toContain("the data folder was open to others");
  await until("everything is closed", () => Promise.resolve(openIn(dataFolder).length === 0 ? true : undefined));
  await until("it is told", () => Promise.resolve(/"entries":\d+/.exec(server.log) ?? undefined));
  expect(await server.stop()).toBe(0);
});
