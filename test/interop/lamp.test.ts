// The lamp of a real telephone: baresip subscribes to it and tells what it was told.
import { createHash } from "node:crypto";
import { afterEach, it } from "vitest";
import type { CommandId, Extn } from "../../src/core/model.ts";
import type { SwitchEvent } from "../../src/core/switch.ts";
import { startBaresip } from "./baresip.ts";
import type { Baresip } from "./baresip.ts";
import { DOMAIN, EmbeddedRig } from "./embedded-rig.ts";

const EXTN = "1001" as Extn;
const PASSWORD = "secret";

let rig: EmbeddedRig | undefined;
const phones: Baresip[] = [];

afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.stop();
  await rig?.switch.stop();
  await rig?.stop();
});

function lamp(id: number, newMessages: number, oldMessages: number): void {
  rig?.switch.send([{ id: id as CommandId, type: "lamp", extn: EXTN, newMessages, oldMessages }]);
}

function subscriptions(of: EmbeddedRig): number | undefined {
  const measure = of.switch.measures().find(({ name }) => name === "xcc_sip_subscriptions");
  return measure?.samples[0]?.value;
}

/** It prints what it is told. */
async function told(of: EmbeddedRig, phone: Baresip, summary: string): Promise<void> {
  await of.until(() => phone.log.includes(summary), `a telephone is told ${summary}`);
}

it("is told to a telephone that subscribes, over UDP and TCP, at once and at each change, until it leaves", async () => {
  const made = (rig = await EmbeddedRig.make());
  const events: SwitchEvent[] = [];
  await made.switch.start((event) => events.push(event));
  const ha1 = createHash("md5").update(`${EXTN}:${DOMAIN}:${PASSWORD}`).digest("hex");
  made.switch.provision([{ type: "put-account", account: { extn: EXTN, domain: DOMAIN, ha1, disabled: false } }]);
  lamp(1, 2, 1);
  const serverPort = made.switch.sipAddress?.port ?? 0;
  const account = { number: EXTN, domain: DOMAIN, password: PASSWORD, serverPort, showsLamp: true };
  for (const transport of ["udp", "tcp"] as const) phones.push(await startBaresip({ ...account, transport }));
  await Promise.all(phones.map((phone) => told(made, phone, "Voice-Message: 2/1")));
  await made.until(() => subscriptions(made) === 2, "both have subscribed");
  lamp(2, 0, 3);
  await Promise.all(phones.map((phone) => told(made, phone, "Voice-Message: 0/3")));
  await phones.pop()?.stop();
  await made.until(() => subscriptions(made) === 1, "the one that left has unsubscribed");
});
