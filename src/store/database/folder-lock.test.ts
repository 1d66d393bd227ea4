import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FolderInUse, lockDataFolder, lockFolder } from "./folder-lock.ts";

describe("the lock on a folder", () => {
  let home: string;
  let folder: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "xcc-lock-"));
    folder = join(home, "a", "database");
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it("is held by one, and free again when released", () => {
    const lock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(FolderInUse);
    expect(() => lockFolder(folder)).toThrow(new RegExp(`process ${process.pid};`));
    lock.release();
    lockFolder(folder).release();
    expect(readdirSync(join(home, "a"))).toEqual([]);
  });

  it.each([
    ["of a process that is gone", { pid: 4_194_303, start: "1" }],
    ["of a process whose number another has now", { pid: process.pid, start: "1" }],
    ["that is nothing", "what?"],
    ["that is empty", ""],
  ])("is taken over from one %s", (_, content) => {
    lockFolder(folder).release();
    const file = `${folder}.lock`;
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    const lock = lockFolder(folder);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ pid: process.pid });
    lock.release();
  });

  it("says of a holder that lives whether its supervisor does", () => {
    const inUse = (supervisor?: object): FolderInUse => {
      writeFileSync(join(home, "center.lock"), JSON.stringify({ pid: process.pid, start: "", supervisor }));
      try {
        lockDataFolder(home).release();
      } catch (error) {
        if (error instanceof FolderInUse) return error;
      }
      throw new Error("it was free");
    };
    expect(inUse()).toMatchObject({ pid: process.pid, isLeftOver: false });
    expect(inUse({ pid: process.pid, start: "" }).isLeftOver).toBe(false);
    expect(inUse({ pid: process.pid, start: "1" }).isLeftOver).toBe(true);
    expect(inUse({ pid: 4_194_303, start: "1" }).isLeftOver).toBe(true);
    rmSync(join(home, "center.lock"));
    const lock = lockDataFolder(home, process.ppid);
    expect(JSON.parse(readFileSync(join(home, "center.lock"), "utf8"))).toMatchObject({
      supervisor: { pid: process.ppid },
    });
    lock.release();
  });

  it("that was taken on a full disk, as a link to nowhere, holds as well, until its process is gone", () => {
    lockFolder(folder).release();
    const file = `${folder}.lock`;
    symlinkSync(JSON.stringify({ pid: process.pid, start: "" }), file);
    expect(() => lockFolder(folder)).toThrow(FolderInUse);
    rmSync(file);
    symlinkSync(JSON.stringify({ pid: 4_194_303, start: "1" }), file);
    lockFolder(folder).release();
    expect(readdirSync(join(home, "a"))).toEqual([]);
  });
});
