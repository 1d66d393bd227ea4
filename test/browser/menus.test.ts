// An administrator changes a menu and publishes it, the next caller meets it; they go back, and the next one meets the old one. By mouse
// and by keyboard, in both languages.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Browser, Page } from "playwright-core";
import type { Phone } from "../../demo/phone.ts";
import { addExtension } from "../interop/center.ts";
import { printWav } from "../../src/media/audio/wav.ts";
import { LOOPBACK } from "../interop/ports.ts";
import { phoneOfNew } from "../interop/registered-phone.ts";
import { startServer, type Server } from "../interop/server.ts";
import { PATIENCE_MS } from "../real-time.ts";
import { look } from "./looked-at.ts";
import { signIn, startBrowser, visit, type Visit, type VisitOptions } from "./pages.ts";
import { PASSWORD, withPassword } from "./people.ts";

const ADMIN = "1008";

let folder: string;
let server: Server;
let browser: Browser;
let caller: Phone;
let first: Phone;
let second: Phone;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "xcc-menus-"));
  const environment = { XCC_CONSOLE: "on" };
  [server, browser] = await Promise.all([startServer({ dataFolder: folder, environment }), startBrowser()]);
  caller = await phoneOfNew(server, "1000", 620);
  first = await phoneOfNew(server, "1001", 1_050);
  second = await phoneOfNew(server, "1002", 1_400);
  await addExtension(server, ADMIN);
  await withPassword(server, ADMIN, { is_admin: true });
  await server.post("/api/xcc/ivrs/add", { name: "reception", nbr: "6000", type: "next", repeat_timeout: 20 });
  await server.post("/api/xcc/ivrs/add", {
    ...{ parent_id: 1, name: "first", type: "transfer", business_type: "order", numbers: "1001", digits: "1" },
  });
});

afterAll(async () => {
  caller.hangUp();
  await Promise.all([caller, first, second].map((phone) => phone.stop()));
  await browser.close();
  expect(await server.stop()).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

async function editor(options: VisitOptions = {}): Promise<Visit> {
  const found = await visit(browser, server, options);
  await found.page.goto("/admin/menus/1");
  await signIn(found.page, ADMIN, PASSWORD);
  await nodeCalled(found.page, "reception").waitFor();
  return found;
}

const nodeCalled = (page: Page, name: string) => page.locator(".menu-node", { hasText: name });
const field = (page: Page, name: string) =>
  page.locator(`.menu-editor [data-field="${name}"]`).locator("input, select");

/** A second of silence. */
async function uploaded(name: string): Promise<void> {
  const form = new FormData();
  form.append("name", name);
  form.append("file", new Blob([Uint8Array.from(printWav([new Int16Array(8_000)]))]), `${name}.wav`);
  const url = `http://${LOOPBACK}:${String(server.httpPort)}/api/prompts`;
  const answer = await fetch(url, { method: "POST", headers: { token: server.devKey }, body: form });
  expect(answer.status, await answer.text()).toBe(200);
}

/** Whom key 1 rings. */
async function rungByOne(): Promise<Phone> {
  await caller.call("6000");
  await vi.waitFor(() => expect(caller.state).toBe("talking"), { timeout: PATIENCE_MS });
  caller.press("1");
  const rung = await vi.waitFor(
    () => {
      const phone = [first, second].find(({ state }) => state === "ringing");
      if (phone === undefined) throw new Error("Nothing rings.");
      return phone;
    },
    { timeout: PATIENCE_MS, interval: 50 },
  );
  caller.hangUp();
  await vi.waitFor(() => expect([caller.state, rung.state]).toEqual(["idle", "idle"]), { timeout: PATIENCE_MS });
  return rung;
}

it("what is published is met by the next caller, and so is what was before", { timeout: 120_000 }, async () => {
  expect(await rungByOne()).toBe(first);
  await uploaded("choose");
  const { page, complaints } = await editor();
  await nodeCalled(page, "first").click();
  await field(page, "numbers").fill("1002");
  await page.getByText("Kept as a draft").waitFor();
  // Callers meet nothing of a draft.
  expect(await rungByOne()).toBe(first);

  // A fault is shown at its node, and nothing is published with it.
  await field(page, "digits").fill("x");
  await nodeCalled(page, "first").getByText("Faults: 1").waitFor();
  expect(await page.getByRole("button", { name: "Publish" }).isDisabled()).toBe(true);
  await page.getByRole("button", { name: "Undo" }).click();
  await nodeCalled(page, "first").getByText("Faults").waitFor({ state: "detached" });

  await page.getByRole("textbox", { name: "Keys (w: waits in silence)" }).fill("w1");
  await page.getByRole("button", { name: "Walk" }).click();
  await page.getByText("Rings").waitFor();
  expect(await page.locator("form[aria-label='Try it'] [role='status']").textContent()).toContain("1002");

  // What was uploaded can be heard, with its ending as without.
  for (const name of ["choose", "choose.wav"]) {
    await nodeCalled(page, "reception").click();
    await field(page, "media_file").fill(name);
    await page.getByText("Kept as a draft").waitFor();
    await page.getByRole("button", { name: "Walk" }).click();
    const source = await page.getByLabel(`Listen: ${name}`, { exact: true }).first().getAttribute("src");
    const heard = await server.request("GET", String(source));
    expect([heard.status, heard.headers.get("content-type")]).toEqual([200, "audio/wav"]);
  }

  await page.getByRole("textbox", { name: "What was changed" }).fill("the second one");
  await page.getByRole("button", { name: "Publish" }).click();
  await page.locator('[data-version="3"]').getByText("in effect").waitFor();
  expect(await rungByOne()).toBe(second);

  await page.getByRole("button", { name: "Go back to it: 2" }).click();
  await page.locator(".ant-modal").getByRole("button", { name: "Go back to it" }).click();
  await page.locator('[data-version="4"]').getByText("in effect").waitFor();
  expect(await rungByOne()).toBe(first);
  expect(await page.locator('[data-version="3"]').textContent()).toContain("the second one");
  // What browsers say themselves of an answer that is no success.
  expect(complaints.filter((one) => !one.includes("403 (Forbidden)"))).toEqual([]);
});

it("all of it by keyboard: nodes are added, walked, moved, removed, and everything comes back", async () => {
  const { page, context } = await editor();
  await nodeCalled(page, "reception").focus();
  await page.keyboard.press("Insert");
  await nodeCalled(page, "New menu").waitFor();
  await nodeCalled(page, "reception").focus();
  await page.keyboard.press("ArrowRight");
  await vi.waitFor(async () => expect(await focused(page)).toContain("first"));
  await page.keyboard.press("ArrowDown");
  await vi.waitFor(async () => expect(await focused(page)).toContain("New menu"));
  await field(page, "parent").selectOption({ label: "first" });
  await nodeCalled(page, "New menu").focus();
  await page.keyboard.press("ArrowLeft");
  await vi.waitFor(async () => expect(await focused(page)).toContain("first"));
  // With all that is below it.
  await page.keyboard.press("Delete");
  await nodeCalled(page, "New menu").waitFor({ state: "detached" });
  expect(await page.locator(".menu-node").count()).toBe(1);
  await nodeCalled(page, "reception").focus();
  for (const _ of ["removed", "moved", "added"]) await page.keyboard.press("Control+z");
  await vi.waitFor(async () => expect(await page.locator(".menu-node").count()).toBe(2));
  await page.getByText("As callers meet it.").waitFor();
  await context.close();
});

it("two who write at the same time: the second one is told", async () => {
  const [one, other] = [await editor(), await editor()];
  await nodeCalled(one.page, "first").click();
  await field(one.page, "name").fill("mine");
  await one.page.getByText("Kept as a draft").waitFor();
  await nodeCalled(other.page, "first").click();
  await field(other.page, "name").fill("theirs");
  await other.page.getByText("has changed it meanwhile").waitFor();
  await one.page.getByRole("button", { name: "Throw the draft away" }).click();
  await nodeCalled(one.page, "first").waitFor();
  await one.context.close();
  await other.context.close();
});

it.each(["en", "zh"] as const)("is without fault in %s, light and dark", { timeout: 60_000 }, async (language) => {
  for (const scheme of ["light", "dark"] as const) {
    const { page, context, elsewhere } = await editor({ language, scheme });
    await look(page, `menu-${language}-${scheme}`);
    expect(elsewhere).toEqual([]);
    await context.close();
  }
});

async function focused(page: Page): Promise<string> {
  return page.evaluate("document.activeElement?.textContent ?? ''");
}
