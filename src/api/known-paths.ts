// Which paths there are and by which methods: what is told to whoever has another one.
import type { FastifyInstance } from "fastify";

/** The one that browsers ask by before others, and that is answered for every path. */
const ASKING = "OPTIONS";
/** A path that is longer is like none of ours. */
const LONGEST_COMPARED = 200;
const PARAMETER = /^:/;

interface KnownPath {
  /** As it is declared, `/api/users/:id`. */
  readonly url: string;
  readonly parts: readonly string[];
  readonly methods: Set<string>;
}

export class KnownPaths {
  readonly #byUrl = new Map<string, KnownPath>();

  /** Learns of every route that is declared from now on. */
  constructor(api: FastifyInstance) {
    api.addHook("onRoute", ({ url, method }) => {
      for (const one of [method].flat()) this.add(url, one);
    });
  }

  add(url: string, method: string): void {
    const known = this.#byUrl.get(url) ?? { url, parts: url.split("/"), methods: new Set<string>() };
    known.methods.add(method.toUpperCase());
    this.#byUrl.set(url, known);
  }

  /** By which methods a path is there, as `Allow` says it (RFC 9110 section 10.2.1); undefined: it is not there. */
  methodsOf(path: string): readonly string[] | undefined {
    const parts = path.split("/");
    const found = [...this.#byUrl.values()].filter((known) => fits(known.parts, parts));
    if (found.length === 0) return undefined;
    // `/api/users/me` is no user's id where it has a route of its own.
    const exact = found.filter((known) => known.url === path);
    const methods = new Set((exact.length > 0 ? [...exact, ...found] : found).flatMap((known) => [...known.methods]));
    return [...methods, ASKING].sort();
  }

  /** The declared path that looks most like it, with a method; undefined: none is close. */
  nearest(path: string, method: string): string | undefined {
    if (path.length > LONGEST_COMPARED) return undefined;
    const given = path.toLowerCase().replace(/\/+$/, "").split("/");
    let best: { readonly known: KnownPath; readonly far: number } | undefined;
    for (const known of this.#byUrl.values()) {
      const far = distance(known.parts, given);
      if (far !== undefined && far < (best?.far ?? Infinity)) best = { known, far };
    }
    if (best === undefined) return undefined;
    const { methods, url } = best.known;
    const [first = method] = [...methods].filter((one) => one !== "HEAD");
    return `${methods.has(method) ? method : first} ${url}`;
  }
}

function fits(known: readonly string[], parts: readonly string[]): boolean {
  return (
    known.length === parts.length &&
    known.every((part, index) => (PARAMETER.test(part) ? parts[index] !== "" : part === parts[index]))
  );
}

/** Letters that must be changed, of which each part of the path may have a third; undefined: not close. */
function distance(known: readonly string[], given: readonly string[]): number | undefined {
  if (known.length !== given.length) return undefined;
  let far = 0;
  for (const [index, part] of known.entries()) {
    if (PARAMETER.test(part)) continue;
    const one = edits(part.toLowerCase(), given[index] ?? "");
    if (one > Math.max(1, Math.floor(part.length / 3))) return undefined;
    far += one;
  }
  return far;
}

/** Letters put in, taken out or changed (Levenshtein). */
function edits(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(left).entries()) {
    const next = [index + 1];
    for (let at = 0; at < right.length; at++) {
      const change = (row[at] ?? 0) + (letter === right[at] ? 0 : 1);
      next.push(Math.min(change, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
