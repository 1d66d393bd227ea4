import { describe, expect, it } from "vitest";
import type { Cause } from "../../core/switch.ts";
import { CAUSES, causeOfLeaving, causeOfStatus, mostTelling, reasonOfCause, statusOfCause } from "./causes.ts";

describe("causes to SIP", () => {
  it.each<[Cause, number, string | undefined]>([
    ["normal", 480, "Q.850;16"],
    ["busy", 486, "Q.850;17"],
    ["no-answer", 480, "Q.850;19"],
    ["rejected", 603, "Q.850;21"],
    ["do-not-disturb", 480, "Q.850;18"],
    ["unreachable", 480, "Q.850;20"],
    ["cancelled", 480, undefined],
    ["answered-elsewhere", 480, "SIP;200"],
    ["no-such-number", 404, "Q.850;1"],
    ["not-allowed", 403, "Q.850;21"],
    ["congestion", 503, "Q.850;42"],
    ["media-failed", 488, "Q.850;88"],
    ["vanished", 480, "Q.850;102"],
    ["protocol-error", 500, "Q.850;111"],
    ["time-limit", 480, "Q.850;102"],
    ["shutdown", 503, "Q.850;41"],
    ["crashed", 500, "Q.850;41"],
  ])("%s", (cause, status, reason) => {
    const found = reasonOfCause(cause);
    expect(statusOfCause(cause)).toBe(status);
    expect(found === undefined ? undefined : `${found.protocol};${found.cause}`).toBe(reason);
  });

  it("has a row for each cause", () => {
    expect(CAUSES).toHaveLength(17);
    for (const cause of CAUSES) expect(statusOfCause(cause)).toBeGreaterThanOrEqual(400);
  });

  it("tells a phone in words that the call went elsewhere", () => {
    expect(reasonOfCause("answered-elsewhere")?.text).toBe("Call completed elsewhere");
  });
});

describe("SIP to causes", () => {
  // [status, from a phone that did not ring, from one that rang, from an outside line]
  it.each<[number, Cause, Cause, Cause]>([
    [300, "unreachable", "unreachable", "unreachable"],
    [302, "unreachable", "unreachable", "unreachable"],
    [400, "protocol-error", "protocol-error", "protocol-error"],
    [401, "not-allowed", "not-allowed", "not-allowed"],
    [402, "not-allowed", "not-allowed", "not-allowed"],
    [403, "rejected", "rejected", "not-allowed"],
    [404, "unreachable", "unreachable", "no-such-number"],
    [405, "protocol-error", "protocol-error", "protocol-error"],
    [406, "media-failed", "media-failed", "media-failed"],
    [407, "not-allowed", "not-allowed", "not-allowed"],
    [408, "unreachable", "no-answer", "unreachable"],
    [410, "unreachable", "unreachable", "no-such-number"],
    [415, "media-failed", "media-failed", "media-failed"],
    [420, "protocol-error", "protocol-error", "protocol-error"],
    [430, "unreachable", "unreachable", "unreachable"],
    [433, "rejected", "rejected", "rejected"],
    [480, "do-not-disturb", "no-answer", "unreachable"],
    [481, "protocol-error", "protocol-error", "protocol-error"],
    [483, "protocol-error", "protocol-error", "protocol-error"],
    [484, "unreachable", "unreachable", "no-such-number"],
    [485, "unreachable", "unreachable", "no-such-number"],
    [486, "busy", "busy", "busy"],
    [487, "cancelled", "cancelled", "cancelled"],
    [488, "media-failed", "media-failed", "media-failed"],
    [500, "protocol-error", "protocol-error", "protocol-error"],
    [502, "unreachable", "unreachable", "unreachable"],
    [503, "congestion", "congestion", "congestion"],
    [504, "unreachable", "unreachable", "unreachable"],
    [600, "busy", "busy", "busy"],
    [603, "rejected", "rejected", "rejected"],
    [604, "unreachable", "unreachable", "no-such-number"],
    [606, "media-failed", "media-failed", "media-failed"],
    [607, "rejected", "rejected", "rejected"],
    [608, "rejected", "rejected", "rejected"],
  ])("%d", (status, silent, rang, trunk) => {
    expect(causeOfStatus({ status, rang: false, trunk: false })).toBe(silent);
    expect(causeOfStatus({ status, rang: true, trunk: false })).toBe(rang);
    expect(causeOfStatus({ status, rang: false, trunk: true })).toBe(trunk);
  });

  it("has an answer for every final response", () => {
    for (let status = 300; status < 700; status += 1) {
      expect(CAUSES).toContain(causeOfStatus({ status, rang: false, trunk: false }));
    }
  });

  it("knows a caller who was answered elsewhere from one who gave up", () => {
    expect(causeOfLeaving(false, undefined)).toBe("cancelled");
    expect(causeOfLeaving(false, { protocol: "sip", cause: 200, text: "" })).toBe("answered-elsewhere");
    expect(causeOfLeaving(false, { protocol: "Q.850", cause: 200, text: "" })).toBe("cancelled");
    expect(causeOfLeaving(true, { protocol: "SIP", cause: 200, text: "" })).toBe("normal");
  });

  it("prefers of several phones the one where somebody was", () => {
    expect(mostTelling([])).toBe("unreachable");
    expect(mostTelling(["unreachable", "no-answer", "busy"])).toBe("busy");
    expect(mostTelling(["no-answer", "rejected"])).toBe("rejected");
    expect(mostTelling(["unreachable", "no-answer"])).toBe("no-answer");
  });
});
