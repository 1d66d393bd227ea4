// Recordings whose sides change while they run, and when they end.
import { describe, expect, test } from "vitest";
import { Floor, lettersOf, relationOf, tonesIn } from "./situations.ts";
import type { MemoryFile } from "./virtual-rig.ts";

function begin(left: string, right: string): { readonly floor: Floor; readonly file: MemoryFile } {
  const floor = new Floor();
  floor.rig.do(relationOf({ c: "ak", a: "ck", k: "ca", s: "" }));
  floor.rig.do({ type: "record", id: 1, left: lettersOf(left), right: lettersOf(right), path: "/r/1.wav" });
  const file = floor.rig.files[1];
  if (file === undefined) throw new Error("no file was opened");
  return { floor, file };
}

function sides(floor: Floor, left: string, right: string): void {
  floor.rig.do({ type: "record-sides", id: 1, left: lettersOf(left), right: lettersOf(right) });
}

/** The tones in each stretch of so many milliseconds, its edges apart. */
function stretches(file: MemoryFile, side: number, ms: number): readonly string[] {
  const samples = file.channel(side);
  return Array.from({ length: samples.length / 8 / ms }, (_, at) =>
    tonesIn(samples.subarray((at * ms + 20) * 8, ((at + 1) * ms - 20) * 8)),
  );
}

describe("sides that change", () => {
  test("each stretch has those who were named then, and time goes on where nobody is", () => {
    const { floor, file } = begin("c", "a");
    const steps = [
      ["c", "ak"],
      ["ca", "k"],
      ["", ""],
      ["c", "sc"],
      ["c", "a"],
    ] as const;
    floor.run(1_200);
    for (const [left, right] of steps) {
      sides(floor, left, right);
      floor.run(1_200);
    }
    floor.rig.do({ type: "stop-recording", id: 1 });
    expect(stretches(file, 0, 1_200)).toEqual(["c", "c", "ca", "", "c", "c"]);
    expect(stretches(file, 1, 1_200)).toEqual(["a", "ak", "k", "", "cs", "a"]);
    expect(floor.rig.of("recorded")).toMatchObject([{ id: 1, durationMs: 7_200 }]);
  });

  test("who stays goes on without a seam; said again it changes nothing", () => {
    const quiet = begin("c", "a");
    quiet.floor.run(2_000);
    const busy = begin("c", "a");
    busy.floor.run(2_000, () => sides(busy.floor, "c", "a"));
    for (const { floor } of [quiet, busy]) floor.rig.do({ type: "stop-recording", id: 1 });
    expect(busy.file.channel(0)).toEqual(quiet.file.channel(0));
    expect(busy.file.channel(1)).toEqual(quiet.file.channel(1));
  });

  test("two who are as loud as can be are cut off and not wrapped", () => {
    const { floor, file } = begin("ck", "a");
    const loud = (): void => {
      for (const who of ["c", "k"] as const) {
        const packet = floor.phones[who].packet();
        packet.fill(who === "c" ? 0xaa : 0x80, 12);
        floor.phones[who].send(packet);
      }
    };
    floor.rig.run(500, loud);
    floor.rig.do({ type: "stop-recording", id: 1 });
    expect(Math.max(...file.channel(0))).toBe(32_767);
    expect(Math.min(...file.channel(0).subarray(0, 3_800))).toBeGreaterThanOrEqual(0);
  });
});

describe("the end", () => {
  test.each([0, 0.6])("of what ends after %s ms nothing is kept: it was none", (ms) => {
    const { floor } = begin("c", "a");
    floor.rig.nowMs += ms;
    floor.rig.do({ type: "stop-recording", id: 1 });
    expect(floor.rig.of("recorded")).toEqual([]);
    expect(floor.rig.of("failed")).toMatchObject([{ id: 1, reason: "it ended before anything could be heard" }]);
  });

  const ended = (floor: Floor): boolean => floor.rig.of("recorded").some(({ id }) => id === 1);

  test("comes with the last one who was named, and a side where nobody is left is silent", () => {
    for (const [first, last] of [
      ["c", "a"],
      ["a", "c"],
    ] as const) {
      const { floor, file } = begin("c", "a");
      floor.run(500);
      floor.leaves("k");
      floor.leaves(first);
      floor.run(500);
      expect(ended(floor)).toBe(false);
      floor.leaves(last);
      expect(ended(floor)).toBe(true);
      const [gone, stayed] = first === "c" ? [0, 1] : [1, 0];
      expect(stretches(file, gone, 500)).toEqual([first, ""]);
      expect(stretches(file, stayed, 500)).toEqual([last, last]);
    }
  });

  test("does not come while one lives who is named no more", () => {
    const { floor, file } = begin("c", "ak");
    floor.run(500);
    floor.leaves("a");
    floor.run(500);
    sides(floor, "", "k");
    floor.leaves("k");
    floor.run(500);
    expect(ended(floor)).toBe(false);
    floor.leaves("c");
    expect(ended(floor)).toBe(true);
    expect(stretches(file, 0, 500)).toEqual(["c", "c", ""]);
    expect(stretches(file, 1, 500)).toEqual(["ak", "k", ""]);
  });

  test("comes with the last one who was ever named, though nobody is named any more", () => {
    const { floor } = begin("c", "a");
    floor.run(20);
    sides(floor, "", "");
    floor.leaves("c");
    sides(floor, "", "c");
    expect(ended(floor)).toBe(false);
    floor.leaves("a");
    expect(ended(floor)).toBe(true);
    sides(floor, "k", "k");
    expect(floor.rig.of("failed")).toEqual([]);
  });

  test("is the beginning where none of those who are named is there", () => {
    const { floor } = begin("c", "a");
    floor.rig.do({ type: "record", id: 2, left: ["c"], right: ["nobody"], path: "/r" });
    floor.rig.do({ type: "record", id: 3, left: [], right: [], path: "/r" });
    floor.rig.do({ type: "record", id: 4, left: [], right: ["a", "nobody"], path: "/r" });
    floor.rig.do({ type: "record", id: 5, left: ["none"], right: ["nobody"], path: "/r" });
    expect(floor.rig.of("failed").map(({ id }) => id)).toEqual([3, 5]);
  });
});
