// Users as far as agents need them: what an agent's settings are, and to change them.
import { z } from "zod";
import { agentInfoOf } from "../../store/agent-info.ts";
import type { UserRow } from "../../store/users.ts";
import { flag, id, oneOf, wholeNumber } from "../contract/inputs.ts";
import { timeText } from "../contract/replies.ts";
import { ApiError } from "../errors.ts";
import { localText } from "../local-time.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "users";
const LONGEST_SECONDS = 86_400;

const seconds = wholeNumber(0, LONGEST_SECONDS).transform(String).optional();
const count = (smallest: number) => wholeNumber(smallest, 1_000).transform(String).optional();

/** The vendor's pages spell two of the names in two ways; both are taken. */
const agentInfo = z.object({
  wrap_up_time: seconds.describe("seconds of after-call work"),
  warp_up_time: seconds.describe("the same"),
  lag: seconds.describe("seconds between after-call work and the next offer"),
  timeout: seconds.describe("seconds his phone rings; 0: as long as the queue says"),
  max_no_answer: count(0).describe("missed offers in a row after which he is put on break; 0: never"),
  reject_delay_time: seconds.describe("seconds without offers after he rejected one"),
  busy_delay_time: seconds.describe("seconds without offers after his phone was busy"),
  simo: count(1).describe("calls at one time"),
  level: count(1),
  position: count(1),
  hardware_phone_only: flag().transform(String).optional(),
  agent_type: oneOf(["callback", "standBy"]).optional(),
  member_wait: oneOf(["nowait"]).optional(),
});

/** An object, or the JSON text of one. */
const agentInfoLike = z.preprocess((value) => {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}, agentInfo);

const userReply = z.object({
  id: z.number(),
  login: z.string(),
  name: z.string(),
  type: z.string(),
  domain: z.string(),
  disabled: z.number(),
  agent_info: z.string().describe("JSON text"),
  created_at: timeText,
  updated_at: timeText,
});

export function userRoutes(parts: RouteParts): void {
  const { store, config } = parts;
  const params = z.object({ id });

  addRoute(parts, {
    method: "GET",
    urls: ["/api/users/:id"],
    tag: TAG,
    summary: { en: "One user", zh: "查询某个用户" },
    role: "supervisor",
    params,
    input: z.object({}),
    reply: userReply,
    answer: async ({ params: { id: which } }) => {
      const row = await store.users.get(which);
      if (row === undefined) throw new ApiError("no-such", `there is no user with the id ${which}`);
      return userBody(row, config.timeZone);
    },
  });

  addRoute(parts, {
    method: "PUT",
    urls: ["/api/users/:id"],
    tag: TAG,
    summary: { en: "Changes those of an agent's settings that are given", zh: "修改坐席的设置，只改所给的字段" },
    role: "administrator",
    params,
    input: z.object({ agent_info: agentInfoLike }),
    reply: z.object({ code: z.literal(200), id: z.number() }),
    answer: async ({ input, params: { id: which }, configure }) => {
      const written = await configure((stores) => stores.users.setAgentInfo(which, givenOnly(input.agent_info)));
      return { code: 200 as const, id: written.id };
    },
  });
}

/** Spelt as it is written: the other spelling counts where the right one is not given. */
function givenOnly({ warp_up_time, ...info }: z.output<typeof agentInfo>): Readonly<Record<string, string>> {
  const wrapUp = info.wrap_up_time ?? warp_up_time;
  const all = { ...info, wrap_up_time: wrapUp };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function userBody(row: UserRow, timeZone: string): z.input<typeof userReply> {
  return {
    ...{ id: row.id, login: row.login, name: row.name, type: row.type, domain: row.domain },
    disabled: Number(row.disabled),
    agent_info: JSON.stringify(agentInfoOf(row.agent_info)),
    created_at: localText(row.created_at, timeZone),
    updated_at: localText(row.updated_at, timeZone),
  };
}
