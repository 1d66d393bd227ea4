// Days off and make-up workdays out of files as people, calendars and spreadsheets write them: YAML, iCalendar (RFC 5545), CSV.
// What comes out is the table that the import takes as JSON; what a file says that a table cannot hold is refused, naming where it stands.
import ICAL from "ical.js";
import { parse, YAMLParseError } from "yaml";
import { invalid } from "./errors.ts";
import { localText } from "./local-time.ts";
import { MOST_TABLE_ROWS } from "./contract/holiday-table.ts";
import { readCsv } from "./read-csv.ts";

interface FileRow {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

export interface FileTable {
  readonly days_off: readonly FileRow[];
  readonly workdays: readonly FileRow[];
}

/** In the words of those who publish such calendars: 班, 补班, 调休上班. */
const WORKED = /班|workday|working day|work day/i;
const LONGEST_NAME = 100;

/** Throws a 400 where it is not YAML, or not a table. */
export function tableOfYaml(text: string): object {
  try {
    const table: unknown = parse(text, { maxAliasCount: 0 });
    if (typeof table === "object" && table !== null && !Array.isArray(table)) return table;
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw invalid([{ field: "", expected: "YAML without aliases" }]);
    const line = error.linePos?.[0].line;
    throw invalid([{ field: "", expected: `YAML${line === undefined ? "" : `; line ${line} is none`}` }]);
  }
  throw invalid([{ field: "", expected: "a table with days_off and workdays" }]);
}

/** Throws a 400 where it is no calendar, or says what no table of days does. */
export function tableOfCalendar(text: string, timeZone: string): FileTable {
  const rows = eventsIn(text).map((event, index) => rowOfEvent(event, index + 1, timeZone));
  if (rows.length === 0) throw invalid([{ field: "", expected: "a calendar with at least one VEVENT" }]);
  return tableOf(rows);
}

function tableOf(rows: readonly (FileRow & { readonly isWorked: boolean })[]): FileTable {
  const pick = (worked: boolean): FileRow[] =>
    rows.filter(({ isWorked }) => isWorked === worked).map(({ name, from, to }) => ({ name, from, to }));
  return { days_off: pick(false), workdays: pick(true) };
}

function eventsIn(text: string): readonly ICAL.Component[] {
  try {
    const parsed: unknown = ICAL.parse(text.replace(/^\ufeff/, ""));
    const calendars = (Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed : [parsed]) as unknown[][];
    const events = calendars.flatMap((one) => new ICAL.Component(one).getAllSubcomponents("vevent"));
    if (events.length <= MOST_TABLE_ROWS) return events;
  } catch {
    throw invalid([{ field: "", expected: "a calendar (iCalendar, RFC 5545)" }]);
  }
  throw invalid([{ field: "", expected: `at most ${MOST_TABLE_ROWS} rows` }]);
}

function rowOfEvent(
  component: ICAL.Component,
  place: number,
  timeZone: string,
): FileRow & { readonly isWorked: boolean } {
  const unfit = (expected: string) => invalid([{ field: `VEVENT ${place}`, expected }]);
  const summary = String(component.getFirstPropertyValue("summary") ?? "").trim();
  const special = String(component.getFirstPropertyValue("x-apple-special-day") ?? "");
  const rule = component.getFirstPropertyValue("rrule");
  const isYearly = rule !== null && /^FREQ=YEARLY(;(INTERVAL=1|BYMONTH=\d+|BYMONTHDAY=\d+))*$/.test(String(rule));
  if (rule !== null && !isYearly) throw unfit("no repetition, or one every year");
  const [start, end] = ["dtstart", "dtend"].map((name) => valueOf(component, name));
  if (!(start instanceof ICAL.Time)) throw unfit("a DTSTART");
  const from = momentOf(start, timeZone);
  const to = end instanceof ICAL.Time ? lastOf(end, timeZone) : start.isDate ? from : undefined;
  if (from === undefined || to === undefined)
    throw unfit("days or times that there are, with an end where it has times");
  return {
    name: summary.slice(0, LONGEST_NAME),
    from: isYearly ? from.slice(5) : from,
    to: isYearly ? to.slice(5) : to,
    isWorked: special === "ALTERNATE-WORKDAY" || (special === "" && WORKED.test(summary)),
  };
}

/** Undefined: it is not there, or is none. */
function valueOf(component: ICAL.Component, name: string): unknown {
  try {
    return component.getFirstPropertyValue(name);
  } catch {
    return undefined;
  }
}

/** The day, or the time of day as it is in the center. */
function momentOf(time: ICAL.Time, timeZone: string): string | undefined {
  if (time.zone === ICAL.Timezone.utcTimezone) return localText(time.toJSDate(), timeZone);
  const { year, month, day, hour, minute, second } = time;
  if (!(year >= 1970 && year < 10_000)) return undefined;
  const days = `${year}-${padded(month)}-${padded(day)}`;
  return time.isDate ? days : `${days} ${padded(hour)}:${padded(minute)}:${padded(second)}`;
}

/** An end is not part of what it ends (RFC 5545, 3.6.1). */
function lastOf(end: ICAL.Time, timeZone: string): string | undefined {
  const last = end.clone();
  if (end.isDate) last.adjust(-1, 0, 0, 0);
  else last.adjust(0, 0, 0, -1);
  return momentOf(last, timeZone);
}

function padded(value: number): string {
  return String(value).padStart(2, "0");
}

const COLUMNS = {
  name: ["name", "名称", "节日", "holiday", "summary"],
  from: ["from", "start", "date", "日期", "开始日期", "开始"],
  to: ["to", "end", "结束日期", "结束"],
  type: ["type", "类型", "休班"],
} as const;
type Column = keyof typeof COLUMNS;

const OFF_WORDS = ["", "offday", "off", "holiday", "休", "休息", "休息日", "放假", "假日", "节假日"];
const WORKED_WORDS = ["workday", "work", "班", "补班", "上班", "工作日", "调休", "调休上班"];

/** The columns are named in the first line, in English or Chinese: a day or the first and the last one, a name, and whether it is worked. */
export function tableOfCsv(text: string): FileTable {
  const read = readCsv(text, MOST_TABLE_ROWS + 1);
  if (read.type === "fault") throw invalid([{ field: `line ${read.line}`, expected: read.expected }]);
  const [head, ...lines] = read.rows;
  const places = new Map<Column, number>();
  for (const [index, cell] of (head?.cells ?? []).entries()) {
    const column = columnNamed(cell);
    if (column !== undefined && !places.has(column)) places.set(column, index);
  }
  if (!places.has("from")) {
    throw invalid([
      { field: "line 1", expected: "the names of the columns: date (日期), name (名称), type (类型), or from and to" },
    ]);
  }
  return tableOf(
    lines.map(({ line, cells }) => {
      const cell = (column: Column): string => (cells[places.get(column) ?? -1] ?? "").trim();
      const from = dayOf(cell("from"));
      const to = cell("to") === "" ? from : dayOf(cell("to"));
      const type = cell("type").toLowerCase();
      const unfit = (expected: string) => invalid([{ field: `line ${line}`, expected }]);
      if (from === undefined || to === undefined)
        throw unfit("a day as 2026-10-01, 2026/10/1, 20261001 or 2026年10月1日");
      const isWorked = WORKED_WORDS.includes(type);
      if (!isWorked && !OFF_WORDS.includes(type)) throw unfit("休 or offday, 班 or workday as its type");
      return { name: cell("name").slice(0, LONGEST_NAME), from, to, isWorked };
    }),
  );
}

function columnNamed(name: string): Column | undefined {
  const wanted = name.trim().toLowerCase();
  return (Object.keys(COLUMNS) as Column[]).find((column) => (COLUMNS[column] as readonly string[]).includes(wanted));
}

function dayOf(text: string): string | undefined {
  const [, year, month = "", day = ""] =
    /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(text) ?? /^()(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const days = `${padded(Number(month))}-${padded(Number(day))}`;
  return year === "" ? days : `${year}-${days}`;
}
