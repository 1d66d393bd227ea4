import { expect, it } from "vitest";
import { inFile } from "./at-line.ts";
import { playSurvival } from "./survival.ts";
import { play } from "./transcript.ts";

const HEAD = "# A scenario.\ngiven extension 1000\n\n+0 switch-up\n  * switch-up\n";

it.each([
  [`${HEAD}+0 register 1000\n+0 dances 1000\n`, 'a.txt:7: +0 dances 1000: what is "dances 1000"?'],
  ["# A scenario.\ngiven elephant 7\n", "a.txt:2: given elephant 7: given what? elephant 7"],
  [`${HEAD}+0 done answer c1\n`, /^a\.txt:6: \+0 done answer c1: /],
])("%j names file, line and what was wrong", async (text, told) => {
  const faults: unknown[] = [];
  try {
    play(text);
  } catch (error) {
    faults.push(error);
  }
  await playSurvival(text).catch((error: unknown) => faults.push(error));
  for (const fault of faults) expect((inFile("a.txt", fault) as Error).message).toMatch(told);
  expect(faults.length).toBeGreaterThan(0);
});
