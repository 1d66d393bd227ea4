// The embedded switch with browsers' telephones beside SIP's: who is there, who rings, who is told what.
import { beforeEach, describe, expect, it } from "vitest";
import type { CommandId, LegId } from "../../src/core/model.ts";
import type { SwitchCommandBody, SwitchEvent } from "../../src/core/switch.ts";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { FromTelephones } from "../../src/ports/telephones.ts";
import { CAUSES, causeOfStatus } from "../../src/switch/embedded/causes.ts";
import { EmbeddedSwitch } from "../../src/switch/embedded/switch.ts";
import { statusOfVerto, vertoCauseOf } from "../../src/switch/embedded/verto-causes.ts";
import { FakeSides } from "./fake-sides.ts";
import { phoneAnswer, phoneOffer, STATISTICS } from "./leg-driver.ts";

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const LEG = "leg" as LegId;

let fake = new FakeSides();
let clock = new VirtualClock(0);
let events: SwitchEvent[] = [];
let said: FromTelephones[] = [];
let theSwitch: EmbeddedSwitch;
let requests = 0;
let commands = 0;

beforeEach(async () => {
  [fake, clock, events, said, requests] = [new FakeSides(), new VirtualClock(0), [], [], 0];
  theSwitch = new EmbeddedSwitch(
    {
      ...{ sipAddress: "192.0.2.1", sipPort: 5060, domain: "xcc.test", rtpPorts: { from: 30_000, to: 30_003 } },
      ...{ mediaWorkers: 1, recordingsFolder: "/recordings", clock, log },
      prompts: { resolve: () => [{ type: "silence", durationMs: 1 }] },
    },
    fake.make,
  );
  await theSwitch.start((event) => events.push(event));
  theSwitch.telephones.onSaid((one) => said.push(one));
  const account = { extn: "1001", domain: "xcc.test", ha1: "h", disabled: false };
  theSwitch.provision([
    { type: "put-account", account: { ...account, overSockets: true } },
    { type: "put-account", account: { ...account, extn: "1002" } },
  ]);
  await told();
});

/** What has happened since it was asked last. */
async function told(): Promise<readonly SwitchEvent[]> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  return events.splice(0);
}

function enter(socket = "s1", user = "1001", sessid = "page"): void {
  theSwitch.telephones.hear({ type: "entered", socket, user, sessid, address: "192.0.2.7" });
}

function ask(method: string, params: Readonly<Record<string, unknown>>): FromTelephones | undefined {
  requests += 1;
  theSwitch.telephones.hear({ type: "asked", socket: "s1", request: requests, method, params });
  return said.find((one) => one.type === "answer" && one.request === requests);
}

const send = (body: SwitchCommandBody): void => theSwitch.send([{ ...body, id: ++commands as CommandId }]);
const dial = (): void =>
  send({
    ...{ type: "dial", leg: LEG, near: "near" as LegId, to: { type: "extension", extn: "1001" } },
    ...{ callerNumber: "1000", callerName: "Ann" },
  } as SwitchCommandBody);
const invite = { sdp: phoneOffer(), dialogParams: { callID: "c", destination_number: "4000" } };

describe("who is there", () => {
  it("is an extension in two ways until it is there in none", async () => {
    enter();
    expect(await told()).toEqual([{ type: "phone-registered", extn: "1001" }]);
    fake.sip({ type: "bound", user: "1001" });
    fake.sip({ type: "unbound", user: "1001", why: "expired" });
    expect(await told()).toEqual([]);
    theSwitch.telephones.hear({ type: "left", socket: "s1" });
    clock.advance(10_000);
    expect(await told()).toEqual([{ type: "phone-unregistered", extn: "1001", reason: "left" }]);
  });

  it("is no extension of another kind, and nobody who is barred", async () => {
    enter("s2", "1002");
    enter("s3", "1003");
    expect(said).toEqual([
      { type: "ready", socket: "s2", reattached: [] },
      { type: "ready", socket: "s3", reattached: [] },
    ]);
    enter();
    await told();
    theSwitch.provision([{ type: "drop-account", extn: "1001", domain: "xcc.test" }]);
    expect(await told()).toEqual([{ type: "phone-unregistered", extn: "1001", reason: "removed" }]);
  });

  it("is in what the switch says of itself", async () => {
    enter();
    await told();
    theSwitch.report();
    expect(await told()).toMatchObject([{ type: "up", phones: ["1001"] }]);
  });
});

describe("a call to an extension", () => {
  it("rings at its pages and at its phones; who answers has it", async () => {
    enter();
    const flow = { transport: "udp", remoteAddress: "192.0.2.9", remotePort: 5060 } as const;
    fake.bound = [{ contact: "sip:a", flow, path: [], q: 1, expiresAt: 0, userAgent: "" }];
    dial();
    fake.tellMedia(
      { type: "opened", session: "verto-leg.0", port: 30_000 },
      { type: "opened", session: "leg.0", port: 30_002 },
    );
    const push = said.find((one) => one.type === "push");
    expect(push).toMatchObject({
      method: "verto.invite",
      params: { caller_id_number: "1000", caller_id_name: "Ann", callee_id_number: "1001" },
    });
    expect(await told()).toContainEqual({ type: "leg-ringing", leg: LEG });
    const { callID, sdp } = (push?.type === "push" ? push.params : {}) as { callID: string; sdp: string };
    const answer = ask("verto.answer", { sdp: phoneAnswer(sdp), dialogParams: { callID } });
    expect(answer).toMatchObject({ answer: { result: {} } });
    expect(await told()).toContainEqual({ type: "leg-answered", leg: LEG });
    expect(fake.asked.find((one) => one.startsWith("end leg.0"))).toBeDefined();
    send({ type: "hang-up", leg: LEG, cause: "normal" });
    expect(said.at(-1)).toMatchObject({ method: "verto.bye", params: { callID, causeCode: 16 } });
    fake.tellMedia({ type: "closed", session: "verto-leg.0", why: "asked", statistics: STATISTICS } as never);
    expect(await told()).toMatchObject([{ type: "leg-ended", leg: LEG, cause: "normal" }]);
  });

  it("ends where its answer is of no use, which its page is told", async () => {
    enter();
    dial();
    fake.tellMedia({ type: "opened", session: "verto-leg.0", port: 30_000 });
    const push = said.find((one) => one.type === "push");
    const { callID } = (push?.type === "push" ? push.params : {}) as { callID: string };
    expect(ask("verto.answer", { sdp: "no", dialogParams: { callID } })).toMatchObject({
      answer: { error: { message: "CODEC ERROR" } },
    });
    expect(await told()).toContainEqual(expect.objectContaining({ type: "leg-ended", cause: "media-failed" }));
  });
});

describe("a call of a page", () => {
  it("arrives as its extension's, is answered, presses keys, holds and hangs up", async () => {
    enter();
    await told();
    expect(ask("verto.invite", invite)).toMatchObject({ answer: { result: { message: "CALL CREATED" } } });
    const session = fake.media[0]?.type === "open" ? fake.media[0].session : "";
    fake.tellMedia({ type: "opened", session, port: 30_000 });
    const [arrived] = await told();
    expect(arrived).toMatchObject({
      ...{ type: "leg-arrived", origin: { type: "extension", extn: "1001" }, dialled: "4000", callerNumber: "1001" },
    });
    const leg = arrived?.type === "leg-arrived" ? arrived.leg : LEG;
    send({ type: "answer", leg });
    expect(said.at(-1)).toMatchObject({ method: "verto.answer", params: { callID: "c" } });
    await told();
    ask("verto.info", { dtmf: "5", dialogParams: { callID: "c" } });
    expect(fake.media.at(-1)).toEqual({ type: "inject-digit", session, digit: "5" });
    ask("verto.modify", { action: "hold", dialogParams: { callID: "c" } });
    expect(await told()).toEqual([{ type: "leg-held", leg }]);
    // Another description changes nothing about that.
    ask("verto.modify", { action: "updateMedia", sdp: phoneOffer({ port: 40_010 }), dialogParams: { callID: "c" } });
    expect(await told()).toEqual([]);
    ask("verto.modify", { action: "unhold", dialogParams: { callID: "c" } });
    expect(await told()).toEqual([{ type: "leg-resumed", leg }]);
    ask("verto.modify", { action: "transfer", destination: "1003", dialogParams: { callID: "c" } });
    expect(await told()).toMatchObject([{ type: "transfer-asked", leg, to: { type: "number", number: "1003" } }]);
    ask("verto.bye", { dialogParams: { callID: "c" } });
    fake.tellMedia({ type: "closed", session, why: "asked", statistics: STATISTICS } as never);
    expect(await told()).toMatchObject([{ type: "leg-ended", leg, cause: "normal", by: "phone" }]);
  });

  it("hears a ringing tone of ours, as it makes none, and is then answered by the same description", async () => {
    enter();
    ask("verto.invite", invite);
    const session = fake.media[0]?.type === "open" ? fake.media[0].session : "";
    fake.tellMedia({ type: "opened", session, port: 30_000 });
    const arrived = (await told()).find(({ type }) => type === "leg-arrived");
    const leg = arrived?.type === "leg-arrived" ? arrived.leg : LEG;
    send({ type: "ring", leg });
    expect(said.at(-1)).toMatchObject({
      method: "verto.media",
      params: { callID: "c", sdp: expect.any(String) as string },
    });
    expect(fake.media.slice(-2)).toMatchObject([
      { type: "connect", session },
      { type: "play", session, repeat: true },
    ]);
    const before = said.length;
    send({ type: "ring", leg });
    expect(said).toHaveLength(before);
    send({ type: "answer", leg });
    expect(said.at(-1)).toEqual({ type: "push", socket: "s1", method: "verto.answer", params: { callID: "c" } });
    expect(fake.media).toContainEqual({ type: "stop", session });
  });

  it("is refused at once where there is no room, and where it dials what is no number", async () => {
    enter();
    const named = (callID: string, destination_number: string) => ({
      ...invite,
      dialogParams: { callID, destination_number },
    });
    expect(ask("verto.invite", named("a", "4 000"))).toMatchObject({ answer: { error: { causeCode: 1 } } });
    ask("verto.invite", named("b", "4000"));
    ask("verto.invite", named("c", "4000"));
    expect(ask("verto.invite", named("d", "4000"))).toMatchObject({
      answer: { error: { message: "CALL ERROR", causeCode: 42, cause: "SWITCH_CONGESTION" } },
    });
    expect(await told()).toContainEqual(expect.objectContaining({ type: "leg-refused", cause: "congestion" }));
  });
});

describe("causes", () => {
  it.each(CAUSES)("%s has a code and a word", (cause) => {
    const { causeCode, cause: word } = vertoCauseOf(cause);
    expect(causeCode).toBeGreaterThan(0);
    expect(word).toMatch(/^[A-Z_]+$/);
  });

  it.each([
    [17, "busy"],
    [19, "no-answer"],
    [21, "rejected"],
    [undefined, "rejected"],
    [16, "rejected"],
    [88, "media-failed"],
    [42, "congestion"],
  ] as const)("%s of a page that rings is %s", (causeCode, cause) => {
    expect(causeOfStatus({ status: statusOfVerto(causeCode), rang: true, trunk: false })).toBe(cause);
  });
});
