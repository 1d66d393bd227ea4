// Every row of the protocol's calls: what clients send, what they are answered, and what they are told.
import { beforeEach, describe, expect, it } from "vitest";
import { ANSWER, OFFER, VertoTranscript } from "./transcript.ts";

let page: VertoTranscript;
beforeEach(() => {
  page = new VertoTranscript();
  page.enter("s1");
});

const error = (message: string, more: object = {}): string =>
  `s1 <- ${JSON.stringify({ error: { ...more, code: -32_002, message } })}`;
const NORMAL = { causeCode: 16, cause: "NORMAL_CLEARING" };
const invite = (more: object = {}) => ({
  sdp: OFFER,
  dialogParams: { callID: "c", destination_number: "1002", ...more },
});

describe("a page", () => {
  it("is there when it has come in, and its user with the first one", () => {
    const other = new VertoTranscript();
    expect(other.enter("s1")).toEqual(["bound 1001", "s1 <- ready []"]);
    expect(other.enter("s2", "1001", "second")).toEqual(["s2 <- ready []"]);
    expect(other.feed({ type: "left", socket: "s1" })).toEqual([]);
    expect(other.wait(10_000)).toEqual([]);
    other.feed({ type: "left", socket: "s2" });
    expect(other.wait(9_999)).toEqual([]);
    expect(other.wait(1)).toEqual(["unbound 1001 left"]);
    expect(other.verto.phones.size).toBe(0);
  });

  it("is no telephone where its user is none", () => {
    expect(page.enter("s2", "desk")).toEqual(["s2 <- ready []"]);
    const [refused] = page.ask("invite", invite(), "s2");
    expect(refused).toContain('"message":"CALL ERROR"');
    expect(refused).toContain('"causeCode":69');
    expect(page.ask("bye", { dialogParams: { callID: "c" } }, "s2")[0]).toContain("CALL DOES NOT EXIST");
  });

  it("is called no more when its user is barred, and may not call", () => {
    expect(page.feed({ type: "barred", user: "1001" })).toEqual(["unbound 1001 removed"]);
    expect(page.ask("invite", invite())[0]).toContain('"causeCode":69');
  });

  it("gives way to another user at the same socket", () => {
    expect(page.enter("s1", "1002", "other")).toEqual(["bound 1002", "s1 <- ready []"]);
    expect(page.wait(10_000)).toEqual(["unbound 1001 left"]);
  });
});

describe("verto.invite", () => {
  it("creates a call, which is then heard early and answered", () => {
    expect(page.ask("invite", invite())).toEqual([
      `invited verto-r1 1001 192.0.2.7 1002 ${OFFER}`,
      's1 <- {"message":"CALL CREATED","callID":"c"}',
    ]);
    const session = "verto-r1";
    expect(page.feed({ type: "ring", session, sdp: undefined })).toEqual([]);
    expect(page.feed({ type: "ring", session, sdp: ANSWER })).toEqual([
      `s1 <- verto.media {"callID":"c","sdp":"${ANSWER}"}`,
    ]);
    expect(page.feed({ type: "accept", session, sdp: ANSWER })).toEqual(['s1 <- verto.answer {"callID":"c"}']);
  });

  it("is answered with a description where none was told before", () => {
    page.ask("invite", invite());
    expect(page.feed({ type: "accept", session: "verto-r1", sdp: ANSWER })).toEqual([
      `s1 <- verto.answer {"callID":"c","sdp":"${ANSWER}"}`,
    ]);
  });

  it("takes its parameters bare, as vertojs might send them, and a number that is one", () => {
    const bare = { sdp: OFFER, callID: "c", destination_number: 1002 };
    expect(page.ask("invite", bare)[1]).toBe('s1 <- {"message":"CALL CREATED","callID":"c"}');
  });

  it("that is refused at once is an error, with the cause", () => {
    const cause = { causeCode: 42, cause: "SWITCH_CONGESTION" };
    page.reacts = ({ type }) => (type === "invited" ? [{ type: "end", session: "verto-r1", cause }] : []);
    expect(page.ask("invite", invite()).at(-1)).toBe(error("CALL ERROR", { callID: "c", ...cause }));
    expect(page.verto.dialogs.size).toBe(0);
  });

  it.each([
    [{ dialogParams: { callID: "c", destination_number: "1" } }, 96],
    [{ sdp: OFFER, dialogParams: { destination_number: "1" } }, 96],
    [{ sdp: OFFER, dialogParams: { callID: "c" } }, 1],
    [{ sdp: OFFER, dialogParams: { callID: "c", destination_number: " " } }, 1],
    [{ sdp: 5, dialogParams: { callID: ["c"], destination_number: {} } }, 96],
    [{}, 96],
  ])("with %j is an error of cause %i", (params, causeCode) => {
    const [answered, ...rest] = page.ask("invite", params);
    expect(answered).toContain('"message":"CALL ERROR"');
    expect(answered).toContain(`"causeCode":${String(causeCode)}`);
    expect(rest).toEqual([]);
  });

  it("under a name that a call of the page has already is an error, and so is one too many", () => {
    page.ask("invite", invite());
    expect(page.ask("invite", invite())[0]).toContain('"causeCode":101');
    for (let n = 1; n < 16; n += 1) page.ask("invite", invite({ callID: `c${String(n)}` }));
    expect(page.ask("invite", invite({ callID: "last" }))[0]).toContain('"causeCode":42');
  });

  it("is taken back", () => {
    page.ask("invite", invite());
    expect(page.ask("bye", { dialogParams: { callID: "c" } })).toEqual([
      's1 <- {"callID":"c","message":"CALL ENDED","causeCode":16,"cause":"NORMAL_CLEARING"}',
      "ended verto-r1 peer",
    ]);
  });
});

describe("a call to the page", () => {
  it("rings, and is answered", () => {
    const phone = "1001 page";
    const parties = { callerNumber: "1000", callerName: "Ann", calleeNumber: "1001" };
    expect(page.feed({ type: "invite", session: "in", phone, offer: OFFER, ...parties })).toEqual([
      `s1 <- verto.invite {"callID":"r1","sdp":"${OFFER}","caller_id_name":"Ann","caller_id_number":"1000",` +
        '"callee_id_name":"1001","callee_id_number":"1001","display_direction":"outbound","variables":{}}',
      "ringing in",
    ]);
    const answer = { sdp: ANSWER, dialogParams: { callID: "r1" } };
    expect(page.ask("answer", answer)).toEqual([`accepted in ${ANSWER}`, "s1 <- {}"]);
    // It talks already.
    expect(page.ask("answer", answer)).toEqual([error("MEDIA ERROR", { callID: "r1" })]);
  });

  it("whose answer nothing comes of is an error, and over", () => {
    const callID = page.ring();
    const cause = { causeCode: 88, cause: "INCOMPATIBLE_DESTINATION" };
    page.reacts = ({ type }) => (type === "accepted" ? [{ type: "end", session: "in", cause }] : []);
    expect(page.ask("answer", { sdp: ANSWER, dialogParams: { callID } })).toEqual([
      `accepted in ${ANSWER}`,
      error("CODEC ERROR", { callID }),
      `s1 <- verto.bye ${JSON.stringify({ callID, ...cause })}`,
    ]);
  });

  it("is answered elsewhere", () => {
    const callID = page.ring();
    const cause = { causeCode: 502, cause: "LOSE_RACE" };
    const bye = `s1 <- verto.bye ${JSON.stringify({ callID, ...cause })}`;
    expect(page.feed({ type: "end", session: "in", cause })).toEqual([bye]);
    expect(page.feed({ type: "end", session: "in", cause })).toEqual([]);
  });

  it("is declined with a cause", () => {
    const callID = page.ring();
    expect(page.ask("bye", { dialogParams: { callID }, cause: "USER_BUSY", causeCode: 17 })).toEqual([
      `s1 <- ${JSON.stringify({ callID, message: "CALL ENDED", causeCode: 17, cause: "USER_BUSY" })}`,
      "ended in peer 17",
    ]);
  });

  it("for a page that is gone is over at once", () => {
    const parties = { callerNumber: "1", callerName: "", calleeNumber: "2" };
    expect(page.feed({ type: "invite", session: "in", phone: "none", offer: OFFER, ...parties })).toEqual([
      "ended in loss",
    ]);
  });

  it("is known by our asking", () => {
    page.talk();
    expect(page.feed({ type: "probe", session: "in" })).toEqual(["probed in"]);
    expect(page.feed({ type: "probe", session: "none" })).toEqual([]);
  });
});

describe.each(["answer", "attach", "bye", "modify"])("verto.%s", (method) => {
  const rest = { sdp: ANSWER, action: "hold" };

  it("says what is missing", () => {
    expect(page.ask(method, {})).toEqual([error("Params data missing")]);
    expect(page.ask(method, rest)).toEqual([error("Dialog data missing")]);
    expect(page.ask(method, { ...rest, dialogParams: {} })).toEqual([error("CallID missing")]);
    expect(page.ask(method, { ...rest, dialogParams: { callID: 5 } })).toEqual([error("CallID missing")]);
  });

  it("knows only calls of its own page", () => {
    const unknown = error("CALL DOES NOT EXIST", { callID: "c" });
    expect(page.ask(method, { ...rest, dialogParams: { callID: "c" } })).toEqual([unknown]);
    page.ask("invite", invite());
    page.enter("s2", "1001", "second");
    expect(page.ask(method, { ...rest, dialogParams: { callID: "c" } }, "s2")).toEqual([unknown.replace("s1", "s2")]);
  });
});

describe("a description", () => {
  it("is missing", () => {
    const callID = page.ring();
    expect(page.ask("answer", { dialogParams: { callID } })).toEqual([error("SDP missing", { callID })]);
    expect(page.ask("attach", { dialogParams: { callID } })).toEqual([error("SDP missing", { callID })]);
  });
});

describe("verto.modify", () => {
  const modify = (callID: string, action: unknown, more: object = {}): readonly string[] =>
    page.ask("modify", { action, dialogParams: { callID }, ...more });
  const said = (callID: string, action: string, more: object = {}): string =>
    `s1 <- ${JSON.stringify({ callID, action, holdState: "active", ...more })}`;

  it("holds and goes on, and says only what is new", () => {
    const callID = page.talk();
    expect(modify(callID, "hold")).toEqual(["held in true", said(callID, "hold", { holdState: "held" })]);
    expect(modify(callID, "hold")).toEqual([said(callID, "hold", { holdState: "held" })]);
    expect(modify(callID, "toggleHold")).toEqual(["held in false", said(callID, "toggleHold")]);
    expect(modify(callID, "toggleHold")[0]).toBe("held in true");
    expect(modify(callID, "unhold")).toEqual(["held in false", said(callID, "unhold")]);
  });

  it("does not hold what rings", () => {
    const callID = page.ring();
    expect(modify(callID, "hold")).toEqual([said(callID, "hold")]);
  });

  it("wants an action that there is", () => {
    const callID = page.talk();
    expect(modify(callID, undefined)).toEqual([error("action missing", { callID })]);
    expect(modify(callID, 5)).toEqual([error("action missing", { callID })]);
    expect(modify(callID, "constructor")).toEqual([error("action missing", { callID })]);
    expect(modify(callID, "videoRefresh")).toEqual([said(callID, "videoRefresh")]);
  });

  it("transfers, when it is known that it can", () => {
    const callID = page.talk();
    expect(modify(callID, "transfer")).toEqual([error("destination missing")]);
    expect(modify(callID, "transfer", { destination: "1003" })).toEqual(["referred in verto-r2 1003"]);
    expect(page.feed({ type: "tell-referral", referral: "verto-r2", why: undefined })).toEqual([
      said(callID, "transfer", { message: "CALL TRANSFERRED" }),
    ]);
    expect(page.feed({ type: "tell-referral", referral: "verto-r2", why: "failed" })).toEqual([]);
  });

  it("has transferred where its call ends by it, or nothing else is heard for two seconds", () => {
    const callID = page.talk();
    const done = said(callID, "transfer", { message: "CALL TRANSFERRED" });
    modify(callID, "transfer", { destination: "1003" });
    expect(page.wait(1_999)).toEqual([]);
    expect(page.wait(1)).toEqual([done]);
    modify(callID, "transfer", { destination: "1003" });
    expect(page.feed({ type: "end", session: "in", cause: NORMAL })).toEqual([
      done,
      `s1 <- verto.bye ${JSON.stringify({ callID, ...NORMAL })}`,
    ]);
  });

  it("cannot transfer what is not answered, or to where nobody is", () => {
    const ringing = page.ring("second");
    expect(modify(ringing, "transfer", { destination: "1003" })).toEqual([error("call is not bridged")]);
    const callID = page.talk();
    page.reacts = (event) =>
      event.type === "referred" ? [{ type: "tell-referral", referral: event.referral, why: "no-call" }] : [];
    expect(modify(callID, "transfer", { destination: "1003" }).at(-1)).toBe(error("call is not bridged", { callID }));
    expect(modify(callID, "replace", { replaceCallID: ringing }).at(-1)).toBe(error("transfer failed", { callID }));
    page.reacts = (event) =>
      event.type === "referred" ? [{ type: "tell-referral", referral: event.referral, why: "failed" }] : [];
    expect(modify(callID, "transfer", { destination: "1003" }).at(-1)).toBe(error("transfer failed", { callID }));
  });

  it("connects the other sides of two calls", () => {
    const callID = page.talk();
    const other = page.talk("second");
    expect(modify(callID, "replace")).toEqual([error("replaceCallID missing")]);
    expect(modify(callID, "replace", { replaceCallID: "none" })).toEqual([error("invalid transfer leg")]);
    expect(modify(callID, "replace", { replaceCallID: callID })).toEqual([error("invalid transfer leg")]);
    const [referred = ""] = modify(callID, "replace", { replaceCallID: other });
    expect(referred).toMatch(/^referred in verto-r\d+ {2}second$/);
    const referral = referred.split(" ")[2] ?? "";
    expect(page.feed({ type: "tell-referral", referral, why: undefined })).toEqual([said(callID, "replace")]);
  });

  it("takes another description, or says that it has none of it", () => {
    const ringing = page.ring("second");
    const more = { sdp: OFFER };
    expect(modify(ringing, "updateMedia", more)).toEqual([error("Cannot update a call that has not been answered.")]);
    const callID = page.talk();
    expect(modify(callID, "updateMedia")).toEqual([error("SDP missing")]);
    page.reacts = ({ type }) => (type === "reoffered" ? [{ type: "answer-offer", session: "in", sdp: ANSWER }] : []);
    expect(modify(callID, "updateMedia", more)).toEqual([
      `reoffered in 192.0.2.7 ${OFFER}`,
      said(callID, "updateMedia", { sdp: ANSWER }),
    ]);
    page.reacts = ({ type }) => (type === "reoffered" ? [{ type: "refuse-offer", session: "in" }] : []);
    expect(modify(callID, "updateMedia", more).at(-1)).toBe(error("CODEC ERROR", { callID }));
  });
});

describe("verto.info", () => {
  it("presses keys", () => {
    const callID = page.talk();
    expect(page.ask("info", { dtmf: "1*d", dialogParams: { callID } })).toEqual([
      's1 <- {"message":"SENT"}',
      ...["digit in 1", "digit in *", "digit in D"],
    ]);
    expect(page.ask("info", { dtmf: 5, callID })[1]).toBe("digit in 5");
  });

  it.each([{ dtmf: "1", dialogParams: { callID: "none" } }, { dtmf: "1" }, {}])("%j has no channel", (params) => {
    expect(page.ask("info", params)).toEqual([error("Invalid channel")]);
  });

  it("knows no other keys", () => {
    const callID = page.talk();
    for (const dtmf of ["x", "", undefined, { a: 1 }]) {
      expect(page.ask("info", { dtmf, dialogParams: { callID } })).toEqual([error("Invalid channel", { callID })]);
    }
  });
});

it("knows no other method", () => {
  expect(page.ask("conference", { dialogParams: { callID: "c" } })[0]).toContain("CALL ERROR");
});
