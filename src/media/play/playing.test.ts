// What plays and what is heard: which of them gives way, and when.
import { describe, expect, test } from "vitest";
import { Floor, relationOf, tonesIn } from "../session/situations.ts";
import type { Who } from "../session/situations.ts";
import { decoded } from "../session/virtual-rig.ts";

function music(floor: Floor, session: Who, id: number, unless: Who | undefined): void {
  const source = { type: "tone", frequenciesHz: [2_100], onMs: 60_000, offMs: 0, totalMs: 60_000 } as const;
  floor.rig.do({ type: "play", session, id, sources: [source], repeat: true, interruptible: false, unless });
}

/** Frame by frame what was sent to the caller. */
function frames(floor: Floor, sinceMs: number): readonly string[] {
  return floor.rig
    .sentTo("c")
    .filter(({ atMs }) => atMs >= sinceMs)
    .map((packet) => tonesIn(decoded([packet])) || "-");
}

function floorOf(hears: Partial<Record<Who, string>>): Floor {
  const floor = new Floor();
  floor.rig.do(relationOf(hears));
  return floor;
}

describe("a play that gives way to somebody", () => {
  test("is given up at once, with the first packet, and goes on after 400 ms of nothing", () => {
    const floor = floorOf({ c: "a", a: "" });
    const { rig, phones } = floor;
    music(floor, "c", 1, "a");
    rig.run(200);
    expect(new Set(frames(floor, 0))).toEqual(new Set(["m"]));
    const beganAt = rig.nowMs;
    rig.run(300, () => phones.a.say(700));
    // The fifteen packets, each passed on when it came, and nothing between them.
    expect(frames(floor, beganAt)).toEqual(new Array(15).fill("a"));
    const endedAt = rig.nowMs;
    rig.run(380);
    expect(frames(floor, endedAt)).toEqual([]);
    rig.run(100);
    expect(new Set(frames(floor, endedAt))).toEqual(new Set(["m"]));
    expect(rig.of("played")).toEqual([]);
  });

  test("begins as one that is given up where that one was heard just now, and where not for 200 ms, does not", () => {
    for (const [pauseMs, heard] of [
      [100, []],
      [300, ["m"]],
    ] as const) {
      const floor = floorOf({ c: "a", a: "" });
      floor.rig.run(100, () => floor.phones.a.say(700));
      floor.rig.run(pauseMs);
      const since = floor.rig.nowMs;
      music(floor, "c", 1, "a");
      floor.rig.run(20);
      expect(frames(floor, since)).toEqual(heard);
    }
  });

  test("gives way to nobody whom the session does not hear, and to nobody else", () => {
    const floor = floorOf({ c: "k", a: "", k: "" });
    music(floor, "c", 1, "a");
    const since = floor.rig.nowMs;
    floor.run(300);
    expect(new Set(frames(floor, since))).toEqual(new Set(["m"]));
  });

  test("in a mix lets all be heard while that one speaks", () => {
    const floor = floorOf({ c: "ak", a: "", k: "" });
    music(floor, "c", 1, "a");
    floor.run(200);
    const since = floor.rig.nowMs;
    floor.run(200);
    expect(floor.heardSince(since).c).toBe("ak");
    const { rig, phones } = floor;
    rig.run(500, () => phones.k.say(1_100));
    const later = rig.nowMs;
    rig.run(200, () => phones.k.say(1_100));
    expect(floor.heardSince(later).c).toBe("m");
  });

  test("does not stop when there is somebody new to hear; digits are heard through it, and stop ends it while it is given up", () => {
    const floor = floorOf({ c: "", a: "" });
    music(floor, "c", 1, "a");
    floor.rig.do(relationOf({ c: "a", a: "" }));
    floor.run(100);
    expect(floor.rig.of("played")).toEqual([]);
    const since = floor.rig.nowMs;
    floor.run(100);
    expect(floor.heardSince(since).c).toBe("a");
    floor.rig.do({ type: "stop", session: "c" });
    expect(floor.rig.of("played")).toEqual([{ type: "played", session: "c", id: 1, ended: "stopped" }]);
  });
});

describe("a play that does not give way", () => {
  test("stops when there is somebody new to hear, and not before", () => {
    const floor = floorOf({ c: "", a: "c" });
    const { rig } = floor;
    music(floor, "c", 1, undefined);
    // Of the others' relation, of somebody who is not there, and of fewer to hear, it knows nothing.
    rig.do(relationOf({ c: "", a: "ck", k: "a" }), relationOf({ c: "s", a: "c" }), relationOf({ c: "", a: "c" }));
    expect(rig.of("played")).toEqual([]);
    rig.do(relationOf({ c: "a", a: "c" }));
    expect(rig.of("played")).toEqual([{ type: "played", session: "c", id: 1, ended: "stopped" }]);
    music(floor, "c", 2, undefined);
    floor.run(100);
    const since = rig.nowMs;
    floor.run(100);
    // It is heard instead of the others, whoever speaks.
    expect(floor.heardSince(since).c).toBe("m");
    rig.do(relationOf({ c: "a", a: "c" }), relationOf({ c: "", a: "c" }));
    expect(rig.of("played")).toHaveLength(1);
    rig.do(relationOf({ c: "k", k: "", a: "c" }));
    expect(rig.of("played").map(({ id }) => id)).toEqual([1, 2]);
  });

  test("stops in another conversation as in the same one, and not where the last of the others leaves", () => {
    const floor = floorOf({ c: "a", a: "c" });
    const { rig } = floor;
    music(floor, "c", 1, undefined);
    rig.do({ type: "close", session: "a" });
    expect(rig.of("played")).toEqual([]);
    const parties = [
      { session: "c", hears: ["k"] },
      { session: "k", hears: [] },
    ];
    rig.do({ type: "converse", conversation: "another", parties });
    expect(rig.of("played").map(({ id }) => id)).toEqual([1]);
  });
});
