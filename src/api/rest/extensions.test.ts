import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shapeOf, startTestApi, type TestApi } from "../../../test/api/test-api.ts";

const URL = "/api/xcc/extensions";

/** What the manual shows of a list's row and of a single one. */
const LISTED = {
  ha1: "6295cecf17ab7943e802b4d539252d4e",
  ha1b: "cfd07ab9643b1a6afbf5cd0965bdd7c1",
  user_id: "179",
  cid_number: "",
  vm_password: "",
  description: "",
  id: "191",
  display_order: "0",
  context: "default",
  extn: "1000",
  domain: "xswitch.cn",
  deleted_at: "",
  updated_at: "2020-01-17 14:11:55",
  cid_name: "",
  created_at: "2020-01-17 14:11:55",
  name: "Ext_1000",
  type: "SIP",
  weblogin_disabled: "0",
  disabled: "0",
  sync_enabled: "0",
  priority: "99",
};
const SINGLE = {
  id: 236,
  domain: "xswitch.cn",
  extn: "1009",
  sync_enabled: 0,
  updated_at: "2020-01-19 15:39:28",
  disabled: 0,
  ha1: "69308ceaa676774f78ba67357de11ebf",
  login: "1009",
  created_at: "2020-01-19 15:39:28",
  name: "Ext_1009",
  user_id: 188,
  weblogin_disabled: 0,
  priority: "99",
  ha1b: "302066ca86ca4b631baf38c056a77275",
  display_order: "0",
  context: "default",
  type: "SIP",
};

describe("extensions", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  const add = async (extn: string, more: object = {}): Promise<string> => {
    const { body } = await test.post(`${URL}/add`, { name: `Ext_${extn}`, extn, password: "1234", ...more });
    return (body as { id: string }).id;
  };

  it("are listed as the manual shows them: texts all, also what is empty", async () => {
    await add("1000");
    await add("1001");
    await add("1002");
    const { status, body } = await test.post(`${URL}/list`, { page_size: "2" });
    expect(status).toBe(200);
    const sample = { page: 1, data: [LISTED, LISTED], row_count: 22, page_count: 11 };
    expect(shapeOf(body)).toEqual(shapeOf(sample));
    expect(body).toMatchObject({ page: 1, row_count: 3, page_count: 2 });
    const { id, user_id, created_at, updated_at, ...rest } = LISTED;
    expect((body as { data: unknown[] }).data[0]).toMatchObject(rest);
    expect([id, user_id, created_at, updated_at].every((value) => typeof value === "string")).toBe(true);
    expect((body as { data: { created_at: string }[] }).data[0]?.created_at).toBe("2026-03-02 10:00:00");
  });

  it("are given one by one as the manual shows it: numbers, a login, no empty columns", async () => {
    const id = await add("1009");
    const { body } = await test.post(`${URL}/get`, { id });
    expect(shapeOf(body)).toEqual(shapeOf(SINGLE));
    const { extn, ha1, ha1b, login, name, priority } = SINGLE;
    expect(body).toMatchObject({ id: Number(id), extn, ha1, ha1b, login, name, priority });
    await test.post(`${URL}/set`, { id, cid_name: "Shop", description: "x" });
    expect((await test.post(`${URL}/get`, { id })).body).toMatchObject({ cid_name: "Shop", description: "x" });
  });

  it("are added, changed and removed with the manual's bodies, and the center hears of each", async () => {
    const added = await test.post(`${URL}/add`, {
      ...{ name: "EXT_1030", extn: "1030", password: "$VeryGoodPassw0rd", context: "default", domain: "xswitch.cn" },
    });
    const id = (added.body as { id: string }).id;
    expect(added.body).toEqual({ id });
    expect(test.center.changes.map((change) => change.type)).toEqual(["put-extension", "put-agent"]);
    expect(test.center.accounts).toMatchObject([{ type: "put-account", account: { extn: "1030" } }]);
    const set = await test.post(`${URL}/set`, {
      ...{ id, name: "EXT_1030", password: "$VeryGoodPassw0rd", context: "default", domain: "xswitch.cn" },
    });
    expect(set.body).toEqual({ id });
    const removed = await test.post(`${URL}/del`, { id });
    expect(removed.body).toEqual({ id });
    expect(test.center.changes.slice(-2)).toEqual([
      { type: "drop-extension", extn: "1030" },
      { type: "drop-agent", agent: "1030", isGone: true },
    ]);
    for (const method of ["get", "set", "del"]) {
      expect(await test.post(`${URL}/${method}`, { id })).toMatchObject({ status: 404, body: { error: "no-such" } });
    }
  });

  it("are listed by display_order, and those of the same one by id", async () => {
    for (const [extn, display_order] of [
      ["1001", 5],
      ["1002", "0"],
      ["1003", 5],
      ["1004", 1],
    ] as const) {
      await add(extn, { display_order });
    }
    const listed = async (body: object) =>
      ((await test.post(`${URL}/list`, body)).body as { data: { extn: string }[] }).data.map(({ extn }) => extn);
    expect(await listed({})).toEqual(["1002", "1004", "1001", "1003"]);
    expect(await listed({ page: 2, page_size: 2 })).toEqual(["1001", "1003"]);
    await test.post(`${URL}/set`, { id: 1, display_order: "0" });
    expect(await listed({})).toEqual(["1001", "1002", "1004", "1003"]);
    expect(await listed({ sort_order: "descend" })).toEqual(["1004", "1003", "1002", "1001"]);
  });

  it("have the same context whichever way they are made, and then that of who asks for another", async () => {
    const contextOf = async (id: unknown) =>
      ((await test.post(`${URL}/get`, { id })).body as { context: string }).context;
    const made = await test.post("/api/users", {
      ...{ login: "8001", name: "a", password: "Correct-horse-7", extn: "2001" },
    });
    const alone = await add("2002");
    const byConsole = await test.post("/api/extensions", { extn: "2003", name: "c", password: "1" });
    const ids = [(made.body as { extn_id: number }).extn_id, alone, (byConsole.body as { id: unknown }).id];
    expect(await Promise.all(ids.map(contextOf))).toEqual(["default", "default", "default"]);
    const other = await test.post("/api/users", {
      ...{ login: "8002", name: "b", password: "Correct-horse-7", extn: "2004", context: "abroad" },
    });
    expect(await contextOf((other.body as { extn_id: number }).extn_id)).toBe("abroad");
    expect(await contextOf(await add("2005", { context: "" }))).toBe("default");
    expect(await contextOf(await add("2006", { context: "abroad" }))).toBe("abroad");
    // The engine goes by it.
    const put = test.center.changes.filter((change) => change.type === "put-extension");
    expect(put.map(({ extension }) => extension.context)).toEqual([
      ...["default", "default", "default", "abroad", "default", "abroad"],
    ]);
  });

  it("never show or log a password", async () => {
    const id = await add("1000", { password: "sEcret-Passw0rd" });
    const texts = [await test.post(`${URL}/list`), await test.post(`${URL}/get`, { id })].map(({ text }) => text);
    expect(texts.join()).not.toContain("sEcret");
    const { text } = await test.post(`${URL}/add`, { extn: "1000", name: "a", password: "sEcret-Passw0rd" });
    expect(text).not.toContain("sEcret");
  });

  it("say which field is wrong and what was expected", async () => {
    const { status, body } = await test.post(`${URL}/add`, {
      extn: "10 00",
      name: "",
      type: "H323",
      disabled: "maybe",
    });
    expect(status).toBe(400);
    expect((body as { fields: { field: string }[] }).fields.map(({ field }) => field).sort()).toEqual([
      ...["disabled", "extn", "name", "password", "type"],
    ]);
    expect((body as { reason: string }).reason).toContain("type: expected one of ");
    expect(test.center.changes).toEqual([]);
    expect((await test.post(`${URL}/list`)).body).toMatchObject({ row_count: 0 });
  });

  it("are refused where the number is taken, naming the field", async () => {
    await add("1000");
    const again = await test.post(`${URL}/add`, { name: "b", extn: "1000", password: "1" });
    expect(again).toMatchObject({ status: 409, body: { code: 409, error: "conflict", fields: [{ field: "extn" }] } });
  });

  it("take what means the same: numbers and texts, six spellings of yes and no", async () => {
    for (const [index, yes] of [true, "true", 1, "1", "TRUE"].entries()) {
      const extn = 2000 + index;
      const added = await test.post(`${URL}/add`, { name: extn, extn, password: 1234, disabled: yes, priority: "5" });
      const { body } = await test.post(`${URL}/get`, { id: Number((added.body as { id: string }).id) });
      expect(body).toMatchObject({ extn: String(extn), name: String(extn), disabled: 1, priority: "5" });
    }
    for (const no of [false, "false", 0, "0"]) {
      const { body } = await test.post(`${URL}/list`, { search_field: "disabled", search_key: no });
      // The key is a text to look for; only the texts of numbers are the same as the numbers.
      expect((body as { row_count?: number }).row_count ?? "refused").toBe(no === false ? "refused" : 0);
    }
  });

  it("tell of fields that are not known, and leave them out", async () => {
    const added = await test.post(`${URL}/add`, { extn: "1000", name: "a", password: "1", pasword: "2", "é\n": 1 });
    expect(added.status).toBe(200);
    expect(added.headers["x-ignored-fields"]).toBe("pasword, %C3%A9%0A");
  });

  it("are searched and sorted by what is shown, and by nothing else", async () => {
    await add("1000", { cid_name: "Shop" });
    await add("1001");
    const extns = async (query: object): Promise<string[]> => {
      const { body } = await test.post(`${URL}/list`, query);
      return (body as { data: { extn: string }[] }).data.map((row) => row.extn);
    };
    expect(await extns({ search_field: "cid_name", search_key: "hop" })).toEqual(["1000"]);
    expect(await extns({ sort_field: "extn", sort_order: "descend" })).toEqual(["1001", "1000"]);
    for (const field of ["login", "password", "id; drop table users", "__proto__", "constructor"]) {
      expect((await test.post(`${URL}/list`, { search_field: field, search_key: "1" })).status).toBe(400);
      expect((await test.post(`${URL}/list`, { sort_field: field })).status).toBe(400);
    }
    for (const page_size of [0, 1001, -1, "x", 1.5]) {
      const { status, body } = await test.post(`${URL}/list`, { page_size });
      expect([status, body]).toMatchObject([400, { fields: [{ expected: "a whole number from 1 to 1000" }] }]);
    }
  });
});
