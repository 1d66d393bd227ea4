// A configuration file's text: YAML, or JSON, which is read the same way. What is wrong is told with its line.
import { Document, LineCounter, isNode, parseDocument } from "yaml";
import type { ConfigurationFile } from "./export.ts";

export interface Place {
  readonly line: number;
  readonly column: number;
}

export type Path = readonly (string | number)[];

/** A text that could be read, and where in it things stand. */
export interface Read {
  readonly value: unknown;
  readonly placeOf: (path: Path) => Place | undefined;
}

export interface Problem {
  readonly place: Place | undefined;
  /** Where in the file, as `tables.queues.rows[3].strategy`; "" where it is all of it. */
  readonly path: string;
  readonly expected: string;
}

const MOST_SYNTAX_PROBLEMS = 20;

export type ReadResult =
  { readonly ok: true; readonly read: Read } | { readonly ok: false; readonly problems: readonly Problem[] };

export function readText(text: string): ReadResult {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  if (document.errors.length > 0) {
    const problems = document.errors.slice(0, MOST_SYNTAX_PROBLEMS).map(({ pos, message }) => {
      return { place: placeAt(pos[0]), path: "", expected: `YAML or JSON: ${message}` };
    });
    return { ok: false, problems };
  }
  const placeOf = (path: Path): Place | undefined => {
    // What is missing is told at what it is missing from.
    for (let length = path.length; length >= 0; length -= 1) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return placeAt(node.range[0]);
    }
    return undefined;
  };
  try {
    // References of YAML are not needed here, and a few of them can stand for gigabytes.
    return { ok: true, read: { value: document.toJS({ maxAliasCount: 0 }) as unknown, placeOf } };
  } catch {
    return { ok: false, problems: [{ place: undefined, path: "", expected: "no references (&, *)" }] };
  }
}

export function textOf(file: ConfigurationFile, format: "yaml" | "json"): string {
  if (format === "json") return `${JSON.stringify(file, undefined, 2)}\n`;
  const document = new Document(file, { aliasDuplicateObjects: false });
  document.commentBefore =
    " The configuration of a call center. Passwords stand in it as hashes, but for those of trunks and mailboxes and the secrets of\n" +
    " webhooks, which stand as they are; and phones prove themselves with some of the hashes (ha1): keep the file as safe as the\n" +
    " database itself. Times are UTC; texts that look like numbers stand in quotes.";
  return document.toString({ lineWidth: 0 });
}

export function pathText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? part : `${text}.${part}`;
  }, "");
}

export function problemText({ place, path, expected }: Problem, name: string): string {
  const where = place === undefined ? name : `${name}:${place.line}:${place.column}`;
  return path === "" ? `${where}: expected ${expected}` : `${where}: ${path}: expected ${expected}`;
}
