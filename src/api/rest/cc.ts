import type { IncomingMessage } from "node:http";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import type { QueueName } from "../../core/model.ts";
import { agentRowsByQueue } from "../../contract/agent-event.ts";
import { callCc, ccBody } from "../cc-call.ts";
import { CC_FUNCTIONS, ccFunctionNamed } from "../contract/cc.ts";
import { doneReply } from "../contract/cc-function.ts";
import { PARAMETERS } from "../contract/cc-parameters.ts";
import { agentStateRow } from "../contract/cc-readings.ts";
import { oneOf, text } from "../contract/inputs.ts";
import { LANGUAGES, type InEach, type Language } from "../contract/languages.ts";
import { ApiError } from "../errors.ts";
import { agentInfoOf } from "../../store/agent-info.ts";
import type { Principal } from "../../store/principal.ts";
import { tellAgentFieldsNotInEffect } from "../not-in-effect.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "agents";
const PREFIX = "/api/cc/ccc/";

export function ccRoutes(parts: RouteParts): void {
  functionRoutes(parts);
  listRoute(parts);
  agentStateRoute(parts);
}

function functionRoutes(parts: RouteParts): void {
  for (const func of CC_FUNCTIONS) {
    addRoute(parts, {
      method: "POST",
      urls: [`${PREFIX}${func.name}`],
      tag: TAG,
      summary: func.summary,
      role: func.role,
      extensionToken: func.role === "agent",
      input: func.input,
      reply: func.reply,
      answer: async ({ input, principal, reply }) => {
        const body = ccBody(await callCc(parts, func, input, principal));
        if (func.name === "ccLogin") await tellOfAgent(parts, reply, input, principal);
        return body;
      },
    });
  }

  addRoute(parts, {
    method: "POST",
    urls: [`${PREFIX}:func`],
    tag: TAG,
    summary: { en: "Any other function: unknown", zh: "其他函数：未知" },
    role: "agent",
    input: z.looseObject({}),
    params: z.object({ func: z.string() }),
    reply: doneReply,
    hidden: true,
    extensionToken: true,
    answer: () => Promise.reject(new ApiError("no-such", "unknown function")),
  });
}

/** Whoever signs an agent in is told where their row wants what there is not. A database that is away keeps nobody from work. */
async function tellOfAgent(
  { store }: RouteParts,
  reply: FastifyReply,
  input: Readonly<Record<string, unknown>>,
  principal: Principal,
): Promise<void> {
  const agent = typeof input["agent"] === "string" && input["agent"] !== "" ? input["agent"] : principal.login;
  const row = await store.users.byLogin(agent).catch(() => undefined);
  if (row !== undefined) tellAgentFieldsNotInEffect(reply, agentInfoOf(row.agent_info));
}

const listReply = z.object({
  code: z.number(),
  message: z.string(),
  functions: z.array(
    z.object({
      name: z.string(),
      aliases: z.array(z.string()).describe("other names for it; any case is understood"),
      summary: z.string(),
      role: z.string().describe("agent: their own; supervisor: supervisors and administrators only"),
      required: z.array(z.string()),
      optional: z.array(z.string()),
      one_of: z.array(z.string()).describe("parameters of which exactly one must be given; none: not so"),
      parameters: z.array(
        z.object({ name: z.string(), type: z.string(), required: z.boolean(), description: z.string() }),
      ),
    }),
  ),
});

function listRoute(parts: RouteParts): void {
  addRoute(parts, {
    method: "GET",
    urls: ["/api/cc/ccc"],
    tag: TAG,
    summary: {
      en: "The functions there are, what each takes, and who may call it",
      zh: "可用的函数、其参数及所需角色",
    },
    role: "agent",
    extensionToken: true,
    input: z.object({ language: oneOf(LANGUAGES).default("en").describe("of the words") }),
    reply: listReply,
    answer: ({ input: { language } }) =>
      Promise.resolve({ code: 200, message: "success", functions: functionsIn(language) }),
  });
}

function functionsIn(language: Language): z.input<typeof listReply>["functions"] {
  const about: Readonly<Record<string, InEach>> = PARAMETERS;
  return CC_FUNCTIONS.map(({ name, aliases, summary, role, input, oneOf: one_of }) => {
    const shape: Readonly<Record<string, z.ZodType>> = input.shape;
    const parameters = Object.entries(shape).map(([field, schema]) => ({
      ...{ name: field, type: "string", required: !schema.safeParse(undefined).success },
      description: about[field]?.[language] ?? "",
    }));
    const namesOf = (required: boolean): string[] =>
      parameters.filter((one) => one.required === required).map((one) => one.name);
    return {
      ...{ name, aliases: [...aliases], summary: summary[language], role, one_of: [...one_of] },
      ...{ required: namesOf(true), optional: namesOf(false), parameters },
    };
  });
}

function agentStateRoute(parts: RouteParts): void {
  const { center, store } = parts;

  addRoute(parts, {
    method: "GET",
    urls: ["/api/cc/agent_state"],
    tag: TAG,
    summary: { en: "The agents who are signed in, to one queue or to any", zh: "已签入的坐席，某个队列或全部" },
    role: "agent",
    input: z.object({ queue: text(0, 100, "a queue's name").optional(), type: oneOf(["callcenter"]).optional() }),
    reply: z.array(agentStateRow),
    answer: async ({ input }) => {
      const queue = input.queue === undefined || input.queue === "" ? undefined : (input.queue as QueueName);
      if (queue !== undefined && (await store.queues.byName(queue)) === undefined) {
        throw new ApiError("no-such", `there is no queue ${queue}`);
      }
      return center.agentStates(queue).flatMap((view) => agentRowsByQueue(view, queue));
    },
  });
}

/** The functions' names are understood in any case, and by their other names: the path as it is registered, for the path that came. */
export function canonicalUrl(request: IncomingMessage): string {
  const url = request.url ?? "/";
  if (!url.startsWith(PREFIX)) return url;
  const [path = "", query] = url.slice(PREFIX.length).split("?", 2);
  const func = ccFunctionNamed(path);
  if (func === undefined) return url;
  return `${PREFIX}${func.name}${query === undefined ? "" : `?${query}`}`;
}
