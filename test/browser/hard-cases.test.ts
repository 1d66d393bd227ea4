// What goes wrong at other desks: a browser whose clock is ten minutes off, thirty offers in a second, five thousand agents. Sessions
// that end midway and two tabs stand in entrance.test.ts and outages.test.ts; names that are markup or right to left in access.test.ts
// and floor.test.ts.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Phone } from "../../demo/phone.ts";
import { systemClock } from "../../src/host/clock.ts";
import { HOTLINE, QUEUE, userOf as extensionOf } from "../interop/center.ts";
import { LOOPBACK } from "../interop/ports.ts";
import type { Server } from "../interop/server.ts";
import { until } from "../interop/until.ts";
import { AGENT, CALLER, DeskScene, press, stateIs } from "./desk-scene.ts";
import { signIn, visit, watched, homeOf, type Visit } from "./pages.ts";
import { PASSWORD, sure, userOf, withPassword } from "./people.ts";

const OFF_MS = 600_000;
const OFFERS = 30;
const MANY = 5_000;
const AGENT_STATES = ["IDLE", "TALKING", "HELD", "ACW"];
/** A page that is used while others work is not to make one wait. */
const FOUND_WITHIN_MS = 3_000;

const scene = new DeskScene();

beforeAll(async () => {
  await scene.start({ wrap_up_mode: "timed", wrap_up_time: 60 });
  const { id } = await userOf(scene.server, AGENT);
  const untiring = { max_no_answer: "0", reject_delay_time: "0", busy_delay_time: "0", lag: "0" };
  await sure(scene.server.request("PUT", `/api/users/${String(id)}`, { agent_info: untiring }));
  await withPassword(scene.server, "1002", { is_supervisor: true });
});

afterAll(async () => {
  expect(await scene.stop()).toBe(0);
});

function complaintsOf({ complaints }: Pick<Visit, "complaints">): readonly string[] {
  return complaints.filter((one) => !/40[34] \(/.test(one));
}

/** Seconds in what a locator shows of a length as m:ss; the first of them. */
async function secondsIn(page: Page, selector: string): Promise<number> {
  const text = (await page.locator(selector).first().textContent()) ?? "";
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(text) ?? [];
  if (minutes === undefined) throw new Error(`there is no length in ${text}`);
  return Number(minutes) * 60 + Number(seconds);
}

it.each([OFF_MS, -OFF_MS])(
  "a browser whose clock is off by %d ms shows lengths and countdowns as they are",
  async (offMs) => {
    const visited = await visit(scene.browser, scene.server);
    const { page, context } = visited;
    await page.addInitScript(`{
    const real = Date;
    globalThis.Date = class extends real {
      constructor(...given) { if (given.length === 0) super(real.now() + ${String(offMs)}); else super(...given); }
      static now() { return real.now() + ${String(offMs)}; }
    };
  }`);
    await page.goto("/desk");
    await signIn(page, AGENT, PASSWORD);
    await page.locator(".state").waitFor();
    expect(Math.abs(Number(await page.evaluate("Date.now()")) - Date.now() - offMs)).toBeLessThan(60_000);
    await press(page, "signIn");
    await stateIs(page, "UNREADY", "IDLE");
    await press(page, "ready");
    await stateIs(page, "READY", "IDLE");
    expect(await secondsIn(page, ".state")).toBeLessThan(20);
    scene.agent.answerAutomatically(100);
    await scene.caller.call(HOTLINE);
    await stateIs(page, "READY", "TALKING");
    expect(await secondsIn(page, ".state")).toBeLessThan(20);
    await press(page, "hangup");
    await stateIs(page, "READY", "ACW");
    const left = await secondsIn(page, ".countdown");
    expect(left).toBeGreaterThan(30);
    expect(left).toBeLessThanOrEqual(60);
    expect(await page.locator('[data-old="false"]').count()).toBeGreaterThan(0);
    await press(page, "signOut");
    await page.locator('.state[data-state="LOGOUT"]').waitFor();
    expect(complaintsOf(visited)).toEqual([]);
    await context.close();
  },
);

it("thirty offers one upon the other leave the desk as the center has it, and each button works", async () => {
  const visited = await scene.desk();
  const { page, context } = visited;
  // Each gives up as soon as it rings; the next one is offered at once.
  const callers = await Promise.all(Array.from({ length: OFFERS }, () => callerOf(scene.server)));
  const last = await callerOf(scene.server);
  scene.agent.answerAutomatically(undefined);
  const times: number[] = [];
  const stop = scene.agent.onStep((step) => {
    if (step.type !== "ringing") return;
    callers[times.length]?.hangUp();
    times.push(performance.now());
  });
  await press(page, "signIn");
  await stateIs(page, "UNREADY", "IDLE");
  for (const caller of [...callers, last]) {
    await caller.call(HOTLINE);
    await until("they wait", () => Promise.resolve(caller.state === "talking" || undefined));
  }
  await press(page, "ready");
  await expect.poll(() => times.length, { timeout: 40_000 }).toBe(OFFERS + 1);
  stop();
  const [first = 0] = times;
  // As fast as the center makes them: else it shows nothing.
  expect((times[OFFERS - 1] ?? Infinity) - first).toBeLessThan(5_000);
  await stateIs(page, "READY", "RINGING");
  await page.waitForTimeout(500);
  await stateIs(page, "READY", "RINGING");
  scene.agent.answer();
  await stateIs(page, "READY", "TALKING");
  expect(await page.locator(".caller").count()).toBe(1);
  await press(page, "hold");
  await stateIs(page, "READY", "HELD");
  await press(page, "hangup");
  await stateIs(page, "READY", "ACW");
  expect(complaintsOf(visited)).toEqual([]);
  await press(page, "signOut");
  await Promise.all([...callers, last].map((caller) => caller.stop()));
  await context.close();
});

/** One more phone of the caller's extension, which nobody calls. */
async function callerOf({ sipPort }: Server): Promise<Phone> {
  const { number, password, domain } = extensionOf(CALLER);
  const phone = new Phone({
    ...{ server: { address: LOOPBACK, port: sipPort }, user: number, password, domain },
    ...{ localAddress: LOOPBACK, clock: systemClock() },
  });
  await phone.start();
  return phone;
}

it("five thousand agents: the wallboard counts them, one is found among them, and the page can be used", async () => {
  const context = await scene.browser.newContext({ baseURL: homeOf(scene.server), locale: "en-GB" });
  context.setDefaultTimeout(45_000);
  const page = await context.newPage();
  const seen = watched(page, homeOf(scene.server));
  // The server's own words about them, many times.
  await page.routeWebSocket(/\/ws/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => socket.send(crowded(String(message))));
  });
  await page.goto("/floor");
  await signIn(page, "1002", PASSWORD);
  await expect.poll(() => countOf(page, "IDLE")).toBeGreaterThanOrEqual(MANY / AGENT_STATES.length - 1);
  expect(await countOf(page, "ACW")).toBe(MANY / AGENT_STATES.length);
  await page.getByRole("link", { name: "Agents", exact: true }).click();
  await page.locator("tr[data-agent]").first().waitFor();
  const began = performance.now();
  await page.getByRole("textbox", { name: /Find/ }).fill("84321");
  await expect.poll(() => page.locator("tr[data-agent]").count()).toBe(1);
  expect(performance.now() - began).toBeLessThan(FOUND_WITHIN_MS);
  await page.locator('tr[data-agent="84321"] button').click();
  await page.locator(".panel").waitFor();
  expect(complaintsOf(seen)).toEqual([]);
  await context.close();
});

async function countOf(page: Page, state: string): Promise<number> {
  const name = state === "IDLE" ? "READY" : state;
  return Number(await page.locator(`.groups .state-${name} .count`).textContent({ timeout: 45_000 }));
}

function crowded(message: string): string {
  if (!message.includes('"snapshot"')) return message;
  const parsed = JSON.parse(message) as { params?: { data?: { event?: string; agents?: unknown } } };
  const data = parsed.params?.data;
  if (data?.event !== "snapshot") return message;
  const since = Date.now() - 5_000;
  data.agents = Array.from({ length: MANY }, (_, index) => ({
    ...{ agent_id: String(80_000 + index), group_id: "default", queue_id: QUEUE, queues: [QUEUE] },
    ...{ extn: String(80_000 + index), agent_uuid: "", state: "READY", reason: "", pending: "", since, until: null },
    ...{ callstate: AGENT_STATES[index % AGENT_STATES.length], callUUID: "", destUUID: "" },
    ...{ cidNumber: "", destNumber: "", direction: "" },
  }));
  return JSON.stringify(parsed);
}
