// What the keys pressed so far mean in a menu. Keys are read from the left until they say something; what was typed ahead is
// left for the menu that follows.
import type { MenuChoice } from "../model.ts";

/** What may be keyed in here. */
export interface Choices {
  readonly children: readonly MenuChoice[];
  readonly isExtension: (digits: string) => boolean;
  /** Some extension is longer and begins so. */
  readonly beginsExtension: (digits: string) => boolean;
  /** Keys of the longest choice. */
  readonly longest: number;
}

export type Meaning =
  /** It may go on. */
  | { readonly type: "unfinished" }
  | { readonly type: "child"; readonly child: MenuChoice; readonly keys: string; readonly rest: string }
  | { readonly type: "extension"; readonly keys: string; readonly rest: string }
  | { readonly type: "wrong"; readonly keys: string; readonly rest: string };

/**
 * Where several keys make a choice, what is none is read on: somebody keys in a number. No telephone, card or customer's number is
 * longer; who presses more keys without a pause keys in nothing.
 */
const LONGEST_MISTYPED = 24;

/**
 * `over`: no further key is to be waited for. A longer match is waited for. Where nothing fits any more and a choice may have
 * several keys, it is a number that was mistyped: all of it is wrong, to the pause or the `#` that ends it, and none of it is
 * taken for a choice that nobody made. `#` ends what is keyed in, unless it is a key of its own.
 */
export function meaningOf(keys: string, choices: Choices, over: boolean): Meaning {
  for (let length = 1; length <= keys.length; length += 1) {
    const read = keys.slice(0, length);
    const rest = keys.slice(length);
    const match = matchOf(read, rest, choices);
    if (mayGoOn(read, choices)) continue;
    if (match !== undefined) return match;
    if (read.length > 1 && read.endsWith("#")) return matchOf(read.slice(0, -1), rest, choices) ?? wrong(read, rest);
    if (choices.longest <= 1 || read.length >= Math.max(LONGEST_MISTYPED, choices.longest)) return wrong(read, rest);
  }
  if (!over) return { type: "unfinished" };
  return matchOf(keys, "", choices) ?? wrong(keys, "");
}

function wrong(keys: string, rest: string): Meaning {
  return { type: "wrong", keys, rest };
}

/** Of a child and an extension of the same digits it is the child that stands in this menu. */
function matchOf(keys: string, rest: string, { children, isExtension }: Choices): Meaning | undefined {
  const child = children.find(({ digits }) => digits === keys);
  if (child !== undefined) return { type: "child", child, keys, rest };
  return isExtension(keys) ? { type: "extension", keys, rest } : undefined;
}

function mayGoOn(keys: string, { children, beginsExtension }: Choices): boolean {
  return children.some(({ digits }) => digits.length > keys.length && digits.startsWith(keys)) || beginsExtension(keys);
}

/** Those of a menu's children that a caller can choose. */
export function keyed(children: readonly MenuChoice[]): readonly MenuChoice[] {
  return children.filter(({ digits }) => digits !== "");
}
