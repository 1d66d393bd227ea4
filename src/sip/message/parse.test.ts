import { describe, expect, it } from "vitest";
import { header } from "./headers.ts";
import type { ParseError } from "./parse.ts";
import { parseMessage } from "./parse.ts";

const HEADERS = [
  "Via: SIP/2.0/UDP h;branch=z9hG4bK1",
  "From: <sip:a@b>;tag=1",
  "To: <sip:c@d>",
  "Call-ID: x",
  "CSeq: 1 OPTIONS",
];

function octets(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function datagram(start: string, headers: readonly string[] = HEADERS, body = ""): Uint8Array {
  return octets(`${[start, ...headers].join("\r\n")}\r\n\r\n${body}`);
}

function error(bytes: Uint8Array): ParseError {
  const result = parseMessage(bytes);
  if (result.ok) throw new Error("was not refused");
  return result.error;
}

function read(bytes: Uint8Array) {
  const result = parseMessage(bytes);
  if (!result.ok) throw new Error(result.error.reason);
  return result.message;
}

const OPTIONS = "OPTIONS sip:c@d SIP/2.0";

describe("reading a message", () => {
  it("keeps the order of headers and unknown ones, names in their long form", () => {
    const message = read(datagram(OPTIONS, ["X-b: 1", ...HEADERS, "s:  hello  ", "x-A:", "k: path"]));
    expect(message.headers.map(({ name }) => name)).toEqual([
      "X-b",
      "Via",
      "From",
      "To",
      "Call-ID",
      "CSeq",
      "Subject",
      "x-A",
      "Supported",
    ]);
    expect(header(message, "Subject")).toBe("hello");
    expect(header(message, "X-A")).toBe("");
  });

  it("joins folded lines with one space", () => {
    const message = read(
      datagram(OPTIONS, [...HEADERS, "Subject: I know you're there, \r\n \t pick up\r\n\tthe phone"]),
    );
    expect(header(message, "Subject")).toBe("I know you're there, pick up the phone");
  });

  it("takes bare LF as a line end, skips empty lines in front", () => {
    const message = read(octets(`\r\n\n${OPTIONS}\n${HEADERS.join("\n")}\n\nbody`));
    expect(message).toMatchObject({ type: "request", method: "OPTIONS" });
    expect(Buffer.from(message.body).toString()).toBe("body");
  });

  it("takes the version in any case and a response without a reason", () => {
    expect(read(datagram("OPTIONS sip:c@d sip/2.0")).type).toBe("request");
    expect(read(datagram("sip/2.0 200"))).toMatchObject({ type: "response", status: 200, reason: "" });
  });

  it("does not mind where the bytes lie in their buffer", () => {
    const bytes = datagram(OPTIONS, HEADERS, "body");
    const room = new Uint8Array(bytes.length + 20).fill(0x41);
    room.set(bytes, 10);
    expect(read(room.subarray(10, 10 + bytes.length))).toEqual(read(bytes));
  });

  it("takes a datagram without the empty line, but not one cut in a line", () => {
    const whole = `${[OPTIONS, ...HEADERS].join("\r\n")}\r\n`;
    expect(read(octets(whole)).body.length).toBe(0);
    expect(error(octets(whole.slice(0, -3))).reason).toBe("Headers without an end");
  });
});

describe("Content-Length (RFC 3261 section 18.3)", () => {
  const withLength = (length: string, body = "12345") =>
    datagram(OPTIONS, [...HEADERS, `Content-Length: ${length}`], body);

  it("missing: the body is the rest of the datagram", () => {
    expect(read(datagram(OPTIONS, HEADERS, "12345")).body.length).toBe(5);
  });

  it.each([
    ["5", 5],
    ["3", 3],
    ["0", 0],
    ["0000005", 5],
  ])("%s takes so many octets", (length, expected) => {
    expect(read(withLength(length)).body.length).toBe(expected);
  });

  it.each(["6", "4294967301", "99999999999999999999"])("%s octets are not there", (length) => {
    expect(error(withLength(length)).status).toBe(400);
  });

  it.each(["-1", "+5", "5 5", "5, 5", "0x5", "5.0", "", "five"])("%j is no length", (length) => {
    expect(error(withLength(length)).reason).toBe("Malformed Content-Length");
  });
});

describe("refusing a message", () => {
  it.each([
    ["nothing", "", "Empty message"],
    ["only line ends", "\r\n\r\n", "Empty message"],
    ["a first line that is folded", " OPTIONS sip:c@d SIP/2.0\r\n\r\n", "Malformed start line"],
    ["another protocol", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "Malformed start line"],
    ["no version", "OPTIONS sip:c@d\r\n\r\n", "Malformed start line"],
    ["a method that is no token", "OPT(IONS sip:c@d SIP/2.0\r\n\r\n", "Malformed start line"],
    ["binary", "\0\x01\x02\xff", "Malformed start line"],
  ])("%s: nobody to answer", (_what, text, reason) => {
    expect(error(octets(text))).toEqual({ status: 400, reason, partial: undefined });
  });

  it.each([
    ["OPTIONS sip:c@d SIP/3.0", 505],
    ["OPTIONS sip:c@d@e SIP/2.0", 400],
    ["OPTIONS nonsense SIP/2.0", 400],
    ["OPTIONS sip:c@d  SIP/2.0", 400],
    ["OPTIONS sip:c @d SIP/2.0", 400],
    ["OPTIONS sip:c\0@d SIP/2.0", 400],
  ])("%j: answered %i", (start, status) => {
    const refused = error(datagram(start));
    expect(refused.status).toBe(status);
    expect(refused.partial).toMatchObject({ type: "request", method: "OPTIONS" });
    expect(refused.partial?.headers).toHaveLength(HEADERS.length);
  });

  it.each(["SIP/2.0 99 x", "SIP/2.0 700 x", "SIP/2.0 1000 x", "SIP/3.0 200 OK"])("%j", (start) => {
    expect(error(datagram(start)).partial?.type).toBe("response");
  });

  it.each(["Via", "From", "To", "Call-ID", "CSeq"])("no %s", (name) => {
    const rest = HEADERS.filter((line) => !line.startsWith(`${name}:`));
    expect(error(datagram(OPTIONS, rest))).toMatchObject({ status: 400, reason: `Missing ${name}` });
  });

  it.each([
    "From: <sip:x@y>",
    "To: <sip:x@y>",
    "Call-ID: y",
    "i: y",
    "CSeq: 1 OPTIONS",
    "Max-Forwards: 1\r\nMax-Forwards: 2",
  ])("a second %j", (line) => {
    expect(error(datagram(OPTIONS, [...HEADERS, line])).reason).toMatch(/^More than one/);
  });

  it.each([
    ["From: nobody", "Malformed From"],
    ["To: <>", "Malformed To"],
    ["Call-ID: a b", "Malformed Call-ID"],
    ["Call-ID:", "Malformed Call-ID"],
    ["CSeq: one OPTIONS", "Malformed CSeq"],
    ["CSeq: 1 INVITE", "CSeq of another method"],
    ["CSeq: 1 options", "CSeq of another method"],
    ["Via: nonsense", "Malformed Via"],
    ["Via: SIP/2.0/UDP h, nonsense", "Malformed Via"],
    ["Max-Forwards: 256", "Malformed Max-Forwards"],
    ["Max-Forwards: many", "Malformed Max-Forwards"],
    ["Subject: a\0b", "Control character in a header field"],
    ["Subject: a\rVia: x", "Control character in a header field"],
    ["no colon", "Malformed header field"],
    [": no name", "Malformed header field"],
    ["Sub ject: x", "Malformed header field"],
  ])("%j", (line, reason) => {
    const name = line.slice(0, line.indexOf(":"));
    const rest = HEADERS.filter((other) => !other.startsWith(`${name}:`));
    const refused = error(datagram(OPTIONS, [...rest, line]));
    expect(refused).toMatchObject({ status: 400, reason });
    expect(refused.partial).toBeDefined();
  });
});

describe("limits", () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `X-${index}: y`);

  it("200 header fields", () => {
    expect(read(datagram(OPTIONS, [...HEADERS, ...many(195)])).headers).toHaveLength(200);
    const refused = error(datagram(OPTIONS, [...HEADERS, ...many(196)]));
    expect(refused.reason).toBe("Too many header fields");
    expect(refused.partial?.headers).toHaveLength(200);
  });

  it("8 KiB a field, folded or not, and a start line", () => {
    const fits = `Subject: ${"x".repeat(8192 - 9)}`;
    expect(read(datagram(OPTIONS, [...HEADERS, fits]))).toBeDefined();
    expect(error(datagram(OPTIONS, [...HEADERS, `${fits}x`])).reason).toBe("Header field too long");
    const folded = `Subject: ${"x\r\n ".repeat(5000)}`;
    expect(error(datagram(OPTIONS, [...HEADERS, folded])).reason).toBe("Header field too long");
    expect(error(datagram(`OPTIONS sip:${"x".repeat(9000)}@y SIP/2.0`)).status).toBe(414);
  });

  it("64 KiB a message", () => {
    expect(error(datagram(OPTIONS, HEADERS, "x".repeat(65_536))).status).toBe(513);
  });

  it("takes no more than linear time for what looks hard", () => {
    const spaces = " ".repeat(60_000);
    const began = performance.now();
    for (const nasty of [
      datagram(OPTIONS, [...HEADERS, `Subject: x${spaces}x`]),
      datagram(OPTIONS, [...HEADERS, `Subject${spaces}x: y`]),
      datagram(`OPTIONS${spaces}x`, HEADERS),
      datagram(OPTIONS, ["Via: SIP/2.0/UDP h" + ";a".repeat(4000), ...HEADERS]),
      datagram(OPTIONS, [`Via: SIP/2.0/UDP h${" ".repeat(8000)}x`, ...HEADERS]),
      datagram(OPTIONS, [`Contact: ${'"\\'.repeat(4000)}`, ...HEADERS.slice(0, 4), `CSeq: 1${" ".repeat(8000)}`]),
      octets("\r\n ".repeat(20_000)),
      octets(`${OPTIONS}${"\r\n x".repeat(16_000)}`),
    ]) {
      parseMessage(nasty);
    }
    // Quadratic time would take many seconds.
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
