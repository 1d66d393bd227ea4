// How things stand, for whoever asks: the one way to look at the engine's state from outside. A view gives plain data and
// changes nothing, however often it is asked for; the engine itself never looks through one.
import type { AgentView } from "../agent/agent.ts";
import { viewOf } from "../agent/derive.ts";
import type { AlarmView } from "../alarm/alarms.ts";
import type { AgentId, CallId, ConfigChange, Extn, LegId, QueueName, VoiceMessage } from "../model.ts";
import { openHelps } from "../people/help.ts";
import type { HelpView } from "../people/requests.ts";
import type { PeopleMessage } from "../people/unread.ts";
import { uncountedOf } from "../queue/today.ts";
import { yearsWithoutTable } from "../schedule/schedule.ts";
import type { State } from "../state.ts";
import type { TrunkView } from "../trunk/trunk.ts";
import { secretAskedOf, type SecretAsked } from "../voicemail/listen.ts";
import { messagesOf } from "../voicemail/lookup.ts";
import { alarmViews } from "./alarms.ts";
import { censusOf, type Census } from "./census.ts";
import { differences } from "./differences.ts";
import { floorOf, type FloorView } from "./floor.ts";
import { phoneViews, type PhoneView } from "./phones.ts";
import { menuCallers, type MenuCallers } from "./menu-callers.ts";
import { previewCall, type Preview, type PreviewQuestion } from "./preview.ts";
import { recordingsUnderWay, type RecordingUnderWay } from "./recordings-under-way.ts";
import { snapshotOf, type Snapshot } from "./snapshot.ts";
import { waitingCall, waitingOf, type WaitingView } from "./waiting.ts";

/** Of the calls over a line, those that are named. */
const FIRST_CALLS = 10;

export class Views {
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  /** Who is signed in, to one queue or to any. */
  agents(queue: QueueName | undefined): AgentView[] {
    const state = this.#state;
    const views: AgentView[] = [];
    for (const agent of state.agents.values()) {
      if (agent.session === undefined || (queue !== undefined && !agent.session.queues.has(queue))) continue;
      views.push(viewOf(state, agent, agent.session));
    }
    return views;
  }

  /** Undefined: they are not signed in. */
  agent(id: AgentId): AgentView | undefined {
    const agent = this.#state.agents.get(id);
    return agent?.session && viewOf(this.#state, agent, agent.session);
  }

  /** Who is signed in at an extension. */
  agentAt(extn: Extn): AgentView | undefined {
    const id = this.#state.phones.get(extn)?.agent;
    return id === undefined ? undefined : this.agent(id);
  }

  /** The outside lines: whether each can be used, and by how many it is. */
  trunks(): TrunkView[] {
    return [...this.#state.trunks.values()].map(({ config, up, reason, legs }) => ({
      trunk: config.name,
      up,
      reason,
      calls: legs.size,
      first: [...legs].slice(0, FIRST_CALLS).flatMap((leg) => this.#state.legs.get(leg)?.call ?? []),
    }));
  }

  /** What every extension's phone does. */
  phones(): PhoneView[] {
    return phoneViews(this.#state);
  }

  /** How many callers stand at which node of a tree of menus, by the ids of both. */
  menuCallers(ivr: string): MenuCallers[] {
    return menuCallers(this.#state, ivr);
  }

  /** Who waits, in one queue or in any, and for what; the first `most`. */
  waiting(queue: QueueName | undefined, most: number): WaitingView[] {
    return waitingOf(this.#state, queue, most);
  }

  /** Undefined: it waits in no queue. */
  waitingCall(call: CallId): WaitingView | undefined {
    return waitingCall(this.#state, call);
  }

  /** Those that have not cleared, the oldest first. */
  alarms(): readonly AlarmView[] {
    return alarmViews(this.#state);
  }

  /** The messages of one mailbox or of all; those of each in the order they were left. */
  messages(mailbox: Extn | undefined): VoiceMessage[] {
    return messagesOf(this.#state, mailbox);
  }

  /** Requests for help that are open. */
  helps(): HelpView[] {
    return openHelps(this.#state);
  }

  /** What a user was sent by others and has not read, the oldest first. */
  unread(user: string): readonly PeopleMessage[] {
    return this.#state.unread?.get(user) ?? [];
  }

  /** Users who had a socket at the last event, or lost it less than a minute before. */
  screens(): readonly string[] {
    return [...(this.#state.screens ?? [])];
  }

  /** Whether the next key pressed on this leg is a part of a password, and of which; undefined: it is not. */
  secretAsked(leg: LegId): SecretAsked | undefined {
    return secretAskedOf(this.#state, leg);
  }

  /** Calls with a phone in them; whoever is owed a call waits at home. */
  get liveCalls(): number {
    let count = 0;
    for (const call of this.#state.calls.values()) if (call.legs.size > 0) count += 1;
    return count;
  }

  /** Whether any call lives, be it without a phone. */
  get hasCalls(): boolean {
    return this.#state.calls.size > 0;
  }

  /** Recordings that ran when the process ended, by the names that were given to them. */
  recordingsUnderWay(): RecordingUnderWay[] {
    return recordingsUnderWay(this.#state);
  }

  /** Rows that must be changed, put or dropped for the engine to know what is stored. */
  differences(stored: readonly ConfigChange[]): readonly ConfigChange[] {
    return differences(this.#state, stored);
  }

  /** What would happen to a call, step by step; nothing happens. */
  preview(question: PreviewQuestion): Preview {
    return previewCall(this.#state, question);
  }

  /** The years among those given for which no table of days off stands, though dated days off are kept. */
  yearsWithoutTable(years: readonly number[]): readonly number[] {
    return yearsWithoutTable(this.#state.schedule.times.values(), years);
  }

  /** The part of today, in dates, of which callers are not counted: their records are to be asked. */
  uncounted(now: number): ReturnType<typeof uncountedOf> {
    return uncountedOf(this.#state, now);
  }

  /** How many of everything live; `now`: until when who waits has waited. */
  census(now: number): Census {
    return censusOf(this.#state, now);
  }

  /** Queues with who waits, agents with what they do, talks with who is in them. */
  floor(): FloorView {
    return floorOf(this.#state);
  }

  /** All that lives, as plain data. */
  snapshot(): Snapshot {
    return snapshotOf(this.#state);
  }
}
