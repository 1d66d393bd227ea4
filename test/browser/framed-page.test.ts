// A CRM's page within the desk: shown where the operator allows it, told of the call, and its wish to dial is the agent's to grant.
import { once } from "node:events";
import { createServer, type Server as HttpServer } from "node:http";
import type { FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HOTLINE, QUEUE } from "../interop/center.ts";
import { LOOPBACK } from "../interop/ports.ts";
import { CALLER, COLLEAGUE, DeskScene, press, stateIs } from "./desk-scene.ts";
import type { Visit } from "./pages.ts";

/** Says what it is told, and asks for what is written at its buttons. */
const CRM = `<!doctype html><title>crm</title><p id="asked"></p><p id="told"></p>
<button id="dial">dial</button><button id="odd">odd</button>
<script>
  document.getElementById("asked").textContent = location.search;
  addEventListener("message", ({ data, origin }) => {
    document.getElementById("told").textContent = JSON.stringify({ ...data, origin });
  });
  const ask = (message) => parent.postMessage(message, "*");
  document.getElementById("dial").onclick = () => ask({ type: "xcc-dial", number: "${COLLEAGUE}" });
  document.getElementById("odd").onclick = () => {
    for (const odd of [null, 7, "xcc-dial", {}, { type: "xcc-dial" }, { type: "xcc-dial", number: 7 }]) ask(odd);
    ask({ type: "xcc-dial", number: "9".repeat(65) });
    ask({ type: "xcc-hangup" });
  };
</script>`;

const scene = new DeskScene();
const crms: HttpServer[] = [];
let visited: Visit;
let page: Page;
let allowed: string;
let frame: FrameLocator;

async function crm(): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end(CRM);
  });
  crms.push(server);
  server.listen(0, LOOPBACK);
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("it listens nowhere");
  return `http://${LOOPBACK}:${String(address.port)}`;
}

beforeAll(async () => {
  allowed = await crm();
  await scene.start(
    { pop_url: `${allowed}/?n={number}&q={queue}`, pop_when: "ring", pop_how: "frame", wrap_up_mode: "optional" },
    { XCC_FRAME_ORIGINS: allowed },
  );
  visited = await scene.desk();
  ({ page } = visited);
  frame = page.frameLocator(".framed-page");
  await press(page, "signIn");
  await stateIs(page, "UNREADY", "IDLE");
});

afterAll(async () => {
  const code = await scene.stop();
  for (const server of crms) server.close();
  expect(code).toBe(0);
  expect(visited.complaints.filter((one) => !/40[34] \(/.test(one))).toEqual([]);
});

const told = async (): Promise<unknown> => JSON.parse((await frame.locator("#told").textContent()) || "{}");

it("opens with the call, and is told how it stands", async () => {
  await press(page, "ready");
  await scene.caller.call(HOTLINE);
  await frame.locator("#asked", { hasText: `?n=${CALLER}&q=${QUEUE}` }).waitFor();
  const origin = new URL(page.url()).origin;
  await expect
    .poll(told)
    .toMatchObject({ type: "xcc-call", callState: "RINGING", number: CALLER, queue: QUEUE, origin });
  scene.agent.answer();
  await stateIs(page, "READY", "TALKING");
  await expect.poll(told).toMatchObject({ callState: "TALKING" });
});

it("may ask for a number, which is dialled when the agent says so; anything else it says is nothing", async () => {
  await frame.locator("#odd").click();
  // Whatever it was is drawn by then.
  for (let drawn = 0; drawn < 3; drawn += 1)
    await page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))");
  expect(await page.getByRole("dialog").count()).toBe(0);
  await frame.locator("#dial").click();
  const number = page.getByRole("dialog").getByLabel("Number", { exact: true });
  await expect.poll(() => number.inputValue()).toBe(COLLEAGUE);
  // In a call nothing is dialled: the dialog says so.
  await page.getByRole("dialog").getByRole("alert").waitFor();
  await page.keyboard.press("Escape");
  await press(page, "hangup");
  await expect.poll(told).toMatchObject({ callState: expect.stringMatching(/^(ACW|IDLE|OVER)$/) as string });
});

it("of an origin that nobody has allowed is a link, and no frame", async () => {
  const other = await crm();
  await scene.server.post("/api/xcc/queues/set", { id: "1", pop_url: `${other}/?n={number}` });
  scene.caller.hangUp();
  await page.reload();
  await page.locator(".state").waitFor();
  await scene.caller.call(HOTLINE);
  await stateIs(page, "READY", "RINGING");
  await page.locator(`a[href^="${other}/"]`).waitFor();
  expect(await page.locator(".framed-page").count()).toBe(0);
});
