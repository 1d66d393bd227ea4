// Every field of every route that takes a password, found by its name: a new one must say here what it is. What sets a password
// is asked for bad ones, and must refuse each by the field's name and change nothing. What is printed for people to copy obeys.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { routesOf } from "../../src/api/api.ts";
import { mailboxPasswordFault, ownWords, passwordFault } from "../../src/store/password-policy.ts";
import { startTestApi, type Answer, type TestApi } from "./test-api.ts";

const GOOD = "Kuhstall-7";
const TELLING = /passw|secret|pin\b|ha1|credential|digest/i;

/** Each that has such a name. `sets`: it is judged. */
const FIELDS: Readonly<Record<string, { readonly sets: "account" | "mailbox" } | { readonly why: string }>> = {
  "POST /api/sessions password": { why: "is shown, not set" },
  "POST /api/sessions/create password": { why: "is shown, not set" },
  "PUT /api/users/me/password old_password": { why: "is shown, not set" },
  "POST /api/trunks password": { why: "the carrier has chosen it" },
  "PUT /api/trunks/:id password": { why: "the carrier has chosen it" },
  "PUT /api/users/me/password password": { sets: "account" },
  "POST /api/users password": { sets: "account" },
  "POST /api/users extn_password": { sets: "account" },
  "POST /api/users vm_password": { sets: "mailbox" },
  "POST /api/users/create password": { sets: "account" },
  "POST /api/users/create extn_password": { sets: "account" },
  "POST /api/users/create vm_password": { sets: "mailbox" },
  "PUT /api/users/:id password": { sets: "account" },
  "PUT /api/users/:id extn_password": { sets: "account" },
  "PUT /api/users/:id vm_password": { sets: "mailbox" },
  "POST /api/extensions password": { sets: "account" },
  "POST /api/extensions vm_password": { sets: "mailbox" },
  "PUT /api/extensions/:id password": { sets: "account" },
  "PUT /api/extensions/:id vm_password": { sets: "mailbox" },
  "POST /api/xcc/extensions/add password": { sets: "account" },
  "POST /api/xcc/extensions/add vm_password": { sets: "mailbox" },
  "POST /api/xcc/extensions/set password": { sets: "account" },
  "POST /api/xcc/extensions/set vm_password": { sets: "mailbox" },
};

/** Of a number and of Anna, whose it is; all of the form that the field asks for. */
const bad = (extn: string) => ({
  account: ["Password-1", "P@ssw0rd-12", `Anna-${extn}-Anna`, "Abcd-1234-x", "Aa1-Aa1-Aa1", "Welcome-2026"],
  mailbox: [extn, extn.slice(1), "1111", "1234", "98765", "12345678901"],
});
/** Without the form that users' have: what the manual lets an extension have. */
const BAD_PHONE = ["8001", "8002", "1234", "password", "1", "aaaaaaaaaaaa", "Phone-8001", "kuhstall"];

describe("passwords", () => {
  let test: TestApi;
  let token = "";
  beforeAll(async () => {
    test = await startTestApi(undefined, "standard");
    await test.reset();
    const anna = {
      type: "AGENT",
      login: "8001",
      name: "Anna",
      password: GOOD,
      extn: "8001",
      extn_password: "Ruder4boot",
    };
    expect((await test.post("/api/users", anna)).status).toBe(200);
    const { body } = await test.post("/api/sessions", { login: "8001", password: GOOD }, {});
    token = (body as { token: string }).token;
  }, 120_000);
  afterAll(() => test.stop());

  it("are asked for by no route that is not known here", () => {
    const found = routesOf(test.api).flatMap(({ method, url, input }) =>
      Object.keys(input.shape)
        .filter((name) => TELLING.test(name))
        .map((name) => `${method} ${url} ${name}`),
    );
    expect(found.sort()).toEqual(Object.keys(FIELDS).sort());
  });

  const rows = async (): Promise<string> => {
    const { kysely } = test.database;
    const users = await kysely.selectFrom("users").select(["id", "password_hash"]).orderBy("id").execute();
    return JSON.stringify([users, await kysely.selectFrom("extensions").selectAll().orderBy("id").execute()]);
  };
  /** What else a request must hold to be taken. */
  const rest = (route: string): object => {
    if (/extensions\/add|POST \/api\/extensions/.test(route)) return { extn: "8002", name: "Anna", password: GOOD };
    if (route.includes("extensions/set")) return { id: 1 };
    if (route.startsWith("POST /api/users")) return { login: "8002", name: "Anna", extn: "8002", password: GOOD };
    return route.includes("/me/") ? { old_password: GOOD } : {};
  };
  const asked = (route: string, field: string, value: string): Promise<Answer> => {
    const [method = "", path = ""] = route.split(" ");
    const body = { ...rest(route), [field]: value };
    if (method === "POST") return test.post(path, body);
    return path.includes("/me/")
      ? test.put(path, body, { token })
      : test.put(path.replace(":id", path.includes("extensions") ? "1" : "2"), body);
  };
  const judged = Object.entries(FIELDS).flatMap(([key, what]) => {
    const [method = "", path = "", field = ""] = key.split(" ");
    return "sets" in what ? [[`${method} ${path}`, field, what.sets] as const] : [];
  });

  it.each(judged)("that are bad are refused by %s, naming %s", async (route, field, sets) => {
    const before = await rows();
    const extn = JSON.stringify(rest(route)).includes("8002") ? "8002" : "8001";
    const phone = route.includes("extensions") && sets === "account" ? BAD_PHONE : [];
    for (const value of [...bad(extn)[sets], ...phone]) {
      const { status, body, text } = await asked(route, field, value);
      expect([value, status, body], text).toMatchObject([value, 400, { error: "invalid", fields: [{ field }] }]);
      expect((body as { reason: string }).reason).toMatch(new RegExp(`^${field}: expected .{8}`));
      expect(await rows(), value).toBe(before);
    }
  });

  it("of a mailbox may be sent back as they are, however bad", async () => {
    await test.database.kysely.updateTable("extensions").set({ vm_password: "1111" }).where("id", "=", 1).execute();
    expect((await test.post("/api/xcc/extensions/set", { id: 1, vm_password: "1111", name: "Desk" })).status).toBe(200);
    expect((await test.put("/api/users/2", { vm_password: "1111" })).status).toBe(200);
    expect((await test.post("/api/xcc/extensions/set", { id: 1, vm_password: "2222" })).status).toBe(400);
    expect((await test.post("/api/xcc/extensions/set", { id: 1, vm_password: "" })).status).toBe(200);
  });

  it("that were set before go on working: only what is set is judged", async () => {
    await test.post("/api/xcc/extensions/set", { id: 1, cid_name: "Desk" });
    expect((await test.post("/api/sessions", { login: "8001", password: GOOD }, {})).status).toBe(200);
  });

  it("of the manual are taken", async () => {
    const body = {
      name: "EXT_1030",
      extn: "1030",
      password: "$VeryGoodPassw0rd",
      context: "default",
      domain: "xswitch.cn",
    };
    expect((await test.post("/api/xcc/extensions/add", body)).status).toBe(200);
  });
});

describe("passwords that are printed for people to copy", () => {
  const ROOT = join(import.meta.dirname, "..", "..");
  const pages = [
    "README.md",
    "README.zh-CN.md",
    ...readdirSync(join(ROOT, "docs"))
      .filter((name) => name.endsWith(".md"))
      .map((name) => `docs/${name}`),
  ];
  const SET = /\{[^{}]*"(?:extn_|vm_)?password":"[^{}]*/g;
  const valueOf = (text: string, name: string): string | undefined =>
    new RegExp(`"${name}": ?"([^"]*)"`).exec(text)?.[1];

  it("obey", () => {
    const told: string[] = [];
    for (const page of pages) {
      for (const [text] of readFileSync(join(ROOT, page), "utf8").matchAll(SET)) {
        const own = ["login", "extn", "name"].map((name) => valueOf(text, name) ?? "");
        for (const name of ["password", "extn_password"]) {
          const password = valueOf(text, name);
          if (password === undefined) continue;
          told.push(password);
          expect([page, password, passwordFault("standard", password, ownWords([...own, "xswitch.cn"]))]).toEqual([
            page,
            password,
            undefined,
          ]);
        }
        const mailbox = valueOf(text, "vm_password");
        if (mailbox !== undefined)
          expect([page, mailboxPasswordFault("standard", mailbox, own[1] ?? "")]).toEqual([page, undefined]);
      }
    }
    expect(told.length).toBeGreaterThan(10);
  });
});
