// Who calls: what a desk shows of a call while it rings and after, for whoever has to do with it.
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import type { AgentId } from "../../core/model.ts";
import type { WayStep } from "../../core/report/way.ts";
import { summaryOf } from "../../report/call-summary.ts";
import type { CallRow } from "../../store/calls.ts";
import type { Principal } from "../../store/principal.ts";
import { dispositionReply, shownDisposition } from "../contract/disposition.ts";
import { text, wholeNumber } from "../contract/inputs.ts";
import { timeText } from "../contract/replies.ts";
import { ApiError } from "../errors.ts";
import { localText } from "../local-time.ts";
import { addRoute, type RouteParts } from "../route.ts";
import { mayKnow } from "./cdrs.ts";

const MOST_EARLIER = 100;
/** A record follows its call by a moment. */
const RECORD_WITHIN_MS = 1_000;
const LOOK_EVERY_MS = 50;

const earlierReply = z.object({
  uuid: z.string(),
  start_at: timeText,
  direction: z.string(),
  queue: z.string().describe("empty: none"),
  agent: z.string().describe("who talked with them last; empty: nobody"),
  outcome: z.string().describe("of its last stay in a queue; empty: there was none"),
  talk_ms: z.number(),
  dispositions: z.array(dispositionReply).describe("what came of it, with notes"),
});

const cardReply = z.object({
  uuid: z.string(),
  number: z.string().describe("who calls, or is called outside; anonymous: not known, or withheld"),
  name: z.string(),
  withheld: z.boolean().describe("they want nobody to see who they are"),
  direction: z.string(),
  dialled: z.string(),
  hotline: z.string().describe("the first one that the call came to; empty: none"),
  menus: z.array(z.string()).describe("the names of the menus that they went through, in order"),
  queue: z.string().describe("that they wait in or waited in last; empty: none"),
  wait_ms: z.number().describe("in queues, up to now"),
  recording: z.enum(["off", "on", "paused"]).describe("of the talk that goes on now; off: there is none"),
  vip: z.boolean(),
  note: z.string().describe("of their row among the known callers, where they are a VIP"),
  earlier: z.array(earlierReply).describe("calls from and to the same number before, the latest first"),
});

export function callCardRoutes(parts: RouteParts): void {
  const { store, config, clock } = parts;
  addRoute(parts, {
    method: "GET",
    urls: ["/api/calls/:uuid/caller"],
    tag: "call records",
    summary: {
      en: "Who calls, and their earlier calls with notes: for agents at whom the call rings or who talked in it",
      zh: "来电信息：主叫、热线、导航路径、等待时长、贵宾标记，及此号码以往通话与小结；限正在振铃或参与通话的坐席、班长与管理员",
    },
    ...{ role: "agent", extensionToken: true },
    params: z.object({ uuid: text(1, 64, "a call's id") }),
    input: z.object({
      earlier: wholeNumber(0, MOST_EARLIER).default(10).describe("so many earlier calls at most"),
    }),
    reply: cardReply,
    answer: async ({ params: { uuid }, input, principal }) => {
      const row = await recordOf(parts, uuid, principal);
      if (row === undefined || !concerns(parts, row, principal)) {
        throw new ApiError("no-such", `there is no call ${uuid}`);
      }
      const { record } = row;
      const number = row.direction === "outbound" ? row.destination_number : row.caller_id_number;
      const isHidden = record.withheld !== undefined;
      const earlier =
        isHidden || input.earlier === 0
          ? []
          : await store.search.calls({
              ...{ sought: number, numberOnly: true, most: input.earlier },
              ...{ before: row.start_at, but: row.uuid },
            });
      const known = record.way.findLast((step) => step.type === "known-caller");
      return {
        ...{ uuid: row.uuid, number, name: row.caller_id_name, withheld: isHidden, direction: row.direction },
        ...{ dialled: row.destination_number, hotline: row.hotline ?? "", menus: record.way.flatMap(menusOf) },
        ...{ queue: row.queue ?? "", wait_ms: summaryOf(record, clock.now()).waitMs, vip: known?.kind === "vip" },
        recording: parts.center.floor().talks.find(({ call }) => call === row.uuid)?.recording ?? "off",
        note: known?.kind === "vip" ? await noteOf(parts, known.id) : "",
        earlier: earlier.map((one) => shownEarlier(one, config.timeZone, clock.now())),
      };
    },
  });
}

/** Where the call is at their phone at this moment its record is waited for. */
async function recordOf(parts: RouteParts, uuid: string, principal: Principal): Promise<CallRow | undefined> {
  const until = parts.clock.now() + RECORD_WITHIN_MS;
  for (;;) {
    const row = await parts.store.calls.get(uuid);
    if (row !== undefined || !isAtTheirs(parts, uuid, principal) || parts.clock.now() >= until) return row;
    await setTimeout(LOOK_EVERY_MS);
  }
}

function isAtTheirs({ center }: RouteParts, uuid: string, { login, extension }: Principal): boolean {
  const at = center.agentState(login as AgentId);
  return at?.call === uuid && (extension === undefined || at.extn === extension.extn);
}

/** It is at their phone, or is theirs to know. Who has missed it knows nothing of it. */
function concerns(parts: RouteParts, row: CallRow, principal: Principal): boolean {
  return isAtTheirs(parts, row.uuid, principal) || (principal.extension === undefined && mayKnow(principal, row));
}

function menusOf(step: WayStep): string[] {
  if (step.type !== "ivr") return [];
  return step.steps.flatMap((one) => (one.type === "entered" ? [one.name] : []));
}

/** Of one who withholds their number it is not said which row it is. */
async function noteOf({ store }: RouteParts, id: string): Promise<string> {
  return id === "" ? "" : ((await store.callers.get(Number(id)))?.note ?? "");
}

function shownEarlier(row: CallRow, timeZone: string, now: number): z.input<typeof earlierReply> {
  return {
    ...{ uuid: row.uuid, start_at: localText(row.start_at, timeZone), direction: row.direction },
    ...{ queue: row.queue ?? "", agent: row.answered_agent ?? "", outcome: row.outcome ?? "" },
    talk_ms: summaryOf(row.record, now).talkMs,
    dispositions: (row.record.dispositions ?? []).map(shownDisposition),
  };
}
