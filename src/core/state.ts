// All that the engine knows, and the few ways to speak: a fact, a command, a deadline.
import type { Alarms } from "./alarm/alarms.ts";
import type { Agent } from "./agent/agent.ts";
import type { Awaited } from "./awaited.ts";
import type { Call, Leg, SentOn } from "./call/call.ts";
import type { StandingOrders } from "./call/standing-orders.ts";
import { newCallerList, type CallerList } from "./call/caller-list.ts";
import type { Served } from "./agent/last-served.ts";
import { dateOfFact, neverSet, zoneBySettings, type ClockSettings } from "./clock-setting.ts";
import { chanceOf, type Chance } from "./chance.ts";
import { noDeadlines, setDeadline, type Deadline, type Deadlines, type Due } from "./deadlines.ts";
import type { Fact, FactBody } from "./facts.ts";
import type {
  AgentId,
  CallId,
  CommandId,
  ExtensionConfig,
  Extn,
  HotlineConfig,
  IvrConfig,
  LegId,
  QueueName,
} from "./model.ts";
import type { LimitsConfig } from "./limits-config.ts";
import type { Mishap } from "./mishap.ts";
import type { NumberPlan } from "./numbers/plan.ts";
import type { Queue } from "./queue/queue.ts";
import { noContacts, type Contacts } from "./ivr/contacts.ts";
import { emptySchedule, type Schedule } from "./schedule/schedule.ts";
import type { Help, HelpOver } from "./people/requests.ts";
import type { Keyed, PeopleMessage } from "./people/unread.ts";
import type { Trunk } from "./trunk/trunk.ts";
import type { Mailbox, MessageTaken } from "./voicemail/mailbox.ts";
import type { SwitchCommand, SwitchCommandBody, SwitchMark } from "./switch.ts";
import type { BreakReasonConfig, DispositionConfig } from "./word-lists.ts";

/** An extension and what its phone does. A phone may register before its row is known, so the row can be missing. */
export interface Phone {
  readonly extn: Extn;
  config: ExtensionConfig | undefined;
  registered: boolean;
  /** It is registered, and has answered nothing when it was called last; the switch asks it until it does. Absent: no. */
  silent: boolean;
  /** Living legs at this phone: those it made and those it was called on. */
  readonly legs: Set<LegId>;
  /** Who is signed in at it. */
  agent: AgentId | undefined;
}

export interface State {
  /** Steady: it never jumps, whatever the wall clock does; what lasts or is due is reckoned by it. */
  now: number;
  readonly clock: ClockSettings;
  started: boolean;
  draining: boolean;
  /** Every call is being ended: nobody is offered one any more. */
  stopping: boolean;
  /** A process has gone on where another one ended and does not know yet which legs and phones are left. */
  resuming: boolean;
  /** The last event that a switch has told which numbers what it tells. */
  switchMark?: SwitchMark;
  /** How many processes there were before this one. */
  epoch: number;
  readonly chance: Chance;
  readonly deadlines: Deadlines;
  lastFact: number;
  /** Of this epoch. */
  lastCommand: number;
  /** When the event of this step happened: what is sent is sent then, whatever deadline of before has led to it. */
  stepAt: number;
  /** What this step says; emptied by the one who runs it. */
  facts: Fact[];
  commands: SwitchCommand[];

  readonly schedule: Schedule;
  readonly phones: Map<Extn, Phone>;
  readonly hotlines: Map<string, HotlineConfig>;
  /** Hotline rows by the normal form of their number. */
  readonly hotlinesByNumber: Map<string, HotlineConfig[]>;
  readonly callers: CallerList;
  /** How numbers are compared. Absent: as they are written. */
  numbers?: NumberPlan | undefined;
  readonly ivrs: Map<string, IvrConfig>;
  readonly ivrsByNumber: Map<string, IvrConfig>;
  /** The number that was last offered a call by a menu's node whose numbers take turns. */
  readonly menuTurns: Map<string, string>;
  readonly contacts: Contacts;
  readonly queues: Map<QueueName, Queue>;
  /** What queues are called now by what they were called, for callers in menus of before. Absent: none has got another name. */
  formerQueueNames?: Map<QueueName, QueueName>;
  readonly trunks: Map<string, Trunk>;
  /** Calls whose callers are owed a call, by the normal form of their number; kept by call/promises.ts. */
  readonly promises: Map<string, Set<CallId>>;
  /** Legs over outside lines, by the normal form of the number at their far end. */
  readonly numbersInCalls: Map<string, number>;
  readonly agents: Map<AgentId, Agent>;
  readonly calls: Map<CallId, Call>;
  readonly legs: Map<LegId, Leg>;
  /** Commands of which it is waited to hear what became of them. */
  readonly awaited: Map<CommandId, Awaited>;
  /** Recordings that run or are being written; they may outlive their call by a moment. */
  readonly recordings: Map<CommandId, { readonly call: CallId; readonly name: string }>;

  /** Messages that are being recorded or written. */
  readonly messagesTaken: Map<CommandId, MessageTaken>;
  readonly mailboxes: Map<Extn, Mailbox>;

  /** Who last served a caller, by the normal form of their number; kept by last-served.ts. */
  readonly lastServed: Map<string, Served>;

  /** Agents of whom something has changed in this step. */
  readonly touchedAgents: Set<AgentId>;
  /** Queues in which a caller and an agent may now meet. */
  readonly stirredQueues: Set<QueueName>;
  /** Callers whom a queue would not keep in this step, and where its action leads them. */
  readonly sentOn: Map<CallId, SentOn>;
  /** Callers whom nobody has answered and who stand in their menus again. */
  readonly backToMenu: Set<CallId>;
  /** Callers whom an agent has given away and whom nobody has taken. */
  readonly returning: Set<CallId>;
  /** Mistakes of ours that have come to light in this step and are still to be dealt with. */
  readonly mishaps: Mishap[];
  /** Queues that are themselves what a mistake was about: in this step nobody is offered in them any more. */
  readonly setAside: Set<QueueName>;
  /** What agents may say came of their calls, by id. Absent: nothing. */
  dispositions?: Map<string, DispositionConfig>;
  /** Why they may be on break, by id. Absent: there is no list. */
  breakReasons?: Map<string, BreakReasonConfig>;
  /** Numbers that go out past every limit. Absent: there are none. */
  emergencyNumbers?: readonly string[];
  /** Calls that live and were made, or led, to one of these. Absent: none. */
  emergencies?: Set<CallId>;
  /** Alarm rules and what they watch. Absent: there are none. */
  alarms?: Alarms;
  /** From when on queues' callers are counted, by the engine's time. Absent: an earlier version did not count. */
  countedFrom?: number;
  /** Who asks for help, and what. Absent: nobody. */
  helps?: Map<AgentId, Help>;
  /** Requests that were over lately, by id. Absent: none. */
  helpsOver?: Map<string, HelpOver>;
  /** By login, the oldest first. Absent: nobody has any. */
  unread?: Map<string, readonly PeopleMessage[]>;
  /** What was sent lately, by the senders' own keys. Absent: nothing. */
  sentKeys?: Map<string, Keyed>;
  /** Users who have a socket or lost it less than a minute ago. Absent: none. */
  screens?: Set<string>;
  /** How long whoever was left on hold hears music. Absent: for five minutes. */
  strandedMs?: number;
  /** How long things last at most. Absent: as long as they like. */
  limits?: LimitsConfig;
}

export function emptyState(): State {
  return {
    now: 0,
    clock: neverSet(),
    started: false,
    draining: false,
    stopping: false,
    resuming: false,
    epoch: 0,
    chance: chanceOf(0),
    deadlines: noDeadlines(),
    lastFact: 0,
    lastCommand: 0,
    stepAt: 0,
    facts: [],
    commands: [],
    schedule: emptySchedule(),
    phones: new Map(),
    hotlines: new Map(),
    hotlinesByNumber: new Map(),
    callers: newCallerList(),
    ivrs: new Map(),
    ivrsByNumber: new Map(),
    menuTurns: new Map(),
    contacts: noContacts(),
    queues: new Map(),
    trunks: new Map(),
    promises: new Map(),
    numbersInCalls: new Map(),
    agents: new Map(),
    calls: new Map(),
    legs: new Map(),
    awaited: new Map(),
    recordings: new Map(),
    messagesTaken: new Map(),
    mailboxes: new Map(),
    lastServed: new Map(),
    touchedAgents: new Set(),
    stirredQueues: new Set(),
    sentOn: new Map(),
    backToMenu: new Set(),
    returning: new Set(),
    mishaps: [],
    setAside: new Set(),
  };
}

export function fact(state: State, body: FactBody): void {
  state.lastFact += 1;
  state.facts.push({ seq: state.lastFact, at: dateOfFact(state.clock, state.now, body), ...body });
}

/** A process that died may have sent commands of which nothing is known: those of the next one have other numbers. */
const COMMANDS_OF_AN_EPOCH = 2 ** 32;

export function command(state: State, body: SwitchCommandBody): SwitchCommand {
  state.lastCommand += 1;
  const id = (state.epoch * COMMANDS_OF_AN_EPOCH + state.lastCommand) as CommandId;
  const order: SwitchCommand = { id, ...body };
  noteStanding(state, order);
  state.commands.push(order);
  return order;
}

/** By the process that runs now. */
export function isOfThisEpoch(state: State, { id }: SwitchCommand): boolean {
  return id > state.epoch * COMMANDS_OF_AN_EPOCH;
}

/** What a leg was ordered that lasts, as the switch keeps it. */
function noteStanding(state: State, order: SwitchCommand): void {
  switch (order.type) {
    case "ring":
      stand(state, order.leg, { ring: order });
      return;
    case "hang-up":
      stand(state, order.leg, { hangUp: order });
      return;
    case "tell-transfer":
      if (order.state !== "ringing") stand(state, order.leg, { transfer: order });
      return;
    case "play":
      if (order.repeat) stand(state, order.leg, { music: order });
      else delete state.legs.get(order.leg)?.standing?.music;
      return;
    case "stop":
      delete state.legs.get(order.leg)?.standing?.music;
      return;
    case "converse":
      // What is played to somebody stops when they get to hear others.
      for (const { leg, hears } of order.parties) if (hears.length > 0) delete state.legs.get(leg)?.standing?.music;
      return;
    default:
      return;
  }
}

function stand(state: State, id: LegId, orders: StandingOrders): void {
  const leg = state.legs.get(id);
  if (leg !== undefined) leg.standing = { ...leg.standing, ...orders };
}

export function deadlineIn(state: State, delayMs: number, due: Due): Deadline {
  return setDeadline(state.deadlines, state.now + delayMs, due);
}

/** For what the switch owes: it cannot have been asked before this step's event. */
export function owedIn(state: State, delayMs: number, due: Due): Deadline {
  return setDeadline(state.deadlines, Math.max(state.now, state.stepAt) + delayMs, due);
}

/** The zone is configured by the wall clock, and read by the engine's time. */
export function adjustZone({ schedule, clock }: State): void {
  schedule.setZone = clock.settings.length === 0 ? undefined : zoneBySettings(schedule.zone, clock);
}

/** What the wall clock shows. */
export function dateNow({ now, clock }: Pick<State, "now" | "clock">): number {
  return now + clock.offsetMs;
}

/** What it shows, or will show, at an instant of the engine's time. */
export function dateOf({ clock }: Pick<State, "clock">, at: number): number {
  return at + clock.offsetMs;
}

export function phoneOf(state: State, extn: Extn): Phone {
  const known = state.phones.get(extn);
  if (known !== undefined) return known;
  const phone: Phone = { extn, config: undefined, registered: false, silent: false, legs: new Set(), agent: undefined };
  state.phones.set(extn, phone);
  return phone;
}

/** Who is signed in at the phone; of none nobody is. */
export function signedInAt(state: State, extn: Extn | undefined): AgentId | undefined {
  return extn === undefined ? undefined : state.phones.get(extn)?.agent;
}

export function touchPhone(state: State, phone: Phone | undefined): void {
  if (phone?.agent !== undefined) state.touchedAgents.add(phone.agent);
}
