import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shapeOf, startTestApi, type TestApi } from "../../../test/api/test-api.ts";

/** What the manual shows of a row. */
const ROW = {
  updated_at: "2020-03-03 16:00:53",
  record: "close",
  transfer_time: "",
  created_at: "2020-03-03 16:00:53",
  name: "总部2",
  timeout_enable: "0",
  numbers: "",
  id: "3",
  timeout: "",
  media_file: "",
  parent_id: "",
  level: "0",
  deleted_at: "",
  nbr: "22222",
  digits: "",
  voice_type: "file",
  type: "next",
  business_type: "",
  call_extn_allowed: "1",
  repeat_timeout: "",
  repeat_prompts: "",
};

interface Node {
  readonly id: string;
  readonly name: string;
  readonly level: string;
  readonly ivrs: readonly Node[];
}

describe.each(["ivrs", "ivr"])("%s", (resource) => {
  const URL = `/api/xcc/${resource}`;
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  const head = { level: 0, name: "总部", nbr: "11111", type: "transfer", voice_type: "file", call_extn_allowed: 1 };
  const add = async (ivr: object): Promise<string> => {
    const { status, body } = await test.post(`${URL}/add`, ivr);
    expect([status, body]).toEqual([200, { id: expect.stringMatching(/^\d+$/) as string }]);
    return (body as { id: string }).id;
  };
  const tree = async (id: string): Promise<Node> => {
    const { body } = await test.post(`${URL}/get`, { id });
    expect(body).toHaveLength(1);
    return (body as [Node])[0];
  };
  const refusedFields = async (path: string, body: object, status = 400): Promise<string[]> => {
    const answer = await test.post(`${URL}/${path}`, body);
    expect(answer.status).toBe(status);
    return ((answer.body as { fields?: { field: string }[] }).fields ?? []).map(({ field }) => field);
  };

  it("are added, listed, given as trees, changed and removed as the manual shows it", async () => {
    expect(await add(head)).toBe("1");
    await add({ parent_id: "1", level: "1", name: "莱山一", nbr: "111122222", type: "top" });
    await add({ level: 0, name: "总部2", nbr: "22222", type: "next", call_extn_allowed: true });
    await add({ parent_id: 1, name: "莱山2", nbr: "111122221111", type: "transfer", call_extn_allowed: "true" });
    await add({ parent_id: "4", level: 2, name: "烟大1", nbr: "111122221111", type: "transfer" });
    const listed = await test.post(`${URL}/list`, { page_size: "5", page: "2", name: "2" });
    expect(shapeOf(listed.body)).toEqual(shapeOf({ page_count: 1, page: 1, row_count: 1, data: [ROW] }));
    const { created_at: _, updated_at: __, ...columns } = ROW;
    expect(listed.body).toMatchObject({ page: 1, page_count: 1, row_count: 1, data: [columns] });
    const root = await tree("1");
    expect(shapeOf(root)).toMatchObject(shapeOf(ROW) as object);
    expect(root).toMatchObject({
      ...{ name: "总部", level: "0", parent_id: "" },
      ivrs: [
        { name: "莱山一", level: "1", parent_id: "1", call_extn_allowed: "0", ivrs: [] },
        { name: "莱山2", level: "1", call_extn_allowed: "1", ivrs: [{ name: "烟大1", level: "2", ivrs: [] }] },
      ],
    });
    expect(await tree("4")).toMatchObject({ name: "莱山2", ivrs: [{ name: "烟大1" }] });
    const set = await test.post(`${URL}/set`, {
      ...{ id: 1, name: "山东总部", nbr: "111", type: "transfer", voice_type: "file", call_extn_allowed: 0 },
    });
    expect([set.status, set.body]).toEqual([200, {}]);
    expect(await tree("1")).toMatchObject({ name: "山东总部", nbr: "111", call_extn_allowed: "0" });
    const removed = await test.post(`${URL}/del`, { id: "1" });
    expect([removed.status, removed.body]).toEqual([200, {}]);
    for (const id of ["1", "2", "4", "5"]) expect((await test.post(`${URL}/get`, { id })).status).toBe(404);
    expect(await tree("3")).toMatchObject({ name: "总部2" });
    expect((await test.post(`${URL}/set`, { id: "5", name: "a" })).status).toBe(404);
    expect((await test.post(`${URL}/del`, { id: "5" })).status).toBe(404);
  });

  it("keep every parameter of the manual, and empty what is emptied", async () => {
    const given = {
      ...{ media_file: "menu.wav", repeat_timeout: "5", repeat_prompts: 3, record: "miss", transfer_time: "2" },
      ...{ timeout_enable: "1", timeout: "30", business_type: "order", numbers: "1001, 1002", digits: "1*" },
    };
    const id = await add({ ...head, ...given });
    const texts = { ...given, repeat_prompts: "3", numbers: "1001,1002", call_extn_allowed: "1" };
    expect(await tree(id)).toMatchObject(texts);
    const emptied = {
      ...{ media_file: "", repeat_timeout: null, transfer_time: "", business_type: "", numbers: "", digits: "" },
    };
    expect((await test.post(`${URL}/set`, { id, ...emptied, timeout_enable: false })).status).toBe(200);
    expect(await tree(id)).toMatchObject({ ...emptied, repeat_timeout: "", timeout_enable: "0", timeout: "30" });
  });

  it("take their own rows back", async () => {
    const id = await add(head);
    const before = await tree(id);
    const { status, headers } = await test.post(`${URL}/set`, before);
    expect([status, headers["x-ignored-fields"]]).toEqual([
      200,
      "parent_id, level, created_at, updated_at, deleted_at, ivrs",
    ]);
    expect(await tree(id)).toEqual(before);
  });

  it.each([
    ["name", { name: "" }],
    ["type", { type: "menu" }],
    ["type", { type: "top" }],
    ["type", { type: "prev" }],
    ["nbr", { nbr: "" }],
    ["nbr", { nbr: "1 2" }],
    ["level", { level: 1 }],
    ["level", { level: "top" }],
    ["parent_id", { parent_id: 99 }],
    ["parent_id", { parent_id: "a" }],
    ["voice_type", { voice_type: "tts" }],
    ["repeat_timeout", { repeat_timeout: -1 }],
    ["repeat_prompts", { repeat_prompts: "many" }],
    ["call_extn_allowed", { call_extn_allowed: "yes" }],
    ["record", { record: "some" }],
    ["timeout", { timeout: 99_999 }],
    ["business_type", { business_type: "fax" }],
    ["numbers", { numbers: "1;2" }],
    ["numbers", { business_type: "queue", numbers: "nowhere" }],
    ["digits", { digits: "a" }],
  ])("say that %s is wrong in %j", async (field, wrong) => {
    expect(await refusedFields("add", { ...head, ...wrong })).toEqual([field]);
    expect((await test.post(`${URL}/list`)).body).toMatchObject({ row_count: 0 });
  });

  it("have names of their own, top menus also numbers, and the children of one menu keys", async () => {
    await add(head);
    expect(await refusedFields("add", { ...head, nbr: "2" }, 409)).toEqual(["name"]);
    expect(await refusedFields("add", { ...head, name: "b" }, 409)).toEqual(["nbr"]);
    const child = await add({ parent_id: 1, name: "c", type: "next", digits: "1" });
    const twin = { parent_id: 1, name: "d", type: "next", digits: "1" };
    expect(await refusedFields("add", twin, 409)).toEqual(["digits"]);
    await add({ ...twin, parent_id: child });
    await test.post(`${URL}/del`, { id: 1 });
    await add(head);
  });

  it("are checked as a whole when a part is changed", async () => {
    await test.post("/api/xcc/queues/add", { name: "sales" });
    const id = await add({ ...head, business_type: "queue", numbers: "sales" });
    expect(await refusedFields("set", { id, business_type: "order", numbers: "a b,c;d" })).toEqual(["numbers"]);
    expect(await refusedFields("set", { id, nbr: "" })).toEqual(["nbr"]);
    expect(await refusedFields("set", { id, type: "prev" })).toEqual(["type"]);
    expect(await tree(id)).toMatchObject({ business_type: "queue", numbers: "sales", nbr: "11111" });
  });

  it("hold the queue that they lead to, and tell the center their whole tree with each change", async () => {
    const { body } = await test.post("/api/xcc/queues/add", { name: "sales" });
    const id = await add({ ...head, repeat_timeout: 0, record: "miss" });
    test.center.changes.length = 0;
    const below = await add({
      ...{ parent_id: id, name: "desk", type: "transfer", digits: "1", media_file: "local_stream://moh" },
      ...{ business_type: "queue", numbers: "sales", timeout_enable: 1, timeout: 9, transfer_time: 2 },
    });
    expect(test.center.changes).toMatchObject([
      {
        type: "put-ivr",
        ivr: {
          ...{ id, number: "11111", recall: "miss" },
          root: {
            ...{ type: "menu", keyTimeoutMs: 5_000, rounds: 3 },
            children: [
              {
                ...{ id: below, type: "transfer", digits: "1", ringMs: 9_000, transferDelayMs: 2_000 },
                ...{ business: { type: "queue", queue: "sales" }, prompt: { type: "stream", name: "moh" } },
              },
            ],
          },
        },
      },
    ]);
    const refused = await test.post("/api/xcc/queues/del", body);
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining("ivr desk")]);
    await test.post(`${URL}/del`, { id: below });
    expect(test.center.changes.at(-1)).toMatchObject({ type: "put-ivr", ivr: { root: { children: [] } } });
    await test.post(`${URL}/del`, { id });
    expect(test.center.changes.at(-1)).toEqual({ type: "drop-ivr", id });
    expect((await test.post("/api/xcc/queues/del", body as object)).status).toBe(200);
  });

  it("are not taken away from the hotlines that lead to them, unless forced", async () => {
    const id = await add(head);
    await test.post("/api/xcc/hotlines/add", { nbr: "4000", type: "ivr", numbers: "11111" });
    for (const [path, body] of [
      ["set", { id, nbr: "2" }],
      ["del", { id }],
    ] as const) {
      const { status, text } = await test.post(`${URL}/${path}`, body);
      expect([status, text]).toEqual([409, expect.stringContaining("4000")]);
    }
    expect((await test.post(`${URL}/set`, { id, name: "b" })).status).toBe(200);
    expect((await test.post(`${URL}/set`, { id, nbr: "2", force: "1" })).status).toBe(200);
    expect((await test.post(`${URL}/del`, { id })).status).toBe(200);
  });

  it("end at a depth, and at a number of nodes", async () => {
    let parent = await add(head);
    for (let level = 1; level <= 9; level += 1) {
      parent = await add({ parent_id: parent, level, name: `level ${level}`, type: "next" });
    }
    expect(await refusedFields("add", { parent_id: parent, name: "too deep", type: "next" })).toEqual(["parent_id"]);
    const { kysely } = test.database;
    const leaf = { ...{ parent_id: 1, level: 1, nbr: "", type: "next", voice_type: "file", media_file: "" } };
    const empty = { call_extn_allowed: false, record: "close", timeout_enable: false, business_type: "", numbers: "" };
    const rows = Array.from({ length: 490 }, (_, index) => ({
      ...{ ...leaf, ...empty, digits: "", name: `leaf ${index}` },
      ...{ created_at: new Date(), updated_at: new Date() },
    }));
    await kysely
      .insertInto("ivrs")
      .values(rows as never)
      .execute();
    expect(await refusedFields("add", { parent_id: 1, name: "too many", type: "next" })).toEqual(["parent_id"]);
    expect((await tree("1")).ivrs).toHaveLength(491);
  });
});
