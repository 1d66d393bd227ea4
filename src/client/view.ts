// How everything stands, as far as one may see it: a snapshot, and every event after it.
import type { PublicEvent } from "../contract/event.ts";
import type {
  AgentRow,
  CallRow,
  HelpRow,
  MessageRow,
  PartyRow,
  QueueFigures,
  Snapshot,
  WaitingRow,
} from "../contract/rows.ts";

export class CenterView {
  /** By agent; who is signed out is not in it. */
  readonly agents = new Map<string, AgentRow>();
  /** By `callUUID`; those that live. */
  readonly calls = new Map<string, CallRow>();
  /** Callers in line, by `callUUID`. */
  readonly waiting = new Map<string, WaitingRow>();
  /** By name. */
  readonly queues = new Map<string, QueueFigures>();

  /** Requests for help that are open, by `help`. */
  readonly helps = new Map<string, HelpRow>();
  /** What this user was sent and has not read, by `id`, the oldest first. */
  readonly messages = new Map<number, MessageRow>();
  /** Whose view it is: their login; empty: nobody's yet. */
  user = "";
  /** Of a supervisor who sees the agents of these alone. */
  #ownQueues: readonly string[] | undefined;

  /** All that is known stands in it. */
  restart({ agents, calls, waiting, queues, user, own_queues, helps, messages }: Snapshot): void {
    const { agents: ofAgents, calls: ofCalls, waiting: inLine, queues: ofQueues } = this;
    for (const map of [ofAgents, ofCalls, inLine, ofQueues, this.helps, this.messages]) map.clear();
    this.user = user;
    this.#ownQueues = own_queues ?? undefined;
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
      case "agent-logout":
        if (event.queue_id === "") this.agents.delete(event.agent_id);
        else this.#leaves(event.agent_id, event.queue_id);
        return;
      case "queue-removed":
        this.queues.delete(event.queue_id);
        return;
      case "caller-joined":
      case "callback-kept": {
        const { callUUID, cidNumber, cidName, destNumber, queue_id, place, timestamp } = event;
        this.waiting.set(callUUID, { callUUID, cidNumber, cidName, destNumber, queue_id, place, since: timestamp });
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

  #leaves(agent: string, queue: string): void {
    const known = this.agents.get(agent);
    if (known === undefined) return;
    const queues = known.queues.filter((one) => one !== queue);
    const own = this.#ownQueues;
    // Of whom they look after no more they hear nothing more.
    if (own !== undefined && agent !== this.user && !queues.some((one) => own.includes(one))) this.agents.delete(agent);
    else this.agents.set(agent, { ...known, queues, queue_id: queues[0] ?? "" });
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

  #takeOfCall(event: Extract<PublicEvent, { readonly direction: CallRow["direction"] }>): void {
    const { callUUID, cidNumber, cidName, destNumber, direction, queue_id } = event;
    if (event.event === "call-ended") {
      this.calls.delete(callUUID);
      this.waiting.delete(callUUID);
      return;
    }
    const known = this.calls.get(callUUID);
    // What is told of a call that is over, its recording for one, does not bring it back.
    if (known === undefined && event.event !== "call-started") return;
    if (event.event === "party-moved") this.#without(event.from, event.legUUID);
    const parties = partiesAfter(known?.parties ?? [], event);
    this.calls.set(callUUID, { callUUID, cidNumber, cidName, destNumber, direction, queue_id, parties });
  }

  #without(callUUID: string, legUUID: string): void {
    const call = this.calls.get(callUUID);
    if (call === undefined) return;
    this.calls.set(callUUID, { ...call, parties: call.parties.filter((party) => party.legUUID !== legUUID) });
  }
}

const STATES: Readonly<Partial<Record<PublicEvent["event"], PartyRow["state"]>>> = {
  "call-started": "in",
  "party-dialled": "dialled",
  "callback-dialled": "dialled",
  "party-ringing": "ringing",
  "party-answered": "in",
  "party-replaced": "in",
  "party-moved": "in",
};
/** With these somebody comes in who was not there; others tell of who is there, or was. */
const COMING = new Set<PublicEvent["event"]>([
  ...(["call-started", "party-dialled", "callback-dialled", "party-replaced", "party-moved"] as const),
  ...(["consult-begun", "supervisor-joined", "taken-over"] as const),
]);

function partiesAfter(
  parties: readonly PartyRow[],
  event: Extract<PublicEvent, { readonly direction: CallRow["direction"] }>,
): readonly PartyRow[] {
  if (!("role" in event)) return parties;
  const { legUUID, number, agent_id, role } = event;
  const known = parties.find((party) => party.legUUID === legUUID);
  if (event.event === "party-left") return parties.filter((party) => party !== known);
  if (known === undefined && !COMING.has(event.event)) return parties;
  const former: PartyRow = known ?? { legUUID, number, agent_id, role, state: "dialled", held: false, muted: false };
  const party: PartyRow = {
    ...{ ...former, number, agent_id, role, state: STATES[event.event] ?? former.state },
    held: event.event === "party-held" || (event.event !== "party-resumed" && former.held),
    muted: event.event === "party-muted" || (event.event !== "party-unmuted" && former.muted),
  };
  return known === undefined ? [...parties, party] : parties.map((one) => (one === known ? party : one));
}
