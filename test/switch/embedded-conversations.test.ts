// What the embedded switch asks of the media engine where a conversation is said to it.
import { beforeEach, describe, expect, it } from "vitest";
import type { CallId, CommandId, LegId, Sound } from "../../src/core/model.ts";
import type { Hearing, SwitchCommandBody, SwitchEvent } from "../../src/core/switch.ts";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { MediaCommand } from "../../src/media/index.ts";
import { EmbeddedSwitch } from "../../src/switch/embedded/switch.ts";
import { FakeSides } from "./fake-sides.ts";
import { phoneOffer } from "./leg-driver.ts";

const FLOW = { transport: "udp", remoteAddress: "192.0.2.7", remotePort: 5060 } as const;
const KNOWN: Sound = { type: "stream", name: "moh" };
const UNKNOWN: Sound = { type: "file", name: "nobody knows it" };

let fake: FakeSides;
let made: EmbeddedSwitch;
let events: SwitchEvent[];
let lastCommand: number;
let legs: Record<"a" | "b" | "c", LegId>;

async function talking(session: string): Promise<LegId> {
  const uri = { scheme: "sip", user: "4000", host: "xcc.test", port: undefined } as const;
  fake.sip({
    ...{ type: "invited", session, flow: FLOW, account: "1001", offer: phoneOffer(), callId: session },
    ...{ maxForwards: 70, headers: [], requestUri: { ...uri, parameters: new Map(), headers: new Map() } },
    from: { displayName: "", uri: "sip:1001@xcc.test", parameters: new Map() },
    to: { displayName: "", uri: "sip:4000@xcc.test", parameters: new Map() },
  });
  fake.tellMedia({ type: "opened", session, port: 30_000 });
  await Promise.resolve();
  const leg = events.flatMap((event) => (event.type === "leg-arrived" ? [event.leg] : [])).at(-1) ?? ("" as LegId);
  await send({ type: "answer", leg });
  return leg;
}

async function send(body: SwitchCommandBody): Promise<string> {
  const id = ++lastCommand as CommandId;
  made.send([{ ...body, id }]);
  await Promise.resolve();
  return events.flatMap((event) => ("command" in event && event.command === id ? [event.type] : [])).join();
}

const say = (conversation: string, ...parties: readonly Hearing[]): Promise<string> =>
  send({ type: "converse", conversation: conversation as CallId, parties });
const party = (leg: LegId, hears: readonly LegId[] = [], music?: Hearing["music"]): Hearing => ({ leg, hears, music });

/** What the media engine was asked since the last time. */
function asked(): readonly MediaCommand[] {
  return fake.media.splice(0);
}

beforeEach(async () => {
  fake = new FakeSides();
  events = [];
  lastCommand = 0;
  const resolve = (sound: Sound) =>
    sound.type === "stream" ? [{ type: "music", folder: `/${sound.name}` } as const] : [];
  const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  made = new EmbeddedSwitch(
    {
      ...{ sipAddress: "192.0.2.1", sipPort: 5060, domain: "xcc.test", rtpPorts: { from: 30_000, to: 30_099 } },
      ...{ mediaWorkers: 1, recordingsFolder: "/recordings", prompts: { resolve }, log },
      clock: new VirtualClock(Date.UTC(2026, 0, 31, 20)),
    },
    fake.make,
  );
  await made.start((event) => events.push(event));
  legs = { a: await talking("a"), b: await talking("b"), c: await talking("c") };
  asked();
});

describe("a conversation", () => {
  it("is said whole: sessions for legs, nobody for those who are gone or take no part", async () => {
    const { a, b, c } = legs;
    fake.sip({ type: "ended", session: "c", by: "peer", status: undefined, reason: undefined });
    asked();
    expect(await say("x", party(a, [a, b, c, "nobody" as LegId]), party(b, [a]), party(c, [a]))).toBe("done");
    expect(asked()).toEqual([
      {
        ...{ type: "converse", conversation: "call-x" },
        parties: [
          { session: "a", hears: ["b"] },
          { session: "b", hears: ["a"] },
        ],
      },
    ]);
  });

  it("has music after it is said, once; who hears it hears nobody else, unless it gives way", async () => {
    const { a, b, c } = legs;
    const music = { sounds: [KNOWN], unless: undefined };
    const relation = [party(a, [b], music), party(b, [a], { ...music, unless: a }), party(c, [a])];
    expect(await say("x", ...relation)).toBe("done");
    const [converse, ...plays] = asked();
    expect(converse).toMatchObject({ parties: [{ hears: [] }, { session: "b", hears: ["a"] }, { hears: ["a"] }] });
    const sources = [{ type: "music", folder: "/moh" }];
    expect(plays).toMatchObject([
      { type: "play", session: "a", sources, repeat: true, unless: undefined },
      { type: "play", session: "b", sources, repeat: true, unless: "a" },
    ]);
    await say("x", ...relation);
    expect(asked().map(({ type }) => type)).toEqual(["converse"]);
    await say("x", party(a, [b]), party(b, [a], { ...music, unless: a }));
    expect(asked().map(({ type }) => type)).toEqual(["converse", "stop"]);
  });

  it("keeps its music where one ends to whom it gives way", async () => {
    const { a, b, c } = legs;
    await say("x", party(a, [b], { sounds: [KNOWN], unless: b }), party(b), party(c));
    asked();
    for (const session of ["b", "c"]) {
      fake.sip({ type: "ended", session, by: "peer", status: undefined, reason: undefined });
      fake.tellMedia({ type: "closed", session, statistics: { ...NOTHING } });
    }
    expect(asked().map(({ type }) => type)).toEqual(["close", "close"]);
  });

  it("has the music that is shipped for a sound that nothing is known of", async () => {
    const { a, b } = legs;
    expect(await say("x", party(a, [b], { sounds: [UNKNOWN], unless: undefined }), party(b))).toBe("done");
    expect(asked()).toMatchObject([
      { type: "converse", parties: [{ hears: [] }, { hears: [] }] },
      { type: "play", session: "a", repeat: true, sources: [{ type: "music", folder: "/moh" }] },
    ]);
    expect(events.filter(({ type }) => type === "failed")).toEqual([]);
  });

  it("that names a leg takes it, and its music, out of another one", async () => {
    const { a, b, c } = legs;
    await say("x", party(a, [], { sounds: [KNOWN], unless: undefined }), party(b, []));
    await say("y", party(a, [c]), party(c, [a]));
    expect(asked().map((each) => ("conversation" in each ? each.conversation : each.type))).toEqual([
      ...["call-x", "play", "call-y", "stop"],
    ]);
  });
});

const NOTHING = {
  ...{ codec: "PCMA", packetsSent: 0, packetsReceived: 0, packetsLost: 0, jitterMs: 0 },
  ...{ remotePacketsLost: undefined, remoteJitterMs: undefined },
  ...{ roundTripMs: undefined, mos: undefined, remoteMos: undefined },
} as const;

describe("the channels of a recording", () => {
  it("are told as sessions; those who have ended count as nobody", async () => {
    const { a, b, c } = legs;
    await send({ type: "record", left: [a], right: [b, c], name: "r" });
    const recording = lastCommand as CommandId;
    fake.sip({ type: "ended", session: "c", by: "peer", status: undefined, reason: undefined });
    expect(await send({ type: "record-sides", recording, left: [], right: [c, b] })).toBe("");
    expect(asked().filter(({ type }) => type.startsWith("record"))).toMatchObject([
      { type: "record", left: ["a"], right: ["b", "c"] },
      { type: "record-sides", id: recording, left: [], right: ["b"] },
    ]);
  });

  it("are no matter where it is over, and fail where it never was, or nobody is named", async () => {
    const { a, b } = legs;
    await send({ type: "record", left: [a], right: [b], name: "r" });
    const recording = lastCommand as CommandId;
    fake.tellMedia({ type: "recorded", id: recording, path: "?", durationMs: 1, sizeBytes: 1 });
    asked();
    expect(await send({ type: "record-sides", recording, left: [a], right: [] })).toBe("");
    expect(await send({ type: "record-sides", recording: 99 as CommandId, left: [a], right: [] })).toBe("failed");
    expect(await send({ type: "record", left: [], right: [], name: "r" })).toBe("failed");
    expect(asked()).toEqual([]);
  });
});
