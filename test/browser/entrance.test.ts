// Into the console and out of it: signing in, a password that is to be changed, addresses that are kept, a session that ends
// midway, a server that goes away and comes back.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { addExtension } from "../interop/center.ts";
import { startServer, type Server } from "../interop/server.ts";
import { homeOf, signIn, startBrowser, visit } from "./pages.ts";
import { PASSWORD, userOf, withPassword } from "./people.ts";

const FIRST = "Larch-Wagtail-71";

let folder: string;
let server: Server;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "xcc-console-"));
  const environment = { XCC_CONSOLE: "on" };
  [server, browser] = await Promise.all([startServer({ dataFolder: folder, environment }), startBrowser()]);
  for (const extn of ["1001", "1002", "1003"]) await addExtension(server, extn);
  await withPassword(server, "1001");
});

afterAll(async () => {
  await browser.close();
  expect(await server.stop()).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

it("a wrong password is said in the page's language, the right one leads where one wanted to go", async () => {
  const { page, context, elsewhere, complaints } = await visit(browser, server, { language: "zh" });
  await page.goto("/desk?from=mail");
  expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
  await signIn(page, "1001", "Wrong-Password-1");
  await page.getByRole("alert").getByText("用户名或密码错误").waitFor();
  await signIn(page, "1001", PASSWORD);
  await page.getByRole("heading", { name: "坐席工作台" }).waitFor();
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe("/desk?from=mail");
  // No script can read what lets them in.
  expect(await page.evaluate("document.cookie")).toBe("");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { name: "Desk" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Desk" }).waitFor();
  expect(elsewhere.filter((url) => !url.startsWith("ws:"))).toEqual([]);
  // Of the wrong password, and of nobody being signed in, the browser itself tells.
  const isUsual = (one: string): boolean => one.includes("403 (Forbidden)") || /404 .*\/preferences\//.test(one);
  expect(complaints.filter((one) => !isUsual(one))).toEqual([]);
  await context.close();
});

it("who has a password that somebody else has chosen chooses one first", async () => {
  const { id } = await userOf(server, "1002");
  await server.request("PUT", `/api/users/${String(id)}`, { password: FIRST });
  const { page, context } = await visit(browser, server);
  await page.goto("/");
  await signIn(page, "1002", FIRST);
  await page.getByRole("heading", { name: "Choose a password" }).waitFor();
  const [one, other] = await page.locator("input[autocomplete=new-password]").all();
  await one?.fill("short");
  await other?.fill("short");
  await page.getByRole("button", { name: "Change it" }).click();
  await page.getByRole("alert").waitFor();
  await one?.fill("Rowan-Plover-53");
  await other?.fill("Rowan-Plover-53");
  await page.getByRole("button", { name: "Change it" }).click();
  await page.getByRole("heading", { name: "Desk" }).waitFor();
  await context.close();
});

it("who is locked is told so", async () => {
  const { id } = await userOf(server, "1003");
  await server.request("PUT", `/api/users/${String(id)}`, { password: FIRST });
  await server.request("PUT", `/api/users/${String(id)}`, { disabled: "1" });
  const { page, context } = await visit(browser, server);
  await page.goto("/");
  await signIn(page, "1003", FIRST);
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("heading", { name: "Desk" }).count()).toBe(0);
  await context.close();
});

it("a session that ends midway leads to the sign-in, and back; all tabs go together", async () => {
  const { page, context } = await visit(browser, server);
  await page.goto("/desk");
  await signIn(page, "1001", PASSWORD);
  await page.getByRole("heading", { name: "Desk" }).waitFor();
  const second = await context.newPage();
  await second.goto(`${homeOf(server)}/desk`);
  await second.getByRole("heading", { name: "Desk" }).waitFor();
  const { id } = await userOf(server, "1001");
  await server.request("DELETE", `/api/users/${String(id)}/sessions`);
  for (const tab of [page, second]) await tab.getByText("Your session has ended").waitFor();
  await signIn(page, "1001", PASSWORD);
  for (const tab of [page, second]) await tab.getByRole("heading", { name: "Desk" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/desk");
  await second.getByRole("button", { name: "Sign out of the console" }).click();
  for (const tab of [page, second]) await tab.getByRole("button", { name: "Sign in" }).waitFor();
  await context.close();
});

it("without network it says so within two seconds, and goes on by itself", async () => {
  const { page, context } = await visit(browser, server);
  await page.goto("/desk");
  await signIn(page, "1001", PASSWORD);
  await page.locator('[data-connection="open"]').waitFor({ state: "attached" });
  // A server that says nothing any more, while every connection stands.
  server.freeze();
  const began = performance.now();
  await page.getByText("No connection to the server").waitFor();
  expect(performance.now() - began).toBeLessThan(2_500);
  await page.locator('[data-old="true"]').waitFor({ state: "attached" });
  server.thaw();
  const back = performance.now();
  await page.locator('[data-connection="open"][data-old="false"]').waitFor({ state: "attached" });
  expect(performance.now() - back).toBeLessThan(3_500);
  const { sipPort: sip, httpPort: http } = server;
  await server.kill();
  await page.getByText("No connection to the server").waitFor();
  server = await startServer({ dataFolder: folder, ports: { sip, http }, environment: { XCC_CONSOLE: "on" } });
  const again = performance.now();
  await page.locator('[data-connection="open"]').waitFor({ state: "attached" });
  expect(performance.now() - again).toBeLessThan(3_500);
  await context.close();
});
