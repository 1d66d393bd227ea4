// The numbering plan of a country, made from the metadata of libphonenumber (Google's, as libphonenumber-js packs them). What is
// made here goes to the engine as data, so that a newer library changes nothing of what has been decided.
import metadata from "libphonenumber-js/metadata.max.json";
import { z } from "zod";
import type { NumberPlan } from "../core/numbers/plan.ts";

/** The order of a country's fields; another version may have another one. */
const METADATA_VERSION = 4;

const library = z.object({
  version: z.literal(METADATA_VERSION),
  country_calling_codes: z.record(z.string(), z.array(z.string()).min(1)),
  countries: z.record(z.string(), z.array(z.unknown())),
  nonGeographic: z.record(z.string(), z.unknown()).optional(),
});
/** Places in a country's row. */
const FIELDS = { code: 0, internationalPattern: 1, possible: 2, trunk: 5, trunkPattern: 7, international: 12 } as const;
const TYPES = 11;

/** Mobile numbers of ranges that are younger than the library, where they are known by their looks. */
const YOUNGER: Readonly<Record<string, string>> = { CN: "1\\d{10}" };

export interface Place {
  /** ISO 3166-1; "none": numbers are compared as they are written. */
  readonly country: string;
  /** With or without the trunk prefix; undefined: numbers within an area stay as they are. */
  readonly areaCode: string | undefined;
  /** Undefined: the country's own. */
  readonly trunkPrefix: string | undefined;
}

/** Undefined: there is to be none. Throws where the library is not of the version that is known here. */
export function numberPlan({ country: name, areaCode, trunkPrefix }: Place): NumberPlan | undefined {
  if (name.toLowerCase() === "none") return undefined;
  const all = library.parse(metadata);
  const here = all.countries[name] ?? [];
  const text = (field: keyof typeof FIELDS): string => textIn(here, field);
  const code = text("code");
  const trunk = trunkPrefix ?? text("trunk");
  // Countries that share a code (1, 7, 44) dial each other's numbers as their own.
  const sharing = (all.country_calling_codes[code] ?? [name]).map((one) => all.countries[one] ?? []);
  const given = [...sharing.flatMap(typesOf), ...(YOUNGER[name] === undefined ? [] : [YOUNGER[name]])];
  return {
    ...{ country: name, code, trunk },
    areaCode: trunk !== "" && areaCode?.startsWith(trunk) === true ? areaCode.slice(trunk.length) : (areaCode ?? ""),
    trunkPattern: trunkPrefix === undefined ? text("trunkPattern") || trunk : trunk,
    international: text("international") || firstDigits(text("internationalPattern")),
    internationalPattern: text("internationalPattern"),
    given: [...new Set(given)].join("|") || text("possible"),
    possible: text("possible"),
    codes: [...Object.keys(all.country_calling_codes), ...Object.keys(all.nonGeographic ?? {})].sort(),
    zeroTrunks: Object.entries(all.country_calling_codes)
      .filter(([, [main = ""]]) => textIn(all.countries[main] ?? [], "trunk") === "0")
      .map(([each]) => each)
      .sort(),
  };
}

/** "": it has none. */
function textIn(row: readonly unknown[], field: keyof typeof FIELDS): string {
  const value = row[FIELDS[field]];
  return typeof value === "string" ? value : "";
}

/** The patterns of its fixed, mobile, service numbers and so on. */
function typesOf(row: readonly unknown[]): string[] {
  const types: unknown = row[TYPES];
  if (!Array.isArray(types)) return [];
  return types.flatMap((type: unknown) => {
    const pattern: unknown = Array.isArray(type) ? type[0] : undefined;
    return typeof pattern === "string" ? [pattern] : [];
  });
}

/** Of a pattern that has several, the one that it begins with. */
function firstDigits(pattern: string): string {
  return /^\d+/.exec(pattern)?.[0] ?? "";
}
