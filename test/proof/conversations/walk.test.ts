// The small center's people do what they please, in right states and in wrong ones: every rule of conversations holds after each
// step, and when all have gone nothing is left. WALK_SEED=n walks one way alone, WALKS=n so many.
import { describe, expect, it } from "vitest";
import { Center } from "../../../src/core/center.ts";
import { chanceOf, nextBelow } from "../../../src/core/chance.ts";
import { BEGINNINGS } from "./beginnings.ts";
import { happeningsIn, repeatsIn, type Happening } from "./small-happenings.ts";
import { happen, leftWhenAllAreGone, newSmallWorld } from "./small-world.ts";

const only = process.env["WALK_SEED"];
const WALKS = Number(process.env["WALKS"] ?? 300);
const STEPS = 70;
const seeds = only === undefined ? Array.from({ length: WALKS }, (_, index) => index + 1) : [Number(only)];

interface Walked {
  readonly broken: readonly string[];
  readonly way: readonly string[];
}

function walk(seed: number, seen: Map<string, number>): Walked {
  const chance = chanceOf(seed);
  const below = (bound: number): number => nextBelow(chance, bound);
  // A switch that repeats itself says things of phones that are not so.
  const repeats = seed % 4 === 0;
  const queue = { survey: seed % 3 === 0, autoRecord: seed % 2 === 0, recordConsultation: seed % 5 < 3 };
  const world = newSmallWorld({ queue, simo: seed % 5 === 0 ? 2 : 1, phonesHold: !repeats });
  const center = new Center(world.center);
  const way: string[] = [];
  const broken: string[] = [];
  // Others begin with nothing.
  const leadIn = [...BEGINNINGS.values()][seed % (BEGINNINGS.size + 3)] ?? [];
  const lead = [...leadIn];
  for (let step = 0; step < STEPS && broken.length === 0; step += 1) {
    const first = happeningsIn(world).find(({ name }) => name === lead[0]);
    lead.shift();
    const happening = first ?? choose(happeningsIn(world), below) ?? choose(repeats ? repeatsIn(world) : [], below);
    const again = first === undefined && repeats && below(8) === 0 ? choose(repeatsIn(world), below) : undefined;
    const chosen = again ?? happening;
    if (chosen === undefined) break;
    way.push(chosen.name);
    chosen.act(world, (event) => {
      const { broken: rules, facts, isRefused } = happen(world, center, event);
      broken.push(...rules);
      for (const fact of facts) seen.set(fact, (seen.get(fact) ?? 0) + 1);
      if (isRefused) seen.set("refused", (seen.get("refused") ?? 0) + 1);
    });
  }
  if (broken.length === 0) broken.push(...leftWhenAllAreGone(world));
  return { broken, way };
}

/** What is told and what phones do comes oftener than its share: else nobody would ever talk. */
function choose(happenings: readonly Happening[], below: (bound: number) => number): Happening | undefined {
  const isMoved = ({ name }: Happening): boolean => /^(told|answer|arrive)/.test(name);
  const moved = happenings.filter(isMoved);
  if (moved.length > 0 && below(2) === 0) return moved[below(moved.length)];
  const asked = happenings.filter(({ isAsked }) => isAsked);
  if (below(3) === 0 || asked.length === 0) {
    const others = happenings.filter(({ isAsked }) => !isAsked);
    // Whoever hangs up at every turn has no conversations.
    const lasting = others.filter(({ name }) => !/^(hang-up|lost|reject|timeout|switch)/.test(name));
    return below(3) === 0 || lasting.length === 0 ? others[below(others.length)] : lasting[below(lasting.length)];
  }
  const verbs = [...new Set(asked.map(verbOf))];
  const verb = verbs[below(verbs.length)];
  const some = asked.filter((one) => verbOf(one) === verb);
  return some[below(some.length)];
}

function verbOf({ name }: Happening): string {
  return name.split(" ").find((word) => !word.endsWith(":")) ?? name;
}

describe("people who do what they please in conversations", () => {
  it(`keep every rule on ${seeds.length} ways of ${STEPS} steps`, { timeout: 240_000 }, () => {
    const seen = new Map<string, number>();
    for (const seed of seeds) {
      const { broken, way } = walk(seed, seen);
      expect(broken, `WALK_SEED=${seed}: ${way.join(", ")}`).toEqual([]);
    }
    if (only !== undefined || WALKS < 300) return;
    // A world in which nothing happens would keep every rule too.
    for (const fact of HAPPENS) expect(seen.get(fact) ?? 0, fact).toBeGreaterThan(2);
    expect(seen.get("refused")).toBeGreaterThan(1_000);
  });
});

const HAPPENS = [
  ...["bridged", "talk-held", "talk-unheld", "muted", "leg-held", "consult-begun", "consult-answered", "consult-ended"],
  ...["swapped", "three-way-begun", "three-way-ended", "transferred", "transfer-failed", "supervisor-joined"],
  ...["supervisor-changed", "supervisor-left", "taken-over", "intervened", "leg-replaces", "leg-moved"],
  ...["recording-started", "recording-paused", "survey-invited"],
];
