import { describe, expect, it } from "vitest";
import { VirtualClock } from "./virtual-clock.ts";

describe("virtual time", () => {
  it("wakes in the order of time, then in the order of asking", () => {
    const clock = new VirtualClock(1_000);
    const woken: string[] = [];
    clock.wakeAt(1_200, () => woken.push(`c${clock.now()}`));
    clock.wakeAt(1_100, () => woken.push(`a${clock.now()}`));
    clock.wakeAt(1_100, () => woken.push(`b${clock.now()}`));
    const takeBack = clock.wakeAt(1_150, () => woken.push("never"));
    takeBack();
    clock.advance(150);
    expect(woken).toEqual(["a1100", "b1100"]);
    expect(clock.now()).toBe(1_150);
    clock.advance(50);
    expect(woken.at(-1)).toBe("c1200");
    expect(clock.idle).toBe(true);
  });

  it("lets an alarm set an alarm for the same instant", () => {
    const clock = new VirtualClock(0);
    const woken: number[] = [];
    clock.wakeAt(10, () => clock.wakeAt(5, () => woken.push(clock.now())));
    clock.advance(10);
    expect(woken).toEqual([10]);
  });
});
