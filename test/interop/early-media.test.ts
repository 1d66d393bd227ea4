// Calls to numbers outside, over carriers that speak before they answer: a real telephone hears them.
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startBaresip, type Baresip } from "./baresip.ts";
import { startCenter, userOf } from "./center.ts";
import type { Server } from "./server.ts";
import { explain, startSipp, type SippRun } from "./sipp.ts";
import { heardMs, TEST_TONES_HZ } from "./tone.ts";

const CALLER = userOf("1000");
const SPEAKING_MS = 2_500;
/** What a jitter buffer, and the moment it takes to connect, may cost of it. */
const CLEARLY_HEARD_MS = 1_000;
const [, CARRIER_HZ] = TEST_TONES_HZ;

let server: Server;
let answering: SippRun;
let refusing: SippRun;
const phones: Baresip[] = [];

beforeAll(async () => {
  server = await startCenter([CALLER.number]);
  const carrier = { users: [CALLER], calls: 1, toneHz: CARRIER_HZ };
  const parameters = { ringMs: SPEAKING_MS, status: 404, phrase: "Not Found" };
  answering = await startSipp({ ...carrier, scenario: "agent-early-media", parameters });
  refusing = await startSipp({ ...carrier, scenario: "agent-early-refuses", parameters });
  for (const [prefix, { port }] of [
    ["81", answering],
    ["82", refusing],
  ] as const) {
    const outbound = [{ prefix, strip: 2 }];
    await server.post("/api/trunks", { name: `line-${prefix}`, address: "127.0.0.1", port, priority: 1, outbound });
  }
});

afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.stop();
});

afterAll(async () => {
  await Promise.all([answering.stop(), refusing.stop()]);
  expect(await server.stop()).toBe(0);
});

async function caller(): Promise<Baresip> {
  const phone = await startBaresip({ ...CALLER, serverPort: server.sipPort });
  phones.push(phone);
  return phone;
}

function heardOf(phone: Baresip): number {
  return heardMs(phone.heard()[0] ?? new Int16Array(0)).get(CARRIER_HZ) ?? 0;
}

it("is heard before the answer, and after it", async () => {
  const phone = await caller();
  await phone.dial("8110086");
  await phone.event("CALL_ESTABLISHED");
  await phone.hangUp();
  await phone.event("CALL_CLOSED");
  const carrier = await answering.done;
  expect(carrier.succeeded, explain(carrier)).toBe(1);
  // It was hung up at once: what was heard was heard before.
  expect(heardOf(phone)).toBeGreaterThan(CLEARLY_HEARD_MS);
});

it("is heard out, and its refusal is the caller's, where its 183 must be acknowledged (100rel)", async () => {
  const phone = await caller();
  await phone.dial("8210086");
  expect((await phone.event("CALL_CLOSED")).param).toMatch(/^404/);
  const carrier = await refusing.done;
  expect(carrier.succeeded, explain(carrier)).toBe(1);
  expect(heardOf(phone)).toBeGreaterThan(CLEARLY_HEARD_MS);
});
