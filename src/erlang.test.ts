import { describe, expect, it } from "vitest";
import { erlangCommand } from "./erlang.ts";

const HALF_HOUR = ["--calls", "100", "--interval", "1800", "--aht", "180"];

function figures(...args: string[]): Record<string, number | null> {
  const { out, errors, code } = erlangCommand([...args, "--json"]);
  expect({ errors, code }).toEqual({ errors: "", code: 0 });
  return JSON.parse(out) as Record<string, number | null>;
}

describe("npm run erlang", () => {
  it("gives exactly these fields for so many agents", () => {
    const found = figures(...HALF_HOUR, "--agents", "14", "--target", "20");
    const fields = ["waitProbability", "serviceLevel", "asaSeconds", "abandonProbability", "occupancy"];
    expect(Object.keys(found)).toEqual(fields);
    expect(found["serviceLevel"]).toBeCloseTo(0.88835, 5);
    expect(found["asaSeconds"]).toBeCloseTo(7.8359, 4);
  });

  it("takes patience into account", () => {
    const found = figures("--calls", "3.5", "--interval", "60", "--aht", "180", "--agents", "9", "--patience", "300");
    expect(found["abandonProbability"]).toBeCloseTo(0.18873, 5);
  });

  it("finds the agents for a service level, the lines and the load for a loss", () => {
    expect(figures(...HALF_HOUR, "--level", "80", "--target", "20")["agents"]).toBe(14);
    expect(figures("--lines", "50", "--loss", "1")["loadErlangs"]).toBeCloseTo(37.9014, 4);
    expect(figures(...HALF_HOUR, "--loss", "1")["lines"]).toBe(18);
    expect(figures(...HALF_HOUR, "--lines", "10")["lossProbability"]).toBeCloseTo(0.2146, 4);
  });

  it("says in words what has no end", () => {
    expect(figures(...HALF_HOUR, "--agents", "10")["asaSeconds"]).toBeNull();
    expect(erlangCommand([...HALF_HOUR, "--agents", "10"]).out).toContain("without end");
    expect(erlangCommand([...HALF_HOUR, "--agents", "14"]).out).toContain("88.84 %");
  });

  it.each([
    [["--calls", "many", "--aht", "180", "--agents", "3"], "--calls is"],
    [["--calls", "-5", "--aht", "180", "--agents", "3"], '--calls is "-5"; expected a number from'],
    [["--calls", "100", "--aht", "0", "--agents", "3"], "--aht is"],
    [["--calls", "100", "--aht", "180", "--agents", "2.5"], "--agents is"],
    [["--calls", "100", "--aht", "180", "--agents", ""], "--agents is"],
    [["--calls", "100", "--aht", "180"], "--agents is missing"],
    [["--aht", "180", "--agents", "3"], "--calls is missing"],
    [["--calls", "100", "--aht", "180", "--agents", "3", "--target", "-1"], "--target is"],
    [["--calls", "100", "--aht", "180", "--agents", "3", "--patience", "0"], "--patience is"],
    [["--calls", "100", "--aht", "180", "--agents", "3", "--interval", "0"], "--interval is"],
    [["--calls", "100", "--aht", "180", "--level", "100"], "--level is"],
    [["--calls", "100", "--aht", "180", "--agents", "3", "--level", "80"], "--agents and --level"],
    [["--calls", "1e7", "--aht", "1e7", "--agents", "3"], "--calls, --interval and --aht make"],
    [["--lines", "0", "--loss", "1"], "--lines is"],
    [["--lines", "3", "--loss", "1", "--patience", "3"], "--patience means nothing"],
    [["--erlangs", "3"], "--erlangs"],
    [["--calls"], "--calls"],
    [["--calls", "100", "--aht", "180", "--agents", "3", "4"], "4 is no option"],
  ])("refuses %j and names the option", (args, said) => {
    const { code, out, errors } = erlangCommand(args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(errors.split("\n\n")[0]).toContain(said);
  });

  it("tells how it is called", () => {
    expect(erlangCommand(["--help"])).toMatchObject({ code: 0, errors: "" });
  });
});
