// The routes of the documented family, by which the console's routes write: one validation, one store, one audit log.
import type { z } from "zod";
import type { Role } from "../../access.ts";
import { invalid } from "../../errors.ts";
import type { Asked, Given, RouteParts } from "../../route.ts";

export type Shape = Readonly<Record<string, z.ZodType>>;

/** What a route of the console hands on. */
export type AskedHere = Asked<Given, Given>;

export interface Twin {
  readonly fields: Shape;
  readonly role: Role;
  /** With fields that its schemas have let through. */
  readonly run: (asked: AskedHere, given: { readonly input: Given; readonly params?: Given }) => Promise<unknown>;
}

/** The declared route of that name. Throws where there is none: that is a mistake in the program. */
export function twinOf({ declared }: RouteParts, method: "POST" | "PUT" | "DELETE", url: string): Twin {
  const found = declared.find((route) => route.method === method && route.url === url);
  const answer = found?.answer;
  if (found === undefined || answer === undefined) throw new Error(`there is no ${method} ${url}`);
  return {
    fields: found.input.shape,
    role: found.role,
    run: (asked, { input, params = {} }) => answer({ ...asked, input, params }),
  };
}

/** Schemas whose fields may be left out, because another name or a default stands in for them. */
export function loosened(fields: Shape, names: readonly string[]): Shape {
  const entries = Object.entries(fields).map(([name, schema]) => {
    return [name, names.includes(name) ? schema.optional() : schema] as const;
  });
  return Object.fromEntries(entries);
}

/** The fields by their own names. What came back under the other name as it was shown says nothing. */
export function renamed(given: Given, names: Readonly<Record<string, string>>, shown: Given = {}): Given {
  const rest = Object.entries(given).filter(([name]) => !Object.hasOwn(names, name));
  const own = Object.fromEntries(rest);
  for (const [other, name] of Object.entries(names)) {
    const value = given[other];
    if (value === undefined) continue;
    if (own[name] !== undefined && isAs(shown[other], value)) continue;
    own[name] = value;
  }
  return own;
}

function isAs(shown: unknown, given: unknown): boolean {
  return shown !== undefined && JSON.stringify(shown) === JSON.stringify(given);
}

/** Throws where something is missing that the twin cannot be without. */
export function complete(fields: Shape, given: Given, calledHere: Readonly<Record<string, string>>): void {
  const missing = Object.entries(fields).flatMap(([name, schema]) => {
    if (given[name] !== undefined) return [];
    const { error } = schema.safeParse(undefined);
    const [issue] = error?.issues ?? [];
    return issue === undefined ? [] : [{ field: calledHere[name] ?? name, expected: issue.message }];
  });
  if (missing.length > 0) throw invalid(missing);
}
