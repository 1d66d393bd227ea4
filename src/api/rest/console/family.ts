// The family of routes that the vendor's open console client calls.
import type { RouteParts } from "../../route.ts";
import { consoleBlacklistRoutes } from "./blacklists.ts";
import { consoleExtensionRoutes } from "./extensions.ts";
import { consoleHotlineRoutes } from "./hotlines.ts";
import { consoleIvrActionRoutes } from "./ivr-actions.ts";
import { consoleIvrRoutes } from "./ivrs.ts";
import { consoleListRoutes } from "./lists.ts";
import { consoleQueueRoutes } from "./queues.ts";
import { relatedCallRoutes } from "./related-calls.ts";
import { consoleTimeRuleRoutes } from "./time-rules.ts";

/** After the routes of /api/xcc, by which these write. */
export function consoleFamily(parts: RouteParts): void {
  consoleExtensionRoutes(parts);
  consoleHotlineRoutes(parts);
  consoleIvrRoutes(parts);
  consoleIvrActionRoutes(parts);
  consoleQueueRoutes(parts);
  consoleBlacklistRoutes(parts);
  consoleTimeRuleRoutes(parts);
  consoleListRoutes(parts);
  relatedCallRoutes(parts);
}
