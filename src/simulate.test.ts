import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { simulateCommand } from "./simulate.ts";

const folder = mkdtempSync(join(tmpdir(), "simulate-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SCENARIO = `
name: A <small> "day"
start: "09:00"
end: "11:00"
seeds: 3
queues: [{ name: support }, { name: sales, strategy: ring-all }]
arrivals:
  - { queue: support, perHour: 60, talk: { exponential: 3m }, patience: { exponential: 1m } }
  - { queue: sales, perHour: 20, talk: 2m, patience: 5m }
agents:
  - { group: both, queues: [support, sales], count: 4, wrapUp: 10s, misses: 5 %, rejects: 5 %, maxNoAnswer: 2 }
  - { group: sales, queues: [sales], level: 2, shifts: [{ from: "09:30", to: "10:30", breaks: [{ from: "10:00", to: "10:10" }] }] }
`;

function scenarioFile(text: string): string {
  const path = join(folder, "scenario.yaml");
  writeFileSync(path, text);
  return path;
}

async function run(...args: string[]) {
  return await simulateCommand([scenarioFile(SCENARIO), ...args], {});
}

interface Row {
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly otherwise: number;
}

describe("npm run simulate", () => {
  it("gives the same figures for the same seeds", async () => {
    const first = await run("--json");
    expect(first).toMatchObject({ code: 0, errors: "" });
    const withoutClock = (text: string): string => text.replace(/"seconds": [\d.]+\n/, "");
    expect(withoutClock((await run("--json")).out)).toBe(withoutClock(first.out));
  });

  it("loses no caller, in no interval", async () => {
    const { figures } = JSON.parse((await run("--json")).out) as {
      figures: { total: Row; queues: (Row & { intervals: Row[] })[] };
    };
    const { total, queues } = figures;
    for (const row of [total, ...queues, ...queues.flatMap(({ intervals }) => intervals)]) {
      expect(row.offered).toBeCloseTo(row.answered + row.abandoned + row.otherwise, 9);
    }
    for (const { offered, intervals } of queues) {
      expect(intervals.reduce((sum, row) => sum + row.offered, 0)).toBeCloseTo(offered, 9);
    }
    expect(total.answered).toBeGreaterThan(0);
    expect(total.abandoned).toBeGreaterThan(0);
  });

  it("tells the service level's name, what is counted over what, and every interval", async () => {
    const { out } = await run("--definition", "answered-in-time-of-answered", "--target", "30");
    expect(out).toContain("answered within the target / answered, target 30 s (answered-in-time-of-answered)");
    expect(out).toContain("09:30-10:00");
    expect(out).toMatch(/both-1 .* %/);
  });

  it("makes a page that asks nobody for anything", async () => {
    const page = join(folder, "page.html");
    expect(await run("--html", page)).toMatchObject({ code: 0 });
    const html = readFileSync(page, "utf8");
    expect(html).toContain("<svg");
    expect(html).toContain("A &lt;small&gt; &quot;day&quot;");
    expect(html).not.toMatch(/https?:|src=|url\(|<script|<link|NaN|undefined/);
  });

  it("compares agents and strategies", async () => {
    const { out } = await run("--agents", "both=2,8", "--strategy", "support=ring-all,longest-idle-agent", "--json");
    const { variants } = JSON.parse(out) as { variants: { variant: string; figures: { total: Row } }[] };
    expect(variants.map(({ variant }) => variant)).toEqual([
      "both=2 ring-all",
      "both=8 ring-all",
      "both=2 longest-idle-agent",
      "both=8 longest-idle-agent",
    ]);
    const [few, many] = variants;
    expect(many?.figures.total.answered).toBeGreaterThan(few?.figures.total.answered ?? 0);
    // The same callers came to both.
    expect(many?.figures.total.offered).toBe(few?.figures.total.offered);
  });

  it("finds the agents for a service level", async () => {
    const { out } = await run("--plan", "both", "--level", "80", "--json");
    const { plan } = JSON.parse(out) as {
      plan: { reached: boolean; rows: { agents: number; serviceLevel: number }[] };
    };
    expect(plan.reached).toBe(true);
    expect(plan.rows).toHaveLength(4);
    for (const { serviceLevel } of plan.rows) expect(serviceLevel).toBeGreaterThanOrEqual(0.8);
    for (const { agents } of plan.rows) expect(agents).toBeLessThan(20);
  });

  it("ends where it is told to, with the days that were finished", async () => {
    const stop = new AbortController();
    const stopInSecond = ({ seed }: { seed: number }): void => {
      if (seed === 2) stop.abort();
    };
    const watch = { signal: stop.signal, onProgress: stopInSecond };
    const { out, code } = await simulateCommand([scenarioFile(SCENARIO), "--json"], watch);
    expect(code).toBe(0);
    const { figures } = JSON.parse(out) as { figures: { seeds: number[] } };
    expect(figures.seeds.length).toBeLessThan(3);
  });

  it.each([
    [["--seeds", "0"], "--seeds is"],
    [["--plan", "nobody"], "--plan is"],
    [["--plan", "both", "--level", "100"], "--level is"],
    [["--agents", "both"], "--agents is"],
    [["--agents", "them=3"], "--agents names the group them"],
    [["--agents", "both=few"], "--agents has"],
    [["--strategy", "support=fastest"], "--strategy has"],
    [["--strategy", "line=ring-all"], "--strategy names the queue line"],
    [["--definition", "good"], "--definition is"],
    [["--html", "/no/such/folder/page.html"], "--html"],
    [["--days", "3"], "--days"],
  ])("refuses %j and names the option", async (args, said) => {
    const { code, errors } = await run(...args);
    expect(code).toBeGreaterThan(0);
    expect(errors).toContain(said);
  });

  it("tells what is wrong with a scenario", async () => {
    expect((await simulateCommand([], {})).errors).toContain("the scenario's file is missing");
    expect((await simulateCommand(["/no/such"], {})).errors).toContain("/no/such cannot be read");
    const { code, errors } = await simulateCommand([scenarioFile("queues: 3")], {});
    expect(code).toBe(2);
    expect(errors).toContain("queues is 3; expected a list");
  });
});
