// Messages: what one leg says, until it says nothing more.
import { expect, it } from "vitest";
import type { CommandId, Extn, LegId } from "../../src/core/model.ts";
import type { Desk } from "./desk.ts";
import type { ConformancePhone } from "./rig.ts";
import { together } from "./together.ts";

const LONG_MS = 60_000;

function recordMessage(desk: Desk, leg: LegId, limits: { longestMs?: number; silenceMs?: number } = {}): CommandId {
  const { longestMs = LONG_MS, silenceMs = LONG_MS } = limits;
  return desk.send({ type: "record-message", leg, name: "message", longestMs, silenceMs });
}

export function messages(desk: () => Desk): void {
  it("records until told to stop, without the silence at the end", async () => {
    const { phone, leg } = await desk().answered("1001");
    const command = recordMessage(desk(), leg);
    await desk().until("done", { command });
    phone.speak(1_000);
    await desk().rig.pass(2_500);
    desk().sendAll({ type: "stop-recording", recording: command }, { type: "stop-recording", recording: command });
    const recorded = await desk().until("recorded", { command });
    expect(recorded.file).toMatch(/(^|\/)message\.wav$/);
    expect(recorded.durationMs).toBeGreaterThan(500);
    expect(recorded.durationMs).toBeLessThan(2_200);
    expect(recorded.sizeBytes).toBe(44 + recorded.durationMs * 16);
    await desk().rig.pass(300);
    expect(desk().all("recorded", { command })).toHaveLength(1);
    expect(desk().all("done", { command })).toHaveLength(1);
  });

  it("ends when nothing more is said, and lives on", async () => {
    const { phone, leg } = await desk().answered("1001");
    const command = recordMessage(desk(), leg, { silenceMs: 1_000 });
    phone.speak(1_000);
    const recorded = await desk().until("recorded", { command });
    expect(recorded.durationMs).toBeGreaterThan(500);
    expect(recorded.durationMs).toBeLessThan(1_900);
    await desk().rig.pass(300);
    expect(desk().all("recorded", { command })).toHaveLength(1);
    expect(phone.state).toBe("talking");
  });

  it("ends at its greatest length", async () => {
    const { phone, leg } = await desk().answered("1001");
    phone.speak(LONG_MS);
    const command = recordMessage(desk(), leg, { longestMs: 1_000 });
    expect(await desk().until("recorded", { command })).toMatchObject({ durationMs: 1_000, sizeBytes: 44 + 16_000 });
  });

  it("ends with its leg", async () => {
    const { phone, leg } = await desk().answered("1001");
    phone.speak(LONG_MS);
    const command = recordMessage(desk(), leg);
    await desk().until("done", { command });
    await desk().rig.pass(1_000);
    phone.hangUp();
    const recorded = await desk().until("recorded", { command });
    expect(recorded.durationMs).toBeGreaterThan(500);
    expect(desk().all("recorded")).toHaveLength(1);
  });

  it("has no length and no file where nothing was said", async () => {
    const { phone, leg } = await desk().answered("1001");
    phone.speak(0);
    await desk().rig.pass(300);
    const command = recordMessage(desk(), leg, { silenceMs: 700 });
    expect(await desk().until("recorded", { command })).toMatchObject({ durationMs: 0, sizeBytes: 0 });
  });

  it("is no more than what its own leg says, also in a bridge", async () => {
    const one = await desk().answered("1001");
    const other = await desk().talking("1002", one.leg);
    await desk().until("done", { command: desk().send(together(one.leg, other.leg)) });
    one.phone.speak(0);
    other.phone.speak(LONG_MS);
    await desk().rig.pass(300);
    const command = recordMessage(desk(), one.leg, { silenceMs: 700 });
    expect(await desk().until("recorded", { command })).toMatchObject({ durationMs: 0 });
  });

  it("fails for a leg that is not answered", async () => {
    const { leg } = await desk().arrived("1001");
    const command = recordMessage(desk(), leg);
    await desk().until("failed", { command });
    expect(desk().all("recorded")).toEqual([]);
  });
}

export function lamps(desk: () => Desk): void {
  const lamp = (extn: string, newMessages: number, oldMessages: number): void => {
    const before = desk().events.length;
    desk().send({ type: "lamp", extn: extn as Extn, newMessages, oldMessages });
    expect(desk().events).toHaveLength(before);
  };
  const shows = async (phone: ConformancePhone, newMessages: number, oldMessages: number): Promise<void> => {
    const same = (): boolean => phone.lamp?.newMessages === newMessages && phone.lamp.oldMessages === oldMessages;
    await desk().rig.until(same, `${phone.extn} shows ${newMessages}/${oldMessages}`);
  };

  it("tells a phone that is registered, at each change, and no other", async () => {
    const [phone, other] = [await desk().registered("1001"), await desk().registered("1002")];
    lamp("1001", 1, 0);
    await shows(phone, 1, 0);
    lamp("1001", 2, 3);
    await shows(phone, 2, 3);
    lamp("1001", 0, 5);
    await shows(phone, 0, 5);
    expect(other.lamp).toBeUndefined();
  });

  it("tells a phone that registers later, in a call or not", async () => {
    lamp("1001", 1, 0);
    lamp("1001", 4, 2);
    const { phone } = await desk().arrived("1001");
    await shows(phone, 4, 2);
  });

  it("says nothing of an extension that has no account, and forgets with the account", async () => {
    lamp("1099", 1, 0);
    lamp("1001", 1, 0);
    const account = desk().rig.account("1001");
    desk().provision([
      { type: "drop-account", extn: "1001", domain: account.domain },
      { type: "put-account", account },
    ]);
    const phone = await desk().registered("1001");
    await desk().rig.pass(300);
    expect(phone.lamp).toBeUndefined();
  });
}
