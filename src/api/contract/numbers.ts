// `numbers` of hotlines and IVRs: numbers to ring, with commas between them; an IVR's number, or a queue's name.
import { z } from "zod";
import { invalid } from "../errors.ts";
import { DIALLED, LONGEST_TEXT, text } from "./inputs.ts";

/** Numbers that one row rings, at most. */
const MOST_NUMBERS = 50;

/** `1111,2222`, or the same as an array. */
export const numbers = z
  .union([text(0, LONGEST_TEXT), z.array(text(1, 100)).max(MOST_NUMBERS)], {
    error: "numbers with commas between them, an IVR's number or a queue's name",
  })
  .transform((value) => (typeof value === "string" ? value : value.join(",")));

/** A list as it is kept: with commas only. Throws where it is none. */
export function numberList(given: string): string {
  // Also the comma of Chinese keyboards.
  const list = given.split(/[,，\s]+/).filter((part) => part !== "");
  if (list.length > 0 && list.length <= MOST_NUMBERS && list.every((part) => DIALLED.test(part))) return list.join(",");
  throw invalid([{ field: "numbers", expected: `1 to ${MOST_NUMBERS} numbers with commas between them` }]);
}
