import { expect, test } from "vitest";
import { slicePorts } from "./engine.ts";
import { Homes } from "./homes.ts";
import type { MediaCommand, MediaStatistics } from "./vocabulary.ts";

const STATISTICS: MediaStatistics = {
  codec: "PCMA",
  packetsSent: 1,
  packetsReceived: 1,
  packetsLost: 0,
  jitterMs: 0,
  remotePacketsLost: undefined,
  remoteJitterMs: undefined,
  ...{ roundTripMs: undefined, mos: undefined, remoteMos: undefined },
};

const MESSAGE = { type: "record-message", id: 10, path: "/r", longestMs: 1, silenceMs: 1 } as const;

function converse(...sessions: readonly string[]): MediaCommand {
  return { type: "converse", conversation: "x", parties: sessions.map((session) => ({ session, hears: sessions })) };
}

function open(homes: Homes, session: string, near?: string): number {
  const place = homes.place({ type: "open", session, near });
  return place.type === "home" ? place.home : -1;
}

test("sessions go to the emptiest worker, or to their neighbour's", () => {
  const homes = new Homes(2);
  expect([open(homes, "a"), open(homes, "b"), open(homes, "c", "a"), open(homes, "d")]).toEqual([0, 1, 0, 1]);
  expect(open(homes, "e", "nobody")).toBe(0);
  homes.note({ type: "closed", session: "b", statistics: STATISTICS }, 1);
  homes.note({ type: "failed", session: "d", id: undefined, reason: "" }, 1);
  expect([open(homes, "f"), open(homes, "g"), open(homes, "h")]).toEqual([1, 1, 1]);
});

test("a name that is in use is refused; commands to nobody are dropped, save those that owe an answer", () => {
  const homes = new Homes(1);
  open(homes, "a");
  expect(homes.place({ type: "open", session: "a", near: undefined })).toMatchObject({ event: { type: "failed" } });
  expect(homes.place({ type: "stop", session: "x" })).toEqual({ type: "nowhere", event: undefined });
  expect(homes.place({ type: "stop-recording", id: 3 })).toEqual({ type: "nowhere", event: undefined });
  const play = { type: "play", session: "x", id: 7, sources: [], repeat: false, interruptible: false } as const;
  expect(homes.place(play)).toMatchObject({ event: { type: "failed", session: "x", id: 7 } });
  const record = { type: "record", id: 8, left: ["y"], right: ["x"], path: "/r" } as const;
  expect(homes.place(record)).toMatchObject({ event: { type: "failed", session: undefined, id: 8 } });
  expect(homes.place({ ...MESSAGE, session: "x" })).toMatchObject({ event: { session: undefined, id: 10 } });
});

test("a message is recorded where its session lives, and lost with that worker", () => {
  const homes = new Homes(2);
  open(homes, "a");
  open(homes, "b");
  expect(homes.place({ ...MESSAGE, session: "b" })).toEqual({ type: "home", home: 1 });
  expect(homes.place({ type: "stop-recording", id: 10 })).toEqual({ type: "home", home: 1 });
  expect(homes.mourn(1)).toMatchObject([{ type: "failed", session: undefined, id: 10 }, { type: "closed" }]);
  expect(homes.place({ type: "stop-recording", id: 10 })).toEqual({ type: "nowhere", event: undefined });
});

test("what lives in two workers can neither talk nor be recorded as it is, and is told so", () => {
  const homes = new Homes(2);
  open(homes, "a");
  open(homes, "b");
  expect(homes.place(converse("a"))).toEqual({ type: "home", home: 0 });
  expect(homes.place(converse("a", "b"))).toMatchObject({ event: { type: "failed", session: "b" } });
  const record = { type: "record", id: 8, left: ["a"], right: ["b"], path: "/r" } as const;
  expect(homes.place(record)).toMatchObject({ event: { type: "failed", id: 8 } });
  // Where it has been is known until its last party has left.
  expect(homes.place(converse())).toEqual({ type: "home", home: 0 });
  expect(homes.place(converse())).toEqual({ type: "nowhere", event: undefined });
  expect(homes.place(converse("b"))).toEqual({ type: "home", home: 1 });
});

test("a worker's death is told in full, once, and the other's sessions live on", () => {
  const homes = new Homes(2);
  open(homes, "a");
  open(homes, "b");
  open(homes, "c", "a");
  for (const [session, id] of [
    ["a", 1],
    ["c", 2],
    ["b", 3],
  ] as const) {
    homes.place({ type: "play", session, id, sources: [], repeat: false, interruptible: false });
  }
  homes.note({ type: "played", session: "c", id: 2, ended: "end" }, 0);
  homes.place({ type: "record", id: 9, left: ["a"], right: ["c"], path: "/r" });
  expect(
    homes.mourn(0).map((event) => [event.type, "id" in event ? event.id : event.type === "closed" && event.session]),
  ).toEqual([
    ["failed", 1],
    ["failed", 9],
    ["closed", "a"],
    ["closed", "c"],
  ]);
  expect(homes.mourn(0)).toEqual([]);
  expect(homes.place({ type: "stop", session: "b" })).toEqual({ type: "home", home: 1 });
  expect(open(homes, "a")).toBe(0);
});

test("an end that was told ahead of its worker: outstanding plays first, and nothing of that session afterwards", () => {
  const homes = new Homes(1);
  open(homes, "a");
  homes.opened("a", 4_000);
  homes.place({ type: "play", session: "a", id: 1, sources: [], repeat: false, interruptible: false });
  expect(homes.seatOf("a")).toEqual({ home: 0, port: 4_000 });
  expect(homes.end("a", STATISTICS)).toEqual([
    { type: "played", session: "a", id: 1, ended: "stopped" },
    { type: "closed", session: "a", statistics: STATISTICS },
  ]);
  expect(homes.end("a", STATISTICS)).toEqual([]);
  expect(homes.note({ type: "digit", session: "a", digit: "1" }, 0)).toBe(false);
  // The next one of that name is not taken for the last one.
  open(homes, "a");
  expect(homes.note({ type: "played", session: "a", id: 1, ended: "stopped" }, 0)).toBe(false);
  expect(homes.note({ type: "closed", session: "a", statistics: STATISTICS }, 0)).toBe(false);
  expect(homes.note({ type: "opened", session: "a", port: 4_002 }, 0)).toBe(true);
  expect(homes.note({ type: "closed", session: "a", statistics: STATISTICS }, 0)).toBe(true);
});

test("ports are shared out among the workers in pairs", () => {
  expect(slicePorts({ from: 20_000, to: 20_009 }, 2)).toEqual([
    { from: 20_000, to: 20_003 },
    { from: 20_004, to: 20_007 },
  ]);
  expect(slicePorts({ from: 20_001, to: 20_003 }, 1)).toEqual([{ from: 20_002, to: 20_003 }]);
  expect(() => slicePorts({ from: 20_001, to: 20_002 }, 1)).toThrow("ports");
  expect(() => slicePorts({ from: 20_000, to: 70_000 }, 1)).toThrow("ports");
  expect(() => slicePorts({ from: 20_000, to: 20_100 }, 0)).toThrow("workers");
});
