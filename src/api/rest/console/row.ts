// Rows as the console has them: numbers are numbers, flags 0 and 1, texts that are empty are empty.
import { z } from "zod";
import type { ColumnKind } from "../../../store/pages.ts";
import { timeText } from "../../contract/replies.ts";
import { localText } from "../../local-time.ts";
import type { Given } from "../../route.ts";

export interface RowShape {
  /** What the columns hold; those of the kind `text` are texts unless `numbers` names them. */
  readonly columns: Readonly<Record<string, ColumnKind>>;
  /** Left out where there is none. */
  readonly numbers: readonly string[];
  /** Texts that are left out where there is none; the others are empty then. */
  readonly optional?: readonly string[];
}

export function rowReply({ columns, numbers, optional = [] }: RowShape): z.ZodObject {
  const fields = Object.entries(columns).map(([name, kind]) => {
    const schema = schemaOf(kind, numbers.includes(name));
    return [name, optional.includes(name) ? schema.optional() : schema] as const;
  });
  return z.object({ ...Object.fromEntries(fields), id: z.number() });
}

function schemaOf(kind: ColumnKind, isNumber: boolean): z.ZodType {
  switch (kind) {
    case "text":
      return isNumber ? z.number().optional() : z.string();
    case "flag":
      return z.number().optional().describe("1 or 0");
    case "time":
      return timeText;
    case "json":
      return z.unknown().optional();
  }
}

export function shownRow(row: object, { columns, numbers, optional = [] }: RowShape, timeZone: string): Given {
  const values = row as Given;
  const isText = (name: string, kind: ColumnKind): boolean => kind === "text" && !numbers.includes(name);
  const shown: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(columns)) {
    const value = values[name];
    if (kind === "time") shown[name] = localText((value as Date | null) ?? null, timeZone);
    else if (value === null || value === undefined) {
      if (isText(name, kind) && !optional.includes(name)) shown[name] = "";
    } else if (kind === "flag") shown[name] = Number(value);
    else shown[name] = isText(name, kind) ? asText(value) : value;
  }
  return shown;
}

function asText(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
