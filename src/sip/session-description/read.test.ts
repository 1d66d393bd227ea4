import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Description } from "./description.ts";
import { isAddress, isForMany, isNowhere } from "./description.ts";
import { readDescription } from "./read.ts";

function sdp(...lines: readonly string[]): string {
  return [...lines, ""].join("\r\n");
}

function read(text: string): Description {
  const result = readDescription(text);
  if (!result.ok) throw new Error(result.reason);
  return result.description;
}

const SESSION = ["v=0", "o=alice 2890844526 2890844527 IN IP4 192.0.2.1", "s=-", "c=IN IP4 192.0.2.1", "t=0 0"];

describe("reading a description", () => {
  it("finds the audio stream, its codecs in order, its digits", () => {
    const text = sdp(
      ...SESSION,
      "m=audio 49170 RTP/AVP 9 0 8 96 97",
      "a=rtpmap:9 G722/8000",
      "a=rtpmap:0 PCMU/8000",
      "a=rtpmap:8 pcma/8000/1",
      "a=rtpmap:96 opus/48000/2",
      "a=rtpmap:97 telephone-event/8000",
      "a=fmtp:97 0-16",
      "a=ptime:30",
      "a=rtcp-mux",
      "a=rtcp:49171",
    );
    expect(read(text)).toEqual({
      sessionId: "2890844526",
      version: 2890844527,
      timing: "0 0",
      media: [{ kind: "audio", port: 49170, protocol: "RTP/AVP", formats: "9 0 8 96 97" }],
      audio: {
        index: 0,
        address: "192.0.2.1",
        port: 49170,
        codecs: [
          { name: "G722", payloadType: 9, clockRate: 8000 },
          { name: "PCMU", payloadType: 0, clockRate: 8000 },
          { name: "pcma", payloadType: 8, clockRate: 8000 },
          { name: "opus", payloadType: 96, clockRate: 48000 },
          { name: "telephone-event", payloadType: 97, clockRate: 8000 },
        ],
        crypto: [],
        digitsPayloadType: 97,
        direction: "sendrecv",
        ptimeMs: 30,
        rtcp: { port: 49_171, address: undefined },
        isHeld: false,
      },
    });
  });

  it("knows the static payload types without rtpmap, and leaves out the unknown", () => {
    const audio = read(sdp(...SESSION, "m=audio 4 RTP/AVP 0 8 99 300 x 8")).audio;
    expect(audio?.codecs).toEqual([
      { name: "PCMU", payloadType: 0, clockRate: 8000 },
      { name: "PCMA", payloadType: 8, clockRate: 8000 },
    ]);
    expect(audio?.digitsPayloadType).toBeUndefined();
  });

  it("believes an rtpmap that gives a static number another meaning", () => {
    const audio = read(sdp(...SESSION, "m=audio 4 RTP/AVP 0", "a=rtpmap:0 speex/8000")).audio;
    expect(audio?.codecs).toEqual([{ name: "speex", payloadType: 0, clockRate: 8000 }]);
  });

  it("takes no telephone-event of another clock rate for digits", () => {
    const lines = [
      "m=audio 4 RTP/AVP 0 100 101",
      "a=rtpmap:100 telephone-event/48000",
      "a=rtpmap:101 telephone-event/8000",
    ];
    expect(read(sdp(...SESSION, ...lines)).audio?.digitsPayloadType).toBe(101);
    expect(read(sdp(...SESSION, ...lines.slice(0, 2))).audio?.digitsPayloadType).toBeUndefined();
  });

  it.each(["sendrecv", "sendonly", "recvonly", "inactive"] as const)(
    "takes the direction %s of stream or session",
    (direction) => {
      const isHeld = direction === "sendonly" || direction === "inactive";
      expect(read(sdp(...SESSION, "m=audio 4 RTP/AVP 0", `a=${direction}`)).audio).toMatchObject({ direction, isHeld });
      expect(read(sdp(...SESSION, `a=${direction}`, "m=audio 4 RTP/AVP 0")).audio).toMatchObject({ direction, isHeld });
      const both = sdp(...SESSION, "a=inactive", "m=audio 4 RTP/AVP 0", `a=${direction}`);
      expect(read(both).audio?.direction).toBe(direction);
    },
  );

  it("sees the hold of RFC 2543 in the address", () => {
    const audio = read(sdp("v=0", "c=IN IP4 0.0.0.0", "m=audio 4 RTP/AVP 0")).audio;
    expect(audio).toMatchObject({ address: "0.0.0.0", isHeld: true, direction: "sendrecv" });
  });

  it("takes the address of the stream before that of the session, IPv6 too", () => {
    const text = sdp(...SESSION, "m=audio 4 RTP/AVP 0", "c=IN IP6 2001:db8::1", "m=video 5 RTP/AVP 31");
    expect(read(text).audio?.address).toBe("2001:db8::1");
    expect(read(sdp("v=0", "m=audio 4 RTP/AVP 0", "c=IN IP4 224.2.1.1/127/3")).audio?.address).toBe("224.2.1.1");
  });

  it("takes the first audio it could use and keeps every line", () => {
    const text = sdp(
      ...SESSION,
      "m=video 49172/2 RTP/AVP 31",
      "m=audio 0 RTP/AVP 0",
      "m=audio 9 UDP/TLS/RTP/SAVPF 0",
      "m=audio 49170 RTP/AVPF 8",
      "m=application 5 TCP *",
    );
    const { media, audio } = read(text);
    expect(audio).toMatchObject({ index: 3, port: 49170 });
    expect(media.map(({ kind, port, protocol, formats }) => `${kind} ${port} ${protocol} ${formats}`)).toEqual([
      "video 49172 RTP/AVP 31",
      "audio 0 RTP/AVP 0",
      "audio 9 UDP/TLS/RTP/SAVPF 0",
      "audio 49170 RTP/AVPF 8",
      "application 5 TCP *",
    ]);
  });

  it("is patient with what does no harm", () => {
    expect(read("v=0\nc=IN IP4 192.0.2.1\nm=audio 4 RTP/AVP 0 \nm =video x").audio?.port).toBe(4);
    expect(read(sdp("v=0")).media).toEqual([]);
    expect(read(sdp(...SESSION, "m=audio 4 RTP/AVP 0", "a=ptime:x")).audio?.ptimeMs).toBeUndefined();
    expect(read(sdp("v=0", "o=x", "t=x")).timing).toBe("0 0");
  });

  it.each([
    ["nothing", ""],
    ["another language", "<audio>"],
    ["another version", sdp("v=1", ...SESSION.slice(1))],
    ["no version first", sdp("s=-", "v=0")],
    ["no address", sdp("v=0", "m=audio 4 RTP/AVP 0")],
    ["an address of another network", sdp("v=0", "c=ATM x 1", "m=audio 4 RTP/AVP 0")],
    ["a media line without port", sdp(...SESSION, "m=audio RTP/AVP 0")],
    ["a port too high", sdp(...SESSION, "m=audio 65536 RTP/AVP 0")],
    ["a control character in a media line", sdp(...SESSION, "m=audio 4 RTP/AVP 0\x07")],
    ["33 media lines", sdp(...SESSION, ...Array.from({ length: 33 }, () => "m=audio 4 RTP/AVP 0"))],
    ["too much", sdp(...SESSION, ...Array.from({ length: 2000 }, () => "a=x:yyyyy"))],
  ])("refuses %s", (_what, text) => {
    expect(readDescription(text).ok).toBe(false);
  });

  it("never throws", () => {
    const line = fc.oneof(
      fc.constantFrom(
        ...SESSION,
        "m=audio 4 RTP/AVP 0 8",
        "a=rtpmap:8 PCMA/8000",
        "a=sendonly",
        "m=video 0 X 1",
        "a=ptime:20",
      ),
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom("m=", "c=IN IP4 ", "a=rtpmap:", "a=fmtp:", "o=").chain((start) => {
        return fc.string({ maxLength: 20 }).map((rest) => start + rest);
      }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        readDescription(sdp("v=0", ...lines));
      }),
      { numRuns: 1_000 },
    );
  });

  it("takes no time for what looks hard", () => {
    const began = performance.now();
    for (const line of [
      `a=ptime:${"1.".repeat(7000)}`,
      `a=rtpmap:1 ${"a".repeat(16_000)}`,
      `m=audio 1${" x".repeat(8000)}\0`,
    ]) {
      readDescription(sdp(...SESSION, line));
    }
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe("addresses", () => {
  it.each([
    ["192.0.2.1", true],
    ["256.0.0.1", false],
    ["::1", true],
    ["2001:db8::192.0.2.1", true],
    ["host.example.com", false],
    ["1.2.3", false],
    ["", false],
  ])("%s", (address, expected) => {
    expect(isAddress(address)).toBe(expected);
  });

  it("that are nowhere, and those for many", () => {
    expect(["0.0.0.0", "::", "0:0:0:0:0:0:0:0"].every(isNowhere)).toBe(true);
    expect(["10.0.0.0", "::1", "1::"].some(isNowhere)).toBe(false);
    expect(["224.0.0.1", "255.255.255.255", "ff02::1", "FF0E::1"].every(isForMany)).toBe(true);
    expect(["192.0.2.1", "2001:db8::1", "::", "f::1"].some(isForMany)).toBe(false);
  });
});

describe("a=rtcp (RFC 3605)", () => {
  const withLine = (line: string) => {
    const lines = [
      "v=0",
      "o=- 1 1 IN IP4 192.0.2.7",
      "s=-",
      "c=IN IP4 192.0.2.7",
      "t=0 0",
      "m=audio 4000 RTP/AVP 8",
      line,
    ];
    const read = readDescription(lines.join("\r\n"));
    return read.ok ? read.description.audio?.rtcp : read.reason;
  };

  it.each([
    ["a=rtcp:5555", { port: 5_555, address: undefined }],
    ["a=rtcp:  5555 ", { port: 5_555, address: undefined }],
    ["a=rtcp:5555 IN IP4 192.0.2.7", { port: 5_555, address: undefined }],
    ["a=rtcp:5555  IN IP4  192.0.2.8", { port: 5_555, address: "192.0.2.8" }],
    ["a=rtcp:5555 IN IP6 2001:db8::8", { port: 5_555, address: "2001:db8::8" }],
    ["a=rtcp:5555 IN IP4 239.1.2.3", { port: 5_555, address: undefined }],
    ["a=rtcp:5555 IN IP4 phone.example", { port: 5_555, address: undefined }],
    ["a=rtcp:5555 IN IP4 0.0.0.0", { port: 5_555, address: undefined }],
    ["a=rtcp:0", undefined],
    ["a=rtcp:70000", undefined],
    ["a=rtcp:99999999999999999999", undefined],
    ["a=rtcp:x", undefined],
    ["a=rtcp-mux", undefined],
  ])("%s", (line, rtcp) => {
    expect(withLine(line)).toEqual(rtcp);
  });
});
