// Golden transcripts: each scenario is played and compared with what is written down. To rewrite them after a change
// that is meant, run with UPDATE_SCENARIOS=1 and read the difference.
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pathOf, playScenario, scenarios } from "./play.ts";

const update = process.env["UPDATE_SCENARIOS"] === "1";

describe("scenarios", () => {
  const files = scenarios();

  it("are there", () => {
    expect(files.length).toBeGreaterThan(10);
  });

  it.each(files)("%s", async (name) => {
    const path = pathOf(name);
    const { transcript } = await playScenario(name);
    if (update) writeFileSync(path, transcript);
    else expect(transcript).toBe(readFileSync(path, "utf8"));
  });
});
