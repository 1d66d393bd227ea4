import { describe, expect, it } from "vitest";
import { PASSWORD_COST, passwordsOf } from "./passwords.ts";

const CHEAP = { n: 16, r: 1, p: 1 };

describe("passwords", () => {
  const passwords = passwordsOf(CHEAP);

  it("are kept with their parameters, each with a salt of its own, and not as they are", async () => {
    const [one, other] = [await passwords.hash("Secret-1"), await passwords.hash("Secret-1")];
    expect(one).toMatch(/^scrypt\$16\$1\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(other);
    expect(one).not.toContain("Secret");
    expect(await passwords.matches("Secret-1", one)).toBe(true);
    expect(await passwords.matches("Secret-1", other)).toBe(true);
    expect(await passwords.matches("Secret-2", one)).toBe(false);
  });

  it("stay good when the parameters are raised", async () => {
    const kept = await passwords.hash("Secret-1");
    expect(await passwordsOf({ n: 32, r: 2, p: 1 }).matches("Secret-1", kept)).toBe(true);
  });

  it("match nothing where none is kept, or what is kept is none", async () => {
    for (const kept of [null, "", "scrypt$16$1$1$$", "md5$1", "scrypt$16$1$1$c2FsdA$aGFzaA"]) {
      expect(await passwords.matches("", kept), String(kept)).toBe(false);
    }
  });

  it("are worked on one at a time, and only so many wait", async () => {
    const some = Array.from({ length: 50 }, () => passwords.matches("a", null));
    await expect(passwords.matches("a", null)).rejects.toThrow("too many");
    await expect(passwords.hash("a")).rejects.toThrow("too many");
    expect(await Promise.all(some)).toEqual(some.map(() => false));
    expect(await passwords.matches("a", null)).toBe(false);
  });

  it("follow RFC 7914: its third example in our own form", async () => {
    const key = Buffer.from("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2", "hex");
    const kept = `scrypt$16384$8$1$${Buffer.from("SodiumChloride").toString("base64url")}$${key.toString("base64url")}`;
    expect(await passwords.matches("pleaseletmein", kept)).toBe(true);
    expect(PASSWORD_COST.n * PASSWORD_COST.p).toBeGreaterThanOrEqual(2 ** 16);
  });
});
