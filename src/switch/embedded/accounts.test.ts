import { expect, it } from "vitest";
import { Accounts } from "./accounts.ts";
import { Trunks } from "./trunks.ts";

const HERE = { extn: "1001", domain: "xswitch.cn", ha1: "a", disabled: false };
const THERE = { extn: "2001", domain: "Other.example", ha1: "b", disabled: false };

function accounts(): Accounts {
  const made = new Accounts("xswitch.cn", new Trunks());
  for (const account of [HERE, THERE]) expect(made.change({ type: "put-account", account })).toEqual([]);
  return made;
}

it("knows each account in its own domain only", () => {
  const made = accounts();
  expect(made.ha1("1001", "xswitch.cn")).toBe("a");
  expect(made.ha1("2001", "Other.example")).toBe("b");
  expect(made.ha1("2001", "xswitch.cn")).toBeUndefined();
  expect(made.ha1("1001", "Other.example")).toBeUndefined();
});

it("lets whoever is switched off prove themselves to call for help, and to nothing else", () => {
  const made = accounts();
  expect(made.barredHa1("1001", "xswitch.cn")).toBeUndefined();
  made.change({ type: "put-account", account: { ...HERE, disabled: true } });
  expect(made.ha1("1001", "xswitch.cn")).toBeUndefined();
  expect(made.digestOf("1001")).toBeUndefined();
  expect(made.barredHa1("1001", "xswitch.cn")).toBe("a");
  expect(made.barredHa1("1001", "Other.example")).toBeUndefined();
});

it("asks those who name a domain of ours for a proof of that domain, whether it has them or not", () => {
  const made = accounts();
  expect(made.realmOf("other.EXAMPLE")).toBe("Other.example");
  expect(made.realmOf("192.0.2.1")).toBeUndefined();
  made.change({ type: "drop-account", extn: "2001", domain: "Other.example" });
  expect(made.realmOf("other.example")).toBeUndefined();
});

it("ends the registration of one who has moved to another domain", () => {
  const made = accounts();
  expect(made.change({ type: "drop-account", extn: "1001", domain: "xswitch.cn" })).toEqual(["1001"]);
  expect(made.change({ type: "put-account", account: { ...HERE, domain: "Other.example", ha1: "c" } })).toEqual([]);
  expect(made.ha1("1001", "Other.example")).toBe("c");
  // What is said of the former domain is about nobody.
  expect(made.change({ type: "drop-account", extn: "1001", domain: "xswitch.cn" })).toEqual([]);
  expect(made.ha1("1001", "Other.example")).toBe("c");
});

it("says who is not in the domain that was called", () => {
  const made = accounts();
  expect(made.isElsewhere("2001", "xswitch.cn")).toBe(true);
  expect(made.isElsewhere("2001", "other.example")).toBe(false);
  expect(made.isElsewhere("1001", "other.example")).toBe(true);
  // An address is every domain's, and so is a number that is no account's: a hotline, a queue.
  expect(made.isElsewhere("2001", "192.0.2.1")).toBe(false);
  expect(made.isElsewhere("4000", "other.example")).toBe(false);
});
