import fastify from "fastify";
import { afterAll, expect, it } from "vitest";
import { frontPage } from "./front-page.ts";

const api = fastify();
frontPage(api, { hasToolbar: true });
afterAll(() => api.close());

async function asked(headers: Readonly<Record<string, string>>) {
  const { statusCode, headers: answered, body } = await api.inject({ url: "/", headers });
  expect(statusCode).toBe(200);
  return { type: String(answered["content-type"]), policy: answered["content-security-policy"], body };
}

it.each([
  "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "text/html",
  "TEXT/HTML;q=0.5, application/json;q=0.4",
])("leads a browser on (%s)", async (accept) => {
  const { type, policy, body } = await asked({ accept });
  expect(type).toBe("text/html; charset=utf-8");
  expect(policy).toContain("default-src 'none'");
  for (const url of ["/toolbar/", "/docs/", "/openapi.json", "/readyz"]) expect(body).toContain(`href="${url}"`);
});

it.each([
  undefined,
  "",
  "*/*",
  "application/json",
  "application/json, text/html;q=0.9",
  "text/html;q=0",
  "text/html;q=x",
  "a,b;;;,=",
])("answers a program with JSON (%s)", async (accept) => {
  const { type, body } = await asked(accept === undefined ? {} : { accept });
  expect(type).toMatch(/^application\/json/);
  expect(JSON.parse(body)).toEqual({
    ...{ name: "xcc", toolbar: "/toolbar/", docs: "/docs/", openapi: "/openapi.json", health: "/readyz" },
  });
});

it("speaks the browser's language", async () => {
  const inLanguage = async (language: string) =>
    (await asked({ accept: "text/html", "accept-language": language })).body;
  expect(await inLanguage("zh-CN,zh;q=0.9,en;q=0.8")).toContain('lang="zh-CN"');
  expect(await inLanguage("en-GB,en;q=0.9,zh;q=0.1")).toContain('lang="en"');
  expect(await inLanguage("de")).toContain('lang="en"');
  expect(await inLanguage("zh")).toContain('href="/openapi.zh.json"');
  expect(await inLanguage("en")).toContain('href="/openapi.json"');
});
