import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import fastify from "fastify";
import { afterAll, beforeEach, expect, it } from "vitest";
import type { ConsoleFiles } from "./console-page.ts";
import { frontPage } from "./front-page.ts";

const folder = mkdtempSync(join(tmpdir(), "xcc-console-page-"));
mkdirSync(join(folder, "assets"));
writeFileSync(join(folder, "index.html"), "<!doctype html>the console");
writeFileSync(join(folder, "assets", "index-abc.js"), "x".repeat(5_000));
let state: "ready" | "building" | "absent" = "ready";
const files: ConsoleFiles = { folder, state: () => state };
const api = fastify();
frontPage(api, { hasToolbar: true, console: files });

beforeEach(() => void (state = "ready"));
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

const asPage = { accept: "text/html" };

it.each(["/", "/desk", "/desk/", "/floor/calls/1", "/admin/users?page=2"])(
  "%s is the page for a browser",
  async (url) => {
    const { headers, body } = await api.inject({ url, headers: asPage });
    expect(body).toContain("the console");
    expect(headers["cache-control"]).toBe("no-cache");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).not.toMatch(/https?:|unsafe-eval/);
  },
);

it("shows in a frame what the operator names, and nothing else", async () => {
  const policyOf = async (one: typeof api): Promise<string> =>
    String((await one.inject({ url: "/desk", headers: asPage })).headers["content-security-policy"]);
  expect(await policyOf(api)).toMatch(/; frame-src 'none'$/);
  const open = fastify();
  const frameOrigins = ["https://crm.example.com", "http://10.0.0.5:8080"];
  frontPage(open, { hasToolbar: true, console: files, frameOrigins });
  expect(await policyOf(open)).toMatch(/; frame-src https:\/\/crm\.example\.com http:\/\/10\.0\.0\.5:8080$/);
  await open.close();
});

it("a program gets JSON at / as before", async () => {
  expect((await api.inject({ url: "/" })).json()).toMatchObject({ name: "xcc", docs: "/docs/" });
});

it("what has a hash in its name is kept for ever, packed as the browser takes it", async () => {
  const url = "/assets/index-abc.js";
  const { headers, rawPayload } = await api.inject({ url, headers: { "accept-encoding": "gzip, br" } });
  expect(headers["cache-control"]).toContain("immutable");
  expect(headers["content-encoding"]).toBe("br");
  expect(brotliDecompressSync(rawPayload)).toHaveLength(5_000);
  const plain = await api.inject({ url, headers: { "accept-encoding": "br;q=0" } });
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(plain.body).toHaveLength(5_000);
});

it.each(["/assets/other.js", "/assets/..%2findex.html", "/assets/%2e%2e"])("%s is no file of it", async (url) => {
  expect((await api.inject({ url })).body).not.toContain("<!doctype html>");
});

it("while it is built the page says so, and looks again", async () => {
  state = "building";
  for (const url of ["/", "/desk"]) {
    const { body } = await api.inject({ url, headers: asPage });
    expect(body).toContain("is being built");
    expect(body).toContain('http-equiv="refresh"');
  }
});

it("without one there is a page that leads on", async () => {
  state = "absent";
  const { body } = await api.inject({ url: "/", headers: asPage });
  expect(body).toContain('href="/toolbar/"');
  expect(body).not.toContain("refresh");
});
