// Tables as spreadsheets write them (RFC 4180, with what is usual besides): read whole, each row with the line it begins on.
import { fromGbk } from "./gbk.ts";

export interface CsvRow {
  /** From 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export type ReadCsv =
  | { readonly type: "rows"; readonly rows: readonly CsvRow[] }
  | { readonly type: "fault"; readonly line: number; readonly expected: string };

/** What spreadsheets put between cells. */
const SEPARATORS = [",", "\t", ";"] as const;

/** Lines without anything in them are left out. More than `most` rows are a fault. */
export function readCsv(text: string, most: number): ReadCsv {
  const separator = separatorOf(text);
  const rows: CsvRow[] = [];
  let line = 1;
  let begun = 1;
  let cells: string[] = [];
  let at = text.startsWith("\ufeff") ? 1 : 0;
  const finish = (): void => {
    if (cells.some((cell) => cell.trim() !== "")) rows.push({ line: begun, cells: cells.map(unescaped) });
    cells = [];
  };
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, separator);
    if (cell === undefined) return { type: "fault", line, expected: 'a closing " for the one that opens here' };
    cells.push(cell.text);
    line += linesIn(cell.text);
    at = cell.end;
    const next = text[at];
    if (next === separator) {
      at += 1;
      if (at === text.length) cells.push("");
      continue;
    }
    if (next !== undefined && next !== "\r" && next !== "\n") {
      return {
        type: "fault",
        line,
        expected: `a ${JSON.stringify(separator)} or the end of the line after a closing "`,
      };
    }
    finish();
    if (rows.length > most) return { type: "fault", line: begun, expected: `at most ${most} rows` };
    at += next === "\r" && text[at + 1] === "\n" ? 2 : 1;
    line += 1;
    begun = line;
  }
  finish();
  if (rows.length > most) return { type: "fault", line: begun, expected: `at most ${most} rows` };
  return { type: "rows", rows };
}

/** The one that is most often in the first line. */
function separatorOf(text: string): string {
  const [first = ""] = text.split(/[\r\n]/, 1);
  const counted = SEPARATORS.map((separator) => ({ separator, count: first.split(separator).length }));
  const [most] = counted.sort((a, b) => b.count - a.count);
  return most?.separator ?? ",";
}

interface Cell {
  readonly text: string;
  readonly end: number;
}

function plainCell(text: string, from: number, separator: string): Cell {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== "\r" && text[end] !== "\n") end += 1;
  return { text: text.slice(from, end), end };
}

/** Undefined: it has no end. */
function quotedCell(text: string, from: number): Cell | undefined {
  const parts: string[] = [];
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return undefined;
    parts.push(text.slice(at, quote));
    if (text[quote + 1] !== '"') return { text: parts.join(""), end: quote + 1 };
    parts.push('"');
    at = quote + 2;
  }
}

function linesIn(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}

/** As `csvOf` keeps spreadsheets from carrying it out. */
function unescaped(cell: string): string {
  return cell.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, "");
}

/** UTF-8, with its mark or without; else GBK. `charset`: as it was said to be. Undefined: it is neither. */
export function tableText(bytes: Uint8Array, charset: string | undefined): string | undefined {
  const said = charset?.toLowerCase().replace(/[^a-z0-9]/g, "");
  if (said !== undefined && /^(gbk|gb2312|gb18030|cp936|windows936)$/.test(said)) return fromGbk(bytes);
  const utf8 = fromUtf8(bytes);
  return utf8 === undefined && said === undefined ? fromGbk(bytes) : utf8;
}

function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
