// Keys in session descriptions: RFC 4568, and RFC 8643 where they are offered under plain RTP.
import { describe, expect, it } from "vitest";
import type { CryptoKey } from "./crypto.ts";
import { cryptoLineOf } from "./crypto.ts";
import type { Secrecy } from "./description.ts";
import type { Offer } from "./offer.ts";
import { makeAnswer, makeOffer, readAnswer } from "./offer.ts";
import { readDescription } from "./read.ts";

const KEY = "d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj";
const OTHER = "NzB4d1BINUAvLEw6UzF3WSJ+PSdFcGdUJShpX1Zj";
const LONG = Buffer.alloc(46, 7).toString("base64");
const CM80 = `AES_CM_128_HMAC_SHA1_80 inline:${KEY}`;

const OURS = { address: "198.51.100.1", port: 20_000, sessionId: 7, version: 1 };
const ourKey: CryptoKey = { suite: "AES_CM_128_HMAC_SHA1_80", key: OTHER, nameBytes: 0 };
const keyFor = ({ suite }: CryptoKey): CryptoKey => ({ ...ourKey, suite });

function sdp(...media: readonly string[]): string {
  return ["v=0", "o=a 1 1 IN IP4 192.0.2.1", "s=-", "c=IN IP4 192.0.2.1", "t=0 0", ...media, ""].join("\r\n");
}

function answered(text: string, secrecy: Secrecy) {
  const read = readDescription(text, secrecy);
  if (!read.ok) throw new Error(read.reason);
  const answer = makeAnswer(read.description, secrecy === "off" ? OURS : { ...OURS, keyFor }, secrecy);
  return answer.ok ? answer : { ok: answer.ok, sdp: "", negotiated: undefined, reason: answer.reason };
}

function mediaOf(text: string): string[] {
  return text.split("\r\n").filter((line) => /^(m=|a=crypto)/.test(line));
}

const PLAIN = sdp("m=audio 4000 RTP/AVP 8");
const SAVP = sdp("m=audio 4000 RTP/SAVP 8", `a=crypto:3 ${CM80}|2^20`);
const AVP_WITH_KEY = sdp("m=audio 4000 RTP/AVP 8", `a=crypto:1 ${CM80}`);
const SAVP_WITHOUT_KEY = sdp("m=audio 4000 RTP/SAVP 8");
const UNKNOWN = sdp("m=audio 4000 RTP/SAVP 8", "a=crypto:1 F8_128_HMAC_SHA1_80 inline:" + KEY);
const BOTH = sdp("m=audio 4000 RTP/AVP 8", "m=audio 4002 RTP/SAVP 8", `a=crypto:1 ${CM80}`);
const DTLS = sdp("m=audio 4000 UDP/TLS/RTP/SAVPF 8", "a=fingerprint:sha-256 00:11");

describe("an offer to us", () => {
  it.each([
    // What is secured in the answer, by how it may be: "no" is 488.
    ["plain", PLAIN, { off: "plain", optional: "plain", required: "no" }],
    ["RTP/SAVP with a key", SAVP, { off: "no", optional: "secured", required: "secured" }],
    ["RTP/AVP with a key", AVP_WITH_KEY, { off: "plain", optional: "secured", required: "secured" }],
    ["RTP/SAVP without a key", SAVP_WITHOUT_KEY, { off: "no", optional: "no", required: "no" }],
    ["RTP/SAVP with an unknown suite", UNKNOWN, { off: "no", optional: "no", required: "no" }],
    ["a plain and a secured line", BOTH, { off: "plain", optional: "secured", required: "secured" }],
    ["DTLS", DTLS, { off: "no", optional: "no", required: "no" }],
  ] as const)("%s", (_name, text, expected) => {
    for (const secrecy of ["off", "optional", "required"] as const) {
      const { ok, negotiated, sdp: said } = answered(text, secrecy);
      const what = !ok ? "no" : negotiated.secured === undefined ? "plain" : "secured";
      expect({ secrecy, what }).toEqual({ secrecy, what: expected[secrecy] });
      expect(said.includes("a=crypto")).toBe(what === "secured");
    }
  });

  it("is answered under its profile, with its tag and our key", () => {
    expect(mediaOf(answered(SAVP, "required").sdp)).toEqual([
      "m=audio 20000 RTP/SAVP 8",
      `a=crypto:3 AES_CM_128_HMAC_SHA1_80 inline:${OTHER}`,
    ]);
    expect(mediaOf(answered(AVP_WITH_KEY, "optional").sdp)[0]).toBe("m=audio 20000 RTP/AVP 8");
    expect(mediaOf(answered(BOTH, "optional").sdp)).toEqual([
      "m=audio 0 RTP/AVP 8",
      "m=audio 20000 RTP/SAVP 8",
      `a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:${OTHER}`,
    ]);
    const { negotiated } = answered(SAVP, "required");
    expect(negotiated?.secured?.theirs).toMatchObject({ suite: "AES_CM_128_HMAC_SHA1_80", key: KEY });
  });

  it("takes the first suite that is known", () => {
    const text = sdp(
      "m=audio 4000 RTP/SAVP 8",
      `a=crypto:1 F8_128_HMAC_SHA1_80 inline:${KEY}`,
      `a=crypto:2 AES_256_CM_HMAC_SHA1_80 inline:${LONG}`,
      `a=crypto:4 ${CM80}`,
    );
    expect(answered(text, "required").negotiated?.secured?.theirs).toMatchObject({ tag: 2, key: LONG });
  });
});

describe("a key", () => {
  it.each([
    ["with a lifetime", `inline:${KEY}|2^31`, undefined, { nameBytes: 0 }],
    ["with a name", `inline:${KEY}|2^20|1:4`, undefined, { nameBytes: 4 }],
    ["with a name only", `inline:${KEY}|1:4`, undefined, { nameBytes: 4 }],
    ["with a hint of the window", `inline:${KEY}`, "WSH=64", { nameBytes: 0 }],
    ["with what may be left out", `inline:${KEY}`, "-NEW=1", { nameBytes: 0 }],
    ["with a derivation rate", `inline:${KEY}`, "KDR=4", undefined],
    ["without encryption", `inline:${KEY}`, "UNENCRYPTED_SRTP", undefined],
    ["without a proof", `inline:${KEY}`, "UNAUTHENTICATED_SRTP", undefined],
    ["that is too short", `inline:${KEY.slice(4)}`, undefined, undefined],
    ["that is too long", `inline:${KEY}AAAA`, undefined, undefined],
    ["of several", `inline:${KEY}|2^20|1:4;inline:${OTHER}|2^20|2:4`, undefined, undefined],
    ["that is none", "uri:https://keys.example", undefined, undefined],
    ["whose name is endless", `inline:${KEY}|1:999`, undefined, undefined],
  ])("%s", (_name, config, sessionConfig, expected) => {
    const line = cryptoLineOf({ id: 1, suite: "AES_CM_128_HMAC_SHA1_80", config, sessionConfig });
    if (expected === undefined) expect(line).toBeUndefined();
    else expect(line).toMatchObject(expected);
  });

  it("wants a tag and a suite that there is", () => {
    for (const id of [0, -1, "x", undefined, 1e12]) {
      expect(cryptoLineOf({ id, suite: "AES_CM_128_HMAC_SHA1_80", config: `inline:${KEY}` })).toBeUndefined();
    }
    expect(cryptoLineOf({ id: 1, suite: "toString", config: `inline:${KEY}` })).toBeUndefined();
  });
});

describe("our offer", () => {
  const keys = [ourKey, { ...ourKey, suite: "AES_CM_128_HMAC_SHA1_32" as const }];
  const offer = (secrecy: "optional" | "required", more: Partial<Offer> = {}): string =>
    makeOffer({ ...OURS, codecs: ["PCMA"], digits: false, secured: { keys, secrecy }, ...more });

  it("names keys under the profile that says whether it may be without", () => {
    expect(mediaOf(offer("required"))).toEqual([
      "m=audio 20000 RTP/SAVP 8",
      `a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:${OTHER}`,
      `a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:${OTHER}`,
    ]);
    expect(mediaOf(offer("optional"))[0]).toBe("m=audio 20000 RTP/AVP 8");
    expect(makeOffer({ ...OURS, codecs: ["PCMA"], digits: false })).not.toContain("crypto");
  });

  it.each([
    ["with one of its keys", sdp("m=audio 4000 RTP/SAVP 8", `a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:${KEY}`), true],
    ["plain", PLAIN, false],
    ["without a key", SAVP_WITHOUT_KEY, false],
    ["with a tag that was not offered", SAVP, false],
    ["with another suite under the tag", sdp("m=audio 4000 RTP/SAVP 8", `a=crypto:2 ${CM80}`), false],
  ])("that must be secured, answered %s", (_name, answer, isTaken) => {
    const read = readAnswer(offer("required"), answer);
    expect(read.ok).toBe(isTaken);
    if (read.ok) expect(read.negotiated.secured).toMatchObject({ ours: keys[1], theirs: { key: KEY } });
  });

  it("that may be secured is plain where the answer is, but for a session that was secured before", () => {
    const read = readAnswer(offer("optional"), PLAIN);
    expect(read.ok && read.negotiated.secured).toBe(undefined);
    expect(read.ok).toBe(true);
    expect(readAnswer(offer("optional"), PLAIN, true).ok).toBe(false);
    const secured = readAnswer(offer("optional"), AVP_WITH_KEY);
    expect(secured.ok && secured.negotiated.secured?.theirs.key).toBe(KEY);
  });

  it("that is plain is not answered by a secured one", () => {
    expect(readAnswer(makeOffer({ ...OURS, codecs: ["PCMA"], digits: false }), SAVP).ok).toBe(false);
  });

  it("within a session keeps the profile", () => {
    for (const [former, profile] of [
      [SAVP, "RTP/SAVP"],
      [AVP_WITH_KEY, "RTP/AVP"],
    ] as const) {
      const read = readDescription(former, "optional");
      if (!read.ok) throw new Error(read.reason);
      expect(mediaOf(offer("required", { within: read.description }))[0]).toBe(`m=audio 20000 ${profile} 8`);
    }
  });
});
