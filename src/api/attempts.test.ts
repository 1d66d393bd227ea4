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

  it("from all of an IPv6 network are those of one", () => {
    const attempts = new Attempts(clock);
    for (let count = 0; count < 10; count += 1) attempts.failed(`2001:db8::${count}`);
    expect(attempts.blockedMs("2001:db8::ffff")).toBe(60_000);
    expect(attempts.blockedMs("2001:db8:0:1::1")).toBe(0);
  });

  it("of ever new addresses do not fill the memory", () => {
    const attempts = new Attempts(clock);
    for (let count = 0; count < 10; count += 1) attempts.failed("first");
    for (let address = 0; address < 10_000; address += 1) attempts.failed(String(address));
    expect(attempts.blockedMs("first")).toBe(0);
  });
});
