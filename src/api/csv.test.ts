import { expect, it } from "vitest";
import { columnsOf, csvOf } from "./csv.ts";

it("has a line for each row, with names first, and objects as columns", () => {
  const row = { queue: "a", wait: { mean_ms: 1.5, max_ms: null }, breaks: [{ reason: "tea" }] };
  expect(columnsOf(row)).toEqual(["queue", "wait.mean_ms", "wait.max_ms"]);
  expect(csvOf(columnsOf(row), [row])).toBe("\ufeffqueue,wait.mean_ms,wait.max_ms\r\na,1.5,\r\n");
  expect(csvOf(["queue"], [])).toBe("\ufeffqueue\r\n");
});

it("quotes what would break it, and leaves nothing that a spreadsheet carries out", () => {
  const cells = ['a,"b"', "two\nlines", "=1+1", "+1", "-1", "@x", '=HYPERLINK("a","b")'];
  const lines = csvOf(
    ["x"],
    cells.map((x) => ({ x })),
  )
    .split("\r\n")
    .slice(1, -1);
  expect(lines).toEqual(['"a,""b"""', '"two\nlines"', "'=1+1", "'+1", "'-1", "'@x", '"\'=HYPERLINK(""a"",""b"")"']);
  expect(csvOf(["x"], [{ x: -1 }])).toContain("\r\n-1\r\n");
});
