import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ConfigChange, Extn } from "../core/model.ts";
import type { Found } from "../host/log/resume.ts";
import type { AccountChange } from "../ports/switch.ts";
import { AccountDesk } from "./account-desk.ts";
import { coveredAnew } from "./early.ts";
import { Confirmation, isConfirmed, type Confirmed } from "./confirmed.ts";
import { KeptAccounts } from "./kept-accounts.ts";

const ignore = (): void => undefined;
const log = { warn: ignore, error: ignore };
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "xcc-early-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("what was confirmed of a log", () => {
  const was: Confirmed = { database: "embedded", lineage: "one", boot: "monday" };
  const ended = { ...was, endedAt: 7 };
  it.each<[string, Confirmed | undefined, Partial<Confirmed>, number, boolean]>([
    ["holds while the machine runs", was, {}, 9, true],
    ["is nothing where nobody has confirmed it", undefined, {}, 9, false],
    ["does not hold for another database", was, { database: "postgres db/xcc" }, 9, false],
    ["does not hold for another log", was, { lineage: "other" }, 9, false],
    ["does not hold after the machine went down", was, { boot: "tuesday" }, 9, false],
    ["holds then for a log that ends where its center did", ended, { boot: "tuesday" }, 7, true],
    ["and not for one that ends elsewhere", ended, { boot: "tuesday" }, 6, false],
    ["holds for no run of a machine that has no name", { ...was, boot: undefined }, { boot: undefined }, 9, false],
    ["or is for a center that ended", { ...ended, boot: undefined }, { boot: undefined }, 7, true],
  ])("%s", (_, confirmed, differs, lastFact, holds) => {
    expect(isConfirmed(confirmed, { ...was, ...differs }, lastFact)).toBe(holds);
  });

  const found = { type: "resumed", lastFact: 5 } as Found;
  const config = (databaseUrl?: string) => ({ dataFolder: folder, databaseUrl });

  it("is kept beside the log, and not when it has no lineage, is damaged, or was withdrawn", () => {
    mkdirSync(join(folder, "events"));
    const first = new Confirmation(config(), log);
    first.give();
    expect(first.holdsFor(found)).toBe(false);
    writeFileSync(join(folder, "events", "lineage"), "one\n");
    first.give(5);
    expect(new Confirmation(config(), log).holdsFor(found)).toBe(true);
    expect(new Confirmation(config(), log).holdsFor({ type: "empty" })).toBe(false);
    expect(new Confirmation(config("postgres://me:secret@db/xcc"), log).holdsFor(found)).toBe(false);
    const file = join(folder, "events", "confirmed");
    const whole = readFileSync(file, "utf8");
    for (const damaged of ["", "null", "[]", '"x"', whole.slice(0, 20), "{}"]) {
      writeFileSync(file, damaged);
      expect(first.holdsFor(found), damaged).toBe(false);
    }
    writeFileSync(file, whole);
    first.withdraw();
    // Not by the process that has lost its database.
    first.give(5);
    expect(first.holdsFor(found)).toBe(false);
  });

  it("knows a database by where it is, not by who asks", () => {
    mkdirSync(join(folder, "events"));
    writeFileSync(join(folder, "events", "lineage"), "one\n");
    new Confirmation(config("postgres://me:secret@db:5432/xcc"), log).give();
    expect(new Confirmation(config("postgres://you@db:5432/xcc"), log).holdsFor(found)).toBe(true);
    expect(new Confirmation(config("postgres://me:secret@db:5432/other"), log).holdsFor(found)).toBe(false);
    expect(readFileSync(join(folder, "events", "confirmed"), "utf8")).not.toContain("secret");
  });
});

const phone = (extn: string, ha1 = "a"): AccountChange => {
  return { type: "put-account", account: { extn, domain: "xcc.test", ha1, disabled: false } };
};
const drop = (extn: string): AccountChange => ({ type: "drop-account", extn, domain: "xcc.test" });
const row = (extn: string, mailboxPassword?: string): ConfigChange =>
  ({ type: "put-extension", extension: { extn, mailboxPassword } }) as unknown as ConfigChange;

describe("accounts", () => {
  let told: AccountChange[];
  let completed: number;
  beforeEach(() => {
    told = [];
    completed = 0;
  });

  function desk(): { readonly desk: AccountDesk; readonly kept: KeptAccounts } {
    const kept = new KeptAccounts(join(folder, "accounts.jsonl"), log);
    const theSwitch = {
      provision: (changes: readonly AccountChange[]) => void told.push(...changes),
      accountsComplete: () => void (completed += 1),
    };
    return { desk: new AccountDesk(theSwitch, kept), kept };
  }

  it("are there for the next process as they were told last, with the passwords of mailboxes", () => {
    const first = desk();
    first.desk.complete([phone("1000"), phone("1001")], [row("1000", "1234"), row("1001")]);
    first.desk.provision([phone("1001", "b"), phone("1002"), drop("1000")]);
    first.desk.noteMailboxes({ type: "configured", at: 1, changes: [row("1002", "77"), row("1000")] });
    expect(statSync(join(folder, "accounts.jsonl")).mode & 0o777).toBe(0o600);
    const all = desk().kept.read();
    expect([...(all?.accounts.values() ?? [])]).toEqual([phone("1001", "b"), phone("1002")]);
    expect([...(all?.mailboxes ?? [])]).toEqual([["1002", "77"]]);
  });

  it("that are told again are not told: a line would log in anew", () => {
    const { desk: made } = desk();
    made.complete([phone("1000")], []);
    made.provision([phone("1000")]);
    expect(told).toEqual([phone("1000")]);
  });

  it("of the process before are told at once, and those that are gone go when all are known", () => {
    const first = desk();
    first.desk.complete([phone("1000"), phone("1001")], [row("1000", "1234"), row("1001", "99")]);
    first.kept.close();
    told = [];
    completed = 0;
    const second = desk();
    const past = second.kept.read();
    if (past === undefined) throw new Error("nothing was kept");
    second.desk.takeUp(past);
    expect([told, completed]).toEqual([[phone("1000"), phone("1001")], 0]);
    expect(second.desk.mailboxPassword("1001" as Extn)).toBe("99");
    second.desk.complete([phone("1001", "new"), phone("1002")], [row("1001")]);
    expect(told.slice(2)).toEqual([drop("1000"), phone("1001", "new"), phone("1002")]);
    expect(completed).toBe(1);
    expect([...(desk().kept.read()?.mailboxes ?? ["none"])]).toEqual([]);
  });

  it("are none where the file is missing, half a line, or another's", () => {
    const { kept } = desk();
    const file = join(folder, "accounts.jsonl");
    expect(kept.read()).toBeUndefined();
    const made = desk();
    made.desk.complete([phone("1000")], []);
    const whole = readFileSync(file, "utf8");
    expect(kept.read()).toBeDefined();
    for (const damaged of [
      whole.slice(0, -1),
      whole.slice(0, -9),
      whole.slice(9),
      "",
      `${whole}{"type":\n`,
      `${whole}null\n`,
    ]) {
      writeFileSync(file, damaged);
      expect(kept.read(), damaged).toBeUndefined();
    }
  });

  it("that cannot be written leave no file that lacks something", () => {
    const made = desk();
    made.desk.complete([phone("1000")], []);
    rmSync(join(folder, "accounts.jsonl"));
    mkdirSync(join(folder, "accounts.jsonl.new"));
    // More than it takes to write it anew.
    for (let count = 0; count < 1_200; count += 1) made.desk.provision([phone("1000", String(count))]);
    expect(desk().kept.read()).toBeUndefined();
    expect(told.at(-1)).toEqual(phone("1000", "1199"));
  });

  it("are written anew when most of the file no longer counts", () => {
    const made = desk();
    made.desk.complete([phone("1000")], []);
    for (let count = 0; count < 5_000; count += 1) made.desk.provision([phone("1000", String(count))]);
    expect(readFileSync(join(folder, "accounts.jsonl"), "utf8").split("\n").length).toBeLessThan(1_100);
    expect([...(made.kept.read()?.accounts.values() ?? [])]).toEqual([phone("1000", "4999")]);
  });
});

it("passwords of mailboxes are covered anew where there is one still, and rows are else as the engine has them", () => {
  type Phones = Parameters<typeof coveredAnew>[0];
  const config = (extn: string, mailboxPassword?: string) => ({ extn, name: "Desk", mailboxPassword });
  const phones = new Map(
    [
      { extn: "1000", config: config("1000", "8306") },
      { extn: "1001", config: config("1001") },
      { extn: "1002", config: undefined },
      { extn: "1003", config: config("1003", "55") },
    ].map((phone) => [phone.extn, phone]),
  ) as unknown as Phones;
  const kept = new Map([
    ["1000", "1234"],
    ["1001", "99"],
    ["1002", "77"],
  ]);
  const rows = coveredAnew(phones, { mailboxPassword: (extn) => kept.get(extn) });
  expect(rows).toEqual([{ type: "put-extension", extension: config("1000", "1234") }]);
});
