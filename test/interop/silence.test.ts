// Phones that say nothing: those that are there, and those that are gone.
import { afterEach, expect, it } from "vitest";
import type { Phone } from "../../demo/phone.ts";
import type { CommandId, LegId } from "../../src/core/model.ts";
import type { SwitchCommandBody, SwitchEvent } from "../../src/core/switch.ts";
import type { AccountChange } from "../../src/ports/switch.ts";
import type { EmbeddedSwitchOptions } from "../../src/switch/embedded/options.ts";
import { Network } from "./cut-transport.ts";
import { leasePort } from "./ports.ts";
import { EmbeddedRig } from "./embedded-rig.ts";

let rig: EmbeddedRig;
let events: SwitchEvent[] = [];
let lastCommand = 0;

type EventOf<Type extends SwitchEvent["type"]> = Extract<SwitchEvent, { type: Type }>;

function send(body: SwitchCommandBody): void {
  lastCommand += 1;
  rig.switch.send([{ ...body, id: lastCommand as CommandId }]);
}

async function event<Type extends SwitchEvent["type"]>(type: Type): Promise<EventOf<Type>> {
  const find = () => events.find((each): each is EventOf<Type> => each.type === type);
  await rig.until(() => find() !== undefined, `${type}; there were ${JSON.stringify(events)}`);
  return find() ?? Promise.reject(new Error("an event vanished"));
}

/** A phone that listens to the center, and its network. */
async function listening(options: Partial<EmbeddedSwitchOptions>): Promise<[Phone, LegId, Network]> {
  rig = await EmbeddedRig.make(options);
  events = [];
  await rig.switch.start((told) => events.push(told));
  rig.switch.provision([{ type: "put-account", account: rig.account("1001") }]);
  const network = new Network();
  const phone = rig.makePhone("1001", { makeTransport: network.make });
  await phone.start();
  await phone.register();
  await phone.call("4000");
  const { leg } = await event("leg-arrived");
  send({ type: "answer", leg });
  await event("done");
  await rig.until(() => phone.state === "talking", "it talks");
  return [phone, leg, network];
}

const ended = (): readonly SwitchEvent[] => events.filter(({ type }) => type === "leg-ended");

it("a line whose carrier is there comes up, and one where nobody is does not", async () => {
  rig = await EmbeddedRig.make();
  events = [];
  await rig.switch.start((told) => events.push(told));
  const carrier = rig.makePhone("10086", { localAddress: "127.0.0.2" });
  await carrier.start();
  const line = (name: string, port: number): AccountChange => ({
    type: "put-trunk",
    trunk: {
      ...{ name, enabled: true, address: "127.0.0.2", port, transport: "udp" },
      ...{ login: undefined, registration: undefined },
    },
  });
  rig.switch.provision([line("empty", await leasePort()), line("carrier", carrier.port ?? 0)]);
  expect(await event("trunk-up")).toEqual({ type: "trunk-up", trunk: "carrier" });
  await rig.pass(1_000);
  expect(events.filter(({ type }) => type.startsWith("trunk-")).map((each) => "trunk" in each && each.trunk)).toEqual([
    "empty",
    "carrier",
    "carrier",
  ]);
});

afterEach(async () => {
  await rig.switch.stop();
  await rig.stop();
});

it("a phone that sends no audio is told of, and lives as long as it answers when it is asked", async () => {
  const [phone, leg] = await listening({ silentAfterMs: 500, silenceLimitMs: 1_000, waitingSilenceLimitMs: 1_000 });
  phone.fallSilent();
  expect(await event("leg-silent")).toMatchObject({ leg });
  await rig.pass(4_000);
  expect(ended()).toEqual([]);
  phone.hangUp();
  expect(await event("leg-ended")).toMatchObject({ leg, cause: "normal", by: "phone" });
});

it("a phone that answers nothing either is gone", async () => {
  const [phone, leg, network] = await listening({ silentAfterMs: 500, waitingSilenceLimitMs: 3_000 });
  phone.fallSilent();
  network.isCut = true;
  await event("leg-silent");
  expect(ended()).toEqual([]);
  expect(await event("leg-ended")).toMatchObject({ leg, cause: "vanished", by: "switch" });
});

it("a phone whose BYE was lost is found out when it is silent", async () => {
  const [phone, leg, network] = await listening({ silentAfterMs: 1_000 });
  network.loses = (message) => message.startsWith("BYE ");
  phone.hangUp();
  expect(phone.state).toBe("talking");
  await rig.until(() => phone.state === "idle", "it has hung up");
  expect(await event("leg-ended")).toMatchObject({ leg, cause: "normal", by: "phone" });
});

it("a phone that holds is left alone, and is asked", async () => {
  const [phone, leg, network] = await listening({
    silentAfterMs: 300,
    silenceLimitMs: 600,
    waitingSilenceLimitMs: 2_000,
  });
  phone.hold();
  await event("leg-held");
  phone.fallSilent();
  await rig.pass(4_500);
  expect(events.map(({ type }) => type)).not.toContain("leg-silent");
  expect(ended()).toEqual([]);
  network.isCut = true;
  expect(await event("leg-ended")).toMatchObject({ leg, cause: "vanished" });
});
