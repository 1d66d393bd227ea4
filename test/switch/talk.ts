// What is heard: sounds, digits, bridges, hold, recordings.
import { expect, it } from "vitest";
import type { CommandId, LegId, Sound } from "../../src/core/model.ts";
import type { Desk } from "./desk.ts";

const SHORT: Sound = { type: "silence", durationMs: 200 };
const LONG: Sound = { type: "silence", durationMs: 60_000 };
const AUDIBLE: Sound = { type: "tone", tone: "ringback" };

function play(
  desk: Desk,
  leg: LegId,
  sound: Sound,
  options: { repeat?: boolean; interruptible?: boolean } = {},
): CommandId {
  const { repeat = false, interruptible = false } = options;
  return desk.send({ type: "play", leg, sounds: [sound], repeat, interruptible });
}

export function sounds(desk: () => Desk): void {
  it("plays to the end", async () => {
    const { leg } = await desk().answered("1001");
    const command = play(desk(), leg, SHORT);
    expect(await desk().until("played", { command })).toMatchObject({ ended: "end" });
    expect(desk().all("played", { command })).toHaveLength(1);
  });

  it("tells when what does not repeat begins, and how long it lasts", async () => {
    const { leg } = await desk().answered("1001");
    const command = play(desk(), leg, SHORT);
    expect(await desk().until("playing", { command })).toMatchObject({ lengthMs: 200 });
    await desk().until("played", { command });
    const told = desk().events.filter((event) => "command" in event && event.command === command);
    expect(told.map(({ type }) => type)).toEqual(["playing", "played"]);
    const repeated = play(desk(), leg, SHORT, { repeat: true });
    await desk().rig.pass(500);
    expect(desk().all("playing", { command: repeated })).toEqual([]);
  });

  it("is heard by its phone alone", async () => {
    const one = await desk().answered("1001");
    const other = await desk().answered("1002");
    play(desk(), one.leg, AUDIBLE, { repeat: true });
    await desk().hears(one.phone, "sound");
    await desk().hears(other.phone);
  });

  it("stops what plays, and says so", async () => {
    const { phone, leg } = await desk().answered("1001");
    const command = play(desk(), leg, AUDIBLE, { repeat: true });
    await desk().hears(phone, "sound");
    desk().send({ type: "stop", leg });
    expect(await desk().until("played", { command })).toMatchObject({ ended: "stopped" });
    await desk().hears(phone);
  });

  it("says nothing to a stop where nothing plays", async () => {
    const { leg } = await desk().answered("1001");
    const before = desk().events.length;
    desk().send({ type: "stop", leg });
    await desk().rig.pass(300);
    expect(desk().events).toHaveLength(before);
  });

  it("replaces what plays by what is played next", async () => {
    const { leg } = await desk().answered("1001");
    const first = play(desk(), leg, LONG);
    const second = play(desk(), leg, SHORT);
    expect(await desk().until("played", { command: first })).toMatchObject({ ended: "stopped" });
    expect(await desk().until("played", { command: second })).toMatchObject({ ended: "end" });
  });

  it("begins again at the end where it shall", async () => {
    const { leg } = await desk().answered("1001");
    const command = play(desk(), leg, SHORT, { repeat: true });
    await desk().rig.pass(900);
    expect(desk().all("played", { command })).toEqual([]);
    desk().send({ type: "stop", leg });
    expect(await desk().until("played", { command })).toMatchObject({ ended: "stopped" });
  });

  it("reports digits in order and lets one end what is interruptible", async () => {
    const { phone, leg } = await desk().answered("1001");
    const command = play(desk(), leg, LONG, { interruptible: true });
    phone.press("7");
    expect(await desk().until("played", { command })).toMatchObject({ ended: "digit" });
    phone.press("#");
    await desk().until("digit", { leg, digit: "#" });
    expect(
      desk()
        .all("digit", { leg })
        .map(({ digit }) => digit),
    ).toEqual(["7", "#"]);
  });

  it("goes on playing what is not interruptible", async () => {
    const { phone, leg } = await desk().answered("1001");
    const command = play(desk(), leg, LONG);
    phone.press("5");
    await desk().until("digit", { leg, digit: "5" });
    await desk().rig.pass(300);
    expect(desk().all("played", { command })).toEqual([]);
  });

  it("plays right after an answer that it was not told of yet", async () => {
    const { leg } = await desk().arrived("1001");
    const [answer, command] = desk().sendAll(
      { type: "answer", leg },
      { type: "play", leg, sounds: [SHORT], repeat: false, interruptible: false },
    );
    if (answer !== undefined) await desk().until("done", { command: answer });
    if (command !== undefined) expect(await desk().until("played", { command })).toMatchObject({ ended: "end" });
  });

  it("tells nothing more of a sound after its leg has ended", async () => {
    const { phone, leg } = await desk().answered("1001");
    const command = play(desk(), leg, LONG);
    phone.hangUp();
    await desk().until("leg-ended", { leg });
    const told = desk().all("played", { command }).length;
    await desk().rig.pass(300);
    expect(desk().all("played", { command })).toHaveLength(told);
    expect(told).toBeLessThanOrEqual(1);
  });
}

export function bridges(desk: () => Desk): void {
  it("lets two hear one another", async () => {
    const one = await desk().answered("1001");
    const other = await desk().talking("1002", one.leg);
    await desk().until("done", { command: desk().send({ type: "bridge", legs: [one.leg, other.leg] }) });
    await desk().hears(one.phone, "1002");
    await desk().hears(other.phone, "1001");
  });

  it("stops what plays on both", async () => {
    const one = await desk().answered("1001");
    const other = await desk().talking("1002", one.leg);
    const music = [play(desk(), one.leg, AUDIBLE, { repeat: true }), play(desk(), other.leg, LONG)];
    desk().send({ type: "bridge", legs: [one.leg, other.leg] });
    for (const command of music) {
      expect(await desk().until("played", { command })).toMatchObject({ ended: "stopped" });
    }
    await desk().hears(one.phone, "1002");
  });

  it("separates them again, and both live on", async () => {
    const one = await desk().answered("1001");
    const other = await desk().talking("1002", one.leg);
    await desk().until("done", { command: desk().send({ type: "bridge", legs: [one.leg, other.leg] }) });
    await desk().hears(one.phone, "1002");
    await desk().until("done", { command: desk().send({ type: "unbridge", legs: [one.leg, other.leg] }) });
    await desk().hears(one.phone);
    await desk().hears(other.phone);
    await desk().until("done", { command: desk().send({ type: "bridge", legs: [other.leg, one.leg] }) });
    await desk().hears(one.phone, "1002");
  });

  it("leaves the other leg to live on when one ends", async () => {
    const one = await desk().answered("1001");
    const other = await desk().talking("1002", one.leg);
    await desk().until("done", { command: desk().send({ type: "bridge", legs: [one.leg, other.leg] }) });
    other.phone.hangUp();
    await desk().until("leg-ended", { leg: other.leg });
    const command = play(desk(), one.leg, SHORT);
    await desk().until("played", { command });
    const third = await desk().talking("1003", one.leg);
    await desk().until("done", { command: desk().send({ type: "bridge", legs: [one.leg, third.leg] }) });
    await desk().hears(one.phone, "1003");
    expect(desk().all("leg-ended", { leg: one.leg })).toEqual([]);
  });

  it("fails for a leg that is not answered", async () => {
    const one = await desk().answered("1001");
    const other = await desk().ringing("1002", one.leg);
    await desk().until("failed", { command: desk().send({ type: "bridge", legs: [one.leg, other.leg] }) });
  });

  it("reports hold and its end", async () => {
    const { phone, leg } = await desk().answered("1001");
    phone.hold();
    await desk().until("leg-held", { leg });
    phone.resume();
    await desk().until("leg-resumed", { leg });
    expect(desk().all("leg-held")).toHaveLength(1);
  });

  it("reports digits from inside a bridge", async () => {
    const one = await desk().answered("1001");
    const other = await desk().talking("1002", one.leg);
    await desk().until("done", { command: desk().send({ type: "bridge", legs: [one.leg, other.leg] }) });
    other.phone.press("9");
    await desk().until("digit", { leg: other.leg, digit: "9" });
  });
}

export function bridgesOfCallers(desk: () => Desk): void {
  it("lets two hear one another who both called, wherever their media live", async () => {
    const one = await desk().answered("1001");
    const other = await desk().answered("1002");
    await desk().until("done", { command: desk().send({ type: "bridge", legs: [one.leg, other.leg] }) });
    await desk().hears(one.phone, "1002");
    await desk().hears(other.phone, "1001");
    const record = desk().send({ type: "record", left: [one.leg], right: [other.leg], name: "both" });
    await desk().until("done", { command: record });
    await desk().until("done", { command: desk().send({ type: "unbridge", legs: [one.leg, other.leg] }) });
    await desk().hears(one.phone);
    other.phone.hangUp();
    await desk().until("leg-ended", { leg: other.leg });
    expect(desk().all("recorded")).toEqual([]);
    one.phone.hangUp();
    await desk().until("recorded", { command: record });
  });
}

export function recordings(desk: () => Desk): void {
  it("records a talk until told to stop", async () => {
    const one = await desk().answered("1001");
    const other = await desk().talking("1002", one.leg);
    desk().send({ type: "bridge", legs: [one.leg, other.leg] });
    const record = desk().send({ type: "record", left: [one.leg], right: [other.leg], name: "talk" });
    await desk().until("done", { command: record });
    await desk().rig.pass(1_000);
    desk().sendAll({ type: "stop-recording", recording: record }, { type: "stop-recording", recording: record });
    const recorded = await desk().until("recorded", { command: record });
    expect(recorded.file).toMatch(/(^|\/)talk\.wav$/);
    expect(recorded.file).not.toMatch(/^\/|\.\./);
    expect(recorded.durationMs).toBeGreaterThan(500);
    expect(recorded.sizeBytes).toBeGreaterThan(44);
    await desk().rig.pass(300);
    expect(desk().all("recorded", { command: record })).toHaveLength(1);
  });

  it("ends a recording with the last of its legs", async () => {
    const one = await desk().answered("1001");
    const other = await desk().talking("1002", one.leg);
    const record = desk().send({ type: "record", left: [one.leg], right: [other.leg], name: "cut" });
    await desk().until("done", { command: record });
    one.phone.hangUp();
    await desk().until("leg-ended", { leg: one.leg });
    await desk().rig.pass(100);
    expect(desk().all("recorded")).toEqual([]);
    other.phone.hangUp();
    await desk().until("recorded", { command: record });
    expect(desk().all("recorded")).toHaveLength(1);
  });

  it("fails to record a leg that is not answered", async () => {
    const one = await desk().answered("1001");
    const other = await desk().ringing("1002", one.leg);
    const record = desk().send({ type: "record", left: [one.leg], right: [other.leg], name: "early" });
    await desk().until("failed", { command: record });
  });
}
