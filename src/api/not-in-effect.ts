// Fields that are stored and returned but do nothing. Whoever sets one is told, so that nobody relies on it unawares.
import type { FastifyReply } from "fastify";
import type { AgentInfo } from "../store/database/tables.ts";

export const NOT_IN_EFFECT_HEADER = "x-not-in-effect";

type Given = Readonly<Record<string, unknown>>;

/** By resource and field: with which values it says something that is not done. */
export const NOT_IN_EFFECT = {
  users: {
    auto_record: isSet,
    tel_enabled: isSet,
    mac_address: isSet,
    // Every kind of telephone that is not in the browser is served as one that registers.
    extn_type: isNone("SIP", "WebRTC"),
    // There are no conferences.
    type: (value) => value === "CONFMAN",
  },
  agent_info: {
    hardware_phone_only: (value) => value === "true",
    // A standing call that is kept between two talks is not built: an agent's phone is called for each.
    agent_type: isNone("callback"),
    // What an agent is now they say themselves, by signing in.
    status: isNone("On Break"),
  },
  extensions: {
    priority: isNone(99),
    sync_enabled: isSet,
  },
  // One switch serves all queues.
  queues: { server_ip: isSet },
} as const satisfies Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>>;

/** Tells of those that are given; with others of the same answer, too. */
export function tellNotInEffect(reply: FastifyReply, resource: keyof typeof NOT_IN_EFFECT, given: Given): void {
  tellNames(reply, namesIn(resource, given));
}

export function tellUserFieldsNotInEffect(reply: FastifyReply, user: object): void {
  const given = user as Given;
  const info = given["agent_info"];
  const ofAgent = typeof info === "object" && info !== null ? agentFieldsIn(info as Given) : [];
  tellNames(reply, [...namesIn("users", given), ...ofAgent]);
}

/** Of an agent who signs in: whether their row wants a standing call. */
export function tellAgentFieldsNotInEffect(reply: FastifyReply, info: AgentInfo | undefined): void {
  tellNames(reply, info?.["agent_type"] === "standBy" ? ["agent_info.agent_type"] : []);
}

function agentFieldsIn(info: Given): readonly string[] {
  return namesIn("agent_info", info).map((name) => `agent_info.${name}`);
}

function namesIn(resource: keyof typeof NOT_IN_EFFECT, given: Given): string[] {
  const rules: Readonly<Record<string, (value: unknown) => boolean>> = NOT_IN_EFFECT[resource];
  return Object.entries(rules)
    .filter(([field, isIdle]) => isIdle(given[field]))
    .map(([field]) => field);
}

function isSet(value: unknown): boolean {
  return ![undefined, null, false, 0, ""].includes(value as string);
}

/** Given, and none of these, which are what is done anyway. */
function isNone(...values: readonly unknown[]): (value: unknown) => boolean {
  return (value) => value !== undefined && value !== null && !values.includes(value);
}

/** Beside those that the same answer names already. */
export function tellNames(reply: FastifyReply, names: readonly string[]): void {
  if (names.length === 0) return;
  const told = reply.getHeader(NOT_IN_EFFECT_HEADER);
  const former = typeof told === "string" ? told.split(", ") : [];
  void reply.header(NOT_IN_EFFECT_HEADER, [...new Set([...former, ...names])].join(", "));
}
