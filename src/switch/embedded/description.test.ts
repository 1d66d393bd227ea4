// Which keys a leg sends with, from its first description to its last.
import { describe, expect, it } from "vitest";
import { answer, concludeOffer, newLocal, offer, sameStream, type LocalDescription } from "./description.ts";
import { securityOf } from "./secrecy.ts";

const KEY = Buffer.alloc(30, 1).toString("base64");
const OTHER = Buffer.alloc(30, 2).toString("base64");

function theirs(key: string | undefined, { profile = "RTP/SAVP", tag = 1, direction = "sendrecv" } = {}): string {
  const crypto = key === undefined ? [] : [`a=crypto:${tag} AES_CM_128_HMAC_SHA1_80 inline:${key}`];
  const head = ["v=0", "o=a 1 1 IN IP4 192.0.2.1", "s=-", "c=IN IP4 192.0.2.1", "t=0 0"];
  return [...head, `m=audio 4000 ${profile} 8`, `a=${direction}`, ...crypto, ""].join("\r\n");
}

function local(need: "off" | "optional" | "required" = "optional"): LocalDescription {
  return newLocal("198.51.100.1", 20_000, "a", securityOf(need === "off" ? undefined : need));
}

function cryptoOf(sdp: string): string[] {
  return sdp.split("\r\n").filter((line) => line.startsWith("a=crypto"));
}

function taken(to: LocalDescription, sdp: string) {
  const result = answer(to, sdp);
  if (!result.ok) throw new Error(result.reason);
  return { local: result.said.local, stream: result.agreed.stream, crypto: cryptoOf(result.said.sdp) };
}

describe("a key of ours", () => {
  it("is another one for each call, session and suite, and the same when it is said again", () => {
    const mine = local();
    expect(offer(mine, undefined).sdp).toBe(offer(mine, undefined).sdp);
    const all = [mine, local(), { ...mine, session: "b" }].flatMap((each) => cryptoOf(offer(each, undefined).sdp));
    const keys = all.map((line) => line.split("inline:")[1]);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBe(12);
  });

  it("stays as long as the phone keeps its own, over hold and resume, and changes with it", () => {
    const first = taken(local(), theirs(KEY));
    const held = taken(first.local, theirs(KEY, { direction: "sendonly" }));
    expect(held.crypto).toEqual(first.crypto);
    expect(held.stream.secured).toEqual(first.stream.secured);
    const changed = taken(held.local, theirs(OTHER));
    expect(changed.crypto).not.toEqual(first.crypto);
    expect(sameStream(changed.stream, held.stream)).toBe(false);
    expect(taken(changed.local, theirs(OTHER)).crypto).toEqual(changed.crypto);
    // A return to the former key is a change, too: what was sent under ours then must not be sent under it again.
    expect(taken(changed.local, theirs(KEY)).crypto).not.toEqual(first.crypto);
  });

  it("is the one that was agreed on in an offer of ours within the call", () => {
    const first = taken(local(), theirs(KEY));
    const again = offer(first.local, undefined);
    expect(cryptoOf(again.sdp)).toEqual(first.crypto);
    const concluded = concludeOffer(again.local, theirs(KEY));
    expect(concluded?.agreed.stream.secured).toEqual(first.stream.secured);
  });
});

describe("a call that was secured", () => {
  const plain = theirs(undefined, { profile: "RTP/AVP" });

  it("is never plain again, offered or answered so", () => {
    const first = taken(local("optional"), theirs(KEY, { profile: "RTP/AVP" }));
    expect(answer(first.local, plain)).toMatchObject({ ok: false });
    expect(concludeOffer(offer(first.local, undefined).local, plain)).toBeUndefined();
    const ours = offer(local("optional"), undefined);
    const called = concludeOffer(ours.local, theirs(KEY, { profile: "RTP/AVP" }));
    expect(called?.agreed.stream.secured).toBeDefined();
    if (called !== undefined) expect(answer(called.local, plain)).toMatchObject({ ok: false });
  });

  it("may become one where it may be and was not", () => {
    const first = taken(local("optional"), plain);
    expect(first.stream.secured).toBeUndefined();
    expect(taken(first.local, theirs(KEY)).stream.secured).toBeDefined();
  });

  it("is none where that is off, whatever is offered", () => {
    expect(answer(local("off"), theirs(KEY))).toMatchObject({ ok: false });
    expect(taken(local("off"), theirs(KEY, { profile: "RTP/AVP" })).crypto).toEqual([]);
    expect(offer(local("off"), undefined).sdp).not.toContain("crypto");
  });

  it("is refused where it must be and is not", () => {
    expect(answer(local("required"), plain)).toMatchObject({ ok: false, reason: "No audio over SRTP with a key" });
    expect(concludeOffer(offer(local("required"), undefined).local, plain)).toBeUndefined();
  });
});

describe("a browser's way", () => {
  const web = { secret: "11".repeat(32), fingerprint: "sha-256 AA", candidates: [], theirName: undefined, restarts: 0 };
  const browser = (name: string): string =>
    [
      ...["v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "c=IN IP4 0.0.0.0", "t=0 0", "m=audio 9 UDP/TLS/RTP/SAVPF 0"],
      ...[`a=ice-ufrag:${name}`, "a=ice-pwd:0123456789012345678901", "a=setup:actpass", "a=rtcp-mux"],
      ...[`a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => "7B").join(":")}`, ""],
    ].join("\r\n");

  it("keeps our names as long as the browser keeps its own, and changes them with a restart", () => {
    const first = taken(newLocal("192.0.2.1", 30_000, "a", undefined, { web }), browser("aaaa"));
    const again = taken(first.local, browser("aaaa"));
    expect(again.stream.web).toEqual(first.stream.web);
    expect(sameStream(again.stream, first.stream)).toBe(true);
    const restarted = taken(again.local, browser("bbbb"));
    expect(restarted.stream.web?.ours).not.toEqual(first.stream.web?.ours);
    expect(sameStream(restarted.stream, first.stream)).toBe(false);
    expect(restarted.stream.web).toMatchObject({ isControlling: false, theirs: { name: "bbbb" } });
  });
});
