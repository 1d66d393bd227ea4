// What somebody is signed in with: seen, ended one by one and all at once, and over when it is not used.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type Answer, type TestApi } from "../../../test/api/test-api.ts";
import { clock } from "../../../test/store/test-store.ts";
import { keptHashOf } from "../../store/standing.ts";

const RIGHT = "Kuhstall-7";

describe("sessions", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(async () => {
    await test.reset();
    await test.post("/api/users", { name: "Ann", login: "1022", extn: "1022", password: RIGHT, type: "AGENT" });
    await test.post("/api/users", { name: "Bob", login: "1023", extn: "1023", password: RIGHT, type: "AGENT" });
  });
  afterAll(() => test.stop());

  const signIn = async (login = "1022", password = RIGHT): Promise<{ token: string }> => {
    const { body, text } = await test.post("/api/sessions", { login, password }, {});
    const { token } = body as { token?: string };
    expect(token, text).toBeTypeOf("string");
    return { token: token ?? "" };
  };
  const isIn = async (token: { token: string }): Promise<boolean> =>
    (await test.get("/api/users/me", token)).status === 200;
  const idsOf = ({ body }: Answer): number[] => (body as { data: { id: number }[] }).data.map(({ id }) => id);

  it("are listed to who has them, and any user's to administrators", async () => {
    const [one, other] = [await signIn(), await signIn()];
    await signIn("1023");
    const own = await test.get("/api/sessions", one);
    expect(own.body).toMatchObject({ rowCount: 2, data: [{ current: false, login: "1022" }, { current: true }] });
    expect(own.text).not.toContain(other.token);
    expect((await test.get("/api/sessions?user_id=3", one)).status).toBe(403);
    expect((await test.get("/api/sessions?user_id=2", one)).body).toMatchObject({ rowCount: 2 });
    expect((await test.get("/api/sessions?user_id=3")).body).toMatchObject({ rowCount: 1, data: [{ login: "1023" }] });
    expect((await test.get("/api/sessions?user_id=x")).status).toBe(400);
  });

  it("are ended one by one, one's own; administrators end anybody's", async () => {
    const [one, other, bobs] = [await signIn(), await signIn(), await signIn("1023")];
    const [latest = 0] = idsOf(await test.get("/api/sessions", one));
    const [bobsId = 0] = idsOf(await test.get("/api/sessions", bobs));
    expect((await test.delete(`/api/sessions/${bobsId}`, one)).status).toBe(404);
    expect(await test.delete(`/api/sessions/${latest}`, one)).toMatchObject({ status: 200, body: { id: latest } });
    expect([await isIn(one), await isIn(other), await isIn(bobs)]).toEqual([true, false, true]);
    expect((await test.delete(`/api/sessions/${latest}`, one)).status).toBe(404);
    expect((await test.delete(`/api/sessions/${bobsId}`)).status).toBe(200);
    expect(await isIn(bobs)).toBe(false);
    expect((await test.get("/api/audit?resource=tokens")).body).toMatchObject({ rowCount: 2 });
  });

  it("are all ended by signing out everywhere, also sockets by a password; what a key has opened stays", async () => {
    const [one, other, bobs] = [await signIn(), await signIn(), await signIn("1023")];
    const phone = await test.post("/api/xcc/sessions/getExtnToken", { extn: "1022" }, one);
    const keyed = await test.post("/api/dev_keys", { user_id: 2 });
    const key = { token: (keyed.body as { dev_key: string }).dev_key };
    const user = await test.store.users.get(2);
    const keptHash = keptHashOf(user?.password_hash ?? null, user?.signed_out_at ?? null);
    const extension = await test.store.extensions.byNumber("1022");
    const phonesHash = keptHashOf(extension?.ha1 ?? null, user?.signed_out_at ?? null);
    const proofs = [
      { type: "user-password", id: 2, keptHash },
      { type: "extension-password", id: extension?.id ?? 0, keptHash: phonesHash },
    ] as const;
    const standing = async (): Promise<boolean[]> =>
      (await test.store.keys.standing(proofs)).map((one) => one !== undefined);
    expect(await standing()).toEqual([true, true]);
    expect((await test.delete("/api/users/3/sessions", one)).status).toBe(403);
    expect((await test.delete("/api/users/2/sessions", one)).status).toBe(200);
    expect([await isIn(one), await isIn(other), await isIn(bobs), await isIn(key)]).toEqual([false, false, true, true]);
    expect((await test.get("/api/voicemails", { token: (phone.body as { token: string }).token })).status).toBe(403);
    expect(await standing()).toEqual([false, false]);
    expect(await isIn(await signIn())).toBe(true);
    expect((await test.delete("/api/users/2/sessions")).status).toBe(200);
    expect((await test.delete("/api/users/99/sessions")).status).toBe(404);
  });

  it("are all ended but the one in which the password is changed, which asks for the old one", async () => {
    const [one, other] = [await signIn(), await signIn()];
    const change = (old_password: string, password: string) =>
      test.put("/api/users/me/password", { old_password, password }, one);
    expect((await change("Wrong-123", "Kuhstall-8")).status).toBe(403);
    expect((await change(RIGHT, "short")).status).toBe(400);
    expect(await isIn(other)).toBe(true);
    const changed = await change(RIGHT, "Kuhstall-8");
    expect(changed.status).toBe(200);
    expect([await isIn(one), await isIn(other)]).toEqual([false, false]);
    expect(await isIn({ token: (changed.body as { token: string }).token })).toBe(true);
    expect(await isIn(await signIn("1022", "Kuhstall-8"))).toBe(true);
  });

  it("end when they are not used for as long as idle_timeout says, and not before", async () => {
    const set = await test.put("/api/users/2", { idle_timeout: 600 });
    expect(set.headers["x-not-in-effect"]).toBeUndefined();
    const [one, other, bobs] = [await signIn(), await signIn(), await signIn("1023")];
    const { body } = await test.post("/api/dev_keys", { user_id: 2 });
    const key = { token: (body as { dev_key: string }).dev_key };
    const byKey = await test.post("/api/xcc/sessions/auth", { dev_key: key.token }, {});
    for (let count = 0; count < 5; count += 1) {
      clock.at += 300_000;
      expect(await isIn(one)).toBe(true);
    }
    const id = idsOf(await test.get("/api/sessions?user_id=2"));
    expect(id.length).toBe(2);
    expect(await isIn(other)).toBe(false);
    const proof = { type: "token", id: Math.min(...id) } as const;
    clock.at += 601_000;
    expect(await test.store.keys.standing([proof])).toEqual([undefined]);
    expect(await isIn(one)).toBe(false);
    expect([await isIn(bobs), await isIn(key), await isIn(byKey.body as { token: string })]).toEqual([
      true,
      true,
      true,
    ]);
    // It stays over, though its user may be idle for longer now.
    await test.put("/api/users/2", { idle_timeout: 0 });
    expect([await isIn(one), await isIn(other)]).toEqual([false, false]);
    expect(await isIn(await signIn())).toBe(true);
  });
});

describe("several users at once", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(async () => {
    await test.reset();
    for (const login of ["1001", "1002"]) await test.post("/api/users", { login, name: login, password: RIGHT });
  });
  afterAll(() => test.stop());

  const types = async (): Promise<string[]> =>
    ((await test.get("/api/users")).body as { data: { type: string }[] }).data.map(({ type }) => type);

  it("are changed together", async () => {
    const fields = { type: "AGENT", username: [2, "3", 3], idle_timeout: 0 };
    expect(await test.put("/api/users/", fields)).toMatchObject({ status: 200, body: { code: 200, count: 2 } });
    expect(await types()).toEqual(["NORMAL", "AGENT", "AGENT"]);
    expect(test.center.changes.filter(({ type }) => type === "put-agent").length).toBe(2);
    expect((await test.get("/api/audit?resource=users&id=3")).body).toMatchObject({
      data: [{ action: "change" }, { action: "add" }],
    });
  });

  it("or none of them", async () => {
    for (const bad of [
      { type: "AGENT", username: [2, 99] },
      { type: "AGENT", username: [2, "x"] },
      { type: "AGENT", username: [] },
      { type: "AGENT", username: Array.from({ length: 1001 }, () => 2) },
      { type: "AGENT" },
      { username: [2] },
      { type: "BOSS", username: [2] },
      { type: "AGENT", username: [2], idle_timeout: -1 },
    ]) {
      expect([bad, (await test.put("/api/users/", bad)).status]).toEqual([bad, 400]);
    }
    expect(await types()).toEqual(["NORMAL", "NORMAL", "NORMAL"]);
  });
});
