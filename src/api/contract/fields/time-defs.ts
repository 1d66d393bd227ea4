import type { FieldMeanings } from "./field.ts";

export const TIME_DEF_FIELDS: FieldMeanings = {
  type: {
    en: "work_time: hours of a weekday; offday: a day off (offwork is the same); workday: work on what would be a day off",
    zh: "类型：work_time 工作时间；offday 休息日（offwork 相同）；workday 调休工作日",
    example: "work_time",
  },
  weekday: {
    en: "Of work_time: 1 Monday to 7 Sunday. Several rows may have the same one",
    zh: "work_time：1-7，代表周一至周日；同一天可有多条",
    example: "5",
  },
  start_time: {
    en: "Of work_time: when work begins, HH:MM:SS by the clock of XCC_TIMEZONE",
    zh: "work_time：开始时间，HH:MM:SS，按 XCC_TIMEZONE 时区",
    example: "08:00:00",
  },
  end_time: {
    en: "Of work_time: when it ends, HH:MM:SS, at most 24:00:00; before the start: it crosses midnight",
    zh: "work_time：结束时间，HH:MM:SS，最晚 24:00:00；早于开始时间则跨越午夜",
    example: "18:00:00",
  },
  name: {
    en: "Of offday and workday: a name for people",
    zh: "offday、workday：名称，供人查看",
    byDefault: "",
    example: "test",
  },
  start_date: {
    en: "Of offday and workday: the first second, MM-DD HH:MM:SS every year, or YYYY-MM-DD HH:MM:SS that year only. On such a day hotlines of period_type holiday count (offday) or those of work (workday)",
    zh: "offday、workday：开始时间，MM-DD HH:MM:SS 每年重复，YYYY-MM-DD HH:MM:SS 仅当年。此时段内 holiday 热线（offday）或 work 热线（workday）生效",
    example: "03-03 00:00:00",
  },
  end_date: {
    en: "The last second, in the same form; before the start: over New Year",
    zh: "结束时间，格式相同；早于开始时间则跨年",
    example: "03-03 23:59:59",
  },
};
