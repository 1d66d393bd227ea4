// Menus that are changed as drafts, published, put back and tried.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";

interface Node {
  readonly key: string;
  readonly parent: string;
  readonly id: string;
  readonly name: string;
  readonly [field: string]: string;
}
interface Draft {
  readonly revision: number;
  readonly based_on: number;
  readonly latest: number;
  readonly login: string;
  readonly nodes: readonly Node[];
  readonly faults: readonly { readonly key: string; readonly field: string }[];
}

let test: TestApi;
beforeAll(async () => {
  test = await startTestApi();
}, 120_000);
beforeEach(async () => {
  await test.reset();
  await test.post("/api/xcc/queues/add", { name: "sales" });
  await test.post("/api/xcc/queues/add", { name: "service" });
  for (const ivr of [
    { name: "top", nbr: "6000", type: "next" },
    { parent_id: 1, name: "to sales", type: "transfer", business_type: "queue", numbers: "sales", digits: "1" },
    { parent_id: 1, name: "below", type: "next", digits: "2" },
    { parent_id: 3, name: "back", type: "prev", digits: "0" },
  ]) {
    expect((await test.post("/api/xcc/ivrs/add", ivr)).status).toBe(200);
  }
});
afterAll(() => test.stop());

const draft = async (): Promise<Draft> => {
  const { status, body } = await test.get("/api/ivrs/1/draft");
  expect(status).toBe(200);
  return body as Draft;
};
const keep = (nodes: readonly object[], revision?: number) => test.put("/api/ivrs/1/draft", { nodes, revision });
const publish = (given: object = {}) => test.post("/api/ivrs/1/publish", given);
const versions = async (): Promise<readonly { number: number; how: string; note: string; of: number | null }[]> =>
  ((await test.get("/api/ivrs/1/versions")).body as { data: [] }).data;
const living = async (): Promise<unknown> => (await test.post("/api/xcc/ivrs/get", { id: 1 })).body;
const changed = (nodes: readonly Node[], key: string, fields: object): object[] =>
  nodes.map((node) => (node.key === key ? { ...node, ...fields } : node));

/** A node that is new, below the menu of key 2. */
const SERVICE = {
  ...{ key: "new", parent: "3", name: "service", type: "transfer", business_type: "queue", numbers: "service" },
  digits: "5",
};

describe("a draft of a menu", () => {
  it("begins as what callers meet, keeps what is written, and changes nothing before it is published", async () => {
    const before = await living();
    const first = await draft();
    expect(first).toMatchObject({ revision: 0, login: "", faults: [], based_on: 4, latest: 4 });
    expect(first.nodes.map(({ key, parent, id, name }) => [key, parent, id, name])).toEqual([
      ["1", "", "1", "top"],
      ["2", "1", "2", "to sales"],
      ["3", "1", "3", "below"],
      ["4", "3", "4", "back"],
    ]);
    const told = test.center.changes.length;
    const { status, body } = await keep(changed(first.nodes, "2", { numbers: "nobody knows", digits: "" }));
    expect([status, body]).toMatchObject([200, { revision: 1, login: "admin" }]);
    expect((await draft()).faults).toEqual([{ key: "2", field: "numbers", expected: "the name of a queue" }]);
    expect(await living()).toEqual(before);
    expect(test.center.changes.length).toBe(told);
    expect((await test.delete("/api/ivrs/1/draft")).status).toBe(200);
    expect(await draft()).toEqual(first);
  });

  it("is published as a whole: nodes change, move, come and go, and two may exchange names and keys", async () => {
    const { nodes } = await draft();
    const [top, sales, below] = nodes as [Node, Node, Node];
    const after = [
      { ...top, media_file: "silence_stream://200" },
      { ...sales, name: "below", digits: "2" },
      { ...below, name: "to sales", digits: "1" },
      SERVICE,
      { key: "newer", parent: "new", name: "deeper", type: "top", digits: "9" },
    ];
    expect((await keep(after)).status).toBe(200);
    const published = await publish({ note: "service comes first" });
    expect(published).toMatchObject({ status: 200, body: { code: 200, id: 1, version: 5 } });
    expect(await living()).toMatchObject([
      {
        media_file: "silence_stream://200",
        ivrs: [
          { id: "2", name: "below", digits: "2", ivrs: [] },
          {
            ...{ id: "3", name: "to sales", digits: "1", level: "1" },
            ivrs: [{ id: "5", name: "service", level: "2", numbers: "service", ivrs: [{ id: "6", level: "3" }] }],
          },
        ],
      },
    ]);
    expect(await versions()).toMatchObject([
      { number: 5, how: "published", note: "service comes first" },
      ...[4, 3, 2, 1].map((number) => ({ number, how: "written" })),
    ]);
    expect(test.center.changes.at(-1)).toMatchObject({ type: "put-ivr", ivr: { id: "1", number: "6000" } });
    expect(await draft()).toMatchObject({ revision: 0, based_on: 5, faults: [] });
    // Nothing is kept now.
    expect((await publish()).status).toBe(409);
  });

  it("with faults is kept, and refused when it is to be published, each named by its node and field", async () => {
    const { nodes } = await draft();
    const wrong = [
      ...changed(nodes, "1", { type: "prev", nbr: "" }),
      { key: "a", parent: "1", name: "top", type: "next", digits: "1" },
      { key: "b", parent: "nowhere", name: "lost", type: "bridge" },
      { key: "c", parent: "4", name: "under", type: "next", repeat_timeout: "soon", digits: "x" },
      { key: "d", parent: "1", name: "not", type: "transfer", business_type: "order", numbers: "not a number!" },
    ];
    const kept = await keep(wrong);
    const named = (kept.body as Draft).faults.map(({ key, field }) => `${key}.${field}`);
    for (const fault of [
      ...["1.type", "1.nbr", "a.name", "a.digits", "b.parent", "b.type", "c.parent"],
      ...["c.repeat_timeout", "c.digits", "d.numbers"],
    ]) {
      expect(named, fault).toContain(fault);
    }
    const before = await living();
    const refused = await publish();
    expect(refused.status).toBe(400);
    expect((refused.body as { fields: { field: string }[] }).fields.map(({ field }) => field)).toEqual(named);
    expect(await living()).toEqual(before);
    for (const tree of [[], nodes.map((node) => ({ ...node, parent: "" })), changed(nodes, "1", { parent: "3" })]) {
      expect((await keep(tree)).body).toMatchObject({ faults: [{ key: "", field: "nodes" }] });
    }
    // A circle beside the tree.
    const circle = [...nodes, { key: "x", parent: "y", name: "x" }, { key: "y", parent: "x", name: "y" }];
    expect(((await keep(circle)).body as Draft).faults.map(({ key, field }) => `${key}.${field}`)).toEqual([
      "x.parent",
      "y.parent",
    ]);
  });

  it("is refused where somebody else has kept another one since it was looked at", async () => {
    const { nodes, revision } = await draft();
    expect((await keep(nodes, revision)).status).toBe(200);
    const late = await keep(changed(nodes, "1", { name: "mine" }), revision);
    expect([late.status, (late.body as { reason: string }).reason]).toEqual([
      409,
      "admin has changed it meanwhile: it is at revision 1; look at it again",
    ]);
    expect((await publish({ revision: 0 })).status).toBe(409);
    expect((await publish({ revision: 1 })).status).toBe(200);
  });

  it("takes no foreign menu for one of its own, no number of another one and no hostile list", async () => {
    await test.post("/api/xcc/ivrs/add", { name: "other", nbr: "6001", type: "next" });
    const { nodes } = await draft();
    expect((await keep([...nodes, { key: "n", parent: "1", id: "5", name: "n" }])).status).toBe(200);
    expect(await publish()).toMatchObject({ status: 400, body: { fields: [{ field: "n.id" }] } });
    await keep(changed(nodes, "1", { nbr: "6001" }));
    expect(await publish()).toMatchObject({ status: 400, body: { fields: [{ field: "1.nbr" }] } });
    // A hotline leads to the number that it has.
    const hotline = { nbr: "4000", type: "ivr", numbers: "6000", period_enable: false };
    expect((await test.post("/api/xcc/hotlines/add", hotline)).status).toBe(200);
    await keep(changed(nodes, "1", { nbr: "6002" }));
    expect(await publish()).toMatchObject({ status: 409, body: { held_by: [{ type: "hotline" }] } });
    expect(await publish({ force: true })).toMatchObject({ status: 200, body: { touched: [{ type: "hotline" }] } });
    const many = Array.from({ length: 501 }, (_, index) => ({ key: `k${index}`, parent: "1", name: `n${index}` }));
    for (const hostile of [
      "x",
      [1],
      [{ key: "" }],
      [{ key: "a\u0000" }],
      [{ key: "a", name: "n".repeat(1001) }],
      many,
    ]) {
      expect((await keep(hostile as object[])).status, JSON.stringify(hostile).slice(0, 50)).toBe(400);
    }
    for (const url of ["/api/ivrs/2/draft", "/api/ivrs/99/draft", "/api/ivrs/2/versions"]) {
      expect((await test.get(url)).status, url).toBe(404);
    }
    expect((await test.put("/api/ivrs/2/draft", { nodes })).status).toBe(404);
  });
});

describe("a version of a menu", () => {
  it("is put back with the ids that its menus had, and becomes the newest one", async () => {
    const before = await living();
    expect((await test.post("/api/xcc/ivrs/del", { id: 3 })).status).toBe(200);
    const shown = await test.get("/api/ivrs/1/versions/4");
    expect((shown.body as Draft).nodes.map(({ id }) => id)).toEqual(["1", "2", "3", "4"]);
    expect(await test.post("/api/ivrs/1/versions/4/restore", { note: "too soon" })).toMatchObject({
      ...{ status: 200, body: { code: 200, id: 1, version: 6 } },
    });
    const untimed = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (key, one: unknown) => (key === "updated_at" ? "" : one)));
    expect(untimed(await living())).toEqual(untimed(before));
    expect((await versions())[0]).toMatchObject({ number: 6, how: "restored", of: 4, note: "too soon" });
    expect((await test.post("/api/ivrs/1/versions/77/restore", {})).status).toBe(404);
  });

  it("names queues as they are called now, and is refused where one is gone", async () => {
    await test.post("/api/xcc/ivrs/set", { id: 2, numbers: "service" });
    await test.post("/api/xcc/queues/del", { id: 1 });
    expect(await test.post("/api/ivrs/1/versions/4/restore", {})).toMatchObject({
      ...{ status: 400, body: { fields: [{ field: "2.numbers", expected: "the name of a queue" }] } },
    });
  });

  it("is not made by a change that changes nothing", async () => {
    await test.post("/api/xcc/ivrs/set", { id: 1, name: "top" });
    expect((await versions())[0]?.number).toBe(4);
  });
});

describe("trying a menu", () => {
  it("walks through the draft by keys, names nodes by their keys, and tells what is heard", async () => {
    const { nodes } = await draft();
    const after = [...changed(nodes, "1", { media_file: "silence_stream://200" }), SERVICE];
    await keep(after);
    const tried = await test.post("/api/ivrs/1/try", { keys: "w25" });
    expect(tried).toMatchObject({
      status: 200,
      body: {
        number: "6000",
        end: { type: "queue", queue: "service" },
        keys_left: "",
        walk: [
          { key: "", node: "1", name: "top", heard: ["silence_stream://200"] },
          { key: "w", node: "1", heard: ["silence_stream://200"] },
          { key: "2", node: "3", name: "below", heard: [] },
          { key: "5", node: "", heard: ["local_stream://moh"] },
        ],
      },
    });
    // Callers do not meet it yet, and nor does the version before.
    expect(await test.post("/api/ivrs/1/try", { keys: "251", version: 4 })).toMatchObject({
      body: { end: { type: "menu", menu: "3" }, walk: [{}, {}, {}, {}] },
    });
    expect(await test.post("/api/ivrs/1/try", { keys: "1123" })).toMatchObject({
      body: { end: { type: "queue", queue: "sales" }, keys_left: "123" },
    });
  });

  it("refuses a tree with faults, keys that are none, and a time that is none", async () => {
    const { nodes } = await draft();
    for (const given of [
      { nodes: changed(nodes, "2", { numbers: "gone" }) },
      { keys: "12a" },
      { at: "tomorrow" },
      { version: "x" },
    ]) {
      expect((await test.post("/api/ivrs/1/try", given)).status, JSON.stringify(given).slice(0, 40)).toBe(400);
    }
    expect((await test.post("/api/ivrs/1/try", { version: 40 })).status).toBe(404);
    expect((await test.post("/api/ivrs/9/try", { nodes })).status).toBe(404);
  });

  it("counts who came where", async () => {
    expect(await test.get("/api/ivrs/1/counts")).toMatchObject({
      status: 200,
      body: { now: [], calls: 0, entered: [] },
    });
    expect((await test.get("/api/ivrs/1/counts?start=2026-01-01&end=2026-04-01")).status).toBe(400);
    expect((await test.get("/api/ivrs/2/counts")).status).toBe(404);
  });
});
