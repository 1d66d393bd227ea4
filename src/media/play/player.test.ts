import { expect, test } from "vitest";
import { A_LAW, MU_LAW } from "../codec/g711.ts";
import { toneShare } from "../audio/goertzel.ts";
import { Player, silencePart, tonePart } from "./player.ts";
import type { Part } from "./player.ts";
import { Sound } from "./sound.ts";

/** Plays to the end (or so many frames) and gives what was heard. */
function listen(parts: readonly Part[], repeat = false, frames = 1_000): Int16Array {
  const player = new Player(1, parts, repeat);
  const all: number[] = [];
  for (let at = 0; at < frames && !player.isOver; at++) {
    const bytes = new Uint8Array(164);
    player.fill(bytes, 4, A_LAW, at);
    for (const byte of bytes.subarray(4)) all.push(A_LAW.decode[byte] ?? 0);
  }
  return Int16Array.from(all);
}

test("a tone has its cadence to the sample, and no seam at the second", () => {
  const heard = listen([tonePart([450], 1_500, 500, 4_000)]);
  expect(heard).toHaveLength(32_000);
  expect(toneShare(heard, 0, 12_000, 450)).toBeGreaterThan(0.999);
  expect(Math.max(...heard.subarray(12_000, 16_000))).toBe(8);
  expect(toneShare(heard, 16_000, 12_000, 450)).toBeGreaterThan(0.999);
});

test("two frequencies at once", () => {
  const heard = listen([tonePart([350, 440], 1_000, 0, 1_000)]);
  expect(toneShare(heard, 0, 8_000, 350) + toneShare(heard, 0, 8_000, 440)).toBeGreaterThan(0.99);
});

test("parts follow one another to the sample", () => {
  const level = (value: number, count: number): Part => ({
    type: "sound",
    sound: new Sound(new Int16Array(count).fill(value)),
  });
  const heard = listen([level(8, 100), silencePart(10), level(264, 70), level(24, 1)]);
  expect([...heard]).toEqual([
    ...new Array<number>(180).fill(8),
    ...new Array<number>(70).fill(264),
    24,
    ...new Array<number>(69).fill(8),
  ]);
});

test("repeated, it begins anew in the middle of a frame", () => {
  const part: Part = {
    type: "sound",
    sound: new Sound(Int16Array.from({ length: 100 }, (_, at) => (at === 0 ? 5_504 : 8))),
  };
  const heard = listen([part], true, 5);
  expect([...heard.keys()].filter((at) => heard[at] === 5_504)).toEqual([0, 100, 200, 300, 400, 500, 600, 700]);
});

test("senseless lengths are nothing", () => {
  expect(listen([silencePart(-5), silencePart(NaN), tonePart([], 0, 0, -1), tonePart([400], 0, 0, 0)])).toHaveLength(0);
  expect(listen([tonePart([400], 0, 0, 40)])).toHaveLength(320);
});

test("a long sound is the same as a short one", () => {
  const samples = Int16Array.from({ length: 60 * 8_000 + 500 }, (_, at) => ((at * 7) % 4_000) - 2_000);
  const heard = listen([{ type: "sound", sound: new Sound(samples) }], false, 4_000);
  expect(heard.length).toBe(Math.ceil(samples.length / 160) * 160);
  expect(samples.every((sample, at) => heard[at] === A_LAW.decode[A_LAW.encode[sample & 0xffff] ?? 0])).toBe(true);
});

test("a sound is encoded once for each law", () => {
  const sound = new Sound(Int16Array.of(1, 2, 3));
  expect(sound.encoded(A_LAW)).toBe(sound.encoded(A_LAW));
  expect([...sound.encoded(MU_LAW)]).not.toEqual([...sound.encoded(A_LAW)]);
});

test("its length is that of its parts; what repeats or is music has none", () => {
  const parts = [tonePart([450], 1_000, 500, 4_000), silencePart(250)];
  expect(new Player(1, parts, false).lengthMs).toBe(4_250);
  expect(new Player(1, parts, true).lengthMs).toBeUndefined();
  expect(new Player(1, [silencePart(Infinity)], false).lengthMs).toBeUndefined();
  expect(new Player(1, [], false).lengthMs).toBe(0);
});
