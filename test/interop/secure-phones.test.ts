// baresip over TLS and SRTP as caller and as agent, through the whole server: what the one says the other hears, and the recording
// has both; and what is refused.
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Authority } from "./authority.ts";
import { startBaresip } from "./baresip.ts";
import type { Baresip, BaresipOptions } from "./baresip.ts";
import {
  addQueue,
  callRecords,
  HOTLINE,
  makeReady,
  startCenter,
  untilCallState,
  untilRecorded,
  userOf,
} from "./center.ts";
import { leasePort, LOOPBACK } from "./ports.ts";
import type { Json, Server } from "./server.ts";
import type { SippUser } from "./sipp.ts";
import { heardMs, readChannels, TEST_TONES_HZ } from "./tone.ts";

const CALLER_HZ = TEST_TONES_HZ[0];
const AGENT_HZ = TEST_TONES_HZ[1];
const TALK_MS = 4_000;
const AFTER_HOLD_MS = 2_000;
/** What a jitter buffer, and the moment it takes to connect, may cost of it. */
const CLEARLY_HEARD_MS = 2_000;

const authority = new Authority();
let server: Server;
let tlsPort: number;
const caller = userOf("1000");
const agent = userOf("1001");
const phones: Baresip[] = [];

beforeAll(async () => {
  const { certificate, key } = authority.issue("pbx", [`IP:${LOOPBACK}`]);
  tlsPort = await leasePort();
  const environment = {
    XCC_SIP_TLS: `${LOOPBACK}:${String(tlsPort)}`,
    XCC_SIP_TLS_CERTIFICATES: `${certificate}:${key}`,
  };
  server = await startCenter([caller.number, agent.number], { environment });
  await addQueue(server);
});

afterEach(async () => {
  await Promise.all(phones.splice(0).map((phone) => phone.stop()));
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
  authority.remove();
});

/** How a phone is connected, and whether its extension's audio is secured. */
interface How extends Partial<BaresipOptions> {
  readonly srtp: "off" | "optional" | "required";
}

async function phone(user: SippUser, { srtp, ...options }: How): Promise<Baresip> {
  const { data } = (await server.post("/api/xcc/extensions/list", { page: 1, limit: 100 })) as {
    readonly data: readonly Json[];
  };
  const id = data.find(({ extn }) => extn === user.number)?.["id"];
  await server.post("/api/xcc/extensions/set", { id: Number(id), srtp });
  const serverPort = options.transport === "tls" ? tlsPort : server.sipPort;
  const authorities = options.transport === "tls" ? { authorities: authority.certificate } : {};
  const started = await startBaresip({ ...user, serverPort, ...authorities, ...options });
  phones.push(started);
  return started;
}

function msOf(samples: Int16Array | undefined, hz: number): number {
  return samples === undefined ? 0 : (heardMs(samples).get(hz) ?? 0);
}

async function recordingOf(uuid: string): Promise<readonly Int16Array[]> {
  const { record } = (await server.get(`/api/cdrs/${uuid}`)) as {
    readonly record: { readonly recordings: readonly Json[] };
  };
  return readChannels(join(server.dataFolder, "recordings", String(record.recordings[0]?.["file"])));
}

const SECURED: How = { srtp: "required", transport: "tls", mediaEncryption: "srtp-mand" };
const MAYBE: How = { srtp: "optional", transport: "tls", mediaEncryption: "srtp" };

describe.each([
  { name: "both over TLS and SRTP that must be", caller: SECURED, agent: SECURED },
  { name: "both over SRTP that may be", caller: MAYBE, agent: MAYBE },
  { name: "a secured caller and a plain agent", caller: SECURED, agent: { srtp: "off" } },
  { name: "a plain caller and a secured agent", caller: { srtp: "off" }, agent: SECURED },
  {
    name: "phones that cannot, where it may be",
    caller: { srtp: "optional", transport: "tls" },
    agent: { srtp: "optional" },
  },
] as readonly { readonly name: string; readonly caller: How; readonly agent: How }[])("$name", (how) => {
  it("is heard at both ends, over hold and resume, and in the recording, each on its own channel", async () => {
    const answering = await phone(agent, { autoAnswer: true, toneHz: AGENT_HZ, ...how.agent });
    const calling = await phone(caller, { toneHz: CALLER_HZ, ...how.caller });
    await makeReady(server, agent.number);
    const before = (await callRecords(server)).length;

    await calling.dial(HOTLINE);
    await answering.event("CALL_ESTABLISHED");
    await untilCallState(server, agent.number, "TALKING");
    await wait(TALK_MS);
    await answering.hold();
    await wait(1_000);
    await answering.resume();
    await wait(AFTER_HOLD_MS);
    await calling.hangUp();
    await answering.event("CALL_CLOSED");

    expect(msOf(calling.heard()[0], AGENT_HZ)).toBeGreaterThan(CLEARLY_HEARD_MS);
    // With hold baresip begins another file, and leaves out what comes then.
    expect(msOf(answering.heard()[0], CALLER_HZ)).toBeGreaterThan(CLEARLY_HEARD_MS);
    const [record] = await untilRecorded(server, caller.number, before + 1);
    const [left, right] = await recordingOf(record?.uuid ?? "");
    expect(msOf(left, CALLER_HZ)).toBeGreaterThan(CLEARLY_HEARD_MS);
    expect(msOf(left, AGENT_HZ)).toBe(0);
    // Also what was said after the hold.
    expect(msOf(right, AGENT_HZ)).toBeGreaterThan(TALK_MS + 500);
    expect(msOf(right, CALLER_HZ)).toBe(0);
  });
});

it.each([
  ["a plain call where it must be secured", { srtp: "required", transport: "tls" }],
  ["a secured call where it is off", { srtp: "off", transport: "tls", mediaEncryption: "srtp-mand" }],
] as readonly (readonly [string, How])[])("%s is refused with 488", async (_name, how) => {
  const calling = await phone(caller, { toneHz: CALLER_HZ, ...how });
  await calling.dial(HOTLINE);
  expect((await calling.event("CALL_CLOSED")).param).toContain("488");
});

it("a phone that cannot is not called where it must be secured", async () => {
  const answering = await phone(agent, { autoAnswer: true, toneHz: AGENT_HZ, srtp: "required", transport: "tls" });
  const calling = await phone(caller, { toneHz: CALLER_HZ, ...SECURED });
  await calling.dial(agent.number);
  await calling.event("CALL_CLOSED");
  expect(answering.events.map(({ type }) => type)).not.toContain("CALL_ESTABLISHED");
});
