// Changes of the configuration reach running calls as an operator expects: what runs goes on, the next step is by the new rows.
import { stirAgentAlarms, stirQueueAlarms } from "./alarm/alarms.ts";
import { dropAlarmRule, dropAlarmRulesOf, putAlarmRule } from "./alarm/rules.ts";
import { newAgent } from "./agent/agent.ts";
import { forAgent } from "./agent/for-agent.ts";
import { losePlace, signOut, signOutSoon } from "./agent/session.ts";
import { dropCaller, putCaller } from "./call/caller-list.ts";
import { dropRefused } from "./call/callback.ts";
import { partWith } from "./call/part.ts";
import { stirPromisesAt } from "./call/promises.ts";
import { reviseAnnouncing } from "./queue/announce.ts";
import { reviseLimits } from "./queue/limits.ts";
import { forEachWaiting } from "./queue/each-waiting.ts";
import { newQueue, type Queue } from "./queue/queue.ts";
import { forgetFormerNames, formerlyNamed, renameQueue } from "./queue/rename.ts";
import { inverseOf, nameOf, readThrough } from "./inverse-change.ts";
import { blameRow } from "./blame.ts";
import { readable } from "./mishap.ts";
import type {
  AgentConfig,
  ConfigChange,
  ExtensionConfig,
  HotlineConfig,
  IvrConfig,
  QueueConfig,
  QueueName,
  TierConfig,
} from "./model.ts";
import { normalOf } from "./numbers/compare.ts";
import { armAllLevels } from "./queue/levels.ts";
import { forgetPerson } from "./people/messages.ts";
import { fact, phoneOf, touchPhone, type State } from "./state.ts";
import { isSetting, putSetting } from "./settings.ts";
import { dropTrunk, putTrunk } from "./trunk/changes.ts";
import { lightWhereDark } from "./voicemail/lamp.ts";
import { dropMailbox, putMessage } from "./voicemail/keep.ts";

/** Takes up one row after the other. One that cannot be taken up is left out: what was there before stays. */
export function configureAll(state: State, changes: readonly ConfigChange[]): void {
  for (const change of changes) {
    const former = readable(() => inverseOf(state, change));
    try {
      readThrough(change);
      configure(state, change);
    } catch (error) {
      blameRow(state, nameOf(change), error);
      if (former !== undefined) readable(() => configure(state, former));
    }
  }
}

function configure(state: State, change: ConfigChange): void {
  if (isSetting(change)) {
    putSetting(state, change);
    return;
  }
  switch (change.type) {
    case "put-time":
      state.schedule.times.set(change.time.id, change.time);
      return;
    case "drop-time":
      state.schedule.times.delete(change.id);
      return;
    case "put-hotline":
      dropHotline(state, change.hotline.id);
      putHotline(state, change.hotline);
      return;
    case "drop-hotline":
      dropHotline(state, change.id);
      return;
    case "put-ivr":
      putIvr(state, change.ivr);
      return;
    case "drop-ivr":
      dropIvr(state, change.id);
      return;
    case "put-queue":
      putQueue(state, change.queue);
      return;
    case "drop-queue":
      dropQueue(state, change.name);
      return;
    case "put-extension":
      putExtension(state, change.extension);
      return;
    case "drop-extension":
      dropExtension(state, change.extn);
      return;
    case "put-message":
      putMessage(state, change.message);
      return;
    case "put-trunk":
      putTrunk(state, change.trunk);
      return;
    case "drop-trunk":
      dropTrunk(state, change.name);
      return;
    case "put-agent":
      putAgent(state, change.agent);
      return;
    case "drop-agent":
      dropAgent(state, change.agent);
      stirAgentAlarms(state, change.agent);
      if (change.isGone === true) forgetPerson(state, change.agent);
      return;
    case "put-tier":
      putTier(state, change.tier);
      return;
    case "drop-tier":
      dropTier(state, change.queue, change.agent);
      return;
    default:
      configureList(state, change);
  }
}

type Listed = "caller" | "disposition" | "break-reason" | "alarm-rule";
type ListChange = Extract<ConfigChange, { readonly type: `put-${Listed}` | `drop-${Listed}` }>;

/** Of lists that nothing else hangs on. */
function configureList(state: State, change: ListChange): void {
  switch (change.type) {
    case "put-caller":
      putCaller(state.callers, change.caller);
      if (change.caller.kind === "black") dropRefused(state);
      return;
    case "drop-caller":
      dropCaller(state.callers, change.id);
      return;
    case "put-disposition":
      (state.dispositions ??= new Map()).set(change.disposition.id, change.disposition);
      return;
    case "drop-disposition":
      state.dispositions?.delete(change.id);
      return;
    case "put-break-reason":
      (state.breakReasons ??= new Map()).set(change.reason.id, change.reason);
      return;
    case "drop-break-reason":
      state.breakReasons?.delete(change.id);
      return;
    case "put-alarm-rule":
      putAlarmRule(state, change.rule);
      return;
    case "drop-alarm-rule":
      dropAlarmRule(state, change.id, "rule-removed");
      return;
  }
}

function putHotline(state: State, hotline: HotlineConfig): void {
  state.hotlines.set(hotline.id, hotline);
  const number = normalOf(state, hotline.number);
  const rows = state.hotlinesByNumber.get(number) ?? [];
  state.hotlinesByNumber.set(number, [...rows, hotline]);
}

function dropHotline(state: State, id: string): void {
  const known = state.hotlines.get(id);
  if (known === undefined) return;
  state.hotlines.delete(id);
  const number = normalOf(state, known.number);
  const rows = (state.hotlinesByNumber.get(number) ?? []).filter((row) => row.id !== id);
  if (rows.length === 0) state.hotlinesByNumber.delete(number);
  else state.hotlinesByNumber.set(number, rows);
}

export function putIvr(state: State, ivr: IvrConfig): void {
  dropIvr(state, ivr.id);
  state.ivrs.set(ivr.id, ivr);
  state.ivrsByNumber.set(ivr.number, ivr);
}

/** Callers inside go on in the tree they hold. */
function dropIvr(state: State, id: string): void {
  const known = state.ivrs.get(id);
  if (known === undefined) return;
  state.ivrs.delete(id);
  if (state.ivrsByNumber.get(known.number) === known) state.ivrsByNumber.delete(known.number);
}

/** Rows in logs of earlier versions lack what was not known then. */
const ADDED_TO_QUEUES = { ownNumbers: [], recordConsultation: false } as const;
const ADDED_TO_AGENTS = { ownNumbers: [] } as const;

function putQueue(state: State, given: QueueConfig): void {
  const config: QueueConfig = { ...ADDED_TO_QUEUES, ...given };
  const former = formerlyNamed(state, config);
  if (former !== undefined) {
    // Where rows are told late, two may have changed their names one after the other.
    dropQueue(state, config.name);
    renameQueue(state, former, config.name);
  }
  const queue = state.queues.get(config.name);
  if (queue === undefined) addQueue(state, config);
  else reviseQueue(state, queue, config);
  state.stirredQueues.add(config.name);
  stirQueueAlarms(state, config.name);
}

function addQueue(state: State, config: QueueConfig): void {
  forgetFormerNames(state, config.name);
  state.queues.set(config.name, newQueue(config, state.now));
}

function reviseQueue(state: State, queue: Queue, config: QueueConfig): void {
  queue.config = config;
  armAllLevels(state, queue);
  reviseLimits(state, queue);
  reviseAnnouncing(state, queue);
}

function dropQueue(state: State, name: QueueName): void {
  const queue = state.queues.get(name);
  if (queue === undefined) return;
  forEachWaiting(state, queue, ({ call }) => partWith(state, call, "nobody", "no-such-number"));
  for (const id of [...queue.members.keys()]) {
    forAgent(state, id, (agent) => {
      signOut(state, agent, name);
    });
    state.touchedAgents.add(id);
  }
  state.queues.delete(name);
  forgetFormerNames(state, name);
  dropAlarmRulesOf(state, name);
  fact(state, { type: "queue-removed", queue: name });
  for (const { id, queue: of } of state.dispositions?.values() ?? []) if (of === name) state.dispositions?.delete(id);
}

function putExtension(state: State, config: ExtensionConfig): void {
  const phone = phoneOf(state, config.extn);
  phone.config = config;
  if (config.disabled && phone.agent !== undefined) signOutSoon(state, phone.agent);
  touchPhone(state, phone);
  stirPromisesAt(state, config.extn);
  lightWhereDark(state, phone);
}

function dropExtension(state: State, extn: ExtensionConfig["extn"]): void {
  const phone = state.phones.get(extn);
  if (phone === undefined) return;
  phone.config = undefined;
  dropMailbox(state, extn);
  if (phone.agent !== undefined) signOutSoon(state, phone.agent);
  if (!phone.registered && phone.legs.size === 0 && phone.agent === undefined) state.phones.delete(extn);
}

function putAgent(state: State, given: AgentConfig): void {
  const config: AgentConfig = { ...ADDED_TO_AGENTS, ...given };
  const agent = state.agents.get(config.agent);
  if (agent === undefined) state.agents.set(config.agent, newAgent(config));
  else {
    agent.config = config;
    delete agent.isRemoved;
  }
  state.touchedAgents.add(config.agent);
}

/** An agent on a call stays until it is over, and is gone then. */
function dropAgent(state: State, id: AgentConfig["agent"]): void {
  const agent = state.agents.get(id);
  if (agent === undefined) return;
  agent.isRemoved = true;
  signOutSoon(state, id);
  if (agent.session === undefined) state.agents.delete(id);
}

function dropTier(state: State, name: QueueName, id: AgentConfig["agent"]): void {
  if (state.queues.get(name)?.tiers.delete(id) !== true) return;
  forAgent(state, id, (agent) => losePlace(state, agent, name));
}

function putTier(state: State, { queue, agent, level, position }: TierConfig): void {
  state.queues.get(queue)?.tiers.set(agent, { level, position });
  state.touchedAgents.add(agent);
}
