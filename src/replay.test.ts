import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { record } from "../test/log/recorded.ts";
import { runWorld } from "../test/sim/world.ts";
import type { Event } from "./core/events.ts";
import type { AgentId } from "./core/model.ts";
import { replayCommand } from "./replay.ts";

const root = mkdtempSync(join(tmpdir(), "replay-"));
const folder = join(root, "events");
let answered = "";

beforeAll(async () => {
  const { events } = await runWorld(21, 60);
  mkdirSync(folder);
  const { facts } = await record(events, { folder }, true);
  const left = facts.find((fact) => fact.type === "queue-left" && fact.outcome === "answered");
  answered = left?.type === "queue-left" ? left.call : "";
});
afterAll(() => rmSync(root, { recursive: true }));

describe("npm run replay", () => {
  it("says how much it was, and that the same facts came of it", () => {
    const { code, out } = replayCommand([folder, "--calls"]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^1 files of xcc 1: \d+ events, \d+ facts, \d+ calls\nthe same facts came of them, byte for byte/,
    );
    expect(out).toContain(`  ${answered}  `);
  });

  it("tells a call's story in both languages", () => {
    expect(answered).not.toBe("");
    const english = replayCommand([folder, "--call", answered]);
    expect(english).toMatchObject({ code: 0, errors: "" });
    for (const words of ["called", "joined queue", "offered it to agent", "talks with agent", "ended by"]) {
      expect(english.out).toContain(words);
    }
    const { out } = replayCommand([folder, "--call", answered, "--language", "zh"]);
    expect(out).toContain("派给坐席");
    const { story } = JSON.parse(replayCommand([folder, "--call", answered, "--json"]).out) as {
      story: { at: number; what: string; said: string }[];
    };
    expect(story.map(({ at }) => at)).toEqual(story.map(({ at }) => at).sort((a, b) => a - b));
    expect(story.at(0)?.what).toBe("called");
  });

  it("stops at an event or a time and shows the state there", () => {
    const { out } = replayCommand([folder, "--until", "200"]);
    expect(out).toContain("after event 200, ");
    expect(out).toMatch(/q0: \d+ wait, \d+ signed in, \d+ can be offered a call/);
    const early = replayCommand([folder, "--until", "2026-01-05T01:00:30Z", "--json"]);
    const { stopped } = JSON.parse(early.out) as { stopped: { at: number; state: { calls: unknown[] } } };
    expect(stopped.at).toBeGreaterThanOrEqual(Date.UTC(2026, 0, 5, 1, 0, 30));
    expect(stopped.at).toBeLessThan(Date.UTC(2026, 0, 5, 1, 0, 40));
    expect(stopped.state.calls.length).toBeGreaterThan(0);
  });

  it("writes copies that name nobody", () => {
    const target = join(root, "masked");
    const { out } = replayCommand([folder, "--mask", target]);
    expect(out).toContain("each gave the same facts, masked");
    expect(replayCommand([target]).code).toBe(0);
  });

  it("writes copies without what agents have noted of callers, and replaces nothing else that reads the same", async () => {
    const { events } = await runWorld(21, 60);
    const at = events.at(-1)?.at ?? 0;
    const said = { which: undefined, code: undefined, by: "agent", user: "boss" } as const;
    const talker =
      readFileSync(join(folder, "00000001.jsonl"), "utf8").match(/"agent-sign-in","agent":"(\d+)"/)?.[1] ?? "";
    const noted = ["Mrs Li owes 500", "READY", "agent-ready"].map((notes): Event => {
      return { at, type: "set-disposition", agent: talker as AgentId, notes, ...said };
    });
    const [from, target] = [join(root, "noted"), join(root, "noted-masked")];
    mkdirSync(from);
    const { facts } = await record([...events, ...noted], { folder: from }, true);
    // The agent has had a call: else there is nothing to be masked in facts.
    expect(facts.filter(({ type }) => type === "disposition-set")).toHaveLength(3);
    expect(replayCommand([from, "--mask", target]).code).toBe(0);
    const copy = readFileSync(join(target, "00000001.jsonl"), "utf8");
    expect(copy).not.toContain("Mrs Li");
    expect(copy).toMatch(/"notes":"person-[0-9a-f]+"/);
    expect(copy).not.toContain('"notes":"READY"');
    expect(replayCommand([target]).code).toBe(0);
  });

  it("fails where other facts come of it", () => {
    const path = join(root, "changed.jsonl");
    const text = readFileSync(join(folder, "00000001.jsonl"), "utf8");
    writeFileSync(path, text.replaceAll('"type":"leg-answered"', '"type":"leg-ringing"'));
    const { code, out } = replayCommand([path]);
    expect(code).toBe(1);
    expect(out).toMatch(/\d+ events gave OTHER facts than at the time; the first is event \d+/);
  });

  it.each([
    [[], "the folder or file of events is missing"],
    [["/no/such"], "/no/such cannot be read"],
    [[root], "holds no events"],
    [[folder, "--until", "noon"], "--until is"],
    [[folder, "--language", "fr"], "--language is"],
    [[folder, "--call", "nobody"], "There is no call nobody"],
    [[folder, "--call", "arrived"], "calls begin with arrived"],
    [[folder, "--mask", folder], "could not be replayed"],
  ])("refuses %j", (args, said) => {
    const { code, errors } = replayCommand(args);
    expect(code).toBeGreaterThan(0);
    expect(errors).toContain(said);
  });
});
