// A telephone on the loopback that a test of a whole server speaks and listens with.
import { Phone } from "../../demo/phone.ts";
import { systemClock } from "../../src/host/clock.ts";
import { addExtension } from "./center.ts";
import { LOOPBACK } from "./ports.ts";
import type { Server } from "./server.ts";
import type { SippUser } from "./sipp.ts";

/** Registered at the server's own port. `voiceHz`: the tone it speaks with, the phone's own unless said. Its owner stops it. */
export async function registeredPhone(
  { sipPort }: Pick<Server, "sipPort">,
  { number, password, domain }: SippUser,
  voiceHz?: number,
): Promise<Phone> {
  const phone = new Phone({
    ...{ server: { address: LOOPBACK, port: sipPort }, user: number, password, domain },
    ...{ localAddress: LOOPBACK, clock: systemClock(), ...(voiceHz === undefined ? {} : { voiceHz }) },
  });
  try {
    await phone.start();
    await phone.register();
  } catch (error) {
    await phone.stop();
    throw error;
  }
  return phone;
}

/** The same, of an extension that is added for it. */
export async function phoneOfNew(server: Server, extn: string, voiceHz?: number): Promise<Phone> {
  return registeredPhone(server, await addExtension(server, extn), voiceHz);
}
