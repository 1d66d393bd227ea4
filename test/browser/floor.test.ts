// A supervisor's work on the floor, with real phones: who waits and why, and is led elsewhere; an alarm that is seen; an agent who
// is listened to; a call's story afterwards. Whatever people are called is text.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import type { Phone } from "../../demo/phone.ts";
import { addQueue, HOTLINE, makeReady, QUEUE, userOf } from "../interop/center.ts";
import { registeredPhone } from "../interop/registered-phone.ts";
import { startServer, type Server } from "../interop/server.ts";
import { until } from "../interop/until.ts";
import { signIn, startBrowser, visit, type Visit } from "./pages.ts";
import { PASSWORD, withPassword } from "./people.ts";

const SUPERVISOR = "1009";
const NAUGHTY = "<img src=x onerror=alert(1)>";
const RIGHT_TO_LEFT = "مريم \u{1F469}";
const NAMES = { "1000": NAUGHTY, "1001": RIGHT_TO_LEFT, "1002": "Li", [SUPERVISOR]: "Chen" };
const SALES = { queue: "sales", hotline: "4001" };

let folder: string;
let server: Server;
let browser: Browser;
let caller: Phone;
let agent: Phone;
let boss: Phone;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "xcc-floor-"));
  const environment = { XCC_CONSOLE: "on" };
  [server, browser] = await Promise.all([startServer({ dataFolder: folder, environment }), startBrowser()]);
  for (const [extn, name] of Object.entries(NAMES)) {
    await server.post("/api/xcc/extensions/add", { extn, name, password: `Interop-${extn}` });
  }
  await addQueue(server);
  await addQueue(server, {}, SALES);
  await server.post("/api/alarm_rules", {
    ...{ name: `long line ${NAUGHTY}`, severity: "critical", metric: "waiting", queue: QUEUE },
    ...{ comparison: "at-least", threshold: 1, for_seconds: 0 },
  });
  await withPassword(server, SUPERVISOR, { is_supervisor: true });
  const phoneOf = (extn: string): Promise<Phone> => registeredPhone(server, userOf(extn), 500);
  [caller, agent, boss] = await Promise.all([phoneOf("1000"), phoneOf("1001"), phoneOf(SUPERVISOR)]);
  agent.answerAutomatically(100);
  boss.answerAutomatically(100);
});

afterAll(async () => {
  await Promise.all([caller, agent, boss].map((phone) => phone.stop()));
  await browser.close();
  expect(await server.stop()).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

async function supervisor(path: string, options: Parameters<typeof visit>[2] = {}): Promise<Visit> {
  const found = await visit(browser, server, options);
  await found.page.goto(path);
  await signIn(found.page, SUPERVISOR, PASSWORD);
  return found;
}

/** Nothing that somebody is called has become an element, and nothing was complained of. */
async function isClean({ page, complaints, elsewhere }: Visit): Promise<void> {
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(complaints.filter((one) => !one.includes("403 (Forbidden)"))).toEqual([]);
  expect(elsewhere.filter((url) => !url.startsWith("ws:"))).toEqual([]);
}

function rowOf(page: Page, cells: string): ReturnType<Page["locator"]> {
  return page.locator("tbody tr", { hasText: cells });
}

it("who waits is seen with the reason, an alarm is acknowledged once, the caller is led to another line", async () => {
  const seen = await supervisor("/floor/waiting");
  const { page, context } = seen;
  await page.getByText("Nobody waits.").waitFor();
  await caller.call(HOTLINE);
  const row = rowOf(page, "1000");
  await row.waitFor();
  await row.getByText(NAUGHTY).waitFor();
  await expect.poll(() => row.locator(".said").textContent()).not.toBe("");

  const alarm = page.locator(".alarm", { hasText: "long line" });
  await alarm.getByText(NAUGHTY).waitFor();
  expect(await page.evaluate("sessionStorage.getItem('xcc-alarms-rung')")).toMatch(/^\d+$/);
  await alarm.getByRole("button", { name: "Acknowledge" }).click();
  await alarm.getByText("Acknowledged by").waitFor();
  expect(await alarm.getByRole("button").count()).toBe(0);

  await row.getByRole("button", { name: "Move" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Queue").last().selectOption(SALES.queue);
  await dialog.getByRole("button", { name: "Move" }).click();
  await dialog.waitFor({ state: "hidden" });
  await rowOf(page, SALES.queue).waitFor();

  // While the pointer is in the list, who goes leaves their row where it was.
  await rowOf(page, SALES.queue).hover();
  await makeReady(server, "1001", SALES.queue);
  await page.locator("tr.gone", { hasText: "left the line" }).waitFor();
  await page.mouse.move(0, 0);
  await page.getByText("Nobody waits.").waitFor();
  await until("the agent has the caller", () => Promise.resolve(agent.state === "talking" || undefined));
  await isClean(seen);
  await context.close();
});

it("an agent who talks is listened to, whispered to, left and let go; what would be refused is off and says why", async () => {
  const seen = await supervisor("/floor/agents");
  const { page, context } = seen;
  await rowOf(page, "1001").getByRole("button").click();
  const panel = page.locator(".panel");
  const button = (name: string): ReturnType<Page["locator"]> => panel.getByRole("button", { name, exact: true });
  await panel.getByText(RIGHT_TO_LEFT).waitFor();
  await panel.getByText("Talking").waitFor();
  expect(await button("Leave the call").getAttribute("aria-disabled")).toBe("true");
  expect(await button("Leave the call").getAttribute("aria-description")).toBe("You listen to no call.");
  await button("Listen").click();
  await until("the supervisor's phone is in the call", () => Promise.resolve(boss.state === "talking" || undefined));
  await panel.locator(".parties").getByText("Supervisor").waitFor();
  await expect.poll(() => button("Listen").getAttribute("aria-description")).toBe("You do already.");
  await button("Whisper").click();
  await expect.poll(() => button("Whisper").getAttribute("aria-disabled")).toBe("true");
  await button("Leave the call").click();
  await until("the supervisor is out", () => Promise.resolve(boss.state === "idle" || undefined));
  expect(agent.state).toBe("talking");

  await panel.getByRole("textbox").fill(`well done ${NAUGHTY}`);
  await button("Send").click();
  await page.getByText("Sent.").waitFor();

  await button("End the call").click();
  await page.getByRole("dialog").getByRole("button", { name: "OK" }).click();
  await until("the call is over", () => Promise.resolve(agent.state === "idle" || undefined));
  await button("Send on break").click();
  await panel.locator(".state-UNREADY").waitFor();
  expect(await button("Send on break").getAttribute("aria-description")).toBe("They are on break.");
  expect(await button("Barge in").getAttribute("aria-description")).toBe("They are in no call.");
  await isClean(seen);
  await context.close();
});

it("a call is found by its number, and tells its story with its recording, in both languages", async () => {
  const seen = await supervisor("/floor/calls", { language: "zh", scheme: "dark" });
  const { page, context } = seen;
  await page.getByLabel("号码").fill("1000");
  await page.getByRole("button", { name: "查询" }).click();
  await rowOf(page, "1000").getByRole("link").first().click();
  await page.getByRole("heading", { name: "通话经过" }).first().waitFor();
  const steps = page.locator("ol.line > li");
  await expect.poll(() => steps.count()).toBeGreaterThan(3);
  expect(await steps.first().textContent()).toMatch(/\p{Script=Han}/u);
  await page.getByText("强拆").or(page.getByText("班长")).first().waitFor();
  const listen = page.getByRole("button", { name: /^听录音/ }).first();
  await listen.waitFor();
  expect(await page.locator("audio").count()).toBe(0);
  await listen.click();
  await page.locator("audio").first().waitFor();
  await expect.poll(() => page.evaluate("document.querySelector('audio').duration > 0")).toBe(true);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { name: "What happened" }).waitFor();
  await expect.poll(() => steps.first().textContent()).not.toMatch(/\p{Script=Han}/u);
  await isClean(seen);
  await context.close();
});

it("the wallboard shows each queue and each agent, and fills the screen", async () => {
  const seen = await supervisor("/floor", { scheme: "dark" });
  const { page, context } = seen;
  const row = page.locator(`tr[data-queue="${QUEUE}"]`);
  await row.waitFor();
  expect(await row.locator('[data-figure="waiting"]').textContent()).toBe("0");
  await page.locator('.state-UNREADY [data-agent="1001"]').getByText(RIGHT_TO_LEFT).waitFor();
  await caller.call(HOTLINE);
  await expect.poll(() => row.locator('[data-figure="waiting"]').textContent()).toContain("1");
  await expect.poll(() => row.locator('[data-figure="longest-wait"]').textContent()).toMatch(/0:0[1-9]/);
  await page.getByLabel("Service level").selectOption("answered-in-time-of-answered");
  await page.getByRole("button", { name: "Full screen" }).click();
  await page.getByRole("button", { name: "Leave full screen" }).click();
  await page.reload();
  await row.waitFor();
  expect(await page.getByLabel("Service level").inputValue()).toBe("answered-in-time-of-answered");
  caller.hangUp();
  await expect.poll(() => row.locator('[data-figure="abandoned"]').textContent()).toContain("1");
  await isClean(seen);
  await context.close();
});

it("a moment that cannot be shown is said so", async () => {
  const { page, context } = await supervisor("/floor/then");
  await page.getByLabel("Moment").fill("2001-01-01 10:32:00");
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByRole("alert").waitFor();
  await context.close();
});

it("who waits behind another is served first when a supervisor says so, and everybody who looks sees it", async () => {
  const seen = await supervisor("/floor/waiting");
  const { page, context } = seen;
  const other = await registeredPhone(server, userOf("1002"), 700);
  await caller.call(HOTLINE);
  await rowOf(page, "1000").waitFor();
  await other.call(HOTLINE);
  const row = rowOf(page, "1002");
  const raise = row.getByRole("button", { name: "Serve first" });
  const placeOf = async (text: string): Promise<string | null> => rowOf(page, text).locator("td").first().textContent();
  await expect.poll(() => placeOf("1002")).toBe("2");
  await raise.click();
  await expect.poll(() => placeOf("1002")).toBe("1");
  await expect.poll(() => placeOf("1000")).toBe("2");
  await expect.poll(() => raise.getAttribute("aria-description")).toBe("They are the first in line already.");
  await row.getByRole("link").click();
  await page.getByText(`${SUPERVISOR} gave the waiting caller priority 1`).waitFor();
  caller.hangUp();
  await other.stop();
  await until("the caller is away", () => Promise.resolve(caller.state === "idle" || undefined));
  await isClean(seen);
  await context.close();
});
