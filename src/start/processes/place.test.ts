import { describe, expect, it } from "vitest";
import { placeOf } from "./place.ts";

describe("where the switch runs", () => {
  it("is as somebody has said, whatever the memory", () => {
    expect(placeOf("own", 1e8)).toEqual({ process: "own", reason: "XCC_SWITCH_PROCESS is own" });
    expect(placeOf("shared", 1e12)).toEqual({ process: "shared", reason: "XCC_SWITCH_PROCESS is shared" });
  });

  it("is a process of its own on a machine that is sold with 2 GB, and not on one with less", () => {
    // MemTotal of such machines, as /proc/meminfo has it.
    expect(placeOf("auto", 1_917_000 * 1_024).process).toBe("own");
    expect(placeOf("auto", 985_000 * 1_024)).toEqual({
      process: "shared",
      reason: "1.0 GB may be used, and three processes want 2",
    });
  });

  it("goes by this machine where nobody says how much there is", () => {
    expect(["own", "shared"]).toContain(placeOf("auto").process);
    expect(placeOf("auto").reason).toMatch(/^\d+\.\d GB may be used/);
  });
});
