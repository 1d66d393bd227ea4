// What of the floor can be said without a browser: what stays where it is, what is off, when a figure is bad.
import { describe, expect, it } from "vitest";
import type { AgentRow } from "../../src/client/index.ts";
import { whyNot } from "../../web/src/floor/agent-acts.ts";
import { ownPhoneOf, type OwnPhone } from "../../web/src/floor/own-phone.ts";
import { keptOrder } from "../../web/src/floor/steady.ts";
import { levelOf, type Thresholds } from "../../web/src/floor/thresholds.ts";
import { CenterView } from "../../src/client/view.ts";

const itself = (one: string): string => one;

describe("a list that is held", () => {
  it("keeps who was there where they were, marks who goes, and puts who comes at the end", () => {
    const before = ["b", "a"].map((row) => ({ row, gone: false }));
    expect(keptOrder(before, ["c", "b"], itself)).toEqual([
      { row: "b", gone: false },
      { row: "a", gone: true },
      { row: "c", gone: false },
    ]);
  });

  it("takes back who has come again", () => {
    const gone = keptOrder([{ row: "a", gone: false }], [], itself);
    expect(gone).toEqual([{ row: "a", gone: true }]);
    expect(keptOrder(gone, ["a"], itself)).toEqual([{ row: "a", gone: false }]);
  });
});

const THRESHOLDS: Thresholds = {
  ...{ waiting_warn: 5, waiting_alarm: 10, longest_wait_warn: 60, longest_wait_alarm: null },
  ...{ service_level_warn: 80, service_level_alarm: 60, abandoned_warn: null, abandoned_alarm: null },
};

it.each([
  ["waiting", 4, "fine"],
  ["waiting", 5, "warn"],
  ["waiting", 10, "alarm"],
  ["longest_wait", 10_000, "warn"],
  ["service_level", 80.1, "fine"],
  ["service_level", 80, "warn"],
  ["service_level", 0, "alarm"],
  ["service_level", null, "fine"],
  ["abandoned", 1_000, "fine"],
] as const)("%s of %s is %s", (what, figure, level) => {
  expect(levelOf(what, figure, THRESHOLDS)).toBe(level);
});

const party = { legUUID: "leg", agent_id: "", state: "in", held: false, muted: false } as const;

function agentRow(more: Partial<AgentRow> = {}): AgentRow {
  return {
    ...{
      agent_id: "1001",
      group_id: "default",
      extn: "1001",
      queue_id: "support",
      queues: ["support"],
      state: "READY",
    },
    ...{ callstate: "TALKING", reason: "", pending: "", since: 0, agent_uuid: "", destUUID: "", callUUID: "call" },
    ...{ cidNumber: "", cidName: "", destNumber: "", direction: "inbound" },
    ...more,
  };
}

/** The supervisor's phone, in that call as that. */
function phoneIn(callUUID: string | undefined, role = "supervisor"): OwnPhone {
  const view = new CenterView();
  const parties = [{ ...party, number: "1009", role }];
  if (callUUID !== undefined) {
    const who = { callUUID, cidNumber: "", cidName: "", destNumber: "", direction: "inbound", queue_id: "" } as const;
    view.calls.set(callUUID, { ...who, focus: "customer", parties });
  }
  return { isOnline: true, ...ownPhoneOf(view, "1009", "1009") };
}

it.each([
  ["listen", agentRow(), phoneIn(undefined), undefined],
  ["listen", agentRow(), { ...phoneIn(undefined), isOnline: false }, "offline"],
  ["listen", agentRow(), { ...phoneIn(undefined), extn: "" }, "noPhone"],
  ["listen", agentRow({ callstate: "RINGING" }), phoneIn(undefined), "noTalk"],
  ["listen", agentRow({ callstate: "ACW" }), phoneIn(undefined), "notInCall"],
  ["listen", agentRow({ callstate: "IDLE", callUUID: "" }), phoneIn(undefined), "notInCall"],
  ["listen", agentRow(), phoneIn("another"), "ownPhoneBusy"],
  ["listen", agentRow(), phoneIn("call", "callee"), "talksThere"],
  ["listen", agentRow(), phoneIn("call"), "alreadySo"],
  ["whisper", agentRow(), phoneIn("call"), undefined],
  ["takeOver", agentRow({ agent_id: "1009" }), phoneIn(undefined), "oneself"],
  ["stopListen", agentRow(), phoneIn(undefined), "notListening"],
  ["stopListen", agentRow(), phoneIn("call"), undefined],
  ["endCall", agentRow(), phoneIn(undefined), undefined],
  ["endCall", agentRow({ callUUID: "" }), phoneIn(undefined), "notInCall"],
  ["forceReady", agentRow(), phoneIn(undefined), "isReady"],
  ["forceReady", agentRow({ pending: "break" }), phoneIn(undefined), undefined],
  ["forceBreak", agentRow({ state: "UNREADY" }), phoneIn(undefined), "isOnBreak"],
  ["forceSignOut", undefined, phoneIn(undefined), "signedOut"],
  ["message", undefined, phoneIn(undefined), undefined],
] as const)("%s of %o is %s", (act, row, phone, why) => {
  expect(whyNot(act, { me: "1009", row, phone, manner: "listen" })).toBe(why);
});
