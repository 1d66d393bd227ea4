// The types of the client, made from the OpenAPI document that the server itself gives. `npm run client` writes them anew;
// a test fails where they are not what the routes say.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import openapiTypes, { astToString } from "openapi-typescript";
import { createApi } from "../../src/api/api.ts";
import type { ApiDeps } from "../../src/api/deps.ts";

export const GENERATED = join(import.meta.dirname, "generated", "callcenter-api.ts");

/** What the file should hold. */
export async function clientTypes(): Promise<string> {
  const document = await openApiText();
  // What has a default may be left out.
  const types = astToString(await openapiTypes(document, { defaultNonNullable: false }));
  return `// Made by \`npm run client\`; not to be changed by hand.\n\n${types}`;
}

/** The document needs no call center: routes are declared before anything is asked of them. */
async function openApiText(): Promise<string> {
  const nothing = {} as Pick<ApiDeps, "store" | "center" | "prompts" | "webhooks" | "log" | "clock">;
  const config = { dataFolder: import.meta.dirname, timeZone: "UTC", slowRequestMs: 60_000, tokenLifeS: 86_400 };
  const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  const api = createApi({ ...nothing, log: silent, config, nodes: [], sipPort: 0 });
  const { payload } = await api.inject({ method: "GET", url: "/openapi.json" });
  await api.close();
  return payload;
}

function ignore(): void {
  // Nobody reads the log of a server that only says what it could do.
}

if (import.meta.main) {
  writeFileSync(GENERATED, await clientTypes());
  process.stdout.write(`${GENERATED}\n`);
}
