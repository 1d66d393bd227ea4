// What a switch says when it is asked for all that lives: of each state that commands and phones leave behind, and of nothing else.
import { expect, it } from "vitest";
import type { CallId, Extn, LegId, Sound } from "../../src/core/model.ts";
import type { LivingLeg, SwitchCommandBody } from "../../src/core/switch.ts";
import type { Desk } from "./desk.ts";
import { together } from "./together.ts";

const SHORT: Sound = { type: "silence", durationMs: 200 };
const LONG: Sound = { type: "silence", durationMs: 60_000 };
const MUSIC: Sound = { type: "tone", tone: "ringback" };

function playOf(leg: LegId, sound: Sound, interruptible = false): SwitchCommandBody {
  return { type: "play", leg, sounds: [sound], repeat: false, interruptible };
}

/** What is undefined may as well be absent: between processes it is. */
function expectIn(actual: object | undefined, wanted: object): void {
  const absent = Object.fromEntries(Object.keys(wanted).map((key) => [key, undefined]));
  expect({ ...absent, ...actual }).toMatchObject(wanted);
}

/** Nothing has happened to it yet. */
const PLAIN: Partial<LivingLeg> = {
  ...{ held: false, play: undefined, seat: undefined, keys: { count: 0, last: "" }, wishes: [] },
};

export function reports(desk: () => Desk): void {
  it("nothing, and whose phones are there", async () => {
    await desk().registered("1002");
    expect(await desk().report()).toEqual({ type: "up", legs: [], recordings: [], phones: ["1002"] });
    desk().rig.phone("1003");
    expect((await desk().report()).legs).toEqual([]);
  });

  it("a leg that arrived: whence, and whether it was let know that something rings", async () => {
    const { leg } = await desk().arrived("1001", "4711");
    const from = {
      type: "arrived",
      origin: { type: "extension", extn: "1001" },
      dialled: "4711",
      callerNumber: "1001",
    };
    expectIn(await desk().living(leg), { leg, from, rang: false, answered: false, ...PLAIN });
    desk().send({ type: "ring", leg });
    const rung = await desk().living(leg);
    expect(rung).toMatchObject({ rang: true, answered: false });
    expect(rung.agedMs).toBeGreaterThan(300);
    expect(rung.agedMs).toBeLessThan(60_000);
    await desk().until("done", { command: desk().send({ type: "answer", leg }) });
    expectIn(await desk().living(leg), { answered: true, ...PLAIN });
  });

  it("a leg that was dialled: by which order, whether it has rung and was answered", async () => {
    const caller = await desk().answered("1001");
    const phone = await desk().registered("1002");
    const leg = desk().newLeg();
    const command = desk().send(desk().dialBody("1002", leg, caller.leg));
    const to = { type: "extension", extn: "1002" as Extn };
    await desk().until("leg-ringing", { leg });
    const from = { type: "dialled", command, to };
    expectIn(await desk().living(leg), { leg, from, rang: true, answered: false, ...PLAIN });
    await desk().phoneIs(phone, "ringing");
    phone.answer();
    await desk().until("leg-answered", { leg });
    expectIn(await desk().living(leg), { from, rang: true, answered: true, ...PLAIN });
  });

  it("none that has ended", async () => {
    const { phone, leg } = await desk().answered("1001");
    const other = await desk().answered("1002");
    phone.hangUp();
    await desk().until("leg-ended", { leg });
    expect((await desk().report()).legs.map((each) => each.leg)).toEqual([other.leg]);
  });

  it("who holds by the phone's own key", async () => {
    const { phone, leg } = await desk().answered("1001");
    phone.hold();
    await desk().until("leg-held", { leg });
    expectIn(await desk().living(leg), { held: true });
    phone.resume();
    await desk().until("leg-resumed", { leg });
    expectIn(await desk().living(leg), { held: false });
  });

  it("the last play: that it goes on, or how it came to its end", async () => {
    const { phone, leg } = await desk().answered("1001");
    const long = desk().send(playOf(leg, LONG, true));
    await desk().until("playing", { command: long });
    expect((await desk().living(leg)).play).toEqual({ command: long, ended: undefined });
    phone.press("4");
    await desk().until("played", { command: long });
    expect((await desk().living(leg)).play).toEqual({ command: long, ended: "digit" });
    const short = desk().send(playOf(leg, SHORT));
    await desk().until("played", { command: short });
    expect((await desk().living(leg)).play).toEqual({ command: short, ended: "end" });
    const music = desk().send({ ...playOf(leg, MUSIC), repeat: true } as SwitchCommandBody);
    expect((await desk().living(leg)).play).toEqual({ command: music, ended: undefined });
    desk().send({ type: "stop", leg });
    await desk().until("played", { command: music });
    expect((await desk().living(leg)).play).toEqual({ command: music, ended: "stopped" });
  });

  it("how many keys there were, and which were the last", async () => {
    const { phone, leg } = await desk().answered("1001");
    for (const digit of ["1", "2", "#"]) {
      phone.press(digit);
      await desk().until("digit", { leg, digit });
    }
    expect((await desk().living(leg)).keys).toEqual({ count: 3, last: "12#" });
  });

  it("whom everybody hears in a conversation, and what music; of who has left it nothing", async () => {
    const c = await desk().answered("1001");
    const a = await desk().talking("1002", c.leg);
    await desk().until("done", { command: desk().send(together(c.leg, a.leg)) });
    const seats = async (): Promise<unknown[]> => {
      const { legs } = await desk().report();
      return [c.leg, a.leg].map((leg) => legs.find((each) => each.leg === leg)?.seat);
    };
    const [customer, agent] = (await seats()) as [LivingLeg["seat"], LivingLeg["seat"]];
    expectIn(customer, { hears: [a.leg], music: undefined });
    expectIn(agent, { hears: [c.leg], music: undefined, conversation: customer?.conversation });
    const conversation = customer?.conversation ?? ("" as CallId);
    const music = { sounds: [MUSIC], unless: a.leg };
    const parties = [
      { leg: c.leg, hears: [a.leg], music },
      { leg: a.leg, hears: [], music: undefined },
    ];
    await desk().until("done", { command: desk().send({ type: "converse", conversation, parties }) });
    expect(await seats()).toEqual([
      { conversation, hears: [a.leg], music },
      { conversation, hears: [], music: undefined },
    ]);
    const alone = [{ leg: c.leg, hears: [], music: undefined }];
    await desk().until("done", { command: desk().send({ type: "converse", conversation, parties: alone }) });
    expect(await seats()).toEqual([{ conversation, hears: [], music: undefined }, undefined]);
  });

  it("which recordings run, and who is on them", async () => {
    const c = await desk().answered("1001");
    const a = await desk().talking("1002", c.leg);
    const record = desk().send({ type: "record", left: [c.leg], right: [a.leg], name: "talk" });
    await desk().until("done", { command: record });
    expect((await desk().report()).recordings).toEqual([{ command: record, left: [c.leg], right: [a.leg] }]);
    desk().send({ type: "record-sides", recording: record, left: [], right: [a.leg] });
    expect((await desk().report()).recordings).toEqual([{ command: record, left: [], right: [a.leg] }]);
    const limits = { longestMs: 60_000, silenceMs: 60_000 };
    const message = desk().send({ type: "record-message", leg: c.leg, name: "message", ...limits });
    await desk().until("done", { command: message });
    desk().send({ type: "stop-recording", recording: record });
    await desk().until("recorded", { command: record });
    expect((await desk().report()).recordings).toEqual([{ command: message, left: [c.leg], right: [] }]);
    c.phone.hangUp();
    await desk().until("recorded", { command: message });
    expect((await desk().report()).recordings).toEqual([]);
  });

  it("what was ordered before it was asked, and tells what came of it before", async () => {
    const { leg } = await desk().answered("1001");
    const other = await desk().answered("1002");
    const command = desk().send(playOf(other.leg, LONG));
    desk().send({ type: "hang-up", leg, cause: "normal" });
    const up = await desk().report();
    expect(up.legs.map((each) => [each.leg, each.play?.command])).toEqual([[other.leg, command]]);
    const told = desk().events;
    expect(told.findIndex((one) => one.type === "leg-ended")).toBeLessThan(told.indexOf(up));
  });

  it("is told again by an order that says what is so already: nothing changes", async () => {
    const c = await desk().answered("1001");
    const a = await desk().talking("1002", c.leg);
    const orders = [together(c.leg, a.leg), { type: "answer", leg: c.leg } as const];
    for (const command of desk().sendAll(...orders)) await desk().until("done", { command });
    const before = await desk().report();
    for (const command of desk().sendAll(...orders)) await desk().until("done", { command });
    const rest = ({ legs }: typeof before) => legs.map(({ agedMs: _aged, ...leg }) => leg);
    expect(rest(await desk().report())).toEqual(rest(before));
  });
}
