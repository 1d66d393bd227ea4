import { expect, it } from "vitest";
import { writeWatch } from "./writes.ts";

function changesIn(...statements: readonly string[]): number[] {
  let changes = 0;
  const watch = writeWatch(() => (changes += 1));
  return statements.map((sql) => {
    const before = changes;
    watch.before(sql);
    watch.after(sql);
    return changes - before;
  });
}

it("tells of what may change who somebody is: before and after, and at a transaction's end", () => {
  expect(changesIn('select * from "tokens"', 'delete from "tokens" where "id" = $1')).toEqual([0, 2]);
  const transaction = ["begin", 'update "users" set "disabled" = $1', 'select * from "users"', "commit"];
  expect(changesIn(...transaction, 'insert into "cdrs" values ($1)', "commit")).toEqual([0, 2, 0, 2, 0, 0]);
  expect(changesIn("begin", "with gone as (delete from dev_keys returning id) select * from gone", "rollback")).toEqual(
    [0, 2, 2],
  );
  expect(changesIn('insert into "agent_sessions" values ($1)', 'update "queues" set "name" = $1')).toEqual([0, 0]);
});
