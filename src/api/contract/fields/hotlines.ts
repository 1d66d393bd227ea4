import type { FieldMeanings } from "./field.ts";
import { POP_FIELDS } from "./pops.ts";

export const HOTLINE_FIELDS: FieldMeanings = {
  nbr: {
    en: "The number that callers dial. Several rows may have it: one for each period_type, and one for the rest of the time",
    zh: "热线号码，来电所拨的号码。同一号码可有多条：每个 period_type 一条，另有一条用于其余时间",
    example: "12345",
  },
  period_enable: {
    en: "1: the row counts only while period_type holds. 0: whenever no other row of the number does",
    zh: "是否启用分时段业务：1 仅在 period_type 所指时段生效；0 在该号码没有其他行生效时生效",
    byDefault: false,
    example: "1",
  },
  period_type: {
    en: "work, holiday or off, as timeDef says what it is now. Without period_enable it does nothing",
    zh: "分时段业务类型：work 工作时间，holiday 节假日，off 下班时间，由 timeDef 决定；period_enable 为 0 时不起作用",
    byDefault: "work",
    example: "work",
  },
  type: {
    en: "only: the numbers one after the other, 20 seconds each. ringall: all at once. ivr: a menu. queue: a queue",
    zh: "业务类型：only 一号通，依次呼叫，每个 20 秒；ringall 同振；ivr 语音导航；queue 队列",
    example: "only",
  },
  numbers: {
    en: "Extensions or outside numbers with commas between them; with ivr the nbr of a menu, with queue the name of a queue. A menu or queue that does not exist is refused",
    zh: "号码列表，以逗号分隔；type 为 ivr 时是语音导航的 nbr，为 queue 时是队列名。语音导航或队列不存在时拒绝",
    example: "1111,2222,3333,4444",
  },
  description: { en: "A note for people", zh: "备注", byDefault: "", example: "sales" },
  record_announcement: {
    en: "A sound that callers hear once before anything of their call is recorded; `default`: the one that is shipped; empty: none. One that is not there (yet) is told in x-not-in-effect",
    zh: "录音前向来电者播放一次的提示音；default 为内置提示；空则不播。尚不存在的声音在 x-not-in-effect 中告知",
    byDefault: { en: "none", zh: "无" },
    example: "default",
  },
  ...POP_FIELDS,
};
