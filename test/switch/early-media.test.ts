// Audio before the answer, over both legs and their media.
import { beforeEach, describe, expect, it } from "vitest";
import type { CommandId, Extn, LegId } from "../../src/core/model.ts";
import type { SwitchCommandBody, SwitchEvent } from "../../src/core/switch.ts";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { Party } from "../../src/media/index.ts";
import { parseUri, type SipEvent } from "../../src/sip/index.ts";
import { EmbeddedSwitch } from "../../src/switch/embedded/switch.ts";
import { FakeSides } from "./fake-sides.ts";
import { closed, phoneAnswer, phoneOffer, PHONE } from "./leg-driver.ts";
import { together } from "./together.ts";

const FLOW = { transport: "udp", remoteAddress: "192.0.2.7", remotePort: 5060 } as const;
const TONE = { type: "tone", frequenciesHz: [450], onMs: 1, offMs: 0, totalMs: 1 } as const;
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined };

/** A caller whose call has arrived and is not answered; phones are dialled for it. */
class Call {
  readonly fake = new FakeSides();
  readonly events: SwitchEvent[] = [];
  readonly errors: string[] = [];
  readonly clock = new VirtualClock(1_000_000);
  readonly switch: EmbeddedSwitch;
  caller = "" as LegId;
  #lastCommand = 0;
  #port = 30_000;

  constructor() {
    const error = (fields: object): void => void this.errors.push(String("error" in fields ? fields.error : ""));
    this.switch = new EmbeddedSwitch(
      {
        ...{ sipAddress: "192.0.2.1", sipPort: 5060, domain: "xcc.test", mediaWorkers: 1 },
        ...{ rtpPorts: { from: 30_000, to: 30_099 }, recordingsFolder: "/recordings" },
        ...{ prompts: { resolve: () => [TONE] }, clock: this.clock, log: { ...quiet, error } },
      },
      this.fake.make,
    );
    this.fake.bound = [0, 1].map((phone) => ({
      ...{ contact: `sip:1002@192.0.2.${8 + phone}`, flow: FLOW, path: [], q: 1, expiresAt: 0, userAgent: "" },
    }));
  }

  static async arrived({ isOfferless = false } = {}): Promise<Call> {
    const call = new Call();
    const offer = isOfferless ? undefined : phoneOffer();
    await call.switch.start((event) => call.events.push(event));
    const requestUri = parseUri("sip:88001@xcc.test");
    if (requestUri === undefined) throw new Error("no URI");
    const address = { displayName: "", uri: "sip:1001@xcc.test", parameters: new Map<string, string>() };
    const parties = { requestUri, from: address, to: address };
    const rest = { flow: FLOW, account: "1001", callId: "a", maxForwards: 70, headers: [] };
    call.fake.sip({ type: "invited", session: "a", offer, ...parties, ...rest });
    call.opens("a");
    await Promise.resolve();
    const [leg] = call.events.flatMap((event) => (event.type === "leg-arrived" ? [event.leg] : []));
    call.caller = leg ?? call.caller;
    return call;
  }

  send(...bodies: readonly SwitchCommandBody[]): void {
    this.switch.send(bodies.map((body) => ({ ...body, id: ++this.#lastCommand as CommandId })));
  }

  opens(session: string): void {
    this.fake.tellMedia({ type: "opened", session, port: (this.#port += 2) });
  }

  /** Rings both phones of 1002 under the leg's name. */
  dial(leg: string): void {
    const to = { type: "extension", extn: "1002" as Extn } as const;
    this.send({ type: "dial", leg: leg as LegId, near: this.caller, to, callerNumber: "1", callerName: "" });
    for (const phone of [0, 1]) this.opens(`${leg}.${phone}`);
    this.news();
  }

  answerTo(session: string, port: number = PHONE.port): string {
    return phoneAnswer(this.fake.offers.get(session) ?? "").replace(`m=audio ${PHONE.port}`, `m=audio ${port}`);
  }

  progress(session: string, status = 183): SipEvent {
    return { type: "progress", session, status, sdp: this.answerTo(session) };
  }

  accepted(session: string, port?: number): SipEvent {
    return { type: "accepted", session, answer: this.answerTo(session, port), offer: undefined };
  }

  refused(session: string, status: number): SipEvent {
    return { type: "ended", session, by: "peer", status, reason: undefined };
  }

  /** What SIP and the media were asked since the last time. */
  news(): readonly string[] {
    const media = this.fake.media.splice(0).map((command) => {
      const who = "session" in command ? command.session : "";
      if (command.type === "converse") return `${command.conversation}: ${relation(command.parties)}`;
      if (command.type !== "connect") return `${command.type} ${who}`;
      return `connect ${who}${command.receive ? "" : " without hearing it"}`;
    });
    return [...this.fake.asked.splice(0), ...media];
  }

  told(): readonly string[] {
    return this.events.splice(0).map((event) => `${event.type} ${"leg" in event ? event.leg : ""}`.trim());
  }
}

function relation(parties: readonly Party[]): string {
  if (parties.length === 0) return "over";
  return parties.map(({ session, hears }) => `${session} hears ${hears.join(" ") || "nobody"}`).join(", ");
}

let call: Call;

beforeEach(async () => {
  call = await Call.arrived();
  call.dial("x");
  call.told();
});

const HEARD = [
  "ring a with audio",
  "connect x.0",
  "connect a without hearing it",
  "early-x: a hears x.0, x.0 hears nobody",
];

describe("a caller without an answer", () => {
  it("hears the phone that is called, is not heard itself, and is not told of ringing once more", async () => {
    call.fake.sip(call.progress("x.0"));
    expect(call.news()).toEqual(HEARD);
    await Promise.resolve();
    expect(call.told()).toEqual(["leg-ringing x"]);
    call.send({ type: "ring", leg: call.caller });
    call.fake.sip(call.progress("x.0"), call.progress("x.0", 180));
    expect(call.news()).toEqual([]);
  });

  it("that was told of ringing before hears it too", () => {
    call.fake.sip({ type: "progress", session: "x.0", status: 180, sdp: undefined });
    call.send({ type: "ring", leg: call.caller });
    expect(call.news()).toEqual(["ring a"]);
    call.fake.sip(call.progress("x.0"));
    expect(call.news()).toEqual(HEARD);
  });

  it("gets the answer: the phone is looked for once more, and the caller is heard now", async () => {
    call.fake.sip(call.progress("x.0"));
    call.news();
    call.fake.sip(call.accepted("x.0"));
    expect(call.news()).toEqual(["end x.1 480", "connect x.0", "close x.1"]);
    call.send({ type: "answer", leg: call.caller }, together(call.caller, "x" as LegId));
    expect(call.news()).toEqual(["accept a", "connect a", `call-${call.caller}-x: a hears x.0, x.0 hears a`]);
    await Promise.resolve();
    expect(call.told()).toEqual(["leg-ringing x", "leg-answered x", "done", "done"]);
  });

  it("gets an answer from elsewhere than the early audio", () => {
    call.fake.sip(call.progress("x.0"));
    call.news();
    call.fake.sip(call.accepted("x.0", 50_000));
    expect(call.news()).toContain("connect x.0");
  });

  it("gets the cause where the phone refuses after all", () => {
    call.fake.sip(call.progress("x.0"), call.refused("x.1", 486));
    call.news();
    call.fake.sip(call.refused("x.0", 404));
    call.send({ type: "hang-up", leg: call.caller, cause: "no-such-number" });
    expect(call.news()).toEqual(["end a 404", "close x.0", "early-x: over", "play a", "close a"]);
    expect(call.errors).toEqual([]);
  });

  it("hears a ringing tone when that phone is out and another rings, then that one, then its answer", () => {
    call.fake.sip(call.progress("x.0"), call.refused("x.0", 486));
    expect(call.news().slice(HEARD.length)).toEqual(["close x.0", "early-x: over", "play a"]);
    call.fake.sip(call.progress("x.1"));
    expect(call.news()).toEqual(["connect x.1", "early-x: a hears x.1, x.1 hears nobody"]);
    call.fake.sip(call.refused("x.1", 486));
    call.dial("y");
    call.fake.sip({ type: "progress", session: "y.0", status: 180, sdp: undefined }, call.accepted("y.0"));
    call.news();
    call.send({ type: "answer", leg: call.caller });
    expect(call.news()).toEqual(["accept a", "stop a", "connect a"]);
  });

  it("hears the first of several only; another's answer ends it", () => {
    call.fake.sip(call.progress("x.0"), call.progress("x.1"));
    call.dial("y");
    call.fake.sip(call.progress("y.0"));
    expect(call.news()).toEqual([]);
    call.fake.sip(call.accepted("y.0"));
    call.send({ type: "hang-up", leg: "x" as LegId, cause: "answered-elsewhere" });
    call.send({ type: "answer", leg: call.caller }, together(call.caller, "y" as LegId));
    const news = call.news().filter((line) => / a\b/.test(line));
    expect(news.slice(0, -1)).toEqual(["accept a", "play a", "stop a", "connect a"]);
    expect(news.at(-1)).toBe(`call-${call.caller}-y: a hears y.0, y.0 hears a`);
  });

  it("hears nothing more when it is answered by somebody else than the phone that is heard", () => {
    call.fake.sip(call.progress("x.0"));
    call.news();
    call.send({ type: "answer", leg: call.caller });
    expect(call.news()).toEqual(["accept a", "connect a", "early-x: over"]);
    call.fake.sip(call.accepted("x.0"));
    call.send(together(call.caller, "x" as LegId));
    expect(call.news().filter((line) => line.startsWith("connect"))).toEqual(["connect x.0"]);
  });

  it("that gives up leaves nothing behind", async () => {
    call.fake.sip(call.progress("x.0"));
    call.news();
    call.fake.sip(call.refused("a", 487));
    call.send({ type: "hang-up", leg: "x" as LegId, cause: "cancelled" });
    for (const session of ["a", "x.0", "x.1"]) call.fake.tellMedia(closed(session) as never);
    await Promise.resolve();
    expect(call.told().filter((line) => line.startsWith("leg-ended"))).toHaveLength(2);
    expect(call.switch.measures().find(({ name }) => name === "xcc_switch_legs")?.samples).toEqual([{ value: 0 }]);
    expect(call.clock.idle).toBe(true);
    expect(call.errors).toEqual([]);
  });
});

describe("early audio is not heard", () => {
  it("by a caller who is answered: they hear music, or an announcement", () => {
    call.send({ type: "answer", leg: call.caller });
    call.news();
    call.fake.sip(call.progress("x.0"));
    expect(call.news()).toEqual([]);
  });

  it("by one whose call brought no offer: its 183 could bring no answer", async () => {
    call = await Call.arrived({ isOfferless: true });
    call.dial("x");
    call.fake.sip(call.progress("x.0"));
    call.send({ type: "ring", leg: call.caller });
    expect(call.news()).toEqual(["ring a"]);
  });

  it("from a description that cannot be used", () => {
    call.fake.sip({ type: "progress", session: "x.0", status: 183, sdp: "v=0\r\n" });
    expect(call.news()).toEqual([]);
    call.fake.sip({ type: "progress", session: "x.0", status: 183, sdp: undefined });
    call.send({ type: "ring", leg: call.caller });
    expect(call.news()).toEqual(["ring a"]);
  });
});

describe("a phone that was heard early and then says nothing", () => {
  it("is told of after its answer, and taken as gone at last", async () => {
    call.fake.sip(call.progress("x.0"));
    call.fake.tellMedia({ type: "silent", session: "x.0", silentMs: 10_000 });
    call.fake.sip(call.accepted("x.0"));
    await Promise.resolve();
    expect(call.told()).toEqual(["leg-ringing x", "leg-answered x", "leg-silent x"]);
    call.clock.advance(300_000);
    await Promise.resolve();
    expect(call.told()).toContain("leg-ended x");
  });

  it("is not where it was heard again before", async () => {
    call.fake.sip(call.progress("x.0"));
    call.fake.tellMedia({ type: "silent", session: "x.0", silentMs: 10_000 }, { type: "resumed", session: "x.0" });
    call.fake.sip(call.accepted("x.0"));
    await Promise.resolve();
    expect(call.told()).toEqual(["leg-ringing x", "leg-answered x"]);
  });
});
