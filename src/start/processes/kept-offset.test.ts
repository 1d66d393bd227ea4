import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { KeptOffset } from "./kept-offset.ts";

const said: string[] = [];
const note = (_fields: object, text: string): void => void said.push(text);
const log = { debug: note, info: note, warn: note, error: note };
let file = "";

beforeEach(() => {
  said.length = 0;
  file = join(mkdtempSync(join(tmpdir(), "xcc-offset-")), "switch-clock.json");
});
afterEach(() => rmSync(join(file, ".."), { recursive: true, force: true }));

it("how far the clock was set is known to the next process", () => {
  const first = new KeptOffset(file, log);
  expect(first.read()).toBe(0);
  first.keep(3_600_000);
  first.keep(-5_000);
  expect(new KeptOffset(file, log).read()).toBe(-5_000);
  expect(said).toEqual([]);
});

it("a file that says nothing means that nobody has set it, and one that cannot be read is told of", () => {
  writeFileSync(file, "{}");
  expect(new KeptOffset(file, log).read()).toBe(0);
  writeFileSync(file, "half a li");
  const kept = new KeptOffset(file, log);
  expect(kept.read()).toBe(0);
  expect(said).toHaveLength(1);
  kept.keep(1);
  expect(readFileSync(file, "utf8")).toBe('{"offsetMs":1}\n');
});
