// Anything may happen to a leg in any order. Whatever it is, these hold: a leg that the call center knows of ends exactly
// once and nothing is told of it afterwards; what was opened is closed; a session that lives is ended; a sound ends once.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SwitchEvent } from "../../core/switch.ts";
import {
  closed,
  command,
  FLOW,
  LegDriver,
  opened,
  over,
  phoneOffer,
  ringing,
} from "../../../test/switch/leg-driver.ts";
import type { LegInput } from "./leg-state.ts";

const SESSIONS = ["a", "b"] as const;
const session = fc.constantFrom(...SESSIONS);
const id = fc.integer({ min: 1, max: 6 }).map(command);

const input: fc.Arbitrary<LegInput | "answered"> = fc.oneof(
  { weight: 4, arbitrary: session.map(opened) },
  { weight: 4, arbitrary: fc.constant("answered" as const) },
  { weight: 1, arbitrary: session.map((each): LegInput => ({ type: "open-failed", session: each })) },
  { weight: 1, arbitrary: session.map(closed) },
  { weight: 2, arbitrary: session.map(ringing) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(session, fc.constantFrom("peer", "us", "timeout", "transport"), fc.constantFrom(undefined, 486, 487, 603))
      .map(([each, by, status]) => over(each, by, status)),
  },
  { weight: 3, arbitrary: id.map((each): LegInput => ({ type: "answer", command: each })) },
  { weight: 1, arbitrary: fc.constant<LegInput>({ type: "hang-up", cause: "normal" }) },
  { weight: 1, arbitrary: fc.constant<LegInput>({ type: "give-up", cause: "shutdown" }) },
  { weight: 1, arbitrary: fc.constant<LegInput>({ type: "ring" }) },
  { weight: 1, arbitrary: fc.constant<LegInput>({ type: "stop" }) },
  { weight: 1, arbitrary: id.map((each): LegInput => ({ type: "send-digits", command: each, digits: "1" })) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.boolean(), fc.boolean()).map(([hasMusic, isNews]): LegInput => {
      const music = hasMusic
        ? { sources: [{ type: "silence", durationMs: 20 } as const], unless: undefined }
        : undefined;
      return { type: "take-part", part: "hears", music, isNews };
    }),
  },
  {
    weight: 1,
    arbitrary: session.map((each): LegInput => ({ type: "acknowledged", session: each, answer: phoneOffer() })),
  },
  {
    weight: 1,
    arbitrary: session.map((each): LegInput => ({ type: "reoffered", session: each, flow: FLOW, offer: phoneOffer() })),
  },
  {
    weight: 1,
    arbitrary: session.map((each): LegInput => ({ type: "reoffered", session: each, flow: FLOW, offer: undefined })),
  },
  { weight: 1, arbitrary: session.map((each): LegInput => ({ type: "silent", session: each, silentMs: 9 })) },
  { weight: 1, arbitrary: session.map((each): LegInput => ({ type: "digit", session: each, digit: "1" })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<LegInput>(
      { type: "due", deadline: "silence" },
      { type: "due", deadline: "last-report" },
    ),
  },
);

/** Sounds are numbered by their place, as commands are: no number comes twice. */
function playAt(place: number): LegInput {
  const sources = [{ type: "silence", durationMs: 20 } as const];
  return { type: "play", command: command(100 + place), sources, repeat: false, interruptible: false };
}

function run(driver: LegDriver, inputs: readonly (LegInput | "answered" | "play" | "played")[]): void {
  inputs.forEach((each, place) => {
    if (each === "play") driver.feed(playAt(place));
    else if (each === "played") {
      for (const play of driver.leg.plays) {
        driver.feed({ type: "played", session: driver.leg.speaker ?? "a", id: play, ended: "end" });
      }
    } else if (each !== "answered") driver.feed(each);
    else {
      const invited = driver.effects.flatMap((effect) => (effect.type === "invite" ? [effect.call.session] : []));
      const first = invited[place % Math.max(1, invited.length)];
      if (first !== undefined) driver.feed(driver.answerOf(first));
    }
  });
  // In the end it is hung up, and the media engine has its last word.
  driver.feed({ type: "hang-up", cause: "normal" }, ...SESSIONS.map(closed), { type: "due", deadline: "last-report" });
}

function check(driver: LegDriver, known: boolean): void {
  expect(driver.leg.phase).toBe("ended");
  const { told } = driver;
  const arrived = known || told.some(({ type }) => type === "leg-arrived");
  expect(told.filter(({ type }) => type === "leg-ended")).toHaveLength(arrived ? 1 : 0);
  if (arrived) expect(told.at(-1)?.type).toBe("leg-ended");
  expect(told.filter(({ type }) => type === "leg-answered").length).toBeLessThanOrEqual(1);

  const outcome = (event: SwitchEvent): string[] => ("command" in event ? [`${event.type} ${event.command}`] : []);
  const outcomes = told.filter(({ type }) => type === "played" || type === "failed").flatMap(outcome);
  const sounds = outcomes.filter((each) => Number(each.split(" ")[1]) >= 100);
  expect(new Set(sounds).size).toBe(sounds.length);
  checkSessions(driver);
}

function checkSessions(driver: LegDriver): void {
  for (const each of SESSIONS) {
    const media = driver.effects.flatMap((effect) =>
      effect.type === "media" && "session" in effect.command && effect.command.session === each
        ? [effect.command.type]
        : [],
    );
    const failed = !media.includes("open");
    const invited = driver.effects.some((effect) => effect.type === "invite" && effect.call.session === each);
    const ends = driver.effects.filter((effect) => effect.type === "end" && effect.session === each);
    expect(ends.length).toBeLessThanOrEqual(1);
    // A living session is ended, unless SIP said itself that it is over.
    const lived = invited || (driver.leg.direction === "arrived" && each === "a");
    const wasOver = driver.fed.some((fed) => fed.type === "ended" && fed.session === each);
    if (lived && !wasOver) expect(ends).toHaveLength(1);
    if (failed) expect([media, invited]).toEqual([[], false]);
    expect(media.filter((type) => type === "close").length).toBeLessThanOrEqual(1);
    // Nothing is asked of a session after it was closed.
    if (media.includes("close")) expect(media.at(-1)).toBe("close");
  }
}

describe("whatever happens to a leg", () => {
  const inputs = fc.array(
    fc.oneof({ weight: 9, arbitrary: input }, fc.constantFrom("play" as const, "played" as const)),
    {
      maxLength: 30,
    },
  );

  it("that arrived, it ends once, and cleanly", () => {
    fc.assert(
      fc.property(inputs, fc.boolean(), (all, offered) => {
        const driver = offered ? LegDriver.arriving() : LegDriver.arrivingWithoutOffer();
        run(driver, all);
        check(driver, false);
      }),
      { numRuns: 2_000 },
    );
  });

  it("that is dialled, it ends once, and cleanly", () => {
    fc.assert(
      fc.property(inputs, fc.boolean(), (all, two) => {
        const driver = LegDriver.dialling(...(two ? SESSIONS : (["a"] as const)));
        run(driver, all);
        check(driver, true);
      }),
      { numRuns: 2_000 },
    );
  });
});
