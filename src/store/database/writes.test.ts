import { expect, it } from "vitest";
import { permanence, writeWatch } from "./writes.ts";

function changesIn(...statements: readonly string[]): string[] {
  let changed: string[] = [];
  const watch = writeWatch((table) => void changed.push(table));
  return statements.map((sql) => {
    changed = [];
    watch.before(sql);
    watch.after(sql);
    return changed.join(" ");
  });
}

it("tells what table may have changed: before and after, and at a transaction's end", () => {
  expect(changesIn('select * from "tokens"', 'delete from "tokens" where "id" = $1')).toEqual(["", "tokens tokens"]);
  const transaction = ["begin", 'update "users" set "disabled" = $1', 'select * from "users"', "commit"];
  expect(changesIn(...transaction, 'insert into "cdrs" values ($1)', "commit")).toEqual([
    "",
    "users users",
    "",
    "users users",
    "",
    "",
  ]);
  expect(changesIn("begin", "with gone as (delete from dev_keys returning id) select * from gone", "rollback")).toEqual(
    ["", "dev_keys dev_keys", "dev_keys dev_keys"],
  );
  expect(changesIn('insert into "agent_sessions" values ($1)')).toEqual([""]);
  expect(changesIn("begin", "delete from users;delete from queues", "commit").at(-1)).toBe("users queues users queues");
});

it("tells what makes something permanent: a transaction's end, and what is written outside of one", () => {
  const made = (...statements: readonly string[]): boolean[] => statements.map(permanence());
  expect(made("begin", "insert into users values (1)", "commit", "select 1")).toEqual([false, false, true, false]);
  expect(made("start transaction read only", "delete from users", "rollback")).toEqual([false, false, false]);
  expect(made("rollback", 'update "users" set "disabled" = $1', " insert into tokens values (1)")).toEqual([
    ...[false, true, true],
  ]);
  expect(made("with a as (select 1) select * from a", "with a as (delete from b returning c) select * from a")).toEqual(
    [false, true],
  );
});
