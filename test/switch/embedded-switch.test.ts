import { beforeEach, describe, expect, it } from "vitest";
import type { CommandId, Extn, LegId } from "../../src/core/model.ts";
import type { SwitchCommandBody, SwitchEvent } from "../../src/core/switch.ts";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { SipEvent } from "../../src/sip/index.ts";
import { FakeSides } from "./fake-sides.ts";
import { phoneOffer, STATISTICS } from "./leg-driver.ts";
import type { EmbeddedSwitchOptions } from "../../src/switch/embedded/options.ts";
import { EmbeddedSwitch } from "../../src/switch/embedded/switch.ts";
import { apart, together } from "./together.ts";

const FLOW = { transport: "udp", remoteAddress: "192.0.2.7", remotePort: 5060 } as const;
const errors: string[] = [];
const log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (fields: object, text: string) => void errors.push(`${text} ${String("error" in fields ? fields.error : "")}`),
};

let fake = new FakeSides();
let clock = new VirtualClock(Date.UTC(2026, 0, 31, 20));
let events: SwitchEvent[] = [];
let lastCommand = 0;

function make(options: Partial<EmbeddedSwitchOptions> = {}): EmbeddedSwitch {
  return new EmbeddedSwitch(
    {
      sipAddress: "192.0.2.1",
      sipPort: 5060,
      domain: "xcc.test",
      rtpPorts: { from: 30_000, to: 30_099 },
      mediaWorkers: 1,
      recordingsFolder: "/recordings",
      prompts: { resolve: () => [{ type: "silence", durationMs: 1 }] },
      clock,
      log,
      ...options,
    },
    fake.make,
  );
}

async function open(options: Partial<EmbeddedSwitchOptions> = {}): Promise<EmbeddedSwitch> {
  const made = make(options);
  await made.start((event) => events.push(event));
  await Promise.resolve();
  return made;
}

function send(to: EmbeddedSwitch, ...bodies: readonly SwitchCommandBody[]): void {
  to.send(bodies.map((body) => ({ ...body, id: ++lastCommand as CommandId })));
}

const invited = (session: string, change: Partial<Extract<SipEvent, { type: "invited" }>> = {}): SipEvent => ({
  type: "invited",
  session,
  requestUri: {
    scheme: "sip",
    user: "4000",
    host: "xcc.test",
    port: undefined,
    parameters: new Map(),
    headers: new Map(),
  },
  from: { displayName: "Police", uri: "sip:110@xcc.test", parameters: new Map() },
  to: { displayName: "", uri: "sip:4000@xcc.test", parameters: new Map() },
  flow: FLOW,
  account: "1001",
  offer: phoneOffer(),
  callId: session,
  maxForwards: 70,
  headers: [],
  ...change,
});

/** A leg that talks. */
async function talking(on: EmbeddedSwitch, session: string): Promise<LegId> {
  fake.sip(invited(session));
  fake.tellMedia({ type: "opened", session, port: 30_000 });
  await Promise.resolve();
  const leg = events.flatMap((event) => (event.type === "leg-arrived" ? [event.leg] : [])).at(-1) ?? ("" as LegId);
  send(on, { type: "answer", leg });
  await Promise.resolve();
  return leg;
}

const ended = (): readonly SwitchEvent[] => events.filter(({ type }) => type === "leg-ended");
const closed = (session: string) => ({ type: "closed", session, statistics: STATISTICS }) as const;

beforeEach(() => {
  fake = new FakeSides();
  clock = new VirtualClock(Date.UTC(2026, 0, 31, 20));
  events = [];
  lastCommand = 0;
  errors.length = 0;
});

describe("start", () => {
  it("tells up first, also before what happened while it started", async () => {
    const starting = open();
    fake.sip({ type: "bound", user: "1001" });
    await starting;
    expect(events).toEqual([
      { type: "up", legs: [], recordings: [], phones: [] },
      { type: "phone-registered", extn: "1001" },
    ]);
  });

  it("rejects, with nothing left running, where the address is in use", async () => {
    fake.failStart = true;
    await expect(open()).rejects.toThrow("in use");
    expect(fake.stopped).toBe(1);
    expect(events).toEqual([]);
  });
});

describe("calls", () => {
  it("believe the account, not what From says", async () => {
    await talking(await open(), "a");
    expect(events).toContainEqual(
      expect.objectContaining({
        type: "leg-arrived",
        origin: { type: "extension", extn: "1001" },
        callerNumber: "1001",
        callerName: "",
      }),
    );
  });

  it("beyond the limit are refused with 503, and dialled ones end as congested", async () => {
    const made = await open({ maxLegs: 1 });
    const leg = await talking(made, "a");
    fake.sip(invited("b"));
    await Promise.resolve();
    expect(fake.asked).toContain("end b 503 again after 5");
    expect(events.at(-1)).toMatchObject({ type: "leg-refused", dialled: "4000", cause: "congestion" });
    fake.sip(invited("c", { account: undefined }));
    expect(fake.asked).toContain("end c 404");
    const to = { type: "extension", extn: "1002" as Extn } as const;
    send(made, { type: "dial", leg: "x" as LegId, near: leg, to, callerNumber: "1", callerName: "" });
    await Promise.resolve();
    expect(ended()).toMatchObject([{ leg: "x", cause: "congestion", by: "switch" }]);
  });

  it("take one hop less on their way out, and end where none is left", async () => {
    const made = await open();
    fake.bound = [{ contact: "sip:1002@192.0.2.8", flow: FLOW, path: [], q: 1, expiresAt: 0, userAgent: "" }];
    fake.sip(invited("a", { maxForwards: 2 }));
    fake.tellMedia({ type: "opened", session: "a", port: 30_000 });
    await Promise.resolve();
    const near = events.flatMap((event) => (event.type === "leg-arrived" ? [event.leg] : []))[0] ?? ("" as LegId);
    const to = { type: "extension", extn: "1002" as Extn } as const;
    send(made, { type: "dial", leg: "x" as LegId, near, to, callerNumber: "1", callerName: "" });
    fake.tellMedia({ type: "opened", session: "x.0", port: 30_002 });
    expect(fake.asked).toContain("invite x.0 1");
    send(made, { type: "dial", leg: "y" as LegId, near: "x" as LegId, to, callerNumber: "1", callerName: "" });
    await Promise.resolve();
    expect(ended()).toMatchObject([{ leg: "y", cause: "unreachable" }]);
  });

  it("to a name that is used twice are a mistake that costs nothing but a line in the log", async () => {
    const made = await open();
    const to = { type: "extension", extn: "1002" as Extn } as const;
    const dial = {
      type: "dial",
      leg: "x" as LegId,
      near: "?" as LegId,
      to,
      callerNumber: "1",
      callerName: "",
    } as const;
    send(made, dial, dial);
    await Promise.resolve();
    expect(ended()).toHaveLength(1);
    expect(errors).toHaveLength(1);
  });
});

describe("conversations", () => {
  it("let both hear one another, and neither when one ends", async () => {
    const made = await open();
    const legs = [await talking(made, "a"), await talking(made, "b")] as const;
    fake.mediaAsked();
    send(made, together(...legs));
    expect(fake.mediaAsked()).toEqual(["converse a b"]);
    fake.sip({ type: "ended", session: "a", by: "peer", status: undefined, reason: undefined });
    expect(fake.mediaAsked()).toEqual(["close a"]);
  });

  it("go on without a leg that ends at this moment", async () => {
    const made = await open();
    const legs = [await talking(made, "a"), await talking(made, "b")] as const;
    fake.sip({ type: "ended", session: "a", by: "peer", status: undefined, reason: undefined });
    fake.mediaAsked();
    send(made, together(...legs), { type: "record", left: [legs[0]], right: [], name: "n" });
    await Promise.resolve();
    expect(fake.mediaAsked()).toEqual(["converse b"]);
    expect(events.at(-1)).toEqual({ type: "done", command: lastCommand - 1 });
  });

  it("move a leg from one to the next", async () => {
    const made = await open();
    const [a, b, c] = [await talking(made, "a"), await talking(made, "b"), await talking(made, "c")];
    send(made, together(a, b));
    fake.mediaAsked();
    send(made, together(c, a));
    expect(fake.mediaAsked()).toEqual(["converse c a"]);
    // Who was named in it before is not moved back by its end.
    send(made, apart(a, b));
    expect(fake.mediaAsked()).toEqual(["converse nobody"]);
  });
});

describe("recordings", () => {
  it("lie in the folder of the day, by the operator's time zone", async () => {
    const made = await open({ timeZone: "Asia/Shanghai" });
    const [left, right] = [await talking(made, "a"), await talking(made, "b")];
    send(made, { type: "record", left: [left], right: [right], name: "talk" });
    const id = lastCommand;
    expect(fake.media.at(-1)).toMatchObject({ type: "record", path: "/recordings/2026/02/01/talk.wav" });
    fake.tellMedia({ type: "recording", id }, { type: "recorded", id, path: "?", durationMs: 7, sizeBytes: 8 });
    fake.tellMedia({ type: "recorded", id, path: "?", durationMs: 7, sizeBytes: 8 });
    await Promise.resolve();
    expect(events.slice(-2)).toEqual([
      { type: "done", command: id },
      { type: "recorded", command: id, file: "2026/02/01/talk.wav", durationMs: 7, sizeBytes: 8 },
    ]);
  });

  it.each(["../../etc/passwd", "a/b", "", ".hidden", "-rf", "a\u0000b", "x".repeat(201)])(
    "refuse the name %j",
    async (name) => {
      const made = await open();
      const [left, right] = [await talking(made, "a"), await talking(made, "b")];
      send(made, { type: "record", left: [left], right: [right], name });
      await Promise.resolve();
      expect(events.at(-1)).toMatchObject({ type: "failed", command: lastCommand, cause: "protocol-error" });
      expect(fake.media.some(({ type }) => type === "record")).toBe(false);
    },
  );
});

describe("messages", () => {
  const message = { type: "record-message", name: "message", longestMs: 9_000, silenceMs: 3_000 } as const;

  it("are one leg's recording, in the folder of the day", async () => {
    const made = await open({ timeZone: "Asia/Shanghai" });
    const leg = await talking(made, "a");
    send(made, { ...message, leg });
    const id = lastCommand;
    const path = "/recordings/2026/02/01/message.wav";
    const limits = { longestMs: 9_000, silenceMs: 3_000 };
    expect(fake.media.at(-1)).toEqual({ type: "record-message", id, session: "a", path, ...limits });
    fake.tellMedia({ type: "recording", id }, { type: "recorded", id, path, durationMs: 0, sizeBytes: 0 });
    // It has ended by itself: this comes too late, and says nothing.
    send(made, { type: "stop-recording", recording: id as CommandId });
    await Promise.resolve();
    expect(events.slice(-2)).toEqual([
      { type: "done", command: id },
      { type: "recorded", command: id, file: "2026/02/01/message.wav", durationMs: 0, sizeBytes: 0 },
    ]);
  });

  it("refuse a name that is no plain file name, and a leg that is not answered", async () => {
    const made = await open();
    const leg = await talking(made, "a");
    send(made, { ...message, leg, name: "../message" });
    fake.sip(invited("b"));
    fake.tellMedia({ type: "opened", session: "b", port: 30_002 });
    await Promise.resolve();
    const waiting = events.flatMap((event) => (event.type === "leg-arrived" ? [event.leg] : [])).at(-1);
    send(made, { ...message, leg: waiting ?? leg });
    await Promise.resolve();
    expect(events.flatMap((event) => (event.type === "failed" ? [event.command] : []))).toHaveLength(2);
    expect(fake.media.some(({ type }) => type === "record-message")).toBe(false);
  });

  it("are played as a whole or not at all", async () => {
    const made = await open({
      prompts: { resolve: (sound) => (sound.type === "silence" ? [{ type: "silence", durationMs: 1 }] : []) },
    });
    const leg = await talking(made, "a");
    const play = { type: "play", leg, repeat: false, interruptible: true } as const;
    const silence = { type: "silence", durationMs: 1 } as const;
    send(made, { ...play, sounds: [silence, { type: "recording", file: "gone.wav" }, silence] });
    const failed = lastCommand;
    send(made, { ...play, sounds: [silence, { type: "file", name: "gone" }] });
    await Promise.resolve();
    expect(events.flatMap((event) => (event.type === "failed" ? [event.command] : []))).toEqual([failed]);
    expect(fake.media.filter(({ type }) => type === "play")).toHaveLength(1);
  });
});

describe("stop", () => {
  it("ends every leg once and then itself, and refuses who still calls", async () => {
    const made = await open();
    await talking(made, "a");
    const stopping = made.stop();
    fake.sip(invited("late"));
    expect(fake.asked).toContain("end late 503 again after 30");
    fake.tellMedia(closed("a"));
    await stopping;
    expect(ended()).toMatchObject([{ cause: "shutdown", by: "switch", media: { codec: "PCMA" } }]);
    expect(events.filter(({ type }) => type === "leg-refused")).toMatchObject([{ cause: "shutdown" }]);
    expect(events.at(-1)).toEqual({ type: "down", reason: "stopped" });
    expect(fake.stopped).toBe(2);
  });

  it("does not wait for ever for a report that does not come", async () => {
    const made = await open();
    await talking(made, "a");
    const stopping = made.stop();
    clock.advance(1_000);
    await stopping;
    expect(ended()).toMatchObject([{ cause: "shutdown", media: undefined }]);
    expect(clock.idle).toBe(true);
    fake.tellMedia(closed("a"));
    await Promise.resolve();
    expect(events.at(-1)?.type).toBe("down");
  });
});

describe("accounts", () => {
  const account = { extn: "1001", domain: "xcc.test", ha1: "a", disabled: false };

  it("open the door, and close it at once", async () => {
    const made = await open();
    made.provision([{ type: "put-account", account }]);
    expect(fake.directory?.ha1("1001", "xcc.test")).toBe("a");
    expect(fake.directory?.ha1("1001", "elsewhere")).toBeUndefined();
    made.provision([{ type: "put-account", account }]);
    expect(fake.asked).toEqual([]);
    made.provision([{ type: "put-account", account: { ...account, ha1: "b" } }]);
    expect(fake.asked).toEqual(["unbind 1001"]);
    made.provision([{ type: "put-account", account: { ...account, ha1: "b", disabled: true } }]);
    expect(fake.directory?.ha1("1001", "xcc.test")).toBeUndefined();
    made.provision([{ type: "drop-account", extn: "1001", domain: "xcc.test" }]);
    made.provision([{ type: "drop-account", extn: "1001", domain: "xcc.test" }]);
    expect(fake.asked).toHaveLength(3);
  });

  it("of another domain are none of ours", async () => {
    const made = await open();
    made.provision([{ type: "put-account", account: { ...account, domain: "elsewhere" } }]);
    expect(fake.directory?.ha1("1001", "xcc.test")).toBeUndefined();
  });
});

describe("lamps", () => {
  const account = { extn: "1001", domain: "xcc.test", ha1: "a", disabled: false };
  const lamp = { type: "lamp", extn: "1001" as Extn, newMessages: 2, oldMessages: 1 } as const;
  const told = "publish 1001 Messages-Waiting: yes|Message-Account: sip:1001@xcc.test|Voice-Message: 2/1|";

  it("are told to an account's phones, and to nobody who has none", async () => {
    const made = await open();
    send(made, lamp);
    expect(fake.asked).toEqual([]);
    made.provision([{ type: "put-account", account }]);
    send(made, lamp, { ...lamp, newMessages: 0 });
    expect(fake.asked).toEqual([told, told.replace("yes", "no").replace("2/1", "0/1")]);
  });

  it("said before the start are told then", async () => {
    const made = make();
    made.provision([{ type: "put-account", account }]);
    send(made, lamp);
    expect(fake.asked).toEqual([]);
    await made.start((event) => events.push(event));
    expect(fake.asked).toEqual([told]);
  });

  it("go with the account, not with another of its number", async () => {
    const made = await open();
    made.provision([{ type: "put-account", account }]);
    send(made, lamp);
    fake.asked.length = 0;
    made.provision([{ type: "drop-account", extn: "1001", domain: "elsewhere" }]);
    expect(fake.asked).toEqual([]);
    made.provision([{ type: "drop-account", extn: "1001", domain: "xcc.test" }]);
    expect(fake.asked).toEqual(["unbind 1001", "retract 1001"]);
  });
});

describe("a mistake of ours", () => {
  it("at one event costs that call and a line in the log", async () => {
    await open();
    fake.sip(invited("a", { requestUri: undefined as never }));
    expect(errors).toHaveLength(1);
    expect(fake.asked).toEqual(["end a 500"]);
    fake.sip({ type: "bound", user: "1001" });
    await Promise.resolve();
    expect(events.at(-1)).toMatchObject({ type: "phone-registered" });
  });
});
