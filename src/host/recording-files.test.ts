import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { KeptRecordings, RemovedWhy } from "../ports/recordings.ts";
import { RecordingFiles, type RecordingFilesParts } from "./recording-files.ts";
import { VirtualClock } from "./virtual-clock.ts";

const NOW = Date.UTC(2026, 2, 20, 12);
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

interface Row {
  readonly id: number;
  readonly file: string;
  readonly at: number;
  why?: RemovedWhy;
  gone?: boolean;
}

describe("recordings that are not kept", () => {
  let folder: string;
  let clock: VirtualClock;
  let rows: Row[];
  let said: string[];
  let isAway: boolean;
  let files: RecordingFiles;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "xcc-recordings-"));
    clock = new VirtualClock(NOW);
    [rows, said, isAway] = [[], [], false];
  });
  afterEach(async () => {
    await files.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Marks one at a time, so that it has to be asked again. */
  const kept: KeptRecordings = {
    expire: ({ before, mostBytes }) => {
      if (isAway) return Promise.reject(new Error("the database is away"));
      const living = rows.filter((row) => row.why === undefined);
      const old = living.find(({ at }) => before !== undefined && at < before);
      const many = mostBytes !== undefined && living.length * 4 > mostBytes ? living[0] : undefined;
      const row = old ?? many;
      if (row !== undefined) row.why = old === undefined ? "room" : "age";
      return Promise.resolve(row === undefined ? 0 : 1);
    },
    filesToRemove: (afterId) =>
      Promise.resolve(
        rows.flatMap(({ id, file, why, gone }) => {
          return why !== undefined && gone !== true && id > afterId ? [{ id, file, why }] : [];
        }),
      ),
    filesGone: (ids) => {
      for (const row of rows) if (ids.includes(row.id)) row.gone = true;
      return Promise.resolve();
    },
    filesKept: (asked) =>
      Promise.resolve(
        new Set(rows.filter(({ file, why }) => why === undefined && asked.includes(file)).map(({ file }) => file)),
      ),
  };

  function swept(settings: Partial<RecordingFilesParts> = {}): void {
    const say = (_: object, text: string): void => void said.push(text);
    const log = { debug: say, info: say, warn: say, error: say };
    files = new RecordingFiles({ folder, kept, keptDays: 0, mostBytes: 0, clock, log, ...settings });
    files.sweep();
  }

  /** Written, and known under the next id. */
  function recorded(file: string, at: number): string {
    rows.push({ id: rows.length + 1, file, at });
    return written(file);
  }

  function written(file: string): string {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, "RIFF");
    return path;
  }

  const measured = (): Record<string, number> => {
    const [removed, left] = files.measures();
    const samples = (removed?.samples ?? []).map(({ labels, value }) => [labels?.["why"] ?? "", value] as const);
    return { ...Object.fromEntries(samples), left: left?.samples[0]?.value ?? -1 };
  };
  const untilGone = (...paths: string[]): Promise<void> =>
    vi.waitFor(() => expect(paths.filter((path) => existsSync(path))).toEqual([]));
  /** Until the next sweep is waited for. */
  const untilSwept = (): Promise<void> => vi.waitFor(() => expect(clock.idle).toBe(false));

  it("are none unless somebody says so", async () => {
    const path = recorded("2006/03/01/a.wav", 0);
    const stray = written("2006/03/01/stray.wav");
    swept();
    await untilSwept();
    expect([existsSync(path), existsSync(stray), said]).toEqual([true, true, []]);
  });

  it("go when they are too old, and every hour again", async () => {
    const old = [recorded("2026/03/09/a.wav", NOW - 11 * DAY_MS), recorded("2026/03/10/b.wav", NOW - 10 * DAY_MS - 1)];
    const young = recorded("2026/03/10/c.wav", NOW - 10 * DAY_MS + HOUR_MS / 2);
    swept({ keptDays: 10 });
    await untilGone(...old);
    await vi.waitFor(() => expect(said).toEqual(["recordings were removed"]));
    expect(existsSync(young)).toBe(true);
    expect(measured()).toEqual({ age: 2, room: 0, user: 0, stray: 0, left: 0 });
    await untilSwept();
    clock.advance(HOUR_MS);
    await untilGone(young);
  });

  it("go when all take too much room, the oldest first", async () => {
    const paths = [1, 2, 3].map((day) => recorded(`2026/03/0${String(day)}/a.wav`, NOW + day));
    swept({ mostBytes: 8 });
    await untilGone(paths[0] ?? "");
    await untilSwept();
    expect(paths.map((path) => existsSync(path))).toEqual([false, true, true]);
    expect(measured()).toMatchObject({ room: 1 });
  });

  it("go when somebody removes one, also while another sweep runs; what cannot be removed is tried again, and told", async () => {
    const path = recorded("2026/03/20/a.wav", NOW);
    rows.push({ id: 2, file: "stuck", at: NOW, why: "user" }, { id: 3, file: "never-was.wav", at: NOW, why: "user" });
    rows.push({ id: 4, file: "../outside.wav", at: NOW, why: "user" });
    // A folder is no file: it cannot be unlinked.
    mkdirSync(join(folder, "stuck"));
    const outside = written("../outside.wav");
    swept();
    const [row] = rows;
    if (row !== undefined) row.why = "user";
    files.sweep();
    await untilGone(path);
    await untilSwept();
    expect(rows.map(({ gone }) => gone)).toEqual([true, undefined, true, true]);
    expect(existsSync(outside)).toBe(true);
    rmSync(outside);
    expect(measured()).toMatchObject({ user: 1, left: 1 });
    expect(said).toContain("files of recordings could not be removed; trying again later");
    rmSync(join(folder, "stuck"), { recursive: true });
    clock.advance(HOUR_MS);
    await vi.waitFor(() => expect(rows[1]?.gone).toBe(true));
    await vi.waitFor(() => expect(measured()).toMatchObject({ left: 0 }));
  });

  it("are also the files of which nobody knows, but not messages, nor what may still be written", async () => {
    const known = recorded("2026/03/01/known.wav", NOW);
    const stray = [written("2026/03/01/crashed.wav"), written("2025/12/31/crashed.wav")];
    const others = [
      written("2026/03/01/message-1.wav"),
      ...[written("2026/03/01/notes.txt"), written("2026/03/17/late.wav"), written("own/2026.wav")],
    ];
    swept({ keptDays: 1 });
    await untilGone(...stray);
    await untilSwept();
    expect([known, ...others].filter((path) => !existsSync(path))).toEqual([]);
    expect(measured()).toMatchObject({ stray: 2 });
  });

  it("wait while the database is away", async () => {
    const path = recorded("2026/03/01/a.wav", 0);
    isAway = true;
    swept({ keptDays: 1 });
    await vi.waitFor(() => expect(said).toHaveLength(1));
    await untilSwept();
    expect(existsSync(path)).toBe(true);
    isAway = false;
    clock.advance(HOUR_MS);
    await untilGone(path);
  });

  it("are measured as docs/operations.md says", () => {
    swept();
    const page = readFileSync(join(import.meta.dirname, "../../docs/operations.md"), "utf8");
    expect(files.measures().filter(({ name }) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
