import { describe, expect, it } from "vitest";
import type { LegInput } from "./leg-state.ts";
import {
  brief,
  closed,
  command,
  hangUp,
  LegDriver,
  opened,
  over,
  phoneAnswer,
  phoneOffer,
  ringing,
  SIGNALLER,
  STATISTICS,
} from "../../../test/switch/leg-driver.ts";

const answer: LegInput = { type: "answer", command: command(1) };
const talkingArrival = (): LegDriver => {
  const driver = LegDriver.arriving();
  driver.feed(opened("a"), answer);
  return driver;
};
const talkingDialled = (): LegDriver => {
  const driver = LegDriver.dialling("a");
  driver.feed(opened("a"));
  driver.feed(driver.answerOf("a"));
  return driver;
};

describe("a leg that arrives", () => {
  it("is told of when it has a port", () => {
    const driver = LegDriver.arriving();
    expect(brief(driver.effects)).toEqual(["media open a"]);
    expect(brief(driver.feed(opened("a")))).toEqual(["tell leg-arrived"]);
  });

  it("is refused with 503 where there is no port, and that is told", () => {
    const driver = LegDriver.arriving();
    const effects = driver.feed({ type: "open-failed", session: "a" });
    expect(brief(effects)).toEqual(["end a 503 Q.850;42", "refused congestion"]);
    expect(driver.leg.phase).toBe("ended");
    expect(effects[0]).toMatchObject({ type: "end", parting: { cause: "congestion", by: "switch" } });
    expect(effects).toContainEqual({
      type: "refused",
      event: {
        ...{ type: "leg-refused", leg: driver.leg.id, origin: { type: "trunk", trunk: "carrier" }, dialled: "4000" },
        ...{ callerNumber: "10086", callerName: "", cause: "congestion" },
      },
    });
  });

  it("is not told to stay away where the center itself found no line", () => {
    const driver = LegDriver.arriving();
    driver.feed(opened("a"));
    const [end] = driver.feed({ type: "hang-up", cause: "congestion" });
    // SIP's side makes a Retry-After of it only where the switch itself has no room.
    expect(end).toMatchObject({ type: "end", parting: { cause: "congestion", by: "command" } });
  });

  it("is refused with 488 and the reason where there is no common codec, and that is told", () => {
    const driver = LegDriver.arriving(
      phoneOffer().replaceAll("PCMU", "opus").replaceAll("PCMA", "G729").replaceAll(/ 0 8 /g, " 96 18 "),
    );
    const effects = driver.feed(opened("a"));
    const why = "No codec in common";
    expect(brief(effects)).toEqual([
      ...["end a 488 Q.850;88", "media close a", `media-refused by us: ${why}`, "refused media-failed"],
    ]);
    expect(effects[0]).toMatchObject({ parting: { cause: "media-failed", why } });
    expect(effects.at(-1)).toMatchObject({ why, event: { dialled: "4000", callerNumber: "10086" } });
    expect(driver.told).toEqual([]);
  });

  it("goes without a word where the caller gives up before it has a port", () => {
    const driver = LegDriver.arriving();
    expect(brief(driver.feed(over("a", "peer", 487), opened("a"), closed("a")))).toEqual(["media close a"]);
    expect(driver.leg.phase).toBe("ended");
  });

  it("rings once", () => {
    const driver = LegDriver.arriving();
    expect(brief(driver.feed(opened("a"), { type: "ring" }, { type: "ring" })).slice(1)).toEqual(["ring a"]);
  });

  it("answers: 200, media, done", () => {
    const driver = LegDriver.arriving();
    driver.feed(opened("a"));
    expect(brief(driver.feed(answer))).toEqual(["accept a", "media connect a", "tell done 1"]);
    const connect = driver.effects.find((effect) => effect.type === "media" && effect.command.type === "connect");
    expect(connect).toMatchObject({
      command: {
        address: "192.0.2.7",
        port: 40_000,
        codec: "PCMU",
        payloadType: 0,
        digitsPayloadType: 101,
        signalledFrom: SIGNALLER,
        send: true,
      },
    });
  });

  it("answers again with done, and nothing else", () => {
    const driver = talkingArrival();
    expect(brief(driver.feed({ type: "answer", command: command(2) }))).toEqual(["tell done 2"]);
  });

  it("reports the cancelled caller, their answer crossing", () => {
    const driver = LegDriver.arriving();
    driver.feed(opened("a"), over("a", "peer", 487));
    expect(brief(driver.feed(answer, hangUp, closed("a")))).toEqual([]);
    expect(brief(driver.effects).slice(-2)).toEqual(["media close a", "tell leg-ended cancelled phone"]);
  });

  it("is sent away with the status of the cause", () => {
    const driver = LegDriver.arriving();
    driver.feed(opened("a"));
    expect(brief(driver.feed({ type: "hang-up", cause: "busy" }))).toEqual([
      "end a 486 Q.850;17",
      "media close a",
      "tell leg-ended busy command",
    ]);
  });
});

describe("a leg that arrives without an offer", () => {
  const offerless = (): LegDriver => {
    const driver = LegDriver.arrivingWithoutOffer();
    driver.feed(opened("a"), answer);
    return driver;
  };
  const ack = (driver: LegDriver, change: (sdp: string) => string = (sdp) => sdp): LegInput => {
    const accept = driver.effects.find((effect) => effect.type === "accept");
    const sdp = accept?.type === "accept" ? accept.sdp : "";
    return { type: "acknowledged", session: "a", answer: change(phoneAnswer(sdp)) };
  };

  it("is done with the ACK, not before", () => {
    const driver = offerless();
    expect(brief(driver.effects)).toEqual(["media open a", "tell leg-arrived", "accept a"]);
    expect(brief(driver.feed(ack(driver)))).toEqual(["media connect a", "tell done 1"]);
  });

  it("keeps a sound until the phone can hear it, the last one only", () => {
    const driver = offerless();
    const sources = [{ type: "silence", durationMs: 20 } as const];
    const play = (id: number): LegInput => ({
      type: "play",
      command: command(id),
      sources,
      repeat: false,
      interruptible: false,
    });
    expect(brief(driver.feed(play(2), play(3)))).toEqual(["tell played 2 stopped"]);
    expect(brief(driver.feed(ack(driver)))).toEqual(["media connect a", "tell done 1", "media play a"]);
  });

  it("forgets the kept sound when it is stopped", () => {
    const driver = offerless();
    const sources = [{ type: "silence", durationMs: 20 } as const];
    driver.feed({ type: "play", command: command(2), sources, repeat: false, interruptible: false });
    expect(brief(driver.feed({ type: "stop" }))).toEqual(["tell played 2 stopped"]);
    expect(brief(driver.feed(ack(driver)))).toEqual(["media connect a", "tell done 1"]);
  });

  it("ends where the ACK brings no answer, or none that helps", () => {
    const driver = offerless();
    const effects = brief(driver.feed({ type: "acknowledged", session: "a", answer: undefined }));
    expect(effects).toEqual(["end a 488 Q.850;88", "media close a", "tell leg-ended media-failed switch"]);
    const other = offerless();
    other.feed(ack(other, (sdp) => sdp.replace("m=audio 40000", "m=audio 0")));
    expect(other.told.at(-1)).toMatchObject({ type: "leg-ended", cause: "media-failed" });
  });
});

describe("a leg that is dialled", () => {
  it("ends as unreachable where nobody is registered", () => {
    expect(brief(LegDriver.dialling().effects)).toEqual(["tell leg-ended unreachable switch"]);
  });

  it("invites when the port is there, rings, is answered", () => {
    const driver = LegDriver.dialling("a");
    expect(brief(driver.effects)).toEqual(["media open a"]);
    expect(brief(driver.feed(opened("a")))).toEqual(["invite a"]);
    expect(brief(driver.feed(ringing("a"), ringing("a")))).toEqual(["tell leg-ringing"]);
    const answered = driver.feed(driver.answerOf("a"));
    expect(brief(answered)).toEqual(["media connect a", "tell leg-answered"]);
    // Where it has registered from.
    expect(answered[0]).toMatchObject({ command: { signalledFrom: "192.0.2.7" } });
  });

  it("is hung up before it has a port: the phone never hears of it", () => {
    const driver = LegDriver.dialling("a");
    expect(brief(driver.feed(hangUp))).toEqual(["media close a", "tell leg-ended normal command"]);
    expect(brief(driver.feed(opened("a"), closed("a")))).toEqual([]);
  });

  it("rings all phones; the first answer has it, the others show no missed call", () => {
    const driver = LegDriver.dialling("a", "b", "c");
    driver.feed(opened("a"), opened("b"), ringing("a"), ringing("b"));
    expect(brief(driver.feed(driver.answerOf("b")))).toEqual([
      "media connect b",
      "tell leg-answered",
      "end a 480 SIP;200",
      "media close a",
      "media close c",
    ]);
    // What still comes from the losers comes too late.
    expect(brief(driver.feed(driver.answerOf("a"), opened("c"), closed("a"), over("a", "peer", 487)))).toEqual([]);
    expect(brief(driver.feed(over("b", "peer")))).toEqual(["media close b", "wake last-report 2000"]);
  });

  it("goes on while one of several phones rings", () => {
    const driver = LegDriver.dialling("a", "b");
    driver.feed(opened("a"), opened("b"), ringing("a"), ringing("b"));
    expect(brief(driver.feed(over("a", "peer", 486)))).toEqual(["media close a"]);
    expect(brief(driver.feed(over("b", "peer", 480)))).toEqual(["media close b", "tell leg-ended busy phone"]);
  });

  it("stops all phones where one speaks for all of them (6xx)", () => {
    const driver = LegDriver.dialling("a", "b");
    driver.feed(opened("a"), opened("b"));
    expect(brief(driver.feed(over("a", "peer", 603)))).toEqual([
      "media close a",
      "end b 603 Q.850;21",
      "media close b",
      "tell leg-ended rejected phone",
    ]);
  });

  it("is congested where no port can be had", () => {
    const driver = LegDriver.dialling("a");
    expect(brief(driver.feed({ type: "open-failed", session: "a" }))).toEqual(["tell leg-ended congestion switch"]);
  });

  it("ends a phone whose answer says nothing that we understand", () => {
    const driver = LegDriver.dialling("a");
    driver.feed(opened("a"));
    const effects = driver.feed({ type: "accepted", session: "a", answer: "nonsense", offer: undefined });
    expect(brief(effects)).toEqual([
      "media-refused by us: No session description",
      ...["end a 488 Q.850;88", "media close a", "tell leg-ended media-failed switch"],
    ]);
  });

  it("is unreachable where the phone does not answer our INVITE at all", () => {
    const driver = LegDriver.dialling("a");
    expect(brief(driver.feed(opened("a"), over("a", "timeout", 408))).slice(1)).toEqual([
      "no-reply 1001 sip:1001@192.0.2.7",
      "media close a",
      "tell leg-ended unreachable switch",
    ]);
  });

  it("is not without a reply where the phone rang, or refused, or another one of the extension goes on", () => {
    const rang = LegDriver.dialling("a");
    expect(brief(rang.feed(opened("a"), ringing("a"), over("a", "timeout")))).not.toContainEqual(
      expect.stringContaining("no-reply"),
    );
    const refused = LegDriver.dialling("a");
    expect(brief(refused.feed(opened("a"), over("a", "peer", 480)))).not.toContainEqual(
      expect.stringContaining("no-reply"),
    );
    const both = LegDriver.dialling("a", "b");
    both.feed(opened("a"), opened("b"), ringing("b"));
    expect(brief(both.feed(over("a", "timeout")))).toEqual(["no-reply 1001 sip:1001@192.0.2.7", "media close a"]);
    expect(both.leg.phase).toBe("waiting");
  });

  it("cannot be answered by us", () => {
    const driver = LegDriver.dialling("a");
    expect(brief(driver.feed(opened("a"), answer)).slice(1)).toEqual(["tell failed 1"]);
  });
});

describe("the end of a talk", () => {
  it("is told with the last report", () => {
    const driver = talkingArrival();
    expect(brief(driver.feed(over("a", "peer")))).toEqual(["media close a", "wake last-report 2000"]);
    driver.feed(closed("a"));
    expect(driver.told.at(-1)).toEqual({
      type: "leg-ended",
      leg: "leg",
      cause: "normal",
      by: "phone",
      media: STATISTICS,
    });
  });

  it("is told without a report where none comes", () => {
    const driver = talkingArrival();
    driver.feed(hangUp, { type: "due", deadline: "last-report" }, closed("a"));
    expect(driver.told.filter(({ type }) => type === "leg-ended")).toMatchObject([
      { cause: "normal", by: "command", media: undefined },
    ]);
  });

  it("is told once where both hang up and the media break", () => {
    const driver = talkingDialled();
    driver.feed(hangUp, over("a", "peer"), hangUp, closed("a"), closed("a"), over("a", "us"));
    expect(brief(driver.effects).filter((each) => each.includes("leg-ended"))).toEqual([
      "tell leg-ended normal command",
    ]);
  });

  it("keeps its first cause", () => {
    const driver = talkingArrival();
    driver.feed(over("a", "peer"), { type: "give-up", cause: "shutdown" }, closed("a"));
    expect(driver.told.at(-1)).toMatchObject({ type: "leg-ended", cause: "normal", by: "phone" });
  });

  it.each([["timeout"], ["transport"]] as const)("calls a peer vanished: %s", (by) => {
    const driver = talkingArrival();
    driver.feed(over("a", by, by === "timeout" ? 408 : undefined), closed("a"));
    expect(driver.told.at(-1)).toMatchObject({ cause: "vanished", by: "switch" });
  });

  it("follows the death of its media", () => {
    const driver = talkingArrival();
    const effects = brief(driver.feed(closed("a")));
    expect(effects[0]).toBe("end a 488 Q.850;88");
    expect(driver.told.at(-1)).toMatchObject({ cause: "media-failed", by: "switch", media: STATISTICS });
  });

  it("says nothing to commands that cross it", () => {
    const driver = talkingArrival();
    driver.feed(hangUp);
    const play: LegInput = { type: "play", command: command(5), sources: [], repeat: false, interruptible: false };
    expect(brief(driver.feed(answer, play, { type: "stop" }, { type: "ring" }))).toEqual([]);
  });
});
