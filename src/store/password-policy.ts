// What a new password must be, judged in one place for every way in. What is said of a bad one is for whoever chose it: the
// rule that it breaks, never the password.
//
// The length that counts is what is left without what others know (the number, the login, the name, the domain) and without
// what needs no thought (1234, aaaa, qwerty, the same block again): "Phone-8001" of extension 8001 counts as "Phone-".
import { KNOWN_PASSWORDS } from "./known-passwords.ts";

/** `any`: whatever the form of the field allows, as the API's document has it. */
export const PASSWORD_POLICIES = ["any", "standard", "strong"] as const;
export type PasswordPolicy = (typeof PASSWORD_POLICIES)[number];

interface Demands {
  /** Characters that count. */
  readonly shortest: number;
  /** Of upper case letters, lower case letters, digits and others. */
  readonly kinds: number;
  /** What has so many characters that count may be of one kind: a phrase. */
  readonly phrase: number;
  /** Digits of a mailbox's. */
  readonly mailbox: number;
}

const DEMANDS: Readonly<Record<Exclude<PasswordPolicy, "any">, Demands>> = {
  standard: { shortest: 8, kinds: 3, phrase: 16, mailbox: 4 },
  strong: { shortest: 12, kinds: 4, phrase: 20, mailbox: 6 },
};
/** Fewer different characters are repetition, however long. */
const FEWEST_DIFFERENT = 5;
const LONGEST_MAILBOX = 10;
/** Shorter ones stand in any password by chance. */
const SHORTEST_OWN_WORD = 3;
/** Characters in a row that make a run. */
const SHORTEST_RUN = 4;

const OWN = "the extension's number and the login, name and domain of its user";
const RUNS = "what is counted, repeated or typed along the keys (as 1234, aaaa, qwerty)";

/** The words that others know of an account, out of its number, login, name and domain. */
export function ownWords(texts: readonly string[]): readonly string[] {
  const all = texts.flatMap((text) => {
    const lower = text.toLowerCase();
    return [lower, ...lower.split(/[^\p{L}\p{N}]+/u)];
  });
  const words = new Set(all.filter((word) => word.length >= SHORTEST_OWN_WORD));
  // The longest first: what is left of a word must not hide another.
  return [...words].sort((one, other) => other.length - one.length);
}

/** Of a telephone or a user. Undefined: it will do. Otherwise what was expected. `own`: as `ownWords` gives them. */
export function passwordFault(policy: PasswordPolicy, password: string, own: readonly string[]): string | undefined {
  if (policy === "any") return undefined;
  const { shortest, kinds, phrase } = DEMANDS[policy];
  const lower = password.toLowerCase();
  const plain = lower.replace(/[^\p{L}\p{N}]/gu, "");
  if (own.some((word) => [lower, plain].some((one) => one === word || one === reversed(word)))) {
    return `another one than ${OWN}`;
  }
  if (isKnown(lower)) return "one that is not among those that everybody tries first";
  if (withoutRuns(lower) === "" || new Set(lower).size < FEWEST_DIFFERENT) return `more than ${RUNS}`;
  if (password.length < shortest) return `at least ${shortest} characters`;
  const counted = countedLength(lower, own);
  if (counted < shortest) {
    const isOwn = countedLength(lower, []) >= shortest;
    return `at least ${shortest} characters besides ${isOwn ? OWN : RUNS}`;
  }
  if (counted < phrase && kindsOf(password) < kinds) {
    const asked = kinds === 4 ? "all" : `${kinds}`;
    return `${asked} of upper case letters, lower case letters, digits and others, or ${phrase} characters`;
  }
  return undefined;
}

/** Of a mailbox, keyed in at telephones; empty: there is none. As `passwordFault`. */
export function mailboxPasswordFault(policy: PasswordPolicy, digits: string, extn: string): string | undefined {
  if (policy === "any" || digits === "") return undefined;
  const shortest = DEMANDS[policy].mailbox;
  const fits = /^\d+$/.test(digits) && digits.length >= shortest && digits.length <= LONGEST_MAILBOX;
  if (!fits) return `${shortest} to ${LONGEST_MAILBOX} digits (empty: no mailbox)`;
  const isNumber = extn.endsWith(digits) || (extn.length >= SHORTEST_OWN_WORD && digits.endsWith(extn));
  if (isNumber) return "other digits than the extension's number or its end";
  if (new Set(digits).size === 1) return "digits that are not all the same";
  if (isCounted(digits)) return "digits that are not counted up or down (as 1234, 4321)";
  return undefined;
}

/** What somebody would try who knows the account: for hashes, of which nothing else can be told. */
export function guesses(own: readonly string[]): readonly string[] {
  const numbered = own.flatMap((word) => [word, reversed(word), word + word, `${word}123`, `${word}1234`]);
  return ["", ...numbered, ...KNOWN_PASSWORDS];
}

function isKnown(lower: string): boolean {
  const withoutTail = lower.replace(/[^\p{L}]+$/u, "");
  const bare = withoutTail.replace(/^[^\p{L}]+/u, "");
  // A known one may end in digits itself: any part of what hangs on may belong to it.
  const tails = Array.from(lower.slice(withoutTail.length), (_, more) => lower.slice(0, withoutTail.length + more));
  const forms = [lower, bare, ...tails].flatMap((form) => [form, unmasked(form)]);
  return forms.some((form) => {
    const plain = form.replace(/[^\p{L}\p{N}]/gu, "");
    const letters = form.replace(/[^\p{L}]/gu, "");
    return [plain, letters].some((one) => one !== "" && (KNOWN_PASSWORDS.has(one) || KNOWN_PASSWORDS.has(block(one))));
  });
}

/** Signs that people write for letters. */
const MASKS: Readonly<Record<string, string>> = {
  ...{ "0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s", "!": "i", "|": "l", "€": "e" },
};

function unmasked(text: string): string {
  return text.replace(/[013457@$!|€]/g, (sign) => MASKS[sign] ?? sign);
}

function countedLength(lower: string, own: readonly string[]): number {
  // In place of what is taken out stands a sign that joins nothing.
  const taken = own.reduce((rest, word) => rest.replaceAll(word, "\0").replaceAll(reversed(word), "\0"), lower);
  return block(withoutRuns(taken).replaceAll("\0", "")).length;
}

/** What is repeated, once: "abcabcab" is "abc". */
function block(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    if (text.startsWith(text.slice(length))) return text.slice(0, length);
  }
  return text;
}

const ROWS = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
/** One step from a character to the next: the same again, or one further on a row, in one direction. */
const STEPS: readonly ((pair: string) => boolean)[] = [
  (pair) => pair[0] === pair[1] && pair[0] !== "\0",
  ...ROWS.flatMap((row) => [(pair: string) => row.includes(pair), (pair: string) => row.includes(reversed(pair))]),
];

function withoutRuns(text: string): string {
  let rest = "";
  let from = 0;
  while (from < text.length) {
    const length = Math.max(...STEPS.map((step) => runLength(text, from, step)));
    if (length < SHORTEST_RUN) rest += text[from] ?? "";
    from += length < SHORTEST_RUN ? 1 : length;
  }
  return rest;
}

function runLength(text: string, from: number, isStep: (pair: string) => boolean): number {
  let end = from + 1;
  while (end < text.length && isStep(text.slice(end - 1, end + 1))) end += 1;
  return end - from;
}

function isCounted(digits: string): boolean {
  const steps = new Set(
    Array.from(digits.slice(1), (digit, index) => (Number(digit) - Number(digits[index]) + 10) % 10),
  );
  return steps.size === 1 && (steps.has(1) || steps.has(9));
}

function kindsOf(password: string): number {
  return [/\p{Lu}/u, /\p{Ll}/u, /\d/, /[^\p{Lu}\p{Ll}\d]/u].filter((kind) => kind.test(password)).length;
}

function reversed(text: string): string {
  return Array.from(text).reverse().join("");
}
