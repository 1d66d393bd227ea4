// `numbers` of hotlines and IVRs: numbers to ring, with commas between them; an IVR's number, or a queue's name. And the
// numbers that may be shown to who is called outside.
import { z } from "zod";
import { invalid } from "../errors.ts";
import { DIALLED, LONGEST_TEXT, text } from "./inputs.ts";
import { shownAs } from "./one-type.ts";

/** Numbers that one row rings, at most. */
const MOST_NUMBERS = 50;

/** `1111,2222`, or the same as an array. */
const anyNumbers = z
  .union([text(0, LONGEST_TEXT), z.array(text(1, 100)).max(MOST_NUMBERS)], {
    error: "numbers with commas between them, an IVR's number or a queue's name",
  })
  .transform((value) => (typeof value === "string" ? value : value.join(",")));
export const numbers = shownAs(anyNumbers, { type: "string", maxLength: LONGEST_TEXT });

/** A list as it is kept: with commas only. Throws where it is none. */
export function numberList(given: string): string {
  // Also the comma of Chinese keyboards.
  const list = given.split(/[,，\s]+/).filter((part) => part !== "");
  if (list.length > 0 && list.length <= MOST_NUMBERS && list.every((part) => DIALLED.test(part))) return list.join(",");
  throw invalid([{ field: "numbers", expected: `1 to ${MOST_NUMBERS} numbers with commas between them` }]);
}

const OWN_EXPECTED = `at most ${MOST_NUMBERS} numbers, each of at most 32 digits (letters and * # + _ . - too), as a list or with commas between them`;

/** Numbers to be shown, as a list; in a text with commas between them. */
const anyOwnNumbers = z
  .union(
    [z.string().max(MOST_NUMBERS * 40), z.number(), z.array(z.union([z.string(), z.number()])).max(MOST_NUMBERS)],
    {
      error: OWN_EXPECTED,
    },
  )
  .transform((value, context): string[] => {
    const list = (Array.isArray(value) ? value : String(value).split(/[,，\s]+/)).map((one) => String(one).trim());
    const numbers = [...new Set(list.filter((one) => one !== ""))];
    if (numbers.length <= MOST_NUMBERS && numbers.every((one) => DIALLED.test(one))) return numbers;
    context.addIssue({ code: "custom", message: OWN_EXPECTED });
    return z.NEVER;
  });
export const ownNumbers = shownAs(anyOwnNumbers, {
  type: "array",
  items: { type: "string", pattern: DIALLED.source },
  maxItems: MOST_NUMBERS,
});
