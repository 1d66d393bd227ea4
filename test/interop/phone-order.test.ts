// Which phones ring one after the other, and which beside one another; and what becomes of a call whose carrier or caller
// vanishes. All of it takes real seconds, so all of it runs side by side.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addQueue, makeReady, startCenter, untilRecorded, userOf } from "./center.ts";
import { factsOf, ofType } from "./facts.ts";
import { ANSWERED_ELSEWHERE, automaticPhones, callsOf, expectNoComplaint } from "./races.ts";
import type { Json, Server } from "./server.ts";
import { Phones } from "./sipp-center.ts";
import { explain, runSipp, startSipp, type SippResult, type SippRun } from "./sipp.ts";

const SILENCE_S = 12;
/** How long each phone of these queues rings. */
const RING_S = 1;
/** So that at least the second phone has begun to ring when they hang up. */
const PATIENCE_MS = 2_600;
/** As routing.md says: one more phone every 10 s. */
const NEXT_PHONE_MS = 10_000;

/** Two callers, and three phones that never answer, listed against the order of their places. */
const QUEUES = [
  { strategy: "top-down", hotline: "4001", callers: ["1001", "1011"], agents: ["2103", "2102", "2101"] },
  { strategy: "round-robin", hotline: "4002", callers: ["1002", "1012"], agents: ["2203", "2202", "2201"] },
  {
    strategy: "sequentially-by-agent-order",
    hotline: "4003",
    callers: ["1003", "1013"],
    agents: ["2303", "2302", "2301"],
  },
] as const;
const PROGRESSIVE = { hotline: "4004", caller: "1004", first: "2401", second: "2400" };
const OUTWARDS = "1005";
/** Lines are known by their address. */
const CARRIER = "127.0.0.6";
const VANISHING = { hotline: "4006", caller: "1006", agent: "2600" };

let server: Server;
let phones: Phones;
const running: SippRun[] = [];

beforeAll(async () => {
  const extns = QUEUES.flatMap(({ callers, agents }): string[] => [...callers, ...agents]);
  extns.push(PROGRESSIVE.caller, PROGRESSIVE.first, PROGRESSIVE.second, OUTWARDS, VANISHING.caller, VANISHING.agent);
  server = await startCenter(extns, { environment: { XCC_SILENCE_LIMIT: String(SILENCE_S) } });
  phones = new Phones(server);
});

afterAll(async () => {
  await Promise.all(running.map((run) => run.stop()));
  await phones.abandon();
  expect(await server.stop()).toBe(0);
});

/** A queue whose agents have these places, the first of them the first place, ready at phones of their own. */
async function staffed(strategy: string, hotline: string, agents: readonly string[], more: Json = {}): Promise<void> {
  const queue = `q${hotline}`;
  await addQueue(server, { strategy, auto_record: "0", ...more }, { queue, hotline });
  const { data } = (await server.post("/api/xcc/queues/list")) as {
    readonly data: readonly { id: number; name: string }[];
  };
  const id = data.find(({ name }) => name === queue)?.id;
  for (const [index, agent] of agents.entries()) {
    await server.post(`/api/queues/${String(id)}/agents`, { agent, level: 1, position: index + 1 });
    await makeReady(server, agent, queue);
  }
}

async function phonesOf(
  agents: readonly string[],
  parameters: Readonly<Record<string, string | number>>,
): Promise<SippRun> {
  const run = await automaticPhones(server, agents, parameters);
  running.push(run);
  return run;
}

function call(caller: string, dials: string, talkMs: number): Promise<SippResult> {
  const users = [userOf(caller, dials)];
  return runSipp({ scenario: "caller", users, remotePort: server.sipPort, calls: 1, parameters: { talkMs } });
}

/** The phones in the order in which an INVITE for this caller came to them; one that came again is no other call. */
function rungFor(caller: string, { messages }: SippResult): readonly string[] {
  const calls = new Map<string, string>();
  for (const [invite, phone = ""] of messages.matchAll(/^INVITE sip:(\d+)@[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*/gm)) {
    const [, from] = /^From: [^<\r\n]*<sip:(\d+)@/m.exec(invite) ?? [];
    const [, call = ""] = /^Call-ID: (\S+)/m.exec(invite) ?? [];
    if (from === caller && !calls.has(call)) calls.set(call, phone);
  }
  return [...calls.values()];
}

/** The call ended by itself, in the time that is stated, and its record says why. */
async function expectVanished(caller: string, gone: "caller" | "callee"): Promise<void> {
  const [record] = await untilRecorded(server, caller, 1, 60_000);
  expect(record).toMatchObject({ hangup_by: "center", hangup_cause: "MEDIA_TIMEOUT" });
  const facts = callsOf(factsOf(server), [caller]).flatMap((one) => one.facts);
  expect(ofType(facts, "call-ended")).toMatchObject([{ by: "center", cause: "vanished" }]);
  const [started] = ofType(facts, "call-started");
  const vanished = ofType(facts, "leg-ended").filter(({ by }) => by === "switch");
  expect(vanished).toMatchObject([{ cause: "vanished" }]);
  expect(vanished[0]?.leg === started?.leg ? "caller" : "callee").toBe(gone);
  const silence = ofType(factsOf(server), "leg-silent").find(({ leg }) => leg === vanished[0]?.leg);
  expect(silence?.silentMs).toBeGreaterThanOrEqual(10_000);
  const talkedMs = (vanished[0]?.at ?? 0) - (ofType(facts, "bridged")[0]?.at ?? 0);
  expect(talkedMs).toBeGreaterThan(SILENCE_S * 1_000);
  expect(talkedMs).toBeLessThan((SILENCE_S + 15) * 1_000);
}

describe.concurrent("phones", () => {
  it.each(QUEUES)("ring in the order of $strategy", async ({ strategy, hotline, callers, agents }) => {
    const phones = await phonesOf(agents, { ringMs: 60_000 });
    await staffed(strategy, hotline, agents, { agent_timeout: RING_S });
    for (const caller of callers) {
      const result = await call(caller, hotline, PATIENCE_MS);
      expect(result.code, explain(result)).toBe(0);
    }
    const result = await phones.stop();
    const [first, second] = [rungFor(callers[0], result), rungFor(callers[1], result)];
    expectNoComplaint(result, first.length + second.length);
    expect(first.length).toBeGreaterThan(1);
    expect(second.length).toBeGreaterThan(1);
    const inOrder = (length: number, from = 0): string[] =>
      Array.from({ length }, (_, index) => agents[(from + index) % agents.length] ?? "");
    expect(first).toEqual(inOrder(first.length));
    // Only round-robin goes on where the queue has stopped; the others begin at the top for each call.
    const from = strategy === "round-robin" ? first.length : 0;
    expect(second).toEqual(inOrder(second.length, from));
  });

  it("ring one more every 10 s on ring-progressively, while the first goes on", async () => {
    const { hotline, caller, first, second } = PROGRESSIVE;
    const rings = await phonesOf([first], { ringMs: 60_000, onCancel: ANSWERED_ELSEWHERE });
    const answers = await phonesOf([second], { ringMs: 500, talkMs: 500, afterTalk: "hang-up" });
    await staffed("ring-progressively", hotline, [first, second], { agent_timeout: 30 });
    const result = await call(caller, hotline, 40_000);
    expect(result.code, explain(result)).toBe(0);
    const facts = callsOf(factsOf(server), [caller]).flatMap((one) => one.facts);
    const [one, other] = ofType(facts, "offer-made");
    expect([one?.agent, other?.agent]).toEqual([first, second]);
    const waitedMs = (other?.at ?? 0) - (one?.at ?? 0);
    expect(waitedMs).toBeGreaterThanOrEqual(NEXT_PHONE_MS);
    expect(waitedMs).toBeLessThan(NEXT_PHONE_MS + 5_000);
    const ended = ofType(facts, "offer-ended");
    expect(ended.map(({ agent, end }) => `${agent} ${end}`).sort()).toEqual([
      `${second} answered`,
      `${first} lost-race`,
    ]);
    expectNoComplaint(await rings.stop(), 1);
    expectNoComplaint(await answers.stop(), 1);
  });

  it("that vanish end their call: a carrier's", async () => {
    const carrier = await startSipp({
      scenario: "agent-vanishes",
      users: [userOf("88")],
      address: CARRIER,
      calls: 1,
      parameters: { talkMs: 1_000 },
    });
    running.push(carrier);
    const outbound = [{ prefix: "9", strip: 1 }];
    await server.post("/api/trunks", { name: "carrier", address: CARRIER, port: carrier.port, priority: 1, outbound });
    const result = await call(OUTWARDS, "988001000", 60_000);
    // It has seen a BYE: its own would have come later.
    expect(result.code, explain(result)).toBe(0);
    expect(result.messages).toMatch(/received \[\d+\] bytes :\s+BYE /);
    await expectVanished(OUTWARDS, "callee");
  });

  it("that vanish end their call: a caller's", async () => {
    const { hotline, caller, agent } = VANISHING;
    // With audio: a phone that sends none is taken as gone itself.
    const phone = await phones.waiting(agent, { parameters: { talkMs: 50_000 }, timeoutMs: 80_000 });
    await staffed("longest-idle-agent", hotline, [agent]);
    const users = [userOf(caller, hotline)];
    const options = { users, remotePort: server.sipPort, calls: 1, parameters: { talkMs: 1_000 } };
    const gone = await runSipp({ scenario: "caller-vanishes", ...options });
    expect(gone.code, explain(gone)).toBe(0);
    await expectVanished(caller, "caller");
    expectNoComplaint(await phone.done, 1);
  });
});
