// Clients that others have written, unmodified, as far as they run without a browser: how they begin calls, ring, and end them.
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Phone } from "../../demo/phone.ts";
import { makeOffer } from "../../src/sip/index.ts";
import { startCenter, untilRecorded } from "./center.ts";
import { LOOPBACK } from "./ports.ts";
import { phoneOfNew } from "./registered-phone.ts";
import { DOMAIN, type Json, type Server } from "./server.ts";

interface SignalWireCall {
  readonly state: string;
  readonly options: { readonly remoteCallerNumber?: string; readonly remoteSdp?: string };
  hangup(): void;
}

interface SignalWireVerto {
  on(event: string, happened: (detail: Json) => void): SignalWireVerto;
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

interface VertoJs {
  login(): Promise<Json>;
  /** By their names; each wants a browser's RTCPeerConnection. */
  readonly calls: Record<string, { onMedia(sdp: string): void }>;
  readonly rpc: { call(method: string, params: Json, good: (result: Json) => void, bad: () => void): void };
}

const load = createRequire(import.meta.url);
const PASSWORD = "Alder-Linnet-29";

let server: Server;
let phone: Phone;
beforeAll(async () => {
  server = await startCenter([]);
  for (const extn of ["1101", "1102"]) {
    const row = { name: "Browser", extn, password: PASSWORD, type: "VERTO" };
    await server.post("/api/xcc/extensions/add", row);
  }
  phone = await phoneOfNew(server, "1000");
});
afterAll(async () => {
  await phone.stop();
  await server.stop();
});

const urlOf = (): string => `ws://${LOOPBACK}:${String(server.httpPort)}/ws`;

it("@signalwire/js rings, knows who calls, and declines", async () => {
  const { Verto } = load("@signalwire/js") as { Verto: new (options: Json) => SignalWireVerto };
  const client = new Verto({ host: urlOf(), login: `1101@${DOMAIN}`, passwd: PASSWORD });
  const ringing = new Promise<SignalWireCall>((resolve) => {
    client.on("signalwire.notification", ({ type, call }) => {
      const known = call as SignalWireCall | undefined;
      if (type === "callUpdate" && known?.state === "ringing") resolve(known);
    });
  });
  const ready = new Promise<void>((resolve) => client.on("signalwire.ready", () => resolve()));
  await client.connect();
  await ready;
  void phone.call("1101");
  const call = await ringing;
  expect(call.options.remoteCallerNumber).toBe("1000");
  expect(call.options.remoteSdp).toContain("m=audio");
  call.hangup();
  const [record] = await untilRecorded(server, "1000");
  expect(record).toMatchObject({ destination_number: "1101", talk_ms: 0 });
  await client.disconnect();
});

it("vertojs' requests are answered: a call with no more than it must say, keys, and its end", async () => {
  const { Verto } = load("vertojs") as { Verto: new (options: Json) => VertoJs };
  const client = new Verto({ transportConfig: { socketUrl: urlOf(), login: `1102@${DOMAIN}`, passwd: PASSWORD } });
  await client.login();
  const ask = (method: string, params: Json): Promise<Json> =>
    new Promise((resolve, reject) => {
      client.rpc.call(method, params, resolve, () => reject(new Error("refused")));
    });
  const callID = randomUUID();
  const sdp = makeOffer({ address: LOOPBACK, port: 9, sessionId: 1, version: 1, codecs: ["PCMA"], digits: true });
  phone.answerAutomatically(undefined);
  const media: string[] = [];
  client.calls[callID] = { onMedia: (told) => void media.push(told) };
  const created = await ask("verto.invite", { sdp, dialogParams: { callID, destination_number: "1000" } });
  expect(created).toMatchObject({ message: "CALL CREATED", callID });
  expect(created["sessid"]).toMatch(/./);
  await expect.poll(() => media).toHaveLength(1);
  expect(await ask("verto.info", { dtmf: "1", dialogParams: { callID } })).toMatchObject({ message: "SENT" });
  expect(await ask("verto.bye", { dialogParams: { callID } })).toMatchObject({ callID, message: "CALL ENDED" });
  await expect(ask("verto.bye", { dialogParams: { callID } })).rejects.toThrow("refused");
});
