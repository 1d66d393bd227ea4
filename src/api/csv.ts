// Tables for spreadsheets: RFC 4180, with the names of the columns in the first line.
import type { FastifyReply } from "fastify";

const BYTE_ORDER_MARK = "\ufeff";

/** Objects inside of objects become columns named after their way (`wait.mean_ms`); lists are left out. */
export function csvOf(columns: readonly string[], rows: readonly object[]): string {
  const lines = rows.map((row) => {
    const cells = flat(row);
    return columns.map((column) => cellOf(cells.get(column))).join(",");
  });
  // Without the mark, a spreadsheet takes the text for something else than UTF-8.
  return `${BYTE_ORDER_MARK}${[columns.map(cellOf).join(","), ...lines].join("\r\n")}\r\n`;
}

/** The columns that an object gives, in its order. */
export function columnsOf(row: object): readonly string[] {
  return [...flat(row).keys()];
}

function flat(row: object, way = "", cells = new Map<string, unknown>()): Map<string, unknown> {
  for (const [name, value] of Object.entries(row) as [string, unknown][]) {
    if (Array.isArray(value)) continue;
    if (typeof value === "object" && value !== null) flat(value, `${way}${name}.`, cells);
    else cells.set(way + name, value);
  }
  return cells;
}

function cellOf(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string") return "";
  // A spreadsheet would take it for a formula and carry it out.
  const text = value.replace(/^'*[=+\-@\t\r\n＝＋－＠]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The answer to a request. */
export function sendCsv(reply: FastifyReply, columns: readonly string[], rows: readonly object[]): string {
  void reply.type("text/csv; charset=utf-8");
  return csvOf(columns, rows);
}
