import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { agent, factsFrom, MONDAY_TEN, queueCall } from "../../../test/store/facts.ts";
import type { FactBody } from "../../core/facts.ts";
import type { CallId, QueueName } from "../../core/model.ts";

describe("surveys", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  /** Calls through the queue, each with what its caller pressed; undefined: not asked, 0: said nothing. */
  async function calls(scores: readonly (number | undefined)[]): Promise<void> {
    let seq = 1;
    for (const [index, score] of scores.entries()) {
      const call = `call-${index}` as CallId;
      const told = { call, queue: "support" as QueueName, agent };
      const survey: [number, FactBody][] = [];
      if (score !== undefined) survey.push([20_000, { type: "survey-invited", ...told }]);
      if (score !== undefined && score > 0) survey.push([20_005, { type: "survey-answered", ...told, score }]);
      const bodies = [...queueCall(call)];
      bodies.splice(
        bodies.findLastIndex(([, body]) => body.type === "leg-ended"),
        0,
        ...survey,
      );
      const facts = factsFrom(seq, MONDAY_TEN, bodies);
      await test.store.project(facts);
      seq += facts.length;
    }
  }

  it("are counted by queue and agent: asked, answered, and what", async () => {
    await calls([5, 4, undefined, 0]);
    const figures = {
      ...{ talks: 4, invited: 3, answered: 2, invitation_rate: 0.75, answer_rate: 0.6667, average: 4.5 },
      scores: { 1: 0, 2: 0, 3: 0, 4: 1, 5: 1 },
    };
    expect((await test.get("/api/surveys")).body).toEqual({
      data: [{ queue: "support", agent: "1001", ...figures }],
      total: figures,
    });
  });

  it("are restricted to a time, a queue and an agent", async () => {
    await calls([3]);
    const talksOf = async (query: string): Promise<unknown> => {
      const { body } = await test.get(`/api/surveys?${query}`);
      return (body as { total: { talks: number } }).total.talks;
    };
    expect(await talksOf("startDate=2026-01-01&queue=support&agent=1001")).toBe(1);
    expect(await talksOf("endDate=2020-01-01")).toBe(0);
    expect(await talksOf("queue=other")).toBe(0);
    expect(await talksOf("agent=1002")).toBe(0);
    expect((await test.get("/api/surveys?startDate=soon")).status).toBe(400);
  });

  it("of nobody have no rates", async () => {
    expect((await test.get("/api/surveys")).body).toMatchObject({
      data: [],
      total: { talks: 0, invitation_rate: null, answer_rate: null, average: null },
    });
  });

  it("stand in the call record", async () => {
    await calls([2]);
    const { body } = await test.get("/api/cdrs/call-0");
    expect(body).toMatchObject({ record: { survey: { queue: "support", agent: "1001", score: 2 } } });
  });
});
