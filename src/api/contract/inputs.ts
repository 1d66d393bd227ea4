// What may stand in a request. The wire is old and its clients are many: numbers come as texts and texts as numbers, yes
// and no in six spellings, objects as JSON inside JSON. Each schema takes what means the same and gives one type; its
// error message says what was expected, and becomes the `expected` of the answer.
import { z } from "zod";
import { cursor } from "./cursor.ts";
import { shownAs, shownLike } from "./one-type.ts";

export const LONGEST_TEXT = 1000;
const LARGEST_ID = 2 ** 31 - 1;

/** Control characters have no business in names; the database cannot keep a zero or half a surrogate pair. */
export function isPlain(text: string): boolean {
  return text.isWellFormed() && !/\p{Cc}/u.test(text);
}

/** One line of text, trimmed; a number is taken as its digits. */
export function text(shortest: number, longest: number, what = "a text") {
  const expected = `${what} of ${shortest === 0 ? `at most ${longest}` : `${shortest} to ${longest}`} characters on one line`;
  const schema = z
    .union([z.string(), z.number()], { error: expected })
    .transform((value) => String(value).trim())
    .refine((value) => value.length >= shortest && value.length <= longest && isPlain(value), { error: expected });
  const least = shortest === 0 ? {} : { minLength: shortest };
  return shownAs(schema, { type: "string", ...least, maxLength: longest });
}

/** Text with lines in it, trimmed; every line ends the same way. */
export function severalLines(longest: number) {
  const expected = `a text of at most ${longest} characters`;
  const schema = z
    .string({ error: expected })
    .transform((value) => value.replace(/\r\n?/g, "\n").trim())
    .refine((value) => value.length <= longest && isPlain(value.replace(/[\n\t]/g, " ")), { error: expected });
  return shownAs(schema, { type: "string", maxLength: longest });
}

/** Text that must have a form. */
export function textLike(pattern: RegExp, expected: string) {
  const schema = z
    .union([z.string(), z.number()], { error: expected })
    .transform((value) => String(value).trim())
    .refine((value) => pattern.test(value), { error: expected });
  return shownAs(schema, { type: "string", pattern: pattern.source });
}

export function wholeNumber(smallest: number, largest: number) {
  const expected = `a whole number from ${smallest} to ${largest}`;
  const schema = z
    .union([z.number(), z.string().regex(/^\s*-?\d{1,15}\s*$/, { error: expected })], { error: expected })
    .transform(Number)
    .refine((value) => Number.isInteger(value) && value >= smallest && value <= largest, { error: expected });
  return shownAs(schema, { type: "integer", minimum: smallest, maximum: largest });
}

const TRUE = new Set<unknown>([true, 1, "1", "true"]);

/** A number, with a fraction where it has one: in an exact place of JSON, or as text. */
export function amount(smallest: number, largest: number) {
  const expected = `a number from ${smallest} to ${largest}`;
  const written = z.string().regex(/^\s*-?\d{1,15}(\.\d{1,6})?\s*$/, { error: expected });
  const schema = z
    .union([z.number(), written], { error: expected })
    .transform(Number)
    .refine((value) => value >= smallest && value <= largest, { error: expected });
  return shownAs(schema, { type: "number", minimum: smallest, maximum: largest });
}

/** true, "true", 1, "1" and their opposites; the text in any case. */
export function flag() {
  const expected = "true or false (also 1 or 0)";
  const schema = z
    .union([z.boolean(), z.literal([0, 1]), z.string().regex(/^\s*(true|false|0|1)\s*$/i, { error: expected })], {
      error: expected,
    })
    .transform((value) => TRUE.has(typeof value === "string" ? value.trim().toLowerCase() : value));
  return shownAs(schema, { type: "boolean" });
}

export function oneOf<const Choices extends readonly [string, ...string[]]>(choices: Choices) {
  return z.enum(choices, { error: `one of ${choices.join(", ")}` });
}

/** An empty text or null empties the field. */
export function emptyable<Schema extends z.ZodType>(schema: Schema) {
  const empty = z.union([z.literal(""), z.null()]).transform((): null => null);
  return shownLike(z.union([empty, schema], { error: (issue) => innerMessage(issue) }), schema);
}

/** The union's own error says nothing: what the last of its members expected says it all. */
function innerMessage(issue: { readonly errors?: unknown }): string | undefined {
  const errors = issue.errors;
  if (!Array.isArray(errors)) return undefined;
  const last: unknown = errors.at(-1);
  const first: unknown = Array.isArray(last) ? last[0] : undefined;
  return typeof first === "object" && first !== null && "message" in first ? String(first.message) : undefined;
}

export const id = wholeNumber(1, LARGEST_ID);
/** A sound that has an end: music and tones would keep a caller for ever. */
export const announcement = emptyable(
  text(0, 500, "a sound's name").refine((name) => !/^\s*(local|tone)_stream:/.test(name), {
    error: "a sound that has an end, or default",
  }),
)
  .optional()
  .describe(
    "a sound that callers hear before anything of their call is recorded, once; default: the one that is shipped",
  );

/** Of what is added under a number that may be a hotline's. */
export const forceHidden = flag().default(false).describe("also where a hotline of that number hides it");

/** A number that can be dialled: an extension, a hotline, an outside number. */
export const DIALLED = /^[0-9A-Za-z*#+_.-]{1,32}$/;
export const dialled = textLike(DIALLED, "a number of 1 to 32 digits (letters and * # + _ . - too)");

/** `page` and `page_size` of every list. */
export const LARGEST_PAGE_SIZE = 1000;
export const paging = {
  page: wholeNumber(1, LARGEST_ID).default(1),
  page_size: wholeNumber(1, LARGEST_PAGE_SIZE).default(200),
  cursor,
};

/** Refuses what gives none of these fields, or several. */
export function withExactlyOne<Input extends z.ZodObject>(input: Input, names: readonly string[]): Input {
  return input.superRefine((value, context) => {
    const given = names.filter((name) => (value as Readonly<Record<string, unknown>>)[name] !== undefined);
    if (given.length === 1) return;
    const [, second] = given;
    const message = `exactly one of ${names.join(", ")}`;
    context.addIssue({ code: "custom", path: [second ?? names[0] ?? ""], message });
  });
}
