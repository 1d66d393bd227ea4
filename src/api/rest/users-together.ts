// What is done to several users at once, and to what a user has: a batch, and extensions that leave.
import { z } from "zod";
import type { UserFields } from "../../store/people.ts";
import type { Written } from "../../store/parts.ts";
import { id, oneOf } from "../contract/inputs.ts";
import { userFields } from "../contract/users.ts";
import { invalid } from "../errors.ts";
import { tellUserFieldsNotInEffect } from "../not-in-effect.ts";
import { addRoute, type RouteParts } from "../route.ts";

const MOST_AT_ONCE = 1_000;

const IDS = `1 to ${MOST_AT_ONCE} ids of users`;
/** One alone may stand without a list. */
const ids = z.preprocess(
  (value) => (typeof value === "string" || typeof value === "number" ? [value] : value),
  z.array(id, { error: IDS }).min(1, { error: IDS }).max(MOST_AT_ONCE, { error: IDS }),
);

export function userTogetherRoutes(parts: RouteParts): void {
  batchRoute(parts);
  leaveRoute(parts);
}

function batchRoute(parts: RouteParts): void {
  addRoute(parts, {
    method: "PUT",
    urls: ["/api/users/"],
    tag: "users",
    summary: {
      en: "Changes several users at once: all of them, or where one cannot be changed none",
      zh: "批量修改用户：全部成功，或一个也不改",
    },
    role: "administrator",
    input: z.object({
      username: ids.describe("ids of users"),
      type: oneOf(["NORMAL", "AGENT", "CONFMAN"]).optional(),
      idle_timeout: userFields.idle_timeout.describe("seconds; 0 or empty: no limit"),
    }),
    reply: z.object({ code: z.literal(200), count: z.number().describe("users that were changed") }),
    answer: async ({ input: { username, ...fields }, reply, configure }) => {
      if (fields.type === undefined && fields.idle_timeout === undefined) {
        throw invalid([{ field: "type", expected: "type or idle_timeout" }]);
      }
      const which = [...new Set(username)].sort((a, b) => a - b);
      await configure(async (stores) => {
        const all: Written[] = [];
        for (const user of which) {
          if ((await stores.users.get(user)) === undefined) {
            throw invalid([{ field: "username", expected: `ids of users (there is no user ${user})` }]);
          }
          all.push(await stores.users.set(user, fields satisfies UserFields));
        }
        return together(all);
      });
      tellUserFieldsNotInEffect(reply, fields);
      return { code: 200 as const, count: which.length };
    },
  });
}

function leaveRoute(parts: RouteParts): void {
  addRoute(parts, {
    method: "POST",
    urls: ["/api/users/:id/extns/leave"],
    tag: "users",
    summary: {
      en: "An extension leaves a user, and becomes that of the user of its own number",
      zh: "分机脱离某个用户，改属与分机号同名的用户",
    },
    role: "administrator",
    params: z.object({ id }),
    input: z.object({ extn_id: id }),
    reply: z.object({ code: z.literal(200), id: z.number() }),
    answer: async ({ params, input, configure }) => {
      await configure((stores) => stores.users.leaveExtension(params.id, input.extn_id));
      return { code: 200 as const, id: params.id };
    },
  });
}

/** Several writes of one transaction, as one. */
export function together(all: readonly Written[]): Written {
  return {
    id: 0,
    changes: all.flatMap(({ changes }) => changes),
    accounts: all.flatMap(({ accounts }) => accounts),
  };
}
