import { beforeEach, describe, expect, it } from "vitest";
import type { Extn, LegId } from "../../core/model.ts";
import type { LegOrigin, SwitchEvent } from "../../core/switch.ts";
import { Refusals } from "./refusals.ts";

const PHONE = { type: "extension", extn: "1001" as Extn } as const;
const LINE = { type: "trunk", trunk: "carrier" } as const;

let at = 0;
let told: SwitchEvent[] = [];
let lines: { readonly fields: object; readonly text: string }[] = [];
let refusals = make();

function make(): Refusals {
  const silent = () => undefined;
  const log = {
    ...{ debug: silent, info: silent, error: silent },
    warn: (fields: object, text: string) => void lines.push({ fields, text }),
  };
  return new Refusals({ now: () => at }, log, (event) => void told.push(event));
}

function refuse(origin: LegOrigin, times: number): void {
  for (let time = 0; time < times; time += 1) {
    const who = { origin, dialled: "4000", callerNumber: "1", callerName: "" };
    refusals.take({ type: "leg-refused", leg: `${told.length}` as LegId, ...who, cause: "congestion" }, "ports");
  }
}

beforeEach(() => {
  at = 0;
  told = [];
  lines = [];
  refusals = make();
});

describe("callers whom there was no room for", () => {
  it("are all told, as many as a busy line brings", () => {
    for (let second = 0; second < 60; second += 1) {
      at = second * 1_000;
      refuse(LINE, 50);
    }
    expect(told).toHaveLength(3_000);
  });

  it("are told in part where one phone floods, and others are told as before", () => {
    refuse(PHONE, 10_000);
    expect(told).toHaveLength(20);
    refuse({ type: "extension", extn: "1002" as Extn }, 3);
    refuse(LINE, 3);
    expect(told).toHaveLength(26);
    at = 3_600_000;
    refuse(PHONE, 10_000);
    expect(told).toHaveLength(46);
  });

  it("are one line a minute in the log, which names the setting and says how many there were", () => {
    refuse(PHONE, 100);
    expect(lines).toEqual([
      { fields: { refused: 1, withoutRecord: 0 }, text: expect.stringContaining("XCC_RTP_PORTS") as unknown },
    ]);
    at = 60_000;
    refuse(LINE, 1);
    expect(lines.slice(1).map(({ fields }) => fields)).toEqual([{ refused: 100, withoutRecord: 80 }]);
  });
});
