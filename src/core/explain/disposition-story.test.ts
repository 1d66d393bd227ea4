import { expect, it } from "vitest";
import { factsOf } from "../../../test/scenarios/play.ts";
import type { CallRecord } from "../report/call-record.ts";
import { rebuilt } from "../../report/from-facts.ts";
import { storyOf } from "./story.ts";

it("tells each disposition of the record, and who said it", async () => {
  for (const name of ["disposition-set.txt", "disposition-required.txt"]) {
    const records: readonly CallRecord[] = rebuilt(await factsOf(name)).records;
    const told = records.flatMap((record) => storyOf(record).filter(({ what }) => what === "disposition"));
    const known = records.flatMap(({ dispositions = [] }) => dispositions);
    expect(known.length, name).toBeGreaterThan(0);
    expect(told).toHaveLength(known.length);
  }
});
