import { describe, expect, test } from "vitest";
import { parseReplaces } from "./replaces.ts";

describe("parseReplaces", () => {
  test("reads the examples of RFC 3891 section 6.1", () => {
    expect(parseReplaces("98732@sip.example.com ;from-tag=r33th4x0r ;to-tag=ff87ff")).toEqual({
      ...{ callId: "98732@sip.example.com", toTag: "ff87ff", fromTag: "r33th4x0r", isEarlyOnly: false },
    });
    expect(parseReplaces("12adf2f34456gs5;to-tag=12345;from-tag=54321;early-only")).toMatchObject({
      isEarlyOnly: true,
    });
    expect(parseReplaces("87134@171.161.34.23;to-tag=24796;from-tag=0;x=y")).toMatchObject({ fromTag: "0" });
  });

  test.each([
    "",
    "call",
    "call;to-tag=a",
    "call;from-tag=a",
    "call;to-tag=a;from-tag",
    ";to-tag=a;from-tag=b",
    "call;to-tag=a;to-tag=b;from-tag=c",
    "call;to-tag=a;from-tag=b,other;to-tag=a;from-tag=b",
    "one,two;to-tag=a;from-tag=b",
    "a call;to-tag=a;from-tag=b",
    "call\r\nRoute: x;to-tag=a;from-tag=b",
    "call;to-tag=a\r\nVia: x;from-tag=b",
  ])("refuses %j", (text) => {
    expect(parseReplaces(text)).toBeUndefined();
  });
});
