// All that the engine knows, and the few ways to speak: a fact, a command, a deadline.
import type { Agent } from "./agent/agent.ts";
import type { Awaited } from "./awaited.ts";
import type { Call, Leg, SentOn } from "./call/call.ts";
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
import type { Queue } from "./queue/queue.ts";
import { noContacts, type Contacts } from "./ivr/contacts.ts";
import { emptySchedule, type Schedule } from "./schedule/schedule.ts";
import type { Trunk } from "./trunk/trunk.ts";
import type { Mailbox, MessageTaken } from "./voicemail/mailbox.ts";
import type { SwitchCommand, SwitchCommandBody } from "./switch.ts";
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
  /** How many processes there were before this one. */
  epoch: number;
  readonly chance: Chance;
  readonly deadlines: Deadlines;
  lastFact: number;
  /** Of this epoch. */
  lastCommand: number;
  /** What this step says; emptied by the one who runs it. */
  facts: Fact[];
  commands: SwitchCommand[];

  readonly schedule: Schedule;
  readonly phones: Map<Extn, Phone>;
  readonly hotlines: Map<string, HotlineConfig>;
  /** Hotline rows by the number dialled. */
  readonly hotlinesByNumber: Map<string, HotlineConfig[]>;
  readonly callers: CallerList;
  readonly ivrs: Map<string, IvrConfig>;
  readonly ivrsByNumber: Map<string, IvrConfig>;
  /** The number that was last offered a call by a menu's node whose numbers take turns. */
  readonly menuTurns: Map<string, string>;
  readonly contacts: Contacts;
  readonly queues: Map<QueueName, Queue>;
  readonly trunks: Map<string, Trunk>;
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

  /** Who last served a caller, by the caller's number; kept by last-served.ts. */
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

export function command(state: State, body: SwitchCommandBody): CommandId {
  state.lastCommand += 1;
  const id = (state.epoch * COMMANDS_OF_AN_EPOCH + state.lastCommand) as CommandId;
  state.commands.push({ id, ...body });
  return id;
}

export function deadlineIn(state: State, delayMs: number, due: Due): Deadline {
  return setDeadline(state.deadlines, state.now + delayMs, due);
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
