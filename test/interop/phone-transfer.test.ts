// A real phone's transfer key: what it asks reaches the call center, and what it is told satisfies it.
import { createHash } from "node:crypto";
import { afterEach, expect, it } from "vitest";
import type { CommandId, LegId } from "../../src/core/model.ts";
import type { SwitchCommandBody, SwitchEvent } from "../../src/core/switch.ts";
import { startBaresip, type Baresip } from "./baresip.ts";
import { DOMAIN, EmbeddedRig } from "./embedded-rig.ts";

/** One that may stand in baresip's settings: no spaces. */
const PASSWORD = "secret";
const HA1 = createHash("md5").update(`1001:${DOMAIN}:${PASSWORD}`).digest("hex");

let rig: EmbeddedRig;
let phone: Baresip | undefined;
let events: SwitchEvent[] = [];
let lastCommand = 0;

function send(body: SwitchCommandBody): void {
  rig.switch.send([{ ...body, id: ++lastCommand as CommandId }]);
}

const all = <Type extends SwitchEvent["type"]>(type: Type) =>
  events.filter((event): event is Extract<SwitchEvent, { type: Type }> => event.type === type);

/** A real phone in a call that has been answered. */
async function talking(): Promise<{ readonly phone: Baresip; readonly leg: LegId }> {
  events = [];
  lastCommand = 0;
  rig = await EmbeddedRig.make();
  await rig.switch.start((event) => events.push(event));
  rig.switch.provision([{ type: "put-account", account: { ...rig.account("1001"), ha1: HA1 } }]);
  const serverPort = rig.switch.sipAddress?.port ?? 0;
  phone = await startBaresip({ number: "1001", domain: DOMAIN, password: PASSWORD, serverPort });
  await phone.dial("4000");
  await rig.until(() => all("leg-arrived").length > 0, "the call arrives");
  const leg = all("leg-arrived")[0]?.leg ?? ("" as LegId);
  send({ type: "answer", leg });
  await phone.event("CALL_ESTABLISHED");
  return { phone, leg };
}

async function transferAsked(on: Baresip, to: string): Promise<string> {
  await on.command("transfer", to);
  await rig.until(() => all("transfer-asked").length > 0, "the transfer is asked for");
  return all("transfer-asked")[0]?.request ?? "";
}

afterEach(async () => {
  await phone?.stop();
  phone = undefined;
  await rig.switch.stop();
  await rig.stop();
});

it("asks for a number, is told that it rings and that it is done, and hangs up", async () => {
  const { phone: real, leg } = await talking();
  const request = await transferAsked(real, "1002");
  expect(all("transfer-asked")).toEqual([
    { type: "transfer-asked", leg, request, to: { type: "number", number: "1002" } },
  ]);
  const tell = { type: "tell-transfer", leg, request, cause: "normal" } as const;
  send({ ...tell, state: "ringing" });
  send({ ...tell, state: "done" });
  await real.event("CALL_CLOSED");
  await rig.until(() => all("leg-ended").length > 0, "its leg ends");
  expect(all("leg-ended")).toMatchObject([{ leg, by: "phone", cause: "normal" }]);
});

it("is told why a transfer failed", async () => {
  const { phone: real, leg } = await talking();
  const request = await transferAsked(real, "1002");
  send({ type: "tell-transfer", leg, request, state: "failed", cause: "busy" });
  // This phone gives its call up then; others stay in it.
  expect((await real.event("TRANSFER_FAILED")).param).toContain("486");
});
