import { describe, expect, it } from "vitest";
import type { CallerConfig } from "../model.ts";
import { dropCaller, knownCaller, newCallerList, putCaller } from "./caller-list.ts";

function row(id: string, number: string, match: CallerConfig["match"], kind: CallerConfig["kind"]): CallerConfig {
  return { id, number, match, kind, priority: kind === "vip" ? 10 : 0 };
}

describe("known callers", () => {
  it("are found by the very number, then by the longest prefix", () => {
    const list = newCallerList();
    putCaller(list, row("1", "0900", "prefix", "black"));
    putCaller(list, row("2", "090012", "prefix", "vip"));
    putCaller(list, row("3", "0900123", "exact", "black"));
    expect(knownCaller(list, "0900")?.id).toBe("1");
    expect(knownCaller(list, "09001")?.id).toBe("1");
    expect(knownCaller(list, "09001299")?.id).toBe("2");
    expect(knownCaller(list, "0900123")?.id).toBe("3");
    expect(knownCaller(list, "1900")).toBeUndefined();
    expect(knownCaller(list, "")).toBeUndefined();
  });

  it("are those of the rows as they are now", () => {
    const list = newCallerList();
    putCaller(list, row("1", "100", "exact", "vip"));
    putCaller(list, row("1", "200", "prefix", "black"));
    expect(knownCaller(list, "100")).toBeUndefined();
    expect(knownCaller(list, "2001")?.kind).toBe("black");
    dropCaller(list, "1");
    dropCaller(list, "1");
    expect(knownCaller(list, "2001")).toBeUndefined();
    expect(list.rows.size).toBe(0);
  });

  it("stay found when a row is moved onto a number whose row goes later", () => {
    const list = newCallerList();
    putCaller(list, row("1", "100", "exact", "vip"));
    putCaller(list, row("2", "100", "exact", "black"));
    dropCaller(list, "1");
    expect(knownCaller(list, "100")?.id).toBe("2");
  });
});
