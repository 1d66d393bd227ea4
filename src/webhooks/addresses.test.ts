import { expect, it } from "vitest";
import { isAllowed } from "./addresses.ts";

it.each([
  ...["169.254.169.254", "0.0.0.0", "255.255.255.255", "224.0.0.1", "::", "fe80::1", "ff02::1", "fd00:ec2::254"],
  ...["::ffff:169.254.169.254", "no address", ""],
])("nothing is ever sent to %s", (address) => {
  expect(isAllowed(address, "any")).toBe(false);
  expect(isAllowed(address, "public")).toBe(false);
});

it.each([
  ...["127.0.0.1", "127.9.9.9", "10.1.2.3", "172.31.255.255", "192.168.0.1", "100.64.0.1", "::1", "fd12::1"],
  ...["::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"],
])("%s is for those who allow any address", (address) => {
  expect(isAllowed(address, "any")).toBe(true);
  expect(isAllowed(address, "public")).toBe(false);
});

it.each(["192.0.2.1", "8.8.8.8", "172.32.0.1", "2001:db8::1", "::ffff:8.8.8.8"])("%s is public", (address) => {
  expect(isAllowed(address, "public")).toBe(true);
});
