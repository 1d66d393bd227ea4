// The console's texts: each is there in both languages, and tells the same things.
import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";

const FOLDER = join(import.meta.dirname, "../../web/src/i18n");
const AREAS = globSync("en/*.ts", { cwd: FOLDER }).map((path) => basename(path, ".ts"));

type Texts = Readonly<Record<string, string>>;

async function textsOf(language: string, area: string): Promise<Texts> {
  return ((await import(join(FOLDER, language, `${area}.ts`))) as { readonly texts: Texts }).texts;
}

/** `{{name}}`, and what is around words that are elements. */
function placeholdersOf(text = ""): readonly string[] {
  return [...text.matchAll(/\{\{\w+\}\}|<\/?\w+>/g)].map(([found]) => found).sort();
}

describe.each(AREAS)("the texts of %s", (area) => {
  it("are there in both languages, with the same things in them", async () => {
    const [english, chinese] = await Promise.all([textsOf("en", area), textsOf("zh", area)]);
    expect(Object.keys(chinese)).toEqual(Object.keys(english));
    for (const [key, text] of Object.entries(english)) {
      expect(text.trim(), key).not.toBe("");
      expect(chinese[key]?.trim(), key).not.toBe("");
      expect(placeholdersOf(chinese[key]), key).toEqual(placeholdersOf(text));
    }
  });
});

it("there are areas", () => {
  expect(AREAS).toContain("desk");
});
