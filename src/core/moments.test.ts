// The engine hears of things later than they happened; what they are about has the date of the moment, and all else goes on.
import { describe, expect, it } from "vitest";
import { Center } from "./center.ts";
import type { EventBody } from "./events.ts";
import type { Extn, LegId } from "./model.ts";
import { extensionOf } from "../../test/scenarios/script.ts";

const CALLER = "c1" as LegId;

/** A call to an extension that rings since 2 000, by the engine's time. */
function ringing(): {
  step: (event: EventBody, at: number) => ReturnType<Center["step"]>;
  center: Center;
  callee: LegId;
} {
  const center = new Center();
  const step = (event: EventBody, at: number): ReturnType<Center["step"]> => center.step({ ...event, at });
  const configuration = ["1000", "1001"].map((extn) => ({
    type: "put-extension" as const,
    extension: extensionOf(extn),
  }));
  step({ type: "started", seed: 1, lastFact: 0, configuration, agents: [] }, 1_000);
  step({ type: "up", legs: [], phones: ["1001" as Extn] }, 1_000);
  const { commands } = step(
    {
      ...{ type: "leg-arrived", leg: CALLER, origin: { type: "extension", extn: "1000" as Extn } },
      ...{ dialled: "1001", callerNumber: "1000", callerName: "" },
    },
    2_000,
  );
  const dial = commands.find((one) => one.type === "dial");
  if (dial === undefined) throw new Error("nobody is called");
  return { center, step, callee: dial.leg };
}

const hungUp = { type: "leg-ended", leg: CALLER, cause: "normal", by: "phone", media: undefined } as const;
const datesOf = ({ facts }: ReturnType<Center["step"]>, type: string): readonly number[] =>
  facts.filter((fact) => fact.type === type).map(({ at }) => at);

describe("when it happened", () => {
  it("is the date of what a phone did, though something else has happened here since", () => {
    const { step, center, callee } = ringing();
    step({ type: "leg-ringing", leg: callee, early: false } as EventBody, 2_500);
    step({ type: "tick" }, 4_000);
    const ended = step(hungUp, 3_000);
    expect(datesOf(ended, "leg-ended")).toEqual([3_000]);
    // Time does not go back.
    expect(center.state.now).toBe(4_000);
  });

  it("is not when the last report of its audio was in", () => {
    const { step } = ringing();
    expect(datesOf(step({ ...hungUp, lateMs: 85 }, 3_085), "leg-ended")).toEqual([3_000]);
  });

  it("is not before what is dated in that call already", () => {
    const { step, callee } = ringing();
    step({ type: "leg-ringing", leg: callee, early: false } as EventBody, 3_500);
    expect(datesOf(step(hungUp, 3_000), "leg-ended")).toEqual([3_500]);
  });

  it("says nothing of other calls, whatever follows for them", () => {
    const { step } = ringing();
    step({ type: "tick" }, 4_000);
    const { facts } = step(hungUp, 3_000);
    const calls = new Set(facts.flatMap((fact) => ("call" in fact && fact.at < 4_000 ? [fact.call] : [])));
    expect(calls.size).toBe(1);
  });
});
