import { z } from "zod";
import { isAtLeast } from "../access.ts";
import { refuseBlocked } from "../authentication.ts";
import { dialled, text } from "../contract/inputs.ts";
import { ApiError } from "../errors.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "sessions";
const authReply = z.object({
  code: z.number(),
  user_id: z.string(),
  expires: z.number(),
  sip_port: z.string(),
  token: z.string(),
});

export function sessionRoutes(parts: RouteParts): void {
  const { store, sipPort, attempts, config } = parts;

  addRoute(parts, {
    method: "POST",
    urls: ["/api/xcc/sessions/auth"],
    tag: TAG,
    summary: { en: "A user's token for a developer key", zh: "用开发者 Key 获取用户 Token" },
    role: "anyone",
    input: z.object({ dev_key: text(1, 200, "a developer key") }),
    reply: authReply,
    answer: async ({ input, address }) => {
      refuseBlocked(attempts, address);
      const owner = await store.keys.ownerOfDevKey(input.dev_key);
      if (owner === undefined) {
        attempts.failed(address);
        throw new ApiError("not-authorized", "wrong developer key");
      }
      const { userId, devKeyId } = owner;
      // Expires 0: as long as the key is good.
      const token = await store.keys.issueToken({ kind: "user", userId, devKeyId, address });
      return { code: 200, user_id: String(userId), expires: 0, sip_port: String(sipPort), token };
    },
  });

  addRoute(parts, {
    method: "POST",
    urls: ["/api/xcc/sessions/getExtnToken"],
    tag: TAG,
    summary: { en: "An extension's token, for the WebSocket", zh: "获取分机 Token，用于 WebSocket" },
    role: "agent",
    input: z.object({ extn: dialled }),
    reply: z.object({ extn_id: z.string(), token: z.string(), domain: z.string() }),
    answer: async ({ input, principal, address }) => {
      const extension = await store.extensions.byNumber(input.extn);
      if (extension === undefined) throw new ApiError("no-such", `there is no extension ${input.extn}`);
      if (!isAtLeast(principal, "administrator") && extension.user_id !== principal.userId) {
        throw new ApiError("forbidden", "the extension is another user's");
      }
      const token = await store.keys.issueToken({
        kind: "extension",
        userId: extension.user_id,
        extensionId: extension.id,
        devKeyId: principal.devKeyId,
        lifeMs: config.tokenLifeS * 1000,
        address,
      });
      return { extn_id: String(extension.id), token, domain: extension.domain };
    },
  });
}
