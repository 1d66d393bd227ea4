// Addresses stand where the RFCs' examples have host names: a name would have to be looked up for every packet.
import { describe, expect, it } from "vitest";
import type { Description, Direction } from "./description.ts";
import type { Answered, Answering, Offer } from "./offer.ts";
import { makeAnswer, makeOffer, readAnswer } from "./offer.ts";
import { readDescription } from "./read.ts";

const lines = (text: string) => text.split("\r\n");
const sdp = (...all: readonly string[]) => [...all, ""].join("\r\n");
const mediaOf = (text: string) => lines(text).filter((line) => line.startsWith("m="));

function read(text: string): Description {
  const result = readDescription(text);
  if (!result.ok) throw new Error(result.reason);
  return result.description;
}

const OURS: Answering = { address: "198.51.100.1", port: 20_000, sessionId: 7, version: 1 };
const OFFER: Offer = { ...OURS, codecs: ["PCMA", "PCMU"], digits: true };

function answered(offer: string, ours: Answering = OURS): Extract<Answered, { ok: true }> {
  const answer = makeAnswer(read(offer), ours);
  if (!answer.ok) throw new Error(answer.reason);
  return answer;
}

const session = (...media: readonly string[]) =>
  sdp("v=0", "o=alice 1 1 IN IP4 192.0.2.1", "s=-", "c=IN IP4 192.0.2.1", "t=0 0", ...media);

describe("our offer", () => {
  it("says it all", () => {
    expect(lines(makeOffer(OFFER))).toEqual([
      "v=0",
      "o=- 7 1 IN IP4 198.51.100.1",
      "s=-",
      "c=IN IP4 198.51.100.1",
      "t=0 0",
      "m=audio 20000 RTP/AVP 8 0 101",
      "a=rtpmap:8 PCMA/8000",
      "a=rtpmap:0 PCMU/8000",
      "a=rtpmap:101 telephone-event/8000",
      "a=fmtp:101 0-15",
      "a=ptime:20",
      "a=sendrecv",
      "",
    ]);
  });

  it("follows its options", () => {
    const text = makeOffer({
      ...OFFER,
      address: "2001:db8::1",
      version: 2,
      codecs: ["PCMU"],
      digits: false,
      direction: "inactive",
    });
    expect(lines(text)).toContain("o=- 7 2 IN IP6 2001:db8::1");
    expect(lines(text)).toContain("m=audio 20000 RTP/AVP 0");
    expect(text).toContain("a=inactive");
    expect(text).not.toContain("telephone-event");
    expect(makeOffer({ ...OFFER, digitsPayloadType: 96 })).toContain("a=rtpmap:96 telephone-event/8000");
  });

  it("keeps the media lines of the session in their places (RFC 3264 section 8)", () => {
    const within = read(session("m=video 9 RTP/AVP 31", "m=audio 4 RTP/AVP 0", "m=image 5 udptl t38"));
    expect(mediaOf(makeOffer({ ...OFFER, within }))).toEqual([
      "m=video 0 RTP/AVP 31",
      "m=audio 20000 RTP/AVP 8 0 101",
      "m=image 0 udptl t38",
    ]);
    const noAudio = read(session("m=video 9 RTP/AVP 31"));
    expect(mediaOf(makeOffer({ ...OFFER, within: noAudio }))).toEqual([
      "m=video 0 RTP/AVP 31",
      "m=audio 20000 RTP/AVP 8 0 101",
    ]);
  });

  it("can be read by ourselves", () => {
    expect(read(makeOffer(OFFER)).audio).toMatchObject({
      address: "198.51.100.1",
      port: 20_000,
      digitsPayloadType: 101,
    });
  });
});

describe("our answer", () => {
  it("RFC 3264 section 10.1: one audio of several codecs, two video streams refused", () => {
    const offer = sdp(
      "v=0",
      "o=alice 2890844526 2890844526 IN IP4 192.0.2.10",
      "s=",
      "c=IN IP4 192.0.2.10",
      "t=0 0",
      "m=audio 49170 RTP/AVP 0",
      "a=rtpmap:0 PCMU/8000",
      "m=video 51372 RTP/AVP 31",
      "a=rtpmap:31 H261/90000",
      "m=video 53000 RTP/AVP 32",
      "a=rtpmap:32 MPV/90000",
    );
    const { sdp: text, negotiated } = answered(offer);
    expect(lines(text)).toEqual([
      "v=0",
      "o=- 7 1 IN IP4 198.51.100.1",
      "s=-",
      "c=IN IP4 198.51.100.1",
      "t=0 0",
      "m=audio 20000 RTP/AVP 0",
      "a=rtpmap:0 PCMU/8000",
      "a=ptime:20",
      "a=sendrecv",
      "m=video 0 RTP/AVP 31",
      "m=video 0 RTP/AVP 32",
      "",
    ]);
    expect(negotiated).toEqual({
      address: "192.0.2.10",
      port: 49170,
      codec: "PCMU",
      payloadType: 0,
      digitsPayloadType: undefined,
      send: true,
      receive: true,
      held: false,
    });
  });

  it("RFC 3264 section 10.2: one of N codecs, digits under the offer's number", () => {
    const offer = session(
      "m=audio 62986 RTP/AVP 4 18 0 110",
      "a=rtpmap:4 G723/8000",
      "a=rtpmap:18 G729/8000",
      "a=rtpmap:110 telephone-event/8000",
      "a=inactive",
    );
    const first = answered(offer);
    expect(lines(first.sdp)).toContain("m=audio 20000 RTP/AVP 0 110");
    expect(first.sdp).toContain("a=inactive");
    expect(first.negotiated).toMatchObject({ codec: "PCMU", digitsPayloadType: 110, send: false, receive: false });
    // Then the offerer picks one and starts: a new offer with a higher version, a new answer with one too.
    const second = answered(session("m=audio 62986 RTP/AVP 0 110", "a=rtpmap:110 telephone-event/8000"), {
      ...OURS,
      version: 2,
    });
    expect(lines(second.sdp)).toContain("o=- 7 2 IN IP4 198.51.100.1");
    expect(second.negotiated).toMatchObject({ send: true, receive: true });
  });

  it("RFC 4317 section 2.1: the first codec of the offer that we know", () => {
    const offer = session(
      "m=audio 49170 RTP/AVP 97 0 8",
      "a=rtpmap:97 iLBC/8000",
      "a=rtpmap:0 PCMU/8000",
      "a=rtpmap:8 PCMA/8000",
      "m=video 51372 RTP/AVP 31 32",
    );
    expect(mediaOf(answered(offer).sdp)).toEqual(["m=audio 20000 RTP/AVP 0", "m=video 0 RTP/AVP 31 32"]);
    expect(mediaOf(answered(offer, { ...OURS, codecs: ["PCMA"] }).sdp)[0]).toBe("m=audio 20000 RTP/AVP 8");
  });

  it("RFC 4317 section 2.4: audio and telephone-event as two streams, only the first is ours", () => {
    const offer = session(
      "m=audio 49170 RTP/AVP 0",
      "m=audio 49172 RTP/AVP 97",
      "a=rtpmap:97 telephone-event/8000",
      "a=sendonly",
    );
    expect(mediaOf(answered(offer).sdp)).toEqual(["m=audio 20000 RTP/AVP 0", "m=audio 0 RTP/AVP 97"]);
  });

  it("RFC 4317 section 3: hold and back", () => {
    const audio = "m=audio 49170 RTP/AVP 0";
    const held = answered(session(audio, "a=sendonly"));
    expect(held.sdp).toContain("a=recvonly");
    expect(held.negotiated).toMatchObject({ send: false, receive: true, held: true });
    expect(answered(session(audio)).negotiated).toMatchObject({ send: true, receive: true, held: false });
  });

  it.each([
    ["sendrecv", "sendrecv", "sendrecv", false],
    ["sendonly", "sendrecv", "recvonly", true],
    ["recvonly", "sendrecv", "sendonly", false],
    ["inactive", "sendrecv", "inactive", true],
    ["sendrecv", "recvonly", "recvonly", false],
    ["sendrecv", "sendonly", "sendonly", false],
    ["sendonly", "sendonly", "inactive", true],
    ["recvonly", "recvonly", "inactive", false],
  ] as const)("to %s, wanting %s, is %s", (offered: Direction, ours: Direction, expected: Direction, held: boolean) => {
    const { sdp: text, negotiated } = answered(session("m=audio 4 RTP/AVP 8", `a=${offered}`), {
      ...OURS,
      direction: ours,
    });
    expect(lines(text)).toContain(`a=${expected}`);
    expect(negotiated).toMatchObject({
      send: expected === "sendrecv" || expected === "sendonly",
      receive: expected === "sendrecv" || expected === "recvonly",
      held,
    });
  });

  it("sends nothing to the address of an old-style hold", () => {
    const { sdp: text, negotiated } = answered(sdp("v=0", "c=IN IP4 0.0.0.0", "m=audio 4 RTP/AVP 8"));
    expect(negotiated).toMatchObject({ address: "0.0.0.0", send: false, receive: true, held: true });
    expect(text).toContain("a=recvonly");
  });

  it("repeats the time and protocol of the offer", () => {
    const offer = session("m=audio 4 RTP/AVPF 8").replace("t=0 0", "t=3149328700 0");
    expect(lines(answered(offer).sdp)).toEqual(expect.arrayContaining(["t=3149328700 0", "m=audio 20000 RTP/AVPF 8"]));
  });

  it("uses the number the offer gives a codec", () => {
    const { sdp: text, negotiated } = answered(session("m=audio 4 RTP/AVP 96 0", "a=rtpmap:96 PCMA/8000"));
    expect(negotiated).toMatchObject({ codec: "PCMA", payloadType: 96 });
    expect(text).toContain("a=rtpmap:96 PCMA/8000");
  });

  it.each([
    ["no media", session()],
    ["no audio", session("m=video 4 RTP/AVP 31")],
    ["audio that is refused already", session("m=audio 0 RTP/AVP 0")],
    ["encrypted audio only", session("m=audio 4 RTP/SAVP 0")],
    ["no codec of ours", session("m=audio 4 RTP/AVP 18 97", "a=rtpmap:97 telephone-event/8000")],
    ["PCMA at another rate", session("m=audio 4 RTP/AVP 97", "a=rtpmap:97 PCMA/16000")],
    [
      "a name for an address",
      session("m=audio 4 RTP/AVP 0").replace("c=IN IP4 192.0.2.1", "c=IN IP4 host.example.com"),
    ],
    ["a group of hosts", session("m=audio 4 RTP/AVP 0").replace("c=IN IP4 192.0.2.1", "c=IN IP4 224.2.1.1/127")],
  ])("to %s is 488", (_what, offer) => {
    expect(makeAnswer(read(offer), OURS)).toMatchObject({ ok: false, status: 488 });
  });
});

describe("their answer", () => {
  const answer = (...media: readonly string[]) => readAnswer(makeOffer(OFFER), session(...media));

  it("decides codec, digits and directions", () => {
    expect(answer("m=audio 4000 RTP/AVP 0 101", "a=rtpmap:101 telephone-event/8000")).toEqual({
      ok: true,
      negotiated: {
        address: "192.0.2.1",
        port: 4000,
        codec: "PCMU",
        payloadType: 0,
        digitsPayloadType: 101,
        send: true,
        receive: true,
        held: false,
      },
    });
    expect(answer("m=audio 4000 RTP/AVP 8 0")).toMatchObject({
      negotiated: { codec: "PCMA", digitsPayloadType: undefined },
    });
  });

  it("may refuse digits, not bring them up", () => {
    const offer = makeOffer({ ...OFFER, digits: false });
    const text = session("m=audio 4 RTP/AVP 8 101", "a=rtpmap:101 telephone-event/8000");
    expect(readAnswer(offer, text)).toMatchObject({ ok: true, negotiated: { digitsPayloadType: undefined } });
  });

  it.each([
    ["sendrecv", "sendonly", { send: false, receive: true, held: true }],
    ["sendrecv", "inactive", { send: false, receive: false, held: true }],
    ["sendonly", "recvonly", { send: true, receive: false, held: false }],
    // An answer must not give more than was asked for; what was not offered stays unused.
    ["sendonly", "sendrecv", { send: true, receive: false, held: false }],
    ["recvonly", "sendonly", { send: false, receive: true, held: false }],
    ["inactive", "inactive", { send: false, receive: false, held: false }],
  ] as const)("to %s is %s", (direction, theirs, expected) => {
    const offer = makeOffer({ ...OFFER, direction });
    expect(readAnswer(offer, session("m=audio 4 RTP/AVP 8", `a=${theirs}`))).toMatchObject({
      ok: true,
      negotiated: expected,
    });
  });

  it.each([
    ["audio refused", session("m=audio 0 RTP/AVP 8")],
    ["no media", session()],
    ["a codec that was not offered", session("m=audio 4 RTP/AVP 18")],
    ["audio in another place", session("m=video 0 RTP/AVP 31", "m=audio 4 RTP/AVP 8")],
    ["no description", "hello"],
    ["a name for an address", session("m=audio 4 RTP/AVP 8").replace("c=IN IP4 192.0.2.1", "c=IN IP4 h.example")],
  ])("%s is no agreement", (_what, text) => {
    expect(readAnswer(makeOffer(OFFER), text).ok).toBe(false);
  });

  it("does not take a codec that this offer left out", () => {
    const offer = makeOffer({ ...OFFER, codecs: ["PCMA"] });
    expect(readAnswer(offer, session("m=audio 4 RTP/AVP 0")).ok).toBe(false);
    expect(readAnswer(offer, session("m=audio 4 RTP/AVP 0 8"))).toMatchObject({ negotiated: { codec: "PCMA" } });
  });

  it("agrees with what the one who answered thinks", () => {
    for (const direction of ["sendrecv", "sendonly", "recvonly", "inactive"] as const) {
      const offer = makeOffer({ ...OFFER, direction });
      const theirs = answered(offer, { ...OURS, address: "203.0.113.5", port: 30_000 });
      const ours = readAnswer(offer, theirs.sdp);
      if (!ours.ok) throw new Error(ours.reason);
      expect(ours.negotiated.codec).toBe(theirs.negotiated.codec);
      expect(ours.negotiated.send).toBe(theirs.negotiated.receive);
      expect(ours.negotiated.receive).toBe(theirs.negotiated.send);
      expect(ours.negotiated).toMatchObject({ address: "203.0.113.5", port: 30_000, digitsPayloadType: 101 });
    }
  });
});
