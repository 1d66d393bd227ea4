import { expect, it } from "vitest";
import { writeWatch } from "./writes.ts";

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
