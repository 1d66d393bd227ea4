import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";

describe("preview", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(async () => {
    await test.reset();
    await test.post("/api/xcc/queues/add", { name: "support", strategy: "ring-all" });
    await test.post("/api/xcc/ivrs/add", { name: "main", type: "next", nbr: "6000", media_file: "choose" });
    const below = { parent_id: "1", type: "transfer" };
    await test.post("/api/xcc/ivrs/add", {
      ...below,
      name: "help",
      digits: "1",
      business_type: "queue",
      numbers: "support",
    });
    const hotline = { nbr: "4000", period_enable: "1" };
    await test.post("/api/xcc/hotlines/add", { ...hotline, period_type: "work", type: "ivr", numbers: "6000" });
    await test.post("/api/xcc/hotlines/add", { ...hotline, period_type: "off", type: "queue", numbers: "support" });
    for (const weekday of [1, 2, 3, 4, 5]) {
      await test.post("/api/xcc/timeDef/add", { type: "work_time", weekday, start_time: "08:00", end_time: "18:00" });
    }
    await test.post("/api/xcc/timeDef/import", { days_off: [{ name: "元旦", date: "2026-01-01" }] });
  });
  afterAll(() => test.stop());

  const preview = async (query: string) => {
    const { status, body } = await test.get(`/api/preview?${query}`);
    expect(status).toBe(200);
    return body;
  };

  it("leads at work time into the menu, and shows what may be pressed there", async () => {
    expect(await preview("number=4000&at=2026-01-05%2009:00:00&from=13800138000")).toMatchObject({
      ...{ number: "4000", at: "2026-01-05 09:00:00", origin: "outside", period: "work" },
      because: { type: "work_time" },
      steps: [
        { type: "hotline", number: "4000", period: "work" },
        { type: "ivr", number: "6000", steps: [{ type: "entered", name: "main" }] },
      ],
      end: {
        type: "menu",
        name: "main",
        media_file: "choose",
        choices: [{ keys: "1", name: "help", type: "transfer" }],
      },
      warnings: [],
    });
  });

  it("leads after hours to the queue", async () => {
    expect(await preview("number=4000&at=2026-01-05%2018:00:00")).toMatchObject({
      ...{ period: "off", because: null },
      steps: [
        { type: "hotline", period: "off" },
        { type: "queue", queue: "support", position: 1 },
      ],
      end: { type: "queue", queue: "support", agentsPresent: 0 },
    });
  });

  it("finds nothing on a holiday for which there is no row, and says which day off it is", async () => {
    expect(await preview("number=4000&at=2026-01-01%2009:00:00")).toMatchObject({
      ...{ period: "holiday", because: { type: "offday", name: "元旦" } },
      steps: [{ type: "closed", number: "4000", period: "holiday" }],
      end: { type: "prompt", prompt: "closed" },
    });
  });

  it("warns of a year without a table of days off", async () => {
    const far = await preview("number=4000&at=2027-01-05%2009:00:00");
    expect(far).toMatchObject({ warnings: ["there is no table of days off for 2027"] });
  });

  it("tells of a number that leads nowhere, and asks the present where no time is given", async () => {
    expect(await preview("number=777")).toMatchObject({
      at: "2026-03-02 10:00:00",
      steps: [{ type: "unroutable", dialled: "777" }],
      end: { type: "released", cause: "no-such-number" },
    });
  });

  it("refuses what is no time and no number", async () => {
    expect((await test.get("/api/preview?number=4000&at=tomorrow")).status).toBe(400);
    expect((await test.get("/api/preview?at=2026-01-05")).status).toBe(400);
  });
});
