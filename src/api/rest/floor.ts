// What the floor looks like now, or looked like at a moment that has passed, as the event log has it.
import { z } from "zod";
import type { FloorQueue, FloorTalk, FloorView } from "../../core/views/floor.ts";
import type { AgentView } from "../../core/agent/agent.ts";
import type { Principal } from "../../store/principal.ts";
import { queuesOf } from "../cc-actor.ts";
import { text } from "../contract/inputs.ts";
import { startOf } from "../contract/spans.ts";
import { ApiError, invalid } from "../errors.ts";
import { localText } from "../local-time.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "reports";
const RETRY_AFTER_S = 5;

const callerReply = z.object({
  uuid: z.string(),
  ...{ position: z.number().describe("from 1"), joined_at: z.number(), waited_ms: z.number(), priority: z.number() },
  ...{ number: z.string(), name: z.string(), offered_to: z.array(z.string()).describe("agents whose phones ring") },
});
const queueReply = z.object({
  ...{ queue: z.string(), waiting: z.number(), longest_wait_ms: z.number().describe("0: nobody waits") },
  members: z.number().describe("agents signed in to it"),
  present: z.number().describe("of these: not on break"),
  eligible: z.number().describe("of these: can be offered a call"),
  callers: z.array(callerReply).describe("in line, the first 1 000"),
});
const agentReply = z.object({
  ...{ agent: z.string(), name: z.string(), extn: z.string(), queues: z.array(z.string()) },
  ...{ state: z.string(), callstate: z.string(), reason: z.string(), pending: z.string() },
  since: z.number().describe("in that state, milliseconds since 1970"),
  callUUID: z.string().describe("empty: none"),
});
const talkReply = z.object({
  ...{ uuid: z.string(), queue: z.string().describe("empty: none"), number: z.string(), name: z.string() },
  since: z.number().describe("milliseconds since 1970"),
  recording: z.enum(["off", "on", "paused"]),
  parties: z.array(
    z.object({
      ...{ legUUID: z.string(), role: z.string(), number: z.string(), agent: z.string().describe("empty: none") },
      ...{
        held: z.boolean(),
        muted: z.boolean(),
        manner: z.string().describe("of a supervisor; empty: of nobody else"),
      },
    }),
  ),
});

export function floorRoutes(parts: RouteParts): void {
  const { center, clock, config } = parts;
  addRoute(parts, {
    method: "GET",
    urls: ["/api/floor"],
    tag: TAG,
    summary: {
      en: "The floor now, or at a moment of the past as the event log has it: queues with who waits, agents, talks; supervisors see their queues",
      zh: "现场状态，当前或过去某一时刻（由事件日志重现）：队列及排队客户、坐席、通话；班长只见所管队列的",
    },
    role: "supervisor",
    input: z.object({
      at: text(0, 19, "a date")
        .optional()
        .describe("YYYY-MM-DD HH:MM:SS, local time, or milliseconds since 1970; none: now"),
    }),
    reply: z.object({
      at: z.number().describe("milliseconds since 1970"),
      ...{ queues: z.array(queueReply), agents: z.array(agentReply), talks: z.array(talkReply) },
    }),
    answer: async ({ input, principal }) => {
      const now = clock.now();
      const at = momentOf(input.at, config.timeZone) ?? now;
      if (at > now) throw invalid([{ field: "at", expected: "a time that has been" }]);
      const floor = at === now ? center.floor() : await floorThen(parts, at);
      return { at, ...shown(seenBy(principal, floor), at) };
    },
  });
}

function momentOf(given: string | undefined, timeZone: string): number | undefined {
  if (given !== undefined && /^\d{12,14}$/.test(given)) return Number(given);
  return startOf("at", given, timeZone);
}

async function floorThen({ lookBack, config, log }: RouteParts, at: number): Promise<FloorView> {
  const seen = await lookBack?.(at).catch((error: unknown) => {
    log.warn({ err: error }, "the event log could not be looked back into");
    return undefined;
  });
  if (seen === undefined) throw new ApiError("no-such", "the event log cannot be looked back into");
  if (seen === "busy") {
    throw new ApiError("too-many", "another moment is being looked at", { retryAfterS: RETRY_AFTER_S });
  }
  if (seen === "too-long") {
    throw new ApiError("too-many", "it takes too long to get back to that moment", { retryAfterS: RETRY_AFTER_S });
  }
  if (seen.type === "seen") return seen.floor;
  if (seen.from === undefined) throw new ApiError("no-such", "the event log cannot be looked back into");
  const from = localText(new Date(seen.from + 1_000), config.timeZone);
  throw invalid([{ field: "at", expected: `a time from ${from} on: the event log does not reach further back` }]);
}

/** Who looks after some queues sees those, their agents and their talks. */
function seenBy(principal: Principal, floor: FloorView): FloorView {
  const theirs = queuesOf(principal);
  if (theirs === undefined) return floor;
  const agents = floor.agents.filter(({ queues }) => queues.some((queue) => theirs.includes(queue)));
  const names = new Set(agents.map(({ agent }) => agent));
  return {
    queues: floor.queues.filter(({ queue }) => theirs.includes(queue)),
    agents,
    talks: floor.talks.filter(
      ({ queue, parties }) =>
        (queue !== undefined && theirs.includes(queue)) ||
        parties.some(({ agent }) => agent !== undefined && names.has(agent)),
    ),
  };
}

function shown({ queues, agents, talks }: FloorView, at: number) {
  return {
    queues: queues.map((one) => shownQueue(one, at)),
    agents: agents.map(shownAgent),
    talks: talks.map(shownTalk),
  };
}

function shownQueue({ waitingSince, callers, ...queue }: FloorQueue, at: number): z.input<typeof queueReply> {
  return {
    ...queue,
    longest_wait_ms: waitingSince === undefined ? 0 : Math.max(0, at - waitingSince),
    callers: callers.map(({ call, joinedAt, offeredTo, ...caller }) => ({
      ...{ uuid: call, ...caller, joined_at: joinedAt, waited_ms: Math.max(0, at - joinedAt) },
      offered_to: [...offeredTo],
    })),
  };
}

function shownAgent(view: AgentView & { readonly name: string }): z.input<typeof agentReply> {
  const { agent, name, extn, queues, state, callState, reason, pending = "", since, call } = view;
  return {
    agent,
    name,
    extn,
    queues: [...queues],
    state,
    callstate: callState,
    reason,
    pending,
    since,
    callUUID: call ?? "",
  };
}

function shownTalk({ call, queue, number, name, since, recording, parties }: FloorTalk): z.input<typeof talkReply> {
  return {
    ...{ uuid: call, queue: queue ?? "", number, name, since, recording },
    parties: parties.map(({ leg, role, number: at, agent, held, muted, manner = "" }) => ({
      ...{ legUUID: leg, role, number: at, agent: agent ?? "", held, muted, manner },
    })),
  };
}
