// Call records as versions before had written them, as far as a migration reads them.

/** From a phone of ours, through a queue. */
export function takenRecord(call: string): Readonly<Record<string, unknown>> {
  return {
    ...{ call, startedAt: 0, lastAt: 7_000, origin: { type: "extension", extn: "1003" }, callerNumber: "1003" },
    legs: [
      { leg: "a", role: "caller", number: "1003", holdMs: 0 },
      { leg: "b", role: "callee", number: "1001", agent: "1001", holdMs: 0 },
    ],
    talks: [{ leg: "b", agent: "1001", startedAt: 1_000, endedAt: 4_000 }],
  };
}

/** The caller held for four seconds, nobody knows when; the third conversation goes on. */
export function talkedRecord(call: string): Readonly<Record<string, unknown>> {
  return {
    ...{ call, startedAt: 0, lastAt: 7_000, origin: { type: "trunk", trunk: "line" }, callerNumber: "13800000000" },
    legs: [
      { leg: "a", role: "caller", number: "13800000000", trunk: "line", holdMs: 4_000 },
      { leg: "b", role: "callee", number: "1001", agent: "1001", holdMs: 2_000 },
      { leg: "c", role: "callee", number: "1002", holdMs: 9_000 },
      { leg: "d", role: "callee", number: "13900000000", trunk: "line", holdMs: 0, heldSince: 6_000 },
    ],
    talks: [
      { leg: "b", agent: "1001", startedAt: 1_000, endedAt: 4_000 },
      { leg: "c", startedAt: 4_000, endedAt: 5_000 },
      { leg: "d", startedAt: 5_000 },
    ],
  };
}
