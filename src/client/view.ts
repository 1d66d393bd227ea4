// How everything stands, as far as one may see it: a snapshot, and every event after it.
import type { PublicEvent } from "../contract/event.ts";
import type {
  AgentRow,
  AlarmRow,
  CallRow,
  HelpRow,
  MessageRow,
  PartyRow,
  QueueFigures,
  Snapshot,
  WaitingRow,
} from "../contract/rows.ts";

type CallEvent = Extract<PublicEvent, { readonly direction: CallRow["direction"] }>;

export class CenterView {
  /** By agent; who is signed out is not in it. */
  readonly agents = new Map<string, AgentRow>();
  /** By `callUUID`; those that live. */
  readonly calls = new Map<string, CallRow>();
  /** Callers in line, by `callUUID`. */
  readonly waiting = new Map<string, WaitingRow>();
  /** By name. */
  readonly queues = new Map<string, QueueFigures>();

  /** Those that have not cleared, by `alarm_id`. */
  readonly alarms = new Map<number, AlarmRow>();
  /** Requests for help that are open, by `help`. */
  readonly helps = new Map<string, HelpRow>();
  /** What this user was sent and has not read, by `id`, the oldest first. */
  readonly messages = new Map<number, MessageRow>();
  /** Whose view it is: their login; empty: nobody's yet. */
  user = "";
  /** Of a supervisor who sees the agents of these alone. */
  #ownQueues: readonly string[] | undefined;
  #hasFiguresOfOwnWork = false;

  /** All that is known stands in it. */
  restart(snapshot: Snapshot): void {
    const { agents, calls, waiting, queues, user, own_queues, helps, messages, alarms } = snapshot;
    const { agents: ofAgents, calls: ofCalls, waiting: inLine, queues: ofQueues } = this;
    for (const map of [ofAgents, ofCalls, inLine, ofQueues, this.helps, this.messages, this.alarms]) map.clear();
    this.user = user;
    this.#ownQueues = own_queues ?? undefined;
    this.#hasFiguresOfOwnWork = snapshot.figures_of_own_work;
    for (const row of alarms) this.alarms.set(row.alarm_id, row);
    for (const row of helps) this.helps.set(row.help, row);
    for (const row of messages) this.messages.set(row.id, row);
    for (const row of agents) this.agents.set(row.agent_id, row);
    for (const row of calls) this.calls.set(row.callUUID, row);
    for (const row of waiting) this.waiting.set(row.callUUID, row);
    for (const row of queues) this.queues.set(row.queue_id, row);
  }

  figures(row: QueueFigures): void {
    this.queues.set(row.queue_id, row);
  }

  take(event: PublicEvent): void {
    switch (event.event) {
      case "agent-state": {
        const { event: _name, version: _version, position: _position, index: _index, timestamp: _at, ...row } = event;
        // The last that is said of one who signs out.
        if (row.state === "LOGOUT") this.agents.delete(row.agent_id);
        else this.agents.set(row.agent_id, row);
        return;
      }
      case "alarm-fired":
      case "alarm-cleared":
      case "alarm-acknowledged":
        this.#takeOfAlarm(event);
        return;
      case "agent-logout":
        if (event.queue_id === "") this.agents.delete(event.agent_id);
        else this.#leaves(event.agent_id, event.queue_id);
        if (this.#hasFiguresOfOwnWork && event.agent_id === this.user) this.#worksNoMore(event.queue_id);
        return;
      case "queue-removed":
        this.queues.delete(event.queue_id);
        return;
      case "queue-renamed":
        this.#rename(event.queue_id, event.name);
        return;
      case "caller-joined":
      case "callback-kept": {
        const { callUUID, cidNumber, cidName, destNumber, queue_id, place, timestamp } = event;
        const row = { callUUID, cidNumber, cidName, destNumber, queue_id, place, since: timestamp };
        if (this.#seesLineOf(queue_id)) this.waiting.set(callUUID, row);
        break;
      }
      case "intervened": {
        const row = this.waiting.get(event.callUUID);
        const { priority, place } = event;
        if (row === undefined || priority === undefined || place === undefined) break;
        this.waiting.set(event.callUUID, { ...row, priority, place });
        break;
      }
      case "caller-left":
        this.waiting.delete(event.callUUID);
        break;
      default:
        this.#takeOfPeople(event);
    }
    if ("direction" in event && event.callUUID !== "") this.#takeOfCall(event);
  }

  #takeOfAlarm(event: Extract<PublicEvent, { readonly alarm_id: number }>): void {
    if (event.event === "alarm-cleared") {
      this.alarms.delete(event.alarm_id);
      return;
    }
    if (event.event === "alarm-fired") {
      const { event: _name, version: _version, position: _position, index: _index, timestamp, ...row } = event;
      const nobody = { acknowledged_by: "", acknowledged_at: null, notes: "" };
      this.alarms.set(row.alarm_id, { ...row, fired_at: timestamp, ...nobody });
      return;
    }
    const known = this.alarms.get(event.alarm_id);
    // One that is over is not brought back by who has seen it.
    if (known === undefined) return;
    const { user, timestamp, notes } = event;
    this.alarms.set(event.alarm_id, { ...known, acknowledged_by: user, acknowledged_at: timestamp, notes });
  }

  #rename(from: string, to: string): void {
    const renamed = (name: string): string => (name === from ? to : name);
    const figures = this.queues.get(from);
    this.queues.delete(from);
    if (figures !== undefined) this.queues.set(to, { ...figures, queue_id: to });
    for (const rows of [this.calls, this.waiting] as readonly Map<string, { readonly queue_id: string }>[]) {
      for (const [key, row] of rows) if (row.queue_id === from) rows.set(key, { ...row, queue_id: to });
    }
    for (const [agent, row] of this.agents) {
      const breaks = row.breaks?.map((one) => ({ ...one, queue_id: renamed(one.queue_id) }));
      const now = { ...row, queue_id: renamed(row.queue_id), queues: row.queues.map(renamed) };
      this.agents.set(agent, breaks === undefined ? now : { ...now, breaks });
    }
    for (const [help, row] of this.helps) this.helps.set(help, { ...row, queues: row.queues.map(renamed) });
    this.#ownQueues = this.#ownQueues?.map(renamed);
  }

  #leaves(agent: string, queue: string): void {
    const known = this.agents.get(agent);
    if (known === undefined) return;
    const queues = known.queues.filter((one) => one !== queue);
    const own = this.#ownQueues;
    // Of whom they look after no more they hear nothing more.
    if (own !== undefined && agent !== this.user && !queues.some((one) => own.includes(one))) {
      this.agents.delete(agent);
      return;
    }
    const { breaks, ...rest } = known;
    const left = breaks?.filter((one) => one.queue_id !== queue) ?? [];
    const now = { ...rest, queues, queue_id: queues[0] ?? "" };
    this.agents.set(agent, left.length === 0 ? now : { ...now, breaks: left });
  }

  /** Agents hear of callers whom they have to do with; lines are for who looks after them. */
  #seesLineOf(queue: string): boolean {
    return !this.#hasFiguresOfOwnWork && this.#ownQueues?.includes(queue) !== false;
  }

  /** Of what they do not work for they hear nothing more. Empty: for none. */
  #worksNoMore(queue: string): void {
    if (queue === "") this.queues.clear();
    else this.queues.delete(queue);
  }

  #takeOfPeople(event: PublicEvent): void {
    switch (event.event) {
      case "help-asked": {
        const { help, agent_id, extn, callUUID, queues, text, timestamp: since, until } = event;
        this.helps.set(help, { help, agent_id, extn, callUUID, queues, text, since, until, taken_by: "" });
        return;
      }
      case "help-taken":
      case "help-released": {
        const known = this.helps.get(event.help);
        const taken_by = event.event === "help-taken" ? event.by : "";
        if (known !== undefined) this.helps.set(event.help, { ...known, taken_by });
        return;
      }
      case "help-ended":
        this.helps.delete(event.help);
        return;
      case "people-message": {
        const { position: id, from, to, text, timestamp: sent_at, help } = event;
        if (to === this.user) this.messages.set(id, { id, from, to, text, sent_at, help });
        return;
      }
      case "people-messages-read":
        if (event.user !== this.user) return;
        for (const id of [...this.messages.keys()]) if (id <= event.up_to) this.messages.delete(id);
        return;
      default:
    }
  }

  #takeOfCall(event: CallEvent): void {
    const { callUUID, cidNumber, cidName, destNumber, direction, queue_id } = event;
    if (event.event === "call-ended") {
      this.calls.delete(callUUID);
      this.waiting.delete(callUUID);
      return;
    }
    if (event.event === "party-moved") this.#without(event.from, event.legUUID);
    const who = { callUUID, cidNumber, cidName, destNumber, direction, queue_id };
    if ("parties" in event) {
      this.calls.set(callUUID, { ...who, parties: event.parties, focus: event.focus });
      return;
    }
    const known = this.calls.get(callUUID);
    // What is told of a call that is over, its recording for one, does not bring it back.
    if (known === undefined) return;
    const { parties, focus } = known;
    this.calls.set(callUUID, { ...who, parties: partiesAfter(parties, event), focus: focusAfter(focus, event) });
  }

  #without(callUUID: string, legUUID: string): void {
    const call = this.calls.get(callUUID);
    if (call === undefined) return;
    this.calls.set(callUUID, { ...call, parties: call.parties.filter((party) => party.legUUID !== legUUID) });
  }
}

function focusAfter(focus: CallRow["focus"], event: PublicEvent): CallRow["focus"] {
  switch (event.event) {
    case "three-way-ended":
      return "consulted";
    case "swapped":
      return event.to;
    case "three-way-begun":
      return "all";
    case "consult-ended":
      return "customer";
    default:
      return focus;
  }
}

/** Of whoever is in it already: those who come are told with all the others. */
function partiesAfter(parties: readonly PartyRow[], event: CallEvent): readonly PartyRow[] {
  if (!("legUUID" in event)) return parties;
  const { legUUID } = event;
  if (event.event === "party-left") return parties.filter((party) => party.legUUID !== legUUID);
  return parties.map((party) => (party.legUUID === legUUID ? partyAfter(party, event) : party));
}

function partyAfter(party: PartyRow, { event }: CallEvent): PartyRow {
  switch (event) {
    case "party-ringing":
      return { ...party, state: "ringing" };
    case "party-answered":
      return { ...party, state: "in" };
    case "party-held":
    case "party-resumed":
      return { ...party, held: event === "party-held" };
    case "party-muted":
    case "party-unmuted":
      return { ...party, muted: event === "party-muted" };
    default:
      return party;
  }
}
