// From rows to what the engine and the switch know: seconds to milliseconds, texts to unions, defaults filled in.
import type { Selectable } from "kysely";
import type {
  AgentConfig,
  AgentId,
  ConfigChange,
  ExtensionConfig,
  Extn,
  HotlineConfig,
  HotlineDestination,
  OverflowAction,
  QueueConfig,
  QueueName,
  Strategy,
} from "../core/model.ts";
import { STRATEGIES } from "../core/model.ts";
import { isPopOrigin, isPopTemplate, originOf, type PopConfig } from "../core/screen-pop.ts";
import type { AccountChange } from "../ports/switch.ts";
import { agentInfoOf } from "./agent-info.ts";
import type {
  ActionJson,
  CallersTable,
  ExtensionsTable,
  HotlinesTable,
  QueuesTable,
  UsersTable,
} from "./database/tables.ts";
import { announcementOf, soundOf } from "./sounds.ts";

const DEFAULT_AGENT_TIMEOUT_S = 20;
const DEFAULT_POSITION_INTERVAL_S = 30;
/** Between the opening of one level of agents and the next. */
const DEFAULT_LEVEL_WAIT_S = 30;

export function putQueue(row: Selectable<QueuesTable>): ConfigChange {
  const announceMs = ms(row.notify_position_interval ?? 0) || ms(DEFAULT_POSITION_INTERVAL_S);
  const queue: QueueConfig = {
    name: row.name as QueueName,
    strategy: strategyOf(row.strategy),
    greeting: soundOf(row.greeting),
    music: soundOf(row.moh_sound),
    agentTimeoutMs: ms(row.agent_timeout ?? 0) || ms(DEFAULT_AGENT_TIMEOUT_S),
    autoRecord: row.auto_record,
    notifyAgentAnswer: row.notify_agent_answer ?? false,
    notifyPositionIntervalMs: row.notify_position === true ? announceMs : undefined,
    notifyWaitIntervalMs: row.notify_wait === true ? announceMs : undefined,
    stickyMs: ms(row.sticky ?? 0),
    callbackKey: row.callback_key ?? undefined,
    survey: row.survey ?? false,
    retainAgents: row.retain_agent ?? 0,
    capacity: row.capacity ?? 0,
    waitTimeoutMs: ms(row.wait_timeout ?? 0),
    waitTimeoutWithoutAgentMs: ms(row.wait_timeout_without_agent ?? 0),
    overflowAction: actionOf(row.overflow_capacity_action),
    waitTimeoutAction: actionOf(row.wait_timeout_action),
    waitTimeoutWithoutAgentAction: actionOf(row.wait_timeout_without_agent_action),
    priority: row.priority ?? 0,
    levelWaitMs: ms(row.level_wait ?? DEFAULT_LEVEL_WAIT_S),
    ownNumbers: row.own_numbers ?? [],
    recordConsultation: row.record_consultation ?? false,
    recordAnnouncement: announcementOf(row.record_announcement),
    recordAnnouncementOutgoing: row.record_announcement_outgoing ?? undefined,
    wrapUpMode: row.wrap_up_mode ?? undefined,
    wrapUpMs: row.wrap_up_time === null ? undefined : ms(row.wrap_up_time),
    dispositionRequired: row.disposition_required ?? undefined,
    dispositionDefault: row.disposition_default ?? undefined,
    serviceLevelTargetMs: row.service_level_target === null ? undefined : ms(row.service_level_target),
    pop: popOf(row),
  };
  return { type: "put-queue", queue };
}

function ms(seconds: number): number {
  return seconds * 1000;
}

function strategyOf(text: string): Strategy {
  return STRATEGIES.find((strategy) => strategy === text) ?? "ring-all";
}

function actionOf(action: ActionJson | null): OverflowAction {
  if (action?.action !== "transfer" || action.data === undefined) return { type: "hang-up" };
  return { type: "transfer", to: action.type ?? "number", target: action.data };
}

export function putCaller(row: Selectable<CallersTable>): ConfigChange {
  const { number, match, kind, priority } = row;
  return { type: "put-caller", caller: { id: String(row.id), number, match, kind, priority } };
}

export function putHotline(row: Selectable<HotlinesTable>): ConfigChange {
  const hotline: HotlineConfig = {
    id: String(row.id),
    number: row.nbr,
    period: row.period_enable ? row.period_type : undefined,
    destination: destinationOf(row),
    recordAnnouncement: announcementOf(row.record_announcement),
    pop: popOf(row),
  };
  return { type: "put-hotline", hotline };
}

type PopColumns = Pick<Selectable<QueuesTable>, "pop_url" | "pop_when" | "pop_how" | "pop_origin">;

/** What no request has let through (an imported file holds what it holds) opens nothing. */
function popOf({ pop_url: template, pop_when, pop_how, pop_origin }: PopColumns): PopConfig | undefined {
  if (template === null || !isPopTemplate(template)) return undefined;
  const origin = pop_origin !== null && isPopOrigin(pop_origin) ? pop_origin : originOf(template);
  return { template, when: pop_when ?? "ring", how: pop_how ?? "tab", origin };
}

function destinationOf(row: Selectable<HotlinesTable>): HotlineDestination {
  switch (row.type) {
    case "only":
    case "ringall":
      return { type: row.type, numbers: numbersOf(row.numbers) };
    case "ivr":
      return { type: "ivr", number: row.numbers };
    case "queue":
      return { type: "queue", queue: row.numbers as QueueName };
  }
}

/** `numbers` as the list it is. */
export function numbersOf(text: string): string[] {
  return text.split(",").filter((number) => number !== "");
}

export function putExtension(row: Selectable<ExtensionsTable>): ConfigChange {
  const kinds = { SIP: "sip", VERTO: "verto", TEL: "tel" } as const;
  const extension: ExtensionConfig = {
    extn: row.extn as Extn,
    name: row.name,
    kind: kinds[row.type],
    disabled: row.disabled,
    context: row.context,
    callerName: row.cid_name,
    callerNumber: row.cid_number,
    mailboxPassword: row.vm_password === "" ? undefined : row.vm_password,
  };
  return { type: "put-extension", extension };
}

/** Only SIP phones register at the switch: a TEL extension never does, a VERTO one connects elsewhere. */
export function accountChange(row: Selectable<ExtensionsTable>): AccountChange {
  const { extn, domain, ha1, disabled, srtp } = row;
  if (row.type !== "SIP") return { type: "drop-account", extn, domain };
  return { type: "put-account", account: { extn, domain, ha1, disabled, ...(srtp === "off" ? {} : { srtp }) } };
}

/** An agent is a user of that type who is not disabled. */
export function agentChange(row: Selectable<UsersTable>): ConfigChange {
  const isAgent = row.type === "AGENT" && !row.disabled && row.deleted_at === null;
  return isAgent ? putAgent(row) : { type: "drop-agent", agent: row.login as AgentId };
}

export function putAgent(row: Pick<Selectable<UsersTable>, "login" | "name" | "agent_info">): ConfigChange {
  const info = agentInfoOf(row.agent_info);
  const agent: AgentConfig = {
    agent: row.login as AgentId,
    name: row.name,
    timeoutMs: ms(number(info["timeout"], 0)) || undefined,
    wrapUpMs: ms(number(info["wrap_up_time"], 10)),
    lagMs: ms(number(info["lag"], 2)),
    maxNoAnswer: number(info["max_no_answer"], 3),
    rejectDelayMs: ms(number(info["reject_delay_time"], 60)),
    busyDelayMs: ms(number(info["busy_delay_time"], 60)),
    simo: Math.max(1, number(info["simo"], 1)),
    level: Math.max(1, number(info["level"], 1)),
    position: Math.max(1, number(info["position"], 1)),
    ownNumbers: numbersOf(info["own_numbers"] ?? ""),
  };
  return { type: "put-agent", agent };
}

function number(text: string | undefined, otherwise: number): number {
  const value = Number(text);
  return text !== undefined && text !== "" && Number.isFinite(value) && value >= 0 ? value : otherwise;
}
