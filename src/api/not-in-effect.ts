// Fields that are stored and returned but do nothing yet. Whoever sets one is told, so that nobody relies on it unawares.
import type { FastifyReply } from "fastify";

export const NOT_IN_EFFECT_HEADER = "x-not-in-effect";

/** There are no mailboxes yet: whoever is sent to one hears that nobody can take his call. */
const ACTIONS = ["overflow_capacity_action", "wait_timeout_action", "wait_timeout_without_agent_action"] as const;

type GivenQueue = {
  readonly [Field in (typeof ACTIONS)[number]]?:
    { readonly action: string; readonly type?: string | undefined } | null | undefined;
};

export function tellQueueFieldsNotInEffect(reply: FastifyReply, queue: GivenQueue): void {
  tell(
    reply,
    ACTIONS.filter((field) => queue[field]?.type === "voicemail"),
  );
}

interface GivenHotline {
  readonly type?: string | undefined;
  readonly period_enable?: boolean | undefined;
  readonly period_type?: string | undefined;
}

/** Without a schedule it is always work time, and there are no menus yet. */
export function tellHotlineFieldsNotInEffect(reply: FastifyReply, hotline: GivenHotline): void {
  const names: string[] = [];
  if (hotline.type === "ivr") names.push("type");
  if (hotline.period_enable === true && hotline.period_type !== "work") names.push("period_type");
  tell(reply, names);
}

/** Nothing of a menu, until calls go through menus. */
export function tellIvrFieldsNotInEffect(reply: FastifyReply, ivr: Readonly<Record<string, unknown>>): void {
  tell(
    reply,
    Object.keys(ivr).filter((field) => isSet(ivr[field])),
  );
}

/** Nothing of it, until hotlines look at the time. */
export function tellTimeDefNotInEffect(reply: FastifyReply): void {
  tell(reply, ["type"]);
}

const USER_FIELDS = ["auto_record", "tel_enabled", "idle_timeout"] as const;
/** Every other kind of telephone is served as one that registers. */
const PHONES_BUILT: readonly unknown[] = ["SIP", "WebRTC", undefined];

export function tellUserFieldsNotInEffect(
  reply: FastifyReply,
  user: { readonly [Field in (typeof USER_FIELDS)[number] | "extn_type"]?: unknown },
): void {
  const names: string[] = USER_FIELDS.filter((field) => isSet(user[field]));
  if (!PHONES_BUILT.includes(user.extn_type)) names.push("extn_type");
  tell(reply, names);
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== 0;
}

function tell(reply: FastifyReply, names: readonly string[]): void {
  if (names.length > 0) void reply.header(NOT_IN_EFFECT_HEADER, names.join(", "));
}
