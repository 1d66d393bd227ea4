// Forms send what nobody has filled in as an empty text.
import { z } from "zod";

/** What an empty text says: that a field is not given, or that it is to be emptied where that may be. */
export type Empties = "not-given" | "emptied";

/** Fields of an input that an empty text leaves out, as if they had not been sent. */
export function fieldsLeftOut(input: z.ZodObject, empties: Empties): ReadonlySet<string> {
  const shape = Object.entries<z.ZodType>(input.shape);
  const left = shape.filter(([, schema]) => {
    // Nothing of it is kept that could be emptied.
    if (empties === "emptied") return isDefaulted(schema) && !schema.safeParse("").success;
    return schema.safeParse(undefined).success;
  });
  return new Set(left.map(([name]) => name));
}

function isDefaulted(schema: z.ZodType): boolean {
  return schema instanceof z.ZodDefault;
}

/** `given` without them. */
export function withoutEmpties(given: unknown, fields: ReadonlySet<string>): unknown {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return given;
  const entries = Object.entries(given as Readonly<Record<string, unknown>>);
  const isLeftOut = ([name, value]: readonly [string, unknown]): boolean =>
    typeof value === "string" && value.trim() === "" && fields.has(name);
  return entries.some(isLeftOut) ? Object.fromEntries(entries.filter((entry) => !isLeftOut(entry))) : given;
}
