// Golden transcripts: each scenario is played and compared with what is written down. To rewrite them after a change
// that is meant, run with UPDATE_SCENARIOS=1 and read the difference.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { transcribeSurvival } from "./survival.ts";
import { transcribe } from "./transcript.ts";

const folder = import.meta.dirname;
const update = process.env["UPDATE_SCENARIOS"] === "1";

describe("scenarios", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".txt"));

  it("are there", () => {
    expect(files.length).toBeGreaterThan(10);
  });

  it.each(files)("%s", async (name) => {
    const path = join(folder, name);
    const written = readFileSync(path, "utf8");
    const played = name.startsWith("adoption-") ? await transcribeSurvival(written) : transcribe(written);
    if (update) writeFileSync(path, played);
    else expect(played).toBe(written);
  });
});
