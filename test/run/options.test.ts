import { describe, expect, it } from "vitest";
import { optionsFrom } from "./options.ts";

describe("the options of npm test", () => {
  it("without any runs everything", () => {
    expect(optionsFrom([])).toEqual({ checks: true, unit: true, interop: true, times: 1, files: [], name: undefined });
  });

  it("choose one kind of test", () => {
    expect(optionsFrom(["--unit"])).toMatchObject({ checks: true, unit: true, interop: false });
    expect(optionsFrom(["--interop"])).toMatchObject({ checks: false, unit: false, interop: true });
    expect(optionsFrom(["--checks"])).toMatchObject({ checks: true, unit: false, interop: false });
  });

  it("filter by file and by name, and then leave the checks out", () => {
    expect(optionsFrom(["--unit", "sip/parser", "-t", "bad input"])).toEqual({
      checks: false,
      unit: true,
      interop: false,
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

  it.each([[["--units"]], [["-t"]], [["-t", ""]], [["--unit", "--interop"]]])("refuse %j", (argv) => {
    expect(optionsFrom(argv)).toHaveProperty("problem");
  });
});
