// What came of a call, as it is shown with the call.
import { z } from "zod";
import type { DispositionRecord } from "../../core/report/dispositions.ts";

export const dispositionReply = z.object({
  agent: z.string(),
  queue: z.string().describe("whose caller it was; empty: no queue's"),
  code: z.string().describe("empty: none, there are notes only"),
  notes: z.string(),
  at: z.number().describe("when it was changed last, milliseconds since 1970"),
  by: z.string().describe("agent, supervisor, or center: the queue's default"),
  user: z.string().describe("who, by login; empty: the center"),
});

export function shownDisposition(given: DispositionRecord): z.input<typeof dispositionReply> {
  const { agent, queue = "", code = "", notes, at, by, user = "" } = given;
  return { agent, queue, code, notes, at, by, user };
}
