// The running call center as the API sees it: one door to the engine, the switch and the log.
import type { AlarmView } from "../core/alarm/alarms.ts";
import type { AgentView } from "../core/agent/agent.ts";
import type { Census } from "../core/views/census.ts";
import type { Center } from "../core/center.ts";
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
import type { CenterPort, Trouble } from "../ports/center.ts";
import type { Clock } from "../ports/clock.ts";
import type { Configuration } from "../ports/store.ts";
import type { AccountChange, Switch } from "../ports/switch.ts";
import type { Measure, Measured } from "../ports/measures.ts";
import type { Host } from "./host.ts";
import type { Projector } from "./projector.ts";
import { centerMeasures } from "./measures.ts";

export interface RunningParts {
  readonly host: Host;
  readonly center: Center;
  /** Which accounts there are is told here. */
  readonly switch: Pick<Switch, "provision">;
  readonly clock: Pick<Clock, "now">;
  readonly projector?: Pick<Projector, "trouble"> | undefined;
  /** Of the phones' accounts. */
  readonly domain: string;
}

export class RunningCenter implements CenterPort, Measured {
  readonly #host: Host;
  readonly #center: Center;
  readonly #switch: RunningParts["switch"];
  readonly #projector: RunningParts["projector"];
  readonly #clock: Pick<Clock, "now">;
  readonly #domain: string;
  #draining = false;

  constructor(parts: RunningParts) {
    this.#host = parts.host;
    this.#center = parts.center;
    this.#switch = parts.switch;
    this.#projector = parts.projector;
    this.#clock = parts.clock;
    this.#domain = parts.domain;
  }

  get troubles(): readonly Trouble[] {
    const troubles: Trouble[] = [];
    if (!this.#host.isWritten) troubles.push("event-log-not-written");
    if (this.#projector?.trouble !== undefined) troubles.push("records-not-stored");
    return troubles;
  }

  get draining(): boolean {
    return this.#draining;
  }

  /** No new calls and no new requests from now on. */
  drain(): void {
    this.#draining = true;
    this.#host.handle({ type: "draining" });
  }

  /** How many calls live. */
  get liveCalls(): number {
    return this.#center.liveCalls;
  }

  measures(): readonly Measure[] {
    return centerMeasures(this.census(), this.#draining);
  }

  ask(event: AskedEvent): Outcome {
    return this.#host.ask(event);
  }

  /** Events are written before anything follows from them: what is in the log survives, whenever the database gets it. */
  stored(): Promise<void> {
    if (this.#host.isWritten) return Promise.resolve();
    return Promise.reject(new Error("The event log cannot be written."));
  }

  configure(changes: readonly ConfigChange[], accounts: readonly AccountChange[]): void {
    if (accounts.length > 0) this.#switch.provision(accounts);
    if (changes.length > 0) this.#host.handle({ type: "configured", changes });
  }

  agreeWith({ changes, accounts }: Configuration): number {
    const differing = this.#center.differences(changes);
    this.configure(differing, [...this.#accountsBesides([...differing, ...changes], accounts), ...accounts]);
    return differing.length;
  }

  /** Of extensions that are gone, or are no phones here any more, and of lines that are gone. */
  #accountsBesides(changes: readonly ConfigChange[], stored: readonly AccountChange[]): readonly AccountChange[] {
    const registering = new Set(stored.map((change) => (change.type === "put-account" ? change.account.extn : "")));
    return changes.flatMap((change): AccountChange[] => {
      if (change.type === "drop-trunk") return [change];
      if (change.type !== "put-extension" && change.type !== "drop-extension") return [];
      const extn = change.type === "put-extension" ? change.extension.extn : change.extn;
      return registering.has(extn) ? [] : [{ type: "drop-account", extn, domain: this.#domain }];
    });
  }

  waiting(queue: QueueName | undefined, most: number): readonly WaitingView[] {
    return this.#center.waiting(queue, most).map((view) => this.#onDate(view));
  }

  waitingCall(call: CallId): WaitingView | undefined {
    const view = this.#center.waitingCall(call);
    return view && this.#onDate(view);
  }

  /** So that what is left when it is taken from now is how long they have waited. */
  #onDate(view: WaitingView): WaitingView {
    return { ...view, joinedAt: view.joinedAt + this.#center.clockOffsetMs };
  }

  alarms(): readonly AlarmView[] {
    return this.#center.alarms();
  }

  messages(mailbox: Extn | undefined): readonly VoiceMessage[] {
    return this.#center.messages(mailbox);
  }

  message(id: MessageId): VoiceMessage | undefined {
    return this.#center.messages(undefined).find((message) => message.id === id);
  }

  helps(): readonly HelpView[] {
    return this.#center.helps();
  }

  unread(user: string): readonly PeopleMessage[] {
    return this.#center.unread(user);
  }

  screens(): readonly string[] {
    return this.#center.screens();
  }

  census(): Census {
    return this.#center.census(this.#clock.now());
  }

  floor(): FloorView {
    return this.#center.floor();
  }

  phones(): readonly PhoneView[] {
    return this.#center.phones();
  }

  trunkStates(): readonly TrunkView[] {
    return this.#center.trunks();
  }

  menuCallers(ivr: string): readonly MenuCallers[] {
    return this.#center.menuCallers(ivr);
  }

  preview(question: PreviewQuestion): Preview {
    return this.#center.preview({ ...question, at: question.at - this.#center.clockOffsetMs });
  }

  agentStates(queue?: QueueName): readonly AgentView[] {
    return this.#center.agents(queue).map((view) => this.#dated(view));
  }

  agentState(agent: AgentId): AgentView | undefined {
    const view = this.#center.agent(agent);
    return view && this.#dated(view);
  }

  agentAt(extn: Extn): AgentView | undefined {
    const view = this.#center.agentAt(extn);
    return view && this.#dated(view);
  }

  #dated(view: AgentView): AgentView {
    const offsetMs = this.#center.clockOffsetMs;
    const until = view.until === undefined ? {} : { until: view.until + offsetMs };
    const breaks = view.breaks?.map((one) => ({ ...one, since: one.since + offsetMs }));
    return { ...view, since: view.since + offsetMs, ...until, ...(breaks === undefined ? {} : { breaks }) };
  }
}
