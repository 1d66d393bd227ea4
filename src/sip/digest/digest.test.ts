import { describe, expect, it } from "vitest";
import type { DigestInput } from "./digest.ts";
import { algorithmNamed, digestResponse, ha1Of, isSameDigest } from "./digest.ts";

const NO_BODY = new Uint8Array(0);

describe("digest responses", () => {
  const rfc2617: DigestInput = {
    algorithm: "MD5",
    nonce: "dcd98b7102dd2f0e8b11d0f600bfb0c093",
    method: "GET",
    uri: "/dir/index.html",
    qop: "auth",
    nc: "00000001",
    cnonce: "0a4f113b",
    body: NO_BODY,
  };

  it("RFC 2617 section 3.5", () => {
    const ha1 = ha1Of("MD5", "Mufasa", "testrealm@host.com", "Circle Of Life");
    expect(ha1).toBe("939e7578ed9e3c518a452acee763bce9");
    expect(digestResponse(ha1, rfc2617)).toBe("6629fae49393a05397450978507c4ef1");
  });

  it("RFC 2069 style, without qop", () => {
    const ha1 = ha1Of("MD5", "Mufasa", "testrealm@host.com", "Circle Of Life");
    const input = { ...rfc2617, qop: undefined, nc: undefined, cnonce: undefined };
    expect(digestResponse(ha1, input)).toBe("670fd8c2df070c60b045671b8b24ff02");
  });

  const rfc7616: DigestInput = {
    algorithm: "MD5",
    nonce: "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
    method: "GET",
    uri: "/dir/index.html",
    qop: "auth",
    nc: "00000001",
    cnonce: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
    body: NO_BODY,
  };

  it.each([
    ["MD5", "8ca523f5e9506fed4657c9700eebdbec"],
    ["SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"],
  ] as const)("RFC 7616 section 3.9.1, %s", (algorithm, response) => {
    const ha1 = ha1Of(algorithm, "Mufasa", "http-auth@example.org", "Circle of Life");
    expect(digestResponse(ha1, { ...rfc7616, algorithm })).toBe(response);
  });

  // Worked out with `printf | md5sum` and `sha256sum` step by step from the formulas of RFC 7616 section 3.4.
  it.each([
    ["MD5-sess", "auth", "e783283f46242139c486a698fec7211d"],
    ["SHA-256-sess", "auth", "2fd51b3a77ad75bad6afad6003e818d767133c46d9e2749e7f5232ae1ea3efd7"],
    ["MD5", "auth-int", "d1b8e2ac3f6782372de4bf3d8735b406"],
    ["SHA-256", "auth-int", "385d2de062660ced11876f42d9497c69cacf5caaf3d951dd424aee9f7157d563"],
  ] as const)("%s with %s", (algorithm, qop, response) => {
    const ha1 = ha1Of(algorithm, "Mufasa", "http-auth@example.org", "Circle of Life");
    const body = new TextEncoder().encode("v=0\r\n");
    expect(digestResponse(ha1, { ...rfc7616, algorithm, qop, body })).toBe(response);
  });

  it("depends on the body with auth-int only", () => {
    const ha1 = ha1Of("MD5", "a", "b", "c");
    const body = new Uint8Array([1]);
    expect(digestResponse(ha1, { ...rfc7616, body })).toBe(digestResponse(ha1, rfc7616));
    expect(digestResponse(ha1, { ...rfc7616, qop: "auth-int", body })).not.toBe(
      digestResponse(ha1, { ...rfc7616, qop: "auth-int" }),
    );
  });

  it("knows its algorithms by name, whatever the case", () => {
    expect(algorithmNamed(undefined)).toBe("MD5");
    expect(algorithmNamed("md5")).toBe("MD5");
    expect(algorithmNamed("sha-256-SESS")).toBe("SHA-256-sess");
    expect(algorithmNamed("SHA-512-256")).toBeUndefined();
  });

  it("compares digests of any length", () => {
    expect(isSameDigest("AbCd", "aBcD")).toBe(true);
    expect(isSameDigest("abcd", "abce")).toBe(false);
    expect(isSameDigest("abcd", "abc")).toBe(false);
    expect(isSameDigest("", "")).toBe(true);
  });
});
