// Users out and in as a table, for spreadsheets: whole or not at all.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parsed, startTestApi, type Answer, type TestApi } from "../../../test/api/test-api.ts";
import { gbkOf } from "../gbk.ts";
import { DEV_KEY } from "../../../test/api/test-api.ts";

const RIGHT = "Kuhstall-7";

describe("users as a table", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi(undefined, "standard");
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  const bring = async (table: string | Buffer, type = "text/csv", query = ""): Promise<Answer> => {
    const answer = await test.api.inject({
      ...{ method: "POST", url: `/api/users/import${query}`, payload: table },
      headers: { token: DEV_KEY, "content-type": type },
    });
    const { statusCode: status, headers, payload: text } = answer;
    return { status, headers, body: parsed(text), text };
  };
  const fetched = async (query = "", accept = "*/*"): Promise<{ bytes: Buffer; type: unknown; text: string }> => {
    const url = `/api/users/download${query}`;
    const answer = await test.api.inject({ method: "GET", url, headers: { token: DEV_KEY, accept } });
    expect(answer.statusCode).toBe(200);
    return { bytes: answer.rawPayload, type: answer.headers["content-type"], text: answer.payload };
  };
  const logins = async (): Promise<string[]> =>
    ((await test.get("/api/users")).body as { data: { login: string }[] }).data.map(({ login }) => login);
  const fieldsOf = ({ body }: Answer): string[] =>
    (body as { fields?: { field: string }[] }).fields?.map(({ field }) => field) ?? [];

  const TABLE = `login,name,type,extn,password,tel\r\n1001,安,AGENT,1001,${RIGHT},'+8610\r\n1002,"Bob, the 2nd",NORMAL,,,\r\n`;

  it.each([
    ["UTF-8", Buffer.from(TABLE), "text/csv"],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${TABLE}`), "text/csv; charset=utf-8"],
    ["GBK that is not said to be", gbkOf(TABLE), "text/csv"],
    ["GBK", gbkOf(TABLE), "text/csv; charset=gbk"],
    ["what Windows calls it", Buffer.from(TABLE), "application/vnd.ms-excel"],
  ])("comes in as %s", async (_, bytes, type) => {
    expect(await bring(bytes, type)).toMatchObject({ status: 200, body: { code: 200, added: 2, updated: 0 } });
    expect((await test.get("/api/users/2")).body).toMatchObject({
      name: "安",
      tel: "+8610",
      extn: "1001",
      type: "AGENT",
    });
    expect((await test.get("/api/users/3")).body).toMatchObject({ name: "Bob, the 2nd", extn: "" });
    expect((await test.post("/api/sessions", { login: "1001", password: RIGHT }, {})).status).toBe(200);
  });

  it("comes in as a form, as JSON, and with Chinese names of its columns", async () => {
    const boundary = "----x";
    const part = (name: string, value: string) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const file = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="users.csv"\r\ncontent-type: text/csv\r\n\r\n`;
    const form = Buffer.concat([
      Buffer.from(part("update", "true") + file),
      gbkOf("登录名,姓名\r\n1001,安\r\n"),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    expect(await bring(form, `multipart/form-data; boundary=${boundary}`)).toMatchObject({ status: 200 });
    const users = [{ login: 1002, 姓名: "Bob", disabled: 1 }];
    expect(await test.post("/api/users/import", { users })).toMatchObject({
      status: 200,
      body: { data: [{ login: "1002" }] },
    });
    expect(await logins()).toEqual(["admin", "1001", "1002"]);
    expect((await test.get("/api/users/2")).body).toMatchObject({ name: "安" });
  });

  it.each(["utf-8", "gbk"])("goes out in %s and comes back without a change", async (charset) => {
    await bring(TABLE);
    await test.put("/api/users/3", { name: "=1+1", queues: ["a", "b"], agent_info: { level: 3 }, idle_timeout: 60 });
    const { bytes, type, text } = await fetched(`?charset=${charset}`);
    expect(type).toBe(`text/csv; charset=${charset}`);
    expect(bytes.subarray(0, 3).equals(Buffer.from("\ufeff"))).toBe(charset === "utf-8");
    expect(text).toContain(",'=1+1,");
    expect(text).not.toMatch(/password|scrypt/);
    const audit = async (): Promise<unknown> => ((await test.get("/api/audit")).body as { rowCount: number }).rowCount;
    const before = (await test.get("/api/users")).text;
    const entries = await audit();
    expect(await bring(bytes, `text/csv; charset=${charset}`, "?update=1")).toMatchObject({
      status: 200,
      body: { added: 0, updated: 3 },
    });
    expect((await test.get("/api/users")).text).toBe(before);
    expect(await audit()).toBe(entries);
  });

  it("goes out with Chinese names, some of it, and as lists of cells for a program", async () => {
    await bring(TABLE);
    expect((await fetched("?language=zh")).text).toMatch(/^\ufeff登录名,姓名,/);
    expect((await fetched("?login=1001")).text.split("\r\n").length).toBe(3);
    const { text } = await fetched("?type=AGENT", "application/json, text/plain, */*");
    expect((parsed(text) as string[][]).map((cells) => cells.slice(0, 3))).toEqual([
      ["login", "name", "type"],
      ["1001", "安", "AGENT"],
    ]);
  });

  it("changes those who are there where that is said, and refuses them else", async () => {
    await bring(TABLE);
    const again = "login,name\n1001,Ann\n1003,Cid\n";
    const refused = await bring(again);
    expect(refused).toMatchObject({ status: 409, body: { error: "conflict" } });
    expect(fieldsOf(refused)).toEqual(["line 2, login"]);
    expect(await logins()).toEqual(["admin", "1001", "1002"]);
    expect(await bring(again, "text/csv", "?update=true")).toMatchObject({
      status: 200,
      body: { added: 1, updated: 1 },
    });
    expect((await test.get("/api/users/2")).body).toMatchObject({ name: "Ann", extn: "1001", type: "AGENT" });
  });

  it("names the lines that are wrong, and stores nothing of the rest", async () => {
    const bad = [
      ["login,name,nonsense\n1,a,b\n", ["line 1, nonsense"]],
      ["login,name,Login\n1,a,b\n", ["line 1, Login"]],
      ["name\nx\n", ["line 1, login"]],
      ["login,name\n", ["line 2"]],
      ["login,name\n1001,a\n1001,b\n", ["line 3, login"]],
      ["login,name,extn,password\n1001,a,77,Kuhstall-7\n1002,b,77,Kuhstall-8\n", ["line 3, extn"]],
      ['login,name\n1001,"a\n1002,b\n', ["line 2"]],
      ["login,name\n1001,a,b\n", ["line 2"]],
      ["login,name,type,tel\n1001,a,BOSS,\n\n1002,b,AGENT,x y z\n", ["line 2, type", "line 4, tel"]],
      [
        `login,name,password\n1001,a,${RIGHT}\n1002,b,Passw0rd!\n1003,c,Kuh-1003\n`,
        ["line 3, password", "line 4, password"],
      ],
      ["login,name\n1001,a\n1002,\n", ["line 3, name"]],
      [`login,name,extn\n1001,a,\n1002,b,1002\n`, ["line 3, extn_password"]],
      [`login,name,password,extn\n1001,a,${RIGHT},1001\n1002,b,${RIGHT},4000\n`, undefined],
    ] as const;
    expect(fieldsOf(await bring(""))).toEqual(["csv"]);
    await test.post("/api/xcc/hotlines/add", { nbr: "4000", type: "only", numbers: "1" });
    for (const [table, fields] of bad) {
      const answer = await bring(table);
      expect([table, answer.status]).toEqual([table, expect.toBeOneOf([400, 409])]);
      if (fields !== undefined) expect([table, fieldsOf(answer)]).toEqual([table, fields]);
      expect(answer.text).toMatch(/line \d/);
      expect(await logins()).toEqual(["admin"]);
      expect(test.center.accounts).toEqual([]);
    }
  });

  it("is bounded, and refuses what is no table", async () => {
    const rows = Array.from({ length: 501 }, (_, at) => `u${String(at)},x`).join("\n");
    expect((await bring(`login,name\n${rows}\n`)).status).toBe(400);
    expect((await bring("x".repeat(1_100_000))).status).toBe(413);
    expect((await bring(Buffer.from([0x61, 0xff, 0xfe]))).status).toBe(400);
    expect((await bring("{}", "application/json")).status).toBe(400);
    expect((await bring('{"users":7}', "application/json")).status).toBe(400);
    expect((await bring('{"users":[{"login":{}}]}', "application/json")).status).toBe(400);
    expect((await bring('{"users":[7]}', "application/json")).status).toBe(400);
    expect((await bring("<x/>", "text/xml")).status).toBe(415);
    expect((await bring("", "multipart/form-data; boundary=x")).status).toBe(400);
    expect((await test.get("/api/users/download?charset=utf-16")).status).toBe(400);
  });
});
