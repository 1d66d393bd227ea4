import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";

interface Operation {
  readonly summary: string;
  readonly description: string;
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly responses: Readonly<Record<string, Response>>;
}

interface Response {
  readonly $ref?: string;
  readonly description?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
}

interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly description: string };
  readonly tags: readonly { name: string; description: string; "x-displayName": string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly responses: Readonly<Record<string, Response>>;
    readonly headers: Readonly<Record<string, { readonly description: string }>>;
  };
}

const CHINESE = /\p{Script=Han}/u;

describe("the OpenAPI document and its page", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
    await test.reset();
  }, 120_000);
  afterAll(() => test.stop());

  const documentAt = async (url: string): Promise<Document> => {
    const { status, body } = await test.get(url, {});
    expect(status).toBe(200);
    return body as Document;
  };
  const operationsOf = ({ paths }: Document): Operation[] => Object.values(paths).flatMap((one) => Object.values(one));

  it("is whole: summaries, roles, errors and headers at every operation, every tag described", async () => {
    const document = await documentAt("/openapi.json");
    // The WebSocket is no route, and answers 101 without a header of ours.
    const operations = operationsOf(document).filter(({ operationId }) => operationId !== "get-ws");
    expect(document.openapi).toBe("3.1.0");
    expect(operations.length).toBeGreaterThan(40);
    const tags = document.tags.map(({ name }) => name);
    for (const operation of operations) {
      expect(operation.summary).toMatch(/^[A-Z].*[^.]$/);
      expect(operation.description).toMatch(/^(Role: |No token)/);
      expect(tags).toContain(operation.tags[0]);
      const responses = Object.entries(operation.responses).map(([status, response]) => {
        const shared = response.$ref?.replace("#/components/responses/", "");
        return [status, shared === undefined ? response : document.components.responses[shared]] as const;
      });
      for (const [status, response] of responses) {
        expect(response?.description, status).toMatch(/^[A-Z]/);
        expect(response?.description, status).not.toBe("Default Response");
        expect(response?.headers).toHaveProperty("x-request-id");
      }
      expect(Object.fromEntries(responses)["429"]?.headers).toHaveProperty("retry-after");
      expect(Object.fromEntries(responses)["200"]?.headers).toHaveProperty("x-ignored-fields");
    }
    for (const { description } of Object.values(document.components.headers)) expect(description).toMatch(/^[A-Z]/);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    // But for the manual's own examples.
    const isExample = (key: string): boolean => key === "example" || key === "examples";
    expect(JSON.stringify(document, (key, value: unknown) => (isExample(key) ? 0 : value))).not.toMatch(CHINESE);
  });

  it("is the same in Chinese, in Chinese", async () => {
    const [english, chinese] = [await documentAt("/openapi.json"), await documentAt("/openapi.zh.json")];
    expect(await documentAt("/openapi.json?lang=zh")).toEqual(chinese);
    expect(Object.keys(chinese.paths)).toEqual(Object.keys(english.paths));
    const { responses, headers } = chinese.components;
    const told = [...operationsOf(chinese), ...Object.values(responses), ...Object.values(headers)];
    for (const { description } of told) expect(description).toMatch(CHINESE);
    for (const { summary } of operationsOf(chinese)) expect(summary).toMatch(CHINESE);
    for (const tag of chinese.tags) expect(tag["x-displayName"]).toMatch(CHINESE);
    const list = JSON.stringify(chinese.paths["/api/xcc/extensions/list"]);
    expect(list).toContain("搜寻的关键字所在字段");
    expect((await test.get("/openapi.json?lang=fr", {})).status).toBe(400);
  });

  it("is a page that needs nothing from anywhere else, and that the browser would not let ask", async () => {
    expect(await test.get("/docs", {})).toMatchObject({ status: 301, headers: { location: "/docs/" } });
    const { status, text, headers } = await test.get("/docs/", {});
    expect([status, headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
    expect(text).not.toMatch(/(https?:)?\/\/[a-z0-9-]+\.[a-z]/i);
    expect(text).toContain("/openapi.zh.json");
    expect(text).toContain("/openapi.json");
    const sources = [...text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, source]) => source);
    expect(sources).toEqual(["data:,", "js/scalar.js"]);
    expect((await test.get("/docs/js/scalar.js", {})).status).toBe(200);
    const policy = String(headers["content-security-policy"]);
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).not.toMatch(/\*|https?:|[a-z]\.[a-z]/);
    expect(policy).toContain("connect-src 'self'");
  });
});
