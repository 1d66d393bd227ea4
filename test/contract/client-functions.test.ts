// src/client/functions.ts is made of the functions' schemas. To make it anew: UPDATE_CLIENT=1
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { expect, it } from "vitest";
import { CC_FUNCTIONS } from "../../src/api/contract/cc.ts";

const FILE = join(import.meta.dirname, "../../src/client/functions.ts");

function parameterLines({ input }: (typeof CC_FUNCTIONS)[number]): string[] {
  return Object.entries(input.shape).map(([name, schema]) => {
    const isOptional = (schema as { safeParse(value: unknown): { success: boolean } }).safeParse(undefined).success;
    return `readonly ${name}${isOptional ? "?" : ""}: string;`;
  });
}

async function generated(): Promise<string> {
  const functions = CC_FUNCTIONS.flatMap((func) => {
    const lines = parameterLines(func);
    const type = lines.length === 0 ? "Readonly<Record<string, never>>;" : `{ ${lines.join(" ")} };`;
    const oneOf = func.oneOf.length === 0 ? "" : ` Exactly one of ${func.oneOf.join(", ")}.`;
    return [`/** ${func.summary.en}.${oneOf} */`, `readonly ${func.name}: ${type}`];
  });
  const text = [
    "// Made of the functions' schemas by test/contract/client-functions.test.ts: what there is to call, and with what.",
    "",
    "export interface CcReply { readonly code: number; readonly message?: string; readonly reason?: string; readonly [more: string]: unknown; }",
    "",
    `export const CC_FUNCTION_NAMES = [${CC_FUNCTIONS.map(({ name }) => JSON.stringify(name)).join(", ")}] as const;`,
    "",
    "export interface CcFunctions {",
    ...functions,
    "}",
  ].join("\n");
  return format(text, { parser: "typescript", printWidth: 120 });
}

it("the client knows every function, and what it takes", async () => {
  const made = await generated();
  if (process.env["UPDATE_CLIENT"] === "1") writeFileSync(FILE, made);
  else expect(readFileSync(FILE, "utf8")).toBe(made);
});
