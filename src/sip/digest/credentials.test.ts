import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answerChallenge,
  answerableChallenge,
  parseChallenge,
  parseCredentials,
  printChallenge,
  printCredentials,
} from "./credentials.ts";
import { digestResponse, ha1Of } from "./digest.ts";

const NO_BODY = new Uint8Array(0);

describe("challenges", () => {
  it("reads the one of RFC 3261 section 20.44", () => {
    const text =
      'Digest realm="atlanta.com",\r\n domain="sip:boxesbybob.com", qop="auth",' +
      'nonce="f84f1cec41e6cbe5aea9c8e88d359", opaque="", stale=FALSE, algorithm=MD5';
    expect(parseChallenge(text.replace("\r\n", ""))).toEqual({
      realm: "atlanta.com",
      nonce: "f84f1cec41e6cbe5aea9c8e88d359",
      opaque: "",
      algorithm: "MD5",
      qop: ["auth"],
      stale: false,
    });
  });

  it("is tolerant about case, spaces and further parameters", () => {
    const text = 'DIGEST   Realm = "a \\"b\\"" , NONCE="n",qop="AUTH-INT , auth, token",stale=True,x=y,userhash=true';
    expect(parseChallenge(text)).toEqual({
      realm: 'a "b"',
      nonce: "n",
      opaque: undefined,
      algorithm: "MD5",
      qop: ["auth-int", "auth"],
      stale: true,
    });
  });

  it.each([
    ["another scheme", 'Basic realm="x", nonce="n"'],
    ["no realm", 'Digest nonce="n"'],
    ["no nonce", 'Digest realm="x"'],
    ["an unknown algorithm", 'Digest realm="x", nonce="n", algorithm=SHA-512-256'],
    ["only unknown qop", 'Digest realm="x", nonce="n", qop="token"'],
    ["an open quote", 'Digest realm="x, nonce=n'],
    ["a name given twice", 'Digest realm="x", nonce="n", realm="y"'],
    ["too much", `Digest realm="x", nonce="${"n".repeat(5000)}"`],
    ["nothing", ""],
  ])("refuses %s", (_what, text) => {
    expect(parseChallenge(text)).toBeUndefined();
  });

  it("takes the first it can answer (RFC 8760 section 2.3)", () => {
    const fields = [
      'Digest realm="r", nonce="1", algorithm=SHA-512-256',
      'Digest realm="r", nonce="2", algorithm=SHA-256, qop="auth"',
      'Digest realm="r", nonce="3", algorithm=MD5',
    ];
    expect(answerableChallenge(fields)?.nonce).toBe("2");
    expect(answerableChallenge(["NTLM x"])).toBeUndefined();
  });

  it("prints what it reads", () => {
    const challenge = {
      realm: 'say "hi" \\',
      nonce: "abc",
      opaque: "o",
      algorithm: "SHA-256-sess",
      qop: ["auth", "auth-int"],
      stale: true,
    } as const;
    expect(parseChallenge(printChallenge(challenge))).toEqual(challenge);
  });
});

describe("credentials", () => {
  it("reads those of RFC 3261 section 22.4", () => {
    const text =
      'Digest username="bob", realm="biloxi.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", uri="sip:bob@biloxi.com", ' +
      'qop=auth, nc=00000001, cnonce="0a4f113b", response="6629fae49393a05397450978507c4ef1", ' +
      'opaque="5ccc069c403ebaf9f0171e9517f40e41"';
    expect(parseCredentials(text)).toEqual({
      username: "bob",
      realm: "biloxi.com",
      nonce: "dcd98b7102dd2f0e8b11d0f600bfb0c093",
      uri: "sip:bob@biloxi.com",
      response: "6629fae49393a05397450978507c4ef1",
      algorithm: "MD5",
      qop: "auth",
      nc: "00000001",
      cnonce: "0a4f113b",
      opaque: "5ccc069c403ebaf9f0171e9517f40e41",
    });
  });

  it("reads qop in quotes, as some phones send it", () => {
    const text =
      'Digest username="u",realm="r",nonce="n",uri="sip:r",response="00112233445566778899aabbccddeeff",qop="auth",nc=00000001,cnonce="c"';
    expect(parseCredentials(text)?.qop).toBe("auth");
  });

  const right = 'Digest username="u",realm="r",nonce="n",uri="sip:r",response="00112233445566778899aabbccddeeff"';

  it.each([
    ["another scheme", "NoOneKnowsThisScheme opaque-data=here"],
    ["no username", right.replace('username="u",', "")],
    ["no uri", right.replace('uri="sip:r",', "")],
    ["a response that is no hash", right.replace("00112233", "zz")],
    ["qop without nc", `${right},qop=auth,cnonce="c"`],
    ["qop without cnonce", `${right},qop=auth,nc=00000001`],
    ["nc that is no count", `${right},qop=auth,nc=1,cnonce="c"`],
    ["an unknown qop", `${right},qop=token,nc=00000001,cnonce="c"`],
    ["an unknown algorithm", `${right},algorithm=SHA-1`],
  ])("refuses %s", (_what, text) => {
    expect(parseCredentials(right)).toBeDefined();
    expect(parseCredentials(text)).toBeUndefined();
  });

  it("cannot be made to end its line", () => {
    const text = printCredentials({
      username: 'a"\r\nEvil: 1',
      realm: "r\n",
      nonce: "n",
      uri: "sip:\r\n",
      response: "00",
      algorithm: "MD5",
      qop: undefined,
      nc: undefined,
      cnonce: undefined,
      opaque: undefined,
    });
    expect(text).not.toMatch(/[\r\n]/);
    expect(text).toContain('username="a\\"  Evil: 1"');
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        parseChallenge(text);
        parseChallenge(`Digest ${text}`);
        parseCredentials(`Digest ${text}`);
      }),
    );
  });
});

describe("answering a challenge", () => {
  const answer = {
    user: "Mufasa",
    password: "Circle of Life",
    method: "GET",
    uri: "/dir/index.html",
    body: NO_BODY,
    nc: 1,
    cnonce: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
  };
  const challenge = {
    realm: "http-auth@example.org",
    nonce: "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
    opaque: "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS",
    algorithm: "SHA-256",
    qop: ["auth", "auth-int"],
    stale: false,
  } as const;

  it("gives the response of RFC 7616 section 3.9.1", () => {
    expect(parseCredentials(answerChallenge(challenge, answer))).toEqual({
      username: "Mufasa",
      realm: "http-auth@example.org",
      nonce: challenge.nonce,
      uri: "/dir/index.html",
      response: "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
      algorithm: "SHA-256",
      qop: "auth",
      nc: "00000001",
      cnonce: answer.cnonce,
      opaque: challenge.opaque,
    });
  });

  it("writes the count in eight hex digits", () => {
    expect(answerChallenge(challenge, { ...answer, nc: 4096 })).toContain("nc=00001000");
  });

  it("leaves nc and cnonce out where no qop is offered", () => {
    const text = answerChallenge({ ...challenge, qop: [], algorithm: "MD5" }, answer);
    expect(text).not.toMatch(/nc=|cnonce=|qop=/);
    expect(parseCredentials(text)).toBeDefined();
  });

  it("takes auth-int where nothing else is offered", () => {
    const body = new TextEncoder().encode("hello");
    const credentials = parseCredentials(answerChallenge({ ...challenge, qop: ["auth-int"] }, { ...answer, body }));
    const ha1 = ha1Of("SHA-256", answer.user, challenge.realm, answer.password);
    expect(credentials?.qop).toBe("auth-int");
    expect(credentials?.response).toBe(
      digestResponse(ha1, {
        ...challenge,
        method: "GET",
        uri: answer.uri,
        qop: "auth-int",
        nc: "00000001",
        cnonce: answer.cnonce,
        body,
      }),
    );
  });
});
