// Several phones of one extension: what the one says that answers, and what those do that say nothing; and phones that do not
// take our audio.
import { describe, expect, it } from "vitest";
import { endingOf } from "./causes.ts";
import type { LegInput } from "./leg-state.ts";
import { brief, LegDriver, opened, over, phoneOffer, ringing } from "../../../test/switch/leg-driver.ts";

const hush: LegInput = { type: "due", deadline: "hush" };
const trying = (session: string): LegInput => ({ type: "trying", session });

function calling(...sessions: readonly string[]): LegDriver {
  const driver = LegDriver.dialling(...sessions);
  driver.feed(...sessions.map(opened));
  return driver;
}

describe("a phone that has not said a word", () => {
  it("does not hold up what the other one has answered, once it has had its second", () => {
    const driver = calling("a", "b");
    expect(brief(driver.effects).filter((line) => line.startsWith("wake"))).toContain("wake hush 1000");
    expect(driver.feed(over("a", "peer", 486)).some(({ type }) => type === "tell")).toBe(false);
    const effects = brief(driver.feed(hush));
    expect(effects).toContain("no-reply 1001 sip:1001@192.0.2.7");
    expect(effects).toContain("end b 486 Q.850;17");
    expect(effects.at(-1)).toBe("tell leg-ended busy phone");
  });

  it("nor an answer that comes when that second is over", () => {
    const driver = calling("a", "b", "c");
    driver.feed(hush, ringing("a"));
    expect(brief(driver.feed(over("a", "peer", 480))).at(-1)).toBe("tell leg-ended no-answer phone");
  });

  it.each<[string, LegInput]>([
    ["has said 100", trying("b")],
    ["rings", ringing("b")],
  ])("but one that %s is waited for", (_what, word) => {
    const driver = calling("a", "b");
    driver.feed(over("a", "peer", 486), word);
    expect(driver.feed(hush)).toEqual([]);
    expect(brief(driver.feed(driver.answerOf("b")))).toContain("tell leg-answered");
  });

  it("nor do two phones end that say nothing at all, or one that is not there", () => {
    const driver = calling("a", "b");
    expect(driver.feed(hush)).toEqual([]);
    driver.feed(over("a", "peer", 404));
    expect(driver.leg.phase).toBe("waiting");
    expect(brief(driver.feed(over("b", "timeout"))).at(-1)).toBe("tell leg-ended unreachable switch");
  });

  it("and alone, it has its time", () => {
    const driver = calling("a");
    expect(brief(driver.effects)).not.toContain("wake hush 1000");
    expect(driver.feed(hush)).toEqual([]);
  });

  it("is too late when it answers after that", () => {
    const driver = calling("a", "b");
    driver.feed(hush, over("a", "peer", 603));
    expect(driver.leg.phase).toBe("ended");
    expect(driver.feed(trying("b"))).toEqual([]);
  });
});

describe("a phone that does not take our audio", () => {
  it("says so, and it is in the log with what it says of why", () => {
    const driver = calling("a");
    const ended: LegInput = {
      type: "ended",
      session: "a",
      by: "peer",
      status: 488,
      reason: undefined,
      warning: '304 "SRTP required"',
    };
    expect(brief(driver.feed(ended))).toEqual([
      'media-refused by phone: 488, 304 "SRTP required"',
      "media close a",
      "tell leg-ended media-failed phone",
    ]);
    expect(brief(calling("a").feed(over("a", "peer", 606)))[0]).toBe("media-refused by phone: 606");
    expect(brief(calling("a").feed(over("a", "peer", 486)))[0]).not.toMatch(/media-refused/);
  });

  it("answers with SRTP: it is hung up on, and we say why", () => {
    const driver = calling("a");
    const answer = phoneOffer().replace("RTP/AVP", "RTP/SAVP");
    const effects = brief(driver.feed({ type: "accepted", session: "a", answer, offer: undefined }));
    expect(effects[0]).toBe("media-refused by us: No audio over plain RTP");
    expect(effects.at(-1)).toBe("tell leg-ended media-failed switch");
  });

  it.each([
    ["RTP/AVP", "RTP/SAVP", 302],
    ["RTP/AVP", "UDP/TLS/RTP/SAVPF", 302],
    ["m=audio", "m=video", 304],
    ["192.0.2.7", "phone.example", 301],
    ["192.0.2.7", "239.1.2.3", 330],
    ["c=IN IP4 192.0.2.7", "b=AS:1", 399],
    ["v=0", "v=1", 399],
  ])("calls with %s as %s: 488 with Warning", (of, by, code) => {
    const driver = LegDriver.arriving(phoneOffer().replaceAll(of, by));
    const [end] = driver.feed(opened("a"));
    if (end?.type !== "end") throw new Error("it goes on");
    const { cause, by: whom, why } = end.parting;
    expect(endingOf(cause, whom, why)).toMatchObject({ status: 488, warning: { code } });
  });
});
