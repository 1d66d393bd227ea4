// `npm run screenshots -- FOLDER`: what every page of the console looks like, in both languages and both looks, with the demo's
// center behind it. A font with Chinese must be there (Debian: fonts-droid-fallback). Pages are found by the menus, so that a new one is not forgotten; what is behind a press stands in MORE.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { Child } from "../interop/child.ts";
import { leasePort, leasePorts, LOOPBACK } from "../interop/ports.ts";
import { PATIENCE_MS, START_MS } from "../real-time.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const CALLS_PER_MINUTE = "30";
/** Figures come, and what moves has moved. */
const SETTLED_MS = 1_200;
const LANGUAGES = ["en", "zh"] as const;
const SCHEMES = ["light", "dark"] as const;

type Language = (typeof LANGUAGES)[number];
type Scheme = (typeof SCHEMES)[number];

interface Account {
  readonly login: string;
  readonly password: string;
}

/** What is to be pressed on a page that is open, and how the picture is called then. */
const MORE: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  "/desk": [
    ["calls", '[data-tab="calls"]'],
    ["voicemail", '[data-tab="voicemail"]'],
    ["day", '[data-tab="day"]'],
    ["settings", ".state-bar > .acts > .ant-btn:last-child"],
  ],
  "/floor/agents": [["chosen", "tr[data-agent] button"]],
  "/floor/calls": [["story", "tr[data-call] a"]],
  "/admin/queues": [["form", "tr[data-row] button"]],
};

class Photographer {
  readonly #home: string;
  readonly #folder: string;
  readonly #browser: Browser;
  taken = 0;

  constructor(home: string, folder: string, browser: Browser) {
    this.#home = home;
    this.#folder = folder;
    this.#browser = browser;
  }

  async all(language: Language, scheme: Scheme, accounts: readonly Account[]): Promise<void> {
    const [agent, , administrator] = accounts;
    if (agent === undefined || administrator === undefined) throw new Error("the demo has told no accounts");
    await this.#as(agent, language, scheme, (page) => this.#inCall(page, `${language}-${scheme}`));
    await this.#as(administrator, language, scheme, (page) => this.#every(page, `${language}-${scheme}`));
  }

  async #as(
    { login, password }: Account,
    language: Language,
    scheme: Scheme,
    look: (page: Page) => Promise<void>,
  ): Promise<void> {
    const context = await this.#browser.newContext({
      ...{ baseURL: this.#home, colorScheme: scheme, viewport: { width: 1440, height: 900 } },
      locale: language === "zh" ? "zh-CN" : "en-GB",
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.goto("/");
    await page.locator("input[autocomplete=username]").waitFor();
    await this.#take(page, `${language}-${scheme}-entrance`);
    await page.locator("input[autocomplete=username]").fill(login);
    await page.locator("input[autocomplete=current-password]").fill(password);
    await page.locator("form button[type=submit]").click();
    await page.locator(".areas a").first().waitFor();
    try {
      await look(page);
    } catch (error) {
      await this.#take(page, "failed");
      throw error;
    }
    await context.close();
  }

  async #every(page: Page, prefix: string): Promise<void> {
    const seen = new Set<string>();
    for (const area of await hrefsOf(page, ".areas a")) {
      await page.goto(area);
      await page.locator("main h1").first().waitFor();
      for (const path of new Set([new URL(page.url()).pathname, ...(await hrefsOf(page, ".pages a"))])) {
        if (seen.has(path)) continue;
        seen.add(path);
        await this.#page(page, path, prefix);
      }
    }
  }

  async #page(page: Page, path: string, prefix: string): Promise<void> {
    const name = `${prefix}${path.replaceAll("/", "-")}`;
    await page.goto(path);
    await page.locator("main h1").first().waitFor();
    await this.#take(page, name);
    for (const [what, selector] of MORE[path] ?? []) {
      const found = page.locator(selector).first();
      if ((await found.count()) === 0) continue;
      await found.click();
      await this.#take(page, `${name}-${what}`);
    }
  }

  /** The demo's phone of this agent answers when the desk tells it to. */
  async #inCall(page: Page, prefix: string): Promise<void> {
    await page.goto("/desk");
    const act = (name: string) =>
      page
        .locator(`[data-act="${name}"][aria-disabled="false"], button[data-act="${name}"]:not([aria-disabled])`)
        .first();
    await page.locator(".state").waitFor();
    if ((await page.locator('.state[data-state="LOGOUT"]').count()) > 0) await act("signIn").click();
    await act("ready").click();
    await page.locator('.state[data-callstate="RINGING"]').waitFor();
    await page.locator(".caller dl").waitFor();
    await this.#take(page, `${prefix}-desk-ringing`);
    await act("answer").click();
    await page.locator('.state[data-callstate="TALKING"]').waitFor();
    await page.mouse.move(0, 0);
    await this.#take(page, `${prefix}-desk-talking`);
    await act("consult").click();
    await this.#take(page, `${prefix}-desk-consult`);
    await page.keyboard.press("Escape");
    await act("hangup").click();
    await page.locator('.state[data-callstate="ACW"]').waitFor();
    await this.#take(page, `${prefix}-desk-after`);
    await act("signOut").click();
    await page.locator('.state[data-state="LOGOUT"]').waitFor();
  }

  async #take(page: Page, name: string): Promise<void> {
    await page.waitForTimeout(SETTLED_MS);
    await page.screenshot({ path: join(this.#folder, `${name}.png`) });
    this.taken += 1;
  }
}

async function hrefsOf(page: Page, selector: string): Promise<readonly string[]> {
  const links = await page.locator(selector).all();
  const found = await Promise.all(links.map((link) => link.getAttribute("href")));
  return found.filter((href) => href !== null);
}

async function main(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), "xcc-screenshots-"));
  const [rtp, http, sip] = [await leasePorts(160), await leasePort(), await leasePort()];
  const environment = {
    ...{ XCC_DATA: data, XCC_CONSOLE: "on", XCC_RTP_PORTS: `${String(rtp.from)}-${String(rtp.to)}` },
    ...{ XCC_HTTP: `${LOOPBACK}:${String(http)}`, XCC_SIP: `${LOOPBACK}:${String(sip)}` },
  };
  const program = join(ROOT, "bin", "xcc.mjs");
  const demo = new Child(process.execPath, [program, "demo", "--calls-per-minute", CALLS_PER_MINUTE], {
    ...{ cwd: ROOT, environment },
  });
  await demo.line(/stays up/, START_MS);
  const accounts = [...demo.output.matchAll(/user (\S+) {3}password (\S+)/g)]
    .slice(1)
    .map(([, login = "", password = ""]) => ({ login, password }));
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--mute-audio"],
  });
  const photographer = new Photographer(`http://${LOOPBACK}:${String(http)}`, folder, browser);
  try {
    for (const language of LANGUAGES) {
      for (const scheme of SCHEMES) {
        await photographer.all(language, scheme, accounts);
        process.stdout.write(`${language}, ${scheme}: ${String(photographer.taken)} pictures in ${folder}\n`);
      }
    }
  } finally {
    await browser.close();
    await demo.stop("SIGINT", PATIENCE_MS);
    rmSync(data, { recursive: true, force: true });
  }
}

await main(resolve(process.argv[2] ?? "screenshots"));
