import { describe, expect, it } from "vitest";
import { readDescription } from "../../sip/index.ts";
import {
  brief,
  closed,
  command,
  FLOW,
  LegDriver,
  opened,
  PHONE,
  phoneAnswer,
  phoneOffer,
} from "../../../test/switch/leg-driver.ts";
import type { LegEffect, LegInput } from "./leg-state.ts";

const talking = (): LegDriver => {
  const driver = LegDriver.arriving();
  driver.feed(opened("a"), { type: "answer", command: command(1) });
  return driver;
};
const tone = { type: "tone", frequenciesHz: [450], onMs: 1, offMs: 1, totalMs: 2 } as const;
const play = (id: number, change: Partial<Extract<LegInput, { type: "play" }>> = {}): LegInput => ({
  type: "play",
  command: command(id),
  sources: [tone],
  repeat: false,
  interruptible: false,
  ...change,
});
const reoffer = (offer: string | undefined): LegInput => ({ type: "reoffered", session: "a", flow: FLOW, offer });
const connects = (effects: readonly LegEffect[]) =>
  effects.flatMap((effect) => (effect.type === "media" && effect.command.type === "connect" ? [effect.command] : []));
const said = (effects: readonly LegEffect[]): string =>
  effects.flatMap((effect) => (effect.type === "answer-offer" ? [effect.sdp] : [])).at(-1) ?? "";
const versionOf = (sdp: string): number | undefined => {
  const read = readDescription(sdp);
  return read.ok ? read.description.version : undefined;
};

describe("sounds", () => {
  it("are played by the media engine, under the command's id, and end once", () => {
    const driver = talking();
    expect(brief(driver.feed(play(2)))).toEqual(["media play a"]);
    const played: LegInput = { type: "played", session: "a", id: 2, ended: "end" };
    expect(brief(driver.feed(played, played))).toEqual(["tell played 2 end"]);
  });

  it("fail where the engine fails", () => {
    const driver = talking();
    driver.feed(play(2));
    driver.feed({ type: "play-failed", session: "a", command: command(2), reason: "no such file" });
    expect(driver.told.at(-1)).toMatchObject({ type: "failed", command: 2, cause: "media-failed" });
  });

  it("fail where nothing is known of them, and where the leg is not answered", () => {
    expect(brief(talking().feed(play(2, { sources: [] })))).toEqual(["tell failed 2"]);
    const early = LegDriver.arriving();
    expect(brief(early.feed(opened("a"), play(2))).slice(1)).toEqual(["tell failed 2"]);
  });

  it("are not told of after the leg's end", () => {
    const driver = talking();
    driver.feed(play(2), { type: "hang-up", cause: "normal" });
    const late: LegInput = { type: "played", session: "a", id: 2, ended: "stopped" };
    expect(brief(driver.feed(late, closed("a")))).toEqual(["tell leg-ended normal command"]);
  });
});

describe("digits", () => {
  it("come from the media", () => {
    expect(brief(talking().feed({ type: "digit", session: "a", digit: "5" }))).toEqual(["tell digit 5"]);
  });

  it("by INFO go the way of all digits", () => {
    const driver = talking();
    const info = (contentType: string, body: string): LegInput => ({ type: "info", session: "a", contentType, body });
    expect(brief(driver.feed(info("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n")))).toEqual([
      "media inject-digit a",
    ]);
    expect(brief(driver.feed(info("application/dtmf", "#")))).toEqual(["media inject-digit a"]);
    expect(brief(driver.feed(info("text/plain", "5"), info("application/dtmf-relay", "Signal=99")))).toEqual([]);
  });

  it("of a leg that is not answered are nobody's", () => {
    const driver = LegDriver.arriving();
    driver.feed(opened("a"));
    expect(brief(driver.feed({ type: "digit", session: "a", digit: "5" }))).toEqual([]);
  });
});

describe("hold and resume", () => {
  it("stops sending, says so once, and sends again", () => {
    const driver = talking();
    const held = driver.feed(reoffer(phoneOffer({ direction: "sendonly", version: 2 })));
    expect(brief(held)).toEqual(["answer-offer a", "media connect a", "tell leg-held", "wake silence 15000"]);
    expect(said(held)).toContain("a=recvonly");
    expect(connects(held)).toMatchObject([{ send: false, receive: true }]);
    expect(brief(driver.feed(reoffer(phoneOffer({ direction: "sendonly", version: 2 }))))).toEqual(["answer-offer a"]);
    const resumed = driver.feed(reoffer(phoneOffer({ version: 3 })));
    expect(brief(resumed)).toEqual(["answer-offer a", "media connect a", "tell leg-resumed"]);
    expect(connects(resumed)).toMatchObject([{ send: true, receive: true }]);
  });

  it("knows the old way to hold", () => {
    const effects = talking().feed(reoffer(phoneOffer({ address: "0.0.0.0", version: 2 })));
    expect(brief(effects)).toContain("tell leg-held");
  });
});

describe("a new description in a talk", () => {
  it("changes the codec", () => {
    const effects = talking().feed(reoffer(phoneOffer({ codecs: ["PCMA"], version: 2 })));
    expect(connects(effects)).toMatchObject([{ codec: "PCMA", payloadType: 8 }]);
  });

  it("that repeats the last one changes nothing, and is answered by what we said last", () => {
    const driver = talking();
    const first = driver.effects.flatMap((effect) => (effect.type === "accept" ? [effect.sdp] : []));
    const effects = driver.feed(reoffer(phoneOffer()));
    expect(brief(effects)).toEqual(["answer-offer a"]);
    expect([said(effects)]).toEqual(first);
  });

  it("that comes from another address connects anew: the phone has moved, whatever it says of itself", () => {
    const driver = talking();
    const flow = { ...FLOW, remoteAddress: "198.51.100.4" };
    const moved = { type: "reoffered", session: "a", flow, offer: phoneOffer() } as const;
    expect(connects(driver.feed(moved))).toMatchObject([{ address: PHONE.address, signalledFrom: "198.51.100.4" }]);
    expect(connects(driver.feed(moved))).toEqual([]);
    const unusable: LegInput = { ...moved, flow: { ...flow, remoteAddress: "198.51.100.5" }, offer: "nonsense" };
    driver.feed(unusable, { ...moved, offer: phoneOffer({ codecs: ["PCMA"], version: 2 }) });
    expect(connects(driver.effects).at(-1)).toMatchObject({ codec: "PCMA", signalledFrom: "198.51.100.4" });
  });

  it("raises our version where ours differs", () => {
    const driver = talking();
    const held = driver.feed(reoffer(phoneOffer({ direction: "sendonly" })));
    const resumed = driver.feed(reoffer(phoneOffer()));
    expect([versionOf(said(held)), versionOf(said(resumed))]).toEqual([2, 3]);
  });

  it("without a common codec is refused with 488; the talk goes on", () => {
    const driver = talking();
    const offer = phoneOffer({ codecs: ["PCMA"] })
      .replace("RTP/AVP 8 101", "RTP/AVP 18 101")
      .replace("8 PCMA", "18 G729");
    expect(brief(driver.feed(reoffer(offer)))).toEqual([
      "refuse-offer a 488",
      "media-refused by us: No codec in common",
    ]);
    expect(driver.leg.phase).toBe("talking");
  });

  it("is asked of us: we offer, the phone answers", () => {
    const driver = talking();
    const offer = said(driver.feed(reoffer(undefined)));
    const answer = phoneAnswer(offer).replace("40000", "40002");
    const effects = driver.feed({ type: "reoffer-answered", session: "a", answer });
    expect(connects(effects)).toMatchObject([{ port: 40_002 }]);
  });

  it("that nobody can read changes nothing", () => {
    const driver = talking();
    driver.feed(reoffer(undefined));
    expect(brief(driver.feed({ type: "reoffer-answered", session: "a", answer: "nonsense" }))).toEqual([]);
    expect(brief(driver.feed(reoffer("nonsense")))).toEqual([
      ...["refuse-offer a 488", "media-refused by us: No session description"],
    ]);
  });

  it("comes too early before the answer", () => {
    const driver = LegDriver.arriving();
    driver.feed(opened("a"));
    expect(brief(driver.feed(reoffer(phoneOffer())))).toEqual(["refuse-offer a 491"]);
  });
});
