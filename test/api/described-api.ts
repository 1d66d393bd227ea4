// The API without a call center behind it: its routes are declared, and describe themselves.
import type { FastifyInstance } from "fastify";
import { createApi } from "../../src/api/api.ts";
import type { ApiDeps } from "../../src/api/deps.ts";

/** Ready to be described; nothing can be asked of it. */
export async function describedApi(): Promise<FastifyInstance> {
  const nothing = {} as Pick<ApiDeps, "store" | "center" | "prompts" | "webhooks" | "log" | "clock">;
  const config = { dataFolder: import.meta.dirname, timeZone: "UTC", slowRequestMs: 60_000, tokenLifeS: 86_400 };
  const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  const api = createApi({ ...nothing, log: silent, config, nodes: [], sipPort: 0 });
  await api.ready();
  return api;
}

function ignore(): void {
  // Nobody reads the log of a server that only says what it could do.
}
