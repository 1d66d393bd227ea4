// A node with three phones and a client, for units: customer, agent and supervisor, as legs that are parked and answered.
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { Leg } from "./leg.ts";
import { TestClient } from "./line.ts";
import { FreeswitchDouble, type DoubleOptions } from "./node.ts";

export const CUSTOMER = "13800138000";

export class Scene {
  readonly clock = new VirtualClock(1_700_000_000_000);
  readonly node: FreeswitchDouble;
  readonly client: TestClient;

  constructor(options: Omit<Partial<DoubleOptions>, "clock"> = {}) {
    this.node = new FreeswitchDouble({ clock: this.clock, ...options });
    this.client = new TestClient(this.node).subscribe("ALL");
    this.clock.advance(5);
  }

  /** The answer to one command. */
  ask(command: string): string {
    const before = this.client.replies.length;
    this.client.send(`${command}\n\n`);
    for (let turn = 0; turn < 400 && this.client.replies.length === before; turn += 1) this.clock.advance(0.1);
    return this.client.replies[before] ?? "(nothing)";
  }

  api(command: string): string {
    return this.ask(`api ${command}`);
  }

  execute(leg: Leg, app: string, argument = "", eventUuid = `of-${app}`): string {
    const lines = [
      `sendmsg ${leg.uuid}`,
      "call-command: execute",
      `execute-app-name: ${app}`,
      `Event-UUID: ${eventUuid}`,
    ];
    return this.ask([...lines, ...(argument === "" ? [] : [`execute-app-arg: ${argument}`])].join("\n"));
  }

  customer(name = CUSTOMER): Leg {
    const leg = this.node.arrive(name, "4000");
    this.clock.advance(60);
    this.api(
      `uuid_setvar_multi ${leg.uuid} park_after_bridge=true;uuid_bridge_park_on_cancel=true;playback_terminators=none`,
    );
    this.execute(leg, "answer");
    this.clock.advance(60);
    return leg;
  }

  dialled(extn: string, application = "&park", variables = ""): Leg {
    this.node.registered(extn).script = { ringsAfterMs: 5, answersAfterMs: 20 };
    const more = variables === "" ? "" : `,${variables}`;
    this.client.send(
      `bgapi originate {origination_uuid=leg-${extn},park_after_bridge=true,uuid_bridge_park_on_cancel=true${more}}user/${extn}@xcc.test ${application}\n\n`,
    );
    this.clock.advance(200);
    const leg = this.node.world.legs.get(`leg-${extn}`);
    if (leg === undefined) throw new Error(`${extn} was not reached`);
    return leg;
  }

  /** Customer and agent 1001 talk. */
  talk(): { readonly customer: Leg; readonly agent: Leg } {
    const customer = this.customer();
    const agent = this.dialled("1001");
    this.api(`uuid_bridge ${customer.uuid} ${agent.uuid}`);
    this.clock.advance(150);
    return { customer, agent };
  }

  hears(leg: Leg): string {
    return [...this.node.hears(leg)].sort().join("+");
  }
}
