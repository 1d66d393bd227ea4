// What an export owes to an import: everything, exactly, on whatever database.
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase, type Database, type DatabaseLocation } from "../../src/store/database/open.ts";
import { MIGRATION_NAMES } from "../../src/store/migrations/migrate.ts";
import { digests } from "../../src/store/extensions.ts";
import type { PasswordPolicy } from "../../src/store/password-policy.ts";
import { problemText, readText, textOf } from "../../src/store/backup/document.ts";
import { exportConfiguration, type ConfigurationFile } from "../../src/store/backup/export.ts";
import type { ImportOutcome } from "../../src/store/backup/import.ts";
import { restoreConfiguration } from "../../src/store/backup/restore.ts";
import { isOfKind, TABLE_KINDS } from "../../src/store/backup/table-kinds.ts";
import { bareDatabase } from "./fresh-database.ts";
import { fillWithSamples } from "./migration-suite.ts";
import { silent, testStoreOn } from "./test-store.ts";

const AT = new Date("2026-11-26T10:00:00Z");

/** `fresh` gives a database without tables, and takes it away when its `remove` is called. */
export function backupSuite(
  name: string,
  fresh: () => Promise<{ location: DatabaseLocation; remove(): Promise<void> | void }>,
): void {
  describe(`export and import on ${name}`, () => {
    let database: Database;
    let remove: () => Promise<void> | void;
    let original: ConfigurationFile;
    beforeAll(async () => {
      const made = await fresh();
      remove = () => made.remove();
      database = await openDatabase(made.location, silent);
      await fillWithSamples(database.kysely);
      // With everything that a running server adds.
      await testStoreOn(database);
      original = await exportConfiguration(database.kysely, AT);
    }, 120_000);
    afterAll(async () => {
      await database.stop();
      await remove();
    });

    const options = { replace: true, dryRun: false, now: AT.getTime(), passwordPolicy: "any" as PasswordPolicy };
    const put = (text: string, more: Partial<typeof options> = {}): Promise<ImportOutcome> => {
      const result = readText(text);
      if (!result.ok) return Promise.resolve({ type: "wrong", problems: result.problems });
      return restoreConfiguration(database.kysely, result.read, { ...options, ...more }, silent);
    };
    const problemsOf = async (text: string): Promise<string[]> => {
      const outcome = await put(text);
      return outcome.type === "wrong" ? outcome.problems.map((problem) => problemText(problem, "f")) : [outcome.type];
    };
    const count = async (table: string): Promise<number> => {
      const query = sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`;
      return (await query.execute(database.kysely)).rows[0]?.count ?? -1;
    };

    it("exports every table that holds configuration, and every table is known to hold it or not", async () => {
      const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
        where table_schema = current_schema() and table_name not like 'kysely%'`.execute(database.kysely);
      const names = rows.map((row) => row.name).sort();
      expect(names).toEqual(Object.keys(TABLE_KINDS).sort());
      expect(Object.keys(original.tables).sort()).toEqual(names.filter((table) => isOfKind(table, "configuration")));
      for (const [table, { rows: exported }] of Object.entries(original.tables)) {
        expect(exported.length, `rows of ${table}`).toBeGreaterThan(0);
      }
    });

    it("leaves out what is gone, but for what the living refer to", () => {
      const isGone = (row: Readonly<Record<string, unknown>>): boolean => row["deleted_at"] !== undefined;
      const queues = original.tables["queues"]?.rows.map((row) => row["name"]) ?? [];
      expect(queues).toContain("plain");
      expect(queues.filter((queue) => queue === "full")).toHaveLength(1);
      expect(original.tables["extensions"]?.rows.filter(isGone)).toEqual([]);
    });

    it.each(["yaml", "json"] as const)("gives the same again after %s", async (format) => {
      expect(await put(textOf(original, format))).toMatchObject({ type: "done" });
      expect(await exportConfiguration(database.kysely, AT)).toEqual(original);
      // What has happened is kept; who was logged in is not.
      expect(await count("cdrs")).toBe(5);
      expect([await count("tokens"), await count("agent_sessions")]).toEqual([0, 0]);
    });

    it("is refused where something is there, and changes nothing then nor when it is tried out only", async () => {
      const other = structuredClone(original) as unknown as { tables: Record<string, { rows: object[] }> };
      other.tables["hotlines"] = { rows: [] };
      const text = JSON.stringify(other);
      expect(await put(text, { replace: false })).toMatchObject({ type: "not-empty" });
      const tried = await put(text, { dryRun: true });
      expect(tried).toMatchObject({ type: "done" });
      const hotlines = tried.type === "done" ? tried.plan.find(({ table }) => table === "hotlines") : undefined;
      expect(hotlines).toEqual({ table: "hotlines", removed: original.tables["hotlines"]?.rows.length, added: 0 });
      expect(await exportConfiguration(database.kysely, AT)).toEqual(original);
    });

    it.each([
      [
        "a strategy that is none",
        /strategy: random/,
        "strategy: by-mood",
        /rows\[0\]\.strategy: expected one of ring-all,/,
      ],
      ["a number where a text is wanted", /extn: "1001"/, "extn: 1001", /: expected a text/],
      ["a text where a number is wanted", /priority: 99/, "priority: high", /priority: expected a whole number/],
      ["an unknown column", /strategy: random/, "strategie: random", /strategie: expected one of the columns id, /],
      ["a missing column", /strategy: random/, "#", /strategy: expected/],
      ["an id twice", /- id: 2\n(.*)name: full/, "- id: 1\n$1name: full", /expected one that no row above has/],
      ["a reference to nobody", /user_id: 2/, "user_id: 4711", /user_id: expected the id of a row of users/],
      ["an unknown table", /\n {2}queues:/, "\n  queue:", /tables\.queue: expected one of the tables/],
      ["a name that is taken", /name: full/, "name: plain", /expected a name that no other living row has/],
      ["another program's file", /format: xcc-configuration/, "format: other", /format: expected xcc-configuration/],
      ["a file of tomorrow", /schema: "?[\w-]+"?/, "schema: 9999-tomorrow", /a newer program has written the file/],
      ["what is no YAML", /format:/, "format: [", /expected YAML or JSON/],
      ["references", /format: xcc-configuration/, "format: &a xcc-configuration\nx: *a", /expected no references/],
    ])("says where %s stands, and changes nothing", async (_, what, instead, expected) => {
      const text = textOf(original, "yaml");
      const wrong = text.replace(what, instead);
      expect(wrong).not.toBe(text);
      const problems = await problemsOf(wrong);
      expect(problems.join("\n")).toMatch(expected);
      if (!/references/.test(problems[0] ?? "")) expect(problems[0]).toMatch(/^f:\d+:\d+: /);
      expect(await exportConfiguration(database.kysely, AT)).toEqual(original);
    });

    it("names the very line", async () => {
      const lines = textOf(original, "yaml").split("\n");
      const at = lines.findIndex((line) => line.includes("strategy: random"));
      lines[at] = (lines[at] ?? "").replace("random", "sometimes");
      expect(await problemsOf(lines.join("\n"))).toEqual([
        expect.stringMatching(new RegExp(`^f:${at + 1}:\\d+: tables\\.queues`)),
      ]);
    });

    it("refuses passwords that the policy does not take, with their lines, and changes nothing", async () => {
      const weak = digests("1001", "xswitch.cn", "1234");
      const text = textOf(original, "yaml").replace(/ha1: d{32}/, `ha1: ${weak.ha1}`);
      const outcome = await put(text, { passwordPolicy: "standard" });
      const told = outcome.type === "wrong" ? outcome.problems.map((problem) => problemText(problem, "f")) : [];
      expect(told).toEqual([
        expect.stringMatching(
          /^f:\d+:\d+: tables.extensions.rows\[0\].ha1: expected a digest of a password that is not/,
        ),
        expect.stringMatching(
          /^f:\d+:\d+: tables.extensions.rows\[0\].vm_password: expected digits that are not counted/,
        ),
      ]);
      expect(await exportConfiguration(database.kysely, AT)).toEqual(original);
    });

    it("takes a file of an older version through the migrations", async () => {
      const [first] = MIGRATION_NAMES;
      const made = await bareDatabase();
      const older = await openDatabase(made.location, silent);
      await fillWithSamples(older.kysely, first);
      const file = await exportConfiguration(older.kysely, AT);
      await older.stop();
      made.remove();
      expect(file.schema).toBe(first);
      expect(await put(textOf(file, "yaml"))).toMatchObject({ type: "done" });
      const raised = await exportConfiguration(database.kysely, AT);
      expect(raised.schema).toBe(MIGRATION_NAMES.at(-1));
      expect(raised.tables["queues"]?.rows.map((row) => row["id"])).toEqual([1, 2]);
      await put(textOf(original, "yaml"));
    });

    it("never gives an id twice", async () => {
      const nextId = original.tables["queues"]?.next_id ?? 0;
      expect(await put(textOf(original, "yaml"))).toMatchObject({ type: "done" });
      const store = await testStoreOn(database);
      const { id } = await store.queues.add({ name: "the next one" });
      expect(id).toBeGreaterThanOrEqual(nextId);
      expect(id).toBeGreaterThan(3);
      expect(await put(textOf(original, "yaml"))).toMatchObject({ type: "done" });
      expect((await store.queues.add({ name: "and the next" })).id).toBe(id + 1);
    });
  });
}
