// How much a browser loads before the desk is there, and with each part that is loaded when somebody goes to it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";

const FOLDER = join(import.meta.dirname, "../../web/dist");
const ASSETS = join(FOLDER, "assets");
const MOST_FOR_DESK_BYTES = 380_000;
const MOST_OF_A_PART_BYTES = 220_000;
/** What is loaded when the desk is: its page in one language, and what stands around it. */
const DESK = /^(desk-page|desk|shell)-/;

const files = readdirSync(ASSETS).filter((name) => name.endsWith(".js"));
const textOf = (name: string): string => readFileSync(join(ASSETS, name), "utf8");
const sizeOf = (name: string): number => gzipSync(textOf(name)).length;

/** With all that they import before they run. */
function withImports(names: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    for (const [, imported = ""] of textOf(name).matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g))
      open.push(imported);
  }
  return found;
}

function sumOf(names: Iterable<string>): number {
  return [...names].reduce((sum, name) => sum + sizeOf(name), 0);
}

const page = readFileSync(join(FOLDER, "index.html"), "utf8");
const first = [...page.matchAll(/assets\/([^"]+\.js)/g)].map(([, name = ""]) => name);
const desk = withImports([...first, ...files.filter((name) => DESK.test(name))]);

it("the desk is at most 380 kB", () => {
  expect(first.length).toBeGreaterThan(0);
  expect([...desk].some((name) => name.startsWith("desk-page-"))).toBe(true);
  expect(sumOf(desk), [...desk].map((name) => `${name} ${String(sizeOf(name))}`).join("\n")).toBeLessThan(
    MOST_FOR_DESK_BYTES,
  );
});

it("every part that is loaded later is at most 220 kB, with what only it needs", () => {
  const later = files.filter((name) => !desk.has(name));
  for (const name of later) {
    const more = [...withImports([name])].filter((one) => !desk.has(one));
    expect(sumOf(more), more.join(", ")).toBeLessThan(MOST_OF_A_PART_BYTES);
  }
});

it("the page has no script of its own, and asks nobody else", () => {
  expect(page).not.toMatch(/<script(?![^>]*\bsrc="\/)[^>]*>/);
  expect(page).not.toMatch(/https?:\/\//);
  expect(page).not.toMatch(/\son\w+=/);
});
