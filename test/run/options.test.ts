import { describe, expect, it } from "vitest";
import { optionsFrom } from "./options.ts";

describe("the options of npm test", () => {
  it("without any runs everything", () => {
    const all = { checks: true, unit: true, interop: true, crash: true };
    expect(optionsFrom([])).toEqual({ ...all, times: 1, files: [], name: undefined });
  });

  it("choose one kind of test", () => {
    const none = { checks: false, unit: false, interop: false, crash: false };
    expect(optionsFrom(["--unit"])).toMatchObject({ ...none, checks: true, unit: true });
    expect(optionsFrom(["--interop"])).toMatchObject({ ...none, interop: true });
    expect(optionsFrom(["--crash"])).toMatchObject({ ...none, crash: true });
    expect(optionsFrom(["--checks"])).toMatchObject({ ...none, checks: true });
  });

  it("filter by file and by name, and then leave the checks out", () => {
    expect(optionsFrom(["--unit", "sip/parser", "-t", "bad input"])).toEqual({
      checks: false,
      unit: true,
      interop: false,
      crash: false,
      times: 1,
      files: ["sip/parser"],
      name: "bad input",
    });
  });

  it("say how often, and then leave the checks out", () => {
    expect(optionsFrom(["--interop", "--times", "20"])).toMatchObject({ checks: false, interop: true, times: 20 });
    expect(optionsFrom(["--times", "2"])).toMatchObject({ checks: false, unit: true, interop: true, times: 2 });
  });

  it.each([
    [["--times"]],
    [["--times", "0"]],
    [["--times", "1.5"]],
    [["--times", "101"]],
    [["--checks", "--times", "2"]],
  ])("refuse %j", (argv) => {
    expect(optionsFrom(argv)).toHaveProperty("problem");
  });

  it.each([[["--units"]], [["-t"]], [["-t", ""]], [["--unit", "--interop"]], [["--interop", "--crash"]]])(
    "refuse %j",
    (argv) => {
      expect(optionsFrom(argv)).toHaveProperty("problem");
    },
  );
});
