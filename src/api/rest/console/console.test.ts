// What the vendor's open console reads and writes: the same rows as /api/xcc has, in the console's shapes.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type Answer, type TestApi } from "../../../../test/api/test-api.ts";

const ADMIN = 1;

describe("the console's family", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  const idOf = ({ body, text }: Answer): number => {
    const { id } = body as { readonly id?: unknown };
    expect(id, text).toBeTypeOf("number");
    return id as number;
  };
  const rowsOf = ({ body }: Answer): readonly Record<string, unknown>[] =>
    (Array.isArray(body) ? body : (body as { data: unknown[] }).data) as Record<string, unknown>[];

  /** One of each: what is added, changed, and how it looks over there. */
  const KINDS = [
    {
      url: "/api/extensions",
      add: { extn: "1001", name: "Ann", password: "Kuhstall-7", context: "inside" },
      shown: { extn: "1001", name: "Ann", context: "inside", disabled: 0, priority: "99" },
      set: { name: "Anna" },
      xcc: "/api/xcc/extensions/get",
    },
    {
      url: "/api/queues",
      add: { name: "support", wait_timeout: "30", notify_position: "1" },
      shown: { name: "support", wait_timeout: 30, notify_position: 1, description: "", cti_template: "callcenter" },
      set: { description: "for all" },
      xcc: "/api/xcc/queues/get",
    },
    {
      url: "/api/xui_callcenters",
      add: { name: "sales" },
      shown: { name: "sales", auto_record: 0 },
      set: { moh_sound: "local_stream://default" },
      xcc: "/api/xcc/queues/get",
    },
    {
      url: "/api/hotlines",
      add: { line_number: "4000", type: "only", numbers: "1001" },
      shown: { line_number: "4000", nbr: "4000", numbers: "1001", period_enable: 0 },
      set: { description: "front door" },
      xcc: "/api/xcc/hotlines/get",
    },
    {
      url: "/api/ivrs",
      add: { name: "welcome", identifier: "8000" },
      shown: { name: "welcome", identifier: "8000", nbr: "8000", level: 0, count_actions: 0 },
      set: { repeat_timeout: 7 },
      xcc: "/api/xcc/ivrs/get",
    },
    {
      url: "/api/blacklists",
      add: { k: "13800138000", v: "rude" },
      shown: { number: "13800138000", note: "rude", name: "rude", list_type: "black" },
      set: { description: "very rude" },
      xcc: undefined,
    },
    {
      url: "/api/time_rules",
      add: { type: "work_time", weekday: 1, start_time: "9:00", end_time: "18:00" },
      shown: { type: "work_time", weekday: 1, start_time: "09:00:00" },
      set: { start_time: "08:00" },
      xcc: undefined,
    },
  ] as const;

  it.each(KINDS)("$url is read and written", async ({ url, add, shown, set, xcc }) => {
    const added = await test.post(url, add);
    expect(added).toMatchObject({ status: 200, body: shown });
    const id = idOf(added);
    if (xcc !== undefined) expect((await test.post(xcc, { id })).status).toBe(200);
    expect((await test.get(`${url}/${id}`)).body).toEqual(added.body);
    const changed = await test.put(`${url}/${id}`, set);
    expect(changed).toMatchObject({ status: 200 });
    expect((await test.get(`${url}/${id}`)).body).toEqual(changed.body);
    const page = await test.get(`${url}?page=1&perPage=1`);
    expect(page.body).toMatchObject({ page: 1, pageCount: 1, rowCount: 1, data: [changed.body] });
    expect(await test.delete(`${url}/${id}`)).toMatchObject({ status: 200, body: { code: 200, id } });
    expect((await test.get(`${url}/${id}`)).status).toBe(404);
    expect((await test.put(`${url}/${id}`, set)).status).toBe(404);
    expect((await test.delete(`${url}/${id}`)).status).toBe(404);
    const entries = rowsOf(await test.get("/api/audit"));
    expect(entries.filter(({ user_id: user }) => user === ADMIN || user === String(ADMIN)).length).toBeGreaterThan(2);
  });

  it.each(KINDS)("$url takes back what it has given", async ({ url, add, xcc }) => {
    const added = await test.post(url, add);
    const id = idOf(added);
    const before = xcc === undefined ? undefined : await test.post(xcc, { id });
    const back = await test.put(`${url}/${id}`, added.body);
    expect(back).toMatchObject({ status: 200, body: added.body });
    if (xcc !== undefined) expect((await test.post(xcc, { id })).body).toEqual(before?.body);
  });

  it.each(KINDS)("$url refuses what the documented family refuses", async ({ url, add }) => {
    for (const body of [{}, { ...add, type: "nonsense" }, { name: 7, extn: "no such number!" }]) {
      const answer = await test.post(url, body);
      if (answer.status !== 200) expect(answer).toMatchObject({ status: 400, body: { error: "invalid" } });
    }
    expect(await test.post(url, {})).toMatchObject({ status: 400, body: { error: "invalid" } });
    expect(await test.get(`${url}?perPage=0`)).toMatchObject({ status: 400 });
    expect(await test.get(`${url}/none`)).toMatchObject({ status: 400 });
  });

  it("names a missing field as the console calls it", async () => {
    const answer = await test.post("/api/hotlines", { type: "only", numbers: "1001" });
    expect(answer).toMatchObject({ status: 400, body: { fields: [{ field: "line_number" }] } });
  });

  it("lists queues bare unless a page is asked for", async () => {
    await test.post("/api/queues", { name: "a" });
    await test.post("/api/xcc/queues/add", { name: "b" });
    for (const url of ["/api/queues", "/api/xui_callcenters"]) {
      const { body } = await test.get(url);
      expect(body).toMatchObject([
        { id: 1, name: "a", cti_template: "callcenter", description: "" },
        { id: 2, name: "b" },
      ]);
      expect((await test.get(`${url}?perPage=1&page=2`)).body).toMatchObject({ data: [{ name: "b" }], rowCount: 2 });
      expect((await test.get(`${url}?name=B`)).body).toMatchObject([{ name: "b" }]);
    }
  });

  it("shows no secret of an extension to anybody", async () => {
    await test.post("/api/extensions", { extn: "1001", name: "A", password: "Kuhstall-7", vm_password: "8642" });
    for (const { text } of [await test.get("/api/extensions"), await test.get("/api/extensions/1")]) {
      expect(text).not.toMatch(/[0-9a-f]{32}|8642|vm_password|ha1/);
    }
  });

  it("adds an extension to a user, takes it away again, and keeps the user's first", async () => {
    const user = { login: "ann", name: "Ann", type: "AGENT", extn: "1001", password: "Kuhstall-7" };
    const { id } = (await test.post("/api/users", user)).body as { id: number };
    const second = { extn: "1002", name: "Ann's other", password: "Kuhstall-8", user_id: id };
    const added = await test.post("/api/extensions", second);
    expect(added).toMatchObject({ status: 200, body: { user_id: id, extn: "1002" } });
    expect((await test.get(`/api/users/${id}`)).body).toMatchObject({ extn: "1001" });
    const toggled = await test.put(`/api/users/${id}`, { action: "toggle", extn_id: idOf(added) });
    expect(toggled.status).toBe(200);
    expect((await test.get(`/api/users/${id}`)).body).toMatchObject({ extn: "1002" });
    const left = await test.post(`/api/users/${id}/extns/leave`, { extn_id: String(idOf(added)) });
    expect(left).toMatchObject({ status: 200, body: { code: 200 } });
    expect((await test.get(`/api/users/${id}`)).body).toMatchObject({ extn: "1001" });
    expect((await test.get(`/api/users/${id}/extensions`)).body).toMatchObject([{ extn: "1001" }]);
    const own = (await test.get(`/api/extensions/${idOf(added)}`)).body as { user_id: number };
    expect((await test.get(`/api/users/${own.user_id}`)).body).toMatchObject({ login: "1002", extn: "1002" });
    expect((await test.post(`/api/users/${id}/extns/leave`, { extn_id: idOf(added) })).status).toBe(400);
    expect((await test.post(`/api/users/${own.user_id}/extns/leave`, { extn_id: idOf(added) })).status).toBe(400);
    expect((await test.post("/api/extensions", { ...second, extn: "1003", user_id: 99 })).status).toBe(400);
    expect((await test.get("/api/extensions?extn=1003")).body).toMatchObject({ rowCount: 0 });
  });

  it("leads hotlines by the id of a queue or a menu", async () => {
    await test.post("/api/queues", { name: "support" });
    await test.post("/api/ivrs", { name: "welcome", identifier: "8000" });
    const hotline = await test.post("/api/hotlines", { line_number: "4000", type: "queue", ref_id: "1" });
    expect(hotline).toMatchObject({ status: 200, body: { numbers: "support", ref_id: 1 } });
    const url = `/api/hotlines/${idOf(hotline)}`;
    expect((await test.put(url, { type: "ivr", ref_id: 1 })).status).toBe(400);
    expect((await test.put(url, { type: "ivr", numbers: "8000" })).body).toMatchObject({ ref_id: 1, type: "ivr" });
    // What was read is sent back with one thing changed, by either of its names.
    const read = (await test.get(url)).body as object;
    expect((await test.put(url, { ...read, line_number: "4001" })).body).toMatchObject({ nbr: "4001" });
    const now = (await test.get(url)).body as object;
    expect((await test.put(url, { ...now, nbr: "4002" })).body).toMatchObject({ line_number: "4002" });
    expect((await test.post("/api/hotlines", { line_number: "4009", type: "queue", ref_id: 77 })).status).toBe(400);
  });

  it("has keys of menus as actions", async () => {
    await test.post("/api/queues", { name: "support" });
    await test.post("/api/extensions", { extn: "1001", name: "A", password: "Kuhstall-7" });
    await test.post("/api/ivrs", { name: "welcome", identifier: "8000" });
    await test.post("/api/ivrs", { name: "night", identifier: "8001" });
    const url = "/api/ivrs/1/actions";
    const wanted = [
      { digits: "1", action: "IVR_QUEUE", args: "1" },
      { digits: "2", action: "IVR_EXTENSION", args: '[{"extn":"1001|xswitch.cn"}]' },
      { digits: "3", action: "IVR_SUB", args: "2" },
      { digits: "4", action: "IVR_SUB" },
      { digits: "9", action: "IVR_BACK" },
    ];
    for (const action of wanted) expect(await test.post(url, action)).toMatchObject({ status: 200 });
    const { body } = await test.get(url);
    expect(body).toMatchObject([
      { ivr_id: 1, digits: "1", action: "IVR_QUEUE", args: "1" },
      { digits: "2", action: "IVR_EXTENSION", args: '[{"extn":"1001"}]' },
      { digits: "3", action: "IVR_SUB", args: "2" },
      { digits: "4", action: "IVR_SUB" },
      { digits: "9", action: "IVR_BACK", args: "" },
    ]);
    expect((await test.get("/api/ivrs/1")).body).toMatchObject({ count_actions: 5 });
    const tree = (await test.post("/api/xcc/ivrs/get", { id: 1 })).text;
    expect(tree).toContain('"business_type":"queue","numbers":"support"');
    for (const row of body as { id: number }[]) {
      const before = (await test.post("/api/xcc/ivrs/get", { id: row.id })).body as Record<string, unknown>[];
      expect(await test.put(`${url}/${row.id}`, row)).toMatchObject({ status: 200, body: row });
      expect((await test.post("/api/xcc/ivrs/get", { id: row.id })).body).toMatchObject([
        { ...before[0], updated_at: expect.any(String) as string },
      ]);
    }
    const [first] = body as { id: number }[];
    const at = `${url}/${first?.id ?? 0}`;
    expect((await test.put(at, { action: "IVR_TOP" })).body).toMatchObject({
      action: "IVR_TOP",
      args: "",
      digits: "1",
    });
    expect((await test.delete(at)).status).toBe(200);
    expect((await test.get(at)).status).toBe(404);
    for (const wrong of [
      { digits: "x", action: "IVR_TOP" },
      { digits: "5", action: "IVR_TTS", args: "hello" },
      { digits: "5", action: "IVR_QUEUE", args: "99" },
      { digits: "5", action: "IVR_SUB", args: "99" },
      { digits: "5", action: "IVR_EXTENSION", args: "" },
      { digits: "5", action: "IVR_EXTENSION", args: "[{]" },
      { digits: "5", action: "IVR_EXTENSION", args: '[{"extn":{}}]' },
    ]) {
      expect([wrong, (await test.post(url, wrong)).status]).toEqual([wrong, 400]);
    }
    expect((await test.post(url, { digits: "2", action: "IVR_TOP" })).status).toBe(409);
    expect((await test.get("/api/ivrs/99/actions")).status).toBe(404);
    expect((await test.get("/api/ivrs/2/actions/3")).status).toBe(404);
  });

  it("knows VIPs nowhere in the black list", async () => {
    await test.post("/api/callers", { number: "1381", kind: "vip" });
    expect((await test.get("/api/blacklists")).body).toMatchObject({ rowCount: 0 });
    expect((await test.get("/api/blacklists/1")).status).toBe(404);
    expect((await test.delete("/api/blacklists/1")).status).toBe(404);
    await test.post("/api/blacklists", { number: "1382" });
    expect((await test.put("/api/blacklists/2", { kind: "vip" })).status).toBe(200);
    expect((await test.get("/api/callers/2")).body).toMatchObject({ kind: "black" });
  });

  it("has time rules of all types in one list", async () => {
    await test.post("/api/time_rules", { type: "offday", name: "New Year", start_date: "01-01", end_date: "01-02" });
    await test.post("/api/time_rules", { type: "work_time", weekday: 2, start_time: "8:00", end_time: "9:00" });
    expect((await test.get("/api/time_rules")).body).toMatchObject({
      rowCount: 2,
      data: [
        { id: 1, type: "offday", start_date: "01-01 00:00:00" },
        { id: 2, weekday: 2 },
      ],
    });
    expect((await test.get("/api/time_rules?type=offday")).body).toMatchObject({ rowCount: 1 });
    expect((await test.get("/api/time_rules?perPage=1&page=2")).body).toMatchObject({ data: [{ id: 2 }] });
    expect((await test.put("/api/time_rules/2", { end_time: "8:00" })).status).toBe(400);
  });

  it("fills its small lists", async () => {
    await test.post("/api/extensions", { extn: "1001", name: "A", password: "Kuhstall-7", context: "inside" });
    const contexts = (await test.get("/api/contexts")).body;
    expect(contexts).toMatchObject({
      data: [
        { id: 1, name: "context-1" },
        { id: 2, name: "inside" },
      ],
      rowCount: 2,
    });
    expect((await test.get("/api/user_groups/2")).body).toEqual([{ id: 1, name: "default" }]);
    expect((await test.get("/api/user_groups/1")).body).toEqual([]);
    expect((await test.get("/api/user_groups/9")).status).toBe(404);
    expect((await test.delete("/api/groups/members/1/2")).status).toBe(409);
    expect((await test.delete("/api/groups/members/2/2")).status).toBe(404);
    const words = (await test.get("/api/dicts?realm=IVR_ACTION_TYPE&language=en")).body;
    expect(words).toContainEqual({ id: 2, realm: "IVR_ACTION_TYPE", k: "IVR_QUEUE", v: "To a queue" });
    expect((await test.get("/api/dicts?realm=NONSENSE")).body).toEqual([]);
    expect((await test.get("/api/acls")).status).toBe(404);
  });

  it("lets nobody write who may not write there", async () => {
    await test.post("/api/users", { login: "sup", name: "S", is_supervisor: 1, password: "Kuhstall-7" });
    await test.post("/api/users", { login: "ann", name: "A", password: "Kuhstall-7" });
    const token = async (login: string): Promise<Record<string, string>> => {
      const { body } = await test.post("/api/sessions", { login, password: "Kuhstall-7" }, {});
      return { token: (body as { token: string }).token };
    };
    const [supervisor, agent] = [await token("sup"), await token("ann")];
    for (const { url, add } of KINDS) {
      expect((await test.post(url, add, supervisor)).status).toBe(403);
      expect((await test.get(url, supervisor)).status).toBe(200);
      const isForAll = url === "/api/queues" || url === "/api/xui_callcenters";
      expect((await test.get(url, agent)).status).toBe(isForAll ? 200 : 403);
    }
  });
});
