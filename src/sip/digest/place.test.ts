import { describe, expect, it } from "vitest";
import { placeOf } from "./place.ts";

describe("the place of an address", () => {
  it("is an IPv4 address itself", () => {
    expect(placeOf("192.0.2.66")).toBe("192.0.2.66");
    expect(placeOf("::ffff:192.0.2.66")).toBe("192.0.2.66");
    expect(placeOf("::ffff:c000:242")).toBe("192.0.2.66");
  });

  it("is the /64 of an IPv6 address, however it is spelt", () => {
    for (const address of [
      "2001:db8:0:1::5",
      "2001:DB8::1:0:0:0:5",
      "2001:0db8:0000:0001:ffff:ffff:ffff:ffff",
      "2001:db8:0:1::192.0.2.1",
    ]) {
      expect(placeOf(address)).toBe("2001:db8:0:1::/64");
    }
    expect(placeOf("2001:db8:0:2::5")).toBe("2001:db8:0:2::/64");
    expect(placeOf("fe80::1%eth0")).toBe("fe80:0:0:0::/64");
    expect(placeOf("::1")).toBe("0:0:0:0::/64");
  });

  it("is none of what is no numeric address", () => {
    for (const text of ["", "phone.example.com", "192.0.2", "192.0.2.300", "1::2::3", "[::1]"]) {
      expect(placeOf(text)).toBeUndefined();
    }
  });
});
