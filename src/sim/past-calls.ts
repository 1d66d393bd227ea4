// Past call records as a source of what tomorrow may be like: the reply of GET /api/cdrs as JSON, or a CSV with the same
// column names (start_stamp, queue, talk_ms, and hold_ms where there is one).
import { isRecord } from "./fields.ts";
import type { Scenario } from "./scenario.ts";

export interface PastCall {
  readonly queue: string;
  /** The day it came on, and the time of day in milliseconds. */
  readonly day: string;
  readonly atMs: number;
  /** With the caller at the ear; 0: never answered. */
  readonly talkMs: number;
}

const MOST_CALLS = 1_000_000;
const NEEDED = ["start_stamp", "queue", "talk_ms"] as const;

export function readRecords(
  name: string,
  readFile: (name: string) => string,
): { readonly calls: readonly PastCall[]; readonly errors: readonly string[] } {
  let rows: readonly Readonly<Record<string, unknown>>[];
  try {
    const text = readFile(name);
    rows = /^\s*[[{]/.test(text) ? rowsOfJson(text) : rowsOfCsv(text);
  } catch (error) {
    return { calls: [], errors: [`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`] };
  }
  const missing = NEEDED.filter((column) => rows.length > 0 && !(column in (rows[0] ?? {})));
  if (missing.length > 0) return { calls: [], errors: [`${name} has no ${missing.join(", ")}`] };
  if (rows.length > MOST_CALLS) return { calls: [], errors: [`${name} has more than ${MOST_CALLS} calls`] };
  const calls: PastCall[] = [];
  const errors: string[] = [];
  for (const [index, row] of rows.entries()) {
    const call = callOf(row);
    if (typeof call !== "string") calls.push(call);
    else if (errors.length < 5) errors.push(`${name}, call ${index + 1}: ${call}`);
  }
  return { calls, errors };
}

function callOf(row: Readonly<Record<string, unknown>>): PastCall | string {
  const stamp = String(row["start_stamp"]);
  const [, day, hours, minutes, seconds] = /^(\d{4}-\d\d-\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(stamp) ?? [];
  if (day === undefined) return `start_stamp is ${JSON.stringify(stamp)}; expected YYYY-MM-DD HH:MM:SS`;
  const talkMs = Number(row["talk_ms"]) + Number(row["hold_ms"] ?? 0);
  if (!(talkMs >= 0)) return `talk_ms is ${JSON.stringify(row["talk_ms"])}; expected milliseconds`;
  const atMs = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
  return { queue: String(row["queue"]), day, atMs, talkMs };
}

function rowsOfJson(text: string): readonly Readonly<Record<string, unknown>>[] {
  const read: unknown = JSON.parse(text);
  const rows = isRecord(read) ? read["data"] : read;
  if (!Array.isArray(rows)) throw new Error("expected a list of calls, or one in the field data");
  return rows.filter(isRecord);
}

function rowsOfCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [head = [], ...lines] = cellsOf(text.replace(/^\uFEFF/, ""));
  return lines.map((cells) => Object.fromEntries(head.map((name, index) => [name.trim(), cells[index] ?? ""])));
}

/** RFC 4180: cells in quotes may hold commas, line ends, and quotes twice. */
function cellsOf(text: string): string[][] {
  const lines: string[][] = [];
  let cells: string[] = [];
  for (const [, quoted, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    if (cells.length > 1 || cells[0] !== "") lines.push(cells);
    cells = [];
  }
  return lines;
}

/** The mean over the days that the records speak of. */
export function expectedFrom(
  calls: readonly PastCall[],
  queue: string,
  { startMs, durationMs, intervalMs }: Pick<Scenario, "startMs" | "durationMs" | "intervalMs">,
): number[] {
  const days = new Set(calls.map(({ day }) => day)).size;
  const expected = Array.from({ length: Math.ceil(durationMs / intervalMs) }, () => 0);
  for (const call of calls) {
    const index = Math.floor((call.atMs - startMs) / intervalMs);
    if (call.queue === queue && expected[index] !== undefined) expected[index] += 1 / days;
  }
  return expected;
}

export function talksFrom(calls: readonly PastCall[], queue: string): number[] {
  return calls.filter((call) => call.queue === queue && call.talkMs > 0).map(({ talkMs }) => talkMs);
}
