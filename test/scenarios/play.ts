// Plays the scenarios of this folder, each on the kind of switch that its name says.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Fact } from "../../src/core/facts.ts";
import { inFile } from "./at-line.ts";
import { playSurvival } from "./survival.ts";
import type { Played } from "./telling.ts";
import { play } from "./transcript.ts";

/** The names of all scenarios, by the alphabet. */
export function scenarios(): readonly string[] {
  return readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".txt"))
    .sort();
}

export function pathOf(name: string): string {
  return join(import.meta.dirname, name);
}

/** `adoption-…`: on a switch that outlives its controller. */
export async function playScenario(name: string): Promise<Played> {
  const text = readFileSync(pathOf(name), "utf8");
  try {
    return name.startsWith("adoption-") ? await playSurvival(text) : play(text);
  } catch (error) {
    throw inFile(pathOf(name), error);
  }
}

export async function factsOf(name: string): Promise<readonly Fact[]> {
  return (await playScenario(name)).facts;
}
