// What users keep of their own about how they work; nobody sees or changes another's, whatever their role.
import { z } from "zod";
import type { PreferenceRow } from "../../store/preferences.ts";
import { textLike } from "../contract/inputs.ts";
import { shownAs } from "../contract/one-type.ts";
import { emptyReply, timeText } from "../contract/replies.ts";
import { ApiError } from "../errors.ts";
import { localText } from "../local-time.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "users";
const URL = "/api/me/preferences";
/** With an extension's token, too: a page at a desk may have no other. */
const ACCESS = { role: "agent", extensionToken: true } as const;
const LARGEST_BYTES = 16_384;

const params = z.object({
  key: textLike(/^[A-Za-z0-9._-]{1,64}$/, "a name of 1 to 64 letters, digits and . _ -"),
});
const value = z.record(z.string(), z.unknown());
const preferenceReply = z.object({ key: z.string(), value, updated_at: timeText });
const expected = `a JSON object of ${LARGEST_BYTES} bytes at most`;
const given = z.object({
  value: shownAs(
    z
      .record(z.string(), z.unknown(), { error: expected })
      .refine((one) => Buffer.byteLength(JSON.stringify(one)) <= LARGEST_BYTES, { error: expected }),
    { type: "object" },
  ),
});

export function preferenceRoutes(parts: RouteParts): void {
  const { store } = parts;
  const { timeZone } = parts.config;
  const shown = (row: PreferenceRow): z.input<typeof preferenceReply> => ({
    ...{
      key: row.key,
      value: JSON.parse(row.value) as Readonly<Record<string, unknown>>,
      updated_at: localText(row.updated_at, timeZone),
    },
  });

  addRoute(parts, {
    ...{ method: "GET", urls: [URL], tag: TAG, ...ACCESS, input: z.object({}) },
    summary: { en: "What one keeps of one's own about how one works, by key", zh: "自己的全部偏好设置" },
    reply: z.object({ data: z.array(preferenceReply) }),
    answer: async ({ principal }) => ({ data: (await store.preferences.of(principal.userId)).map(shown) }),
  });
  addRoute(parts, {
    ...{ method: "GET", urls: [`${URL}/:key`], tag: TAG, ...ACCESS, params, input: z.object({}) },
    summary: { en: "One of them", zh: "自己的某项偏好设置" },
    reply: preferenceReply,
    answer: async ({ params: { key }, principal }) => {
      const row = await store.preferences.get(principal.userId, key);
      if (row === undefined) throw new ApiError("no-such", `you have no preference ${key}`);
      return shown(row);
    },
  });
  addRoute(parts, {
    ...{ method: "PUT", urls: [`${URL}/:key`], tag: TAG, ...ACCESS, params, input: given },
    summary: {
      en: "Keeps it, in the place of what was there: 64 keys a user, each of 16 384 bytes at most",
      zh: "保存自己的某项偏好设置，整体替换；每人最多 64 项，每项最多 16 384 字节",
    },
    reply: preferenceReply,
    answer: async ({ params: { key }, input, principal: { userId }, actor }) => {
      const text = JSON.stringify(input.value);
      return shown(await store.change(actor, (stores) => stores.preferences.put(userId, key, text)));
    },
  });
  addRoute(parts, {
    ...{ method: "DELETE", urls: [`${URL}/:key`], tag: TAG, ...ACCESS, params, input: z.object({}) },
    summary: { en: "Forgets it", zh: "删除自己的某项偏好设置" },
    reply: emptyReply,
    answer: async ({ params: { key }, principal: { userId }, actor }) => {
      await store.change(actor, (stores) => stores.preferences.remove(userId, key));
      return {};
    },
  });
}
