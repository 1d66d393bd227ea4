// What is done with a caller whom a queue will not keep: `{"action":"hangup"}`, or
// `{"action":"transfer","type":"queue","data":"5100"}`; an object, or a text that holds one.
import { z } from "zod";
import { text } from "./inputs.ts";
import { shownAs } from "./one-type.ts";

const EXPECTED =
  '{"action":"hangup"} or {"action":"transfer","type":"queue, number or voicemail","data":"..."}, as an object or as JSON text';

const hangup = z.object({ action: z.literal("hangup") });
const transfer = z.object({
  action: z.literal("transfer"),
  type: z.enum(["queue", "number", "voicemail"]),
  data: text(1, 100),
});
const actionObject = z.discriminatedUnion("action", [hangup, transfer], { error: EXPECTED });

/** Text is read as JSON; what is none stays what it is, and fits nothing. */
function fromText(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const read = z
  .union([z.string().max(1000), z.looseObject({})], { error: EXPECTED })
  .transform((value, context): z.output<typeof actionObject> => {
    const parsed = actionObject.safeParse(typeof value === "string" ? fromText(value) : value);
    if (parsed.success) return parsed.data;
    context.addIssue({ code: "custom", message: EXPECTED });
    return z.NEVER;
  });

export const action = shownAs(read, {
  type: "object",
  properties: {
    action: { type: "string", enum: ["hangup", "transfer"] },
    type: { type: "string", enum: ["queue", "number", "voicemail"] },
    data: { type: "string", minLength: 1, maxLength: 100 },
  },
  required: ["action"],
});
