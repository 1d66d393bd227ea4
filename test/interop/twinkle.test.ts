// A real phone with keys of its own for everything: Twinkle, as an agent's phone and as a caller's.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { makeReady, startCenter, userOf } from "./center.ts";
import { extensionsOf, hzOf, Lane, MUSIC_FILE, writeMusic, type Heard } from "./lane.ts";
import { DOMAIN, type Json, type Server } from "./server.ts";
import { startTwinkle, type Twinkle } from "./twinkle.ts";
import { until } from "./until.ts";

let server: Server;
/** Its agent has Twinkle. */
let lane: Lane;
/** Somebody whom Twinkle calls. */
let other: Lane;
let phone: Twinkle;

beforeAll(async () => {
  server = await startCenter([...Object.values(extensionsOf(1)), ...Object.values(extensionsOf(2))]);
  const sounds = join(server.dataFolder, "sounds");
  mkdirSync(sounds, { recursive: true });
  writeMusic(join(sounds, MUSIC_FILE));
  lane = new Lane(server, 1);
  await lane.start({}, ["customer", "consulted"]);
  other = new Lane(server, 2);
  await other.start({}, ["agent"]);
  const { number, password, domain } = userOf(lane.extns.agent);
  const account = { number, password, domain };
  phone = await startTwinkle({ ...account, serverPort: server.sipPort, toneHz: hzOf("A") });
  await until("it is registered", async () => {
    const { data } = (await server.get(`/api/phones?extn=${number}`)) as { readonly data: readonly Json[] };
    return data[0]?.["registered"] === true ? true : undefined;
  });
  await makeReady(server, lane.extns.agent, lane.queue);
});

afterAll(async () => {
  await phone.stop();
  await Promise.all([lane.stop(), other.stop()]);
  expect(await server.stop()).toBe(0);
});

beforeEach(async () => {
  for (const each of [...lane.phones, ...other.phones]) each.hangUp();
  await agentIs("IDLE");
  // Where it went for the call before.
  phone.command("line 1");
});

async function agentIs(callState: string, of = lane): Promise<void> {
  await until(`the agent is ${callState}`, async () => ((await of.agentState()) === callState ? true : undefined));
}

async function heard(wanted: Partial<Heard>, of = lane): Promise<void> {
  const isHeard = (): boolean => {
    const now = of.heard();
    return Object.entries(wanted).every(([role, what]) => now[role as keyof Heard] === what);
  };
  await until(JSON.stringify(wanted), () => Promise.resolve(isHeard() || undefined)).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${JSON.stringify(of.heard())}\n${phone.log.slice(-3_000)}`);
  });
}

/** A caller of its queue. It takes no command for a call of which it does not know yet. */
async function rings(): Promise<void> {
  const rung = (): number => phone.log.split("incoming call").length;
  const before = rung();
  await lane.do("customer calls");
  await until("it rings", () => Promise.resolve(rung() > before || undefined));
}

async function talks(): Promise<void> {
  await rings();
  phone.command("answer");
  await agentIs("TALKING");
  await heard({ customer: "A" });
}

it("takes a queue's call, holds it and hangs up by its own keys", async () => {
  await talks();
  phone.command("hold");
  await agentIs("HELD");
  await heard({ customer: "M" });
  phone.command("retrieve");
  await agentIs("TALKING");
  await heard({ customer: "A" });
  phone.command("bye");
  await heard({ customer: "." });
  await agentIs("IDLE");
});

it("does not take one: the caller waits on", async () => {
  await rings();
  phone.command("reject");
  await heard({ customer: "M" });
  await lane.do("customer hangs up");
  await agentIs("IDLE");
});

it("calls a queue", async () => {
  phone.command(`call sip:4002@${DOMAIN}`);
  await agentIs("TALKING", other);
  await heard({ agent: "A" }, other);
  phone.command("bye");
  await agentIs("IDLE", other);
});

it("transfers blind", async () => {
  await talks();
  phone.command(`transfer sip:${lane.extns.consulted}@${DOMAIN}`);
  await lane.do("consulted answers");
  await heard({ customer: "B", consulted: "C" });
  await agentIs("IDLE");
});

it("transfers attended: the customer hears music until they have somebody else", async () => {
  await talks();
  phone.command(`transfer -c sip:${lane.extns.consulted}@${DOMAIN}`);
  await lane.do("consulted answers");
  await heard({ customer: "M", consulted: "A" });
  phone.command("transfer -c");
  await heard({ customer: "B", consulted: "C" });
  await agentIs("IDLE");
});
