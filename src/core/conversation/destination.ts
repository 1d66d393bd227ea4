// Where somebody who talks may lead the other one, or whom they may ask: what they could dial themselves, and the agents.
import type { HuntTarget } from "../call/call.ts";
import type { Outcome } from "../events.ts";
import type { AgentId, Extn, QueueName } from "../model.ts";
import { hotlineRows } from "../numbers/compare.ts";
import type { CallTarget } from "../orders.ts";
import type { Phone, State } from "../state.ts";
import { EMERGENCY_RING_MS, emergencyLines } from "../trunk/emergency.ts";
import { isEmergency } from "../trunk/emergency-number.ts";
import { allLinesTo, isReachable, linesTo, waysTo } from "../trunk/lines.ts";
import type { Talking } from "./talking.ts";

/** How long somebody's phone rings who is asked or given a caller. */
const RING_MS = 30_000;
/** A network outside gives up by itself before. */
const OUTSIDE_RING_MS = 60_000;

export type Destination =
  | { readonly type: "queue"; readonly queue: QueueName }
  | { readonly type: "ivr"; readonly number: string }
  | { readonly type: "hotline"; readonly number: string }
  | {
      readonly type: "phone";
      readonly target: HuntTarget;
      readonly ringMs: number;
      /** Undefined: there is none, as of a number outside. */
      readonly mailbox: Extn | undefined;
    };

export type Refusal = Extract<Outcome, { readonly ok: false }>;

export function refuse(code: Refusal["code"], reason: string): Refusal {
  return { ok: false, code, reason };
}

export function isRefusal(value: Destination | Refusal): value is Refusal {
  return "ok" in value;
}

/** `by`: whose rights count. */
export function destinationOf(state: State, by: Extn, to: CallTarget): Destination | Refusal {
  switch (to.type) {
    case "number":
      return ofNumber(state, by, to.number);
    case "extension":
      return ofExtension(state, to.extn);
    case "agent":
      return ofAgent(state, to.agent);
    case "queue":
      if (state.queues.has(to.queue)) return { type: "queue", queue: to.queue };
      return refuse("no-such-queue", `There is no queue ${to.queue}.`);
    case "ivr":
      if (state.ivrsByNumber.has(to.number)) return { type: "ivr", number: to.number };
      return refuse("no-such-number", `There is no menu at ${to.number}.`);
  }
}

/** Whoever talks already is not called beside it: they would talk with themselves. */
export function whyNotThere(state: State, stage: Talking, destination: Destination): Refusal | undefined {
  const extn = destination.type === "phone" ? destination.target.extn : undefined;
  const isThere = [...stage.parties.keys()].some((leg) => extn !== undefined && state.legs.get(leg)?.extn === extn);
  return isThere ? refuse("busy", `The phone at extension ${extn ?? ""} takes part in this call already.`) : undefined;
}

function ofAgent(state: State, id: AgentId): Destination | Refusal {
  const agent = state.agents.get(id);
  if (agent === undefined) return refuse("no-such-agent", `There is no agent ${id}.`);
  const extn = agent.session?.extn;
  if (extn === undefined) return refuse("not-signed-in", `Agent ${id} is signed in nowhere.`);
  return ofExtension(state, extn);
}

function ofExtension(state: State, extn: Extn): Destination | Refusal {
  const phone = state.phones.get(extn);
  if (phone?.config === undefined) return refuse("no-such-extension", `There is no extension ${extn}.`);
  if (phone.config.disabled) return refuse("disabled", `Extension ${extn} is disabled.`);
  if (!isReachable(state, phone)) return refuse("unreachable", `No phone is there at extension ${extn}.`);
  if (isTaken(state, phone)) return refuse("busy", `Agent ${phone.agent ?? ""} at extension ${extn} is in a call.`);
  const ways = waysTo(state, extn);
  const target = { number: extn, extn, agent: phone.agent, ways };
  const agentMs = phone.agent === undefined ? undefined : state.agents.get(phone.agent)?.config.timeoutMs;
  return { type: "phone", target, ringMs: agentMs ?? RING_MS, mailbox: extn };
}

/** An agent has as many calls at a time as their row says; a phone without an agent says itself whether it is busy. */
function isTaken(state: State, { agent, legs }: Phone): boolean {
  const config = agent === undefined ? undefined : state.agents.get(agent)?.config;
  return config !== undefined && legs.size >= Math.max(1, config.simo);
}

function ofEmergency(state: State, number: string): Destination | Refusal {
  const ways = emergencyLines(state, number);
  if (ways.length === 0) return refuse("unreachable", `There is no line to ${number}.`);
  const target = { number, extn: undefined, ways, isEmergency: true as const };
  return { type: "phone", target, ringMs: EMERGENCY_RING_MS, mailbox: undefined };
}

/** In the order in which a number that is dialled leads somewhere (call/route.ts). */
function ofNumber(state: State, by: Extn, number: string): Destination | Refusal {
  if (isEmergency(state, number)) return ofEmergency(state, number);
  if (hotlineRows(state, number) !== undefined) return { type: "hotline", number };
  if (state.ivrsByNumber.has(number)) return { type: "ivr", number };
  const queue = number as QueueName;
  if (state.queues.has(queue)) return { type: "queue", queue };
  const extn = number as Extn;
  if (state.phones.get(extn)?.config !== undefined) return ofExtension(state, extn);
  const context = state.phones.get(by)?.config?.context;
  if (context === undefined || allLinesTo(state, number, context).length === 0) {
    return refuse("no-such-number", `From extension ${by} nothing is reached at ${number}.`);
  }
  const ways = linesTo(state, number, context);
  if (ways.length === 0) return refuse("unreachable", `No line to ${number} can be used now.`);
  return { type: "phone", target: { number, extn: undefined, ways }, ringMs: OUTSIDE_RING_MS, mailbox: undefined };
}
