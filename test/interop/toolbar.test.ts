// The toolbar's page in a real browser, with real phones: an agent signs in, takes a call, holds it, asks a colleague, goes on as
// three, says what came of it, in both languages; and what the page shows is what the server says, also after a reload and a restart.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Phone } from "../../demo/phone.ts";
import { addQueue, HOTLINE, makeReady } from "./center.ts";
import { startChromium, type Chromium, type Tab } from "./chromium.ts";
import { LOOPBACK } from "./ports.ts";
import { phoneOfNew } from "./registered-phone.ts";
import { startServer, type Server } from "./server.ts";
import { until } from "./until.ts";

const PASSWORD = "Alder-Linnet-29";
const CALLER_HZ = 620;
const AGENT_HZ = 1_050;

let folder: string;
let server: Server;
let browser: Chromium;
let tab: Tab;
let caller: Phone;
let agent: Phone;
let colleague: Phone;
let home: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "xcc-toolbar-"));
  [server, browser] = await Promise.all([startServer({ dataFolder: folder }), startChromium()]);
  home = `http://${LOOPBACK}:${String(server.httpPort)}`;
  caller = await phoneOfNew(server, "1000", CALLER_HZ);
  agent = await phoneOfNew(server, "1001", AGENT_HZ);
  colleague = await phoneOfNew(server, "1002", 1_400);
  await addQueue(server);
  const users = (await server.get("/api/users?perPage=100")) as { data: { id: number; login: string }[] };
  const { id } = users.data.find(({ login }) => login === "1001") ?? { id: 0 };
  await server.request("PUT", `/api/users/${String(id)}`, { password: PASSWORD });
  await server.post("/api/dispositions", { code: "sale", name: "成交", name_en: "Sale" });
  agent.answerAutomatically(100);
  colleague.answerAutomatically(100);
});

afterAll(async () => {
  await Promise.all([caller, agent, colleague].map((phone) => phone.stop()));
  await browser.stop();
  expect(await server.stop()).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

async function shows(what: string): Promise<void> {
  let text = "";
  const looking = until(`the page shows ${what}`, async () => {
    text = await tab.text();
    return text.includes(what) || undefined;
  });
  await looking.catch((error: unknown) => {
    throw new Error(`${String(error)}; it shows ${text}`);
  });
}

async function fill(id: string, value: string): Promise<void> {
  await tab.value(`document.getElementById(${JSON.stringify(id)}).value = ${JSON.stringify(value)}`);
}

/** Only what can be pressed is. */
async function press(button: string): Promise<void> {
  await until(`${button} can be pressed`, async () => (await canPress(button)) || undefined);
  await tab.value(`document.querySelector('[data-button="${button}"]').click()`);
}

async function canPress(button: string): Promise<boolean> {
  return (await tab.value(`!document.querySelector('[data-button="${button}"]').disabled`)) === true;
}

async function enter(password: string): Promise<void> {
  await fill("login", "1001");
  await fill("password", password);
  await tab.value("document.querySelector('#entrance button').click()");
}

it("an agent's morning, in both languages", async () => {
  tab = await browser.open(`${home}/toolbar`);
  await shows("Work number");
  await tab.value("document.getElementById('language').click()");
  await shows("坐席工具条");
  await enter("Wrong-Password-1");
  await shows("工号或密码不对");
  await enter(PASSWORD);
  await shows("未签入");
  expect(await canPress("ready")).toBe(false);
  await tab.value("document.getElementById('language').click()");
  await shows("Signed out");
  // Signing in by the page needs a place in a queue.
  await server.post("/api/queues/1/agents", { agent: "1001", level: 1, position: 1 });
  await press("signIn");
  await shows("On break");
  await press("ready");
  await shows("Ready · idle");

  await caller.call(HOTLINE);
  await shows("talking");
  await shows("1000 → 4000 · queue support");
  await press("hold");
  await shows("on hold");
  await shows("holds");
  await press("unhold");
  await shows("Ready · talking");
  await press("mute");
  await shows("muted");
  await press("unmute");

  await fill("kind", "destExtn");
  await fill("to", "1002");
  await press("consult");
  await shows("speaks with consulted");
  await press("threeWay");
  await shows("speaks with all three");
  // A page that is loaded anew asks for nothing and shows what is.
  await tab.go(`${home}/toolbar/`);
  await shows("speaks with all three");
  expect(await canPress("threeWay")).toBe(false);
  await press("endThreeWay");
  await shows("speaks with consulted");
  await press("swap");
  await shows("speaks with customer");
  await press("cancelConsult");
  await until("the consultation is over", async () => !(await tab.text()).includes("consulted") || undefined);

  await until(
    "there is something to choose",
    async () => String(await tab.value("document.getElementById('code').innerText")).includes("Sale") || undefined,
  );
  await fill("code", "sale");
  await fill("notes", "<img src=x onerror=alert(1)>");
  await press("disposition");
  await shows("saved");
  await press("hangup");
  await shows("after-call work");
  await press("ready");
  await shows("Ready · idle");
  // Of the wrong password the browser itself tells.
  expect(tab.complaints.filter((one) => !one.includes("/api/sessions"))).toEqual([]);
  expect(tab.requests.filter((url) => !url.startsWith(`${home}/`) && !url.startsWith("ws:"))).toEqual([]);
});

it("what is refused says why, and changes nothing", async () => {
  await fill("kind", "destNumber");
  await fill("to", "99999999999");
  await press("dial");
  await until(
    "it says why",
    async () => String(await tab.value("document.getElementById('answer').innerText")).length > 5 || undefined,
  );
  await shows("Ready · idle");
});

it("help is asked for and answered", async () => {
  await fill("help", "what about refunds?");
  await press("askHelp");
  const asked = await until("somebody hears of it", async () => {
    const { data } = (await server.get("/api/help_requests")) as { data: { help: string; text: string }[] };
    return data[0];
  });
  expect(asked.text).toBe("what about refunds?");
  await server.post("/api/cc/ccc/ccAnswerHelp", { help: asked.help, manner: "message", text: "within <b>30 days</b>" });
  await shows("within <b>30 days</b>");
  await press("readMessages");
  await until("it is read", async () => !(await tab.text()).includes("30 days") || undefined);
});

it("a restart of the server needs nobody to do anything", async () => {
  const { sipPort: sip, httpPort: http } = server;
  await server.kill();
  await shows("trying again");
  expect(await canPress("break")).toBe(false);
  server = await startServer({ dataFolder: folder, ports: { sip, http } });
  await shows("· connected");
  await press("break");
  await shows("On break");
  await makeReady(server, "1001");
  await shows("Ready · idle");
});

it("leaving ends the token", async () => {
  const { token } = JSON.parse(String(await tab.value("sessionStorage.getItem('xcc-toolbar')"))) as { token: string };
  await tab.value("document.getElementById('leave').click()");
  await shows("Work number");
  await until("the token is good for nothing", async () => {
    const { status } = await server.request("GET", "/api/break_reasons", undefined, token);
    return status === 403 || undefined;
  });
});
