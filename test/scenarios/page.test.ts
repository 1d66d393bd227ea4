// docs/scenarios.md names each scenario beside the rule that it shows, and nothing that is not there.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const page = readFileSync(join(root, "docs", "scenarios.md"), "utf8");
const named = [...page.matchAll(/`([^`]+\.(?:txt|test\.ts))`/g)].map(([, name = ""]) => name);
const rules = page.split("\n").filter((line) => line.startsWith("| ") && !/^\| (?:---|what is said)/.test(line));

describe("the page of the rules", () => {
  it("names every scenario", () => {
    const scenarios = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".txt"));
    expect(scenarios.filter((name) => !named.includes(name))).toEqual([]);
  });

  it("names no file that is not there", () => {
    const places = named.map((name) => (name.endsWith(".txt") ? join("test", "scenarios", name) : name));
    expect(places.filter((place) => !existsSync(join(root, place)))).toEqual([]);
  });

  it("shows each rule somewhere", () => {
    expect(rules.length).toBeGreaterThan(100);
    expect(rules.filter((line) => !/\.(?:txt|test\.ts)` *(?:,[^|]*)?\|$/.test(line))).toEqual([]);
  });
});
