// docs/fields.md says of every field what it does, in both languages, and stays true.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { routesOf } from "../../src/api/api.ts";
import { meaningOf, RESOURCES, type Resource } from "../../src/api/contract/fields/meanings.ts";
import { LIST_FIELDS } from "../../src/api/contract/fields/lists.ts";
import { describedApi } from "./described-api.ts";
import { fieldsPage, schemasOf } from "./fields-page.ts";
import { SHOWN_BY } from "./fields-shown.ts";
import { seedSections } from "./seed/document.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const PAGES = { en: "docs/fields.md", zh: "docs/fields.zh-CN.md" } as const;
const FOLDERS: Readonly<Record<string, Resource>> = { freeswitch: "nodes", hostlines: "hotlines", ivr: "ivrs" };

let api: FastifyInstance;
beforeAll(async () => {
  api = await describedApi();
});
afterAll(() => api.close());

function resourceOf(url: string): Resource {
  const folder = url.split("/")[3] ?? "";
  return FOLDERS[folder] ?? (folder as Resource);
}

describe("docs/fields.md", () => {
  it.each(["en", "zh"] as const)("is what the API says of its fields, in %s", (language) => {
    const page = fieldsPage(routesOf(api), language);
    const path = join(ROOT, PAGES[language]);
    if (process.env["UPDATE_FIELDS"] === "1") writeFileSync(path, page);
    expect(readFileSync(path, "utf8")).toBe(page);
  });

  it("names every field that the manual names, and every other of the same routes", () => {
    const unsaid: string[] = [];
    for (const { path, parameters, example } of seedSections()) {
      const printed = [example.answer].flat().flatMap((one) => Object.entries(one ?? {}));
      const rows = printed.flatMap(([name, value]) =>
        name === "data" ? Object.keys((value as readonly object[])[0] ?? {}) : [name],
      );
      for (const field of [...parameters.filter((name) => name !== "token"), ...rows]) {
        if (meaningOf(resourceOf(path), field) === undefined) unsaid.push(`${path} ${field}`);
      }
    }
    for (const route of routesOf(api)) {
      if (!/^\/api\/xcc\/\w+\/\w+$/.test(route.url) || route.url.endsWith("/import")) continue;
      for (const field of schemasOf([route]).keys()) {
        if (meaningOf(resourceOf(route.url), field) === undefined) unsaid.push(`${route.url} ${field}`);
      }
    }
    expect(unsaid).toEqual([]);
  });

  it("shows each by a scenario or a test that is there", () => {
    const missing: string[] = [];
    for (const [resource, meanings] of Object.entries({ ...RESOURCES, lists: LIST_FIELDS })) {
      const shown = SHOWN_BY[resource as Resource] ?? {};
      expect(Object.keys(shown).sort(), resource).toEqual(Object.keys(meanings).sort());
      for (const [field, files] of Object.entries(shown)) {
        if (files.length === 0) missing.push(`${resource}.${field}: none`);
        for (const file of files) {
          const path = file.endsWith(".txt") ? join("test/scenarios", file) : file;
          if (!existsSync(join(ROOT, path))) missing.push(`${resource}.${field}: ${file}`);
        }
      }
    }
    expect(missing).toEqual([]);
  });
});
