// How everything stands, as far as one may see it: a snapshot, and every event after it.
import type { PublicEvent } from "../contract/event.ts";
import type { AgentRow, AlarmRow, CallRow, PartyRow, QueueFigures, Snapshot, WaitingRow } from "../contract/rows.ts";

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

  /** All that is known stands in it. */
  restart({ agents, calls, waiting, queues, alarms }: Snapshot): void {
    for (const map of [this.agents, this.calls, this.waiting, this.queues, this.alarms]) map.clear();
    for (const row of alarms) this.alarms.set(row.alarm_id, row);
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
        this.agents.set(row.agent_id, row);
        return;
      }
      case "alarm-fired":
      case "alarm-cleared":
      case "alarm-acknowledged":
        this.#takeOfAlarm(event);
        return;
      case "agent-logout":
        if (event.queue_id === "") this.agents.delete(event.agent_id);
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
