import { expect, test } from "vitest";
import { addInto, withoutSelf } from "./mixer.ts";

test("each hears the sum of the others, cut off and not wrapped", () => {
  const voices = [
    [1, 30_000, -30_000, 0],
    [2, 30_000, -30_000, 32_767],
    [4, 20_000, -20_000, 32_767],
  ].map((samples) => Int16Array.from(samples));
  const sum = new Int32Array(4);
  for (const voice of voices) addInto(sum, voice);
  const heard = voices.map((voice) => {
    const out = new Int16Array(4);
    withoutSelf(out, sum, voice);
    return [...out];
  });
  expect(heard).toEqual([
    [6, 32_767, -32_768, 32_767],
    [5, 32_767, -32_768, 32_767],
    [3, 32_767, -32_768, 32_767],
  ]);
});
