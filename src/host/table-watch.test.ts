import { describe, expect, it } from "vitest";
import { TableWatch } from "./table-watch.ts";
import { VirtualClock } from "./virtual-clock.ts";

const DAY_MS = 86_400_000;
const ZONE = { name: "Asia/Shanghai", offsets: [{ from: 0, offsetMs: 8 * 3_600_000 }] };

describe("the table of days off", () => {
  it("is missed in the log once a day, for the next year from 1 November on in local time", () => {
    const clock = new VirtualClock(Date.UTC(2026, 9, 30, 16));
    const warned: unknown[] = [];
    const known = new Set([2026]);
    const watch = new TableWatch({
      center: { yearsWithoutTable: (years) => years.filter((year) => !known.has(year)) },
      ...{ zone: ZONE, clock, log: { warn: (fields) => void warned.push(fields) } },
    });
    watch.start();
    expect(warned).toEqual([]);
    clock.advance(DAY_MS);
    expect(warned).toEqual([{ year: 2027 }]);
    clock.advance(DAY_MS);
    expect(warned).toHaveLength(2);
    known.add(2027);
    clock.advance(40 * DAY_MS);
    expect(warned).toHaveLength(2);
    known.delete(2027);
    watch.stop();
    clock.advance(DAY_MS);
    expect(warned).toHaveLength(2);
  });
});
