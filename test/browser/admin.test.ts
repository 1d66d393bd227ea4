// An administrator sets a center up without a command line: forms with the API's own messages at the field that they name, what
// still holds what was to go, a line with its state, a sound.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { addExtension } from "../interop/center.ts";
import { startServer, type Server } from "../interop/server.ts";
import { signIn, startBrowser, visit, type Visit } from "./pages.ts";
import { PASSWORD, withPassword } from "./people.ts";

const ADMIN = "1008";
const SOUND = join(import.meta.dirname, "../../sounds/en/closed.wav");

let folder: string;
let server: Server;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "xcc-admin-"));
  const environment = { XCC_CONSOLE: "on" };
  [server, browser] = await Promise.all([startServer({ dataFolder: folder, environment }), startBrowser()]);
  await addExtension(server, "1001");
  await addExtension(server, ADMIN);
  await withPassword(server, ADMIN, { is_admin: true });
});

afterAll(async () => {
  await browser.close();
  expect(await server.stop()).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

async function administrator(path: string, options: Parameters<typeof visit>[2] = {}): Promise<Visit> {
  const found = await visit(browser, server, options);
  await found.page.goto(path);
  await signIn(found.page, ADMIN, PASSWORD);
  return found;
}

const field = (page: Page, name: string): ReturnType<Page["locator"]> => page.locator(`[data-field="${name}"]`);

it("a queue with its agents and a hotline are set up, what is wrong is said at its field", async () => {
  const { page, context, complaints } = await administrator("/admin/queues");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  expect(await page.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
  await field(page, "name").getByRole("textbox").fill("support <b>");
  await field(page, "agent_timeout").getByRole("textbox").fill("soon");
  await page.getByRole("button", { name: "Save" }).click();
  await field(page, "agent_timeout").getByRole("alert").waitFor();
  expect(await field(page, "agent_timeout").getByRole("textbox").getAttribute("aria-invalid")).toBe("true");
  await field(page, "name").getByRole("textbox").fill("support");
  await field(page, "agent_timeout").getByRole("textbox").fill("25");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("cell", { name: "support", exact: true }).waitFor();

  await page.getByRole("button", { name: "Change: support" }).click();
  await page.getByRole("textbox", { name: "Agent", exact: true }).fill("1001");
  await page.locator(".members").getByRole("button", { name: "Add" }).click();
  await page.getByRole("rowheader", { name: "1001" }).waitFor();
  expect(await server.get("/api/queues/1/agents")).toMatchObject([{ agent: "1001", level: 1, position: 1 }]);
  await page.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("link", { name: "Hotlines" }).click();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await field(page, "nbr").getByRole("textbox").fill("4000");
  await field(page, "type").getByRole("combobox").selectOption("queue");
  await field(page, "numbers").getByRole("textbox").fill("nowhere");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").getByRole("alert").first().waitFor();
  await field(page, "numbers").getByRole("textbox").fill("support");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("cell", { name: "4000", exact: true }).waitFor();
  // Of what was refused the browser itself tells.
  expect(complaints.filter((one) => !/40[039]|422/.test(one))).toEqual([]);
  await context.close();
});

it("what is still used does not go, says by what it is held in the page's language, and goes where that is wished nevertheless", async () => {
  const { page, context } = await administrator("/admin/queues", { language: "zh", scheme: "dark" });
  await page.getByRole("button", { name: "删除: support" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "删除" }).click();
  const problem = page.getByRole("alert");
  await problem.getByText("仍被以下使用").waitFor();
  await problem.getByText("4000", { exact: true }).waitFor();
  const cell = page.getByRole("cell", { name: "support", exact: true });
  await cell.waitFor();
  await problem.getByRole("button", { name: "仍然执行" }).click();
  await cell.waitFor({ state: "detached" });
  await context.close();
});

it("an outside line has its rules and shows how it is, a sound is uploaded and heard", async () => {
  const { page, context } = await administrator("/admin/lines");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await field(page, "name").getByRole("textbox").fill("carrier");
  await field(page, "address").getByRole("textbox").fill("192.0.2.10");
  await field(page, "outbound").getByRole("button", { name: "Add a rule" }).click();
  await field(page, "outbound").getByRole("textbox", { name: "Begins with" }).fill("0");
  await field(page, "outbound").getByRole("textbox", { name: "Digits that go" }).fill("1");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("cell", { name: "192.0.2.10" }).waitFor();
  expect(await server.get("/api/trunks")).toMatchObject({
    data: [{ name: "carrier", outbound: [{ prefix: "0", strip: 1, prepend: "" }] }],
  });
  await page.getByRole("link", { name: "Sounds" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("welcome");
  await page.getByLabel("File").setInputFiles({ name: "a.wav", mimeType: "audio/wav", buffer: readFileSync(SOUND) });
  await page.getByRole("button", { name: "Upload a sound" }).click();
  await page.getByRole("rowheader", { name: "welcome" }).waitFor();
  await context.close();
});

it("who is no administrator gets no page of it", async () => {
  await withPassword(server, "1001");
  const { page, context } = await visit(browser, server);
  await page.goto("/admin/users");
  await signIn(page, "1001", PASSWORD);
  await page.getByText("This page is for others").waitFor();
  await context.close();
});

it("thresholds are set for the center and for a queue, what is out of order is said", async () => {
  await server.post("/api/xcc/queues/add", { name: "billing" });
  const { page, context } = await administrator("/admin/thresholds");
  const billing = page.getByRole("form", { name: "billing" });
  await billing.getByLabel("Waiting: warn from").fill("9");
  await billing.getByLabel("Waiting: alarm from").fill("3");
  await billing.getByRole("button", { name: "Save" }).click();
  await billing.getByRole("alert").first().waitFor();
  await billing.getByLabel("Waiting: alarm from").fill("12");
  await billing.getByRole("button", { name: "Save" }).click();
  await page.locator("form[aria-label='billing'] button[type='submit']:disabled").waitFor();
  const rows = (await server.get("/api/thresholds")) as {
    data: { queue: string; own: string[]; waiting_alarm: number }[];
  };
  expect(rows.data.find(({ queue }) => queue === "billing")).toMatchObject({
    ...{ own: ["waiting_warn", "waiting_alarm"], waiting_alarm: 12 },
  });
  await context.close();
});
