// Conversations: who hears whom, music, and who is recorded.
import { expect, it } from "vitest";
import type { CallId, LegId, Sound } from "../../src/core/model.ts";
import type { SwitchCommandBody } from "../../src/core/switch.ts";
import type { Desk } from "./desk.ts";
import { EXTN, Floor, MUSIC } from "./floor.ts";
import { ALL, everyWay, someWays, SITUATIONS, type Situation, type Who } from "./situations.ts";

const LONG: Sound = { type: "silence", durationMs: 60_000 };
const SHORT: Sound = { type: "silence", durationMs: 300 };
const TALK = situation("talk");
const CONSULTATION = situation("consultation");
/** Real time walks through all of them for a minute. */
const LONG_TEST_MS = 180_000;
/** Where time is real, somebody ends in these only. */
const ENDED_IN = ["talk", "agent's phone holds with audio of its own", "swapped back", "three-way", "whisper", "barge"];

function situation(name: string): Situation {
  const found = SITUATIONS.find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no situation ${name}`);
  return found;
}

function play(floor: Floor, who: Who, sound: Sound, repeat = false): SwitchCommandBody {
  return { type: "play", leg: floor.leg(who), sounds: [sound], repeat, interruptible: true };
}

/** Music is no play of the engine, and a conversation reports nothing but that it stands. */
function expectQuiet(desk: Desk): void {
  const told = desk.events.filter(({ type }) => type === "playing" || type === "played" || type === "failed");
  expect(told).toEqual([]);
}

async function walk(desk: Desk, floor: Floor): Promise<void> {
  const way = desk.rig.isVirtual ? everyWay(SITUATIONS.length) : someWays(SITUATIONS.length);
  for (const at of way) {
    const next = SITUATIONS[at] ?? TALK;
    await floor.enter(next);
    if (!desk.rig.isVirtual) continue;
    await floor.converse(next);
    await floor.heard(next.heard, `${next.name}, said twice`);
  }
  expectQuiet(desk);
}

/** What is heard of it when one has ended: music that gave way to them is heard now, and what was played to them by nobody. */
function heardWithout({ heard, music = {}, playedTo = {} }: Situation, gone: Who): Situation["heard"] {
  return Object.fromEntries(
    ALL.filter((who) => who !== gone && heard[who] !== undefined).map((who) => {
      const rest = (heard[who] ?? "").replace(gone, "");
      const other = playedTo[who];
      if (other === gone) return [who, rest.replace("m", "")];
      if (other !== undefined && music[other] === gone) return [who, `${rest.replace("m", "")}m`];
      return [who, rest === "" && music[who] === gone ? "m" : rest];
    }),
  );
}

export function conversations(desk: () => Desk): void {
  it("everybody hears what the table says, whatever it was before", { timeout: LONG_TEST_MS }, async () => {
    await walk(desk(), await Floor.open(desk()));
  });

  it("who ends is heard no more, and nothing else changes", { timeout: LONG_TEST_MS }, async () => {
    const floor = await Floor.open(desk());
    const some = SITUATIONS.filter(({ name }) => desk().rig.isVirtual || ENDED_IN.includes(name));
    for (const [at, one] of some.entries()) {
      const parties = ALL.filter((who) => who in one.hears);
      // The others are dialled for the customer, who goes only where time costs nothing.
      const gone = desk().rig.isVirtual
        ? parties
        : parties
            .filter((who) => who !== "c")
            .slice(at % 2)
            .slice(0, 1);
      for (const who of gone) {
        await floor.enter(one);
        await floor.hangsUp(who);
        await floor.heard(heardWithout(one, who), `${one.name} without ${who}`);
        // Said before its end was known: it counts as nobody.
        await floor.converse(one);
        await floor.heard(heardWithout(one, who), `${one.name} without ${who}, said again`);
        await floor.comesBack(who);
      }
    }
    expectQuiet(desk());
  });

  it("stands also where all who are named have ended", async () => {
    const { leg, phone } = await desk().answered(EXTN.c);
    phone.hangUp();
    await desk().until("leg-ended", { leg });
    const parties = [{ leg, hears: [], music: undefined }];
    const command = desk().send({ type: "converse", conversation: "x" as CallId, parties });
    await desk().until("done", { command });
  });

  it("fails where one never was or is not answered, and then nothing changes", async () => {
    const c = await desk().answered(EXTN.c);
    const a = await desk().talking(EXTN.a, c.leg);
    const k = await desk().ringing(EXTN.k, c.leg);
    const say = (...legs: readonly LegId[]): SwitchCommandBody => ({
      ...{ type: "converse", conversation: "x" as CallId },
      parties: legs.map((leg) => ({ leg, hears: legs, music: undefined })),
    });
    await desk().until("done", { command: desk().send(say(c.leg, a.leg)) });
    await desk().hears(c.phone, EXTN.a);
    for (const leg of [k.leg, "nobody" as LegId]) {
      const command = desk().send(say(c.leg, leg));
      await desk().until("failed", { command });
      expect(desk().all("done", { command })).toEqual([]);
    }
    await desk().rig.pass(300);
    await desk().hears(c.phone, EXTN.a);
    await desk().hears(a.phone, EXTN.c);
  });

  it("who is named in another one moves there, and hears nobody of the first any more", async () => {
    const floor = await Floor.open(desk());
    await floor.converse(TALK, "x");
    await floor.converse({ hears: { k: "s", s: "k" } }, "y");
    await floor.heard({ c: "a", a: "c", k: "s", s: "k" }, "two conversations");
    // Whom it hears in the first is named there, and is no party of the second.
    await floor.converse({ hears: { a: "csk", k: "s", s: "ka" } }, "y");
    await floor.heard({ a: "ks", k: "s", s: "ak" }, "the agent has moved");
    await floor.converse(TALK, "x");
    await floor.heard({ c: "a", a: "c", k: "s", s: "k" }, "and back");
    await floor.converse({ hears: {} }, "y");
    await floor.heard({ c: "a", a: "c" }, "one is over");
  });

  it("reports digits from inside it, also while music is heard", async () => {
    const floor = await Floor.open(desk());
    await floor.enter(CONSULTATION);
    for (const who of ["c", "k"] as const) {
      floor.phone(who).press("9");
      await desk().until("digit", { leg: floor.leg(who), digit: "9" });
    }
    await desk().rig.pass(300);
    await floor.heard(CONSULTATION.heard, "the music goes on");
    expectQuiet(desk());
  });
}

export function musicAndPlays(desk: () => Desk): void {
  it("a play goes on instead of a conversation until there is somebody new to hear", async () => {
    const floor = await Floor.open(desk());
    await floor.enter(TALK);
    const command = desk().send(play(floor, "a", LONG));
    await desk().until("playing", { command });
    await floor.heard({ c: "a" }, "a play for the agent");
    await floor.converse(TALK);
    await floor.converse({ hears: { c: "a", a: "" } });
    await floor.heard({ c: "a" }, "nobody new for the agent");
    expect(desk().all("played", { command })).toEqual([]);
    await floor.converse({ hears: { c: "a", a: "s", s: "" } });
    expect(await desk().until("played", { command })).toMatchObject({ ended: "stopped" });
    await floor.heard({ c: "a", a: "s" }, "the supervisor is new");
  });

  it("what is played to another is heard beside voices by who is to hear it, and by nobody else", async () => {
    const floor = await Floor.open(desk());
    const listens = { hears: { c: "", a: "c", k: "a", s: "a" }, playedTo: { s: "a" } } as const;
    await floor.converse(listens);
    const heard = { a: "c", k: "a", s: "a" } as const;
    await floor.heard(heard, "nothing is played");
    const command = desk().send(play(floor, "a", MUSIC, true));
    await floor.heard({ a: "m", k: "a", s: "am" }, "a play for the agent");
    await floor.converse({ ...listens, playedTo: {} });
    await floor.heard({ a: "m", k: "a", s: "a" }, "the supervisor is not to hear it any more");
    await floor.converse(listens);
    await floor.heard({ a: "m", k: "a", s: "am" }, "and is again");
    desk().send({ type: "stop", leg: floor.leg("a") });
    await desk().until("played", { command });
    await floor.heard(heard, "it is over");
    // Oneself, and who takes no part, are nobody.
    await floor.converse({ hears: { c: "", a: "c", k: "a" }, playedTo: { a: "a", k: "s" } });
    desk().send(play(floor, "a", MUSIC, true));
    desk().send(play(floor, "s", MUSIC, true));
    await floor.heard({ a: "m", k: "a", s: "m" }, "each hears their own");
  });

  it("a play is heard instead of music, which goes on when it is said again", async () => {
    const floor = await Floor.open(desk());
    await floor.enter(CONSULTATION);
    const command = desk().send(play(floor, "c", SHORT));
    await desk().until("playing", { command });
    expect(await desk().until("played", { command })).toMatchObject({ ended: "end" });
    await floor.enter(CONSULTATION);
    const stopped = desk().send(play(floor, "c", LONG));
    await floor.heard({ a: "k", k: "a" }, "the play is heard");
    // Also where it is said while the play goes on.
    await floor.converse(CONSULTATION);
    await floor.heard({ a: "k", k: "a" }, "the play is heard still");
    desk().send({ type: "stop", leg: floor.leg("c") });
    expect(await desk().until("played", { command: stopped })).toMatchObject({ ended: "stopped" });
    await floor.enter(CONSULTATION);
  });

  it("a play ends, and music begins, where there is both music and somebody new to hear", async () => {
    const floor = await Floor.open(desk());
    await floor.converse({ hears: { c: "", a: "c" } });
    const command = desk().send(play(floor, "c", LONG));
    await desk().until("playing", { command });
    floor.phone("a").sends(false);
    await floor.enter(situation("agent's phone holds"));
    expect(await desk().until("played", { command })).toMatchObject({ ended: "stopped" });
  });

  it("a stop ends no music, and music that is named no more ends", async () => {
    const floor = await Floor.open(desk());
    await floor.enter(CONSULTATION);
    desk().send({ type: "stop", leg: floor.leg("c") });
    await desk().rig.pass(300);
    await floor.heard(CONSULTATION.heard, "the music goes on");
    await floor.converse({ ...CONSULTATION, music: {} });
    await floor.heard({ a: "k", k: "a" }, "no music any more");
    await floor.enter(CONSULTATION);
    // Who is named in no conversation hears nothing.
    await floor.converse({ hears: { a: "k", k: "a" } });
    await floor.heard({ a: "k", k: "a" }, "the customer is out");
    expectQuiet(desk());
  });

  it("music gives way to a phone that sends, at once, and goes on where it sends no more", async () => {
    const floor = await Floor.open(desk());
    await floor.enter(situation("agent's phone holds"));
    floor.phone("a").sends(true);
    await floor.heard({ c: "a" }, "it sends");
    floor.phone("a").sends(false);
    await floor.heard({ c: "m" }, "it sends no more");
    expectQuiet(desk());
  });
}

export function conversationsOfCallers(desk: () => Desk): void {
  it("everybody hears what the table says, wherever their media live", { timeout: LONG_TEST_MS }, async () => {
    await walk(desk(), await Floor.openOfCallers(desk()));
  });
  it("records who is named on each channel", { timeout: LONG_TEST_MS }, async () => {
    await recordsSides(desk(), await Floor.openOfCallers(desk()));
  });
}

export function recordedConversations(desk: () => Desk): void {
  it("records who is named on each channel, and time goes on where nobody is", { timeout: LONG_TEST_MS }, async () => {
    await recordsSides(desk(), await Floor.open(desk()));
  });

  it("fails for a recording that never was, and says nothing of one that is over", async () => {
    const { leg } = await desk().answered(EXTN.c);
    const record = desk().send({ type: "record", left: [leg], right: [], name: "alone" });
    await desk().until("done", { command: record });
    desk().send({ type: "stop-recording", recording: record });
    await desk().until("recorded", { command: record });
    const sides = { type: "record-sides", left: [], right: [leg] } as const;
    const late = desk().send({ ...sides, recording: record });
    const never = desk().send({ ...sides, recording: (late + 100) as typeof late });
    await desk().until("failed", { command: never });
    expect(desk().all("failed", { command: late })).toEqual([]);
  });
}

async function recordsSides(desk: Desk, floor: Floor): Promise<void> {
  const steps = [TALK, CONSULTATION, situation("both hold"), situation("three-way"), situation("whisper")];
  await floor.converse(TALK);
  const sidesOf = ({ left, right }: Situation) => ({ left: floor.legs(left), right: floor.legs(right) });
  const record = desk.send({ type: "record", ...sidesOf(TALK), name: "sides" });
  await floor.done(record);
  for (const step of steps) {
    desk.sendAll(floor.converseBody(step), { type: "record-sides", recording: record, ...sidesOf(step) });
    await desk.rig.pass(700);
  }
  // One of those that are named ends: the others are recorded until the last of all.
  await floor.hangsUp("c");
  await desk.rig.pass(700);
  expect(desk.all("recorded")).toEqual([]);
  for (const who of ["a", "k"] as const) await floor.hangsUp(who);
  const { file } = await desk.until("recorded", { command: record });
  const channels = await desk.rig.recorded(file);
  const [c, a, k] = [EXTN.c, EXTN.a, EXTN.k];
  expect(channels.left).toEqual([c, "", c, ""]);
  // The agent's end is followed by silence only where another one lives on.
  expect(channels.right.slice(0, 4)).toEqual([a, "", `${a}+${k}`, a]);
  expectQuiet(desk);
}

export function digitsSent(desk: () => Desk): void {
  it("lets the far side hear keys, and fails for who is not answered", async () => {
    const { phone, leg } = await desk().answered(EXTN.c);
    const other = await desk().ringing(EXTN.a, leg);
    desk().send({ type: "send-digits", leg, digits: "12#" });
    await desk().rig.until(() => phone.heardDigits === "12#", "the keys are heard");
    for (const to of [other.leg, "nobody" as LegId]) {
      await desk().until("failed", { command: desk().send({ type: "send-digits", leg: to, digits: "1" }) });
    }
  });
}
