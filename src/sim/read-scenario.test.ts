import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readScenario } from "./read-scenario.ts";
import type { Scenario } from "./scenario.ts";

const MINIMAL = {
  queues: [{ name: "support" }],
  arrivals: [{ queue: "support", perHour: 60, talk: "3m" }],
  agents: [{ group: "all", queues: ["support"], count: 5 }],
};

function read(over: object, files: Readonly<Record<string, string>> = {}): Scenario {
  const result = readScenario(JSON.stringify({ ...MINIMAL, ...over }), fileOf(files));
  expect(result.ok ? [] : result.errors).toEqual([]);
  return (result as Extract<typeof result, { ok: true }>).scenario;
}

function errorsOf(over: object, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const result = readScenario(JSON.stringify({ ...MINIMAL, ...over }), fileOf(files));
  return result.ok ? [] : result.errors;
}

function fileOf(files: Readonly<Record<string, string>>) {
  return (name: string): string => {
    const text = files[name];
    if (text === undefined) throw new Error("no such file");
    return text;
  };
}

describe("a scenario", () => {
  it("has sensible values where nothing is said", () => {
    const scenario = read({});
    expect(scenario).toMatchObject({ startMs: 0, durationMs: 86_400_000, intervalMs: 1_800_000, seeds: 5 });
    expect(scenario.streams).toEqual([
      { queue: "support", expected: [30], talk: { type: "constant", ms: 180_000 }, patience: undefined },
    ]);
    expect(scenario.groups[0]?.people).toHaveLength(5);
  });

  it("knows shifts with breaks, as times from its beginning", () => {
    const shifts = [{ count: 2, from: "07:00", to: "12:00", breaks: [{ from: "10:00", to: "10:15" }] }];
    const scenario = read({ start: "08:00", end: "18:00", agents: [{ group: "a", queues: ["support"], shifts }] });
    expect(scenario.groups[0]?.people).toEqual(
      Array.from({ length: 2 }, () => ({
        shifts: [{ fromMs: 0, toMs: 4 * 3_600_000 }],
        breaks: [{ fromMs: 2 * 3_600_000, toMs: 2.25 * 3_600_000 }],
      })),
    );
  });

  it("knows agents and callers for each interval", () => {
    const scenario = read({
      ...{ start: "08:00", end: "10:00", interval: "1h" },
      arrivals: [
        { queue: "support", perInterval: [10, 20], talk: { exponential: "90s" }, patience: { uniform: [1, 9] } },
      ],
      agents: [{ group: "a", queues: ["support"], perInterval: [1, 2] }],
    });
    expect(scenario.streams[0]).toMatchObject({
      expected: [10, 20],
      talk: { type: "exponential", meanMs: 90_000 },
      patience: { type: "uniform", fromMs: 1_000, toMs: 9_000 },
    });
    expect(scenario.groups[0]?.people.map(({ shifts }) => shifts)).toEqual([
      [{ fromMs: 0, toMs: 7_200_000 }],
      [{ fromMs: 3_600_000, toMs: 7_200_000 }],
    ]);
  });

  it("sends callers on to other queues", () => {
    const first = { name: "support", capacity: 5, whenFull: "second", waitTimeout: "40s", whenTimedOut: "second" };
    const [queue] = read({ queues: [first, { name: "second", retainAgents: 2 }] }).queues;
    const onward = { type: "transfer", to: "queue", target: "second" };
    const limits = { capacity: 5, waitTimeoutMs: 40_000, waitTimeoutWithoutAgentMs: 0 };
    expect(queue).toMatchObject({ ...limits, overflowAction: onward, waitTimeoutAction: onward });
    const wrong = { queues: [{ name: "support", whenFull: "nowhere" }] };
    expect(errorsOf(wrong)[0]).toContain('queues[0].whenFull is "nowhere"; expected one of support');
  });

  it("learns from past call records, CSV or JSON", () => {
    const csv = [
      "start_stamp,queue,talk_ms,hold_ms",
      '2026-01-05 08:01:00,support,60000,1000\n2026-01-05 08:02:00,support,0,0\n2026-01-06 08:45:00,"support",30000,0',
      "2026-01-06 08:46:00,sales,30000,0\n",
    ].join("\n");
    const day = { start: "08:00", end: "09:00" };
    const arrivals = (records: string) => [{ queue: "support", records, talk: { records } }];
    const expected = { expected: [1, 0.5], talk: { type: "observed", valuesMs: [61_000, 30_000] } };
    expect(read({ ...day, arrivals: arrivals("a.csv") }, { "a.csv": csv }).streams[0]).toMatchObject(expected);
    const rows = csv
      .split("\n")
      .slice(1, -1)
      .map((line) => line.replaceAll('"', "").split(","))
      .map(([start_stamp, queue, talk, hold]) => ({
        start_stamp,
        queue,
        talk_ms: Number(talk),
        hold_ms: Number(hold),
      }));
    const json = JSON.stringify({ data: rows });
    expect(read({ ...day, arrivals: arrivals("a.json") }, { "a.json": json }).streams[0]).toMatchObject(expected);
  });

  it.each([
    [{ queues: [] }, "queues is []; expected a list that is not empty"],
    [{ queues: [{ name: "support", strategy: "fastest" }] }, 'queues[0].strategy is "fastest"; expected one of'],
    [{ queues: [{ name: "support", colour: "red" }] }, "queues[0].colour is no such field"],
    [
      { arrivals: [{ queue: "sales", perHour: 1, talk: "1s" }] },
      'arrivals[0].queue is "sales"; expected one of support',
    ],
    [
      { arrivals: [{ queue: "support", perHour: -1, talk: "1s" }] },
      "arrivals[0].perHour is -1; expected a number from 0",
    ],
    [{ arrivals: [{ queue: "support", perHour: 1 }] }, "arrivals[0].talk is missing; expected a length of time"],
    [{ arrivals: [{ queue: "support", perHour: 1, talk: "soon" }] }, 'arrivals[0].talk is "soon"; expected a length'],
    [
      { arrivals: [{ queue: "support", talk: "1s" }] },
      "arrivals[0] needs exactly one of perHour, perInterval, records",
    ],
    [{ agents: [{ group: "a", queues: ["support"], count: 1.5 }] }, "agents[0].count is 1.5; expected a whole number"],
    [{ agents: [{ group: "a", queues: ["support"] }] }, "agents[0] needs exactly one of count, perInterval, shifts"],
    [{ agents: [{ group: "a", queues: ["support"], count: 1, misses: "120 %" }] }, 'agents[0].misses is "120 %"'],
    [
      {
        agents: [
          { group: "a", queues: ["support"], count: 20_000 },
          { group: "b", queues: ["support"], count: 1 },
        ],
      },
      "agents are",
    ],
    [{ start: "25:00" }, 'start is "25:00"; expected a time of day'],
    [{ start: "18:00", end: "08:00" }, 'end is "08:00"; expected a time of day after start'],
    [{ seeds: 0 }, "seeds is 0; expected a whole number from 1"],
    [{ interval: "1s" }, 'interval is "1s"; expected a length of time'],
    [{ serviceLevel: { definition: "good" } }, 'serviceLevel.definition is "good"; expected one of answered-in-time'],
    [{ arrivals: [{ queue: "support", records: "no.csv", talk: "1s" }] }, "no.csv cannot be read"],
  ])("refuses %j", (over, said) => {
    expect(errorsOf(over).join("\n")).toContain(said);
  });

  it("refuses records it cannot use, and says which line", () => {
    const arrivals = [{ queue: "support", records: "a.csv", talk: "1s" }];
    expect(errorsOf({ arrivals }, { "a.csv": "start_stamp,queue\n1,2\n" })[0]).toContain("a.csv has no talk_ms");
    const bad = "start_stamp,queue,talk_ms\nyesterday,support,1\n";
    expect(errorsOf({ arrivals }, { "a.csv": bad })[0]).toContain('a.csv, call 1: start_stamp is "yesterday"');
  });

  it("is told where it is no YAML at all", () => {
    const result = readScenario("queues: [", fileOf({}));
    expect(result.ok ? "" : result.errors[0]).toContain("line 1");
    expect(readScenario("just words", fileOf({})).ok).toBe(false);
  });

  it("reads the examples", () => {
    for (const name of ["support-day", "two-lines"]) {
      const text = readFileSync(new URL(`../../examples/${name}.yaml`, import.meta.url), "utf8");
      expect(readScenario(text, fileOf({})), name).toMatchObject({ ok: true });
    }
  });
});
