// Who may do what, in one table: made of what the server itself goes by (the routes that were declared, the functions, the
// rights on channels), so that no page keeps a second one.
import { z } from "zod";
import type { Principal } from "../../store/principal.ts";
import { isAtLeast, ROLES, type Access } from "../access.ts";
import { CHANNEL_RIGHTS, type ChannelRight, type Hears } from "../channel-rights.ts";
import { CC_FUNCTIONS } from "../contract/cc.ts";
import { oneOf } from "../contract/inputs.ts";
import { LANGUAGES } from "../contract/languages.ts";
import { addRoute, type RouteParts } from "../route.ts";

const hears = z.enum(["nothing", "own", "queues", "unrestricted", "all"]);
export const heardChannel = z.object({
  channel: z.string().describe("what stands in angle brackets is a name"),
  hears: hears.describe(
    "own: of themselves; queues: of the queues that they look after, all where they are restricted to none; unrestricted: only where they are restricted to none",
  ),
});

export function permissionRoutes(parts: RouteParts): void {
  addRoute(parts, {
    method: "GET",
    urls: ["/api/permissions"],
    tag: "sessions",
    summary: {
      en: "Who may do what: every route, function and channel, and the role that each takes",
      zh: "权限表：所有接口、函数与事件通道，以及各自所需角色",
    },
    role: "administrator",
    input: z.object({ language: oneOf(LANGUAGES).default("en").describe("of the words") }),
    reply: z.object({
      roles: z
        .array(z.string())
        .describe("from the widest circle to the narrowest; a higher one may do what a lower one may"),
      functions: z.array(
        z.object({
          name: z.string(),
          role: z.string(),
          extension_token: z.boolean().describe("an extension's token opens it too, for its own extension"),
          summary: z.string(),
        }),
      ),
      routes: z.array(
        z.object({ method: z.string(), path: z.string(), role: z.string(), extension_token: z.boolean() }),
      ),
      channels: z.array(
        z.object({
          ...{ channel: z.string(), agent: hears, supervisor: hears, administrator: hears, extension_token: hears },
          about: z.string(),
        }),
      ),
    }),
    answer: ({ input: { language } }) =>
      Promise.resolve({
        roles: ROLES.filter((role) => role !== "anyone"),
        functions: CC_FUNCTIONS.map(({ name, role, summary }) => ({
          ...{ name, role, extension_token: accessOf({ role }).extensionToken, summary: summary[language] },
        })),
        routes: parts.declared.map(({ method, url, role, extensionToken = false }) => ({
          ...{ method, path: url, role, extension_token: extensionToken },
        })),
        channels: CHANNEL_RIGHTS.map(({ extensionToken, about, ...right }) => ({
          ...{ ...right, extension_token: extensionToken, about: about[language] },
        })),
      }),
  });
}

/** What one who asks may do, of the same table. */
export function allowedTo(principal: Principal, { declared }: Pick<RouteParts, "declared">) {
  return {
    functions: CC_FUNCTIONS.filter(({ role }) => isLetIn(principal, accessOf({ role }))).map(({ name }) => name),
    routes: declared.filter((route) => isLetIn(principal, route)).map(({ method, url }) => `${method} ${url}`),
    channels: CHANNEL_RIGHTS.flatMap((right) => {
      const theirs = hearsOf(principal, right);
      return theirs === "nothing" ? [] : [{ channel: right.channel, hears: theirs }];
    }),
  };
}

/** A function's route says no more than its role. */
function accessOf({ role }: { readonly role: "agent" | "supervisor" }) {
  return { role, extensionToken: role === "agent" } as const;
}

function isLetIn(principal: Principal, { role, extensionToken }: Access): boolean {
  if (principal.tokenKind === "extension-token" && extensionToken !== true) return role === "anyone";
  return isAtLeast(principal, role);
}

function hearsOf(principal: Principal, right: ChannelRight): Hears {
  if (principal.tokenKind === "extension-token") return right.extensionToken;
  const heard = right[principal.role];
  if (heard !== "unrestricted") return heard;
  return principal.queues.length === 0 ? "all" : "nothing";
}
