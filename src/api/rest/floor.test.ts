// The floor now and then: who sees what of it, and what is said where the log does not reach.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { engineIn, type EngineCenter } from "../../../test/api/engine-center.ts";
import { apiBeside, DEV_KEY, parsed, startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { clock } from "../../../test/store/test-store.ts";
import type { LookBack } from "../../host/log/past-floors.ts";

const GIVEN = [
  ...["extension 1001", "extension 1002", "agent 1001", "agent 1002", "queue support", "queue sales"],
  ...["trunk line outbound=9:1:", "hotline 4000 queue support", "hotline 4001 queue sales"],
];

let test: TestApi;
let engine: EngineCenter;
beforeAll(async () => {
  test = await startTestApi();
}, 120_000);
beforeEach(async () => {
  await test.reset();
  engine = engineIn(test.center, GIVEN);
  engine.register("1001", "1002");
  engine.step({ type: "agent-sign-in", agent: "1001", extn: "1001", queue: "support" } as never);
  engine.step({ type: "agent-ready", agent: "1001" } as never);
  engine.callIn("c1", "4000");
  engine.pickUp("1001");
  engine.callIn("c2", "4001");
});
afterAll(() => test.stop());

async function asked(url: string, lookBack?: LookBack) {
  const api = apiBeside(test, {}, lookBack === undefined ? {} : { lookBack });
  try {
    const { statusCode, body } = await api.inject({ url, headers: { token: DEV_KEY, "accept-language": "zh" } });
    return { status: statusCode, body: parsed(body) };
  } finally {
    await api.close();
  }
}

describe("the floor", () => {
  it("has queues with who waits, agents and talks", async () => {
    const { body } = await test.get("/api/floor");
    expect(body).toMatchObject({
      at: clock.now(),
      queues: expect.arrayContaining([
        expect.objectContaining({ queue: "support", waiting: 0, members: 1, callers: [] }),
        expect.objectContaining({
          ...{ queue: "sales", waiting: 1, members: 0 },
          callers: [expect.objectContaining({ uuid: "c2", position: 1, number: "13800000000" })],
        }),
      ]) as unknown,
      agents: [{ agent: "1001", extn: "1001", state: "READY", callstate: "TALKING", callUUID: "c1" }],
      talks: [
        {
          ...{ uuid: "c1", queue: "support", number: "13800000000", recording: "off" },
          parties: [
            { role: "customer", number: "13800000000" },
            { role: "agent", number: "1001", agent: "1001", held: false },
          ],
        },
      ],
    });
  });

  it("is seen by supervisors as far as their queues go, and by no agent", async () => {
    await test.post("/api/xcc/queues/add", { name: "sales" });
    await test.post("/api/users", { login: "9001", name: "S", password: "Secret-12", is_supervisor: true });
    const { id = 0 } = (await test.store.users.byLogin("9001")) ?? {};
    const token = await test.store.keys.issueToken({ kind: "user", userId: id, lifeMs: 600_000 });
    await test.put(`/api/users/${id}`, { queues: ["sales"] });
    const { body } = await test.get("/api/floor", { token });
    expect(body).toMatchObject({ queues: [{ queue: "sales" }], agents: [], talks: [] });
    expect((body as { queues: unknown[] }).queues).toHaveLength(1);
    await test.put(`/api/users/${id}`, { is_supervisor: false });
    expect((await test.get("/api/floor", { token })).status).toBe(403);
  });

  it("of a moment that has passed is what the log says", async () => {
    const moments: number[] = [];
    const floor = test.center.floor();
    const lookBack: LookBack = (at) => {
      moments.push(at);
      return Promise.resolve({ type: "seen", floor, events: 3 });
    };
    const then = clock.now() - 60_000;
    expect(await asked(`/api/floor?at=${then}`, lookBack)).toMatchObject({
      ...{ status: 200, body: { at: then, talks: [{ uuid: "c1" }] } },
    });
    expect(await asked("/api/floor?at=2026-03-02%2001:59:00", lookBack)).toMatchObject({ status: 200 });
    expect(moments).toEqual([then, Date.UTC(2026, 2, 2, 1, 59, 0)]);
  });

  it("is refused where it is not known, in Chinese too", async () => {
    const saying =
      (answer: Awaited<ReturnType<LookBack>>): LookBack =>
      () =>
        Promise.resolve(answer);
    const past = `/api/floor?at=${clock.now() - 60_000}`;
    const from = { type: "not-kept", from: Date.UTC(2026, 2, 2, 1, 0, 0) } as const;
    expect(await asked(past, saying(from))).toMatchObject({
      ...{
        status: 400,
        body: { fields: [{ field: "at", expected: expect.stringContaining("2026-03-02 01:00:01") as string }] },
      },
    });
    expect(await asked(past, saying({ type: "not-kept", from: undefined }))).toMatchObject({ status: 404 });
    expect(await asked(past, saying("busy"))).toMatchObject({ status: 429 });
    expect(await asked(past, saying("too-long"))).toMatchObject({ status: 429 });
    expect(await asked(past)).toMatchObject({ status: 404 });
    expect(await asked(past, () => Promise.reject(new Error("torn")))).toMatchObject({ status: 404 });
    expect(await asked(`/api/floor?at=${clock.now() + 60_000}`)).toMatchObject({ status: 400 });
    expect(await asked("/api/floor?at=yesterday")).toMatchObject({ status: 400 });
  });
});
