import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { factsFrom, MONDAY_TEN, queueCall } from "../../../test/store/facts.ts";
import type { Candidate } from "../../core/facts.ts";
import type { AgentId, CallId, QueueName } from "../../core/model.ts";

const CANDIDATES: readonly Candidate[] = [
  { agent: "1001" as AgentId, skipped: undefined },
  { agent: "1003" as AgentId, skipped: "wrap-up" },
];

interface Explained {
  readonly uuid: string;
  readonly story: readonly {
    readonly at: number;
    readonly time: string;
    readonly what: string;
    readonly said: string;
    readonly details: object;
    readonly candidates?: readonly object[];
  }[];
  readonly waiting: { readonly said: string; readonly waits_for: object; readonly waited_ms: number } | null;
}

describe("explanations", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
    await test.reset();
    const facts = factsFrom(1, MONDAY_TEN, queueCall("call-1"));
    await test.store.project(
      facts.map((fact) => (fact.type === "offer-made" ? { ...fact, candidates: CANDIDATES } : fact)),
    );
    test.center.waits = [
      {
        ...{ call: "call-2" as CallId, queue: "support" as QueueName, position: 1, joinedAt: MONDAY_TEN - 7_000 },
        ...{ priority: 0, waitsFor: { type: "agent", agents: CANDIDATES.slice(1), levelOpensAt: undefined } },
      },
      {
        ...{ call: "call-3" as CallId, queue: "sales" as QueueName, position: 1, joinedAt: MONDAY_TEN, priority: 2 },
        waitsFor: { type: "anybody" },
      },
    ];
  }, 120_000);
  afterAll(() => test.stop());

  const explained = async (path: string): Promise<Explained> => {
    const { status, body } = await test.get(path);
    expect(status).toBe(200);
    return body as Explained;
  };

  it("tell a finished call's whole way in words and as data, by the call or a leg", async () => {
    const { story, waiting, uuid } = await explained("/api/calls/call-1/explanation?language=en");
    expect(waiting).toBeNull();
    expect(story.map(({ said }) => said)).toEqual([
      "13800138000 called 4000 over line",
      "led by hotline 4000",
      "joined queue support as number 1",
      "the center answered",
      "queue support offered it to agent 1002 at 1002",
      "agent 1002 rejected it after 2.9 s",
      "queue support offered it to agent 1001 at 1001",
      "agent 1001 answered after 1.8 s",
      "talks with agent 1001",
      "left queue support after 5.0 s: answered",
      "1001 put the other side on hold at the phone",
      "1001 took it up again after 2.0 s on hold",
      "the conversation with 1001 ended after 15.0 s",
      "recorded for 15.0 s as 2026/call-1-1.wav",
      "ended by the caller: hung up",
    ]);
    expect(story[4]).toMatchObject({ at: MONDAY_TEN + 10, time: "2026-03-02 10:00:00", what: "offered" });
    const byLeg = await explained("/api/calls/call-1-c/explanation?language=en");
    expect(byLeg).toEqual({ uuid, story, waiting });
  });

  it("say for each offer who was considered, in order, and why each of the others was not the one", async () => {
    const { story } = await explained("/api/calls/call-1/explanation?language=en");
    expect(story.find(({ what }) => what === "offered")?.candidates).toEqual([
      { agent: "1001", skipped: "", said: "" },
      { agent: "1003", skipped: "wrap-up", said: "is in after-call work" },
    ]);
  });

  it("are told in Chinese unless asked otherwise", async () => {
    const { story } = await explained("/api/calls/call-1/explanation");
    expect(story[0]?.said).toBe("13800138000 经 line 呼叫 4000");
    expect(story.some(({ said }) => said.includes("正在"))).toBe(false);
    expect(story.every(({ said }) => said !== "")).toBe(true);
  });

  it("say what a waiting call waits for", async () => {
    const { waiting, story } = await explained("/api/calls/call-2/explanation?language=en");
    expect(story).toEqual([]);
    expect(waiting).toMatchObject({
      waited_ms: 7_000,
      waits_for: { type: "agent" },
      said: "one of these agents must become free: 1003 is in after-call work",
    });
  });

  it("list who waits, of one queue or of all, as many as asked for", async () => {
    const list = async (query: string): Promise<string[]> => {
      const { body } = await test.get(`/api/waiting?${query}`);
      return (body as { data: { uuid: string; said: string }[] }).data.map(({ uuid, said }) => `${uuid}: ${said}`);
    };
    expect(await list("queue=sales")).toEqual(["call-3: 等待坐席签入队列并示闲"]);
    expect(await list("")).toHaveLength(2);
    expect(await list("limit=1")).toHaveLength(1);
  });

  it("are refused where there is nothing to explain, and in other languages", async () => {
    expect((await test.get("/api/calls/nobody/explanation")).status).toBe(404);
    expect((await test.get("/api/calls/call-1/explanation?language=fr")).status).toBe(400);
    expect((await test.get("/api/waiting?limit=0")).status).toBe(400);
  });
});
