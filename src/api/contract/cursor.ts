// Where one stopped in a list: an opaque text that an answer has in a header and that the next request sends back. It fits
// the list, the filters and the order that it was made for, and no others.
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Place } from "../../store/keyset.ts";
import { invalid } from "../errors.ts";

/** Absent where there is nothing behind. */
export const NEXT_CURSOR_HEADER = "x-next-cursor";

const EXPECTED = `one that an answer of this list had in ${NEXT_CURSOR_HEADER}, with the same filters and order`;
const LONGEST = 12_000;
/** Of a list, its filters and the place: what is changed by hand is found. */
const PRINT_LENGTH = 16;
/** They say which part of a list is wanted, and nothing of the list. */
const PART: ReadonlySet<string> = new Set(["cursor", "page", "page_size", "perPage", "limit"]);

/** Whether it is of the list that it is sent to is looked at there. */
export class Cursor {
  readonly print: string;
  readonly place: Place;

  constructor(print: string, place: Place) {
    this.print = print;
    this.place = place;
  }
}

export const cursor = z
  .string({ error: EXPECTED })
  .max(LONGEST, { error: EXPECTED })
  .transform((text, context) => {
    const decoded = decodedCursor(text);
    if (decoded !== undefined) return decoded;
    context.addIssue({ code: "custom", message: EXPECTED });
    return z.NEVER;
  })
  .optional()
  .describe(`what an answer had in ${NEXT_CURSOR_HEADER}: the rows behind those, instead of a page`);

function decodedCursor(text: string): Cursor | undefined {
  const print = text.slice(0, PRINT_LENGTH);
  const place = Buffer.from(text.slice(PRINT_LENGTH), "base64url").toString("utf8");
  try {
    JSON.parse(place);
  } catch {
    return undefined;
  }
  return encoded(print, place) === text ? new Cursor(print, place) : undefined;
}

function encoded(print: string, place: Place): string {
  return print + Buffer.from(place, "utf8").toString("base64url");
}

/** `url` and `params` name the list, `input` has its filters and its order. */
export interface AskedList {
  readonly url: string;
  readonly params: unknown;
  readonly input: Readonly<Record<string, unknown>>;
}

/** As the header has it. */
export function cursorAt(list: AskedList, place: Place): string {
  return encoded(printOf(list, place), place);
}

/** Throws where the cursor of an input is of another list, or stands beside a page. */
export function checkCursor(list: AskedList): void {
  const { cursor: given, page } = list.input;
  if (!(given instanceof Cursor)) return;
  if (given.print !== printOf(list, given.place)) throw invalid([{ field: "cursor", expected: EXPECTED }]);
  if (page !== undefined && page !== 1) throw invalid([{ field: "page", expected: "page or cursor, not both" }]);
}

function printOf({ url, params, input }: AskedList, place: Place): string {
  const filters = Object.entries(input)
    .filter(([name, value]) => !PART.has(name) && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify([url, params ?? null, filters, place]);
  return createHash("sha256").update(text).digest("base64url").slice(0, PRINT_LENGTH);
}

const places = new WeakMap<object, Place>();

/** Notes where an answer's list goes on, for whoever sends it. */
export function goingOn<Body extends object>(body: Body, next: Place | undefined): Body {
  if (next !== undefined) places.set(body, next);
  return body;
}

export function nextPlaceOf(body: unknown): Place | undefined {
  return typeof body === "object" && body !== null ? places.get(body) : undefined;
}
