import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeFolder, narrowFiles, narrowingFiles } from "./private-files.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "xcc-private-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function modeOf(path: string): string {
  return (lstatSync(path).mode & 0o777).toString(8);
}

/** As a umask of 0 would have made it. */
function open(path: string, mode: number): string {
  if ((mode & 0o111) === 0) writeFileSync(path, "x");
  else mkdirSync(path);
  chmodSync(path, mode);
  return path;
}

describe("the data folder", () => {
  it("is made for its owner alone, with what leads to it", () => {
    expect(closeFolder(join(home, "a", "b"))).toBe(false);
    expect([modeOf(join(home, "a")), modeOf(join(home, "a", "b"))]).toEqual(["700", "700"]);
  });

  it.each([0o755, 0o777, 0o750, 0o701])("that was open (%o) is closed, once", (mode) => {
    const folder = open(join(home, "data"), mode);
    expect(closeFolder(folder)).toBe(true);
    expect(modeOf(folder)).toBe("700");
    expect(closeFolder(folder)).toBe(false);
  });

  it("may be a link: what it leads to is closed", () => {
    const folder = open(join(home, "disk"), 0o755);
    symlinkSync(folder, join(home, "data"));
    expect(closeFolder(join(home, "data"))).toBe(true);
    expect(modeOf(folder)).toBe("700");
  });

  it("of somebody else is refused, and nothing is changed", () => {
    const folder = open(join(home, "data"), 0o755);
    const other = statSync(folder).uid + 1;
    expect(() => closeFolder(folder, other)).toThrow(/belongs to user \d+, and this is user \d+.*chown -R \d+ /s);
    expect(modeOf(folder)).toBe("755");
  });
});

describe("what is in it", () => {
  it("is for its owner alone, who may do with it what they could before", async () => {
    const folder = open(join(home, "recordings"), 0o755);
    const files = [
      open(join(folder, "a.wav"), 0o644),
      open(join(folder, "b.wav"), 0o666),
      open(join(folder, "c"), 0o444),
    ];
    const inner = open(join(folder, "2026"), 0o777);
    const deep = open(join(inner, "d.wav"), 0o640);
    const own = open(join(inner, "e.wav"), 0o600);
    expect(await narrowFiles(home)).toEqual({ narrowed: 6, left: 0 });
    expect([folder, inner, ...files, deep, own].map(modeOf)).toEqual([
      ...["700", "700", "600", "600", "400", "600", "600"],
    ]);
    expect(await narrowFiles(home)).toEqual({ narrowed: 0, left: 0 });
  });

  it("ends at links: what they lead to is somebody else's affair", async () => {
    const outside = open(join(home, "outside"), 0o755);
    const file = open(join(outside, "file"), 0o644);
    const inside = open(join(home, "inside"), 0o700);
    symlinkSync(outside, join(inside, "folder"));
    symlinkSync(file, join(inside, "file"));
    expect(await narrowFiles(inside)).toEqual({ narrowed: 0, left: 0 });
    expect([modeOf(outside), modeOf(file)]).toEqual(["755", "644"]);
  });

  it("is told of in one line, and where there is nothing to tell in none", async () => {
    const told: unknown[] = [];
    const tell = (fields: object, text: string): void => void told.push([fields, text]);
    const log = { debug: tell, info: tell, warn: tell, error: tell };
    for (let index = 0; index < 100; index += 1) open(join(home, String(index)), 0o644);
    const stop = narrowingFiles(home, log);
    await expect.poll(() => told).toHaveLength(1);
    await stop();
    await narrowingFiles(home, log)();
    await narrowingFiles(join(home, "nowhere"), log)();
    expect(told).toEqual([[{ entries: 100 }, "files in the data folder were open to others; they are not any more"]]);
    expect(readdirSync(home).every((name) => modeOf(join(home, name)) === "600")).toBe(true);
  });
});
