// What the API answers: shapes shared by the routes.
import { z } from "zod";
import { ERRORS, NOT_AUTHORIZED_BODY, WRONG_PASSWORD_BODY, type ErrorCode, type Held } from "../errors.ts";

/** `YYYY-MM-DD HH:MM:SS` in the configured time zone; empty where there is none. */
export const timeText = z.string().describe("YYYY-MM-DD HH:MM:SS, local time; empty: none");

export const idReply = z.object({ id: z.string() });
const holder = z.object({ type: z.string(), id: z.string(), name: z.string() });
/** What was removed, or changed, touched. */
export const touched = z
  .array(holder)
  .optional()
  .describe(
    "what led to it or used it all the same (as held_by has it), and places in queues that went with it (type place; id: the queue's, or where a queue is removed the agent's work number; name: the queue's), menus below it (type ivr); of a line, what no other leads to; absent: nothing",
  );
export const removedReply = idReply.extend({ touched });

/** As an answer has it. */
export function touchedBy({ touched: by = [] }: { readonly touched?: readonly Held[] | undefined }) {
  return by.length === 0 ? {} : { touched: [...by] };
}

export const emptyReply = z.object({});
export const touchedReply = z.object({ touched });

export function pageReply<Row extends z.ZodType>(row: Row) {
  return z.object({ page: z.number(), page_count: z.number(), row_count: z.number(), data: z.array(row) });
}

const errorCodes = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

export const errorReply = z.object({
  code: z.number().describe("the HTTP status"),
  error: z.enum(errorCodes).describe("stable name of the error"),
  message: z.string(),
  reason: z.string().describe("what in particular was wrong"),
  fields: z.array(z.object({ field: z.string(), expected: z.string() })).optional(),
  held_by: z
    .array(holder)
    .optional()
    .describe(
      "what leads to it or uses it: of type hotline, ivr, queue, agent (id: work number, name: extension) or call",
    ),
  until: z.number().optional().describe("when it can be done, milliseconds since 1970"),
});

export const notAuthorizedReply = z.object({
  result: z.literal(NOT_AUTHORIZED_BODY.result),
  code: z.literal(NOT_AUTHORIZED_BODY.code),
  error_text: z.string().describe(`${NOT_AUTHORIZED_BODY.error_text}; in Chinese where Accept-Language asks for it`),
});

export const wrongPasswordReply = z.object({
  code: z.literal(WRONG_PASSWORD_BODY.code),
  text: z.string().describe(`${WRONG_PASSWORD_BODY.text}; in Chinese where Accept-Language asks for it`),
});

/** By status, for every route. */
export const errorReplies = {
  400: errorReply,
  403: z.union([notAuthorizedReply, wrongPasswordReply, errorReply]),
  404: errorReply,
  409: errorReply,
  429: errorReply,
  500: errorReply,
  503: errorReply,
  504: errorReply,
};

/** What only some routes answer. */
export const otherErrorReplies = { 416: errorReply, 501: errorReply };

/** Where a body is sent. */
export const bodyErrorReplies = { 413: errorReply, 415: errorReply };
