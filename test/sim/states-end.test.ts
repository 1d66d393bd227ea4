// Nothing lives for ever: whatever state a call is in, it ends when nobody does anything any more: no key, no hang-up, no word of the
// switch. docs/operations.md, How long things last.
import { describe, expect, it } from "vitest";
import { leftAlone, STATES } from "./states-of-calls.ts";

describe("whatever a call is doing, it ends when nobody does anything any more", () => {
  it.each(STATES)("%s", (_name, state) => {
    const { center, facts, before } = leftAlone(state);
    expect(
      before.some(state.isSo),
      JSON.stringify(before.map(({ stage: at, connecting }) => [at.type, connecting?.step])),
    ).toBe(true);
    expect([...(center?.state.calls.keys() ?? ["no engine"])]).toEqual([]);
    expect([...(center?.state.legs.keys() ?? [])]).toEqual([]);
    const told = facts.flatMap((fact) => (fact.type === "limit-reached" ? [fact.limit] : []));
    expect(told).toEqual(state.limit === undefined ? [] : [state.limit]);
    expect((center?.agents(undefined) ?? []).map(({ callState }) => callState).filter((one) => one !== "IDLE")).toEqual(
      [],
    );
  });
});
