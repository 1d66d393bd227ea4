import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bareDatabase, freshDatabase, type FreshDatabase } from "../test/store/fresh-database.ts";
import { fillWithSamples } from "../test/store/migration-suite.ts";
import { silent } from "../test/store/test-store.ts";
import { openDatabase } from "./store/database/open.ts";
import { exportCommand, importCommand } from "./export-import.ts";

describe("the commands export and import", () => {
  let from: FreshDatabase;
  let to: FreshDatabase;
  const home = mkdtempSync(join(tmpdir(), "xcc-transfer-"));
  const file = join(home, "all.yaml");
  beforeAll(async () => {
    from = await bareDatabase();
    to = await freshDatabase();
    const database = await openDatabase(from.location, silent);
    await fillWithSamples(database.kysely);
    await database.stop();
  }, 120_000);
  afterAll(() => {
    from.remove();
    to.remove();
    rmSync(home, { recursive: true, force: true });
  });

  const at = (database: FreshDatabase): NodeJS.ProcessEnv => ({
    // Rows of older versions are among the samples, with what was let in then.
    ...{ XCC_DATA: dirname(database.folder), XCC_PASSWORD_POLICY: "any" },
  });

  it("carry a configuration from one installation into another", async () => {
    // What another one has left behind, open to everybody.
    writeFileSync(`${file}.part`, "half of it", { mode: 0o666 });
    const out = await exportCommand([file], at(from));
    expect(out).toMatchObject({ code: 0, errors: "" });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8")).toMatch(/^# The configuration of a call center/);
    const tried = await importCommand([file, "--dry-run"], at(to));
    expect(tried.out).toMatch(/^this would be done/);
    expect(await importCommand([file], at(to))).toMatchObject({ code: 0, errors: "" });
    const again = await importCommand([file], at(to));
    expect([again.code, again.errors]).toEqual([1, expect.stringMatching(/not empty; --replace replaces it/)]);
    expect((await importCommand([file, "--replace"], at(to))).code).toBe(0);
    const back = join(home, "back.json");
    await exportCommand([back], at(to));
    await exportCommand([join(home, "first.json")], at(from));
    const tables = (path: string): unknown => (JSON.parse(readFileSync(path, "utf8")) as { tables: unknown }).tables;
    expect(tables(back)).toEqual(tables(join(home, "first.json")));
  });

  it("say so where a server has the database open", async () => {
    const held = await openDatabase(from.location, silent);
    for (const command of [exportCommand, importCommand]) {
      const { code, errors } = await command([file], at(from));
      expect([code, errors]).toEqual([1, expect.stringMatching(/in use by process \d+; stop it first/)]);
    }
    await held.stop();
  });

  it("say what is wrong with what they were given", async () => {
    expect(await exportCommand(["all.txt"], at(from))).toMatchObject({
      code: 2,
      errors: expect.stringMatching(/expected a name that ends in/) as string,
    });
    expect(await importCommand([], at(from))).toMatchObject({
      code: 2,
      errors: expect.stringMatching(/FILE is missing/) as string,
    });
    const nowhere = { XCC_DATA: join(home, "nowhere") };
    expect((await exportCommand([file], nowhere)).errors).toMatch(/there is no database in/);
    writeFileSync(join(home, "bad.yaml"), "format: [");
    expect((await importCommand([join(home, "bad.yaml")], at(to))).errors).toMatch(
      /bad\.yaml:1:\d+: expected YAML or JSON/,
    );
    expect((await importCommand(["--help"], at(to))).out).toMatch(/xcc import/);
  });
});
