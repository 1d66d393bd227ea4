import { describe, expect, it } from "vitest";
import { Attempts } from "./attempts.ts";

describe("wrong keys", () => {
  const clock = { at: 0, now: (): number => clock.at };

  it("are put up with ten times in a minute", () => {
    const attempts = new Attempts(clock);
    for (let count = 0; count < 9; count += 1) attempts.failed("a");
    expect(attempts.blockedMs("a")).toBe(0);
    attempts.failed("a");
    expect(attempts.blockedMs("a")).toBe(60_000);
    expect(attempts.blockedMs("b")).toBe(0);
    clock.at += 59_999;
    expect(attempts.blockedMs("a")).toBe(1);
    clock.at += 1;
    expect(attempts.blockedMs("a")).toBe(0);
    attempts.failed("a");
    expect(attempts.blockedMs("a")).toBe(0);
  });

  it("are said in the log once a minute, when the address is not listened to any more", () => {
    const lines: unknown[] = [];
    const attempts = new Attempts(clock, { warn: (fields, text) => lines.push([fields, text]) });
    for (let count = 0; count < 9; count += 1) attempts.failed("192.0.2.66");
    expect(lines).toEqual([]);
    for (let count = 0; count < 30; count += 1) attempts.failed("192.0.2.66");
    expect(lines).toEqual([[{ address: "192.0.2.66" }, "Passwords are guessed from an address"]]);
    clock.at += 60_000;
    for (let count = 0; count < 30; count += 1) attempts.failed("192.0.2.66");
    expect(lines).toHaveLength(2);
  });

  it("of one IPv6 network are one address's", () => {
    const attempts = new Attempts(clock);
    for (let count = 0; count < 10; count += 1) attempts.failed(`2001:db8:1:2::${String(count)}`);
    expect(attempts.blockedMs("2001:db8:1:2:ffff::1")).toBe(60_000);
    expect(attempts.blockedMs("2001:db8:1:3::1")).toBe(0);
  });

  it("of ever new addresses do not fill the memory", () => {
    const attempts = new Attempts(clock);
    for (let count = 0; count < 10; count += 1) attempts.failed("first");
    for (let address = 0; address < 10_000; address += 1) attempts.failed(String(address));
    expect(attempts.blockedMs("first")).toBe(0);
  });
});
