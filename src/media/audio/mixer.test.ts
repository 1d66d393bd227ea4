import { expect, test } from "vitest";
import { addInto, clipInto } from "./mixer.ts";

test("a sum is cut off and not wrapped, and nothing behind it is touched", () => {
  const voices = [
    [1, 30_000, -30_000, 0],
    [2, 30_000, -30_000, 32_767],
    [4, 20_000, -20_000, 32_767],
  ].map((samples) => Int16Array.from(samples));
  const sum = new Int32Array(5);
  for (const voice of voices) addInto(sum, voice);
  const out = Int16Array.of(9, 9, 9, 9, 9);
  clipInto(out, sum, 4);
  expect([...out]).toEqual([7, 32_767, -32_768, 32_767, 9]);
});
