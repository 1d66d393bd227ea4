// What a setting is, and how one is written down.
import type { Parser } from "./setting-values.ts";

export interface Setting<T> {
  readonly name: string;
  /** As it would stand in the environment; undefined: `unset` holds. */
  readonly byDefault: string | undefined;
  /** What it means not to be set, for the help. */
  readonly unset?: string;
  readonly meaning: string;
  /** Its value is not shown to anybody. */
  readonly secret?: boolean;
  readonly parse: Parser<T>;
}

export function setting<T>(name: string, byDefault: string, meaning: string, parse: Parser<T>): Setting<T> {
  return { name, byDefault, meaning, parse };
}

export function optional<T>(name: string, meaning: string, parse: Parser<T>): Setting<T> {
  return { name, byDefault: undefined, meaning, parse };
}
