// The normal form of a number: how it is compared, never how it is shown or dialled.
//
//   138 1234 5678, 013812345678, 8613812345678, 0086-138-1234-5678 --> +8613812345678
//
// What is no telephone number (letters, * and #) and what is too short for one (extensions, 12345, 110) stands for itself.
import type { NumberPlan } from "./plan.ts";

/** Numbers of so many digits, or fewer, are extensions and short codes: they have no country. */
const LONGEST_SHORT = 6;
const SHORTEST_SHORT = 3;
/** E.164 has 15; a prefix or two may stand before them. More is no telephone number. */
const MOST_DIGITS = 24;
/** Shorter ones that the plan has not given out are not taken for national numbers. */
const SHORTEST_POSSIBLE = 9;
/** After the country code, where no prefix says that it is one. */
const SHORTEST_AFTER_CODE = 10;
const LONGEST_CODE = 3;
/** Within an area. */
const LONGEST_LOCAL = 8;

/** RFC 3966 section 5.1.1 and what people type: blanks, dashes, dots, brackets, strokes. */
const SEPARATORS =
  /[\s\-_.()/\u00b7\u00ad\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2060\u2212\u3000\ufeff\uff08\uff09\uff0d\uff0e\uff0f]/g;
/** Of Chinese keyboards. */
const FULL_WIDTH = /[\uff0b\uff10-\uff19]/g;
const FULL_WIDTH_OFFSET = 0xfee0;

/** `+` and digits as they remain without separators; undefined: it is no telephone number. */
export function plainDigits(written: string): string | undefined {
  // Whoever sends a book has not sent a number.
  if (written.length > 4 * MOST_DIGITS) return undefined;
  const plain = written
    .replace(SEPARATORS, "")
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET));
  return /^\+?\d+$/.test(plain) && plain.length <= MOST_DIGITS ? plain : undefined;
}

/** How a number is compared. Idempotent. Undefined plan: as it is written. */
export function normalForm(plan: NumberPlan | undefined, written: string): string {
  if (plan === undefined) return written;
  const plain = plainDigits(written);
  if (plain === undefined) return written;
  if (plain.startsWith("+")) return fromAbroad(plan, plain.slice(1)) ?? plain.slice(1);
  if (plain.length <= LONGEST_SHORT) return plain;
  const [abroad] = afterPattern(plan.internationalPattern, plain);
  return (
    (abroad === undefined || abroad.length <= LONGEST_SHORT ? undefined : fromAbroad(plan, abroad)) ??
    local(plan, plain) ??
    national(plan, plain) ??
    (plain.startsWith(plan.code) ? afterCode(plan, plain.slice(plan.code.length)) : undefined) ??
    plain
  );
}

/** Digits after `+` or what stands for it; undefined: nothing but zeros. */
function fromAbroad(plan: NumberPlan, given: string): string | undefined {
  const digits = given.replace(/^0+/, "");
  if (digits === "") return undefined;
  if (digits.length <= LONGEST_SHORT) return digits;
  const code = codeOf(plan, digits);
  const rest = digits.slice(code.length);
  if (code !== plan.code) return `+${code}${withoutTrunk(plan, code, rest)}`;
  // Carriers put the country before short codes, too.
  if (rest.length <= LONGEST_SHORT) return rest;
  return national(plan, rest) ?? home(plan, withoutTrunk(plan, code, rest));
}

/** As somebody dials it from abroad; what would be too short then is none of these numbers. */
function withoutTrunk({ zeroTrunks }: NumberPlan, code: string, rest: string): string {
  const shorter = zeroTrunks.includes(code) ? rest.replace(/^0+/, "") : rest;
  return code.length + shorter.length > LONGEST_SHORT && shorter.length > 0 ? shorter : rest;
}

function codeOf({ codes }: NumberPlan, digits: string): string {
  for (let length = 1; length <= LONGEST_CODE; length += 1) {
    const code = digits.slice(0, length);
    if (codes.includes(code)) return code;
  }
  return "";
}

/** Within the area where the center is. */
function local(plan: NumberPlan, digits: string): string | undefined {
  const { areaCode, given } = plan;
  if (areaCode === "" || digits.startsWith("0") || digits.length > LONGEST_LOCAL) return undefined;
  return isAll(given, areaCode + digits) ? home(plan, areaCode + digits) : undefined;
}

/** With or without the trunk prefix. */
function national(plan: NumberPlan, digits: string): string | undefined {
  const { given, possible, trunkPattern } = plan;
  if (isAll(given, digits)) return home(plan, digits);
  const rests = afterPattern(trunkPattern, digits);
  const rest =
    rests.find((one) => isAll(given, one)) ??
    rests.find((one) => one.length >= SHORTEST_POSSIBLE && isAll(possible, one)) ??
    rests.find((one) => isShortHere(plan, one));
  return rest === undefined ? undefined : home(plan, rest);
}

/** With the country's code before it, as many carriers send it, and perhaps the trunk prefix between the two. */
function afterCode(plan: NumberPlan, rest: string): string | undefined {
  const found = national(plan, rest);
  if (found !== undefined) return found;
  return rest.length >= SHORTEST_AFTER_CODE && isAll(plan.possible, rest) ? home(plan, rest) : undefined;
}

function home(plan: NumberPlan, digits: string): string {
  if (digits.length <= LONGEST_SHORT) return digits;
  return isShortHere(plan, digits) ? digits.slice(plan.areaCode.length) : `+${plan.code}${digits}`;
}

/** A short code of this very area: whoever is here dials it alone. */
function isShortHere({ areaCode }: NumberPlan, digits: string): boolean {
  const short = digits.length - areaCode.length;
  return areaCode !== "" && digits.startsWith(areaCode) && short >= SHORTEST_SHORT && short <= LONGEST_SHORT;
}

function isAll(pattern: string, digits: string): boolean {
  return pattern !== "" && new RegExp(`^(?:${pattern})$`).test(digits);
}

/** What follows such a beginning; none: it does not begin so. */
function afterPattern(pattern: string, digits: string): string[] {
  const beginning = pattern === "" ? undefined : new RegExp(`^(?:${pattern})`).exec(digits)?.[0];
  return beginning === undefined || beginning === "" ? [] : [digits.slice(beginning.length)];
}
