import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CallId, Extn, MessageId } from "../core/model.ts";
import { MessageFiles, type RemovedMessages } from "./message-files.ts";
import { VirtualClock } from "./virtual-clock.ts";

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const [call, mailbox, message] = ["c" as CallId, "1001" as Extn, "m" as MessageId];
const at = { seq: 1, at: 0 };

describe("the files of messages", () => {
  let folder: string;
  const clock = new VirtualClock(0);
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "xcc-messages-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const written = (file: string): string => {
    const path = join(folder, "recordings", file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, "RIFF");
    return path;
  };
  const filesOf = (removed: RemovedMessages) =>
    new MessageFiles({ folder: join(folder, "recordings"), removed, clock, log: silent });
  const none: RemovedMessages = { removedFiles: () => Promise.resolve([]), forget: () => Promise.resolve() };

  it("go when their messages do, and only those", async () => {
    const files = filesOf(none);
    const paths = ["d/short.wav", "d/deleted.wav", "d/removed.wav"].map(written);
    const kept = written("d/kept.wav");
    const outside = written("../outside.wav");
    const left = { callerNumber: "", callerName: "", durationMs: 1_000, sizeBytes: 1 };
    files.take([
      { ...at, type: "message-left", call, mailbox, message, file: "d/kept.wav", ...left },
      { ...at, type: "message-dropped", call, mailbox, reason: "short", file: "d/short.wav", durationMs: 1 },
      { ...at, type: "message-deleted", call, mailbox, message, file: "d/deleted.wav" },
      { ...at, type: "message-removed", mailbox, message, file: "d/removed.wav", user: undefined },
      { ...at, type: "message-removed", mailbox, message, file: "../outside.wav", user: undefined },
      { ...at, type: "message-removed", mailbox, message, file: "d/never-was.wav", user: undefined },
    ]);
    await vi.waitFor(() => expect(paths.filter((path) => existsSync(path))).toEqual([]));
    expect(existsSync(kept)).toBe(true);
    expect(existsSync(outside)).toBe(true);
  });

  it("that a crash has left are swept up at the start, and forgotten; what cannot be removed is tried again", async () => {
    const rows = [
      { id: "a", file: "d/a.wav" },
      { id: "gone", file: "d/gone.wav" },
      { id: "stuck", file: "stuck" },
    ];
    const path = written("d/a.wav");
    // A folder is no file: it cannot be unlinked.
    mkdirSync(join(folder, "recordings", "stuck"));
    const forgotten: string[] = [];
    const files = filesOf({
      removedFiles: () => Promise.resolve(rows.filter(({ id }) => !forgotten.includes(id))),
      forget: (ids) => Promise.resolve(void forgotten.push(...ids)),
    });
    files.start();
    await vi.waitFor(() => expect(forgotten).toEqual(["a", "gone"]));
    expect(existsSync(path)).toBe(false);
    rmSync(join(folder, "recordings", "stuck"), { recursive: true });
    await vi.waitFor(() => {
      clock.advance(3_600_000);
      expect(forgotten).toEqual(["a", "gone", "stuck"]);
    });
    files.stop();
  });

  it("are swept up however many there are", async () => {
    let rows = Array.from({ length: 2_500 }, (_, number) => ({ id: String(number), file: `d/${number}.wav` }));
    const files = filesOf({
      removedFiles: (most) => Promise.resolve(rows.slice(0, most)),
      forget: (ids) => Promise.resolve(void (rows = rows.slice(ids.length))),
    });
    files.start();
    await vi.waitFor(() => expect(rows).toEqual([]), 15_000);
    files.stop();
  });
});
