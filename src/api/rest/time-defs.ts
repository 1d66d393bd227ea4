// When the center works: `work_time` hours of the weekdays, `offday` days off, and `workday`, which the manual does not
// have: work on what would be a day off (China moves workdays to the weekend before or after a holiday).
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { MOST_TIME_DEFS, type TimeDefFields, type TimeDefRow, type TimeDefType } from "../../store/time-defs.ts";
import { id, text, wholeNumber } from "../contract/inputs.ts";
import { clockTime, dayTime, hasYear } from "../contract/local-times.ts";
import { timeText } from "../contract/replies.ts";
import { invalid, type FieldError } from "../errors.ts";
import { ANSWERS, changes, manualPlaces, noSuch, stampsOf } from "../resource.ts";
import { addRoute, tellIgnored, type RouteParts } from "../route.ts";
import { MISSING_TABLE_HEADER, missingYears } from "./holiday-table.ts";

const TAG = "timeDef";
const PLACES = manualPlaces("timeDef");

/** The manual calls a day off by two names. */
const type = z
  .enum(["work_time", "offday", "offwork", "workday"], { error: "one of work_time, offday, workday" })
  .transform((given): TimeDefType => (given === "offwork" ? "offday" : given))
  .describe("offwork is the same as offday");

const FIELDS = {
  work_time: ["weekday", "start_time", "end_time"],
  offday: ["name", "start_date", "end_date"],
  workday: ["name", "start_date", "end_date"],
} as const satisfies Readonly<Record<TimeDefType, readonly (keyof TimeDefFields)[]>>;

const EXPECTED: Readonly<Record<keyof TimeDefFields, string>> = {
  name: "a name",
  weekday: "1 (Monday) to 7 (Sunday)",
  start_time: "a time as 08:00:00",
  end_time: "a time as 18:00:00",
  start_date: "a day and time as 03-03 00:00:00",
  end_date: "a day and time as 03-03 23:59:59",
};

const fields = {
  name: text(0, 100, "a name").optional().describe("offday, workday"),
  weekday: wholeNumber(1, 7).optional().describe("work_time: 1 Monday to 7 Sunday"),
  start_time: clockTime("start").optional().describe("work_time: HH:MM:SS"),
  end_time: clockTime("end").optional().describe("work_time: HH:MM:SS; before the start: it crosses midnight"),
  start_date: dayTime("start").optional().describe("offday, workday: MM-DD HH:MM:SS, every year, or with YYYY-"),
  end_date: dayTime("end").optional().describe("offday, workday: the last second, in the same form"),
};

/** Texts all; the fields of the other types are left out, and so is an empty name. */
const timeDefReply = z.object({
  id: z.string(),
  name: z.string().optional(),
  weekday: z.string().optional(),
  start_time: z.string().optional(),
  end_time: z.string().optional(),
  start_date: z.string().optional(),
  end_date: z.string().optional(),
  created_at: timeText,
  updated_at: timeText,
});

export function timeDefRoutes(parts: RouteParts): void {
  listRoute(parts);
  writeRoutes(parts);
}

function listRoute(parts: RouteParts): void {
  const { store, config } = parts;
  addRoute(parts, {
    ...PLACES.of("list"),
    tag: TAG,
    summary: {
      en: `All work times, days off or make-up workdays (of each at most ${MOST_TIME_DEFS})`,
      zh: `全部工作时间、休息日或调休工作日（每种最多 ${MOST_TIME_DEFS} 条）`,
    },
    role: "supervisor",
    input: z.object({ type }),
    reply: z.array(timeDefReply),
    answer: async ({ input, reply }) => {
      const missing = input.type === "work_time" ? [] : await missingYears(parts);
      if (missing.length > 0) void reply.header(MISSING_TABLE_HEADER, missing.join(", "));
      return (await store.timeDefs.list(input.type)).map((row) => shown(row, config.timeZone));
    },
  });
}

function writeRoutes(parts: RouteParts): void {
  const times = changes(parts, { tag: TAG, places: PLACES });
  times.add({
    summary: { en: "Adds a work time, a day off or a make-up workday", zh: "添加工作时间、休息日或调休工作日" },
    input: z.object({ ...fields, type }),
    answer: ANSWERS.id,
    tell: tellOthers,
    write: ({ type: kind, ...given }) => {
      const own = ownFields(kind, given);
      checkSpan(kind, own);
      return (stores) => stores.timeDefs.add(kind, own);
    },
  });
  times.set({
    summary: {
      en: "Changes those fields of a work time, day off or make-up workday that are given",
      zh: "修改工作时间、休息日或调休工作日，只改所给的字段",
    },
    input: z.object({ ...fields, type, id }),
    answer: ANSWERS.id,
    tell: tellOthers,
    write: (which, { type: kind, ...given }) => {
      const own = ownFields(kind, given);
      return async (stores) => {
        // Either end of a span may be given alone, and what fits depends on both.
        const former = await stores.timeDefs.get(kind, which);
        if (former === undefined) throw noSuch(kind, which);
        checkSpan(kind, { ...present(former), ...own });
        return stores.timeDefs.set(kind, which, own);
      };
    },
  });
  times.remove({
    summary: { en: "Removes a work time, a day off or a make-up workday", zh: "删除工作时间、休息日或调休工作日" },
    input: z.object({ type, id }),
    answer: ANSWERS.id,
    write:
      (which, { type: kind }) =>
      (stores) =>
        stores.timeDefs.remove(kind, which),
  });
}

/** Those of the type. */
function ownFields(kind: TimeDefType, given: TimeDefFields): TimeDefFields {
  const own: ReadonlySet<string> = new Set(FIELDS[kind]);
  return Object.fromEntries(Object.entries(present(given)).filter(([name]) => own.has(name)));
}

/** Fields of another type are ignored, and told of as unknown ones are. */
function tellOthers(
  { type: kind, ...given }: TimeDefFields & { readonly type: TimeDefType },
  reply: FastifyReply,
): void {
  const own: ReadonlySet<string> = new Set(FIELDS[kind]);
  const others = Object.keys(present(given)).filter((name) => !own.has(name));
  tellIgnored(others, reply);
}

function present(row: { readonly [Field in keyof TimeDefFields]: TimeDefFields[Field] | null }): TimeDefFields {
  const entries = Object.entries({ ...row }).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(entries.filter(([name]) => Object.hasOwn(EXPECTED, name)));
}

/** Throws where something is missing, or the end does not fit the start. */
function checkSpan(kind: TimeDefType, span: TimeDefFields): void {
  const missing = FIELDS[kind].filter((field) => field !== "name" && span[field] === undefined);
  if (missing.length > 0) throw invalid(missing.map((field) => ({ field, expected: EXPECTED[field] })));
  const wrong = kind === "work_time" ? wrongHours(span) : wrongDays(span);
  if (wrong !== undefined) throw invalid([wrong]);
}

function wrongHours({ start_time, end_time }: TimeDefFields): FieldError | undefined {
  if (start_time !== end_time) return undefined;
  return { field: "end_time", expected: "another time than start_time (a whole day is 00:00:00 to 24:00:00)" };
}

function wrongDays({ start_date = "", end_date = "" }: TimeDefFields): FieldError | undefined {
  if (hasYear(start_date) !== hasYear(end_date)) {
    return { field: "end_date", expected: "a year where start_date has one, none where it has none" };
  }
  // Without a year, an end before the start is in the next one.
  const isAfter = hasYear(start_date) ? end_date > start_date : end_date !== start_date;
  return isAfter ? undefined : { field: "end_date", expected: "a time after start_date" };
}

function shown(row: TimeDefRow, timeZone: string): z.input<typeof timeDefReply> {
  const own = FIELDS[row.type].map((field) => [field, row[field]] as const);
  const filled = own
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => [name, String(value)]);
  return {
    ...(Object.fromEntries(filled) as Partial<z.input<typeof timeDefReply>>),
    id: String(row.id),
    ...stampsOf(row, timeZone),
  };
}
