// Debian's Chromium by playwright: pages, what they ask for and complain about.
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { LOOPBACK } from "../interop/ports.ts";
import type { Server } from "../interop/server.ts";
import { PATIENCE_MS } from "../real-time.ts";

export function startBrowser(): Promise<Browser> {
  const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    // A machine for tests has no loudspeaker.
    "--use-fake-device-for-media-stream",
    "--mute-audio",
    "--autoplay-policy=user-gesture-required",
    `--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE ${LOOPBACK}`,
  ];
  return chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args });
}

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Where else than at the server something was asked for. */
  readonly elsewhere: string[];
  /** Errors of the console, uncaught exceptions, what the content security policy has forbidden. */
  readonly complaints: string[];
}

export interface VisitOptions {
  readonly language?: "en" | "zh";
  readonly scheme?: "light" | "dark";
}

/** Somebody's browser, with nothing in it. */
export async function visit(browser: Browser, server: Server, options: VisitOptions = {}): Promise<Visit> {
  const { language = "en", scheme = "light" } = options;
  const home = homeOf(server);
  const context = await browser.newContext({
    baseURL: home,
    locale: language === "zh" ? "zh-CN" : "en-GB",
    colorScheme: scheme,
    viewport: { width: 1280, height: 800 },
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  return { context, page, ...watched(page, home) };
}

export function watched(page: Page, home: string): Pick<Visit, "elsewhere" | "complaints"> {
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${home}/`) && !/^(data|blob):/.test(url)) elsewhere.push(url);
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} ${message.location().url}`);
  });
  return { elsewhere, complaints };
}

export function homeOf(server: Server): string {
  return `http://${LOOPBACK}:${String(server.httpPort)}`;
}

export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.locator("input[autocomplete=username]").fill(login);
  await page.locator("input[autocomplete=current-password]").fill(password);
  await page.locator("form button[type=submit]").click();
}
