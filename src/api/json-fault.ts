// Where a text stops being JSON (RFC 8259), and what was expected there. Looked for only where the parser has refused it: the
// parser's own words differ from version to version, and name a line in one and nothing in another.

export interface JsonFault {
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
  readonly expected: string;
}

interface Place {
  readonly at: number;
  readonly expected: string;
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Undefined: it is JSON. Takes time in proportion to the text, and no stack however deep it goes. */
export function jsonFault(text: string): JsonFault | undefined {
  const place = faultIn(text);
  if (place === undefined) return undefined;
  const before = text.slice(0, place.at);
  const lines = before.split(/\r\n|\r|\n/);
  return { line: lines.length, column: Array.from(lines.at(-1) ?? "").length + 1, expected: place.expected };
}

/** What may come next, inside of how many objects ("}") and lists ("]"). */
type Next = "value" | "first-of-list" | "first-name" | "name" | "after";

function faultIn(text: string): Place | undefined {
  const open: ("}" | "]")[] = [];
  let at = after(SPACE, text, 0);
  let next: Next = "value";
  while (next !== "after" || open.length > 0) {
    const step: Step | Place = next === "after" ? afterValue(text, at, open) : oneStep(text, at, next, open);
    if ("expected" in step) return step;
    at = after(SPACE, text, step.at);
    next = step.next;
  }
  return at === text.length ? undefined : { at, expected: "the end" };
}

interface Step {
  readonly at: number;
  readonly next: Next;
}

function oneStep(text: string, at: number, next: Exclude<Next, "after">, open: ("}" | "]")[]): Step | Place {
  const letter = text[at];
  if (next === "first-of-list" && letter === "]") return closed(at, open);
  if (next === "first-name" && letter === "}") return closed(at, open);
  if (next === "name" || next === "first-name") return nameAt(text, at, next);
  if (letter === "{" || letter === "[") {
    open.push(letter === "{" ? "}" : "]");
    return { at: at + 1, next: letter === "{" ? "first-name" : "first-of-list" };
  }
  if (letter === '"') return stringAt(text, at, "after");
  const end = Math.max(after(NUMBER, text, at), after(WORD, text, at));
  return end > at ? { at: end, next: "after" } : { at, expected: next === "value" ? "a value" : "a value or ]" };
}

function nameAt(text: string, at: number, next: "name" | "first-name"): Step | Place {
  const expected = next === "name" ? "a name in double quotes" : "a name in double quotes, or }";
  if (text[at] !== '"') return { at, expected };
  const named = stringAt(text, at, "value");
  if ("expected" in named) return named;
  const colon = after(SPACE, text, named.at);
  return text[colon] === ":" ? { at: colon + 1, next: "value" } : { at: colon, expected: ":" };
}

function stringAt(text: string, start: number, next: Next): Step | Place {
  let at = start + 1;
  for (;;) {
    at = after(PLAIN, text, at);
    if (text[at] === '"') return { at: at + 1, next };
    const escaped = after(ESCAPE, text, at);
    if (escaped > at) {
      at = escaped;
      continue;
    }
    if (at === text.length) return { at, expected: 'a " that ends the text' };
    return text[at] === "\\"
      ? { at, expected: 'one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000' }
      : { at, expected: "control characters written as \\n, \\t or \\u0000" };
  }
}

function afterValue(text: string, at: number, open: ("}" | "]")[]): Step | Place {
  const end = open.at(-1) ?? "]";
  if (text[at] === end) return closed(at, open);
  if (text[at] === ",") return { at: at + 1, next: end === "}" ? "name" : "value" };
  return { at, expected: `, or ${end}` };
}

function closed(at: number, open: ("}" | "]")[]): Step {
  open.pop();
  return { at: at + 1, next: "after" };
}

/** Where what the pattern takes ends; `at` where it takes nothing. */
function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
