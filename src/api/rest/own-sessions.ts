// What somebody is signed in with: listed, ended one by one, and all at once.
import { z } from "zod";
import type { Principal } from "../../store/principal.ts";
import { isAtLeast } from "../access.ts";
import { id } from "../contract/inputs.ts";
import { perPageBody, perPageReply, perPaging } from "../contract/listing.ts";
import { ApiError } from "../errors.ts";
import { addRoute, type RouteParts } from "../route.ts";
import { tokenBody, tokenReply } from "./tokens.ts";

const TAG = "sessions";

export function ownSessionRoutes(parts: RouteParts): void {
  listRoute(parts);
  endingRoute(parts);
  signingOutRoute(parts);
}

function listRoute(parts: RouteParts): void {
  const { store, config } = parts;
  addRoute(parts, {
    method: "GET",
    urls: ["/api/sessions"],
    tag: TAG,
    summary: {
      en: "One's own sessions, latest first; administrators: those of any user",
      zh: "自己的会话列表，最新的在前；管理员可查任何用户的会话",
    },
    role: "agent",
    input: z.object({
      ...perPaging,
      user_id: id.optional().describe("of this user; only administrators may ask for another than themselves"),
    }),
    reply: perPageReply(tokenReply),
    answer: async ({ input: { page, perPage, user_id }, principal }) => {
      const userId = user_id ?? principal.userId;
      refuseOthers(principal, userId);
      const found = await store.keys.listTokens({ page, pageSize: perPage, userId });
      return perPageBody(found, (row) => tokenBody(row, config.timeZone, principal.tokenId));
    },
  });
}

function endingRoute(parts: RouteParts): void {
  const { store } = parts;
  addRoute(parts, {
    method: "DELETE",
    urls: ["/api/sessions/:id"],
    tag: TAG,
    summary: {
      en: "Ends one session at once; its WebSockets close within five seconds",
      zh: "立即结束某个会话；其 WebSocket 在 5 秒内关闭",
    },
    role: "agent",
    params: z.object({ id }),
    input: z.object({}),
    reply: z.object({ code: z.literal(200), id: z.number() }),
    answer: async ({ params: { id: which }, principal, actor }) => {
      const token = await store.keys.getToken(which);
      const isOwn = token?.user_id === principal.userId;
      // Whether another has such a session is not their business.
      if (!isOwn && !isAtLeast(principal, "administrator")) throw new ApiError("no-such", "you have no such session");
      await store.change(actor, (stores) => stores.keys.takeToken(which));
      return { code: 200 as const, id: which };
    },
  });
}

function signingOutRoute(parts: RouteParts): void {
  const { store } = parts;
  addRoute(parts, {
    method: "DELETE",
    urls: ["/api/users/:id/sessions"],
    tag: TAG,
    summary: {
      en: "Signs out everywhere: ends all that was begun with the password, WebSockets too; what developer keys have opened stays. One's own, administrators: anybody's",
      zh: "在所有地方退出登录：结束以密码开始的全部会话与 WebSocket，开发者 Key 获取的除外；只限自己，管理员不限",
    },
    role: "agent",
    params: z.object({ id }),
    input: z.object({}),
    reply: z.object({ code: z.literal(200), id: z.number() }),
    answer: async ({ params: { id: which }, principal, configure }) => {
      refuseOthers(principal, which);
      if ((await store.users.get(which)) === undefined) throw new ApiError("no-such", `there is no user ${which}`);
      await configure((stores) => stores.users.signOut(which));
      return { code: 200 as const, id: which };
    },
  });
}

function refuseOthers(principal: Principal, userId: number): void {
  if (userId === principal.userId || isAtLeast(principal, "administrator")) return;
  throw new ApiError("forbidden", "only administrators see and end the sessions of others");
}
