// Who is let in, who is asked, who is refused, who is ignored.
import { describe, expect, test } from "vitest";
import { answerableChallenge, answerChallenge } from "../digest/credentials.ts";
import { ha1Of } from "../digest/digest.ts";
import { header, headerValues } from "../message/headers.ts";
import { printMessage } from "../message/print.ts";
import { requestText } from "./virtual-network.ts";
import type { Directory, Flow } from "./vocabulary.ts";

import { DIRECTORY, REALM, type Attempt, Door, GOOD } from "./door.ts";

describe("REGISTER", () => {
  test("is challenged with 401, and taken with the right digest", () => {
    const door = new Door();
    expect(door.try(GOOD)).toEqual(["200 REGISTER"]);
    expect(door.network.lines()).toEqual(["401 REGISTER", "200 REGISTER"]);
    expect(door.server.types).toEqual(["bound", "registered"]);
    expect(door.last === undefined ? "" : header(door.last, "Contact")).toMatch(
      /<sip:1001@192\.0\.2\.66>;expires=3600/,
    );
    expect(door.server.endpoint.bindings("1001", door.network.now)).toMatchObject([
      { contact: "sip:1001@192.0.2.66", flow: { remoteAddress: "192.0.2.66", remotePort: 5060 } },
    ]);
    door.server.endpoint.unbind("1001", door.network.now);
    door.network.settle();
    expect(door.server.events("unbound")).toMatchObject([{ user: "1001", why: "removed" }]);
  });

  test("an expired registration goes", () => {
    const door = new Door();
    door.try(GOOD);
    door.network.run(3_600_001);
    expect(door.server.events("unbound")).toMatchObject([{ user: "1001", why: "expired" }]);
    expect(door.server.endpoint.census()).toMatchObject({ deadlines: 0, transactions: 0 });
  });

  test("a wrong password and an unknown account get the same answer", () => {
    const answers = [
      { ...GOOD, password: "wrong" },
      { ...GOOD, user: "9999", password: "secret9999" },
    ].map((attempt) => {
      const door = new Door();
      expect(door.try(attempt)).toEqual(["403 REGISTER"]);
      const { last } = door;
      const text = last === undefined ? "" : new TextDecoder().decode(printMessage(last));
      return text.replaceAll(attempt.user, "USER");
    });
    expect(answers[0]).toBe(answers[1]);
  });

  test("that is refused is told to the operator with the reason, and to nobody else", () => {
    const directory: Directory = {
      ...DIRECTORY,
      whyNot: (user) => (user === "1003" ? "disabled" : user === "1004" ? "other-domain" : "unknown"),
    };
    const refused: readonly (readonly [Partial<Attempt>, string])[] = [
      [{ password: "wrong" }, "wrong password"],
      [{ user: "1003" }, "the extension is disabled"],
      [{ user: "1004" }, "the extension is of another domain"],
      [{ user: "9999" }, "there is no such extension"],
    ];
    for (const [attempt, why] of refused) {
      const door = new Door({ directory });
      expect(door.try({ ...GOOD, ...attempt })).toEqual(["403 REGISTER"]);
      const user = attempt.user ?? "1001";
      expect(door.server.events("notice")).toMatchObject([
        {
          level: "warn",
          text: "Authentication failed",
          fields: { address: "192.0.2.66", user, method: "REGISTER", why },
        },
      ]);
      const told = door.last === undefined ? "" : new TextDecoder().decode(printMessage(door.last));
      expect(told).not.toContain(why);
    }
  });

  test("is refused to a barred account, which may begin a call all the same, in nobody's place", () => {
    const directory: Directory = {
      ...DIRECTORY,
      barredHa1: (user, realm) => (user === "1003" ? ha1Of("MD5", user, realm, "secret1003") : undefined),
    };
    const barred = { ...GOOD, user: "1003", password: "secret1003", from: "1003" };
    expect(new Door({ directory }).try(barred)).toEqual(["403 REGISTER"]);
    const door = new Door({ directory });
    expect(door.try({ ...barred, method: "INVITE" })).toEqual(["100 INVITE"]);
    expect(door.server.events("invited")).toMatchObject([{ account: "1003" }]);
    expect(new Door({ directory }).try({ ...barred, method: "INVITE", password: "wrong" })).toEqual(["403 INVITE"]);
    const other = new Door({ directory });
    expect(other.try({ ...barred, method: "INVITE", more: { Replaces: "a@b;to-tag=1;from-tag=2" } })).toEqual([
      "403 INVITE",
    ]);
  });

  test("with credentials for another domain is said in the log, in measure", () => {
    const door = new Door();
    const Authorization = `Digest username="1001", realm="other.example", nonce="x", uri="sip:x", response="${"0".repeat(32)}"`;
    for (let index = 0; index < 150; index++)
      door.network.inject(door.server, door.text({ ...GOOD, branch: `o${index}` }, { Authorization }));
    expect(door.network.lines().at(-1)).toBe("401 REGISTER");
    const notices = door.server.events("notice");
    expect(notices[0]).toMatchObject({
      text: "Credentials are for another domain",
      fields: { address: "192.0.2.66", user: "1001", realm: "other.example", method: "REGISTER" },
    });
    expect(notices.length).toBeLessThan(150);
  });

  test("for somebody else is named in the log", () => {
    const door = new Door();
    door.try({ ...GOOD, to: "1002" });
    expect(door.server.events("notice")).toMatchObject([
      { text: "A registration is refused", fields: { user: "1001", status: 403, why: "it is for somebody else" } },
    ]);
  });

  test("for somebody else is refused", () => {
    expect(new Door().try({ ...GOOD, from: "1002" })).toEqual(["403 REGISTER"]);
    expect(new Door().try({ ...GOOD, to: "1002" })).toEqual(["403 REGISTER"]);
  });

  test("a trusted source is challenged all the same", () => {
    const door = new Door();
    door.network.inject(door.server, door.text(GOOD), "192.0.2.99");
    expect(door.network.lines()).toEqual(["401 REGISTER"]);
  });

  test("the same credentials again get a fresh challenge, not a registration", () => {
    const door = new Door();
    door.try(GOOD);
    const overheard = door.network.sent.length;
    expect(overheard).toBe(2);
    const challenge = door.network.sent[0]?.message;
    const nonce =
      challenge === undefined ? undefined : answerableChallenge(headerValues(challenge, "WWW-Authenticate"));
    if (nonce === undefined) throw new Error("no challenge");
    const answer = { user: "1001", password: "secret1001", method: "REGISTER", uri: `sip:${REALM}` };
    const Authorization = answerChallenge(nonce, { ...answer, body: new Uint8Array(0), nc: 1, cnonce: "c0ffee00" });
    door.network.inject(door.server, door.text({ ...GOOD, branch: "replay" }, { Authorization }));
    expect(door.network.lines().slice(2)).toEqual(["401 REGISTER"]);
    expect(door.last === undefined ? "" : header(door.last, "WWW-Authenticate")).toMatch(/stale=true/);
  });

  test("a retransmission of an accepted REGISTER gets the same 200", () => {
    const door = new Door();
    door.try(GOOD);
    const again = door.text({ ...GOOD, branch: "ax" }, { CSeq: "2 REGISTER" });
    door.network.inject(door.server, again);
    expect(door.network.lines()).toEqual(["401 REGISTER", "200 REGISTER", "200 REGISTER"]);
  });
});

describe("INVITE", () => {
  const CALL: Attempt = { ...GOOD, method: "INVITE", to: "600" };

  test("is challenged with 407; the account is told", () => {
    const door = new Door();
    expect(door.try(CALL)).toEqual(["100 INVITE"]);
    expect(door.network.lines()[0]).toBe("407 INVITE");
    expect(door.server.events("invited")).toMatchObject([{ account: "1001", from: { uri: "sip:1001@example.com" } }]);
  });

  test("From must be the account", () => {
    const door = new Door();
    expect(door.try({ ...CALL, from: "1002" })).toEqual(["403 INVITE"]);
    expect(door.server.events("invited")).toEqual([]);
  });

  test("a trusted source needs none and has no account", () => {
    const door = new Door();
    door.network.inject(door.server, door.text(CALL), "192.0.2.99");
    expect(door.network.lines()).toEqual(["100 INVITE"]);
    expect(door.server.events("invited")).toMatchObject([{ account: undefined }]);
  });

  test("those who are not let in leave nothing behind", () => {
    const door = new Door();
    for (let index = 0; index < 100; index++) {
      door.network.inject(door.server, door.text({ ...CALL, branch: `flood${index}` }));
    }
    expect(door.network.lines()).toHaveLength(100);
    expect(door.server.endpoint.census()).toMatchObject({ transactions: 0, dialogs: 0, deadlines: 0 });
    // The ACK to such a 407 is for nobody.
    door.network.inject(door.server, requestText("ACK", { To: "<sip:1@x>;tag=s1" }));
    expect(door.network.lines()).toHaveLength(100);
  });
});

describe("a connection", () => {
  const ON_IT = { transport: "tcp" } as const;
  const FLOW: Flow = { transport: "tcp", remoteAddress: "192.0.2.66", remotePort: 5060 };

  test("is proven by the right digest, and by nothing less", () => {
    const door = new Door();
    door.inject(requestText("OPTIONS", {}), ON_IT);
    door.inject(requestText("BYE", { To: "<sip:1@x>;tag=guessed" }), ON_IT);
    door.try({ ...GOOD, ...ON_IT, password: "wrong" });
    expect(door.server.proven).toEqual([]);
    expect(door.try({ ...GOOD, ...ON_IT, branch: "b" })).toEqual(["200 REGISTER"]);
    expect(door.server.proven).toEqual([FLOW]);
  });

  test("is proven by a request within a dialog, whose tags nobody else knows", () => {
    const door = new Door();
    door.inject(door.text({ ...GOOD, method: "INVITE", to: "600" }), { ...ON_IT, address: "192.0.2.99" });
    expect(door.server.proven).toEqual([]);
    const [{ session } = { session: "" }] = door.server.events("invited");
    door.server.endpoint.ring(session, undefined, door.network.now);
    door.network.settle();
    const To = door.last === undefined ? "" : (header(door.last, "To") ?? "");
    const From = door.last === undefined ? "" : (header(door.last, "From") ?? "");
    door.inject(requestText("BYE", { To, From, "Call-ID": "a", CSeq: "2 BYE" }), ON_IT);
    expect(door.network.lines().at(-1)).not.toBe("481 BYE");
    expect(door.server.proven).toEqual([FLOW]);
  });

  test("of datagrams there is none to prove", () => {
    const door = new Door();
    expect(door.try(GOOD)).toEqual(["200 REGISTER"]);
    expect(door.server.proven).toEqual([]);
  });
});

describe("repeated failures", () => {
  const wrong = (index: number): Attempt => ({ ...GOOD, password: "wrong", branch: `try${index}` });
  /** Five, after which an account is not looked at any more from there. */
  const exhausted = (): Door => {
    const door = new Door();
    for (let index = 1; index <= 5; index++) expect(door.try(wrong(index))).toEqual(["403 REGISTER"]);
    return door;
  };

  test("are answered with 500 and a time, at once, and so is the right password", () => {
    const door = exhausted();
    const answers = [wrong(6), { ...GOOD, branch: "right1" }].map((attempt) => {
      expect(door.try(attempt)).toEqual(["500 REGISTER"]);
      const { last } = door;
      expect(last === undefined ? "" : header(last, "Retry-After")).toBe("60");
      const text = last === undefined ? "" : new TextDecoder().decode(printMessage(last));
      return text.replaceAll(attempt.branch, "TRY.").replace(/tag=s\w+/, "");
    });
    expect(answers[0]?.replaceAll("try6", "TRY.")).toBe(answers[1]?.replaceAll("right1", "TRY."));
    expect(door.server.types).not.toContain("bound");
    expect(door.server.endpoint.tally()).toMatchObject({
      authenticationFailures: 5,
      authenticationsSlowed: new Map([["account-there", 2]]),
    });
  });

  test("concern nobody else, and pass", () => {
    const door = exhausted();
    expect(door.try({ ...GOOD, address: "192.0.2.67" })).toEqual(["200 REGISTER"]);
    expect(door.try({ ...GOOD, user: "1002", password: "secret1002", branch: "other" })).toEqual(["200 REGISTER"]);
    expect(door.try({ ...GOOD, branch: "still" })).toEqual(["500 REGISTER"]);
    door.network.run(60_000);
    expect(door.try({ ...GOOD, branch: "later" })).toEqual(["200 REGISTER"]);
    door.network.run(3_700_000);
    expect(door.server.endpoint.census()).toMatchObject({ deadlines: 0 });
  });

  test("are cleared by a success of that account there, not by one of another", () => {
    const door = new Door();
    for (let round = 1; round <= 3; round++) {
      for (let index = 1; index <= 4; index++) expect(door.try(wrong(10 * round + index))).toEqual(["403 REGISTER"]);
      if (round < 3) expect(door.try({ ...GOOD, branch: `good${round}` })).toEqual(["200 REGISTER"]);
      // For the address as such, which is not cleared.
      door.network.run(40_000);
    }
    expect(door.try(wrong(50))).toEqual(["403 REGISTER"]);
    expect(door.try({ ...GOOD, user: "1002", password: "secret1002", branch: "other" })).toEqual(["200 REGISTER"]);
    expect(door.try(wrong(51))).toEqual(["500 REGISTER"]);
  });

  test("by a neighbour do not concern the telephone at its own port, by which nobody else can pretend to come", () => {
    const door = new Door();
    expect(door.try(GOOD)).toEqual(["200 REGISTER"]);
    for (let index = 1; index <= 8; index++) door.try({ ...wrong(index), port: 40_000 });
    expect(door.try({ ...GOOD, branch: "neighbour", port: 40_000 })).toEqual(["500 REGISTER"]);
    // A Via without rport sends the answers to whatever port it names.
    expect(door.try({ ...GOOD, branch: "pretends", port: 40_000, rport: "" })).toEqual(["500 REGISTER"]);
    expect(door.try({ ...GOOD, branch: "itself" })).toEqual(["200 REGISTER"]);
  });

  test("in INVITE and REGISTER are the same", () => {
    const door = exhausted();
    expect(door.try({ ...GOOD, method: "INVITE", to: "600", branch: "call" })).toEqual(["500 INVITE"]);
  });

  test("are said in the log, and who goes on is named as one who guesses", () => {
    const door = exhausted();
    for (let index = 6; index <= 30; index++) door.try(wrong(index));
    const notices = door.server.events("notice");
    expect(notices.filter(({ text }) => text === "Authentication failed")).toHaveLength(5);
    expect(notices.filter(({ text }) => text === "Passwords are guessed from an address")).toEqual([
      expect.objectContaining({ level: "warn", fields: { address: "192.0.2.66", user: "1001" } }),
    ]);
  });

  test("a flood of nonsense does not hide them", () => {
    const door = new Door();
    for (let index = 0; index < 300; index++)
      door.network.inject(door.server, "INVITE sip:x SIP/2.0\nVia: nonsense\n\n");
    door.try(wrong(1));
    expect(door.server.events("notice").map(({ text }) => text)).toContain("Authentication failed");
    door.network.run(10_001);
    door.try(wrong(2));
    const left = door.server.events("notice").find(({ text }) => text === "Notices left out");
    expect(left?.fields).toEqual({ count: 200, of: "Malformed message" });
  });
});

describe("a nonce that is not theirs", () => {
  test("is answered with a challenge and counts as nothing, whatever the password", () => {
    const door = new Door();
    // What the forger gets at their own address.
    door.network.inject(door.server, door.text(GOOD), "198.51.100.7");
    const [theirs = ""] = door.last === undefined ? [] : headerValues(door.last, "WWW-Authenticate");
    const challenge = answerableChallenge([theirs]);
    if (challenge === undefined) throw new Error("no challenge");
    for (let packet = 0; packet < 50; packet++) {
      const nonce = packet % 2 === 0 ? challenge.nonce : `${"0".repeat(58)}${packet + 10}`;
      const password = packet % 3 === 0 ? "secret1001" : "wrong";
      const answer = { user: "1001", password, method: "REGISTER", uri: `sip:${REALM}`, body: new Uint8Array(0) };
      const Authorization = answerChallenge({ ...challenge, nonce }, { ...answer, nc: packet + 1, cnonce: "c0ffee00" });
      door.network.inject(door.server, door.text({ ...GOOD, branch: `forged${packet}` }, { Authorization }));
      expect(door.network.lines().at(-1)).toBe("401 REGISTER");
      expect(door.last === undefined ? "" : header(door.last, "WWW-Authenticate")).toMatch(/stale=true/);
    }
    expect(door.server.endpoint.tally()).toMatchObject({ authenticationFailures: 0, staleNonces: 50 });
    expect(door.server.types).toEqual([]);
    expect(door.try({ ...GOOD, branch: "themselves" })).toEqual(["200 REGISTER"]);
  });
});
