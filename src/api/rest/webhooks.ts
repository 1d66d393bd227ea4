// Receivers outside who are told what happens.
import { z } from "zod";
import { EVENT_NAMES, isEventPattern } from "../../contract/event-names.ts";
import { FACT_TYPES, isFactPattern } from "../../core/fact-types.ts";
import type { Tried } from "../../ports/webhooks.ts";
import type { DeliveryRow } from "../../store/webhook-deliveries.ts";
import { newWebhookSecret, versionOf, type WebhookRow } from "../../store/webhooks.ts";
import { flag, id, isPlain, oneOf, text, wholeNumber, withExactlyOne } from "../contract/inputs.ts";
import { asked, perPageBody, perPageReply, perPaging } from "../contract/listing.ts";
import { timeText } from "../contract/replies.ts";
import { ApiError } from "../errors.ts";
import { localText } from "../local-time.ts";
import { ANSWERS, doneReply, noSuch, pathPlaces, resource, stampsOf } from "../resource.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "webhooks";
const URL_PATH = "/api/webhooks";
const ROLE = "administrator";
const CALLED = "webhook";
const LONGEST_URL = 2_000;
const MOST_QUEUES = 100;
const STATUSES = ["delivered", "failing", "given-up"] as const;

const URL_EXPECTED = `an http or https URL of at most ${LONGEST_URL} characters, without user, password and fragment`;
const url = z.string({ error: URL_EXPECTED }).trim().refine(isReceiver, { error: URL_EXPECTED });
const events = patterns(EVENT_NAMES, isEventPattern)
  .optional()
  .describe(
    "version 2: names of events, groups of them as call-* and party-*, or * for all but messages between people",
  );
const facts = patterns(FACT_TYPES, isFactPattern)
  .optional()
  .describe(
    "version 1, for webhooks that stand: types of facts, groups of them as call-*, or * for all but messages between people",
  );
const name = text(1, 100, "a name");
const optionalFields = {
  events,
  facts,
  enabled: flag().optional(),
  queues: z
    .array(text(1, 100, "a queue's name"))
    .max(MOST_QUEUES)
    .optional()
    .describe("only what is of these queues and of calls that have come into one of them; none: everything"),
};

const webhookReply = z.object({
  id: z.number(),
  name: z.string(),
  url: z.string(),
  enabled: z.boolean(),
  disabled_reason: z.string().describe("why it was disabled by itself; empty: it was not"),
  version: z.union([z.literal(1), z.literal(2)]).describe("2: it is sent events; 1: facts as the engine has them"),
  events: z.array(z.string()).describe("empty: it is of version 1"),
  facts: z.array(z.string()).describe("empty: it is of version 2"),
  queues: z.array(z.string()),
  failing_since: timeText.describe("empty: the last attempt went well, or there was none"),
  next_attempt_at: timeText.describe("empty: nothing is being waited for"),
  last_fact: z.number().describe("number of the last fact that it is done with"),
  former_secret_until: timeText.describe("so long the former secret signs as well; empty: there is none"),
  created_at: timeText,
  updated_at: timeText,
});

const deliveryReply = z.object({
  fact: z.number().describe("the fact's number: position in its message, seq in one of version 1"),
  type: z.string().describe("the event's name; the fact's type where the webhook is of version 1"),
  status: oneOf(STATUSES),
  attempts: z.number().describe("0: given up with others, without being tried"),
  http_status: z.number().nullable().describe("null: nothing was answered"),
  error: z.string(),
  duration_ms: z.number(),
  time: timeText.describe("of the last attempt"),
});

const triedReply = z.object({
  code: z.literal(200),
  delivered: z.boolean(),
  http_status: z.number().nullable().describe("null: nothing was answered"),
  error: z.string().describe("empty: it went well"),
  duration_ms: z.number(),
});

const writtenWithSecret = doneReply.extend({ secret: z.string().describe("signs the messages; never shown again") });
const params = z.object({ id });

export function webhookRoutes(parts: RouteParts): void {
  webhookItself(parts);
  secretRoute(parts);
  deliveryRoutes(parts);
}

function webhookItself(parts: RouteParts): void {
  const { store, webhooks: desk } = parts;
  const webhooks = resource(parts, {
    ...{ tag: TAG, places: pathPlaces(URL_PATH), called: CALLED, readBy: { role: ROLE }, reply: webhookReply, shown },
    find: (stores, which) => stores.webhooks.get(which),
  });
  /** The desk looks at what there is now. */
  const toldDesk: typeof ANSWERS.done = {
    ...ANSWERS.done,
    of: (written) => {
      desk.refresh();
      return ANSWERS.done.of(written);
    },
  };
  webhooks.all({ en: "All webhooks", zh: "全部 Webhook" }, () => store.webhooks.all());
  webhooks.one({ en: "One webhook", zh: "查询某个 Webhook" });
  addRoute(parts, {
    method: "POST",
    urls: [URL_PATH],
    tag: TAG,
    summary: {
      en: "Adds a webhook, for events (or, as those that stand, for facts), with a secret that is shown this once",
      zh: "添加 Webhook，推送事件（或沿用旧版推送 facts），密钥仅显示这一次",
    },
    role: ROLE,
    input: withExactlyOne(z.object({ ...optionalFields, name, url }), ["events", "facts"]),
    reply: writtenWithSecret,
    answer: async ({ input, configure }) => {
      const secret = newWebhookSecret();
      const written = await configure((stores) => stores.webhooks.add({ ...input, secret }));
      return { ...toldDesk.of(written), secret };
    },
  });
  webhooks.set({
    summary: {
      en: "Changes those fields of a webhook that are given; enabled again, it begins with what happens then",
      zh: "修改 Webhook，只改所给的字段；重新启用后从当时开始推送",
    },
    input: z.object({ ...optionalFields, name: name.optional(), url: url.optional() }),
    answer: toldDesk,
    write: (which, given) => (stores) => stores.webhooks.set(which, given),
  });
  webhooks.remove({
    summary: { en: "Removes a webhook with what waits for it", zh: "删除 Webhook 及其待推送的内容" },
    answer: toldDesk,
    write: (which) => (stores) => stores.webhooks.remove(which),
  });
}

function secretRoute(parts: RouteParts): void {
  addRoute(parts, {
    method: "POST",
    urls: [`${URL_PATH}/:id/secret`],
    tag: TAG,
    summary: {
      en: "Gives a webhook a new secret; for a day messages are signed with the former one as well",
      zh: "更换 Webhook 密钥；一天内同时用旧密钥签名",
    },
    role: ROLE,
    params,
    input: z.object({}),
    reply: writtenWithSecret,
    answer: async ({ params: { id: which }, configure }) => {
      const secret = newWebhookSecret();
      const written = await configure((stores) => stores.webhooks.setSecret(which, secret));
      parts.webhooks.refresh();
      return { ...ANSWERS.done.of(written), secret };
    },
  });
}

function deliveryRoutes(parts: RouteParts): void {
  const { store, config, webhooks: desk } = parts;

  addRoute(parts, {
    method: "POST",
    urls: [`${URL_PATH}/:id/test`],
    tag: TAG,
    summary: { en: "Sends a message of the type test, and says how it went", zh: "发送一条测试消息并返回结果" },
    role: ROLE,
    params,
    input: z.object({}),
    reply: triedReply,
    answer: async ({ params: { id: which } }) => {
      const tried = await desk.test(which);
      if (tried === undefined) throw noSuch(CALLED, which);
      return shownTried(tried);
    },
  });

  addRoute(parts, {
    method: "GET",
    urls: [`${URL_PATH}/:id/deliveries`],
    tag: TAG,
    summary: { en: "What became of the last facts, latest first", zh: "最近的推送记录，最新的在前" },
    role: ROLE,
    params,
    input: z.object({ ...perPaging, status: oneOf(STATUSES).optional() }),
    reply: perPageReply(deliveryReply),
    answer: async ({ params: { id: which }, input }) => {
      if ((await store.webhooks.get(which)) === undefined) throw noSuch(CALLED, which);
      const found = await store.deliveries.list({ webhook: which, ...asked(input), status: input.status });
      return perPageBody(found, (row) => shownDelivery(row, config.timeZone));
    },
  });

  addRoute(parts, {
    method: "POST",
    urls: [`${URL_PATH}/:id/deliveries/:fact/redeliver`],
    tag: TAG,
    summary: { en: "Sends a fact once more, now and beside the order", zh: "立即重新推送某条记录" },
    role: ROLE,
    params: z.object({ id, fact: wholeNumber(1, Number.MAX_SAFE_INTEGER) }),
    input: z.object({}),
    reply: triedReply,
    answer: async ({ params: { id: which, fact } }) => {
      const tried = await desk.redeliver(which, fact);
      if (tried === undefined)
        throw new ApiError("no-such", `there is no webhook ${which}, or no fact ${fact} any more`);
      return shownTried(tried);
    },
  });
}

/** Some of these, singly, in groups or all at once. */
function patterns(names: readonly string[], isPattern: (given: string) => boolean) {
  const error = `at least one of *, groups as call-*, or ${names.join(", ")}`;
  return z
    .array(z.string({ error }).refine(isPattern, { error }), { error })
    .min(1, { error })
    .max(names.length, { error: `no more than ${names.length}` });
}

/** Where it leads is looked at when it is called. */
function isReceiver(given: string): boolean {
  if (given.length > LONGEST_URL || !isPlain(given) || !URL.canParse(given)) return false;
  const { protocol, username, password, hash } = new URL(given);
  return ["http:", "https:"].includes(protocol) && username === "" && password === "" && hash === "";
}

function shown(row: WebhookRow, timeZone: string): z.input<typeof webhookReply> {
  const { id: which, name: called, url: address, enabled, disabled_reason, failing_since, next_at } = row;
  return {
    ...{ id: which, name: called, url: address, enabled, disabled_reason },
    version: versionOf(row),
    events: [...row.events],
    facts: [...row.facts],
    queues: [...row.queues],
    failing_since: localText(failing_since, timeZone),
    next_attempt_at: localText(next_at, timeZone),
    last_fact: row.last_fact ?? 0,
    former_secret_until: localText(row.former_secret_until, timeZone),
    ...stampsOf(row, timeZone),
  };
}

function shownDelivery(row: DeliveryRow, timeZone: string): z.input<typeof deliveryReply> {
  const { seq: fact, type, status, attempts, http_status, error, ms: duration_ms, at } = row;
  return { fact, type, status, attempts, http_status, error, duration_ms, time: localText(at, timeZone) };
}

function shownTried({ delivered, httpStatus, error, ms }: Tried): z.input<typeof triedReply> {
  return { code: 200, delivered, http_status: httpStatus ?? null, error, duration_ms: Math.round(ms) };
}
