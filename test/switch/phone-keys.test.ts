// What a desk phone's own keys do, between a stand-in for the SIP library and the call center.
import { beforeEach, describe, expect, it } from "vitest";
import type { CommandId, Extn, LegId } from "../../src/core/model.ts";
import type { SwitchCommandBody, SwitchEvent } from "../../src/core/switch.ts";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import { parseUri, type SipEvent, type SipUri } from "../../src/sip/index.ts";
import { EmbeddedSwitch } from "../../src/switch/embedded/switch.ts";
import { FakeSides } from "./fake-sides.ts";
import { phoneOffer } from "./leg-driver.ts";

const FLOW = { transport: "udp", remoteAddress: "192.0.2.7", remotePort: 5060 } as const;
const LINE = "192.0.2.99";
const DIALLED = "dialled" as LegId;
const quiet = (): void => undefined;

let fake = new FakeSides();
let made: EmbeddedSwitch;
let events: SwitchEvent[] = [];
let lastCommand = 0;

beforeEach(async () => {
  fake = new FakeSides();
  events = [];
  lastCommand = 0;
  made = new EmbeddedSwitch(
    {
      ...{ sipAddress: "192.0.2.1", sipPort: 5060, domain: "xcc.test", rtpPorts: { from: 30_000, to: 30_099 } },
      ...{ mediaWorkers: 1, recordingsFolder: "/recordings", clock: new VirtualClock(0) },
      prompts: { resolve: () => [{ type: "silence", durationMs: 1 }] },
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    },
    fake.make,
  );
  await made.start((event) => events.push(event));
  const line = { name: "line", enabled: true, transport: "udp", address: LINE, port: 5060, login: undefined } as const;
  made.provision([{ type: "put-trunk", trunk: { ...line, registration: undefined } }]);
  await Promise.resolve();
  fake.asked.length = 0;
});

function send(...bodies: readonly SwitchCommandBody[]): void {
  made.send(bodies.map((body) => ({ ...body, id: ++lastCommand as CommandId })));
}

function uri(user: string): SipUri {
  const parsed = parseUri(`sip:${user}xcc.test`);
  if (parsed === undefined) throw new Error("no URI");
  return parsed;
}

const invited = (session: string, change: Partial<Extract<SipEvent, { type: "invited" }>> = {}): SipEvent => ({
  ...{ type: "invited", session, requestUri: uri("4000@"), flow: FLOW, account: "1001", offer: phoneOffer() },
  from: { displayName: "", uri: "sip:110@xcc.test", parameters: new Map() },
  to: { displayName: "", uri: "sip:4000@xcc.test", parameters: new Map() },
  ...{ callId: session, maxForwards: 70, headers: [] },
  ...change,
});

const told = async <Type extends SwitchEvent["type"]>(type: Type) => {
  await Promise.resolve();
  return events.filter((event): event is Extract<SwitchEvent, { type: Type }> => event.type === type);
};

async function arrived(...given: Parameters<typeof invited>): Promise<LegId> {
  fake.sip(invited(...given));
  fake.tellMedia({ type: "opened", session: given[0], port: 30_000 });
  return (await told("leg-arrived")).at(-1)?.leg ?? ("" as LegId);
}

async function talking(...given: Parameters<typeof invited>): Promise<LegId> {
  const leg = await arrived(...given);
  send({ type: "answer", leg });
  await Promise.resolve();
  return leg;
}

const referred = (session: string, user: string, replaces?: string): SipEvent => ({
  ...{ type: "referred", session, referral: `r-${session}`, user, replaces },
});

const answers = (): readonly string[] => fake.asked.filter((line) => line.startsWith("tell "));

describe("a transfer that a phone asks for", () => {
  it("to a number is reported, and told what becomes of it, also after its leg's end", async () => {
    const leg = await talking("a");
    fake.sip(referred("a", "1002"));
    expect(await told("transfer-asked")).toEqual([
      { type: "transfer-asked", leg, request: "r-a", to: { type: "number", number: "1002" } },
    ]);
    const tell = { type: "tell-transfer", leg, request: "r-a", cause: "normal" } as const;
    send({ ...tell, state: "ringing" }, { ...tell, state: "failed", cause: "busy" });
    send({ type: "hang-up", leg, cause: "normal" });
    send({ ...tell, state: "done" });
    expect(answers()).toEqual(["tell r-a 180", "tell r-a 486", "tell r-a 200"]);
    expect(await told("failed")).toEqual([]);
  });

  it("to another call of its own is reported with that call's leg", async () => {
    const leg = await talking("a");
    const other = await talking("b");
    fake.sip(referred("a", "whoever", "b"));
    expect(await told("transfer-asked")).toMatchObject([{ leg, to: { type: "leg", leg: other } }]);
  });

  it("is told to be impossible where it is, and nobody else hears of it", async () => {
    await talking("a");
    await talking("foreign", { account: "1002" });
    await arrived("ringing", { account: "1003" });
    await talking("line", { account: undefined, flow: { ...FLOW, remoteAddress: LINE } });
    fake.sip(referred("a", ""), referred("a", "1 2"), referred("a", "9".repeat(65)));
    fake.sip(referred("a", "1002", "foreign"), referred("a", "1002", "a"), referred("a", "1002", "nobody"));
    fake.sip(referred("ringing", "1002"), referred("nobody", "1002"), referred("line", "1002"));
    expect(answers()).toEqual([
      ...["tell r-a 404", "tell r-a 404", "tell r-a 404", "tell r-a 403", "tell r-a 481", "tell r-a 481"],
      ...["tell r-ringing 481", "tell r-nobody 481", "tell r-line 403"],
    ]);
    expect(await told("transfer-asked")).toEqual([]);
  });

  it("of a leg that never was has failed", async () => {
    const leg = "never" as LegId;
    send({ type: "tell-transfer", leg, request: "r", state: "done", cause: "normal" }, { type: "pick-up", leg });
    expect(await told("failed")).toMatchObject([{ command: 1 }, { command: 2 }]);
    expect(answers()).toEqual([]);
  });
});

describe("a call in the place of another", () => {
  it("is reported with the leg that it replaces, whatever it dialled", async () => {
    const leg = await talking("a");
    await arrived("b", { account: "1002", replaces: "a", requestUri: uri("") });
    expect((await told("leg-arrived")).at(-1)).toMatchObject({ replaces: leg, dialled: "", callerNumber: "1002" });
  });

  it("that has just ended is refused", async () => {
    const leg = await talking("a");
    send({ type: "hang-up", leg, cause: "normal" });
    fake.sip(invited("b", { replaces: "a" }), invited("c", { replaces: "never" }));
    expect(fake.asked.filter((line) => line.endsWith(" 481"))).toEqual(["end b 481", "end c 481"]);
    expect(await told("leg-arrived")).toHaveLength(1);
  });

  it("for which there is no room is told without it", async () => {
    await talking("a");
    fake.sip(invited("b", { replaces: "a" }));
    fake.tellMedia({ type: "failed", session: "b", id: undefined, reason: "no port" });
    const refused = await told("leg-refused");
    expect(refused).toMatchObject([{ cause: "congestion" }]);
    expect(refused[0]).not.toHaveProperty("replaces");
  });
});

describe("picking up", () => {
  async function dialled(): Promise<void> {
    const near = await talking("near");
    fake.bound = ["x", "y"].map((user) => ({
      ...{ contact: `sip:${user}@192.0.2.7`, flow: FLOW, path: [], q: 1, expiresAt: 0, userAgent: "" },
    }));
    const to = { type: "extension", extn: "1002" as Extn } as const;
    send({ type: "dial", leg: DIALLED, near, to, callerNumber: "1", callerName: "" });
    for (const session of ["dialled.0", "dialled.1"]) fake.tellMedia({ type: "opened", session, port: 30_002 });
  }
  const rings = (session: string, status = 180): SipEvent => ({ type: "progress", session, status, sdp: undefined });
  const askedToTalk = (): readonly string[] => fake.asked.filter((line) => line.startsWith("ask-to-talk"));

  it("asks the best phone that rings", async () => {
    await dialled();
    send({ type: "pick-up", leg: DIALLED });
    expect(askedToTalk()).toEqual([]);
    fake.sip(rings("dialled.1"));
    send({ type: "pick-up", leg: DIALLED });
    fake.sip(rings("dialled.0"));
    send({ type: "pick-up", leg: DIALLED });
    expect(askedToTalk()).toEqual(["ask-to-talk dialled.1", "ask-to-talk dialled.0"]);
  });

  it("asks nobody who has refused, who calls themselves, or who is gone", async () => {
    await dialled();
    fake.sip(rings("dialled.0"));
    fake.sip({ type: "ended", session: "dialled.0", by: "peer", status: 486, reason: undefined });
    const [near] = await told("leg-arrived");
    send({ type: "pick-up", leg: DIALLED }, { type: "pick-up", leg: near?.leg ?? DIALLED });
    send({ type: "hang-up", leg: DIALLED, cause: "normal" }, { type: "pick-up", leg: DIALLED });
    expect(askedToTalk()).toEqual([]);
    expect(await told("failed")).toEqual([]);
  });
});
