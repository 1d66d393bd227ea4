// A page that is loaded anew in the middle of its calls.
import { beforeEach, describe, expect, it } from "vitest";
import { ANSWER, OFFER, VertoTranscript } from "./transcript.ts";

const ANEW = "v=0 anew";
const NORMAL = { causeCode: 16, cause: "NORMAL_CLEARING" };

let page: VertoTranscript;
beforeEach(() => {
  page = new VertoTranscript();
  page.enter("s1");
  page.reacts = ({ type }) => (type === "reoffered" ? [{ type: "answer-offer", session: "in", sdp: ANEW }] : []);
});

const lose = (): readonly string[] => page.feed({ type: "left", socket: "s1" });

describe("a call of a page that loses its socket", () => {
  it("is held, given back at the next socket before that is ready, and taken up", () => {
    const callID = page.talk();
    expect(lose()).toEqual(["held in true"]);
    page.nowMs += 3_000;
    const parties =
      '"caller_id_name":"Ann","caller_id_number":"1000","callee_id_name":"1001","callee_id_number":"1001"';
    expect(page.enter("s2")).toEqual([
      "reoffered in 192.0.2.7",
      `s2 <- verto.attach {"callID":"${callID}","sdp":"${ANEW}",${parties},"display_direction":"outbound","variables":{}}`,
      `s2 <- ready [${callID}]`,
    ]);
    expect(page.ask("attach", { sdp: ANSWER, dialogParams: { callID } }, "s2")).toEqual([
      `reoffer-answered in ${ANSWER}`,
      "held in false",
      "s2 <- {}",
      `s2 <- verto.display {"callID":"${callID}","display_name":"Ann","display_number":"1000",${parties},"display_direction":"outbound"}`,
    ]);
    expect(page.ask("attach", { sdp: ANSWER, dialogParams: { callID } }, "s2")[0]).toContain("MEDIA ERROR");
    expect(page.wait(60_000)).toEqual([]);
  });

  it("is given back although the first socket is still there", () => {
    const callID = page.talk();
    expect(page.enter("s2")).toEqual([
      "held in true",
      "reoffered in 192.0.2.7",
      expect.stringContaining("s2 <- verto.attach"),
      `s2 <- ready [${callID}]`,
    ]);
    // Its end is not the page's.
    expect(lose()).toEqual([]);
  });

  it("ends half a minute later", () => {
    page.talk();
    lose();
    expect(page.wait(10_000)).toEqual(["unbound 1001 left"]);
    expect(page.wait(19_999)).toEqual([]);
    expect(page.wait(1)).toEqual(["ended in loss"]);
    expect(page.verto.phones.size).toBe(0);
    expect(page.verto.dialogs.size).toBe(0);
    expect(page.verto.deadlines.size).toBe(0);
  });

  it("ends where it is given back and not taken up", () => {
    const callID = page.talk();
    lose();
    page.enter("s2");
    expect(page.wait(30_000)).toEqual([`s2 <- verto.bye ${JSON.stringify({ callID, ...NORMAL })}`, "ended in loss"]);
  });

  it("ends where it cannot be given back", () => {
    const callID = page.talk();
    lose();
    page.reacts = ({ type }) => (type === "reoffered" ? [{ type: "refuse-offer", session: "in" }] : []);
    expect(page.enter("s2")).toEqual([
      "reoffered in 192.0.2.7",
      `s2 <- verto.bye ${JSON.stringify({ callID, ...NORMAL })}`,
      "ended in loss",
      "s2 <- ready []",
    ]);
  });

  it("that was on hold stays there while it is away, and is not when it was taken up", () => {
    const callID = page.talk();
    page.ask("modify", { action: "hold", dialogParams: { callID } });
    expect(lose()).toEqual([]);
    page.enter("s2");
    expect(page.ask("attach", { sdp: ANSWER, dialogParams: { callID } }, "s2")).toContain("held in false");
  });

  it("may lose the next one too", () => {
    const callID = page.talk();
    lose();
    page.enter("s2");
    expect(page.feed({ type: "left", socket: "s2" })).toEqual(["held in true"]);
    expect(page.enter("s3").at(-1)).toBe(`s3 <- ready [${callID}]`);
  });

  it("which ends meanwhile is told when it is back", () => {
    const callID = page.talk();
    lose();
    expect(page.feed({ type: "end", session: "in", cause: NORMAL })).toEqual([]);
    expect(page.enter("s2")).toEqual([`s2 <- verto.bye ${JSON.stringify({ callID, ...NORMAL })}`, "s2 <- ready []"]);
    expect(page.enter("s2")).toEqual(["s2 <- ready []"]);
  });

  it("rings again where it rang", () => {
    const callID = page.ring();
    expect(lose()).toEqual([]);
    const again = page.enter("s2");
    expect(again[0]).toContain(`s2 <- verto.invite {"callID":"${callID}","sdp":"${OFFER}"`);
    expect(again.slice(1)).toEqual(["ringing in", "s2 <- ready []"]);
  });

  it("rings first when the page is back, where it was called meanwhile", () => {
    lose();
    expect(page.ring()).toBe("");
    expect(page.enter("s2").map((line) => line.split(" {")[0])).toEqual([
      ...["s2 <- verto.invite", "ringing in", "s2 <- ready []"],
    ]);
  });

  it("that rang is over with the page's grace", () => {
    page.ring();
    lose();
    expect(page.wait(10_000)).toEqual(["unbound 1001 left", "ended in loss"]);
  });

  it("that it had begun, and nobody has answered, is over", () => {
    page.ask("invite", { sdp: OFFER, dialogParams: { callID: "c", destination_number: "1" } });
    lose();
    expect(page.enter("s2")).toEqual([
      's2 <- verto.bye {"callID":"c","causeCode":487,"cause":"ORIGINATOR_CANCEL"}',
      "ended verto-r1 peer",
      "s2 <- ready []",
    ]);
  });

  it("is not another user's, nor another page's", () => {
    page.talk();
    lose();
    expect(page.enter("s2", "1002")).toEqual(["bound 1002", "s2 <- ready []"]);
    expect(page.enter("s3", "1001", "another")).toEqual(["s3 <- ready []"]);
  });
});

it("all sockets are gone with who held them, and come back one by one", () => {
  page.talk();
  page.enter("s2", "1002", "second");
  expect(page.feed({ type: "all-left" })).toEqual(["held in true"]);
  expect(page.enter("s4", "1002", "second")).toEqual(["s4 <- ready []"]);
  expect(page.wait(10_000)).toEqual(["unbound 1001 left"]);
});
