// What is measured, for Prometheus. It tells much of a company's business: open to nobody without a token.
import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { authenticated, tokenOf } from "../authentication.ts";
import { admit, type Access } from "../access.ts";
import type { RouteParts } from "../route.ts";

/** Nothing. */
const TAKES = { input: z.object({}), params: undefined };
const ACCESS: Access = { role: "administrator" };

/** Opened by the scraper's own token (XCC_METRICS_TOKEN), which opens nothing else, or by an administrator's. */
export function metricsRoutes({ api, config, store, metrics, declared, attempts, basic }: RouteParts): void {
  if (metrics === undefined) return;
  declared.push({ method: "GET", url: "/metrics", role: ACCESS.role, extensionToken: false, ...TAKES });
  api.get("/metrics", {
    schema: { hide: true },
    onRequest: async (request) => {
      if (isScraper(config.metricsToken, tokenOf(request.headers))) return;
      const principal = await authenticated({ keys: store.keys, attempts, basic }, request.headers, request.ip);
      admit(principal, ACCESS);
    },
    handler: async (_request, reply) =>
      reply
        .type(metrics.contentType)
        .serializer(String)
        .send(await metrics.text()),
  });
}

function isScraper(expected: string | undefined, given: string | undefined): boolean {
  if (expected === undefined || given === undefined) return false;
  return timingSafeEqual(digest(expected), digest(given));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
