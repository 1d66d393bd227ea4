import { expect, it } from "vitest";
import type { SwitchEvent } from "../../core/switch.ts";
import { Outbox } from "./outbox.ts";

const digit = (key: string): SwitchEvent => ({ type: "digit", leg: "leg" as never, digit: key });
const up: SwitchEvent = { type: "up", legs: [], phones: [] };

it("tells later, in order, what was put while telling included", async () => {
  const outbox = new Outbox(() => undefined);
  const told: SwitchEvent[] = [];
  outbox.put(digit("1"));
  outbox.open((event) => {
    if (event.type === "up") outbox.put(digit("2"));
    told.push(event);
  }, up);
  expect(told).toEqual([]);
  await Promise.resolve();
  await Promise.resolve();
  expect(told).toEqual([up, digit("1"), digit("2")]);
});

it("goes on where a listener throws", async () => {
  const errors: unknown[] = [];
  const outbox = new Outbox((error) => errors.push(error));
  const told: SwitchEvent[] = [];
  outbox.open((event) => {
    told.push(event);
    throw new Error("listener");
  }, up);
  outbox.put(digit("1"));
  await Promise.resolve();
  expect([told.length, errors.length]).toEqual([2, 2]);
});

it("tells what waits when it closes, and nothing afterwards", async () => {
  const outbox = new Outbox(() => undefined);
  const told: SwitchEvent[] = [];
  outbox.open((event) => told.push(event), up);
  outbox.close();
  expect(told).toEqual([up]);
  outbox.put(digit("1"));
  await Promise.resolve();
  expect(told).toEqual([up]);
});
