// Legs: arriving, dialled, ended; and the races between the two sides.
import { expect, it } from "vitest";
import type { CallId, Extn, LegId } from "../../src/core/model.ts";
import type { Desk } from "./desk.ts";
import { HANG_UP_CAUSES } from "./rig.ts";
import { together } from "./together.ts";

export function registrations(desk: () => Desk): void {
  it("tells when a phone registers and leaves", async () => {
    const phone = await desk().registered("1001");
    phone.unregister();
    await desk().until("phone-unregistered", { extn: "1001" as Extn, reason: "left" });
    expect(desk().all("phone-registered")).toHaveLength(1);
  });

  it("knows no phone without an account", async () => {
    desk().rig.phone("1099").register();
    await desk().rig.pass(500);
    expect(desk().all("phone-registered")).toEqual([]);
  });

  it("ends the registration of an account that is dropped", async () => {
    await desk().registered("1001");
    desk().provision([{ type: "drop-account", extn: "1001", domain: desk().rig.account("1001").domain }]);
    await desk().until("phone-unregistered", { extn: "1001" as Extn, reason: "removed" });
  });

  it("ends the registration of an account that is disabled", async () => {
    await desk().registered("1001");
    desk().provision([{ type: "put-account", account: { ...desk().rig.account("1001"), disabled: true } }]);
    await desk().until("phone-unregistered", { extn: "1001" as Extn, reason: "removed" });
  });

  it("ends the registration of an account whose password changes", async () => {
    await desk().registered("1001");
    desk().provision([{ type: "put-account", account: { ...desk().rig.account("1001"), ha1: "0".repeat(32) } }]);
    await desk().until("phone-unregistered", { extn: "1001" as Extn, reason: "removed" });
  });

  it("tells of a phone that answers nothing when it is called, once, and when it is there again", async () => {
    const { leg: near } = await desk().arrived("1001");
    const phone = await desk().registered("1002");
    phone.cutOff(true);
    const dial = (leg: LegId): void => {
      const to = { type: "extension", extn: "1002" as Extn } as const;
      desk().send({ type: "dial", leg, near, to, callerNumber: "1001", callerName: "" });
    };
    dial("first" as LegId);
    const ended = await desk().until("leg-ended", { leg: "first" as LegId });
    expect(ended).toMatchObject({ cause: "unreachable", by: "switch" });
    const silent = await desk().until("phone-silent", { extn: "1002" as Extn });
    const told = desk().events;
    expect(told.indexOf(silent)).toBeLessThan(told.indexOf(ended));
    expect(desk().all("leg-ringing")).toEqual([]);
    phone.cutOff(false);
    await desk().until("phone-answers", { extn: "1002" as Extn });
    dial("second" as LegId);
    await desk().phoneIs(phone, "ringing");
    expect(desk().all("phone-silent")).toHaveLength(1);
    expect(desk().all("phone-unregistered")).toEqual([]);
  });

  it("leaves a registration alone where the account is said again", async () => {
    await desk().registered("1001");
    desk().provision([{ type: "put-account", account: desk().rig.account("1001") }]);
    await desk().rig.pass(300);
    expect(desk().all("phone-unregistered")).toEqual([]);
  });
}

/** There is room for one leg. */
export function wantOfRoom(desk: () => Desk): void {
  it("tells of a caller whom it had to refuse, once, and of nothing else of theirs", async () => {
    const first = await desk().arrived("1001");
    const second = await desk().registered("1002");
    second.call("4001");
    const refused = await desk().until("leg-refused");
    expect(refused).toMatchObject({
      ...{ origin: { type: "extension", extn: "1002" }, dialled: "4001", callerNumber: "1002", cause: "congestion" },
    });
    await desk().phoneIs(second, "idle");
    first.phone.hangUp();
    await desk().until("leg-ended", { leg: first.leg });
    second.call("4002");
    await desk().until("leg-arrived", { dialled: "4002" });
    expect(desk().all("leg-refused")).toHaveLength(1);
  });
}

export function arrivals(desk: () => Desk): void {
  it("tells who calls whom", async () => {
    await desk().arrived("1001", "4001");
    const [arrived] = desk().all("leg-arrived");
    expect(arrived).toMatchObject({
      origin: { type: "extension", extn: "1001" },
      dialled: "4001",
      callerNumber: "1001",
    });
  });

  it("reports a caller who gives up", async () => {
    const { phone, leg } = await desk().arrived("1001");
    phone.hangUp();
    expect(await desk().until("leg-ended", { leg })).toMatchObject({ cause: "cancelled", by: "phone" });
    await desk().phoneIs(phone, "idle");
  });

  it("lets the caller know that something rings, without an event", async () => {
    const { phone, leg } = await desk().arrived("1001");
    const before = desk().events.length;
    desk().sendAll({ type: "ring", leg }, { type: "ring", leg });
    await desk().rig.until(() => phone.toldRinging, "the phone is told");
    expect(desk().events).toHaveLength(before);
  });

  it("answers, with done", async () => {
    const { phone, leg } = await desk().arrived("1001");
    const answer = desk().send({ type: "answer", leg });
    await desk().until("done", { command: answer });
    await desk().phoneIs(phone, "talking");
    expect(desk().all("done", { command: answer })).toHaveLength(1);
    expect(desk().all("leg-answered")).toEqual([]);
  });

  it("answers after ringing", async () => {
    const { phone, leg } = await desk().arrived("1001");
    const [, answer] = desk().sendAll({ type: "ring", leg }, { type: "answer", leg });
    if (answer !== undefined) await desk().until("done", { command: answer });
    await desk().phoneIs(phone, "talking");
  });

  it("reports a phone that hangs up in a talk", async () => {
    const { phone, leg } = await desk().answered("1001");
    phone.hangUp();
    expect(await desk().until("leg-ended", { leg })).toMatchObject({ cause: "normal", by: "phone" });
  });

  it("hangs up a talk", async () => {
    const { phone, leg } = await desk().answered("1001");
    desk().send({ type: "hang-up", leg, cause: "normal" });
    expect(await desk().until("leg-ended", { leg })).toMatchObject({ cause: "normal", by: "command" });
    await desk().phoneIs(phone, "idle");
  });

  it.each(HANG_UP_CAUSES)("sends an unanswered caller away: %s", async (cause) => {
    const { phone, leg } = await desk().arrived("1001");
    desk().send({ type: "hang-up", leg, cause });
    expect(await desk().until("leg-ended", { leg })).toMatchObject({ cause, by: "command" });
    await desk().phoneIs(phone, "idle");
  });
}

export function dialling(desk: () => Desk): void {
  it("rings a phone and reports its answer", async () => {
    const caller = await desk().answered("1001");
    const { phone, leg } = await desk().ringing("1002", caller.leg);
    if (phone.shownCaller !== undefined) {
      expect(phone.shownCaller).toEqual({ number: "13800138000", name: "Wang Wei" });
    }
    phone.answer();
    await desk().until("leg-answered", { leg });
    await desk().phoneIs(phone, "talking");
    expect(desk().all("leg-answered", { leg })).toHaveLength(1);
  });

  it("reports a phone that hangs up after its answer", async () => {
    const caller = await desk().answered("1001");
    const { phone, leg } = await desk().talking("1002", caller.leg);
    phone.hangUp();
    expect(await desk().until("leg-ended", { leg })).toMatchObject({ cause: "normal", by: "phone" });
  });

  it.each(["busy", "rejected"] as const)("reports a phone that is %s", async (cause) => {
    const caller = await desk().answered("1001");
    const { phone, leg } = await desk().ringing("1002", caller.leg);
    phone.reject(cause);
    expect(await desk().until("leg-ended", { leg })).toMatchObject({ cause, by: "phone" });
    expect(desk().all("leg-answered")).toEqual([]);
  });

  it("ends a leg to a phone that is not registered", async () => {
    const caller = await desk().answered("1001");
    const leg = desk().newLeg();
    const dial = desk().send(desk().dialBody("1004", leg, caller.leg));
    expect(await desk().until("leg-ended", { leg })).toMatchObject({ cause: "unreachable", by: "switch" });
    expect(desk().all("failed", { command: dial })).toEqual([]);
  });

  it("ends a leg over a line that it does not have", async () => {
    const caller = await desk().answered("1001");
    const leg = desk().newLeg();
    const to = { type: "trunk", trunk: "no such line", number: "10086" } as const;
    desk().send({ type: "dial", leg, near: caller.leg, to, callerNumber: "1001", callerName: "" });
    expect(await desk().until("leg-ended", { leg })).toMatchObject({ cause: "unreachable", by: "switch" });
  });

  it.each([
    ["no-answer", 1],
    ["cancelled", 1],
    ["answered-elsewhere", 0],
  ] as const)("stops the ringing: %s", async (cause, missed) => {
    const caller = await desk().answered("1001");
    const { phone, leg } = await desk().ringing("1002", caller.leg);
    desk().send({ type: "hang-up", leg, cause });
    expect(await desk().until("leg-ended", { leg })).toMatchObject({ cause, by: "command" });
    await desk().phoneIs(phone, "idle");
    expect(phone.missedCalls ?? missed).toBe(missed);
  });

  it("dials from a leg that has not been answered itself", async () => {
    const caller = await desk().arrived("1001");
    const { leg } = await desk().talking("1002", caller.leg);
    await desk().until("done", { command: desk().send({ type: "answer", leg: caller.leg }) });
    await desk().until("done", { command: desk().send(together(caller.leg, leg)) });
  });
}

export function races(desk: () => Desk): void {
  it("ends once a leg that is dialled and hung up in one breath", async () => {
    const caller = await desk().answered("1001");
    const phone = await desk().registered("1002");
    const leg = desk().newLeg();
    desk().sendAll(desk().dialBody("1002", leg, caller.leg), { type: "hang-up", leg, cause: "cancelled" });
    expect(await desk().until("leg-ended", { leg })).toMatchObject({ cause: "cancelled", by: "command" });
    await desk().rig.pass(500);
    expect(phone.state).toBe("idle");
  });

  it("ends once a leg that is answered while it is hung up", async () => {
    const caller = await desk().answered("1001");
    const { phone, leg } = await desk().ringing("1002", caller.leg);
    phone.answer();
    desk().send({ type: "hang-up", leg, cause: "answered-elsewhere" });
    await desk().until("leg-ended", { leg });
    await desk().phoneIs(phone, "idle");
  });

  it("ends once a leg that both sides hang up", async () => {
    const { phone, leg } = await desk().answered("1001");
    phone.hangUp();
    desk().sendAll({ type: "hang-up", leg, cause: "normal" }, { type: "hang-up", leg, cause: "normal" });
    await desk().until("leg-ended", { leg });
    await desk().phoneIs(phone, "idle");
    await desk().rig.pass(300);
    expect(desk().all("leg-ended", { leg })).toHaveLength(1);
  });

  it("ends once a caller who gives up while they are answered", async () => {
    const { phone, leg } = await desk().arrived("1001");
    phone.hangUp();
    desk().send({ type: "answer", leg });
    await desk().until("leg-ended", { leg });
    await desk().phoneIs(phone, "idle");
  });

  it("says nothing to commands for a leg that has ended", async () => {
    const { phone, leg } = await desk().answered("1001");
    phone.hangUp();
    await desk().until("leg-ended", { leg });
    await desk().rig.pass(300);
    const before = desk().events.length;
    desk().sendAll(
      { type: "ring", leg },
      { type: "answer", leg },
      { type: "play", leg, sounds: [{ type: "silence", durationMs: 50 }], repeat: false, interruptible: false },
      { type: "stop", leg },
      { type: "record", left: [leg], right: [leg], name: "never" },
      { type: "record-message", leg, name: "never", longestMs: 1_000, silenceMs: 1_000 },
      { type: "send-digits", leg, digits: "1" },
      { type: "pick-up", leg },
      { type: "tell-transfer", leg, request: "1", state: "failed", cause: "normal" },
      { type: "hang-up", leg, cause: "normal" },
    );
    await desk().rig.pass(500);
    expect(desk().events.slice(before)).toEqual([]);
  });

  it("fails every command for a leg that never was", async () => {
    const other = await desk().answered("1001");
    const leg = "nobody" as LegId;
    const ids = desk().sendAll(
      { type: "ring", leg },
      { type: "answer", leg },
      { type: "play", leg, sounds: [{ type: "silence", durationMs: 50 }], repeat: false, interruptible: false },
      { type: "stop", leg },
      together(leg, other.leg),
      together(other.leg, leg),
      { type: "converse", conversation: "x" as CallId, parties: [{ leg, hears: [], music: undefined }] },
      { type: "record", left: [leg], right: [other.leg], name: "never" },
      { type: "record-message", leg, name: "never", longestMs: 1_000, silenceMs: 1_000 },
      { type: "send-digits", leg, digits: "1" },
      { type: "pick-up", leg },
      { type: "tell-transfer", leg, request: "1", state: "failed", cause: "normal" },
      { type: "hang-up", leg, cause: "normal" },
    );
    for (const command of ids) await desk().until("failed", { command });
    await desk().rig.pass(200);
    for (const command of ids) expect(desk().all("failed", { command })).toHaveLength(1);
  });
}

export function stopping(desk: () => Desk): void {
  it("ends every leg and then itself", async () => {
    const talking = await desk().answered("1001");
    const waiting = await desk().arrived("1002");
    const ringing = await desk().ringing("1003", talking.leg);
    await desk().stop();
    for (const { leg } of [talking, waiting, ringing]) {
      expect(desk().all("leg-ended", { leg })).toMatchObject([{ cause: "shutdown", by: "switch" }]);
    }
    expect(desk().events.at(-1)?.type).toBe("down");
    for (const { phone } of [talking, waiting, ringing]) await desk().phoneIs(phone, "idle");
  });

  it("stops while a leg is being dialled", async () => {
    const caller = await desk().answered("1001");
    await desk().registered("1002");
    const leg = desk().newLeg();
    desk().send(desk().dialBody("1002", leg, caller.leg));
    await desk().stop();
    expect(desk().all("leg-ended", { leg })).toHaveLength(1);
  });

  it("is as stopped after a second stop", async () => {
    await desk().rig.switch.stop();
    await desk().stop();
    expect(desk().all("down")).toHaveLength(1);
  });
}
