import { expect, it } from "vitest";
import { Counts } from "./tally.ts";

it("counts what passes, and takes no new names from the network", () => {
  const counts = new Counts(["INVITE", "REGISTER"]);
  for (const method of ["INVITE", "INVITE", "REGISTER", "ATTACK-1", "ATTACK-2"]) counts.requestReceived(method);
  for (const status of [180, 183, 200, 486, 699]) counts.responseReceived(status);
  counts.requestSent("BYE");
  counts.responseSent(401);
  counts.responseSent(401);
  counts.malformed += 1;
  const tally = counts.tally(3);
  expect(Object.fromEntries(tally.requestsReceived)).toEqual({ INVITE: 2, REGISTER: 1, other: 2 });
  expect(Object.fromEntries(tally.responsesReceived)).toEqual({ "1xx": 2, "2xx": 1, "4xx": 1, "6xx": 1 });
  expect([...tally.requestsSent, ...tally.responsesSent]).toEqual([
    ["BYE", 1],
    [401, 2],
  ]);
  expect([tally.malformed, tally.authenticationFailures, tally.timeouts]).toEqual([1, 0, 3]);
});
