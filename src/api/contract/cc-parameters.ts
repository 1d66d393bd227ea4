// What the functions of agents and supervisors take. Each name means the same in all of them, and is described once.
import type { z } from "zod";
import type { AgentId, Extn, QueueName } from "../../core/model.ts";
import { dialled, emptyable, oneOf, severalLines, text, textLike, wholeNumber } from "./inputs.ts";
import type { InEach } from "./languages.ts";

/** Keys sent at one time. */
const MOST_KEYS = 32;
/** Of a message, and of a request for help. */
const LONGEST_SAID = 1000;
/** That after-call work is made longer by at one time. */
const MOST_SECONDS = 900;
/** As of a VIP. */
const MOST_PRIORITY = 1000;

export const PARAMETERS = {
  agent: {
    en: "work number of the agent who acts, or group.number; where it may be left out: whose token it is",
    zh: "操作者的坐席工号，也可写作 组.工号；可省略时默认为 Token 所属用户",
  },
  extn: {
    en: "the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user",
    zh: "签入的分机；班长未签入时为其使用的分机，省略则为该用户自己的分机",
  },
  queue: { en: "a queue, by its name", zh: "队列名称" },
  reason: { en: "why, as reports show it", zh: "原因，显示在报表中" },
  destNumber: { en: "a number, as it would be dialled on the phone", zh: "号码，与话机上拨打的一致" },
  destAgent: { en: "an agent, by the work number, wherever they are signed in", zh: "坐席工号，无论其在哪个分机签入" },
  destExtn: { en: "an extension", zh: "分机号" },
  ivr: { en: "a menu, by its number", zh: "语音导航号码" },
  cidNumber: {
    en: "the number to be shown to who is called outside: one of own_numbers of the agent or of the queue",
    zh: "外呼时显示的主叫号码，须为坐席或队列的 own_numbers 之一",
  },
  callUUID: {
    en: "id of the call, or of one of its legs; left out: the call that the agent is in",
    zh: "通话或其中一条腿的标识；省略则为坐席当前的通话",
  },
  destUUID: {
    en: "the same, where only the leg of the other party is known",
    zh: "同 callUUID，用于只知道对方腿的标识时",
  },
  dtmf: { en: `keys: 0 to 9, *, #, A to D; at most ${MOST_KEYS}`, zh: `按键：0-9、*、#、A-D，最多 ${MOST_KEYS} 个` },
  seconds: { en: `how much longer, 1 to ${MOST_SECONDS}`, zh: `延长的秒数，1 至 ${MOST_SECONDS}` },
  code: {
    en: "a disposition's code, as GET /api/dispositions lists them; left out: it stays as it is",
    zh: "小结代码，见 GET /api/dispositions；省略则不变",
  },
  notes: { en: "notes on the call; left out: they stay as they are", zh: "小结备注；省略则不变" },
  help: {
    en: "id of a request for help; left out: the agent's own that is open",
    zh: "求助的标识；省略则为坐席当前的求助",
  },
  text: {
    en: `what is said, up to ${LONGEST_SAID} characters on any number of lines; it is never read as markup`,
    zh: `内容，最多 ${LONGEST_SAID} 字，可多行，不作为标记解析`,
  },
  priority: {
    en: "0 to 1000, the higher is served first; left out: before all who wait in that queue",
    zh: "优先级 0 至 1000，数值大者优先；省略则排到该队列所有等待者之前",
  },
  manner: {
    en: "how it is answered: message, listen, whisper or barge; left out: message",
    zh: "响应方式：message（消息）、listen（监听）、whisper（耳语）、barge（强插）；省略为 message",
  },
  to: { en: "a user's login", zh: "接收用户的登录名" },
  key: {
    en: "a text of the sender's own choice: the same message sent again with it is not sent twice",
    zh: "发送方自定的标识：携带同一标识重发同一消息不会重复",
  },
  upTo: { en: "a message's id: that one and all before it are read", zh: "消息标识：该条及之前的消息均已读" },
} as const satisfies Readonly<Record<string, InEach>>;
export type ParameterName = keyof typeof PARAMETERS;

function described<Schema extends z.ZodType>(name: ParameterName, schema: Schema): Schema {
  return schema.describe(PARAMETERS[name].en);
}

/** Empty, or null: as if it were not there; programs send all the fields that they have. */
function optional<Schema extends z.ZodType>(name: ParameterName, schema: Schema) {
  const maybe = emptyable(schema)
    .optional()
    .transform((value) => value ?? undefined);
  return described(name, maybe);
}

/** A work number, or `group.number`: the group is told apart and not used. */
const workNumber = text(1, 100, "an agent's work number")
  .transform((value) => value.slice(value.indexOf(".") + 1) as AgentId)
  .refine((value) => value !== "", { error: "an agent's work number, or group.number" });
const extension = dialled.transform((value) => value as Extn);
const queueName = text(1, 100, "a queue's name").transform((value) => value as QueueName);
const uuid = text(1, 100, "the id of a call or of one of its legs");
const keys = textLike(/^[0-9A-Da-d*#]{1,32}$/, `1 to ${MOST_KEYS} keys: 0 to 9, *, #, A to D`).transform((value) =>
  value.toUpperCase(),
);

export const agent = described("agent", workNumber);
export const extn = described("extn", extension);
export const queue = described("queue", queueName);
export const dtmf = described("dtmf", keys);
export const callUUID = described("callUUID", uuid);
export const destAgent = described("destAgent", workNumber);
export const reason = (otherwise: string) => described("reason", text(0, 100, "a reason").default(otherwise));

export const seconds = described("seconds", wholeNumber(1, MOST_SECONDS));
export const code = optional("code", text(1, 64, "a disposition's code"));
/** An empty text empties them. */
export const notes = described("notes", severalLines(2000).optional());

/** Tabs and lines stay; what no text has (a zero, half a pair) is refused. */
const said = severalLines(LONGEST_SAID);
export const saidOrNot = described("text", said.default(""));
export const saidText = described(
  "text",
  said.refine((value) => value !== "", { error: `a text of 1 to ${LONGEST_SAID} characters` }),
);
export const help = described("help", text(1, 64, "the id of a request for help"));
export const manner = described("manner", oneOf(["message", "listen", "whisper", "barge"]).default("message"));
export const to = described("to", text(1, 100, "a user's login"));
export const key = optional("key", text(1, 100, "a text of your own"));
export const upTo = described("upTo", wholeNumber(1, Number.MAX_SAFE_INTEGER));

/** What may be left out. */
export const maybe = {
  agent: optional("agent", workNumber),
  help: optional("help", text(1, 64, "the id of a request for help")),
  extn: optional("extn", extension),
  queue: optional("queue", queueName),
  destNumber: optional("destNumber", dialled),
  destAgent: optional("destAgent", workNumber),
  destExtn: optional("destExtn", extension),
  ivr: optional("ivr", dialled),
  cidNumber: optional("cidNumber", dialled),
  callUUID: optional("callUUID", uuid),
  priority: optional("priority", wholeNumber(0, MOST_PRIORITY)),
  destUUID: optional("destUUID", uuid),
} as const;
