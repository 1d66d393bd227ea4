// Peers that do what they must not, or do it late, twice, or not at all. After each of them the next call works as ever.
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PATIENCE_MS } from "../real-time.ts";
import { A_THIRD_LOST, EVERYTHING_LATE, EVERYTHING_TWICE, startBadNetwork } from "../interop/bad-network.ts";
import {
  addQueue,
  callRecords,
  HOTLINE,
  signOutAll,
  startCenter,
  untilCallState,
  untilRecorded,
} from "../interop/center.ts";
import type { CallRecord } from "../interop/center.ts";
import type { Server } from "../interop/server.ts";
import { Phones } from "../interop/sipp-center.ts";
import { explain } from "../interop/sipp.ts";
import type { SippOptions, SippResult, SippRun } from "../interop/sipp.ts";

const CALLER = "1000";
const AGENT = "1001";
const OTHER = "1002";
/** Who tries the center after each test. */
const NEXT_CALLER = "1003";
/** How long a phone that vanished may keep the center busy: 64 times T1, and a little (RFC 3261 section 17.1.1.2). */
const GIVEN_UP_MS = 60_000;

let server: Server;
let phones: Phones;
/** CALLER's records before the test; its one call adds one. */
let recordsBefore: number;

beforeAll(async () => {
  server = await startCenter([CALLER, AGENT, OTHER, NEXT_CALLER]);
  phones = new Phones(server);
  await addQueue(server);
});

beforeEach(async () => {
  recordsBefore = (await callRecords(server, `&cidNumber=${CALLER}`)).length;
});

afterEach(async () => {
  await phones.stop();
  await newRecord();
  await signOutAll(server);
  await expectNextCallToWork();
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

/** The record of the call that this test has made. */
async function newRecord(timeoutMs = PATIENCE_MS): Promise<CallRecord | undefined> {
  return (await untilRecorded(server, CALLER, recordsBefore + 1, timeoutMs))[0];
}

function expectWell(result: SippResult): void {
  expect(result.code, explain(result)).toBe(0);
}

async function expectBothWell(calling: Promise<SippResult>, agent: SippRun): Promise<void> {
  const [one, other] = await Promise.all([calling, agent.done]);
  expectWell(one);
  expectWell(other);
}

/** One call of CALLER; to the hotline unless told otherwise. */
function called(options: Partial<SippOptions> = {}, dials = HOTLINE): Promise<SippResult> {
  return phones.call(CALLER, options, dials);
}

async function expectNextCallToWork(): Promise<void> {
  const agent = await phones.atWork(OTHER);
  await expectBothWell(phones.call(NEXT_CALLER, { parameters: { talkMs: 300 } }), agent);
  await untilCallState(server, OTHER, "IDLE");
  await phones.stop();
  await signOutAll(server);
}

describe("a caller", () => {
  it("who never acknowledges is hung up", async () => {
    await phones.atWork(AGENT, { timeoutMs: 60_000, parameters: { talkMs: 50_000 } });
    expectWell(await called({ scenario: "caller-no-ack", timeoutMs: 60_000 }));
    expect(await newRecord()).toMatchObject({ agent: AGENT, hangup_by: "center" });
    await untilCallState(server, AGENT, "IDLE");
  });

  it("who vanishes is forgotten when the agent hangs up", async () => {
    const agent = await phones.atWork(AGENT, { parameters: { talkMs: 3_000 } });
    expectWell(await called({ scenario: "caller-vanishes", parameters: { talkMs: 1_000 } }));
    expectWell(await agent.done);
    expect(await newRecord()).toMatchObject({ agent: AGENT, hangup_by: "callee" });
    await untilCallState(server, AGENT, "IDLE");
  });

  it("whose CANCEL crosses the 200 has a call, and ends it with BYE", async () => {
    const agent = await phones.atWork(AGENT);
    await expectBothWell(called({ scenario: "caller-late-cancel" }), agent);
    expect(await newRecord()).toMatchObject({ hangup_by: "caller", hangup_cause: "NORMAL_CLEARING" });
  });

  it("who gives up while it rings leaves nothing ringing", async () => {
    const agent = await phones.waiting(AGENT, { parameters: { ringMs: 10_000 } });
    await expectBothWell(called({ scenario: "caller-cancels", parameters: { ringMs: 500 } }, AGENT), agent);
    expect(await newRecord()).toMatchObject({ answer_stamp: "", hangup_by: "caller" });
  });

  it("who offers nothing gets an offer", async () => {
    const agent = await phones.atWork(AGENT);
    await expectBothWell(called({ scenario: "caller-offerless" }), agent);
  });

  it("who holds the agent comes back, and the record knows", async () => {
    const agent = await phones.atWork(AGENT);
    await expectBothWell(called({ scenario: "caller-holds", parameters: { talkMs: 1_000 } }), agent);
    const record = await newRecord();
    expect(record?.hold_ms).toBeGreaterThan(1_000);
    expect(record?.hold_ms).toBeLessThan(15_000);
  });

  it.each([
    { network: "repeats everything", fate: EVERYTHING_TWICE },
    { network: "loses a third", fate: A_THIRD_LOST },
    { network: "delays and reorders", fate: EVERYTHING_LATE },
  ])("on a network that $network is served", async ({ fate }) => {
    const network = await startBadNetwork(server.sipPort, fate);
    const agent = await phones.atWork(AGENT);
    try {
      await expectBothWell(called({ remotePort: network.port, patient: true }), agent);
    } finally {
      await network.stop();
    }
  });
});

describe("an agent's phone", () => {
  it("that is slow to answer is waited for", async () => {
    const agent = await phones.atWork(AGENT, { parameters: { ringMs: 4_000 } });
    await expectBothWell(called({ parameters: { talkMs: 6_000 } }), agent);
  });

  it.each([
    { status: 486, phrase: "Busy Here" },
    { status: 603, phrase: "Decline" },
    { status: 404, phrase: "Not Found" },
    { status: 480, phrase: "Temporarily Unavailable" },
    { status: 500, phrase: "Server Internal Error" },
  ])("that refuses with $status passes the call on to the next agent", async (parameters) => {
    // Idle for longer, they are asked first.
    const refusing = await phones.atWork(AGENT, { scenario: "agent-refuses", parameters });
    const next = await phones.atWork(OTHER);
    await expectBothWell(called({ parameters: { talkMs: 3_000 } }), next);
    expectWell(await refusing.done);
    expect(await newRecord()).toMatchObject({ agent: OTHER });
  });

  it("whose audio begins early is heard all the same", async () => {
    const agent = await phones.atWork(AGENT, { scenario: "agent-early-media", parameters: { ringMs: 1_000 } });
    await expectBothWell(called(), agent);
  });

  it("whose 200 crosses the CANCEL is acknowledged and hung up", async () => {
    const agent = await phones.waiting(AGENT, { scenario: "agent-late-cancel" });
    await expectBothWell(called({ scenario: "caller-cancels", parameters: { ringMs: 500 } }, AGENT), agent);
  });

  it("that vanishes in a call does not keep its agent busy for ever", async () => {
    const agent = await phones.atWork(AGENT, { scenario: "agent-vanishes", parameters: { talkMs: 1_000 } });
    expectWell(await called({ parameters: { talkMs: 4_000 } }));
    await agent.done;
    await untilCallState(server, AGENT, "IDLE", GIVEN_UP_MS);
    expect(await newRecord()).toMatchObject({ agent: AGENT, hangup_by: "caller" });
  });

  it("that holds the caller comes back, and the record knows", async () => {
    const agent = await phones.atWork(AGENT, { scenario: "agent-holds", parameters: { talkMs: 1_000 } });
    await expectBothWell(called({ parameters: { talkMs: 20_000 } }), agent);
    expect((await newRecord())?.hold_ms).toBeGreaterThan(1_000);
  });

  it.each([
    { network: "repeats everything", fate: EVERYTHING_TWICE },
    { network: "loses a third", fate: A_THIRD_LOST },
    { network: "delays and reorders", fate: EVERYTHING_LATE },
  ])("on a network that $network takes its call", async ({ fate }) => {
    const network = await startBadNetwork(server.sipPort, fate);
    const agent = await phones.atWork(AGENT, { patient: true }, network);
    try {
      await expectBothWell(called({ parameters: { talkMs: 4_000 } }), agent);
    } finally {
      await wait(200);
      await network.stop();
    }
  });
});
