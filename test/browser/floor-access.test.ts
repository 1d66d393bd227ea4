// Floor and administration for everybody: no serious fault for axe in either theme and language, nothing clipped at 1280 pixels and
// at twice the size, while somebody waits, somebody talks and an alarm is open.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import type { Phone } from "../../demo/phone.ts";
import { addQueue, HOTLINE, makeReady, QUEUE, userOf } from "../interop/center.ts";
import { registeredPhone } from "../interop/registered-phone.ts";
import { startServer, type Server } from "../interop/server.ts";
import { look } from "./looked-at.ts";
import { signIn, startBrowser, visit } from "./pages.ts";
import { PASSWORD, sure, withPassword } from "./people.ts";

const BOSS = "1009";
const NAMES = { "1000": "Zhang Wei", "1010": "مريم \u{1F43C}", "1001": "Li Na", "1002": "=1+1", [BOSS]: "Chen" };
const KINDS = [
  { language: "en", scheme: "light" },
  { language: "zh", scheme: "dark" },
] as const;

let folder: string;
let server: Server;
let browser: Browser;
let phones: readonly Phone[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "xcc-floor-access-"));
  const environment = { XCC_CONSOLE: "on" };
  [server, browser] = await Promise.all([startServer({ dataFolder: folder, environment }), startBrowser()]);
  for (const [extn, name] of Object.entries(NAMES)) {
    await server.post("/api/xcc/extensions/add", { extn, name, password: `Interop-${extn}` });
  }
  await addQueue(server);
  await addQueue(server, {}, { queue: "sales", hotline: "4001" });
  await server.post("/api/alarm_rules", {
    ...{ name: "long line", severity: "critical", metric: "waiting", queue: QUEUE },
    ...{ comparison: "at-least", threshold: 1, for_seconds: 0 },
  });
  await server.post("/api/trunks", { name: "carrier", address: "192.0.2.10" });
  await sure(
    server.request("PUT", "/api/thresholds", {
      queue: QUEUE,
      waiting_warn: 1,
      longest_wait_warn: 1,
      longest_wait_alarm: 1,
    }),
  );
  await withPassword(server, BOSS, { is_admin: true });
  phones = await Promise.all(["1000", "1010", "1001"].map((extn) => registeredPhone(server, userOf(extn), 500)));
  const [first, second, agent] = phones;
  agent?.answerAutomatically(50);
  await makeReady(server, "1001", "sales");
  await server.post("/api/cc/ccc/ccLogin", { agent: "1002", extn: "1002", queue: QUEUE });
  await server.post("/api/cc/ccc/ccGoBreak", { agent: "1002", reason: "Lunch" });
  await second?.call("4001");
  await first?.call(HOTLINE);
});

afterAll(async () => {
  await Promise.all(phones.map((phone) => phone.stop()));
  await browser.close();
  expect(await server.stop()).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

describe.each(KINDS)("in $language, $scheme", (kind) => {
  const named = (what: string): string => `${kind.language}-${kind.scheme}-${what}`;

  it("the floor", async () => {
    const { page, context } = await visit(browser, server, kind);
    await page.goto("/floor");
    await signIn(page, BOSS, PASSWORD);
    const row = page.locator(`tr[data-queue="${QUEUE}"]`);
    await row.locator('[data-figure="waiting"] [data-level="warn"]').waitFor();
    await row.locator('[data-figure="longest-wait"] [data-level="alarm"]').waitFor();
    await look(page, named("wallboard"));
    await page.setViewportSize({ width: 640, height: 400 });
    await look(page, named("wallboard-twice-the-size"));
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto("/floor/waiting");
    await page.locator("tr[data-call] .said bdi").first().waitFor();
    await look(page, named("waiting"));
    await page.locator("tr[data-call] .acts button").nth(1).click();
    await page.getByRole("dialog").locator("select").last().waitFor();
    await look(page, named("move"));
    await page.goto("/floor/agents");
    await page.locator("tr[data-agent] button").first().click();
    await page.locator(".panel .parties li").first().waitFor();
    await look(page, named("agents"));
    await page.goto("/floor/calls");
    await page.locator("tr[data-call] a").first().click();
    await page.locator("ol.line > li").first().waitFor();
    await look(page, named("call"));
    await context.close();
  });

  it("the floor as it was a moment ago", async () => {
    const { page, context } = await visit(browser, server, kind);
    const { server_time: now, time_zone: timeZone } = (await server.get("/api/me").catch(() => ({}))) as {
      readonly server_time?: number;
      readonly time_zone?: string;
    };
    const at = new Date((now ?? Date.now()) - 1_000).toLocaleString("sv-SE", { timeZone: timeZone ?? "Asia/Shanghai" });
    await page.goto("/floor/then");
    await signIn(page, BOSS, PASSWORD);
    await page.locator("input.moment").fill(at);
    await page.locator("form button[type=submit]").click();
    await page.locator("table tbody th", { hasText: QUEUE }).waitFor();
    await page.locator("table tbody tr", { hasText: QUEUE }).getByRole("link", { name: "1000" }).waitFor();
    await page.locator(".state-TALKING .tile").waitFor();
    await look(page, named("then"));
    await context.close();
  });

  it("administration", async () => {
    const { page, context } = await visit(browser, server, kind);
    await page.goto("/admin/extensions");
    await signIn(page, BOSS, PASSWORD);
    await page.locator("tr[data-row]").first().waitFor();
    for (const what of ["extensions", "users", "queues", "hotlines", "hours", "lines", "sounds"]) {
      await page.locator(`a[href="/admin/${what}"]`).last().click();
      await page.locator("table.rows tbody tr").first().waitFor();
      await look(page, named(what));
    }
    for (const what of ["queues", "lines"]) {
      await page.goto(`/admin/${what}`);
      await page.locator("tr[data-row] button").first().click();
      await page.getByRole("dialog").locator(".field").first().waitFor();
      await look(page, named(`${what}-form`));
    }
    await context.close();
  });
});
