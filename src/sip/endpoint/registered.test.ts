import { expect, test } from "vitest";
import { Door, GOOD } from "./door.ts";

test("each REGISTER is told of, and whether the telephone has started anew", () => {
  const door = new Door();
  door.try(GOOD);
  expect(door.server.events("registered")).toEqual([
    { type: "registered", user: "1001", contact: "sip:1001@192.0.2.66", isNewStart: false },
  ]);
  // Another Call-ID for the same contact.
  door.try({ ...GOOD, branch: "b" });
  // Somebody else.
  door.try({ ...GOOD, user: "1002", password: "secret1002", branch: "c" });
  expect(door.server.events("registered").map(({ user, isNewStart }) => [user, isNewStart])).toEqual([
    ["1001", false],
    ["1001", true],
    ["1002", false],
  ]);
});

test("a refusal is no registration", () => {
  const door = new Door();
  door.try({ ...GOOD, to: "1002" });
  expect(door.server.events("registered")).toEqual([]);
});
