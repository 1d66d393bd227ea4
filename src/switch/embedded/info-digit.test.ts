import { expect, it } from "vitest";
import { digitOfInfo } from "./info-digit.ts";

it.each<[string, string, string | undefined]>([
  ["application/dtmf-relay", "Signal=5\r\nDuration=160\r\n", "5"],
  ["application/dtmf-relay", "Signal= 5\nDuration= 160", "5"],
  ["Application/DTMF-Relay;charset=x", "Duration=160\r\nsignal=*", "*"],
  ["application/dtmf-relay", "Signal=10", "*"],
  ["application/dtmf-relay", "Signal=11", "#"],
  ["application/dtmf-relay", "Signal=d", "D"],
  ["application/dtmf", "7", "7"],
  ["application/dtmf", " #\r\n", "#"],
  ["application/dtmf", "", undefined],
  ["application/dtmf", "12", undefined],
  ["application/dtmf-relay", "Signal=12", undefined],
  ["application/dtmf-relay", "Signal=", undefined],
  ["application/dtmf-relay", "", undefined],
  ["text/plain", "5", undefined],
  ["", "5", undefined],
])("%s %j is %s", (contentType, body, digit) => {
  expect(digitOfInfo(contentType, body)).toBe(digit);
});
