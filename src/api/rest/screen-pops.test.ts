// Pages that open for agents: what is taken as a template, what a finished address looks like, and where events tell it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { engineIn } from "../../../test/api/engine-center.ts";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { eventOf } from "../../contract/event-of.ts";
import { Involved } from "../../contract/involved.ts";
import { filledIn, isPopTemplate, originOf } from "../../core/screen-pop.ts";

let test: TestApi;
beforeAll(async () => {
  test = await startTestApi();
}, 120_000);
beforeEach(() => test.reset());
afterAll(() => test.stop());

describe("a template", () => {
  it("is an http or https address in whose host nothing is filled in", () => {
    for (const good of [
      ...[
        "http://crm.example",
        "https://crm.example:8443/a?n={number}&q={queue}#{call}",
        "HTTPS://CRM.example/{agent}",
      ],
      ...["https://[2001:db8::1]/x", "https://例え.jp/{name}", "https://crm.example?x={extn}"],
    ]) {
      expect(isPopTemplate(good), good).toBe(true);
      expect(() => new URL(good.replace(/[{}]/g, "")), good).not.toThrow();
    }
    for (const bad of [
      ...[
        "",
        "crm.example",
        "javascript:alert({number})",
        "data:text/html,{name}",
        "ftp://crm.example/",
        "//crm.example",
      ],
      ...["https://{number}.example/", "https://crm.example{number}/", "https://user:pw@crm.example/", "https:///x"],
      ...["https://crm.example/{password}", "https://crm.example/{number", "https://crm.example/ x", "https://a\\b/"],
      ...[" https://crm.example/\njavascript:", "https://crm.example/\\..\\"],
    ]) {
      expect(isPopTemplate(bad), bad).toBe(false);
    }
  });

  it("is filled in with what is encoded, whatever callers send", () => {
    const none = { number: "", name: "", dialled: "", hotline: "", queue: "", call: "", agent: "", extn: "" };
    const hostile = [
      "..",
      ".",
      "../../x",
      "a/b?c#d&e=f",
      "' onload='x",
      "\ud800",
      "=1+1",
      "{call}",
      "<img>",
      "坐席\u202e",
    ];
    for (const name of hostile) {
      const url = filledIn("https://crm.example/a/{name}/b?n={name}", { ...none, name, call: "c1" });
      const { origin, pathname, searchParams } = new URL(url);
      expect([origin, pathname.startsWith("/a/"), pathname.endsWith("/b")], url).toEqual([
        ...["https://crm.example", true, true],
      ]);
      expect([...searchParams.keys()], url).toEqual(["n"]);
      expect(url).not.toMatch(/[<>'"\s]/);
      if (!/^\.+$/.test(name)) expect(searchParams.get("n")).toBe(name.toWellFormed());
    }
    expect(originOf("HTTPS://CRM.example:8443/{name}")).toBe("https://crm.example:8443");
  });
});

describe("queues and hotlines", () => {
  const URL_TEXT = "https://crm.example/?n={number}";
  const pop = { pop_url: URL_TEXT, pop_when: "answer", pop_how: "frame", pop_origin: "https://crm.example:8443" };

  it("keep what page opens, which the engine is told", async () => {
    await test.post("/api/xcc/queues/add", { name: "support", ...pop });
    await test.post("/api/xcc/hotlines/add", { nbr: "4000", type: "queue", numbers: "support", pop_url: URL_TEXT });
    expect((await test.post("/api/xcc/queues/get", { id: 1 })).body).toMatchObject(pop);
    expect((await test.post("/api/xcc/hotlines/get", { id: 1 })).body).toMatchObject({ pop_url: URL_TEXT });
    const told = { template: URL_TEXT, when: "answer", how: "frame", origin: "https://crm.example:8443" };
    expect(test.center.changes).toMatchObject([
      { queue: { pop: told } },
      { hotline: { pop: { template: URL_TEXT, when: "ring", how: "tab", origin: "https://crm.example" } } },
    ]);
    await test.post("/api/xcc/queues/set", { id: 1, pop_url: "" });
    expect(test.center.changes.at(-1)).toMatchObject({ queue: { pop: undefined } });
  });

  it("refuse what is no address of http, and what is no origin", async () => {
    for (const wrong of [{ pop_url: "javascript:alert(1)" }, { pop_origin: "https://a/b" }, { pop_when: "never" }]) {
      for (const [url, row] of [
        ["/api/xcc/queues/add", { name: "support" }],
        ["/api/xcc/hotlines/add", { nbr: "4000", type: "only", numbers: "1001" }],
      ] as const) {
        expect(await test.post(url, { ...row, ...wrong }), JSON.stringify(wrong)).toMatchObject({ status: 400 });
      }
    }
  });
});

describe("events", () => {
  it("tell the finished address with the offer and the talk", () => {
    const engine = engineIn(test.center, [
      ...["extension 1001", "agent 1001", "trunk line outbound=9:1:", "hotline 4000 queue support"],
      "queue support pop=answer,tab,https://crm.example/{number}/{agent}",
    ]);
    engine.register("1001");
    engine.step({ type: "agent-sign-in", agent: "1001", extn: "1001", queue: "support" } as never);
    engine.step({ type: "agent-ready", agent: "1001" } as never);
    engine.callIn("c1", "4000");
    engine.pickUp("1001");
    const involved = new Involved();
    const told = engine.facts.flatMap((fact) => {
      involved.take(fact);
      return eventOf(fact, involved) ?? [];
    });
    const screen_pop = {
      ...{ url: "https://crm.example/13800000000/1001", when: "answer", how: "tab", origin: "https://crm.example" },
    };
    expect(told.filter((event) => "screen_pop" in event)).toMatchObject([
      { event: "caller-offered", agent_id: "1001", screen_pop },
      { event: "talk-begun", agent_id: "1001", screen_pop },
    ]);
  });
});
