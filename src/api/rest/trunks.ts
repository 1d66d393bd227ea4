// Outside lines: carriers and other switchboards that calls come from and go to.
import { isIP } from "node:net";
import { z } from "zod";
import type { TrunkView } from "../../core/trunk/trunk.ts";
import type { TrunkRow } from "../../store/trunks.ts";
import { flag, LONGEST_TEXT, oneOf, text, textLike, wholeNumber } from "../contract/inputs.ts";
import { timeText } from "../contract/replies.ts";
import { livingOverLine } from "../living.ts";
import { ANSWERS, pathPlaces, resource, stampsOf } from "../resource.ts";
import type { RouteParts } from "../route.ts";

const TAG = "trunks";
const URL = "/api/trunks";
/** Rules, contexts of one line. */
const MOST_RULES = 100;

const digits = (what: string) =>
  textLike(/^[0-9A-Za-z*#+]{0,32}$/, `${what} of at most 32 digits (letters and * # + too)`);
const rule = z.object({
  prefix: digits("a beginning").default("").describe("numbers that begin so; empty: every number"),
  strip: wholeNumber(0, 32).default(0).describe("so many characters are taken off the front"),
  prepend: digits("a beginning").default("").describe("and this is put there instead"),
});

const ADDRESS_EXPECTED = "a numeric IPv4 or IPv6 address, or a host name as voice.carrier.example";
/** RFC 1123; what ends in a number is meant to be an address (RFC 3696 section 2). */
const HOST_NAME = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*(?!\d+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;
const address = z
  .string({ error: ADDRESS_EXPECTED })
  .trim()
  .refine((value) => isIP(value) !== 0 || HOST_NAME.test(value), { error: ADDRESS_EXPECTED })
  .describe("of the carrier: calls from there are theirs. A host name is looked up again and again");
/** No wildcard: it is the certificate that may have one. */
const TLS_NAME = /^[A-Za-z0-9.:_-]{0,253}$/;
const host = textLike(/^[A-Za-z0-9.:[\]_-]{0,253}$/, "a host name or an address");

const optionalFields = {
  enabled: flag().optional(),
  port: wholeNumber(0, 65_535)
    .optional()
    .describe(
      "5060 (5061 over TLS) unless told otherwise; 0, and with a host name the default: as its SRV records say, else that",
    ),
  transport: oneOf(["udp", "tcp", "tls"])
    .optional()
    .describe("tls: both ways, where the server has certificates; the carrier must show one of tls_name"),
  tls_name: textLike(TLS_NAME, "a host name or an address")
    .optional()
    .describe("whose certificate the carrier shows over TLS; empty: that of address"),
  srtp: oneOf(["off", "optional", "required"])
    .optional()
    .describe(
      "whether its audio is secured: off (the default), optional (where the carrier can, too) or required (a call without is refused)",
    ),
  login: text(0, 128, "a login").optional().describe("where the carrier asks who calls"),
  password: text(0, 128, "a password").optional().describe("never shown again"),
  registers: flag().optional().describe("log in at the carrier, which then knows where we are"),
  domain: host.optional().describe("the carrier's domain, where we log in"),
  expires: wholeNumber(60, 86_400).optional().describe("seconds that a login is asked for"),
  priority: wholeNumber(1, 10_000).optional().describe("lines are tried in this order, 1 first"),
  max_calls: wholeNumber(0, 100_000).optional().describe("calls at a time, both ways; 0: no limit"),
  outbound: z
    .array(rule)
    .max(MOST_RULES)
    .optional()
    .describe("numbers that go out over it; the first that fits; none: only calls in"),
  inbound: z.array(rule).max(MOST_RULES).optional().describe("what the carrier's numbers are called here"),
  callers: z
    .array(rule)
    .max(MOST_RULES)
    .optional()
    .describe("what its callers' numbers are compared as; shown and called back they are as they came"),
  caller_number: digits("a number").optional().describe("shown to those who are called; empty: the caller's own"),
  reaches_extensions: flag().optional().describe("callers who come over it may dial extensions"),
  contexts: z
    .array(text(1, 64, "a context"))
    .max(MOST_RULES)
    .optional()
    .describe("extensions of these may call out; none: all"),
  description: text(0, LONGEST_TEXT).optional(),
  identity: oneOf(["none", "in", "both"])
    .optional()
    .describe(
      "who calls: none (From alone is read), in (what the line asserts is believed; the default), both (and it is told those who withhold their number)",
    ),
  number_in: oneOf(["request-uri", "to", "called-party", "diversion", "history-info"])
    .optional()
    .describe(
      "the field that has the number which was called; where it is not there the Request-URI counts, as by default",
    ),
};
const name = textLike(/^[A-Za-z0-9_.-]{1,64}$/, "a name of 1 to 64 letters, digits and _ . -");

const ruleReply = z.object({ prefix: z.string(), strip: z.number(), prepend: z.string() });
const trunkReply = z.object({
  id: z.number(),
  name: z.string(),
  enabled: z.boolean(),
  address: z.string(),
  port: z.number(),
  transport: z.string(),
  login: z.string(),
  registers: z.boolean(),
  domain: z.string(),
  expires: z.number(),
  priority: z.number(),
  max_calls: z.number(),
  outbound: z.array(ruleReply),
  inbound: z.array(ruleReply),
  callers: z.array(ruleReply),
  caller_number: z.string(),
  reaches_extensions: z.boolean(),
  contexts: z.array(z.string()),
  description: z.string(),
  identity: z.string(),
  number_in: z.string(),
  tls_name: z.string(),
  srtp: z.string(),
  up: z
    .boolean()
    .describe(
      "it can be used now: enabled, its name found, and logged in or, where it need not, its carrier has answered",
    ),
  reason: z.string().describe("why it is not up, where that is known"),
  calls: z.number().describe("calls that run over it now"),
  created_at: timeText,
  updated_at: timeText,
});

export function trunkRoutes(parts: RouteParts): void {
  const { store, center } = parts;
  const views = (): Views => new Map(center.trunkStates().map((view) => [view.trunk, view]));
  const lines = resource(parts, {
    ...{ tag: TAG, places: pathPlaces(URL), called: "outside line", readBy: { role: "supervisor" }, reply: trunkReply },
    find: async (stores, which) => {
      const row = await stores.trunks.get(which);
      return row && { row, views: views() };
    },
    shown: ({ row, views: living }, timeZone) => shown(row, living.get(row.name), timeZone),
  });
  lines.all({ en: "All outside lines, in the order they are tried", zh: "全部外线，按尝试的先后" }, async () => {
    const living = views();
    return (await store.trunks.all()).map((row) => ({ row, views: living }));
  });
  lines.one({ en: "One outside line", zh: "查询某条外线" });
  lines.add({
    summary: { en: "Adds an outside line", zh: "添加外线" },
    input: z.object({ ...optionalFields, name, address }),
    answer: ANSWERS.done,
    write: (given) => (stores) => stores.trunks.add(given),
  });
  lines.set({
    summary: { en: "Changes those fields of an outside line that are given", zh: "修改外线，只改所给的字段" },
    input: z.object({ ...optionalFields, name: name.optional(), address: address.optional() }),
    answer: ANSWERS.doneTouching,
    write: (which, given) => (stores) => stores.trunks.set(which, given),
  });
  lines.remove({
    summary: { en: "Removes an outside line; calls that run over it go on", zh: "删除外线，正在进行的通话不受影响" },
    answer: ANSWERS.doneTouching,
    write: (which) => (stores) => stores.trunks.remove(which, ({ name: line }) => livingOverLine(center, line)),
  });
}

type Views = ReadonlyMap<string, TrunkView>;

function shown(row: TrunkRow, view: TrunkView | undefined, timeZone: string): z.input<typeof trunkReply> {
  const { password: _, deleted_at: _gone, outbound, inbound, callers, contexts, ...columns } = row;
  return {
    ...columns,
    outbound: [...outbound],
    inbound: [...inbound],
    callers: [...callers],
    contexts: [...contexts],
    up: row.enabled && (view?.up ?? false),
    reason: row.enabled ? (view?.reason ?? "") : "it is disabled",
    calls: view?.calls ?? 0,
    ...stampsOf(row, timeZone),
  };
}
