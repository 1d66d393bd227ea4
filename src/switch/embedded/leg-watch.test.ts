import { describe, expect, it } from "vitest";
import type { Leg, LegInput } from "./leg-state.ts";
import {
  brief,
  closed,
  command,
  FLOW,
  LegDriver,
  LIMITS,
  opened,
  phoneOffer,
} from "../../../test/switch/leg-driver.ts";
import { silenceLimits } from "./leg-watch.ts";

const silent: LegInput = { type: "silent", session: "a", silentMs: 10_000 };
const resumed: LegInput = { type: "resumed", session: "a" };
const due: LegInput = { type: "due", deadline: "silence" };
const probed = (isAnswered: boolean): LegInput => ({ type: "probed", session: "a", isAnswered });
const reoffer = (offer: string): LegInput => ({ type: "reoffered", session: "a", flow: FLOW, offer });
const hold = reoffer(phoneOffer({ direction: "inactive", version: 2 }));
const end = ["end a 480 Q.850;102", "media close a"];

/** One that waits; bridged, it talks. */
function waiting(change: Partial<Leg> = {}): LegDriver {
  const driver = LegDriver.arriving();
  driver.feed(opened("a"), { type: "answer", command: command(1) });
  return driver.with(change);
}
const talking = (change: Partial<Leg> = {}): LegDriver => waiting({ part: "hears", ...change });

/** Lets time go by: at each deadline nothing is answered. Milliseconds until it was over. */
function neverAnswered(driver: LegDriver): number {
  let passedMs = 0;
  for (let turn = 0; turn < 100 && driver.leg.watch !== undefined && driver.leg.end === undefined; turn += 1) {
    passedMs += driver.leg.watch.nextMs;
    driver.feed(due);
  }
  return passedMs;
}

describe("a phone that sends nothing", () => {
  it("is told of, and asked a quarter of a minute later, and again", () => {
    const driver = talking();
    expect(brief(driver.feed(silent))).toEqual(["tell leg-silent", "wake silence 15000"]);
    expect(brief(driver.feed(due))).toEqual(["probe a", "wake silence 15000"]);
    expect(brief(driver.feed(due))).toEqual(["probe a", "wake silence 15000"]);
  });

  it("and answers is there, for hours", () => {
    const driver = talking();
    driver.feed(silent);
    for (let turn = 0; turn < 500; turn += 1) driver.feed(probed(true), due);
    expect(driver.leg.phase).toBe("talking");
    expect(driver.told.filter(({ type }) => type === "leg-silent")).toHaveLength(1);
  });

  it("and answers nothing is gone when it has given no sign of life for the limit", () => {
    const driver = talking();
    driver.feed(silent);
    expect(10_000 + neverAnswered(driver)).toBe(60_000);
    driver.feed(closed("a"));
    expect(driver.told.at(-1)).toMatchObject({ type: "leg-ended", cause: "vanished", by: "switch" });
  });

  it("is gone as long after its last answer", () => {
    const driver = talking();
    driver.feed(silent, due, due, probed(true), probed(false));
    expect(neverAnswered(driver)).toBe(60_000);
  });

  it("has five minutes where it waits or listens, and what is left of one when it talks", () => {
    const driver = waiting();
    driver.feed(silent);
    expect(10_000 + neverAnswered(driver)).toBe(300_000);
    const bridged = waiting();
    bridged.feed(silent, due, due, due, due);
    expect(brief(bridged.with({ part: "hears" }).feed(due))).toEqual([...end, "wake last-report 2000"]);
  });

  it("has time to answer, however short the limit", () => {
    const driver = talking({ limits: { ...LIMITS, talkMs: 10_000 } });
    expect(brief(driver.feed(silent))).toEqual(["tell leg-silent", "probe a", "wake silence 4000"]);
    expect(brief(driver.feed(probed(true)))).toEqual(["wake silence 5000"]);
    expect(brief(driver.feed(due))).toEqual(["probe a", "wake silence 5000"]);
  });

  it("is not asked any more when it is heard", () => {
    const driver = talking();
    driver.feed(silent);
    expect(driver.feed(resumed)).toEqual([{ type: "sleep", deadline: "silence" }]);
    expect(driver.feed(probed(true), due)).toEqual([]);
  });
});

describe("with half a minute to give a sign of life, as it is by default", () => {
  const limits = silenceLimits({});

  it.each(["hears", "quiet", "none", "alone"] as const)(
    "one that %s is asked after half of it, and gone then",
    (part) => {
      const driver = waiting({ limits, part });
      expect(brief(driver.feed(silent))).toEqual(["tell leg-silent", "wake silence 5000"]);
      expect(brief(driver.feed(due))).toEqual(["probe a", "wake silence 15000"]);
      expect(10_000 + 5_000 + neverAnswered(driver)).toBe(30_000);
      expect(driver.leg.end).toEqual({ cause: "vanished", by: "switch" });
    },
  );

  it("a longer time in queues and menus is no longer time in a talk where somebody hears nothing", () => {
    const driver = talking({ limits: silenceLimits({ waitingSilenceLimitMs: 300_000 }), part: "quiet" });
    driver.feed(silent);
    expect(10_000 + neverAnswered(driver)).toBe(30_000);
  });

  it("a phone that was called is told to be silent before its leg ends: nobody offers it the next call", () => {
    const driver = LegDriver.dialling("a").with({ limits });
    driver.feed(opened("a"), { type: "accepted", session: "a", answer: phoneOffer(), offer: undefined });
    driver.with({ part: "hears" }).feed(silent, due);
    expect(brief(driver.feed(due)).slice(0, 2)).toEqual([expect.stringContaining("no-reply 1001"), end[0]]);
  });
});

describe("a phone that holds", () => {
  it("is asked, and gone after half a minute without a sign of life; its silence is not told", () => {
    const driver = talking();
    expect(brief(driver.feed(hold))).toContain("wake silence 15000");
    expect(brief(driver.feed(due))).toEqual(["probe a", "wake silence 15000"]);
    expect(brief(driver.feed(probed(true)))).toEqual(["wake silence 15000"]);
    expect(neverAnswered(driver)).toBe(30_000);
    expect(driver.told.map(({ type }) => type)).not.toContain("leg-silent");
  });

  it("is as long missed in whatever conversation with others, though it hears nobody; alone it waits", () => {
    for (const [part, limitMs] of [
      ["none", LIMITS.waitMs],
      ["alone", LIMITS.waitMs],
      ["quiet", LIMITS.holdMs],
      ["hears", LIMITS.holdMs],
    ] as const) {
      const driver = waiting({ part });
      driver.feed(hold);
      expect(neverAnswered(driver), part).toBe(limitMs);
    }
  });

  it("is asked no more when it goes on, until it is silent", () => {
    const driver = talking();
    driver.feed(hold);
    driver.feed(reoffer(phoneOffer({ version: 3 })));
    expect(driver.feed(due)).toEqual([]);
    expect(brief(driver.feed(silent))).toEqual(["tell leg-silent", "wake silence 15000"]);
  });

  it("and was silent before and after with its audio flowing is asked on", () => {
    const driver = talking();
    driver.feed(reoffer(phoneOffer({ direction: "sendonly", version: 2 })), silent);
    expect(driver.told.map(({ type }) => type)).not.toContain("leg-silent");
    // The engine has listened all the time: it will not tell the same silence again.
    const effects = brief(driver.feed(reoffer(phoneOffer({ version: 3 }))));
    expect(effects).toContain("probe a");
    driver.feed(resumed);
    expect(driver.leg.watch).toBeUndefined();
  });

  it("from its answer on is asked as well", () => {
    const driver = LegDriver.arriving(phoneOffer({ direction: "inactive" }));
    driver.feed(opened("a"));
    expect(brief(driver.feed({ type: "answer", command: command(1) }))).toContain("wake silence 15000");
  });
});

it("a phone that only listens is asked: nothing will be heard of it", () => {
  const driver = talking();
  const effects = driver.feed(reoffer(phoneOffer({ direction: "recvonly", version: 2 })));
  expect(brief(effects)).toContain("wake silence 15000");
  expect(neverAnswered(driver)).toBe(60_000);
});
