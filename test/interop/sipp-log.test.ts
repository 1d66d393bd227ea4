import { expect, it } from "vitest";
import { unexpectedCancelsIn, unexpectedIn } from "./sipp-log.ts";

const VIA = "Via: SIP/2.0/UDP 127.0.0.1:10124;branch=z9hG4bK-1";
const came = (status: string, branch: string, nonce = ""): string =>
  `SIP/2.0 ${status}\r\n${VIA}-${branch}\r\n${nonce}\r\n\r\n`;
const complaint = (message: string, where = "while expecting '200' "): string =>
  `Continuing call on unexpected message for Call-Id '1': ${where}(index 4), received '${message}'\n`;

/** As SIPp writes down what surprises it: once as it comes, once more. */
const surprise = (message: string): string => message + message;

it("a message that the scenario does not wait for is unexpected", () => {
  const busy = came("486 Busy Here", "2");
  expect(unexpectedIn(complaint(busy), surprise(busy))).toBe(1);
  expect(unexpectedIn(complaint(busy) + complaint(came("500 No", "3")), surprise(busy))).toBe(2);
});

it("one that has come before is not, though its nonce is another one", () => {
  const first = came("401 Unauthorized", "1", "nonce=1");
  const again = came("401 Unauthorized", "1", "nonce=2");
  expect(unexpectedIn(complaint(again), first + surprise(again))).toBe(0);
  const ofAnother = came("401 Unauthorized", "2", "nonce=2");
  expect(unexpectedIn(complaint(ofAnother), first + surprise(ofAnother))).toBe(1);
});

it("one that comes while SIPp is about to send one is not", () => {
  const ringing = came("180 Ringing", "1");
  expect(unexpectedIn(complaint(ringing, "while sending "), surprise(ringing))).toBe(0);
});

it("CANCELs are counted apart: where a scenario is prepared for them they may come at any moment", () => {
  const log = "Continuing call on unexpected CANCEL for call: 7\nContinuing call on an unexpected BYE for call: 8\n";
  expect(unexpectedIn(log, "")).toBe(0);
  expect(unexpectedCancelsIn(log)).toBe(1);
});
