import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KNOWN_PASSWORDS } from "./known-passwords.ts";
import { guesses, mailboxPasswordFault, ownWords, passwordFault } from "./password-policy.ts";

const OWN = ownWords(["8001", "8001", "Anna Berg", "xswitch.cn"]);

describe("what a password must be", () => {
  it.each([
    ["8001", "another one than"],
    ["1008", "another one than"],
    ["80018001", "counted, repeated"],
    ["Phone-8001", "everybody tries"],
    ["Kuh-8001", "besides the extension's number"],
    ["Anna-2026", "besides the extension's number"],
    ["Berg#8001x", "besides the extension's number"],
    ["XSwitch.cn", "another one than"],
    ["Kuh-Xswitch", "besides the extension's number"],
    ["1234", "everybody tries"],
    ["12345678", "everybody tries"],
    ["password", "everybody tries"],
    ["Password1!", "everybody tries"],
    ["P@ssw0rd", "everybody tries"],
    ["P4$$w0rd-2026", "everybody tries"],
    ["2026Welcome!", "everybody tries"],
    ["Secret-12", "everybody tries"],
    ["Change-me-1", "everybody tries"],
    ["Test-Test-1", "everybody tries"],
    ["Woaini-1314", "everybody tries"],
    ["1qazXSW2#1", "everybody tries"],
    ["aaaaaaaaA1!", "counted, repeated"],
    ["Abcd1234", "everybody tries"],
    ["Efgh-5678", "besides what is counted"],
    ["Qwer-Kuh-Asdf", "besides what"],
    ["Xy7!Xy7!Xy7!", "counted, repeated|besides what"],
    ["Ku7-xB", "at least 8 characters"],
    ["", "counted|at least"],
    ["kuhstall", "3 of upper case"],
    ["kuhstall7", "3 of upper case"],
    ["83920174", "3 of upper case"],
  ])("is not %j", (password, reason) => {
    expect(passwordFault("standard", password, OWN) ?? "nothing").toMatch(new RegExp(reason));
  });

  it.each(["$VeryGoodPassw0rd", "Kuhstall-7", "gras auf der weide", "Ruder4boot", "密码不是这个词呀A1"])(
    "may be %j",
    (password) => {
      expect(passwordFault("standard", password, OWN)).toBeUndefined();
    },
  );

  it("is longer and of all kinds where that is asked for", () => {
    expect(passwordFault("strong", "Kuhstall-7", OWN)).toBe("at least 12 characters");
    expect(passwordFault("strong", "Kuhstall7Ruder", OWN)).toMatch(/^all of upper case/);
    expect(passwordFault("strong", "Kuhstall-7-Ruder", OWN)).toBeUndefined();
    expect(passwordFault("strong", "gras auf der weide im mai", OWN)).toBeUndefined();
  });

  it("is anything where anything may be", () => {
    for (const password of ["", "1234", "8001"]) expect(passwordFault("any", password, OWN)).toBeUndefined();
    expect(mailboxPasswordFault("any", "1111", "1111")).toBeUndefined();
  });

  it("is none of the known ones, however they are dressed up", () => {
    const known = fc.constantFrom(...KNOWN_PASSWORDS);
    const dressed = fc.tuple(known, fc.constantFrom("", "1", "123", "!", "-2026", "#1", "_00"), fc.boolean());
    fc.assert(
      fc.property(dressed, ([word, tail, isCapital]) => {
        const first = isCapital ? word.slice(0, 1).toUpperCase() : word.slice(0, 1);
        expect(passwordFault("standard", `${first}${word.slice(1)}${tail}`, [])).toBeDefined();
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });

  it("is never repeated in what is said of it", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4, unit: "binary" }), (password) => {
        const fault = passwordFault("standard", password, OWN);
        expect(fault === undefined || password.length < 6 || !fault.includes(password)).toBe(true);
      }),
      { seed: 7 },
    );
  });

  it("takes what chance makes", () => {
    const alphabet = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    const random = fc.array(fc.constantFrom(...alphabet), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(random, (letters) => {
        expect(passwordFault("standard", `${letters.join("")}-aA1`, OWN)).toBeUndefined();
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });
});

describe("a mailbox's password", () => {
  it.each([
    ["123", "4 to 10 digits"],
    ["12345678901", "4 to 10 digits"],
    ["8001", "number or its end"],
    ["578001", "number or its end"],
    ["1111", "all the same"],
    ["1234", "counted"],
    ["4321", "counted"],
    ["7890", "counted"],
    ["2109", "counted"],
  ])("is not %s", (digits, reason) => {
    expect(mailboxPasswordFault("standard", digits, "8001")).toContain(reason);
  });

  it("is not the end of a long number, but may have a short one in it", () => {
    expect(mailboxPasswordFault("standard", "7421", "01055507421")).toContain("number or its end");
    expect(mailboxPasswordFault("standard", "7421", "1")).toBeUndefined();
  });

  it("may be other digits, and none", () => {
    for (const digits of ["1357", "2580", "0042", "9274610583", ""])
      expect(mailboxPasswordFault("standard", digits, "8001"), digits).toBeUndefined();
    expect(mailboxPasswordFault("strong", "1357", "8001")).toContain("6 to 10 digits");
  });
});

it("what would be guessed of an account is refused for it", () => {
  for (const guess of guesses(OWN)) expect(passwordFault("standard", guess, OWN), guess).toBeDefined();
});
