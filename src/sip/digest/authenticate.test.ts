import { describe, expect, it } from "vitest";
import { authenticate, challengeField } from "./authenticate.ts";
import { answerChallenge, parseChallenge, printCredentials } from "./credentials.ts";
import { digestResponse, ha1Of } from "./digest.ts";
import type { Slowed } from "./guesses.ts";
import { Nonces } from "./nonce.ts";

const REALM = "example.com";
const NOW = 1_700_000_000_000;
const HERE = "192.0.2.66";
const NO_BODY = new Uint8Array(0);

function setUp(slowed?: Slowed) {
  let next = 0;
  const nonces = new Nonces({ secret: "secret", random: (bytes) => (next++).toString(16).padStart(bytes * 2, "0") });
  const directory = (user: string, realm: string) =>
    user === "alice" && realm === REALM ? ha1Of("MD5", user, realm, "wonderland") : undefined;
  const asked: string[] = [];
  const ha1 = (user: string, realm: string) => {
    asked.push(user);
    return directory(user, realm);
  };
  const judging = { realm: REALM, ha1, nonces, guesses: { slowed: () => slowed } };
  const challenge = (now = NOW, place = HERE) => {
    const parsed = parseChallenge(challengeField(judging, place, false, now));
    if (parsed === undefined) throw new Error("our own challenge is malformed");
    return parsed;
  };
  const answer = { user: "alice", password: "wonderland", method: "REGISTER", uri: "sip:example.com", body: NO_BODY };
  const check = (fields: readonly string[], now = NOW, method = "REGISTER") =>
    authenticate({ fields, method, body: NO_BODY }, judging, { place: HERE, port: "udp 5060" }, now);
  return { asked, challenge, answer: { ...answer, nc: 1, cnonce: "c0ffee" }, check };
}

describe("authenticating a request", () => {
  it("accepts the right password", () => {
    const { challenge, answer, check } = setUp();
    expect(check([answerChallenge(challenge(), answer)])).toEqual({ type: "accepted", user: "alice" });
  });

  it("accepts a digest uri that is not the Request-URI, as it was sent", () => {
    const { challenge, answer, check } = setUp();
    const shown = (): string => answerChallenge(challenge(), { ...answer, uri: "sip:127.0.0.1:5060" });
    expect(check([shown()])).toEqual({ type: "accepted", user: "alice" });
    expect(check([shown().replace("127.0.0.1", "127.0.0.2")])).toEqual({
      type: "failed",
      user: "alice",
      why: "password",
    });
  });

  it.each(["MD5", "MD5-sess"] as const)("accepts %s, with auth-int, and without qop", (algorithm) => {
    for (const qop of [["auth"], ["auth-int"], []] as const) {
      const { challenge, answer, check } = setUp();
      const field = answerChallenge({ ...challenge(), algorithm, qop }, answer);
      expect(check([field])).toEqual({ type: "accepted", user: "alice" });
    }
  });

  it("finds ours among credentials for other realms", () => {
    const { challenge, answer, check } = setUp();
    const other = answerChallenge({ ...challenge(), realm: "elsewhere" }, answer);
    expect(check([other, answerChallenge(challenge(), answer), "Basic abc"])).toEqual({
      type: "accepted",
      user: "alice",
    });
    expect(check([other])).toMatchObject({
      type: "unproven",
      stale: false,
      other: { realm: "elsewhere", username: "alice" },
    });
  });

  it("has not failed where there are no credentials", () => {
    expect(setUp().check([])).toEqual({ type: "unproven", stale: false });
    expect(setUp().check(["NoOneKnowsThisScheme opaque-data=here"])).toEqual({ type: "unproven", stale: false });
  });

  it("fails for a wrong password, an unknown user, another method and an algorithm we have no HA1 for", () => {
    const { challenge, answer, check } = setUp();
    const failed = { type: "failed", user: "alice", why: "password" };
    expect(check([answerChallenge(challenge(), { ...answer, password: "x" })])).toEqual(failed);
    expect(check([answerChallenge(challenge(), { ...answer, user: "eve" })])).toEqual({
      ...{ type: "failed", user: "eve", why: "account" },
    });
    expect(check([answerChallenge(challenge(), answer)], NOW, "INVITE")).toEqual(failed);
    expect(check([answerChallenge({ ...challenge(), algorithm: "SHA-256" }, answer)])).toEqual({
      ...{ ...failed, why: "algorithm" },
    });
  });

  it("accepts nobody by the hash that stands in for an unknown user's", () => {
    const { challenge, check } = setUp();
    const known = { ...challenge(), uri: "sip:x", qop: undefined, nc: undefined, cnonce: undefined };
    const response = digestResponse("0".repeat(32), { ...known, method: "REGISTER", body: NO_BODY });
    expect(check([printCredentials({ ...known, username: "eve", response })])).toEqual({
      ...{ type: "failed", user: "eve", why: "account" },
    });
  });

  it("refuses a replay, accepts the next count, and says stale rather than wrong", () => {
    const { challenge, answer, check } = setUp();
    const fresh = challenge();
    const first = answerChallenge(fresh, answer);
    expect(check([first]).type).toBe("accepted");
    expect(check([first])).toEqual({ type: "unproven", stale: true });
    expect(check([answerChallenge(fresh, { ...answer, nc: 2 })]).type).toBe("accepted");
    expect(check([answerChallenge(fresh, { ...answer, nc: 2 })])).toEqual({ type: "unproven", stale: true });
  });

  it("says stale to an old nonce, one of another address and one that is nobody's, and does not look at the password", () => {
    const { asked, challenge, answer, check } = setUp();
    const [old, elsewhere] = [challenge(), challenge(NOW, "198.51.100.7")];
    const later = NOW + 300_001;
    for (const password of ["wonderland", "x"]) {
      const shown = { ...answer, password };
      expect(check([answerChallenge(old, shown)], later)).toEqual({ type: "unproven", stale: true });
      expect(check([answerChallenge(elsewhere, shown)])).toEqual({ type: "unproven", stale: true });
      expect(check([answerChallenge({ ...old, nonce: "made-up" }, shown)])).toEqual({ type: "unproven", stale: true });
    }
    expect(asked).toEqual([]);
  });

  it("says stale to a count that was used, whatever the password", () => {
    const { challenge, answer, check } = setUp();
    const fresh = challenge();
    expect(check([answerChallenge(fresh, answer)]).type).toBe("accepted");
    const wrong = answerChallenge(fresh, { ...answer, password: "x" });
    expect(check([wrong])).toEqual({ type: "unproven", stale: true });
  });

  it("does not look at the password of who is slowed, and uses nothing up", () => {
    const { asked, challenge, answer, check } = setUp("address");
    const fresh = challenge();
    const slowed = { type: "slowed", user: "alice", why: "address" };
    for (const password of ["wonderland", "x", "wonderland"]) {
      expect(check([answerChallenge(fresh, { ...answer, password })])).toEqual(slowed);
    }
    expect(asked).toEqual([]);
  });

  it("does not let a failed attempt use up a count", () => {
    const { challenge, answer, check } = setUp();
    const fresh = challenge();
    expect(check([answerChallenge(fresh, { ...answer, password: "x", nc: 0xffff })]).type).toBe("failed");
    expect(check([answerChallenge(fresh, answer)]).type).toBe("accepted");
  });
});
