// Signing in with a password, and out again. Whatever is wrong is answered alike and takes as long, and a login that nobody
// has is locked as one that somebody has: nobody learns whether there is such a login, or whether it is disabled.
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { roleOf } from "../../store/principal.ts";
import type { UserRow } from "../../store/users.ts";
import { KNOWN_FOR_MS } from "../../store/sign-in.ts";
import { cookieIn, DEVICE_COOKIE, SESSION_COOKIE } from "../authentication.ts";
import { text } from "../contract/inputs.ts";
import { newPassword } from "../contract/users.ts";
import { ApiError, invalid } from "../errors.ts";
import { addRoute, type RouteParts } from "../route.ts";
import { setCookies } from "../cookies.ts";
import { passwordShown, type Shown, type Shows } from "../shown-password.ts";

const TAG = "sessions";
/** Beyond that nobody has one; a longer text is only work. */
const LONGEST_PASSWORD = 200;

const login = text(0, 100, "a login").optional();
const password = z.string({ error: "a password" }).max(LONGEST_PASSWORD, { error: "a password" });

const signedInReply = z.object({
  code: z.literal(200),
  token: z.string(),
  session_id: z.string().describe("the token under its older name"),
  user_id: z.number(),
  super_admin: z.number(),
  name: z.string(),
  extn: z.string().describe("empty: they have none"),
  expires: z.number().describe("seconds for which the token is good"),
  currentAuthority: z.string().describe("agent, supervisor or administrator"),
  system_roles: z.object({ senior_roles_str: z.string(), roles_str: z.string() }),
  first_login: z
    .string()
    .describe("1: until now they had not signed in with this password, which somebody else has set"),
});

export function signInRoutes(parts: RouteParts): void {
  const { config } = parts;

  addRoute(parts, {
    method: "POST",
    urls: ["/api/sessions"],
    tag: TAG,
    summary: { en: "Signs a user in with their password", zh: "用户以密码登录" },
    role: "anyone",
    input: z.object({ login, username: login.describe("the same"), password }),
    reply: signedInReply,
    answer: async ({ input, address, reply }) => {
      const name = input.login ?? input.username;
      if (name === undefined || name === "") throw invalid([{ field: "login", expected: "a login (or username)" }]);
      const found = await shown(parts, { name, given: input.password, address, reply });
      const user = userOf(found, "wrong username or password");
      const token = await begin(parts, user, address, reply);
      const role = roleOf(user);
      return {
        ...{ code: 200 as const, token, session_id: token, user_id: user.id, name: user.name, extn: user.extn ?? "" },
        super_admin: Number(user.is_super),
        expires: config.tokenLifeS,
        currentAuthority: role,
        system_roles: { senior_roles_str: role === "agent" ? "" : role, roles_str: role },
        first_login: user.first_login ? "1" : "0",
      };
    },
  });

  addRoute(parts, {
    method: "DELETE",
    urls: ["/api/sessions"],
    tag: TAG,
    summary: { en: "Signs out: ends the token that is shown", zh: "退出登录，使当前 Token 失效" },
    role: "agent",
    extensionToken: true,
    input: z.object({}),
    reply: z.object({ code: z.literal(200), text: z.literal("OK") }),
    answer: async ({ principal, reply }) => {
      if (principal.tokenId !== undefined) await parts.store.keys.revokeToken(principal.tokenId);
      setCookies(reply, [{ name: SESSION_COOKIE, value: "", lifeS: 0 }]);
      return { code: 200 as const, text: "OK" as const };
    },
  });

  addPasswordRoute(parts);
  addCreateRoute(parts);
}

function addPasswordRoute(parts: RouteParts): void {
  const { store } = parts;

  addRoute(parts, {
    method: "PUT",
    urls: ["/api/users/me/password"],
    tag: TAG,
    summary: {
      en: "Changes one's own password; ends what was begun with it",
      zh: "修改自己的密码，并使由旧密码获取的 Token 失效",
    },
    role: "agent",
    input: z.object({ old_password: password, password: newPassword }),
    reply: z.object({ code: z.literal(200), token: z.string().describe("in place of those that have ended") }),
    answer: async ({ input, principal, address, reply, configure }) => {
      const session = `${principal.tokenKind} ${principal.tokenId ?? principal.devKeyId ?? ""}`;
      const found = await shown(parts, { name: principal.login, given: input.old_password, address, reply, session });
      const user = userOf(found, "the old password is wrong");
      const { login: own, name, extn, domain } = user;
      const password_hash = await store.passwords.hash(input.password, [own, name, extn ?? "", domain]);
      await configure((stores) => stores.users.set(user.id, { password_hash, first_login: false }));
      return { code: 200 as const, token: await begin(parts, { ...user, password_hash }, address, reply) };
    },
  });
}

/** As the server of 2018 had it: always HTTP 200, and a code of its own. */
function addCreateRoute(parts: RouteParts): void {
  addRoute(parts, {
    method: "POST",
    urls: ["/api/sessions/create"],
    tag: TAG,
    summary: { en: "Signs a user in, in the older form", zh: "用户登录（旧格式）" },
    role: "anyone",
    input: z.object({ username: login, password: password.optional() }),
    reply: z.object({
      code: z
        .number()
        .describe("0 good, 901 something is missing, 903 wrong login or password, 905 right but weblogin_disabled"),
      message: z.string(),
      data: z.object({ session_id: z.string() }).optional(),
    }),
    answer: async ({ input, address, reply }) => {
      const { username, password: given } = input;
      if (username === undefined || username === "" || given === undefined) return { code: 901, message: "err param" };
      const found = await shown(parts, { name: username, given, address, reply });
      if (found.type === "kept-out") return { code: 905, message: "web login disabled" };
      // The 904 of old would tell who has an account here and who has not.
      if (found.type === "wrong") return { code: 903, message: "err password" };
      // Spelt as it was.
      return { code: 0, message: "sucess", data: { session_id: await begin(parts, found.user, address, reply) } };
    },
  });
}

/** Throws where no password is looked at for now. */
function shown(
  parts: RouteParts,
  { reply, ...asking }: Omit<Shows, "device"> & { readonly reply: FastifyReply },
): Promise<Shown> {
  return passwordShown(parts, { ...asking, device: cookieIn(reply.request.headers.cookie, DEVICE_COOKIE) });
}

function userOf(found: Shown, reason: string): UserRow {
  switch (found.type) {
    case "right":
      return found.user;
    case "kept-out":
      throw new ApiError("forbidden", "web sign-in is disabled for this account (weblogin_disabled of its extension)");
    case "wrong":
      throw new ApiError("wrong-password", reason);
  }
}

async function begin(
  { store, config }: RouteParts,
  user: UserRow,
  address: string,
  reply: FastifyReply,
): Promise<string> {
  const lifeMs = config.tokenLifeS * 1000;
  const token = await store.keys.issueToken({ kind: "user", userId: user.id, lifeMs, address });
  setCookies(reply, [
    { name: SESSION_COOKIE, value: token, lifeS: config.tokenLifeS },
    { name: DEVICE_COOKIE, value: await store.signIns.deviceOf(user), lifeS: KNOWN_FOR_MS / 1000 },
  ]);
  return token;
}
