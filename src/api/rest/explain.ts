// Why: a call's whole way in words and as data, who was considered for each offer, and what a waiting caller waits for.
import { z } from "zod";
import { storyOf, type StoryLine } from "../../core/explain/story.ts";
import { LANGUAGES, tell, tellSkipped, tellWaits, type Language } from "../../core/explain/tell.ts";
import type { WaitingView } from "../../core/views/waiting.ts";
import type { CallId, QueueName } from "../../core/model.ts";
import { oneOf, text, wholeNumber } from "../contract/inputs.ts";
import { ApiError } from "../errors.ts";
import { localText } from "../local-time.ts";
import { warningsOn } from "../not-there.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "call records";
const MOST_WAITING = 1_000;

const language = oneOf(LANGUAGES).default("zh").describe("of the words");

const waitingReply = z.object({
  uuid: z.string().describe("the call"),
  queue: z.string(),
  position: z.number().describe("in the line, from 1"),
  joined_at: z.number().describe("milliseconds since 1970"),
  waited_ms: z.number(),
  priority: z.number(),
  waits_for: z.unknown().describe("as data: type, and what belongs to it"),
  said: z.string().describe("in words"),
});

const candidateReply = z.object({
  agent: z.string(),
  skipped: z.string().describe("why not they; empty: they were chosen"),
  said: z.string(),
});

const storyReply = z.object({
  at: z.number().describe("milliseconds since 1970"),
  time: z.string(),
  what: z.string(),
  said: z.string().describe("in words"),
  details: z.unknown().describe("as data: what belongs to it"),
  candidates: z.array(candidateReply).describe("of an offer: who was considered, in order").optional(),
});

export function explainRoutes(parts: RouteParts): void {
  const { store, center, clock, config } = parts;

  addRoute(parts, {
    method: "GET",
    urls: ["/api/calls/:uuid/explanation"],
    tag: TAG,
    summary: {
      en: "Why a call went where it went, and what it waits for if it waits; by its id or a leg's",
      zh: "解释通话的全过程，以及等待中的通话在等什么；按通话或腿的标识",
    },
    role: "supervisor",
    input: z.object({ language }),
    params: z.object({ uuid: text(1, 64, "a call's id") }),
    reply: z.object({
      uuid: z.string(),
      story: z.array(storyReply),
      waiting: waitingReply.nullable(),
      warnings: z
        .array(z.string())
        .optional()
        .describe(
          "sounds on the way that are not there now, and what is heard instead; left out where none is missing",
        ),
    }),
    answer: async ({ input, params: { uuid } }) => {
      const row = await store.calls.get(uuid);
      const call = row?.uuid ?? uuid;
      const waiting = center.waitingCall(call as CallId);
      if (row === undefined && waiting === undefined) throw new ApiError("no-such", `there is no call ${uuid}`);
      const story = row === undefined ? [] : storyOf(row.record);
      const warnings = row === undefined ? [] : await warningsOn(parts, row.record.way);
      return {
        uuid: call,
        story: story.map((line) => shownLine(line, input.language, config.timeZone)),
        waiting: waiting === undefined ? null : shownWaiting(waiting, clock.now(), input.language),
        ...(warnings.length > 0 ? { warnings } : {}),
      };
    },
  });

  addRoute(parts, {
    method: "GET",
    urls: ["/api/waiting"],
    tag: TAG,
    summary: {
      en: "The callers in line, and for each what must happen for them to move",
      zh: "排队中的客户，以及每位客户在等什么",
    },
    role: "supervisor",
    input: z.object({ queue: text(0, 100).optional(), limit: wholeNumber(1, MOST_WAITING).default(100), language }),
    reply: z.object({ data: z.array(waitingReply) }),
    answer: ({ input }) => {
      const queue = input.queue === undefined || input.queue === "" ? undefined : (input.queue as QueueName);
      const now = clock.now();
      const data = center.waiting(queue, input.limit).map((view) => shownWaiting(view, now, input.language));
      return Promise.resolve({ data });
    },
  });
}

function shownWaiting(view: WaitingView, now: number, inLanguage: Language): z.input<typeof waitingReply> {
  const { call, queue, position, joinedAt, priority, waitsFor } = view;
  return {
    ...{ uuid: call, queue, position, joined_at: joinedAt, waited_ms: Math.max(0, now - joinedAt), priority },
    ...{ waits_for: waitsFor, said: tellWaits(waitsFor, inLanguage) },
  };
}

function shownLine(line: StoryLine, inLanguage: Language, timeZone: string): z.input<typeof storyReply> {
  const { at, what, ...details } = line;
  const shown = { at, time: localText(new Date(at), timeZone), what, said: tell(line, inLanguage), details };
  if (line.what !== "offered" || line.candidates === undefined) return shown;
  const candidates = line.candidates.map((one) => ({
    agent: one.agent,
    skipped: one.skipped ?? "",
    said: tellSkipped(one, inLanguage) ?? "",
  }));
  return { ...shown, candidates };
}
