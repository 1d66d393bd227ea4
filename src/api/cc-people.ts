// What passes between people of the center: who may ask whom, and how often.
import type { AgentId } from "../core/model.ts";
import type { HelpAnswer } from "../core/people/events.ts";
import type { Principal } from "../store/principal.ts";
import { isAtLeast } from "./access.ts";
import { askCenter } from "./asking.ts";
import { actorOf, checkMayAct, queuesOf } from "./cc-actor.ts";
import type { CcAsk } from "./contract/cc-function.ts";
import type { ApiDeps } from "./deps.ts";
import { ApiError } from "./errors.ts";
import { seesAll } from "./live/audience.ts";

type AskOf<Type extends CcAsk["type"]> = Extract<CcAsk, { readonly type: Type }>;
type Asked = AskOf<"help" | "answer-help" | "send-message" | "read-messages">;
type More = Readonly<Record<string, unknown>>;

/** What is answered besides `message` and `code`. Rejects with an ApiError. */
export async function askPeople(deps: ApiDeps, principal: Principal, ask: Asked): Promise<More> {
  switch (ask.type) {
    case "help":
      return askForHelp(deps, principal, ask);
    case "answer-help":
      return answerHelp(deps, principal, ask);
    case "send-message":
      return sendMessage(deps, principal, ask);
    case "read-messages":
      checkOwn(principal, ask.agent);
      await askCenter(deps, { type: "read-messages", user: principal.login, upTo: ask.upTo });
      return {};
  }
}

async function askForHelp(deps: ApiDeps, principal: Principal, { agent, event }: AskOf<"help">): Promise<More> {
  const { login } = principal;
  const whose = agent ?? (login as AgentId);
  await checkMayAct(deps, principal, whose);
  const asked = event(whose, login);
  if (asked.type === "ask-help") checkOften(deps, principal);
  const { help, call } = await askCenter(deps, asked);
  if (asked.type !== "ask-help" || help === undefined) return {};
  const queues = deps.center.helps().find((one) => one.help === help)?.queues ?? [];
  const supervisors = connectedFor(deps, whose, queues);
  return {
    ...{ help, supervisors, ...(call === undefined ? {} : { callUUID: call }) },
    ...(supervisors > 0 ? {} : { reason: "no supervisor of the agent's queues is connected now" }),
  };
}

/** Users who are connected and see a request of these queues. */
function connectedFor({ live }: ApiDeps, agent: AgentId, queues: readonly string[]): number {
  const seeing = [...(live?.roster?.principals() ?? [])].filter((one) => {
    if (one.login === agent || one.extension !== undefined || !isAtLeast(one, "supervisor")) return false;
    return seesAll(one) || one.queues.some((queue) => queues.includes(queue));
  });
  return new Set(seeing.map(({ userId }) => userId)).size;
}

async function answerHelp(deps: ApiDeps, principal: Principal, ask: AskOf<"answer-help">): Promise<More> {
  const { help, manner, text } = ask;
  let answer: HelpAnswer;
  if (manner === "message") {
    checkOwn(principal, ask.agent);
    checkOften(deps, principal);
    answer = { type: "message", text };
  } else answer = { type: "come-in", manner, ...(await actorOf(deps, principal, ask)) };
  const user = principal.login;
  const done = await askCenter(deps, { type: "answer-help", help, user, queues: queuesOf(principal), answer });
  return {
    ...{ help, ...(done.call === undefined ? {} : { callUUID: done.call }) },
    ...(done.message === undefined ? {} : { id: done.message }),
    ...(done.leg === undefined ? {} : { destUUID: done.leg }),
  };
}

async function sendMessage(deps: ApiDeps, principal: Principal, ask: AskOf<"send-message">): Promise<More> {
  const { to, text, key } = ask;
  checkOwn(principal, ask.agent);
  checkOften(deps, principal);
  const reader = await deps.store.users.byLogin(to);
  if (reader === undefined) throw new ApiError("no-such", `there is no user ${to}`);
  const { message } = await askCenter(deps, {
    type: "send-message",
    from: principal.login,
    to: reader.login,
    text,
    key,
  });
  return { id: message };
}

/** Messages are sent and read by oneself only, whatever one's role. */
function checkOwn({ login }: Principal, agent: AgentId | undefined): void {
  if (agent === undefined || agent === login) return;
  throw new ApiError("forbidden", "messages are one's own: nobody else sends or reads them");
}

/** Of one user: so many at once, and then one every so often. */
const MOST_AT_ONCE = 20;
const EVERY_MS = 2_000;
/** Of so many users it is remembered. */
const MOST_USERS = 10_000;

interface Spent {
  /** How many of those at once are left, at that time. */
  readonly left: number;
  readonly at: number;
}
const SPENT = new WeakMap<ApiDeps["center"], Map<number, Spent>>();

/** Throws where somebody says more than people do. */
function checkOften({ center, clock }: ApiDeps, { userId }: Principal): void {
  const spent = SPENT.get(center) ?? new Map<number, Spent>();
  SPENT.set(center, spent);
  const now = clock.now();
  const { left, at } = spent.get(userId) ?? { left: MOST_AT_ONCE, at: now };
  const has = Math.min(MOST_AT_ONCE, left + Math.max(0, now - at) / EVERY_MS);
  if (has < 1) {
    throw new ApiError("too-many", "too many messages: wait a moment", { retryAfterS: Math.ceil(EVERY_MS / 1000) });
  }
  spent.delete(userId);
  spent.set(userId, { left: has - 1, at: now });
  for (const oldest of spent.keys()) {
    if (spent.size <= MOST_USERS) break;
    spent.delete(oldest);
  }
}
