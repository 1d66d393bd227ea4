// The suite of a node's death, and the suite's phones, tried on something that does nothing but watch a node.
import { expect, it } from "vitest";
import type { SwitchEvent } from "../../src/core/switch.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Switch } from "../../src/ports/switch.ts";
import { TestClient } from "./line.ts";
import { died, nodeDeath } from "./node-death.ts";
import type { FreeswitchDouble } from "./node.ts";
import { doubleRig } from "./rig.ts";

/** Asks each half second whether the node is there; says nothing of legs. */
class Watcher implements Switch {
  readonly #node: FreeswitchDouble;
  readonly #clock: Clock;
  readonly #patienceMs: number;
  #emit: (event: SwitchEvent) => void = () => undefined;
  #client: TestClient | undefined;
  #isUp = false;
  #answers = 0;
  #answeredAt = 0;
  #stopped = false;

  constructor(node: FreeswitchDouble, clock: Clock, patienceMs: number) {
    this.#node = node;
    this.#clock = clock;
    this.#patienceMs = patienceMs;
  }

  start(emit: (event: SwitchEvent) => void): Promise<void> {
    this.#emit = emit;
    this.#clock.wakeAt(this.#clock.now(), () => this.#look());
    return Promise.resolve();
  }

  #look(): void {
    if (this.#stopped) return;
    const now = this.#clock.now();
    const answers = this.#client?.replies.length ?? 0;
    if (answers > this.#answers) {
      this.#answers = answers;
      this.#answeredAt = now;
      if (!this.#isUp) this.#emit({ type: "up", legs: [], phones: [] });
      this.#isUp = true;
    }
    if (this.#client?.isClosed !== false || now - this.#answeredAt > this.#patienceMs) {
      if (this.#isUp) this.#emit({ type: "down", reason: "it does not answer" });
      this.#isUp = false;
      this.#client?.close();
      this.#client = new TestClient(this.#node);
      this.#client.send("auth ClueCon\n\n");
      this.#answers = 0;
      this.#answeredAt = now;
    }
    this.#client.send("api uuid_exists x\n\n");
    this.#clock.wakeAt(now + 500, () => this.#look());
  }

  stop(): Promise<void> {
    this.#stopped = true;
    return Promise.resolve();
  }

  report(): void {}
  send(): void {}
  provision(): void {}
}

const rigOf = (patienceMs: number) => () => doubleRig((node, clock) => new Watcher(node, clock, patienceMs));

nodeDeath("who watches a node", rigOf(2_000));

it("the suite finds who is too slow", async () => {
  expect((await died(rigOf(6_000), "silent")).downAfterMs).toBeGreaterThan(3_000);
});

it("the suite's phones: calling, called, talking, holding, and what they hear", async () => {
  const rig = await doubleRig((node, clock) => new Watcher(node, clock, 2_000));
  const { node } = rig;
  const [caller, called] = [rig.phone("1001"), rig.phone("1002")];
  const client = new TestClient(node).subscribe("ALL");
  for (const phone of [caller, called]) phone.register();
  caller.call("4000");
  await rig.pass(50);
  expect([caller.state, called.state, caller.toldRinging]).toEqual(["dialling", "idle", false]);
  const uuid = node.party("1001").leg?.uuid ?? "";
  client.send(`sendmsg ${uuid}\ncall-command: execute\nexecute-app-name: ring_ready\n\n`);
  client.send(
    "bgapi originate {origination_uuid=b,origination_caller_id_number=1001,origination_caller_id_name='Wang Wei'}user/1002@xcc.test &park\n\n",
  );
  await rig.pass(100);
  expect([caller.toldRinging, called.state, called.shownCaller]).toEqual([
    true,
    "ringing",
    { number: "1001", name: "Wang Wei" },
  ]);
  called.answer();
  client.send(`sendmsg ${uuid}\ncall-command: execute\nexecute-app-name: answer\n\n`);
  await rig.pass(100);
  client.send(`api uuid_bridge ${uuid} b\n\n`);
  await rig.pass(100);
  expect([caller.state, called.state, caller.hears(), called.hears()]).toEqual([
    "talking",
    "talking",
    ["1002"],
    ["1001"],
  ]);
  called.hold();
  await rig.pass(50);
  expect(caller.hears()).toEqual([]);
  called.resume();
  client.send(`api uuid_send_dtmf b 12#\n\n`);
  called.sends(false);
  await rig.pass(50);
  expect([called.heardDigits, caller.hears()]).toEqual(["12#", []]);
  caller.hangUp();
  await rig.pass(100);
  expect([caller.state, called.state]).toEqual(["idle", "idle"]);
  client.send("api nonsense\n\n");
  await expect(rig.stop()).rejects.toThrow("no such command: nonsense");
});
