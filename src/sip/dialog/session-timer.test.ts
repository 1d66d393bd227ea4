import { describe, expect, test } from "vitest";
import type { HeaderField, SipRequest, SipResponse } from "../message/message.ts";
import { agreedIn, negotiate, postponed, sessionExpiresOf } from "./session-timer.ts";

const OURS = { sessionExpiresSeconds: 1_800, minSessionExpiresSeconds: 90 };

function fields(given: Readonly<Record<string, string>>): HeaderField[] {
  return Object.entries(given).map(([name, value]) => ({ name, value }));
}

function request(given: Readonly<Record<string, string>>): SipRequest {
  return { type: "request", method: "INVITE", uri: "sip:a@b", headers: fields(given), body: new Uint8Array(0) };
}

function response(given: Readonly<Record<string, string>>): SipResponse {
  return { type: "response", status: 200, reason: "OK", headers: fields(given), body: new Uint8Array(0) };
}

const TIMER = { Supported: "timer" };

describe("as the one who is called (RFC 4028 section 9)", () => {
  test.each([
    ["nothing asked, timers unknown", {}, "1800;refresher=uas", true, false],
    ["nothing asked, timers known", TIMER, "1800;refresher=uas", true, true],
    [
      "the peer wants to refresh",
      { ...TIMER, "Session-Expires": "600;refresher=uac" },
      "600;refresher=uac",
      false,
      true,
    ],
    ["we are to refresh", { ...TIMER, "Session-Expires": "600;refresher=uas" }, "600;refresher=uas", true, true],
    ["no wish: we refresh", { ...TIMER, "Session-Expires": "600" }, "600;refresher=uas", true, true],
    ["longer than we want: shortened", { ...TIMER, "Session-Expires": "7200" }, "1800;refresher=uas", true, true],
    [
      "but not below its Min-SE",
      { ...TIMER, "Session-Expires": "7200", "Min-SE": "3600" },
      "3600;refresher=uas",
      true,
      true,
    ],
    ["a proxy asked, too short: raised", { "Session-Expires": "60" }, "90;refresher=uas", true, false],
    [
      "by the compact name's meaning",
      { ...TIMER, "Session-Expires": "600 ; refresher = UAC" },
      "600;refresher=uac",
      false,
      true,
    ],
  ])("%s", (_what, given, expected, weRefresh, isShared) => {
    const outcome = negotiate(request(given), OURS, 1_000);
    if (outcome.type !== "agreed") throw new Error("refused");
    expect(outcome.fields[0]).toEqual({ name: "Session-Expires", value: expected });
    expect(outcome.fields.some(({ name, value }) => name === "Require" && value === "timer")).toBe(!weRefresh);
    expect(outcome.timer).toMatchObject({ weRefresh, isShared });
  });

  test("too short of a peer that knows timers: 422", () => {
    const outcome = negotiate(request({ ...TIMER, "Session-Expires": "89" }), OURS, 0);
    expect(outcome).toEqual({ type: "too-small", minSeconds: 90 });
  });
});

describe("as the one who calls (section 7.2)", () => {
  test.each([
    ["no answer: we look after it alone", {}, 1_800, true, false, 900_000],
    ["we refresh at half", { "Session-Expires": "600;refresher=uac" }, 600, true, true, 300_000],
    [
      "the peer refreshes: we end it 32 s before",
      { "Session-Expires": "600;refresher=uas" },
      600,
      false,
      true,
      568_000,
    ],
    ["or a third before", { "Session-Expires": "90;refresher=uas" }, 90, false, true, 60_000],
    ["no storm of refreshes", { "Session-Expires": "1;refresher=uac" }, 10, true, true, 5_000],
  ])("%s", (_what, given, intervalSeconds, weRefresh, isShared, dueAt) => {
    expect(agreedIn(response(given), OURS, 0)).toMatchObject({ intervalSeconds, weRefresh, isShared, dueAt });
  });
});

test("a failed refresh is tried again at half of what remains, then the session expires", () => {
  const timer = agreedIn(response({ "Session-Expires": "600;refresher=uac" }), OURS, 0);
  expect(postponed(timer, 300_000).dueAt).toBe(450_000);
  expect(postponed(timer, 595_000).dueAt).toBe(600_000);
});

test("what is no number of seconds is no session timer", () => {
  for (const value of ["", "soon", "-1", "1e9", "99999999999"]) {
    expect(sessionExpiresOf(request({ "Session-Expires": value }))).toBeUndefined();
  }
  expect(sessionExpiresOf(request({ "Session-Expires": "90;refresher=nobody" }))?.refresher).toBeUndefined();
});
