import { describe, expect, test } from "vitest";
import { VirtualRig, type Phone } from "./virtual-rig.ts";

function busy(rig: VirtualRig, phone: Phone, cycles: number): void {
  for (let cycle = 0; cycle < cycles; cycle++) {
    rig.run(360, () => phone.say(450));
    rig.run(340, () => phone.say());
  }
}

describe("a line where nobody is", () => {
  test("is told, again as long as it goes on, also where its pauses are not sent", () => {
    const rig = new VirtualRig();
    const phone = rig.phone("a");
    busy(rig, phone, 14);
    expect(rig.of("tone")).toEqual([
      { type: "tone", session: "a", tone: "busy" },
      { type: "tone", session: "a", tone: "busy" },
    ]);
  });

  test("is not what comes back of our own tone, and is heard again when that is over", () => {
    const rig = new VirtualRig();
    const phone = rig.phone("a");
    const tone = { type: "tone", frequenciesHz: [450], onMs: 350, offMs: 350, totalMs: 60_000 } as const;
    rig.do({ type: "play", session: "a", id: 1, sources: [tone], repeat: true, interruptible: false });
    busy(rig, phone, 14);
    expect(rig.of("tone")).toEqual([]);
    rig.do({ type: "stop", session: "a" });
    busy(rig, phone, 10);
    expect(rig.of("tone")).toEqual([{ type: "tone", session: "a", tone: "busy" }]);
  });

  test("without end", () => {
    const rig = new VirtualRig();
    const phone = rig.phone("a");
    rig.run(9_000, () => phone.say(440));
    expect(rig.of("tone")).toEqual([{ type: "tone", session: "a", tone: "steady" }]);
  });
});
