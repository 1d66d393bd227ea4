// A button that two hands press in the same instant, by two names of the one function: one wins, the other is told, and the
// call is what one press makes of it.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Phone } from "../../demo/phone.ts";
import { addExtension, addQueue, HOTLINE, makeReady, startCenter, untilCallState, userOf } from "./center.ts";
import { factsOf, ofType } from "./facts.ts";
import { phoneOfNew, registeredPhone } from "./registered-phone.ts";
import type { Json, Server } from "./server.ts";
import { until } from "./until.ts";

const AGENT_HZ = 1_050;

let server: Server;
let agent: Phone;
let colleague: Phone;
let caller: Phone;

beforeAll(async () => {
  server = await startCenter(["1001", "1002"]);
  agent = await registeredPhone(server, userOf("1001"), AGENT_HZ);
  colleague = await registeredPhone(server, userOf("1002"));
  caller = await phoneOfNew(server, "1003");
  await addExtension(server, "1004");
  for (const phone of [agent, colleague]) phone.answerAutomatically(50);
  await addQueue(server);
  await makeReady(server, "1001");
});

afterAll(async () => {
  await Promise.all([agent, colleague, caller].map((phone) => phone.stop()));
  expect(await server.stop()).toBe(0);
});

/** In any case of letters, by HTTP connections of their own. What came back, the winner first. */
async function both(names: readonly [string, string], body: Json = {}): Promise<readonly Json[]> {
  const answers = await Promise.all(
    names.map(async (name) => {
      const answer = await server.request("POST", `/api/cc/ccc/${name}`, { agent: "1001", ...body });
      return { status: answer.status, ...((await answer.json()) as Json) };
    }),
  );
  return answers.sort((one, other) => one.status - other.status);
}

/** One did it; the other is told why not, in words. */
async function onceOf(names: readonly [string, string], body: Json = {}): Promise<void> {
  const [won, told] = await both(names, body);
  expect([won?.["status"], won?.["code"]], JSON.stringify(won)).toEqual([200, 200]);
  // Not so any more, or in no call any more.
  expect([404, 409], JSON.stringify(told)).toContain(told?.["status"]);
  expect(told?.["reason"]).toMatch(/\w+ \w+/);
}

const facts = (type: Parameters<typeof ofType>[1]): number => ofType(factsOf(server), type).length;
const happened = (type: Parameters<typeof ofType>[1], count: number): Promise<unknown> =>
  until(type, () => Promise.resolve(facts(type) === count || undefined));

it("holds, mutes, asks, swaps, joins, gives away and hangs up once", async () => {
  await caller.call(HOTLINE);
  await happened("bridged", 1);
  await until("the agent is heard", () => Promise.resolve(caller.hears(AGENT_HZ) || undefined));

  await onceOf(["ccHold", "CCHOLDCALL"]);
  await onceOf(["ccunhold", "ccRetrieve"]);
  await onceOf(["ccMute", "MuteOn"]);
  await onceOf(["CcUnMute", "ccMuteOff"]);
  await onceOf(["ccRecordPause", "ccPauseRecord"]);
  await onceOf(["ccRecordResume", "ccRESUMErecord"]);
  expect(["talk-held", "talk-unheld", "muted", "unmuted"].map((type) => facts(type as "muted"))).toEqual([1, 1, 1, 1]);

  await onceOf(["ccConsult", "ccStartConsult"], { destExtn: "1002" });
  await happened("consult-answered", 1);
  expect(facts("consult-begun")).toBe(1);
  await onceOf(["ccThreeWay", "consultConference"]);
  await onceOf(["ccEndThreeWay", "ccCancelConference"]);
  await onceOf(["ccCancelConsult", "ccEndConsult"]);
  await happened("consult-ended", 1);
  await until("the agent is heard again", () => Promise.resolve(caller.hears(AGENT_HZ) || undefined));

  // Swapped twice is where it was: both are done, one after the other.
  await onceOf(["ccConsult", "ccConsultCall"], { destExtn: "1002" });
  await happened("consult-answered", 2);
  const swapped = await both(["ccSwap", "ccToggle"]);
  expect(swapped.map(({ status }) => status)).toEqual([200, 200]);
  expect(facts("swapped")).toBe(2);
  await onceOf(["ccConsultTransfer", "ccAttendedTransfer"]);
  await happened("consult-ended", 2);
  await untilCallState(server, "1001", "IDLE");
  caller.hangUp();
  await happened("call-ended", 1);
});

it("is one call where it is dialled twice, and one end where it is hung up twice", async () => {
  const before = facts("call-started");
  await onceOf(["ccDial", "ccMakeCall"], { destExtn: "1002" });
  await happened("bridged", 2);
  expect(facts("call-started")).toBe(before + 1);
  await onceOf(["ccHangup", "ccDisconnect"]);
  await happened("call-ended", 2);
});
