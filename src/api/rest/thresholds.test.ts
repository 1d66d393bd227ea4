// From when figures are coloured: what is in force for each queue, and what is refused.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";

let test: TestApi;
beforeAll(async () => {
  test = await startTestApi();
}, 120_000);
beforeEach(async () => {
  await test.reset();
  for (const name of ["support", "sales"]) await test.post("/api/xcc/queues/add", { name });
});
afterAll(() => test.stop());

const URL = "/api/thresholds";
const BUILT_IN = {
  ...{ waiting_warn: 5, waiting_alarm: 10, longest_wait_warn: 60, longest_wait_alarm: 180 },
  ...{ service_level_warn: 80, service_level_alarm: 60, abandoned_warn: 5, abandoned_alarm: 10 },
};
const all = async () => (await test.get(URL)).body as { readonly data: readonly Record<string, unknown>[] };

describe("thresholds", () => {
  it("are built in, the center's, or a queue's own", async () => {
    expect(await all()).toEqual({
      data: ["", "sales", "support"].map((queue) => ({ queue, ...BUILT_IN, own: [] })),
    });
    expect((await test.put(URL, { waiting_warn: 3 })).body).toEqual({
      ...{ queue: "", ...BUILT_IN, waiting_warn: 3, own: ["waiting_warn"] },
    });
    await test.put(URL, { queue: "support", service_level_warn: "90", waiting_alarm: 4 });
    expect(await all()).toMatchObject({
      data: [
        { queue: "", waiting_warn: 3 },
        { queue: "sales", waiting_warn: 3, waiting_alarm: 10, own: [] },
        { ...{ queue: "support", waiting_warn: 3, waiting_alarm: 4 }, own: ["waiting_alarm", "service_level_warn"] },
      ],
    });
    await test.put(URL, { queue: "support", waiting_alarm: "" });
    expect((await all()).data[2]).toMatchObject({ waiting_alarm: 10, own: ["service_level_warn"] });
    await test.post("/api/xcc/queues/del", { id: 1 });
    expect((await all()).data.map(({ queue }) => queue)).toEqual(["", "sales"]);
    expect((await test.get("/api/audit")).body).toMatchObject({
      data: expect.arrayContaining([expect.objectContaining({ resource: "thresholds" })]) as unknown,
    });
  });

  it("are refused where the alarm would come first, of no queue, and where they are no such number", async () => {
    for (const wrong of [
      ...[{ waiting_alarm: 4 }, { service_level_alarm: 81 }, { longest_wait_warn: 181 }, { service_level_warn: 101 }],
      ...[{ queue: "nobody's", waiting_warn: 1 }, { waiting_warn: -1 }, { abandoned_warn: 1.5 }],
    ]) {
      expect(await test.put(URL, wrong), JSON.stringify(wrong)).toMatchObject({ status: 400 });
    }
    expect((await all()).data[0]).toEqual({ queue: "", ...BUILT_IN, own: [] });
    // Nor by the center's, where a queue has the other one of the two.
    await test.put(URL, { queue: "support", waiting_alarm: 6 });
    expect(await test.put(URL, { waiting_warn: 7 })).toMatchObject({ status: 400 });
  });
});
