// Agents ask for help, and people write to one another: who may, what is refused, and what is kept. Against a real engine.
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { engineIn, type EngineCenter } from "../../../test/api/engine-center.ts";
import { startTestApi, type Answer, type TestApi } from "../../../test/api/test-api.ts";
import { clock } from "../../../test/store/test-store.ts";

const GIVEN = [
  ...["1001", "1002", "9001", "9002", "9003"].map((extn) => `extension ${extn}`),
  ...["agent 1001", "agent 1002", "queue support", "queue sales", "trunk line outbound=9:1:"],
  "hotline 4000 queue support",
];
const PEOPLE = [
  ...[{ login: "1001" }, { login: "1002" }],
  ...[
    { login: "9001", is_supervisor: true },
    { login: "9002", is_supervisor: true, queues: ["support"] },
    { login: "9003", is_supervisor: true, queues: ["sales"] },
  ],
];

let test: TestApi;
let engine: EngineCenter;
let begun = 0;
const tokens = new Map<string, string>();
beforeAll(async () => {
  test = await startTestApi();
}, 120_000);
beforeEach(async () => {
  await test.reset();
  // How often somebody has said something is remembered beyond a reset.
  clock.at += ++begun * 600_000;
  for (const { login, ...more } of PEOPLE) {
    const { body } = await test.post("/api/users", {
      ...{ name: login, login, extn: login, password: "Secret-12", extn_password: "", ...more },
    });
    const userId = (body as { id: number }).id;
    tokens.set(login, await test.store.keys.issueToken({ kind: "user", userId, lifeMs: 6_000_000 }));
  }
  // The engine's day is before the store's.
  await sql`update users set created_at = '2020-01-01'`.execute(test.database.kysely);
  engine = engineIn(test.center, GIVEN);
  engine.register("1001", "1002", "9001", "9002", "9003");
  await done("1001", "ccLogin", { agent: "1001", extn: "1001", queue: "support" });
  await done("1001", "ccGoReady", { agent: "1001" });
  await done("1002", "ccLogin", { agent: "1002", extn: "1002", queue: "sales" });
}, 120_000);
afterAll(() => test.stop());

const tokenOf = (login: string) => ({ token: tokens.get(login) ?? "" });
const as = (login: string, func: string, given: object): Promise<Answer> =>
  test.post(`/api/cc/ccc/${func}`, given, tokenOf(login));
async function done(login: string, func: string, given: object): Promise<Readonly<Record<string, unknown>>> {
  const answer = await as(login, func, given);
  expect(answer, func).toMatchObject({ status: 200, body: { code: 200, message: "success" } });
  return answer.body as Readonly<Record<string, unknown>>;
}
/** What has happened goes into the store. */
const project = () => test.store.project(engine.facts);
function talk(): void {
  engine.callIn("c1", "4000");
  engine.pickUp("1001");
}

describe("asking for help", () => {
  it("is about the call that the agent is in, and says that nobody is connected", async () => {
    talk();
    const asked = await done("1001", "ccAskHelp", { agent: "1001", text: " <b>谁来</b>\r\n帮忙 \u{1F198} " });
    expect(asked).toMatchObject({
      callUUID: "c1",
      supervisors: 0,
      reason: expect.stringMatching(/no supervisor/) as string,
    });
    expect(test.center.helps()).toMatchObject([
      { call: "c1", text: "<b>谁来</b>\n帮忙 \u{1F198}", queues: ["support"] },
    ]);
    await done("9002", "ccAnswerHelp", { help: asked["help"], text: "稍等" });
    await project();
    const row = { help: asked["help"], agent: "1001", callUUID: "c1", end: "answered", by: "9002", answer: "稍等" };
    for (const [login, rows] of [
      ["1001", [row]],
      ["1002", []],
      ["9001", [row]],
      ["9002", [row]],
      ["9003", []],
    ] as const) {
      const { body } = await test.get("/api/help_requests?open=false", tokenOf(login));
      expect(body, login).toMatchObject({ data: rows, rowCount: rows.length });
    }
    expect(await test.get("/api/help_requests?agent=1001", tokenOf("1002"))).toMatchObject({ status: 403 });
    expect((await test.get("/api/help_requests?open=true", tokenOf("9001"))).body).toMatchObject({ rowCount: 0 });
    expect((await test.get("/api/cdrs/c1")).body).toMatchObject({
      helps: [{ help: asked["help"], text: "<b>谁来</b>\n帮忙 \u{1F198}" }],
    });
    for (const [language, words] of [
      ["en", "asks for help"],
      ["zh", "求助"],
    ]) {
      expect((await test.get(`/api/calls/c1/explanation?language=${language}`)).text).toContain(words);
    }
  });

  it("can be done in no call, is answered with a message then, and taken back", async () => {
    const { help } = await done("1001", "ccHelp", {});
    expect(await as("9001", "ccAnswerHelp", { help, manner: "listen" })).toMatchObject({ status: 409 });
    expect(await as("9001", "ccAnswerHelp", { help })).toMatchObject({ status: 400 });
    await done("1001", "ccCancelHelp", { agent: "1001", help });
    expect(await as("9001", "ccAnswerHelp", { help, text: "I am here" })).toMatchObject({
      ...{ status: 409, body: { reason: expect.stringMatching(/over: withdrawn by 1001/) as string } },
    });
  });

  it("is answered by the first of two supervisors, and the other one is told", async () => {
    talk();
    const { help } = await done("1001", "ccAskHelp", {});
    const [first, second] = await Promise.all([
      as("9001", "ccAnswerHelp", { help, manner: "whisper" }),
      as("9002", "ccAnswerHelp", { help, manner: "listen" }),
    ]);
    expect([first.status, second.status].toSorted((a, b) => a - b)).toEqual([200, 409]);
    const winner = first.status === 200 ? "9001" : "9002";
    expect((first.status === 200 ? second : first).body).toMatchObject({ reason: `${winner} is answering it.` });
    engine.pickUp(winner);
    expect(test.center.helps()).toEqual([]);
    await project();
    const { body } = await test.get("/api/help_requests", tokenOf("9001"));
    expect(body).toMatchObject({ data: [{ help, by: winner, end: "answered" }] });
  });

  it.each([
    ["1002", "ccAskHelp", { agent: "1001" }, 403],
    ["9003", "ccAskHelp", { agent: "1001" }, 403],
    ["9001", "ccAskHelp", {}, 404],
    ["1001", "ccAskHelp", { callUUID: "c9" }, 404],
    ["1001", "ccAskHelp", { text: "x".repeat(1_001) }, 400],
    ["1001", "ccAskHelp", { text: "x".repeat(1_000_000) }, 400],
    ["1001", "ccAskHelp", { text: 12 }, 400],
    ["1001", "ccAskHelp", { text: ["a"] }, 400],
    ["1001", "ccAskHelp", { text: "\ud83d" }, 400],
    ["1001", "ccAskHelp", { text: "\u0000" }, 400],
    ["1001", "ccCancelHelp", {}, 409],
    ["1001", "ccCancelHelp", { help: "nothing" }, 404],
    ["1001", "ccAnswerHelp", { help: "nothing", text: "hello" }, 403],
    ["9001", "ccAnswerHelp", { help: "nothing", text: "hello" }, 404],
    ["9001", "ccAnswerHelp", { help: { $ne: "" }, text: "hello" }, 400],
    ["9001", "ccAnswerHelp", { help: "nothing", manner: "take-over" }, 400],
  ] as const)("%s: %s %j is refused with %i", async (login, func, given, status) => {
    expect((await as(login, func, given)).status).toBe(status);
    expect(test.center.helps()).toEqual([]);
  });

  it("is not for supervisors of other queues", async () => {
    const { help } = await done("1001", "ccAskHelp", {});
    expect(await as("9003", "ccAnswerHelp", { help, text: "hello" })).toMatchObject({ status: 403 });
    expect(test.center.helps()).toHaveLength(1);
  });
});

describe("messages", () => {
  it("are kept for the two of them, and nobody else", async () => {
    const { id } = await done("1001", "ccSendMessage", { to: "9001", text: "<script>你好</script>", key: "k1" });
    expect(await done("1001", "ccSendMessage", { to: "9001", text: "<script>你好</script>", key: "k1" })).toMatchObject(
      { id },
    );
    const { id: second } = await done("9001", "ccSendMessage", { to: "1001", text: "好" });
    await project();
    const sent = { id, from: "1001", to: "9001", text: "<script>你好</script>", read_at: null };
    for (const [login, ids] of [
      ["1001", [second, id]],
      ["9001", [second, id]],
      ["1002", []],
      ["9002", []],
    ] as const) {
      const { body } = await test.get("/api/people_messages", tokenOf(login));
      expect(
        (body as { data: { id: number }[] }).data.map((one) => one.id),
        login,
      ).toEqual(ids);
    }
    expect((await test.get("/api/people_messages", { token: tokens.get("1001") ?? "" })).body).toMatchObject({
      data: [{}, sent],
    });
    expect((await test.get(`/api/people_messages?before=${String(second)}`, tokenOf("1001"))).body).toMatchObject({
      data: [sent],
    });
    expect((await test.get("/api/people_messages?with=9002", tokenOf("1001"))).body).toMatchObject({ data: [] });
    expect((await test.get("/api/people_messages?unread=true", tokenOf("9001"))).body).toMatchObject({ data: [sent] });
    await done("9001", "ccReadMessages", { upTo: id });
    await project();
    expect((await test.get("/api/people_messages?unread=true", tokenOf("9001"))).body).toMatchObject({ data: [] });
    // They are taken up where the log is lost.
    expect(await test.store.unread()).toMatchObject([{ id: second, from: "9001", to: "1001", text: "好" }]);
  });

  it("of a user who is removed are not shown to who has the login later", async () => {
    await done("1002", "ccSendMessage", { to: "9003", text: "for you alone" });
    await project();
    clock.at += 1_000;
    const { body } = await test.get("/api/users?login=9003");
    const [user] = (body as { data: { id: number }[] }).data;
    expect(await test.delete(`/api/users/${String(user?.id)}`)).toMatchObject({ status: 200 });
    engine.step({ type: "configured", changes: test.center.changes.slice(-1) });
    const made = await test.post("/api/users", {
      ...{ name: "another", login: "9003", extn: "9003", password: "Secret-12", extn_password: "" },
    });
    const userId = (made.body as { id: number }).id;
    const token = await test.store.keys.issueToken({ kind: "user", userId, lifeMs: 60_000 });
    expect((await test.get("/api/people_messages", { token })).body).toMatchObject({ data: [] });
    expect(test.center.unread("9003")).toEqual([]);
  });

  it.each([
    [{ to: "1001", text: "hello" }, 409],
    [{ to: "nobody", text: "hello" }, 404],
    [{ to: "9001", text: "" }, 400],
    [{ to: "9001", text: " \n " }, 400],
    [{ to: "9001" }, 400],
    [{ to: ["9001"], text: "hello" }, 400],
    [{ to: "9001", text: "x".repeat(1_000_000) }, 400],
    [{ to: "9001", text: "hello", agent: "1002" }, 403],
    [{ to: "9001", text: "hello", key: "x".repeat(101) }, 400],
  ])("%j is refused with %i", async (given, status) => {
    expect((await as("1001", "ccSendMessage", given)).status).toBe(status);
    expect(test.center.unread("9001")).toEqual([]);
  });

  it("are read by nobody else", async () => {
    await done("1001", "ccSendMessage", { to: "9001", text: "hello" });
    expect(await as("1002", "ccReadMessages", { agent: "9001", upTo: 1_000_000 })).toMatchObject({ status: 403 });
    expect(await as("9002", "ccReadMessages", { agent: "9001", upTo: 1_000_000 })).toMatchObject({ status: 403 });
    await done("1002", "ccReadMessages", { upTo: Number.MAX_SAFE_INTEGER });
    for (const upTo of [0, -1, 1.5, "x", null, {}]) {
      expect((await as("9001", "ccReadMessages", { upTo })).status).toBe(400);
    }
    expect(test.center.unread("9001")).toHaveLength(1);
  });

  it("come in no greater numbers than people write", async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 21; count += 1) {
      statuses.push((await as("1001", "ccSendMessage", { to: "9001", text: String(count) })).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 429]);
    clock.at += 2_000;
    expect((await as("1001", "ccSendMessage", { to: "9001", text: "later" })).status).toBe(200);
    expect((await as("1001", "ccAskHelp", {})).status).toBe(429);
  });
});
