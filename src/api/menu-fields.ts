// The fields of one menu as they are given, and as they are kept.
import { IVR_TYPES } from "../store/database/tables.ts";
import type { IvrFields, IvrRow } from "../store/ivrs.ts";
import { DIALLED, emptyable, flag, oneOf, text, textLike, wholeNumber } from "./contract/inputs.ts";
import { numberList, numbers } from "./contract/numbers.ts";
import { invalid } from "./errors.ts";

const seconds = emptyable(wholeNumber(0, 3600)).optional();

export const menuName = text(1, 100, "a name");
export const menuType = oneOf(IVR_TYPES);
export const menuFields = {
  nbr: emptyable(textLike(DIALLED, "a number of 1 to 32 digits (letters and * # + _ . - too)")).optional(),
  voice_type: oneOf(["file"]).optional(),
  media_file: emptyable(text(0, 500, "a sound's name")).optional(),
  repeat_timeout: seconds.describe("seconds to wait for a key"),
  repeat_prompts: emptyable(wholeNumber(0, 100)).optional().describe("how often the prompt is played at most"),
  call_extn_allowed: flag().optional().describe("whether an extension's number may be keyed in"),
  record: oneOf(["close", "miss", "all"]).optional().describe("who lately called the caller is called first"),
  transfer_time: seconds.describe("seconds to wait before a transfer"),
  timeout_enable: flag().optional(),
  timeout: seconds.describe("seconds each number rings"),
  business_type: emptyable(oneOf(["order", "memory", "ringall", "queue"])).optional(),
  numbers: numbers.optional().describe("numbers with commas between them; a queue's name where business_type is queue"),
  digits: emptyable(textLike(/^[0-9*#]{1,16}$/, "1 to 16 of the keys 0 to 9, * and #")).optional(),
};

export type GivenFields = Omit<IvrFields, "nbr" | "media_file" | "business_type" | "digits"> & {
  readonly nbr?: string | null | undefined;
  readonly media_file?: string | null | undefined;
  readonly business_type?: Exclude<IvrRow["business_type"], ""> | null | undefined;
  readonly digits?: string | null | undefined;
};

/** The fields as they are kept: texts that were emptied are empty. Throws where `numbers` does not fit. */
export function keptFields(given: GivenFields, former: IvrRow | undefined): IvrFields {
  const { nbr, media_file, business_type, digits, ...others } = given;
  const text = <T extends string>(value: T | null | undefined): T | "" | undefined => (value === null ? "" : value);
  const business = text(business_type);
  return {
    ...others,
    nbr: text(nbr),
    media_file: text(media_file),
    business_type: business,
    digits: text(digits),
    numbers: numbersFor(business ?? former?.business_type ?? "", given.numbers ?? former?.numbers ?? ""),
  };
}

/** `numbers` as it is kept. Throws where it does not fit the business. */
function numbersFor(business: IvrRow["business_type"], given: string): string {
  if (given === "") return "";
  if (business !== "queue") return numberList(given);
  if (given.length <= 100) return given;
  throw invalid([{ field: "numbers", expected: "the name of a queue" }]);
}
