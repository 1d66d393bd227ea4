import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countedAddress } from "./counted-address.ts";

describe("an address, where something is counted by it", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["::FFFF:c000:207", "192.0.2.7"],
    ["0:0:0:0:0:ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:0:1::7", "2001:db8:0:1::/64"],
    ["2001:0DB8:0000:0001:ffff:ffff:ffff:ffff", "2001:db8:0:1::/64"],
    ["2001:db8::192.0.2.7", "2001:db8:0:0::/64"],
    ["2001:db8:1:2:3:4:192.0.2.7", "2001:db8:1:2::/64"],
    ["::1", "0:0:0:0::/64"],
    ["1::", "1:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["", ""],
    ["not an address", "not an address"],
  ])("%s is %s", (address, counted) => {
    expect(countedAddress(address)).toBe(counted);
  });

  it("is the same in all of a /64, and another one in the next", () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
    const four = fc.tuple(group, group, group, group);
    fc.assert(
      fc.property(fc.tuple(fc.integer({ min: 0x2000, max: 0x3fff }), group, group, group), four, four, (net, a, b) => {
        const [first, ...others] = net;
        const network = [first.toString(16), ...others].join(":");
        const counted = countedAddress(`${network}:${a.join(":")}`);
        expect(countedAddress(`${network}:${b.join(":")}`)).toBe(counted);
        expect(countedAddress(`${(first ^ 1).toString(16)}:${others.join(":")}:${a.join(":")}`)).not.toBe(counted);
      }),
    );
  });
});
