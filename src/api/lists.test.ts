// What holds for every list: pages, cursors, and texts that are empty.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type Answer, type TestApi } from "../../test/api/test-api.ts";
import { factsFrom, MONDAY_TEN, queueCall } from "../../test/store/facts.ts";
import { routesOf } from "./api.ts";

let test: TestApi;
beforeAll(async () => {
  test = await startTestApi();
  await test.api.ready();
});
beforeEach(() => test.reset());
afterAll(() => test.stop());

/** Every list that has pages, by its route. */
function lists(): { readonly method: string; readonly url: string; readonly sizeField: string }[] {
  return routesOf(test.api).flatMap(({ method, url, input }) => {
    const sizeField = ["page_size", "perPage", "limit"].find((name) => name in input.shape);
    return "page" in input.shape && sizeField !== undefined ? [{ method, url, sizeField }] : [];
  });
}

async function asked(method: string, url: string, input: Readonly<Record<string, string>>): Promise<Answer> {
  const path = url.replace(":id", "1");
  return method === "POST" ? test.post(path, input) : test.get(`${path}?${new URLSearchParams(input).toString()}`);
}

function rowsOf({ body }: Answer): readonly unknown[] {
  return Array.isArray(body) ? body : (body as { readonly data: readonly unknown[] }).data;
}

async function filled(): Promise<void> {
  for (const number of [1, 2, 3, 4, 5]) {
    const extn = String(2000 + number);
    await test.post("/api/xcc/extensions/add", { name: `n${extn}`, extn, password: "Kuhstall-7" });
    await test.post("/api/xcc/queues/add", { name: `q${extn}` });
    await test.post("/api/xcc/hotlines/add", { nbr: `95${extn}`, type: "only", numbers: extn });
    await test.post("/api/xcc/ivrs/add", { name: `menu${extn}`, nbr: `3${extn}`, type: "next" });
    await test.post("/api/callers", { number: `138${extn}`, kind: "vip" });
    await test.post("/api/dev_keys", { name: extn });
    await test.store.project(
      factsFrom(number * 100, MONDAY_TEN + number * 60_000, queueCall(`call-${String(number)}`)),
    );
  }
  await test.post("/api/webhooks", { name: "w", url: "http://192.0.2.1/", events: ["*"] });
}

describe("every list", () => {
  it("has an input for pages and one for a cursor", () => {
    const urls = lists();
    expect(urls.length).toBeGreaterThan(15);
    for (const { input, url } of routesOf(test.api).filter((one) => "page" in one.input.shape)) {
      expect(Object.keys(input.shape), url).toContain("cursor");
    }
  });

  it("is empty beyond its last page, but for the one whose printed example has it otherwise", async () => {
    await filled();
    for (const { method, url, sizeField } of lists()) {
      const answer = await asked(method, url, { page: "900", [sizeField]: "2" });
      expect(answer.status, url).toBe(200);
      if (/ivrs?\/list$/.test(url)) expect(answer.body).toMatchObject({ page: 3, data: [{ name: "menu2005" }] });
      else expect(rowsOf(answer), url).toEqual([]);
    }
  });

  it("takes empty texts for what is not given", async () => {
    await filled();
    for (const { method, url } of lists()) {
      const { input } = routesOf(test.api).find((one) => one.url === url && one.method === method) ?? {};
      const empties = Object.fromEntries(Object.keys(input?.shape ?? {}).map((name) => [name, ""]));
      const [bare, empty] = [await asked(method, url, {}), await asked(method, url, empties)];
      expect([empty.status, empty.body], url).toEqual([200, bare.body]);
    }
  });

  it("is read through by cursors as it is in one page", async () => {
    await filled();
    let most = 0;
    for (const { method, url, sizeField } of lists()) {
      const whole = rowsOf(await asked(method, url, {}));
      const read: unknown[] = [];
      let input: Record<string, string> = { [sizeField]: "2" };
      for (;;) {
        const answer = await asked(method, url, input);
        expect(answer.status, url).toBe(200);
        read.push(...rowsOf(answer));
        const next = answer.headers["x-next-cursor"];
        if (typeof next !== "string") break;
        input = { [sizeField]: "2", cursor: next };
      }
      expect(read, url).toEqual(whole);
      most += Number(whole.length > 2);
    }
    expect(most).toBeGreaterThan(9);
  });

  it("refuses a cursor of another list, of other filters, beside a page, and one that was never given", async () => {
    await filled();
    const list = "/api/xcc/queues/list";
    const good = String((await test.post(list, { page_size: 2 })).headers["x-next-cursor"]);
    expect((await test.post(list, { page_size: 3, cursor: good })).body).toMatchObject({
      data: [{ name: "q2003" }, {}, {}],
    });
    const [middle, last] = [Math.floor(good.length / 2), good.at(-1) ?? ""];
    for (const [url, input] of [
      ["/api/xcc/hotlines/list", { cursor: good }],
      [list, { cursor: good, name: "q" }],
      [list, { cursor: good, sort_order: "descend" }],
      [list, { cursor: good, page: 2 }],
      [list, { cursor: good.slice(0, -1) }],
      [list, { cursor: good.slice(0, middle) + (good[middle] === "A" ? "B" : "A") + good.slice(middle + 1) }],
      [list, { cursor: `${good}${last}` }],
      [list, { cursor: "x" }],
      [list, { cursor: 7 }],
      [list, { cursor: "x".repeat(100_000) }],
    ] as const) {
      const answer = await test.post(url, input);
      expect([answer.status, answer.body], JSON.stringify(input).slice(0, 80)).toMatchObject([
        400,
        { error: "invalid" },
      ]);
    }
    const kept = { page_size: 200, sort_order: "ascend", sort_field: "", name: "", cursor: good };
    expect((await test.post(list, kept)).status).toBe(200);
  });
});

describe("empty texts", () => {
  it("are not given where something is added and has a value of its own", async () => {
    const { body } = await test.post("/api/xcc/queues/add", {
      name: "q",
      strategy: "",
      auto_record: "",
      greeting: " ",
    });
    expect((await test.post("/api/xcc/queues/get", body)).body).toMatchObject({ strategy: "ring-all", auto_record: 0 });
    const extension = {
      name: "a",
      extn: "2001",
      password: "Kuhstall-7",
      type: "",
      domain: "",
      priority: "",
      disabled: "",
    };
    expect((await test.post("/api/xcc/extensions/add", extension)).status).toBe(200);
    expect((await test.post("/api/xcc/extensions/add", { ...extension, extn: "" })).status).toBe(400);
  });

  it("empty what may be empty where something is set, and nothing else", async () => {
    const { body } = await test.post("/api/xcc/queues/add", {
      name: "q",
      description: "old",
      greeting: "hello",
      wait_timeout: 5,
    });
    const id = body as { readonly id: string };
    const emptied = await test.post("/api/xcc/queues/set", { ...id, description: "", greeting: "", wait_timeout: "" });
    expect(emptied.status).toBe(200);
    const row = (await test.post("/api/xcc/queues/get", id)).body;
    for (const field of ["greeting", "wait_timeout"]) expect(row).not.toHaveProperty(field);
    expect((await test.post("/api/xcc/queues/set", { ...id, strategy: "" })).status).toBe(400);
  });
});

describe("a search without a field", () => {
  it("looks in every column that is shown, and in none that is secret", async () => {
    await filled();
    const found = async (search_key: string): Promise<readonly unknown[]> =>
      rowsOf(await test.post("/api/xcc/extensions/list", { search_key }));
    expect(await found("2003")).toMatchObject([{ extn: "2003" }]);
    expect(await found("N2003")).toMatchObject([{ extn: "2003" }]);
    const [{ ha1 }] = (await found("2003")) as [{ readonly ha1: string }];
    expect(ha1).not.toBe("");
    expect(await found(ha1)).toEqual([]);
    expect(await found("%")).toEqual([]);
  });
});
