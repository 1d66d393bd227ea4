// Which codec is offered, taken and named how; and which telephone-event goes with it.
import { describe, expect, it } from "vitest";
import type { AudioCodec } from "./description.ts";
import type { Answering } from "./offer.ts";
import { makeAnswer, makeOffer, readAnswer } from "./offer.ts";
import { readDescription } from "./read.ts";

const OURS: Answering = { address: "198.51.100.1", port: 20_000, sessionId: 7, version: 1 };
const ALL: readonly AudioCodec[] = ["PCMA", "PCMU", "G722", "opus"];

function theirs(formats: string, ...attributes: readonly string[]): string {
  const head = ["v=0", "o=a 1 1 IN IP4 192.0.2.1", "s=-", "c=IN IP4 192.0.2.1", "t=0 0"];
  return [...head, `m=audio 4000 RTP/AVP ${formats}`, ...attributes.map((line) => `a=${line}`), ""].join("\r\n");
}

/** As Chromium offers its audio. */
const BROWSER = theirs(
  "111 63 9 0 8 13 110 126",
  "rtpmap:111 opus/48000/2",
  "fmtp:111 minptime=10;useinbandfec=1",
  "rtpmap:63 red/48000/2",
  "rtpmap:9 G722/8000",
  "rtpmap:110 telephone-event/48000",
  "rtpmap:126 telephone-event/8000",
);

function read(text: string) {
  const result = readDescription(text);
  if (!result.ok) throw new Error(result.reason);
  return result.description;
}

function answered(offer: string, change: Partial<Answering> = {}) {
  const answer = makeAnswer(read(offer), { ...OURS, codecs: ALL, ...change });
  if (!answer.ok) throw new Error(answer.reason);
  return answer;
}

const attributes = (sdp: string) => sdp.split("\r\n").filter((line) => /^(?:m|a=rtpmap|a=fmtp)/.test(line));

describe("our offer", () => {
  it("has all in the words of their RFCs, and telephone-events at each clock", () => {
    expect(attributes(makeOffer({ ...OURS, codecs: ALL, digits: true }))).toEqual([
      "m=audio 20000 RTP/AVP 8 0 9 111 101 110",
      "a=rtpmap:8 PCMA/8000",
      "a=rtpmap:0 PCMU/8000",
      "a=rtpmap:9 G722/8000",
      "a=rtpmap:111 opus/48000/2",
      "a=rtpmap:101 telephone-event/8000",
      "a=rtpmap:110 telephone-event/48000",
      "a=fmtp:111 useinbandfec=1",
      "a=fmtp:101 0-15",
      "a=fmtp:110 0-15",
    ]);
  });

  it("within a session keeps the numbers that the peer has used (RFC 3264 section 8.3.2)", () => {
    const within = read(theirs("98 99", "rtpmap:98 OPUS/48000/2", "rtpmap:99 telephone-event/48000"));
    const again = attributes(makeOffer({ ...OURS, codecs: ["PCMA", "opus"], digits: true, within }));
    expect(again[0]).toBe("m=audio 20000 RTP/AVP 8 98 101 99");
    expect(again).toContain("a=rtpmap:98 opus/48000/2");
    expect(again).toContain("a=rtpmap:99 telephone-event/48000");
  });
});

describe("our answer", () => {
  it("takes the first of the offer that we speak, with the telephone-event of its clock", () => {
    const { sdp, negotiated } = answered(BROWSER);
    expect(negotiated).toMatchObject({ codec: "opus", payloadType: 111, digitsPayloadType: 110 });
    expect(attributes(sdp)).toEqual([
      "m=audio 20000 RTP/AVP 111 110",
      "a=rtpmap:111 opus/48000/2",
      "a=rtpmap:110 telephone-event/48000",
      "a=fmtp:111 useinbandfec=1",
      "a=fmtp:110 0-15",
    ]);
  });

  it("takes what is preferred where it is offered, and the offer's first where it is not", () => {
    expect(answered(BROWSER, { preferred: "PCMA" }).negotiated).toMatchObject({
      ...{ codec: "PCMA", payloadType: 8, digitsPayloadType: 126 },
    });
    expect(answered(theirs("9 0"), { preferred: "PCMA" }).negotiated.codec).toBe("G722");
  });

  it("takes nothing that we do not speak, at another clock neither", () => {
    expect(answered(BROWSER, { codecs: ["PCMU"] }).negotiated.codec).toBe("PCMU");
    const odd = theirs("97 0", "rtpmap:97 opus/16000");
    expect(answered(odd).negotiated.codec).toBe("PCMU");
    expect(makeAnswer(read(theirs("9")), { ...OURS, codecs: ["PCMA", "PCMU"] })).toMatchObject({ status: 488 });
  });

  it("has no telephone-events whose clock is another one", () => {
    const offer = theirs("111 101", "rtpmap:111 opus/48000/2", "rtpmap:101 telephone-event/8000");
    expect(answered(offer).negotiated.digitsPayloadType).toBeUndefined();
  });
});

describe("their answer", () => {
  const offer = makeOffer({ ...OURS, codecs: ALL, digits: true });

  it("decides, by its first", () => {
    const g722 = readAnswer(offer, theirs("9 8 101", "rtpmap:101 telephone-event/8000"));
    expect(g722).toMatchObject({ ok: true, negotiated: { codec: "G722", payloadType: 9, digitsPayloadType: 101 } });
    const opus = readAnswer(offer, theirs("96 97", "rtpmap:96 opus/48000/2", "rtpmap:97 telephone-event/48000"));
    expect(opus).toMatchObject({ ok: true, negotiated: { codec: "opus", payloadType: 96, digitsPayloadType: 97 } });
  });

  it("is none where it has only what we have not offered", () => {
    const laws = makeOffer({ ...OURS, codecs: ["PCMA", "PCMU"], digits: true });
    expect(readAnswer(laws, theirs("9"))).toEqual({ ok: false, reason: "No codec in common" });
  });
});
