import { beforeAll, describe, expect, it } from "vitest";
import { sharedDatabase } from "../../../test/api/shared-database.ts";
import { pageOf } from "../pages.ts";
import { shapesOf, type TableShape } from "../backup/shape.ts";
import { TABLE_KINDS } from "../backup/table-kinds.ts";
import { classOf, columnsOfClass, SECRET_COLUMNS, withoutSecrets, type OpenColumn } from "./column-classes.ts";
import type { Database } from "./open.ts";
import type { Tables } from "./tables.ts";

const TABLES = Object.keys(TABLE_KINDS) as (keyof Tables)[];
const CLASSES = ["open", "quiet", "secret"] as const;
/** What lets somebody in is called something like it. */
const SOUNDS_SECRET = /ha1|hash|passw|secret|salt|token|key|pin\b/;
/** Those that only sound so: a kind, a time, an id, the key that a caller presses, a name of our own. */
const ONLY_SOUNDS = [
  ...["audit_log.token_kind", "webhooks.former_secret_until", "tokens.dev_key_id", "queues.callback_key", "meta.key"],
  "preferences.key",
  // A digest of what was typed as a login: it opens nothing.
  "sign_in_guards.login_hash",
];

describe("what columns may be used for", () => {
  let database: Database;
  let shapes: ReadonlyMap<string, TableShape>;
  beforeAll(async () => {
    database = await sharedDatabase();
    shapes = await shapesOf(database.kysely);
  }, 120_000);

  it("is said of every column that the database has, and of no other", () => {
    for (const table of TABLES) {
      const said = CLASSES.flatMap((wanted) => columnsOfClass(table, wanted));
      expect([...said].sort(), table).toEqual((shapes.get(table)?.columns ?? []).map(({ name }) => name).sort());
    }
    expect([...shapes.keys()].sort()).toEqual([...TABLES].sort());
  });

  it("is secret where the name says that it lets somebody in", () => {
    const open = TABLES.flatMap((table) =>
      (shapes.get(table)?.columns ?? [])
        .filter(({ name }) => SOUNDS_SECRET.test(name) && classOf(table, name) !== "secret")
        .map(({ name }) => `${table}.${name}`),
    );
    expect(open.sort()).toEqual([...ONLY_SOUNDS].sort());
    expect([...SECRET_COLUMNS].sort()).toEqual([
      "former_secret",
      "ha1",
      "ha1b",
      "hash",

      "password",
      "password_hash",
      "secret",
      "vm_password",
    ]);
  });

  it("keeps what is secret out of lists, also where the compiler was got round", async () => {
    const forced = "ha1" as OpenColumn<"extensions">;
    const from = {
      table: "extensions",
      columns: { [forced]: "text" } as Record<typeof forced, "text">,
      timeZone: "UTC",
    } as const;
    const paging = { page: 1, pageSize: 1 };
    const sorted = { ...paging, contains: [], sort: { column: forced, descending: false } };
    await expect(pageOf(database.kysely, from, sorted)).rejects.toThrow("not listed by ha1");
    const searched = {
      ...paging,
      contains: [{ column: forced, text: "a" }],
      sort: { column: "id" as const, descending: false },
    };
    await expect(pageOf(database.kysely, from, searched)).rejects.toThrow("not listed by ha1");
  });

  it("empties what is secret in a row, and nothing else", () => {
    const row = { id: 1, name: "a", ha1: "b", vm_password: undefined, hash: "not of this table" };
    expect(withoutSecrets("extensions", row)).toEqual({ ...row, ha1: "" });
    expect(classOf("extensions", "toString")).toBeUndefined();
  });
});
