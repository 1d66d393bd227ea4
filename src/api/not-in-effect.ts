// Fields that are stored and returned but do nothing yet. Whoever sets one is told, so that nobody relies on it unawares.
import type { FastifyReply } from "fastify";
import type { AgentInfo } from "../store/database/tables.ts";

export const NOT_IN_EFFECT_HEADER = "x-not-in-effect";

const USER_FIELDS = ["auto_record", "tel_enabled"] as const;
/** Every other kind of telephone is served as one that registers. */
const PHONES_BUILT: readonly unknown[] = ["SIP", "WebRTC", undefined];

export function tellUserFieldsNotInEffect(
  reply: FastifyReply,
  user: { readonly [Field in (typeof USER_FIELDS)[number] | "extn_type"]?: unknown } & {
    readonly agent_info?: AgentInfo | undefined;
  },
): void {
  const names: string[] = USER_FIELDS.filter((field) => isSet(user[field]));
  if (!PHONES_BUILT.includes(user.extn_type)) names.push("extn_type");
  tell(reply, [...names, ...agentFieldsNotInEffect(user.agent_info)]);
}

/** Of an agent who signs in: what their row says that does nothing. */
export function tellAgentFieldsNotInEffect(reply: FastifyReply, info: AgentInfo | undefined): void {
  tell(reply, agentFieldsNotInEffect(info));
}

/** A standing call that is kept between two talks is not built: every agent's phone is called for each. */
function agentFieldsNotInEffect(info: AgentInfo | undefined): readonly string[] {
  return info?.["agent_type"] === "standBy" ? ["agent_info.agent_type"] : [];
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== 0;
}

function tell(reply: FastifyReply, names: readonly string[]): void {
  if (names.length > 0) void reply.header(NOT_IN_EFFECT_HEADER, names.join(", "));
}
