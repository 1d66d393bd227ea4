// What users keep of their own: whatever it is it comes back as it was, and is nobody else's.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { MOST_PREFERENCES } from "../../store/preferences.ts";

let test: TestApi;
beforeAll(async () => {
  test = await startTestApi();
}, 120_000);
beforeEach(async () => {
  await test.reset();
  await test.post("/api/users", { login: "1001", name: "A", extn: "1001", password: "Secret-12" });
});
afterAll(() => test.stop());

const URL = "/api/me/preferences";
async function tokenOf(login: string): Promise<Record<string, string>> {
  const user = await test.store.users.byLogin(login);
  return { token: await test.store.keys.issueToken({ kind: "user", userId: user?.id ?? 0, lifeMs: 60_000 }) };
}

describe("preferences", () => {
  it("come back as they were, whatever JSON they are", async () => {
    const values = [
      { theme: "dark", columns: ["a", { w: 12.5, no: null, yes: true }] },
      {},
      { "": "", text: "\u0000\ud800 坐席 \u{1F600} <img onerror>" },
    ];
    for (const value of values) {
      const kept = { key: "desk.v1", value, updated_at: "2026-03-02 10:00:00" };
      expect(await test.put(`${URL}/desk.v1`, { value }), JSON.stringify(value)).toMatchObject({
        status: 200,
        body: { key: "desk.v1" },
      });
      expect((await test.get(`${URL}/desk.v1`)).body).toEqual({ ...kept, updated_at: expect.any(String) as string });
      expect((await test.get(URL)).body).toMatchObject({ data: [{ key: "desk.v1", value }] });
    }
    expect(await test.delete(`${URL}/desk.v1`)).toMatchObject({ status: 200 });
    for (const gone of [await test.get(`${URL}/desk.v1`), await test.delete(`${URL}/desk.v1`)])
      expect(gone).toMatchObject({ status: 404 });
  });

  it("are one's own", async () => {
    const agent = await tokenOf("1001");
    await test.put(`${URL}/desk`, { value: { whose: "the agent's" } }, agent);
    await test.put(`${URL}/desk`, { value: { whose: "the administrator's" } });
    expect((await test.get(`${URL}/desk`, agent)).body).toMatchObject({ value: { whose: "the agent's" } });
    expect((await test.get(`${URL}/desk`)).body).toMatchObject({ value: { whose: "the administrator's" } });
    await test.delete(`${URL}/desk`);
    expect((await test.get(`${URL}/desk`, agent)).status).toBe(200);
  });

  it("tell the language, and go with their user", async () => {
    const agent = await tokenOf("1001");
    await test.put(`${URL}/language`, { value: { language: "zh" } }, agent);
    expect((await test.get("/api/me", { ...agent, "accept-language": "en" })).body).toMatchObject({ language: "zh" });
    const { id = 0 } = (await test.store.users.byLogin("1001")) ?? {};
    expect((await test.delete(`/api/users/${id}?force=true`)).status).toBe(200);
    expect(await test.store.preferences.of(id)).toEqual([]);
  });

  it("are refused where they are too large, too many, or none", async () => {
    const refused = async (url: string, body: unknown) =>
      expect(await test.put(url, body)).toMatchObject({ status: 400 });
    for (const body of [{}, { value: "text" }, { value: [] }, { value: null }]) await refused(`${URL}/desk`, body);
    await refused(`${URL}/desk`, { value: { a: "坐".repeat(5_459) } });
    expect((await test.put(`${URL}/desk`, { value: { a: "a".repeat(16_376) } })).status).toBe(200);
    await refused(`${URL}/desk`, { value: { a: "a".repeat(16_377) } });
    await refused(`${URL}/a%20b`, { value: { a: 1 } });
    await refused(`${URL}/${"a".repeat(65)}`, { value: { a: 1 } });
    for (let number = 1; number < MOST_PREFERENCES; number += 1)
      await test.put(`${URL}/k${number}`, { value: { number } });
    expect(await test.put(`${URL}/one-more`, { value: { a: 1 } })).toMatchObject({ status: 409 });
    expect((await test.put(`${URL}/k1`, { value: { a: 2 } })).status).toBe(200);
  });
});
