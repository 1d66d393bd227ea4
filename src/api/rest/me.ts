// Who asks: who they are, for which queues they work and which they look after, and what they may do.
import { z } from "zod";
import type { Principal } from "../../store/principal.ts";
import { isAtLeast, ROLES } from "../access.ts";
import { queuesOf } from "../cc-actor.ts";
import { languageOf, LANGUAGES, type Language } from "../contract/languages.ts";
import { ApiError } from "../errors.ts";
import { addRoute, type RouteParts } from "../route.ts";
import { seesWithheld } from "./cdrs.ts";
import { allowedTo, heardChannel } from "./permissions.ts";

const TAG = "sessions";

const meReply = z.object({
  user_id: z.number(),
  login: z.string(),
  name: z.string(),
  role: z.enum(ROLES).exclude(["anyone"]).describe("with an extension's token everybody is but an agent"),
  token_kind: z.enum(["user-token", "extension-token", "developer-key"]),
  agent: z.string().nullable().describe("the work number that they sign in with; null: they are no agent"),
  extn: z.string().nullable().describe("their first extension, or that of the token; null: they have none"),
  extensions: z.array(z.string()).describe("all of theirs; with an extension's token that one alone"),
  queues: z.array(z.string()).describe("in which they have a place as an agent"),
  supervises: z
    .array(z.string())
    .nullable()
    .describe("the queues whose agents and calls they look after; null: all; empty: none"),
  sees_withheld: z.boolean().describe("they see the numbers of callers who withhold them"),
  language: z.enum(LANGUAGES).describe("that of their preference `language`, else of Accept-Language"),
  time_zone: z.string().describe("of all times on the wire that are text"),
  frame_origins: z.array(z.string()).describe("of other sites' pages that the console may show in a frame (pop_how)"),
  server_time: z.number().describe("milliseconds since 1970"),
  functions: z.array(z.string()).describe("functions of /api/cc/ccc that they may call"),
  routes: z.array(z.string()).describe("routes that they may use, as in GET /api/queues/:id"),
  channels: z.array(heardChannel).describe("of the WebSocket"),
});

export function meRoutes(parts: RouteParts): void {
  const { store, config, clock } = parts;
  addRoute(parts, {
    method: "GET",
    urls: ["/api/me"],
    tag: TAG,
    summary: {
      en: "Who asks: user, role, phones, queues, and what they may do",
      zh: "当前用户：身份、角色、分机、队列及权限",
    },
    ...{ role: "agent", extensionToken: true },
    input: z.object({}),
    reply: meReply,
    answer: async ({ principal, reply }) => {
      const { userId, login, role, tokenKind, extension } = principal;
      const user = await store.users.get(userId);
      // Between being let in and this the user has gone.
      if (user === undefined) throw new ApiError("not-authorized", "the token is unknown or has expired");
      const extensions =
        extension === undefined ? (await store.users.extensionsOf(userId)).map(({ extn }) => extn) : [extension.extn];
      return {
        ...{ user_id: userId, login, name: user.name, role, token_kind: tokenKind },
        agent: user.type === "AGENT" ? login : null,
        ...{ extn: extension?.extn ?? user.extn, extensions },
        ...{ queues: await store.tiers.queuesOf(login), supervises: supervised(principal) },
        sees_withheld: seesWithheld(config, principal),
        language: (await preferred(parts, userId)) ?? languageOf(reply.request.headers["accept-language"]),
        ...{ time_zone: config.timeZone, frame_origins: [...(config.frameOrigins ?? [])], server_time: clock.now() },
        ...allowedTo(principal, parts),
      };
    },
  });
}

function supervised(principal: Principal): string[] | null {
  if (principal.extension !== undefined || !isAtLeast(principal, "supervisor")) return [];
  const queues = queuesOf(principal);
  return queues === undefined ? null : [...queues];
}

/** Undefined: they have never said so. */
async function preferred({ store }: RouteParts, userId: number): Promise<Language | undefined> {
  const row = await store.preferences.get(userId, "language");
  const kept = (row === undefined ? {} : JSON.parse(row.value)) as { readonly language?: unknown };
  return LANGUAGES.find((language) => language === kept.language);
}
