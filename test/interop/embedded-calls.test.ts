// What only a real network shows of the embedded switch: several phones of one extension, codecs, silence, recordings.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Phone } from "../../demo/phone.ts";
import type { CommandId, Extn, LegId } from "../../src/core/model.ts";
import type { SwitchCommandBody, SwitchEvent } from "../../src/core/switch.ts";
import type { AccountChange } from "../../src/ports/switch.ts";
import { systemClock } from "../../src/host/clock.ts";
import { readWavChannel, readWavFormat } from "../../src/media/index.ts";
import type { EmbeddedSwitchOptions } from "../../src/switch/embedded/options.ts";
import { EmbeddedRig, voiceOf } from "./embedded-rig.ts";
import { heardMs } from "./tone.ts";

let rig: EmbeddedRig;
let events: SwitchEvent[] = [];
let lastCommand = 0;

async function open(options: Partial<EmbeddedSwitchOptions> = {}): Promise<void> {
  rig = await EmbeddedRig.make(options);
  events = [];
  await rig.switch.start((event) => events.push(event));
  const extensions = ["1001", "1002", "1003"];
  rig.switch.provision(extensions.map((extn) => ({ type: "put-account", account: rig.account(extn) })));
}

function send(body: SwitchCommandBody): CommandId {
  const id = ++lastCommand as CommandId;
  rig.switch.send([{ ...body, id }]);
  return id;
}

type EventOf<Type extends SwitchEvent["type"]> = Extract<SwitchEvent, { type: Type }>;

async function event<Type extends SwitchEvent["type"]>(
  type: Type,
  which: (event: EventOf<Type>) => boolean = () => true,
): Promise<EventOf<Type>> {
  const find = (): EventOf<Type> | undefined =>
    events.find((each): each is EventOf<Type> => each.type === type && which(each as EventOf<Type>));
  await rig.until(() => find() !== undefined, `${type}; there were ${JSON.stringify(events)}`);
  const found = find();
  if (found === undefined) throw new Error("an event vanished");
  return found;
}

async function registered(extn: string, options: Parameters<EmbeddedRig["makePhone"]>[1] = {}): Promise<Phone> {
  const phone = rig.makePhone(extn, options);
  await phone.start();
  await phone.register();
  return phone;
}

/** The leg of a call from this phone, answered. */
async function answered(phone: Phone, extn: string, offerless = false): Promise<LegId> {
  await phone.call("4000", { offerless });
  const { leg } = await event("leg-arrived", (each) => each.callerNumber === extn);
  const answer = send({ type: "answer", leg });
  await event("done", (each) => each.command === answer);
  await rig.until(() => phone.state === "talking", `${extn} talks`);
  return leg;
}

function dial(extn: string, near: LegId): LegId {
  const leg = `to-${extn}-${lastCommand}` as LegId;
  const to = { type: "extension", extn: extn as Extn } as const;
  send({ type: "dial", leg, near, to, callerNumber: "10086", callerName: "" });
  return leg;
}

async function bridged(one: LegId, other: LegId): Promise<void> {
  const bridge = send({ type: "bridge", legs: [one, other] });
  await event("done", (each) => each.command === bridge);
}

const ended = (leg: LegId): readonly EventOf<"leg-ended">[] =>
  events.filter((each): each is EventOf<"leg-ended"> => each.type === "leg-ended" && each.leg === leg);

beforeEach(() => {
  lastCommand = 0;
});
afterEach(async () => {
  await rig.switch.stop();
  await rig.stop();
});

describe("several phones of one extension", () => {
  it("all ring; the first answer has the call, the others show none missed", async () => {
    await open();
    const caller = await registered("1001");
    const phones = [await registered("1002"), await registered("1002"), await registered("1002", { transport: "tcp" })];
    const near = await answered(caller, "1001");
    const leg = dial("1002", near);
    await rig.until(() => phones.every(({ state }) => state === "ringing"), "all ring");
    phones[2]?.answer();
    await event("leg-answered", (each) => each.leg === leg);
    await rig.until(() => phones.filter(({ state }) => state === "idle").length === 2, "two stop ringing");
    expect(phones.map(({ missedCalls }) => missedCalls)).toEqual([0, 0, 0]);
    await bridged(near, leg);
    await rig.until(() => caller.hears(voiceOf("1002")), "the caller hears the phone that answered");
  });

  it("answer in the same instant: one of them has the call, the other is let go", async () => {
    await open();
    const caller = await registered("1001");
    const phones = [await registered("1002"), await registered("1002")];
    for (const phone of phones) phone.answerAutomatically(0);
    const near = await answered(caller, "1001");
    for (let round = 0; round < 10; round += 1) {
      const leg = dial("1002", near);
      await event("leg-answered", (each) => each.leg === leg);
      await rig.until(() => phones.filter(({ state }) => state === "idle").length === 1, "one is let go");
      send({ type: "hang-up", leg, cause: "normal" });
      await rig.until(() => phones.every(({ state }) => state === "idle"), "both are free");
      expect(events.filter((each) => each.type === "leg-answered" && each.leg === leg)).toHaveLength(1);
      await event("leg-ended", (each) => each.leg === leg);
    }
  });

  it("both refuse: the leg ends once, with what tells most", async () => {
    await open();
    const caller = await registered("1001");
    const phones = [await registered("1002"), await registered("1002")];
    const leg = dial("1002", await answered(caller, "1001"));
    await rig.until(() => phones.every(({ state }) => state === "ringing"), "both ring");
    phones[0]?.reject("busy");
    await rig.until(() => phones[0]?.state === "idle", "one has refused");
    expect(ended(leg)).toEqual([]);
    phones[1]?.reject("busy");
    expect(await event("leg-ended", (each) => each.leg === leg)).toMatchObject({ cause: "busy", by: "phone" });
  });
});

describe("codecs", () => {
  it("of both sides may differ", async () => {
    await open();
    const caller = await registered("1001", { codecs: ["PCMU"] });
    const agent = await registered("1002", { codecs: ["PCMA"], transport: "tcp" });
    agent.answerAutomatically(0);
    const near = await answered(caller, "1001");
    const leg = dial("1002", near);
    await event("leg-answered");
    await bridged(near, leg);
    await rig.until(() => caller.hears(voiceOf("1002")) && agent.hears(voiceOf("1001")), "they hear each other");
    caller.hangUp();
    expect(await event("leg-ended")).toMatchObject({ media: { codec: "PCMU" } });
  });

  it("may change in the middle of a call", async () => {
    await open();
    const caller = await registered("1001");
    const agent = await registered("1002");
    agent.answerAutomatically(0);
    const near = await answered(caller, "1001");
    const leg = dial("1002", near);
    await event("leg-answered");
    await bridged(near, leg);
    await rig.until(() => caller.hears(voiceOf("1002")), "before");
    caller.changeCodecs(["PCMU"]);
    await rig.pass(400);
    await rig.until(() => caller.hears(voiceOf("1002")) && agent.hears(voiceOf("1001")), "after");
    caller.hangUp();
    expect(await event("leg-ended")).toMatchObject({ media: { codec: "PCMU" } });
  });

  it("are offered by us to a phone that calls without an offer", async () => {
    await open();
    const caller = await registered("1001");
    const leg = await answered(caller, "1001", true);
    send({ type: "play", leg, sounds: [{ type: "tone", tone: "ringback" }], repeat: true, interruptible: false });
    await rig.until(() => caller.hears(450), "the tone is heard");
  });
});

describe("digits", () => {
  it("come by SIP INFO as well, and end a prompt", async () => {
    await open();
    const caller = await registered("1001");
    const leg = await answered(caller, "1001");
    send({ type: "play", leg, sounds: [{ type: "silence", durationMs: 60_000 }], repeat: false, interruptible: true });
    caller.pressByInfo("8");
    expect(await event("digit")).toMatchObject({ leg, digit: "8" });
    expect(await event("played")).toMatchObject({ ended: "digit" });
  });
});

describe("recordings", () => {
  it("hold the caller on the left and the agent on the right", async () => {
    await open();
    const caller = await registered("1001");
    const agent = await registered("1002");
    agent.answerAutomatically(0);
    const left = await answered(caller, "1001");
    const right = dial("1002", left);
    await event("leg-answered");
    await bridged(left, right);
    const record = send({ type: "record", left: [left], right: [right], name: "talk" });
    await event("done", (each) => each.command === record);
    await rig.pass(1_500);
    send({ type: "stop-recording", recording: record });
    const { file, sizeBytes, durationMs } = await event("recorded");
    expect(file).toMatch(/^\d{4}\/\d{2}\/\d{2}\/talk\.wav$/);
    const bytes = await readFile(join(rig.recordingsFolder, file));
    expect(bytes).toHaveLength(sizeBytes);
    const format = readWavFormat(bytes);
    if (format.type === "bad") throw new Error(format.reason);
    expect(format.value).toMatchObject({ channels: 2, rateHz: 8_000 });
    for (const [channel, extn] of [
      [0, "1001"],
      [1, "1002"],
    ] as const) {
      const samples = Int16Array.from(readWavChannel(bytes, format.value, channel));
      expect(samples.length / 8).toBeCloseTo(durationMs, -1);
      const voices = heardMs(samples, ["1001", "1002"].map(voiceOf));
      // The beginning and the end may be cut, and a packet that came too late is a hole.
      expect(voices.get(voiceOf(extn))).toBeGreaterThan(700);
      expect(voices.get(voiceOf(extn === "1001" ? "1002" : "1001"))).toBeUndefined();
    }
  });
});

describe("a line", () => {
  // The whole of 127.0.0.0/8 is this machine, so that a carrier can have an address of its own.
  const carrier = { localAddress: "127.0.0.2", displayName: "Wang" };

  const line = (port: number): AccountChange => ({
    type: "put-trunk",
    trunk: {
      ...{ name: "carrier", enabled: true, address: "127.0.0.2", port, transport: "udp" },
      ...{ login: undefined, registration: undefined },
    },
  });

  it("calls in without a password, by its address", async () => {
    await open();
    rig.switch.provision([line(5060)]);
    const caller = rig.makePhone("10086", carrier);
    await caller.start();
    await caller.call("4000");
    expect(await event("leg-arrived")).toMatchObject({
      origin: { type: "trunk", trunk: "carrier" },
      dialled: "4000",
      callerNumber: "10086",
      callerName: "Wang",
    });
  });

  it("is called at its address, under the number", async () => {
    const server = { address: "127.0.0.1", port: 9 };
    const clock = systemClock();
    const far = new Phone({ ...carrier, server, user: "far", password: "", domain: "carrier.test", clock });
    await far.start();
    await open();
    rig.switch.provision([line(far.port ?? 0)]);
    const near = await answered(await registered("1001"), "1001");
    for (const cause of ["busy", "rejected"] as const) {
      const leg = `out-${cause}` as LegId;
      const to = { type: "trunk", trunk: "carrier", number: "13800138000" } as const;
      send({ type: "dial", leg, near, to, callerNumber: "1001", callerName: "Li" });
      await event("leg-ringing", (each) => each.leg === leg);
      expect(far.shownCaller).toEqual({ number: "1001", name: "Li" });
      far.reject(cause);
      expect(await event("leg-ended", (each) => each.leg === leg)).toMatchObject({ cause, by: "phone" });
    }
    await far.stop();
  });
});

describe("who may call", () => {
  it("is refused with a wrong password", async () => {
    await open();
    const phone = rig.makePhone("1001", { password: "guess" });
    await phone.start();
    await expect(phone.register()).rejects.toThrow("not registered");
    await phone.call("4000");
    await rig.until(() => phone.state === "idle", "refused");
    expect(events.some(({ type }) => type === "leg-arrived")).toBe(false);
  });

  it("is refused with 503 beyond the limit", async () => {
    await open({ maxLegs: 1 });
    const [first, second] = [await registered("1001"), await registered("1002")];
    await answered(first, "1001");
    await second.call("4000");
    await rig.until(() => second.state === "idle", "refused");
    expect(second.lastStatus).toBe(503);
  });

  it("registers again with the new password after a change", async () => {
    await open();
    await registered("1001");
    const { createHash } = await import("node:crypto");
    const ha1 = createHash("md5").update("1001:xcc.test:new").digest("hex");
    rig.switch.provision([{ type: "put-account", account: { ...rig.account("1001"), ha1 } }]);
    await event("phone-unregistered");
    events.length = 0;
    const phone = rig.makePhone("1001", { password: "new" });
    await phone.start();
    await phone.register();
    await event("phone-registered");
  });
});
