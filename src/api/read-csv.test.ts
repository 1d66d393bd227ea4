import { describe, expect, it } from "vitest";
import { csvOf } from "./csv.ts";
import { fromGbk, gbkOf } from "./gbk.ts";
import { readCsv, tableText } from "./read-csv.ts";

const cellsIn = (text: string): unknown => {
  const read = readCsv(text, 100);
  return read.type === "rows" ? read.rows.map(({ line, cells }) => [line, ...cells]) : read;
};

describe("a table that comes in", () => {
  it("is read as spreadsheets write it, each row with the line it begins on", () => {
    expect(cellsIn('\ufeffa,b\r\n1,"x,""y"""\r\n\r\n2,"two\nlines"\r\n3,\r\n')).toEqual([
      [1, "a", "b"],
      [2, "1", 'x,"y"'],
      [4, "2", "two\nlines"],
      [6, "3", ""],
    ]);
    expect(cellsIn("a\tb\n1\t2")).toEqual([
      [1, "a", "b"],
      [2, "1", "2"],
    ]);
    expect(cellsIn("a;b\r1;2\r")).toEqual([
      [1, "a", "b"],
      [2, "1", "2"],
    ]);
    expect(cellsIn("")).toEqual([]);
    expect(cellsIn("\ufeff\r\n ,\r\n")).toEqual([]);
  });

  it("is refused where it has no end, goes on after one, or is too long", () => {
    expect(cellsIn('a,b\n1,"x\n2,3')).toMatchObject({ type: "fault", line: 2 });
    expect(cellsIn('a,b\n1,"x"y\n')).toMatchObject({ type: "fault", line: 2 });
    expect(readCsv("a\n".repeat(101), 100)).toMatchObject({ type: "fault", line: 101 });
    expect(readCsv("a\n".repeat(100), 100)).toMatchObject({ type: "rows" });
  });

  it("is what went out, whatever a spreadsheet would carry out", () => {
    const cells = [
      "=1+1",
      "'=1+1",
      "''@x",
      "+86 10",
      "-1",
      "@x",
      "\tx",
      "'x",
      "x'",
      '"',
      "a,b",
      "two\r\nlines",
      "＝1",
      "",
    ];
    const csv = csvOf(
      ["n", "x"],
      cells.map((x, n) => ({ n: String(n), x })),
    );
    for (const line of csv.split("\r\n").slice(1)) expect(line).not.toMatch(/,"?[=+\-@\t\r＝]/);
    const read = readCsv(csv, 100);
    expect(read.type === "rows" ? read.rows.slice(1).map((row) => row.cells[1]) : read).toEqual(cells);
  });
});

describe("GBK", () => {
  it("is what the platform reads again, character by character", () => {
    let text = "";
    for (let code = 0x20; code < 0x1_0000; code += 7)
      if (code < 0xd800 || code > 0xf8ff) text += String.fromCodePoint(code);
    text += "坐席,班长€😀𠀀\u{10ffff}";
    expect(fromGbk(gbkOf(text))).toBe(text);
    expect(gbkOf("\ufffd\ue5e5").toString()).toBe("??");
    expect([...gbkOf("坐席A")]).toEqual([0xd7, 0xf8, 0xcf, 0xaf, 0x41]);
    expect(new TextDecoder("gbk").decode(gbkOf("中文，测试"))).toBe("中文，测试");
  });

  it("is told from UTF-8, unless it was said which it is", () => {
    const text = "登录名,姓名";
    expect(tableText(Buffer.from(text), undefined)).toBe(text);
    expect(tableText(gbkOf(text), undefined)).toBe(text);
    expect(tableText(gbkOf(text), "GB2312")).toBe(text);
    expect(tableText(gbkOf(text), "utf-8")).toBeUndefined();
    expect(tableText(Uint8Array.of(0x61, 0xff), undefined)).toBeUndefined();
    expect(tableText(Buffer.from(text), "gbk")).not.toBe(text);
  });
});
