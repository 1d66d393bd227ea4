import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DISK, LineFile, type Disk } from "./line-file.ts";

let folder = "";
let file = "";
const text = (): string => readFileSync(file, "utf8");

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "xcc-lines-"));
  file = join(folder, "lines");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function half(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

/** Refuses while it is full, having taken half of what it was given. */
function fullDisk(): { readonly disk: Disk; isFull: boolean } {
  const made = {
    isFull: false,
    disk: {
      ...DISK,
      write: (handle: number, bytes: Uint8Array): void => {
        if (!made.isFull) {
          DISK.write(handle, bytes);
          return;
        }
        DISK.write(handle, half(bytes));
        throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
      },
    },
  };
  return made;
}

/** Does so many things, half of the last one where that can be, and nothing after them: not even what cleans up. */
function dyingDisk(after: number): Disk {
  let left = after;
  const dying =
    <Args extends readonly unknown[], Result>(act: (...args: Args) => Result, last?: (...args: Args) => void) =>
    (...args: Args): Result => {
      left -= 1;
      if (left > 0) return act(...args);
      if (left === 0) last?.(...args);
      throw new Error("it is dead");
    };
  return {
    create: dying(DISK.create, (...args) => void DISK.create(...args)),
    write: dying(DISK.write, (handle, bytes) => DISK.write(handle, half(bytes))),
    truncate: dying(DISK.truncate),
    rename: dying(DISK.rename),
    remove: dying(DISK.remove),
  };
}

describe("a file of lines", () => {
  it("has what was appended to it, and is its owner's alone", () => {
    const lines = new LineFile(file);
    expect([lines.read(), lines.isOpen]).toEqual([undefined, false]);
    expect(() => lines.append("x\n")).toThrow("is not open");
    lines.writeAnew("head\n");
    lines.append("one\n");
    lines.append("zwölf\n");
    expect(new LineFile(file).read()).toBe("head\none\nzwölf\n");
    expect(lines.sizeBytes).toBe(statSync(file).size);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    lines.sync();
    lines.close();
    expect([lines.isOpen, readdirSync(folder)]).toEqual([false, ["lines"]]);
  });

  it("is another one after it was written anew, and appended to as before", () => {
    const lines = new LineFile(file);
    lines.writeAnew("a\nb\n");
    lines.writeAnew("b\n");
    lines.append("c\n");
    expect(text()).toBe("b\nc\n");
    lines.remove();
    expect([lines.isOpen, readdirSync(folder)]).toEqual([false, []]);
  });

  it("is written anew over what one that died has left beside it", () => {
    writeFileSync(`${file}.new`, "half a l");
    const lines = new LineFile(file);
    lines.writeAnew("whole\n");
    expect([text(), readdirSync(folder)]).toEqual(["whole\n", ["lines"]]);
    lines.close();
  });

  it("that cannot be read is no file that is missing", () => {
    expect(() => new LineFile(folder).read()).toThrow("EISDIR");
  });
});

describe("a full disk", () => {
  it("takes a line whole or not at all, and goes on when it has room", () => {
    const full = fullDisk();
    const lines = new LineFile(file, full.disk);
    lines.writeAnew("a\n");
    full.isFull = true;
    expect(() => lines.append("long line\n")).toThrow("no space left");
    expect(() => lines.writeAnew("everything\n")).toThrow("no space left");
    expect([text(), readdirSync(folder)]).toEqual(["a\n", ["lines"]]);
    full.isFull = false;
    lines.append("b\n");
    expect(text()).toBe("a\nb\n");
    lines.close();
  });

  it("that cannot even cut half a line off takes nothing after it until all is written anew", () => {
    const full = fullDisk();
    const refuses = (): void => {
      throw new Error("it is read-only now");
    };
    const lines = new LineFile(file, { ...full.disk, truncate: refuses });
    lines.writeAnew("a\n");
    full.isFull = true;
    expect(() => lines.append("long line\n")).toThrow("no space left");
    expect(() => lines.append("b\n")).toThrow("is not open");
    full.isFull = false;
    lines.writeAnew("a\nb\n");
    expect(text()).toBe("a\nb\n");
    lines.close();
  });
});

describe("whoever is killed", () => {
  it.each([1, 2, 3, 4])("in step %i of writing anew leaves all that was there", (step) => {
    const lines = new LineFile(file);
    lines.writeAnew("a\nb\n");
    lines.close();
    const dying = new LineFile(file, dyingDisk(step));
    expect(() => dying.writeAnew("c\n")).toThrow("it is dead");
    expect(text()).toBe("a\nb\n");
    const next = new LineFile(file);
    next.writeAnew("d\n");
    expect([text(), readdirSync(folder)]).toEqual(["d\n", ["lines"]]);
    next.close();
  });

  it("right after it has all that is new", () => {
    const dying = new LineFile(file, dyingDisk(5));
    dying.writeAnew("c\n");
    expect(text()).toBe("c\n");
    dying.close();
  });

  it("while appending leaves half a line behind what is whole", () => {
    const dying = new LineFile(file, dyingDisk(5));
    dying.writeAnew("a\n");
    expect(() => dying.append("bcdefg\n")).toThrow("it is dead");
    expect(text()).toBe("a\nbcd");
    expect(dying.isOpen).toBe(false);
  });
});
