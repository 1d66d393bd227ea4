// Requests for help about a call, as they are shown with it.
import { z } from "zod";
import type { HelpRecord } from "../../core/report/help-record.ts";

export const callHelpReply = z.object({
  help: z.string().describe("id of the request"),
  agent: z.string().describe("who asked"),
  text: z.string(),
  asked_at: z.number().describe("milliseconds since 1970"),
  ended_at: z.number().nullable().describe("milliseconds since 1970; null: it is open"),
  end: z.string().describe("answered, withdrawn, call-ended, signed-out or timed-out; empty: it is open"),
  by: z.string().describe("who answered it or took it back; empty: nobody"),
  manner: z.string().describe("message, listen, whisper, barge or take-over; empty: it was not answered"),
  answer: z.string().describe("of an answer by a message"),
});

export function shownCallHelp(given: HelpRecord): z.input<typeof callHelpReply> {
  const { help, agent, text, askedAt, endedAt = null, end = "", by = "", manner = "", answer = "" } = given;
  return { help, agent, text, asked_at: askedAt, ended_at: endedAt, end, by, manner, answer };
}
