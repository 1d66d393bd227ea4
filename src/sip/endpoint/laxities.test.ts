// What real telephones and carriers write that RFC 3261 does not, and what they send that is no SIP: taken, as far as nothing
// is in doubt.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { header } from "../message/headers.ts";
import { frame, INITIAL_FRAMING } from "../message/framing.ts";
import { Door, GOOD } from "./door.ts";
import { Talking } from "./talking.ts";
import { requestText, VirtualNetwork } from "./virtual-network.ts";

const SDP = "v=0\r\no=- 1 1 IN IP4 192.0.2.66\r\ns=-\r\nc=IN IP4 192.0.2.66\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";
const LF = (text: string): string => text.replaceAll("\r\n", "\n");

/** The offer that an INVITE with this body is understood to make, or what it is answered. */
function offerIn(contentType: string | undefined, body: string, more: Readonly<Record<string, string>> = {}) {
  const network = new VirtualNetwork();
  const bob = network.add("192.0.2.2");
  const text = requestText("INVITE", { "Content-Type": contentType, ...more }, body);
  network.inject(bob, new TextEncoder().encode(text));
  const [invited] = bob.events("invited");
  return invited === undefined ? network.lines()[0] : invited.offer;
}

const part = (type: string | undefined, body: string): string =>
  `--cut\r\n${type === undefined ? "" : `Content-Type: ${type}\r\n`}\r\n${body}\r\n`;

describe("where the description is", () => {
  test("without a Content-Type it is what it looks like", () => {
    expect(offerIn(undefined, SDP)).toBe(SDP);
    expect(offerIn("", SDP)).toBe(SDP);
    expect(offerIn(undefined, `\r\n${SDP}`)).toContain(SDP);
    expect(offerIn(undefined, "<xml/>")).toBe("415 INVITE");
    expect(offerIn("text/plain", SDP)).toBe("415 INVITE");
  });

  test.each([
    ["among others", part("text/plain", "hello") + part("application/sdp", SDP)],
    ["in a part without a type", part(undefined, SDP)],
    ["behind a preamble", `This is MIME.\r\n${part("Application/SDP; charset=utf-8", SDP)}`],
    [
      "behind a folded field",
      `--cut\r\nContent-Disposition: session;\r\n handling=required\r\nContent-Type:\r\n application/sdp\r\n\r\n${SDP}\r\n`,
    ],
    ["where the mark has blanks behind it", part("application/sdp", SDP).replace("--cut", "--cut  ")],
  ])("a multipart: %s", (_where, parts) => {
    for (const type of ["multipart/mixed; boundary=cut", 'multipart/mixed;boundary="cut"']) {
      expect(offerIn(type, `${parts}--cut--\r\n`)).toBe(SDP);
      expect(offerIn(type, LF(`${parts}--cut--\r\n`))).toBe(LF(SDP));
      // The last mark is missing.
      expect(offerIn(type, parts)?.trim()).toBe(SDP.trim());
    }
  });

  test("a multipart inside a multipart, up to a depth", () => {
    const nested = (depth: number): string => {
      const mark = `cut${depth}`;
      const inner = depth === 1 ? SDP : nested(depth - 1);
      const type =
        depth === 1 ? "application/sdp" : `multipart/related; type="application/sdp"; boundary=cut${depth - 1}`;
      return `--${mark}\r\nContent-Type: text/plain\r\n\r\nx\r\n--${mark}\r\nContent-Type: ${type}\r\n\r\n${inner}\r\n--${mark}--\r\n`;
    };
    for (const depth of [1, 2, 3]) expect(offerIn(`multipart/mixed;boundary=cut${depth}`, nested(depth))).toBe(SDP);
    expect(offerIn("multipart/mixed;boundary=cut9", nested(9))).toBe("415 INVITE");
    expect(offerIn("multipart/mixed", nested(1))).toBe("415 INVITE");
    expect(offerIn("multipart/mixed;boundary=other", nested(1))).toBe("415 INVITE");
  });

  test("whatever a multipart holds, it is answered", () => {
    const piece = fc.constantFrom(
      "--cut",
      "--cut--",
      "\r\n",
      "\n",
      "Content-Type: ",
      "multipart/mixed;boundary=cut",
      "v=0",
      " ",
      ":",
      "application/sdp",
      "x",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const got = offerIn("multipart/mixed;boundary=cut", pieces.join(""));
        expect(got === undefined || got === "415 INVITE" || got === "" || !got.includes("--cut")).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("fields", () => {
  test.each(["rport=", "rport = ", 'rport=""'])("`;%s` asks for the port", (rport) => {
    const network = new VirtualNetwork();
    const bob = network.add("192.0.2.2");
    const Via = `SIP/2.0/UDP 10.0.0.1:5062;${rport};branch=z9hG4bKempty`;
    network.inject(bob, requestText("OPTIONS", { Via }), "192.0.2.66", 41_000);
    expect(network.lines()).toEqual(["200 OPTIONS"]);
    const via = network.sent[0]?.message.headers.find(({ name }) => name === "Via")?.value;
    expect(via).toMatch(/;rport=41000\b.*received=192\.0\.2\.66|received=192\.0\.2\.66.*;rport=41000\b/);
  });

  test("an empty parameter elsewhere is one without a value", () => {
    const door = new Door();
    expect(door.try({ ...GOOD, rport: ";rport=;ttl=" })).toEqual(["200 REGISTER"]);
    const network = new VirtualNetwork();
    const bob = network.add("192.0.2.2");
    network.inject(
      bob,
      requestText("INVITE", { To: "<sip:bob@192.0.2.2>;tag=", Contact: "<sip:m@192.0.2.66>;expires=" }, SDP),
    );
    expect(bob.types).toEqual(["invited"]);
  });

  test("compact, folded, in any case, with blanks before the colon, without Max-Forwards", () => {
    const network = new VirtualNetwork();
    const bob = network.add("192.0.2.2");
    const text = [
      ...[
        "INVITE sip:bob@192.0.2.2 SIP/2.0",
        "v : sip / 2.0 / udp 192.0.2.66 : 5060 ;\r\n branch=z9hG4bKfolded ;rport",
      ],
      ...[
        "F: Mallory\r\n\t<sip:mallory@192.0.2.66> ; TAG=m",
        "t:sip:bob@192.0.2.2",
        "I: x@y",
        "cseq:\t1   INVITE",
        "M:sip:m@192.0.2.66",
      ],
      ...["C: application/SDP", `l: ${SDP.length}`, "", SDP],
    ].join("\r\n");
    network.inject(bob, new TextEncoder().encode(text));
    expect(bob.events("invited")).toMatchObject([{ offer: SDP, maxForwards: 70 }]);
  });

  test("methods keep their case (RFC 3261 section 7.1)", () => {
    const network = new VirtualNetwork();
    const bob = network.add("192.0.2.2");
    network.inject(bob, requestText("INVITE", { CSeq: "1 invite" }, SDP));
    network.inject(bob, requestText("invite", {}, SDP));
    expect(network.lines()).toEqual(["400 invite", "405 invite"]);
  });
});

describe("who does not want to be named", () => {
  const call = { ...GOOD, method: "INVITE" } as const;
  const as = (from: string, password = "secret1001") => {
    const door = new Door();
    const text = (attempt: typeof call, more = {}) =>
      door.text.call(door, attempt, more).replace(/^From: <[^>]*>/m, `From: ${from}`);
    const asking = Object.assign(Object.create(door) as Door, { text });
    return [asking.try({ ...call, password }), door] as const;
  };

  test.each([
    '"Anonymous" <sip:anonymous@anonymous.invalid>',
    "<sip:Anonymous@example.com>",
    "<sip:c8oqz84zk7z@anonymous.invalid>",
  ])("%s calls by a valid digest", (from) => {
    const [lines, door] = as(from);
    expect(lines).toEqual(["100 INVITE"]);
    expect(door.server.events("invited")).toMatchObject([{ account: "1001" }]);
    expect(as(from, "wrong")[0]).toEqual(["403 INVITE"]);
  });

  test("but not as somebody else, and nobody registers so", () => {
    expect(as("<sip:1002@example.com>")[0]).toEqual(["403 INVITE"]);
    expect(new Door().try({ ...GOOD, from: "anonymous", to: "1001" })).toEqual(["403 REGISTER"]);
  });
});

describe("INFO", () => {
  test("of an unknown type gets 415 and what is taken", () => {
    const call = new Talking();
    for (const type of ["application/media_control+xml", "text/plain", "application/dtmfrelay"]) {
      expect(call.request("INFO", { "Content-Type": type }, "x")).toEqual(["415 INFO"]);
      expect(header(call.last, "Accept")).toBe("application/dtmf-relay, application/dtmf");
    }
    expect(call.bob.events("info")).toEqual([]);
  });

  test("of a known one, without a body, or with an optional one gets 200", () => {
    const call = new Talking();
    expect(call.request("INFO", { "Content-Type": "Application/DTMF-Relay ; x=y" }, "Signal=1")).toEqual(["200 INFO"]);
    expect(call.request("INFO", { "Content-Type": "application/dtmf" }, "1")).toEqual(["200 INFO"]);
    expect(call.request("INFO")).toEqual(["200 INFO"]);
    expect(call.request("INFO", { "Content-Type": "text/plain" })).toEqual(["200 INFO"]);
    const more = { "Content-Type": "text/plain", "Content-Disposition": "render; handling=optional" };
    expect(call.request("INFO", more, "x")).toEqual(["200 INFO"]);
  });
});

describe("what is no SIP", () => {
  const stun = (head: readonly number[], more = 0): Uint8Array =>
    Uint8Array.from([...head, ...Array<number>(more).fill(7)]);
  const BINDING = [0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  const CLASSIC = [0, 1, 0, 8, 9, 9, 9, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

  test.each([
    ["zeros", new Uint8Array(64)],
    ["one zero", new Uint8Array(1)],
    ["zeros and line ends", Uint8Array.from([0, 0, 13, 10, 13, 10, 32, 0])],
    ["STUN", stun(BINDING)],
    ["STUN with attributes", stun([...BINDING.slice(0, 3), 8, ...BINDING.slice(4)], 8)],
    ["STUN of RFC 3489", stun(CLASSIC, 8)],
    ["an indication", stun([0, 0x11, ...BINDING.slice(2)])],
  ])("%s: is answered by nothing and is no malformed message", (_what, bytes) => {
    const network = new VirtualNetwork();
    const bob = network.add("192.0.2.2");
    network.inject(bob, bytes);
    expect(network.lines()).toEqual([]);
    expect(bob.types).toEqual([]);
    expect(bob.endpoint.tally().malformed).toBe(0);
  });

  test.each([
    ["a broken STUN", stun([0, 1, 0, 9, ...BINDING.slice(4)])],
    ["other octets", stun([0x80, 8, 0, 1], 40)],
    ["half a message", new TextEncoder().encode("INVITE sip:bob@192.0.2.2")],
  ])("%s is still told of", (_what, bytes) => {
    const network = new VirtualNetwork();
    const bob = network.add("192.0.2.2");
    network.inject(bob, bytes);
    expect(bob.events("notice")).toMatchObject([{ text: "Malformed message" }]);
  });

  test("zeros before a message, in a datagram and on a connection", () => {
    const network = new VirtualNetwork();
    const bob = network.add("192.0.2.2");
    const bytes = new TextEncoder().encode(`\0\0\r\n${requestText("OPTIONS")}`);
    network.inject(bob, bytes);
    expect(network.lines()).toEqual(["200 OPTIONS"]);
    const framed = frame(INITIAL_FRAMING, new TextEncoder().encode(`\0\0\0\0${requestText("OPTIONS")}\0\r\n\r\n\0`));
    expect(framed).toMatchObject({ pings: 1, state: { waiting: new Uint8Array(0), isFailed: false } });
    expect(framed.messages).toHaveLength(1);
  });
});
