// Browsers' telephones over /ws, through the whole server: they call, are called, hold, transfer, press keys, hang up, and are
// loaded anew in the middle of a call.
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Phone } from "../../demo/phone.ts";
import { addQueue, HOTLINE, makeReady, signOutAll, startCenter, untilCallState, untilRecorded } from "./center.ts";
import { phoneOfNew } from "./registered-phone.ts";
import type { Server } from "./server.ts";
import { until } from "./until.ts";
import { VertoClient } from "./verto-client.ts";

const [AGENT, OTHER] = ["1101", "1102"] as const;
const VOICES: Readonly<Record<string, number>> = { [AGENT]: 2_950, [OTHER]: 1_050 };
const CALLER_HZ = 1_730;
const COLLEAGUE_HZ = 2_410;

let server: Server;
let caller: Phone;
let colleague: Phone;
const clients: VertoClient[] = [];

const passwordOf = (extn: string): string => `Browser-${extn}-Linnet`;

async function page(extn: string, sessid?: string): Promise<VertoClient> {
  const voiceHz = VOICES[extn] ?? 620;
  const client = await VertoClient.open(server, {
    ...{ extn, passwd: passwordOf(extn), voiceHz },
    ...(sessid === undefined ? {} : { sessid }),
  });
  clients.push(client);
  return client;
}

const talkingWith = (phone: Phone, hz: number): Promise<true> =>
  until(`${String(hz)} Hz is heard`, () => Promise.resolve(phone.hears(hz) ? true : undefined));

beforeAll(async () => {
  const process = globalThis.process.env["XCC_TEST_SWITCH_PROCESS"];
  // The clients of this file speak plain RTP, as browsers would be asked to where there are no ports for them.
  const plain = { XCC_WEBRTC_PORTS: "off" };
  server = await startCenter([], {
    environment: process === undefined ? plain : { ...plain, XCC_SWITCH_PROCESS: process },
  });
  for (const extn of [AGENT, OTHER]) {
    const row = { name: `Browser ${extn}`, extn, password: passwordOf(extn), type: "VERTO" };
    await server.post("/api/xcc/extensions/add", row);
  }
  await addQueue(server, { strategy: "ring-all" });
  caller = await phoneOfNew(server, "1000", CALLER_HZ);
  colleague = await phoneOfNew(server, "1003", COLLEAGUE_HZ);
  colleague.answerAutomatically(100);
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  caller.hangUp();
  colleague.hangUp();
  await signOutAll(server);
});

afterAll(async () => {
  await caller.stop();
  await colleague.stop();
  expect(await server.stop()).toBe(0);
});

/** The agent's browser in a talk with a caller from the queue. */
async function inTalk(agent: VertoClient): Promise<string> {
  await makeReady(server, AGENT);
  const calling = caller.call(HOTLINE);
  const callID = await agent.answer();
  await calling;
  await agent.hears(CALLER_HZ);
  await talkingWith(caller, VOICES[AGENT] ?? 0);
  return callID;
}

describe("a browser of an agent", () => {
  it("is rung by the queue, answers, is heard and hears; the caller hangs up", async () => {
    const agent = await page(AGENT);
    const callID = await inTalk(agent);
    caller.hangUp();
    expect(await agent.pushed("verto.bye", callID)).toMatchObject({ causeCode: 16, cause: "NORMAL_CLEARING" });
    const [record] = await untilRecorded(server, "1000");
    expect(record).toMatchObject({ agent: AGENT, hangup_by: "caller" });
  });

  it("hangs up", async () => {
    const agent = await page(AGENT);
    const callID = await inTalk(agent);
    const { result } = await agent.bye(callID);
    expect(result).toMatchObject({ callID, message: "CALL ENDED", causeCode: 16, cause: "NORMAL_CLEARING" });
    expect((await agent.bye(callID)).error).toMatchObject({ code: -32_002, message: "CALL DOES NOT EXIST", callID });
    await until("the call is over", () => Promise.resolve(caller.hears(VOICES[AGENT] ?? 0) ? undefined : true));
  });

  it("holds, with music for the caller, and goes on", async () => {
    const agent = await page(AGENT);
    const callID = await inTalk(agent);
    expect((await agent.modify(callID, "hold")).result).toMatchObject({ action: "hold", holdState: "held" });
    await untilCallState(server, AGENT, "HELD");
    await until("music", () => Promise.resolve(caller.hears(VOICES[AGENT] ?? 0) ? undefined : true));
    expect((await agent.modify(callID, "toggleHold")).result).toMatchObject({ holdState: "active" });
    await talkingWith(caller, VOICES[AGENT] ?? 0);
    await agent.hears(CALLER_HZ);
  });

  it("transfers blind", async () => {
    const agent = await page(AGENT);
    const callID = await inTalk(agent);
    const { result } = await agent.modify(callID, "transfer", { destination: "1003" });
    expect(result).toMatchObject({ callID, action: "transfer", message: "CALL TRANSFERRED" });
    await talkingWith(caller, COLLEAGUE_HZ);
    await agent.pushed("verto.bye", callID);
  });

  it("transfers attended, by a second call of its own", async () => {
    const agent = await page(AGENT);
    const callID = await inTalk(agent);
    await agent.modify(callID, "hold");
    await agent.secondLine();
    const second = await agent.call("1003");
    await agent.hears(COLLEAGUE_HZ);
    const { result } = await agent.modify(callID, "replace", { replaceCallID: second });
    expect(result).toMatchObject({ callID, action: "replace" });
    await talkingWith(caller, COLLEAGUE_HZ);
    await talkingWith(colleague, CALLER_HZ);
  });

  it("declines, and is offered the call no more for a while", async () => {
    const agent = await page(AGENT);
    await makeReady(server, AGENT);
    void caller.call(HOTLINE).catch(() => undefined);
    const { callID } = await agent.pushed("verto.invite");
    await agent.bye(String(callID));
    expect((await agent.ask("verto.answer", { sdp: agent.offer(), dialogParams: { callID } })).error).toMatchObject({
      message: "CALL DOES NOT EXIST",
    });
  });

  it("is given its call back when its page is loaded anew, and the caller hears music meanwhile", async () => {
    const agent = await page(AGENT);
    const callID = await inTalk(agent);
    agent.vanish();
    await untilCallState(server, AGENT, "HELD");
    const again = await page(AGENT, agent.sessid);
    const attach = await again.pushed("verto.attach", callID);
    const { result } = await again.ask("verto.attach", {
      sdp: again.answerTo(String(attach["sdp"])),
      dialogParams: { callID },
    });
    expect(result).toMatchObject({ sessid: again.sessid });
    expect(await again.pushed("verto.display", callID)).toMatchObject({ display_number: "1000" });
    await talkingWith(caller, VOICES[AGENT] ?? 0);
    await again.hears(CALLER_HZ);
    expect((await again.bye(callID)).result).toMatchObject({ message: "CALL ENDED" });
  });

  it("is given its call back at another socket, while the first one is told to go", async () => {
    const agent = await page(AGENT);
    const callID = await inTalk(agent);
    const again = await page(AGENT, agent.sessid);
    await agent.pushed("verto.punt");
    await again.pushed("verto.attach", callID);
  });

  it("is called no more a while after its page was closed", async () => {
    const agent = await page(AGENT);
    await makeReady(server, AGENT);
    agent.vanish();
    const isThere = async (): Promise<boolean> => {
      const { data } = (await server.get("/api/phones?registered=1")) as { readonly data: readonly { extn: string }[] };
      return data.some(({ extn }) => extn === AGENT);
    };
    expect(await isThere()).toBe(true);
    await until("it is not registered", async () => ((await isThere()) ? undefined : true), 20_000);
  }, 60_000);
});

describe("a browser that calls", () => {
  it("another browser: both hear each other, and either hangs up", async () => {
    const [one, other] = [await page(AGENT), await page(OTHER)];
    const callID = randomUUID();
    expect((await one.invite(OTHER, callID)).result).toMatchObject({ message: "CALL CREATED", callID });
    const invite = await other.pushed("verto.invite");
    expect(invite).toMatchObject({ caller_id_number: AGENT, callee_id_number: OTHER });
    const theirs = String(invite["callID"]);
    const sdp = other.answerTo(String(invite["sdp"]));
    expect((await other.ask("verto.answer", { sdp, dialogParams: { callID: theirs } })).result).toMatchObject({
      sessid: other.sessid,
    });
    await one.connected(callID);
    await one.hears(VOICES[OTHER] ?? 0);
    await other.hears(VOICES[AGENT] ?? 0);
    await other.bye(theirs);
    expect(await one.pushed("verto.bye", callID)).toMatchObject({ causeCode: 16 });
  });

  it("a phone that rings: it hears a ringing tone until that answers", async () => {
    const one = await page(AGENT);
    const callID = randomUUID();
    colleague.answerAutomatically(3_000);
    await one.invite("1003", callID);
    one.hearAnswer(String((await one.pushed("verto.media", callID))["sdp"]));
    await one.hears("music", [COLLEAGUE_HZ]);
    expect(await one.pushed("verto.answer", callID)).not.toHaveProperty("sdp");
    await one.hears(COLLEAGUE_HZ);
    await talkingWith(colleague, VOICES[AGENT] ?? 0);
    colleague.answerAutomatically(100);
  });

  it("a menu, and presses a key there", async () => {
    const menu = { type: "next", repeat_timeout: 10 };
    await server.post("/api/xcc/ivrs/add", { ...menu, name: "top", nbr: "6000", media_file: "silence_stream://10000" });
    const transfer = { type: "transfer", business_type: "order", numbers: "1003" };
    await server.post("/api/xcc/ivrs/add", { ...transfer, name: "desk", parent_id: 1, digits: "7" });
    await server.post("/api/xcc/hotlines/add", { nbr: "4100", period_enable: "0", type: "ivr", numbers: "6000" });
    const one = await page(AGENT);
    const callID = await one.call("4100");
    expect((await one.ask("verto.info", { dtmf: "7", dialogParams: { callID } })).result).toMatchObject({
      message: "SENT",
    });
    await one.hears(COLLEAGUE_HZ);
  });

  it("and is never seen again: its call ends half a minute later", async () => {
    const one = await page(AGENT);
    await one.call("1003");
    await talkingWith(colleague, VOICES[AGENT] ?? 0);
    one.vanish();
    const calls = async (): Promise<number> => {
      const rows = (await server.get("/api/phones?extn=1003")) as { readonly data: readonly { calls: number }[] };
      return rows.data[0]?.calls ?? 0;
    };
    expect(await calls()).toBe(1);
    await until("its call is over", async () => ((await calls()) === 0 ? true : undefined), 60_000);
  }, 90_000);

  it("a number that there is not, and one that it does not name", async () => {
    const one = await page(AGENT);
    const callID = randomUUID();
    const { error } = await one.ask("verto.invite", { sdp: one.offer(), dialogParams: { callID } });
    expect(error).toMatchObject({ code: -32_002, message: "CALL ERROR", causeCode: 1, cause: "UNALLOCATED_NUMBER" });
    expect((await one.invite("99999", callID)).result).toMatchObject({ message: "CALL CREATED" });
    expect(await one.pushed("verto.bye", callID)).toMatchObject({ causeCode: 1, cause: "UNALLOCATED_NUMBER" });
  });

  it("with a description that nothing comes of", async () => {
    const one = await page(AGENT);
    const callID = randomUUID();
    const sdp = one
      .offer()
      .replaceAll(/ 8 0 /g, " 18 19 ")
      .replaceAll(/PCM[AU]/g, "G729");
    await one.ask("verto.invite", { sdp, dialogParams: { callID, destination_number: HOTLINE } });
    expect(await one.pushed("verto.bye", callID)).toMatchObject({ causeCode: 88, cause: "INCOMPATIBLE_DESTINATION" });
  });

  it("is no telephone where its extension is one of another kind", async () => {
    await server.post("/api/xcc/extensions/add", { name: "Desk", extn: "1009", password: passwordOf("1009") });
    const desk = await page("1009");
    expect((await desk.invite("1000", randomUUID())).error).toMatchObject({
      code: -32_002,
      message: "CALL ERROR",
      causeCode: 69,
    });
  });
});
