import { describe, expect, it } from "vitest";
import { brief, command, LEG, LegDriver, opened, phoneOffer } from "../../../test/switch/leg-driver.ts";
import type { LegInput, Music } from "./leg-state.ts";

const TONE = { type: "tone", frequenciesHz: [450], onMs: 1, offMs: 0, totalMs: 9 } as const;
const music = (unless?: string): Music => ({ sources: [TONE], unless });
const takePart = (wanted: Music | undefined, isNews = false): LegInput => ({
  ...{ type: "take-part", part: "hears", music: wanted, isNews },
});
const play = (id: number, change: object = {}): LegInput => ({
  ...{ type: "play", command: command(id), sources: [TONE], repeat: false, interruptible: false, ...change },
});
const played = (id: number): LegInput => ({ type: "played", session: "a", id, ended: "stopped" });
const acknowledged: LegInput = { type: "acknowledged", session: "a", answer: phoneOffer() };

function talking(): LegDriver {
  const driver = LegDriver.arriving();
  driver.feed(opened("a"), { type: "answer", command: command(1) });
  return driver;
}

/** Answered, but nobody hears us before the ACK. */
function accepting(): LegDriver {
  const driver = LegDriver.arrivingWithoutOffer();
  driver.feed(opened("a"), { type: "answer", command: command(1) });
  return driver;
}

describe("music", () => {
  it("is begun once, however often it is said, and ends when it is no longer said", () => {
    const driver = talking();
    expect(driver.feed(takePart(music()))).toEqual([
      {
        type: "media",
        command: {
          ...{ type: "play", session: "a", id: -1, sources: [TONE], repeat: true, interruptible: false },
          unless: undefined,
        },
      },
    ]);
    expect(driver.feed(takePart(music()), takePart(music()))).toEqual([]);
    expect(brief(driver.feed(takePart(undefined)))).toEqual(["media stop a"]);
    expect(driver.feed(played(-1), takePart(undefined))).toEqual([]);
  });

  it("is replaced by other music, under another name", () => {
    const driver = talking();
    driver.feed(takePart(music()));
    expect(driver.feed(takePart(music("b")))).toMatchObject([{ command: { type: "play", id: -2, unless: "b" } }]);
    // The end of the first is no matter by then.
    expect(driver.feed(played(-1), takePart(music("b")))).toEqual([]);
    expect(brief(driver.feed(takePart(undefined)))).toEqual(["media stop a"]);
  });

  it("makes room for a play, is no reason to end it, and goes on after it", () => {
    const driver = talking();
    driver.feed(takePart(music()));
    expect(brief(driver.feed(play(7)))).toEqual(["media play a"]);
    expect(driver.feed(played(-1), takePart(music()))).toEqual([]);
    // Not even where there is to be none any more: what plays is the play.
    expect(driver.feed(takePart(undefined), takePart(music()))).toEqual([]);
    expect(brief(driver.feed(played(7)))).toEqual(["tell played 7 stopped", "media play a"]);
    expect(driver.feed({ type: "stop" })).toEqual([]);
  });

  it("waits until the last of several plays has ended", () => {
    const driver = talking();
    driver.feed(play(7), play(8), takePart(music()));
    expect(brief(driver.feed(played(7)))).toEqual(["tell played 7 stopped"]);
    const failed: LegInput = { type: "play-failed", session: "a", command: command(8), reason: "gone" };
    expect(brief(driver.feed(failed))).toEqual(["tell failed 8", "media play a"]);
  });

  it("that nothing is known of, or that cannot be played, is silence, and no news", () => {
    const driver = talking();
    expect(driver.feed(takePart({ sources: [], unless: undefined }))).toEqual([]);
    driver.feed(takePart(music()));
    const failed: LegInput = { type: "play-failed", session: "a", command: command(-2), reason: "gone" };
    driver.feed(takePart(undefined), takePart(music()));
    expect(brief(driver.feed(failed))).toEqual(["no-music gone"]);
    expect(driver.told.every(({ type }) => type === "leg-arrived" || type === "done")).toBe(true);
    // Said again, it is tried again.
    expect(brief(driver.feed(takePart(music())))).toEqual(["media play a"]);
    expect(brief(driver.feed(takePart({ sources: [], unless: undefined })))).toEqual(["media stop a"]);
  });

  it("does not begin before the ACK, and then only where no play waits for it", () => {
    const driver = accepting();
    expect(driver.feed(takePart(music()))).toEqual([]);
    expect(brief(driver.feed(acknowledged))).toEqual(["media connect a", "tell done 1", "media play a"]);
    const other = accepting();
    other.feed(takePart(music()), play(7));
    expect(other.feed(acknowledged)).toMatchObject([{}, {}, { command: { type: "play", id: 7 } }]);
    expect(brief(other.feed(played(7)))).toEqual(["tell played 7 stopped", "media play a"]);
  });
});

describe("somebody new to hear", () => {
  it("ends a play that waits for the ACK, but not one that gives way anyway", () => {
    const driver = accepting();
    driver.feed(play(7));
    expect(driver.feed(takePart(undefined))).toEqual([]);
    expect(brief(driver.feed(takePart(undefined, true)))).toEqual(["tell played 7 stopped"]);
    driver.feed(play(8, { unless: "b" }));
    expect(driver.feed(takePart(undefined, true))).toEqual([]);
    expect(brief(driver.feed(acknowledged))).toContain("media play a");
  });

  it("is heard instead of whom it heard before the answer", () => {
    const driver = talking();
    const early = { session: "a", stream: driver.leg.agreed?.stream, hears: LEG, isRung: false };
    driver.with({ early: early as NonNullable<typeof driver.leg.early> }).feed(takePart(undefined, true));
    expect(driver.leg.early?.hears).toBeUndefined();
  });
});

describe("keys for the far side", () => {
  it("go to who is answered, and to nobody else", () => {
    const keys: LegInput = { type: "send-digits", command: command(9), digits: "12" };
    expect(brief(talking().feed(keys))).toEqual(["media send-digits a"]);
    expect(brief(accepting().feed(keys))).toEqual(["media send-digits a"]);
    const waiting = LegDriver.arriving();
    waiting.feed(opened("a"));
    expect(brief(waiting.feed(keys))).toEqual(["tell failed 9"]);
  });
});
