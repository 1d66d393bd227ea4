import { describe, expect, it } from "vitest";
import { makeAnswer, makeOffer, readAnswer } from "./offer.ts";
import { readDescription } from "./read.ts";
import { wantsWeb } from "./web.ts";

const OURS = {
  ...{ address: "192.0.2.1", port: 30_000, sessionId: 1, version: 1 },
  web: {
    name: "0a1b2c3d",
    password: "f".repeat(40),
    fingerprint: `sha-256 ${Array.from({ length: 32 }, () => "AA").join(":")}`,
    candidates: ["1 1 udp 2130706431 192.0.2.1 30000 typ host"],
  },
};

/** As Chromium says it, shortened; `without`: what is left out of it. */
function browser({ without = /^$/, setup = "actpass", kind = "offer" } = {}): string {
  const lines = [
    ...["v=0", "o=- 4611731400430051336 2 IN IP4 127.0.0.1", "s=-", "t=0 0", "a=group:BUNDLE 0 1"],
    ...["a=extmap-allow-mixed", "a=msid-semantic: WMS stream"],
    kind === "offer"
      ? "m=audio 54400 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126"
      : "m=audio 54400 UDP/TLS/RTP/SAVPF 0 101",
    ...["c=IN IP4 0.0.0.0", "a=rtcp:9 IN IP4 0.0.0.0"],
    "a=candidate:1467250027 1 udp 2122260223 0e3a0b2c-1111-2222-3333-444455556666.local 46243 typ host generation 0",
    "a=candidate:842163049 1 udp 1677729535 198.51.100.7 46154 typ srflx raddr 0.0.0.0 rport 0 generation 0",
    ...["a=ice-ufrag:uC+e", "a=ice-pwd:asd88fgpdd777uzjYhagZg12", "a=ice-options:trickle"],
    `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => "7B").join(":")}`,
    ...[`a=setup:${setup}`, "a=mid:0", "a=sendrecv", "a=msid:stream track", "a=rtcp-mux", "a=rtcp-rsize"],
    ...["a=rtpmap:111 opus/48000/2", "a=rtcp-fb:111 transport-cc", "a=fmtp:111 minptime=10;useinbandfec=1"],
    ...["a=rtpmap:63 red/48000/2", "a=rtpmap:9 G722/8000", "a=rtpmap:0 PCMU/8000", "a=rtpmap:8 PCMA/8000"],
    ...["a=rtpmap:13 CN/8000", "a=rtpmap:110 telephone-event/48000", "a=rtpmap:126 telephone-event/8000"],
    ...(kind === "offer" ? ["m=video 9 UDP/TLS/RTP/SAVPF 96", "a=mid:1", "a=rtpmap:96 VP8/90000"] : []),
  ];
  return [...lines.filter((line) => !without.test(line)), ""].join("\r\n");
}

function readWeb(text: string) {
  const read = readDescription(text, "web");
  if (!read.ok) throw new Error(read.reason);
  return read.description;
}

describe("a browser's offer", () => {
  it("is read with how it is found and secured, and its 0.0.0.0 is no hold", () => {
    const { audio } = readWeb(browser());
    expect(audio).toMatchObject({ index: 0, isHeld: false, digitsPayloadType: 126 });
    expect(audio?.web).toMatchObject({ name: "uC+e", isLite: false, isPassive: false, mid: "0", isBundled: true });
    expect(audio?.web?.candidates.length).toBe(2);
    expect(wantsWeb(browser())).toBe(true);
  });

  it("is answered with its own bundle of one line, as the one that waits for the handshake; video is refused", () => {
    const answered = makeAnswer(readWeb(browser()), OURS, "web");
    if (!answered.ok) throw new Error(answered.reason);
    const lines = answered.sdp.split("\r\n");
    expect(lines).toEqual(expect.arrayContaining(["a=group:BUNDLE 0", "a=mid:0", "a=setup:passive", "a=rtcp-mux"]));
    expect(lines).toContain("m=audio 30000 UDP/TLS/RTP/SAVPF 0 126");
    expect(lines).toContain("m=video 0 UDP/TLS/RTP/SAVPF 96");
    expect(lines).toContain("a=candidate:1 1 udp 2130706431 192.0.2.1 30000 typ host");
    expect(answered.negotiated).toMatchObject({ codec: "PCMU", payloadType: 0, send: true, receive: true });
  });

  it("is refused without what makes it one, by a phone's leg, and where it waits for us", () => {
    for (const without of [/^a=fingerprint/, /^a=ice-pwd/, /^a=ice-ufrag/, /^a=rtcp-mux/]) {
      expect(makeAnswer(readWeb(browser({ without })), OURS, "web").ok).toBe(false);
    }
    const plain = readDescription(browser(), "off");
    expect(plain.ok && makeAnswer(plain.description, OURS).ok).toBe(false);
    expect(makeAnswer(readWeb(browser({ setup: "passive" })), OURS, "web").ok).toBe(false);
  });

  it("is plain audio no more than a phone's is a browser's", () => {
    const phone = "v=0\r\no=- 1 1 IN IP4 192.0.2.9\r\ns=-\r\nc=IN IP4 192.0.2.9\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8\r\n";
    expect([wantsWeb(phone), readWeb(phone).audio]).toEqual([false, undefined]);
  });
});

describe("our offer to a browser", () => {
  it("is one of a browser, and its answer is read", () => {
    const offered = makeOffer({ ...OURS, codecs: ["PCMA", "PCMU"], digits: true });
    expect(offered).toContain("m=audio 30000 UDP/TLS/RTP/SAVPF 8 0 101");
    expect(offered).toContain("a=setup:actpass");
    const read = readAnswer(offered, browser({ kind: "answer", setup: "active" }));
    if (!read.ok) throw new Error(read.reason);
    expect(read.negotiated).toMatchObject({ codec: "PCMU", web: { name: "uC+e" }, held: false, send: true });
    expect(readAnswer(offered, browser({ kind: "answer", setup: "passive" })).ok).toBe(false);
    expect(readAnswer(offered, browser({ kind: "answer", without: /^a=fingerprint/ })).ok).toBe(false);
  });

  it("within a call keeps the name of the browser's line", () => {
    const within = readWeb(browser().replace("a=mid:0", "a=mid:sound").replace("BUNDLE 0", "BUNDLE sound"));
    const offered = makeOffer({ ...OURS, codecs: ["PCMU"], digits: true, within });
    expect(offered).toContain("a=mid:sound");
    expect(offered).toContain("a=group:BUNDLE sound");
  });
});
