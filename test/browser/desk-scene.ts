// A center for tests of the desk: a queue, an agent with a password, a caller, and phones that ring.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { Phone } from "../../demo/phone.ts";
import { addQueue, QUEUE } from "../interop/center.ts";
import { phoneOfNew } from "../interop/registered-phone.ts";
import { startServer, type Server } from "../interop/server.ts";
import { PASSWORD, withPassword } from "./people.ts";
import { signIn, startBrowser, visit, type Visit, type VisitOptions } from "./pages.ts";

const ENVIRONMENT = { XCC_CONSOLE: "on" };
export const AGENT = "1001";
export const CALLER = "1000";
export const COLLEAGUE = "1002";

export class DeskScene {
  server!: Server;
  browser!: Browser;
  caller!: Phone;
  agent!: Phone;
  colleague!: Phone;
  readonly #folder = mkdtempSync(join(tmpdir(), "xcc-desk-"));

  async start(
    queue: Readonly<Record<string, unknown>> = {},
    environment: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const options = { dataFolder: this.#folder, environment: { ...ENVIRONMENT, ...environment } };
    [this.server, this.browser] = await Promise.all([startServer(options), startBrowser()]);
    const { server } = this;
    this.caller = await phoneOfNew(server, CALLER, 620);
    this.agent = await phoneOfNew(server, AGENT, 1_050);
    this.colleague = await phoneOfNew(server, COLLEAGUE, 1_400);
    await addQueue(server, { wrap_up_mode: "timed", wrap_up_time: 60, ...queue });
    await withPassword(server, AGENT);
    await server.post("/api/queues/1/agents", { agent: AGENT, level: 1, position: 1 });
    await server.post("/api/dispositions", { queue: QUEUE, code: "sale", name: "成交", name_en: "Sale" });
    await server.post("/api/break_reasons", { code: "lunch", name: "午餐", name_en: "Lunch", minutes: 30 });
    this.colleague.answerAutomatically(100);
  }

  async stop(): Promise<number | undefined> {
    this.caller.hangUp();
    await Promise.all([this.caller, this.agent, this.colleague].map((phone) => phone.stop()));
    await this.browser.close();
    const code = await this.server.stop();
    rmSync(this.#folder, { recursive: true, force: true });
    return code;
  }

  /** SIGKILL, and a new one in its place. */
  async restart(): Promise<void> {
    const { sipPort: sip, httpPort: http } = this.server;
    await this.server.kill();
    this.server = await startServer({ dataFolder: this.#folder, ports: { sip, http }, environment: ENVIRONMENT });
  }

  async desk(options: VisitOptions = {}): Promise<Visit> {
    const visited = await visit(this.browser, this.server, options);
    await visited.page.goto("/desk");
    await signIn(visited.page, AGENT, PASSWORD);
    await visited.page.locator(".state").waitFor();
    return visited;
  }
}

/** Only what can be pressed is. */
export async function press(page: Page, act: string): Promise<void> {
  await page
    .locator(
      `[data-act="${act}"][aria-disabled="false"][aria-busy="false"], button[data-act="${act}"]:not([aria-disabled])`,
    )
    .first()
    .click();
}

/** Why an act is off, as it is said at the button; undefined: it is on. */
export async function whyOff(page: Page, act: string): Promise<string | undefined> {
  const button = page.locator(`[data-act="${act}"]`).first();
  if ((await button.getAttribute("aria-disabled")) !== "true") return undefined;
  return (await button.getAttribute("aria-description")) ?? "";
}

export async function stateIs(page: Page, state: string, callstate: string): Promise<void> {
  await page.locator(`.state[data-state="${state}"][data-callstate="${callstate}"]`).waitFor();
}
