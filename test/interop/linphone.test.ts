// A real phone that can hold and transfer both ways by its own keys: linphone, in a queue's calls.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { makeReady, startCenter, userOf } from "./center.ts";
import { extensionsOf, hzOf, Lane, MUSIC_FILE, writeMusic, type Heard } from "./lane.ts";
import { startLinphone, type Linphone } from "./linphone.ts";
import { DOMAIN, type Json, type Server } from "./server.ts";
import { until } from "./until.ts";

let server: Server;
let lane: Lane;
let phone: Linphone;

beforeAll(async () => {
  server = await startCenter(Object.values(extensionsOf(1)));
  const sounds = join(server.dataFolder, "sounds");
  mkdirSync(sounds, { recursive: true });
  writeMusic(join(sounds, MUSIC_FILE));
  lane = new Lane(server, 1);
  await lane.start({}, ["customer", "consulted"]);
  const { number, password, domain } = userOf(lane.extns.agent);
  const account = { number, password, domain };
  phone = await startLinphone({ ...account, serverPort: server.sipPort });
  await until("it is registered", async () => {
    const { data } = (await server.get(`/api/phones?extn=${number}`)) as { readonly data: readonly Json[] };
    return data[0]?.["registered"] === true ? true : undefined;
  });
  await makeReady(server, lane.extns.agent, lane.queue);
});

afterAll(async () => {
  await phone.stop();
  await lane.stop();
  expect(await server.stop()).toBe(0);
});

beforeEach(async () => {
  for (const each of lane.phones) each.hangUp();
  phone.play(hzOf("A"));
  await agentIs("IDLE");
  await lane.do("customer calls");
  await heard({ customer: "A" });
});

async function agentIs(callState: string): Promise<void> {
  await until(`the agent is ${callState}`, async () => ((await lane.agentState()) === callState ? true : undefined));
}

async function heard(wanted: Partial<Heard>): Promise<void> {
  const isHeard = (): boolean => {
    const now = lane.heard();
    return Object.entries(wanted).every(([role, what]) => now[role as keyof Heard] === what);
  };
  await until(`${JSON.stringify(wanted)}\n${phone.log.slice(-1_500)}`, () =>
    Promise.resolve(isHeard() || undefined),
  ).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${JSON.stringify(lane.heard())}\n${phone.log.slice(-3_000)}`);
  });
}

it("holds by its own key: the customer hears the music that it sends itself, until it goes on", async () => {
  // It takes what it is to send where a stream begins.
  phone.play(hzOf("P"));
  phone.command("pause");
  await agentIs("HELD");
  await heard({ customer: "P" });
  phone.play(hzOf("A"));
  phone.command("resume");
  await agentIs("TALKING");
  await heard({ customer: "A" });
});

it("transfers blind: the customer is where it was told, and the agent is free", async () => {
  phone.command(`transfer sip:${lane.extns.consulted}@${DOMAIN}`);
  await lane.do("consulted answers");
  await heard({ customer: "B", consulted: "C" });
  await agentIs("IDLE");
});

it("transfers attended: it talks with somebody first, then the customer has them", async () => {
  phone.command("pause");
  await agentIs("HELD");
  phone.command(`call sip:${lane.extns.consulted}@${DOMAIN}`);
  await lane.do("consulted answers");
  await heard({ consulted: "A" });
  const [customers, consulted] = await callsOf();
  phone.command(`transfer ${customers} --to-call ${consulted}`);
  await heard({ customer: "B", consulted: "C" });
  await agentIs("IDLE");
});

/** linphone's own numbers for the two calls, in the order of their coming. */
async function callsOf(): Promise<readonly [string, string]> {
  phone.command("calls");
  return until("both calls are listed", () => {
    const list = phone.log.slice(phone.log.lastIndexOf("Call states"));
    const [customers, consulted] = [...list.matchAll(/^(\d+)\s*\|/gm)].map(([, id]) => id);
    const both = customers === undefined || consulted === undefined ? undefined : ([customers, consulted] as const);
    return Promise.resolve(both);
  });
}
