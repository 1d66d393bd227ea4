import type { AlarmView } from "../core/alarm/alarms.ts";
import type { AgentView } from "../core/agent/agent.ts";
import type { Census } from "../core/views/census.ts";
import type { AskedEvent, Outcome } from "../core/events.ts";
import type { WaitingView } from "../core/views/waiting.ts";
import type { AgentId, CallId, ConfigChange, Extn, MessageId, QueueName, VoiceMessage } from "../core/model.ts";
import type { HelpView } from "../core/people/requests.ts";
import type { PeopleMessage } from "../core/people/unread.ts";
import type { FloorView } from "../core/views/floor.ts";
import type { PhoneView } from "../core/views/phones.ts";
import type { TrunkView } from "../core/trunk/trunk.ts";
import type { MenuCallers } from "../core/views/menu-callers.ts";
import type { Preview, PreviewQuestion } from "../core/views/preview.ts";
import type { Configuration } from "./store.ts";
import type { AccountChange } from "./switch.ts";

/**
 * What suspends a promise while calls go on: what happens now would not survive a crash; call records wait for somebody to
 * mend the database.
 */
export type Trouble = "event-log-not-written" | "records-not-stored";

/** The running call center as the API sees it. */
export interface CenterPort {
  /** Lets an event happen at once and says what the domain answers. */
  ask(event: AskedEvent): Outcome;
  /** Resolves when what has been asked so far survives `kill -9`; rejects where it cannot be written now. */
  stored(): Promise<void>;
  /** Configuration that has been stored, in the order it was stored: to the engine and to the switch. */
  configure(changes: readonly ConfigChange[], accounts: readonly AccountChange[]): void;
  /** All that is stored: what the engine and the switch know otherwise, or know besides, is set right. How many changes that took. */
  agreeWith(stored: Configuration): number;
  /** Who is signed in, to one queue or to any. */
  agentStates(queue?: QueueName): readonly AgentView[];
  /** Undefined: they are not signed in. */
  agentState(agent: AgentId): AgentView | undefined;
  /** Who is signed in at an extension. */
  agentAt(extn: Extn): AgentView | undefined;
  /** Who waits, in one queue or in any, and for what; the first `most`. */
  waiting(queue: QueueName | undefined, most: number): readonly WaitingView[];
  /** Undefined: it waits in no queue. */
  waitingCall(call: CallId): WaitingView | undefined;
  /** Alarms that have not cleared, the oldest first. */
  alarms(): readonly AlarmView[];
  /** The messages of one mailbox or of all; those of each in the order they were left. */
  messages(mailbox: Extn | undefined): readonly VoiceMessage[];
  /** Undefined: there is none, or no longer. */
  message(id: MessageId): VoiceMessage | undefined;
  /** Requests for help that are open. */
  helps(): readonly HelpView[];
  /** What a user was sent by others and has not read, the oldest first. */
  unread(user: string): readonly PeopleMessage[];
  /** Users who have a socket, or lost it less than a minute ago: in this process or the one before. */
  screens(): readonly string[];
  /** How many of everything live now. */
  census(): Census;
  /** Queues with who waits, agents with what they do, talks with who is in them, with dates of the wall clock. */
  floor(): FloorView;
  /** Every extension's phone, in no order. */
  phones(): readonly PhoneView[];
  /** The outside lines: whether each can be used, and by how many it is. */
  trunkStates(): readonly TrunkView[];
  /** What would happen to a call at any time, by the engine's own routing; nothing happens. */
  preview(question: PreviewQuestion): Preview;
  /** How many callers stand at which node of a tree of menus. */
  menuCallers(ivr: string): readonly MenuCallers[];
  /** None: all that was promised holds. */
  readonly troubles: readonly Trouble[];
  /** It stops, and takes on nothing new. */
  readonly draining: boolean;
}
