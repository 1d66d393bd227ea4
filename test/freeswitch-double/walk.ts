// One caller, one agent, a controller that does nothing but bridge: for the figures that were found on a real node.
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { Leg } from "./leg.ts";
import { TestClient } from "./line.ts";
import { FreeswitchDouble } from "./node.ts";

/** Milliseconds after the agent's 200: 0, 2 .. 100, then 120 .. 300. */
export const EACH_MS: readonly number[] = [
  ...Array.from({ length: 51 }, (_, at) => at * 2),
  ...Array.from({ length: 10 }, (_, at) => 120 + at * 20),
];

export interface Variant {
  readonly caller: Readonly<Record<string, string>>;
  readonly agent?: Readonly<Record<string, string>>;
  readonly order: "caller agent" | "agent caller";
  readonly dialplanParks: 1 | 2;
}

export type Stage = "before" | "between" | "bridged";

export interface Outcome {
  readonly stage: Stage;
  readonly caller: "alive" | "lost" | "limbo";
  readonly agent: "alive" | "gone" | "limbo";
  /** The caller's own events after the bridge was asked for. */
  readonly told: readonly string[];
}

export class Walk {
  readonly clock = new VirtualClock(1_700_000_000_000);
  readonly node: FreeswitchDouble;
  readonly client: TestClient;
  readonly caller: Leg;
  readonly #variant: Variant;

  constructor(seed: number, variant: Variant) {
    this.#variant = variant;
    this.node = new FreeswitchDouble({ clock: this.clock, seed, dialplanParks: variant.dialplanParks });
    this.client = new TestClient(this.node).subscribe("ALL");
    this.node.registered("1001");
    this.caller = this.node.arrive("13800138000", "4000");
    this.clock.advance(100);
    for (const [name, value] of Object.entries(variant.caller)) {
      this.client.send(`api uuid_setvar ${this.caller.uuid} ${name} ${value}\n\n`);
    }
    this.client.send(`sendmsg ${this.caller.uuid}\ncall-command: execute\nexecute-app-name: answer\n\n`);
    this.client.send(
      `sendmsg ${this.caller.uuid}\ncall-command: execute\nexecute-app-name: playback\nexecute-app-arg: local_stream://moh\n\n`,
    );
    this.clock.advance(200);
    this.node.party("1001").script = { ringsAfterMs: 5 };
    const variables = Object.entries({ origination_uuid: "agent", ...variant.agent }).map(
      ([name, value]) => `${name}=${value}`,
    );
    this.client.send(`bgapi originate {${variables.join(",")}}user/1001@xcc.test &park\n\n`);
    this.clock.advance(500);
  }

  /** Until the event has come to the client. */
  until(uuid: string, name: string): void {
    for (let turn = 0; turn < 2_000 && !this.client.namesOf(uuid).includes(name); turn += 1) this.clock.advance(0.5);
  }

  /** The agent answers and `who` hangs up so long after; the client bridges when it hears of the answer. */
  hangsUp(afterMs: number): Outcome {
    const party = this.node.party("1001");
    const leg = party.leg;
    party.answer();
    this.clock.wakeAt(this.clock.now() + afterMs, () => party.hangUp(leg));
    this.until("agent", "CHANNEL_ANSWER");
    const before = this.client.namesOf(this.caller.uuid).length;
    this.bridge();
    this.clock.advance(900);
    return this.outcome(before);
  }

  /** The caller hangs up so long after `uuid_bridge`. */
  callerHangsUp(afterMs: number): Outcome {
    this.node.party("1001").answer();
    this.until("agent", "CHANNEL_ANSWER");
    const before = this.client.namesOf(this.caller.uuid).length;
    this.clock.advance(30);
    this.bridge();
    this.clock.wakeAt(this.clock.now() + afterMs, () => this.node.party("13800138000").hangUp(this.caller));
    this.clock.advance(900);
    return this.outcome(before);
  }

  bridge(): void {
    const [one, other] =
      this.#variant.order === "caller agent" ? [this.caller.uuid, "agent"] : ["agent", this.caller.uuid];
    this.client.send(`api uuid_bridge ${one} ${other}\n\n`);
  }

  outcome(before: number): Outcome {
    const { node, client, caller } = this;
    const isRefused = client.replies.at(-1) === "-ERR Invalid uuid\n";
    const names = [...client.namesOf(caller.uuid), ...client.namesOf("agent")];
    const agent = node.world.legs.get("agent");
    const lives = node.world.legs.has(caller.uuid);
    return {
      stage: isRefused ? "before" : names.includes("CHANNEL_BRIDGE") ? "bridged" : "between",
      caller: !lives ? "lost" : node.isInLimbo(caller) ? "limbo" : "alive",
      agent: agent === undefined ? "gone" : node.isInLimbo(agent) ? "limbo" : "alive",
      told: client.namesOf(caller.uuid).slice(before),
    };
  }
}

export function count(outcomes: readonly Outcome[], wanted: Partial<Outcome>): number {
  return outcomes.filter((outcome) =>
    (["stage", "caller", "agent"] as const).every((key) => wanted[key] === undefined || outcome[key] === wanted[key]),
  ).length;
}
