// Whom one may call by name, and how they are now: agents with their states, queues with their lines.
import { z } from "zod";
import type { AgentId } from "../../core/model.ts";
import { compareText } from "../../core/compare-text.ts";
import { addRoute, type RouteParts } from "../route.ts";

const MOST_PEOPLE = 10_000;

const personReply = z.object({
  login: z.string(),
  name: z.string(),
  extn: z.string().describe("where they are signed in, else their own; empty: none"),
  agent: z.boolean().describe("they are an agent, and may be called by their work number (destAgent)"),
  state: z.string().describe("LOGOUT, UNREADY or READY"),
  callstate: z.string().describe("IDLE, DIALING, RINGING, TALKING, HELD or ACW"),
  reason: z.string().describe("of a break"),
  since: z.number().nullable().describe("in that state, milliseconds since 1970; null: signed out"),
  queues: z.array(z.string()).describe("that they are signed in to"),
});

const queueReply = z.object({
  queue: z.string(),
  waiting: z.number(),
  waiting_since: z
    .number()
    .nullable()
    .describe("since when the one who has waited longest does, milliseconds since 1970"),
  members: z.number().describe("agents signed in to it"),
  present: z.number().describe("of these: not on break"),
  eligible: z.number().describe("of these: can be offered a call now"),
});

export function directoryRoutes(parts: RouteParts): void {
  const { center, store, clock } = parts;
  addRoute(parts, {
    method: "GET",
    urls: ["/api/directory"],
    tag: "agents",
    summary: {
      en: "People and queues that one may call or transfer to, and how they are now",
      zh: "通讯录：可呼叫、可转接的人员与队列，及其当前状态",
    },
    ...{ role: "agent", extensionToken: true },
    input: z.object({}),
    reply: z.object({
      at: z.number().describe("milliseconds since 1970"),
      people: z.array(personReply).describe(`users who are not disabled, ${MOST_PEOPLE} at most`),
      queues: z.array(queueReply),
    }),
    answer: async () => {
      const rows = await store.search.people(MOST_PEOPLE);
      const people = rows.map(({ login, name, extn, type }) => {
        const now = center.agentState(login as AgentId);
        return {
          ...{ login, name, extn: now?.extn ?? extn ?? "", agent: type === "AGENT", state: now?.state ?? "LOGOUT" },
          ...{ callstate: now?.callState ?? "IDLE", reason: now?.reason ?? "", since: now?.since ?? null },
          queues: [...(now?.queues ?? [])],
        };
      });
      const queues = [...center.census().queues]
        .sort((a, b) => compareText(a.queue, b.queue))
        .map(({ queue, waiting, waitingSince, members, present, eligible }) => ({
          ...{ queue, waiting, waiting_since: waitingSince ?? null, members, present, eligible },
        }));
      return { at: clock.now(), people, queues };
    },
  });
}
