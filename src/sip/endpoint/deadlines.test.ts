import fc from "fast-check";
import { expect, test } from "vitest";
import { Alarm, Deadlines } from "./deadlines.ts";

test("rings in order of time, whatever was set, moved and cleared before", () => {
  const change = fc.record({ alarm: fc.nat(19), at: fc.option(fc.nat(1_000), { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
      const deadlines = new Deadlines();
      const rung: number[] = [];
      const alarms = Array.from({ length: 20 }, (_, index) => new Alarm(() => rung.push(index)));
      const expected = new Map<number, number>();
      for (const { alarm, at } of changes) {
        const subject = alarms[alarm];
        if (subject === undefined) continue;
        if (at === undefined) deadlines.clear(subject);
        else deadlines.set(subject, at);
        if (at === undefined) expected.delete(alarm);
        else expected.set(alarm, at);
        expect(deadlines.next()).toBe(expected.size === 0 ? undefined : Math.min(...expected.values()));
      }
      deadlines.run(500);
      const due = [...expected].filter(([, at]) => at <= 500);
      expect(rung.map((index) => expected.get(index))).toEqual(due.map(([, at]) => at).sort((a, b) => a - b));
      expect(deadlines.size).toBe(expected.size - due.length);
    }),
  );
});

test("an alarm set while others ring is served in its turn", () => {
  const deadlines = new Deadlines();
  const rung: string[] = [];
  const second = new Alarm(() => rung.push("second"));
  deadlines.set(
    new Alarm((now) => {
      rung.push("first");
      deadlines.set(second, now);
    }),
    10,
  );
  deadlines.set(new Alarm(() => rung.push("later")), 30);
  deadlines.run(20);
  expect(rung).toEqual(["first", "second"]);
  expect(deadlines.next()).toBe(30);
});

test("infinity clears", () => {
  const deadlines = new Deadlines();
  const alarm = new Alarm(() => undefined);
  deadlines.set(alarm, 5);
  deadlines.set(alarm, Number.POSITIVE_INFINITY);
  expect(deadlines.next()).toBeUndefined();
});
