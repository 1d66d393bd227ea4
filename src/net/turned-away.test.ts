import { expect, it } from "vitest";
import { TurnedAway, type TurnedAwayFields } from "./turned-away.ts";

it("who is turned away is counted, and told of once in ten seconds", () => {
  const told: TurnedAwayFields[] = [];
  const turnedAway = new TurnedAway((fields) => told.push(fields));
  turnedAway.count("slow", "192.0.2.1", 1_000);
  for (let index = 0; index < 50; index += 1) turnedAway.count("address", "192.0.2.2", 2_000 + index);
  turnedAway.count("full", "192.0.2.3", 10_999);
  expect(told).toEqual([{ from: "192.0.2.1", slow: 1 }]);
  turnedAway.count("full", "192.0.2.4", 11_000);
  expect(told.slice(1)).toEqual([{ from: "192.0.2.4", address: 50, full: 2 }]);
  expect([...turnedAway.counts]).toEqual([
    ["address", 50],
    ["full", 2],
    ["gave-way", 0],
    ["slow", 1],
    ["unproven", 0],
    ["handshake", 0],
  ]);
});
