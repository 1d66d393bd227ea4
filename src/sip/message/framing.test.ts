import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Framed } from "./framing.ts";
import { frame, INITIAL_FRAMING } from "./framing.ts";

const octets = (text: string) => new TextEncoder().encode(text);
const texts = (messages: readonly Uint8Array[]) => messages.map((message) => Buffer.from(message).toString());

const ONE = "OPTIONS sip:a SIP/2.0\r\nContent-Length: 0\r\n\r\n";
const TWO = "MESSAGE sip:a SIP/2.0\r\nX: y\r\nl :\r\n 12\r\nZ: z\r\n\r\nhello\r\n\r\nyou";
const THREE = "SIP/2.0 200 OK\nCONTENT-LENGTH:3\n\nabc";

/** Feeds the chunks in turn and adds up what comes out. */
function feed(...chunks: readonly Uint8Array[]): Omit<Framed, "state"> & { waiting: number } {
  let state = INITIAL_FRAMING;
  const messages: Uint8Array[] = [];
  let pings = 0;
  let error: Framed["error"];
  for (const chunk of chunks) {
    const framed = frame(state, chunk);
    state = framed.state;
    messages.push(...framed.messages);
    pings += framed.pings;
    error ??= framed.error;
  }
  const waiting = state.waiting.length;
  return error === undefined ? { messages, pings, waiting } : { messages, pings, waiting, error };
}

describe("framing a stream", () => {
  const stream = `\r\n\r\n${ONE}${TWO}\r\n${THREE}\r\n\r\n\r\n\r\n${ONE}`;

  it("takes joined messages apart", () => {
    const framed = feed(octets(stream));
    expect(texts(framed.messages)).toEqual([ONE, TWO, THREE, ONE]);
    expect(framed).toMatchObject({ pings: 3, waiting: 0 });
  });

  it("puts messages together that are split at every octet", () => {
    const framed = feed(...[...octets(stream)].map((octet) => Uint8Array.of(octet)));
    expect(texts(framed.messages)).toEqual([ONE, TWO, THREE, ONE]);
    expect(framed).toMatchObject({ pings: 3, waiting: 0 });
  });

  it("does so wherever one cut is made", () => {
    const bytes = octets(stream);
    for (let at = 0; at <= bytes.length; at++) {
      const framed = feed(bytes.subarray(0, at), bytes.subarray(at));
      expect(texts(framed.messages)).toEqual([ONE, TWO, THREE, ONE]);
      expect(framed.pings).toBe(3);
    }
  });

  it("does so however it is cut", () => {
    const bytes = octets(stream);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 12 }), (cuts) => {
        const edges = [0, ...cuts.toSorted((one, other) => one - other), bytes.length];
        const chunks = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
        expect(texts(feed(...chunks).messages)).toEqual([ONE, TWO, THREE, ONE]);
      }),
    );
  });

  it("keeps nothing that the reader of the socket may overwrite", () => {
    const chunk = octets(ONE.slice(0, 20));
    const { state } = frame(INITIAL_FRAMING, chunk);
    chunk.fill(0);
    expect(texts(frame(state, octets(ONE.slice(20))).messages)).toEqual([ONE]);
  });

  it("waits without an error for what has not come", () => {
    expect(feed(octets(ONE.slice(0, -1)))).toEqual({ messages: [], pings: 0, waiting: ONE.length - 1 });
    expect(feed(octets(TWO.slice(0, -1)))).toMatchObject({ messages: [], waiting: TWO.length - 1 });
  });
});

describe("keep-alives (RFC 5626 section 3.5.1)", () => {
  it.each([
    ["\r\n", 0],
    ["\r\n\r\n", 1],
    ["\r\n\r\n\r\n", 1],
    ["\r\n\r\n\r\n\r\n", 2],
    ["\n\n\n\n", 0],
    [`\r\n${ONE}\r\n`, 0],
  ])("%j holds %i pings", (text, pings) => {
    expect(feed(octets(text)).pings).toBe(pings);
    expect(feed(...[...octets(text)].map((octet) => Uint8Array.of(octet))).pings).toBe(pings);
  });
});

describe("streams that cannot be framed", () => {
  const head = (length: string) => `OPTIONS sip:a SIP/2.0\r\n${length}Via: x\r\n\r\n`;

  it.each([
    ["no Content-Length", "", "Missing Content-Length", 400],
    ["a negative one", "Content-Length: -1\r\n", "Malformed Content-Length", 400],
    ["two of them", "Content-Length: 1\r\nl: 1\r\n", "Malformed Content-Length", 400],
    ["an empty one", "Content-Length:\r\n", "Malformed Content-Length", 400],
    ["two numbers", "Content-Length: 1 2\r\n", "Malformed Content-Length", 400],
    ["one that is too large", "Content-Length: 65536\r\n", "Message too large", 513],
  ])("%s", (_what, length, reason, status) => {
    const framed = feed(octets(ONE + head(length) + ONE));
    expect(texts(framed.messages)).toEqual([ONE]);
    expect(framed.error).toMatchObject({ reason, status });
    expect(Buffer.from(framed.error?.head ?? []).toString()).toBe(head(length));
  });

  it("takes nothing more after an error", () => {
    const { state } = frame(INITIAL_FRAMING, octets(head("")));
    expect(state.isFailed).toBe(true);
    expect(frame(state, octets(ONE))).toEqual({ state, messages: [], pings: 0 });
  });

  it("stops at a head that never ends, and holds no more than the limit", () => {
    let state = INITIAL_FRAMING;
    let error: Framed["error"];
    for (let count = 0; count < 100 && error === undefined; count++) {
      ({ state, error } = { error: undefined, ...frame(state, octets("X: y\r\n".repeat(200))) });
      expect(state.waiting.length).toBeLessThanOrEqual(65_535);
    }
    expect(error).toEqual({ reason: "Head too large", status: 513, head: undefined });
  });

  it("never throws, and loses nothing before an error", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 10 }), (chunks) => {
        feed(octets(ONE), ...chunks)
          .messages.slice(0, 1)
          .forEach((message) => expect(texts([message])).toEqual([ONE]));
      }),
    );
  });
});
