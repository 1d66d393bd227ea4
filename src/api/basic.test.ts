// A login and a password with every request: let in as by signing in, and no quicker to guess.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parsed, startTestApi, type Answer, type TestApi } from "../../test/api/test-api.ts";
import { clock } from "../../test/store/test-store.ts";

const RIGHT = "Kuhstall-7";
const MINUTE_MS = 60_000;

function header(login: string, password: string): string {
  return `Basic ${Buffer.from(`${login}:${password}`).toString("base64")}`;
}

describe("HTTP Basic", () => {
  let test: TestApi;
  let places = 0;
  let home = "";
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(async () => {
    await test.reset();
    home = place();
    await test.post("/api/users", { name: "Boss", login: "boss", password: RIGHT, is_admin: 1 });
    await test.post("/api/users", { name: "Ann", login: "1022", extn: "1022", password: RIGHT, type: "AGENT" });
  });
  afterAll(() => test.stop());

  /** An address that nobody has come from. */
  function place(): string {
    places += 1;
    return `203.0.${String(places >> 8)}.${String(places & 255)}`;
  }

  async function ask(
    authorization: string,
    remoteAddress = home,
    { url = "/api/users/me", headers = {} }: { url?: string; headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Answer> {
    const answer = await test.api.inject({ method: "GET", url, remoteAddress, headers: { authorization, ...headers } });
    const { statusCode: status, headers: got, payload: text } = answer;
    return { status, headers: got, body: parsed(text), text };
  }
  const boss = (password: string, from?: string): Promise<Answer> => ask(header("boss", password), from);

  it("lets a user in, in their role", async () => {
    expect(await boss(RIGHT)).toMatchObject({ status: 200, body: { login: "boss", role: "administrator" } });
    expect(await ask(header("1022", RIGHT))).toMatchObject({ status: 200, body: { login: "1022", role: "agent" } });
    expect((await ask(header("1022", RIGHT), home, { url: "/api/users" })).status).toBe(403);
    const change = { method: "PUT" as const, url: "/api/users/3", payload: { name: "Anna" } };
    const headers = { authorization: header("boss", RIGHT) };
    expect((await test.api.inject({ ...change, headers, remoteAddress: home })).statusCode).toBe(200);
    const { body } = await test.get("/api/audit");
    expect((body as { data: unknown[] }).data[0]).toMatchObject({ user: "boss", address: home, action: "change" });
  });

  it("is not looked at where there is a token, and comes before a cookie", async () => {
    const { body } = await test.post("/api/sessions", { login: "1022", password: RIGHT }, {});
    const { token } = body as { token: string };
    expect((await ask(header("boss", RIGHT), home, { headers: { token } })).body).toMatchObject({ login: "1022" });
    const cookie = `freeswitch_xtra_session_id=${token}`;
    expect((await ask(header("boss", RIGHT), home, { headers: { cookie } })).body).toMatchObject({ login: "boss" });
    expect((await ask(header("boss", "x"), home, { headers: { cookie } })).status).toBe(403);
  });

  it("refuses what it cannot read, as where there is nothing", async () => {
    const bad = [
      "Basic",
      "Basic ",
      "Basic %%%",
      "Basic Ym9zcw==",
      `Basic ${"QTpC".repeat(1000)}`,
      "Basic /zr/",
      "Digest x",
    ];
    for (const one of [...bad, header("", RIGHT), header("x".repeat(101), RIGHT), header("boss", "x".repeat(201))]) {
      expect([one, await ask(one)]).toMatchObject([one, { status: 403, body: { error_text: "Not Authorized" } }]);
    }
    // A password may have colons and letters of any kind in it.
    await test.put("/api/users/2", { password: "Kuh:stall-7" });
    expect((await boss("Kuh:stall-7")).status).toBe(200);
  });

  it("is locked like signing in, by wrong ones either way, also for one that was right a moment ago", async () => {
    expect((await boss(RIGHT)).status).toBe(200);
    for (let count = 0; count < 5; count += 1) expect((await boss("Wrong-123")).status).toBe(403);
    // In between the right one goes on, and takes nothing back that was counted.
    expect((await boss(RIGHT)).status).toBe(200);
    expect((await boss("Wrong-123")).status).toBe(403);
    const closed = await boss(RIGHT);
    expect(closed).toMatchObject({ status: 429, headers: { "retry-after": "900" } });
    expect((await boss("Wrong-123")).status).toBe(429);
    expect(Number((await test.get("/api/users/2")).text.match(/"login_attempts":"(\d+)"/)?.[1])).toBeGreaterThan(5);
    clock.at += 15 * MINUTE_MS;
    expect((await boss(RIGHT)).status).toBe(200);
  });

  it("does not let guesses in while its user works from the same place, however often", async () => {
    let looked = 0;
    for (let hour = 0; hour < 12; hour += 1) {
      for (let guess = 0; guess < 5; guess += 1) {
        if ((await boss("Wrong-123")).status === 403) looked += 1;
        await boss(RIGHT);
      }
      clock.at += 60 * MINUTE_MS;
    }
    // As many as where nobody but the one who guesses is there.
    let alone = 0;
    const elsewhere = place();
    for (let hour = 0; hour < 12; hour += 1) {
      for (let guess = 0; guess < 5; guess += 1) if ((await boss("Wrong-123", elsewhere)).status === 403) alone += 1;
      clock.at += 60 * MINUTE_MS;
    }
    expect(looked).toBeLessThanOrEqual(alone + 6);
    expect(looked).toBeLessThan(50);
  });

  it("is not guessed by a hundred at once, though the right one is known", async () => {
    expect((await boss(RIGHT)).status).toBe(200);
    const guesses = Array.from({ length: 40 }, (_, index) =>
      boss(index === 30 ? RIGHT : `Wrong-${String(100 + index)}`),
    );
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 403).length).toBeLessThanOrEqual(6);
    expect(statuses[30]).toBe(429);
  });

  it("keeps strangers' guesses from locking out a program that has been let in from where it is", async () => {
    expect((await boss(RIGHT)).status).toBe(200);
    for (let count = 0; count < 9; count += 1) await boss("Wrong-123", place());
    expect((await boss(RIGHT)).status).toBe(200);
    expect((await boss(RIGHT, place())).status).toBe(429);
  });

  it("answers alike whether there is such a login, and takes the same steps", async () => {
    const answers = async (login: string): Promise<unknown[]> => {
      const seen: unknown[] = [];
      for (let count = 0; count < 8; count += 1) {
        const { status, text, headers } = await ask(header(login, "Wrong-123"), place());
        seen.push([status, text.replace(/\d\d:\d\d:\d\d/, ""), headers["retry-after"]]);
      }
      return seen;
    };
    expect(await answers("nobody")).toEqual(await answers("boss"));
  });

  it("ends with another password, with being disabled, locked or kept from signing in, at once", async () => {
    const put = (id: number, fields: object) => test.put(`/api/users/${id}`, fields);
    expect((await boss(RIGHT)).status).toBe(200);
    await put(2, { password: "Kuhstall-8" });
    expect((await boss(RIGHT)).status).toBe(403);
    expect((await boss("Kuhstall-8")).status).toBe(200);
    await put(2, { disabled: 1 });
    expect((await boss("Kuhstall-8")).status).toBe(403);
    await put(2, { disabled: 0, is_locked: 1 });
    expect((await boss("Kuhstall-8")).status).toBe(403);
    expect((await ask(header("1022", RIGHT))).status).toBe(200);
    await test.post("/api/xcc/extensions/set", { id: 1, weblogin_disabled: 1 });
    expect(await ask(header("1022", RIGHT))).toMatchObject({ status: 403, body: { error: "forbidden" } });
    await test.delete("/api/users/3");
    expect((await ask(header("1022", RIGHT))).status).toBe(403);
  });

  it("is worked out once and not with every request", async () => {
    const matches = test.store.passwords.matches.bind(test.store.passwords);
    let worked = 0;
    Object.assign(test.store.passwords, {
      matches: (password: string, kept: string | null) => {
        worked += 1;
        return matches(password, kept);
      },
    });
    for (let count = 0; count < 5; count += 1) expect((await boss(RIGHT)).status).toBe(200);
    expect(worked).toBe(1);
    clock.at += 10 * MINUTE_MS;
    expect((await boss(RIGHT)).status).toBe(200);
    expect(worked).toBe(2);
    Object.assign(test.store.passwords, { matches });
  });
});
