// The agents of a simulated day: they come, take breaks, answer their phones after a while or not at all, and go home.
import { type Chance } from "../core/chance.ts";
import type { Fact } from "../core/facts.ts";
import type { AgentEvent } from "../core/events.ts";
import type { AgentId, ConfigChange, Extn, LegId, QueueName } from "../core/model.ts";
import type { Host } from "../host/host.ts";
import type { Clock } from "../ports/clock.ts";
import type { AccountChange } from "../ports/switch.ts";
import type { SimulatedLeg } from "../switch/simulated/leg.ts";
import type { SimulatedSwitch } from "../switch/simulated/switch.ts";
import { drawMs, drawShare } from "./draw.ts";
import type { Group, Presence, Scenario } from "./scenario.ts";

/** An agent put on break because they missed too many offers comes back after so long. */
const BACK_AFTER_MS = 60_000;

/** What the agents work on. */
export interface Floor {
  readonly clock: Clock;
  readonly switch: SimulatedSwitch;
  readonly host: Host;
  readonly startAt: number;
}

interface Member {
  readonly agent: AgentId;
  readonly extn: Extn;
  readonly group: Group;
  readonly presence: Presence;
  /** Whether they want calls now, as their shift and their breaks have it. */
  works: boolean;
}

export class Crew {
  readonly #floor: Floor;
  readonly #chance: Chance;
  readonly #durationMs: number;
  readonly #members = new Map<string, Member>();

  constructor(scenario: Scenario, floor: Floor, chance: Chance) {
    this.#floor = floor;
    this.#chance = chance;
    this.#durationMs = scenario.durationMs;
    for (const group of scenario.groups) {
      for (const [index, presence] of group.people.entries()) {
        const name = `${group.name}-${String(index + 1).padStart(String(group.people.length).length, "0")}`;
        this.#members.set(name, { agent: name as AgentId, extn: name as Extn, group, presence, works: false });
      }
    }
  }

  configuration(): ConfigChange[] {
    return [...this.#members.values()].flatMap(({ agent, extn, group }): ConfigChange[] => [
      {
        type: "put-extension",
        extension: {
          extn,
          name: agent,
          kind: "sip",
          mailboxPassword: undefined,
          disabled: false,
          context: "default",
          callerName: "",
          callerNumber: "",
        },
      },
      { type: "put-agent", agent: { ...group.config, agent, name: agent } },
    ]);
  }

  accounts(): AccountChange[] {
    return [...this.#members.values()].map(({ extn }) => ({
      type: "put-account",
      account: { extn, domain: "", ha1: "", disabled: false },
    }));
  }

  /** Sets what will happen by the clock. */
  begin(): void {
    for (const member of this.#members.values()) {
      for (const shift of member.presence.shifts) {
        this.#at(shift.fromMs, () => this.#comes(member));
        // Who works until the end of the day stays until the last caller is served.
        if (shift.toMs < this.#durationMs) this.#at(shift.toMs, () => this.#goes(member));
      }
      for (const { fromMs, toMs } of member.presence.breaks) {
        this.#at(fromMs, () => this.#pauses(member));
        this.#at(toMs, () => this.#returns(member));
      }
    }
  }

  #at(ms: number, act: () => void): void {
    this.#floor.clock.wakeAt(this.#floor.startAt + ms, act);
  }

  #comes(member: Member): void {
    const { agent, extn, group } = member;
    this.#floor.switch.register(extn);
    for (const queue of group.queues) this.#ask({ type: "agent-sign-in", agent, extn, queue: queue as QueueName });
    member.works = true;
    this.#ask({ type: "agent-ready", agent });
  }

  #goes(member: Member): void {
    member.works = false;
    this.#ask({ type: "agent-sign-out", agent: member.agent, queue: undefined });
  }

  #pauses(member: Member): void {
    if (!member.works) return;
    member.works = false;
    this.#ask({ type: "agent-break", agent: member.agent, reason: "break" });
  }

  #returns(member: Member): void {
    const nowMs = this.#floor.clock.now() - this.#floor.startAt;
    if (!member.presence.shifts.some(({ fromMs, toMs }) => fromMs <= nowMs && nowMs < toMs)) return;
    member.works = true;
    this.#ask({ type: "agent-ready", agent: member.agent });
  }

  /** From outside of any step: agents act by the clock only. */
  #ask(event: AgentEvent): void {
    this.#floor.host.handle(event);
  }

  /** Whom the center has put on break comes back of themselves. */
  agentChanged(fact: Extract<Fact, { type: "agent-changed" }>): void {
    if (fact.reason !== "max-no-answer") return;
    const member = this.#members.get(fact.agent);
    if (member === undefined) return;
    this.#floor.clock.wakeAt(fact.at + BACK_AFTER_MS, () => {
      if (member.works) this.#ask({ type: "agent-ready", agent: member.agent });
    });
  }

  phoneRings({ leg, extn }: SimulatedLeg): void {
    const member = extn === undefined ? undefined : this.#members.get(extn);
    if (member === undefined) return;
    const { misses, rejects, answersAfter } = member.group;
    const afterMs = drawMs(this.#chance, answersAfter);
    const share = misses + rejects > 0 ? drawShare(this.#chance) : 1;
    if (share < misses) return;
    if (share < misses + rejects) this.#after(afterMs, () => this.#floor.switch.hangUp(leg, "rejected"));
    else this.#answers(leg, afterMs);
  }

  #answers(leg: LegId, afterMs: number): void {
    if (afterMs === 0) this.#floor.switch.answer(leg);
    else this.#after(afterMs, () => this.#floor.switch.answer(leg));
  }

  #after(ms: number, act: () => void): void {
    this.#floor.clock.wakeAt(this.#floor.clock.now() + ms, act);
  }
}
