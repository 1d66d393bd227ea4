// What a field of the manual is for: told once, in both languages, to the API's description and to docs/fields.md.
import type { InEach } from "../languages.ts";

/** As JSON has it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

export interface FieldMeaning extends InEach {
  /** Of a number. */
  readonly unit?: Unit;
  /** What holds where nothing is given when a thing is added: a value, or in words where it is none. */
  readonly byDefault?: Json | InEach;
  /** A value as one would send it. */
  readonly example?: Json;
  /** It is stored and shown, and does nothing: whoever gives it is told in `x-not-in-effect`. `when`: only then. */
  readonly notInEffect?: true | InEach;
}

export type FieldMeanings = Readonly<Record<string, FieldMeaning>>;

export type Unit = keyof typeof UNITS;

export const UNITS = {
  seconds: { en: "seconds", zh: "秒" },
  callers: { en: "callers", zh: "个来电" },
  agents: { en: "agents", zh: "名坐席" },
  times: { en: "times", zh: "次" },
  rows: { en: "rows", zh: "条" },
} as const satisfies Readonly<Record<string, InEach>>;

/** Whether a default is told in words. */
export function isInWords(byDefault: Json | InEach | undefined): byDefault is InEach {
  return typeof byDefault === "object" && byDefault !== null && "zh" in byDefault;
}
