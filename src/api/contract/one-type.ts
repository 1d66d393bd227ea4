// Requests are read with tolerance: a number as a text, yes and no in six spellings, an empty text to empty a field. What
// the description of the API shows of a field is not the tolerance but the field: one type, its limits, its default.
import { z } from "zod";

/** A field as JSON Schema 2020-12 has it. */
export interface Shown {
  readonly type: "string" | "integer" | "number" | "boolean" | "object" | "array";
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly enum?: readonly (string | number)[];
  readonly items?: Shown;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Shown>>;
  readonly required?: readonly string[];
}

/** Among what a schema says of itself; it never leaves this module. */
const KEY = "shownAs";

/** The schema, which shows itself as that. What is said of it (`describe`) stays. */
export function shownAs<Schema extends z.ZodType>(schema: Schema, shown: Shown): Schema {
  return schema.meta({ [KEY]: shown });
}

/** The union, which shows itself as this member of it. */
export function shownLike<Schema extends z.ZodType>(schema: Schema, like: z.ZodType): Schema {
  const {
    $schema: _,
    description: __,
    ...json
  } = z.toJSONSchema(like, {
    ...{ io: "input", unrepresentable: "any", reused: "inline", override: showOneType },
  });
  return shownAs(schema, json as unknown as Shown);
}

/** How schemas become JSON Schema, wherever they do. */
export function showOneType({
  zodSchema,
  jsonSchema,
}: {
  readonly zodSchema: z.core.$ZodTypes;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  const said = jsonSchema as Record<string, unknown>;
  const shown = said[KEY];
  if (shown !== undefined) {
    const { description } = said;
    for (const key of Object.keys(said)) Reflect.deleteProperty(said, key);
    Object.assign(said, shown, description === undefined ? {} : { description });
  }
  const { def } = zodSchema._zod;
  // What has a default is not asked for, however it is read.
  if (def.type === "default") said["default"] = structuredClone(def.defaultValue);
}
