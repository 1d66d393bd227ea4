// What stands beside the call, with real phones: the number that is shown outside, one's own recordings and messages, and what a
// supervisor writes to all.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addExtension, HOTLINE, QUEUE } from "../interop/center.ts";
import type { Json } from "../interop/server.ts";
import { until } from "../interop/until.ts";
import { AGENT, CALLER, COLLEAGUE, DeskScene, press, stateIs } from "./desk-scene.ts";
import { signIn, visit, type Visit } from "./pages.ts";
import { PASSWORD, sure, userOf, withPassword } from "./people.ts";

const OWN_NUMBER = "02187654321";
const QUEUE_NUMBER = "02112345678";
/** Has a mailbox, and no phone. */
const OWNER = "1003";
const BOSS = "1009";
const NAUGHTY = "<img src=x onerror=alert(1)> مرحبا \u{1F469}\u{200D}\u{1F4BB}";

const scene = new DeskScene();
const visits: Visit[] = [];
let page: Page;

beforeAll(async () => {
  await scene.start({ own_numbers: [QUEUE_NUMBER], auto_record: "true", wrap_up_mode: "optional" });
  const { server } = scene;
  const { id } = await userOf(server, AGENT);
  await sure(server.request("PUT", `/api/users/${String(id)}`, { agent_info: { own_numbers: OWN_NUMBER } }));
  const mailbox = { extn: OWNER, name: "Owner", password: `Interop-${OWNER}`, vm_password: "24681357" };
  await server.post("/api/xcc/extensions/add", mailbox);
  await addExtension(server, BOSS);
  await withPassword(server, OWNER);
  await withPassword(server, BOSS, { is_supervisor: true });
  const visited = await scene.desk();
  visits.push(visited);
  ({ page } = visited);
  await press(page, "signIn");
  await stateIs(page, "UNREADY", "IDLE");
});

afterAll(async () => {
  expect(await scene.stop()).toBe(0);
  expect(visits.flatMap(({ complaints }) => complaints).filter((one) => !/40[34] \(/.test(one))).toEqual([]);
});

async function as(login: string, path: string, language: "en" | "zh" = "en"): Promise<Page> {
  const visited = await visit(scene.browser, scene.server, { language });
  visits.push(visited);
  await visited.page.goto(path);
  await signIn(visited.page, login, PASSWORD);
  return visited.page;
}

it("the number that is shown outside is chosen where one dials, and is asked for in the queue's name where it is the queue's", async () => {
  scene.agent.answerAutomatically(100);
  await press(page, "dial");
  const choice = page.getByLabel("Number shown");
  await choice.waitFor();
  expect(await choice.locator("option").allTextContents()).toEqual([
    "as the line shows it",
    OWN_NUMBER,
    `${QUEUE_NUMBER} (${QUEUE})`,
  ]);
  await choice.selectOption({ label: `${QUEUE_NUMBER} (${QUEUE})` });
  const sent = page.waitForRequest("**/ccDial");
  await page.getByPlaceholder("Number or name").last().fill(COLLEAGUE);
  await page.keyboard.press("Enter");
  const request = await sent;
  expect(request.postDataJSON()).toEqual({
    ...{ agent: AGENT, destNumber: COLLEAGUE, cidNumber: QUEUE_NUMBER, queue: QUEUE },
  });
  expect((await request.response())?.status()).toBe(200);
  await stateIs(page, "UNREADY", "TALKING");
  // In a call of no queue, its numbers are not to be had; what was chosen last is remembered.
  await press(page, "consult");
  expect(await choice.locator("option").allTextContents()).toEqual(["as the line shows it", OWN_NUMBER]);
  await page.keyboard.press("Escape");
  await press(page, "hangup");
  await stateIs(page, "UNREADY", "IDLE");
  await press(page, "dial");
  await expect.poll(() => choice.inputValue()).toBe(JSON.stringify([QUEUE_NUMBER, QUEUE]));
  await page.keyboard.press("Escape");
});

it("one's own recording is drawn side by side and played, and nothing of it is loaded before", async () => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/media_files/")) asked.push(request.url());
  });
  await press(page, "ready");
  await scene.caller.call(HOTLINE);
  await stateIs(page, "READY", "TALKING");
  await page.getByText("recording", { exact: true }).waitFor();
  await page.waitForTimeout(1_500);
  await press(page, "hangup");
  await page.getByRole("tab", { name: "My calls" }).click();
  const call = page.locator(".own-calls li", { hasText: CALLER }).first();
  const listen = call.getByRole("button", { name: /^Listen/ });
  await listen.waitFor();
  expect(asked).toEqual([]);
  await listen.click();
  const player = call.locator("audio");
  await expect
    .poll(() => player.evaluate((node) => (node as { currentTime?: number }).currentTime ?? 0))
    .toBeGreaterThan(0.2);
  // One line for the customer, one for the center, and something is drawn.
  // Playwright looks into what is drawn apart.
  await expect.poll(() => call.locator(".waveform canvas").count()).toBeGreaterThanOrEqual(2);
});

it("one's own messages are seen, heard, new again and gone", { timeout: 90_000 }, async () => {
  const desk = await as(OWNER, "/desk", "zh");
  await desk.getByRole("tab", { name: "语音信箱" }).click();
  await desk.getByText("没有留言").waitFor();
  await leaveMessage();
  const message = desk.locator(".voicemail li");
  await message.getByText(CALLER).first().waitFor();
  await desk.getByRole("tab").getByLabel("1 条未听").waitFor();
  await message.getByRole("button", { name: /^听录音/ }).click();
  await message.getByText("已听").waitFor();
  await message.getByRole("button", { name: "标为未听" }).click();
  await message.getByText("未听", { exact: false }).first().waitFor();
  await message.getByRole("button", { name: /^删除/ }).click();
  await desk
    .getByRole("dialog")
    .getByRole("button", { name: /确\s*定/ })
    .click();
  await desk.getByText("没有留言").waitFor();
  const { data } = (await scene.server.get(`/api/voicemails?extn=${OWNER}`)) as { readonly data: readonly Json[] };
  expect(data).toEqual([]);
});

async function leaveMessage(): Promise<void> {
  const { caller, server } = scene;
  await until("the caller is free", () => Promise.resolve(caller.state === "idle" || undefined));
  await caller.call(OWNER);
  await until("the mailbox answers", () => Promise.resolve(caller.state === "talking" || undefined));
  caller.press("1");
  await until("they may speak", async () => {
    const { data } = (await server.get(`/api/cdrs?destNumber=${OWNER}`)) as { readonly data: readonly Json[] };
    if (data[0] === undefined) return undefined;
    const { record } = (await server.get(`/api/cdrs/${String(data[0]["uuid"])}`)) as { readonly record: Json };
    return (record["way"] as readonly Json[]).at(-1)?.["message"] === "recording" || undefined;
  });
  // What is shorter than a second is dropped.
  await page.waitForTimeout(2_500);
  caller.hangUp();
}

it("what a supervisor writes to all is shown at the desk as text, read there, and answered", async () => {
  const floor = await as(BOSS, "/floor/agents");
  await floor.getByRole("button", { name: "Message to all" }).click();
  const dialog = floor.getByRole("dialog");
  await dialog.getByText("goes to 1").waitFor();
  await dialog.getByLabel("Queue").selectOption(QUEUE);
  await dialog.getByText("goes to 1").waitFor();
  await dialog.getByRole("textbox").fill(NAUGHTY);
  await dialog.getByRole("button", { name: "Send" }).click();
  await floor.getByText("Sent.").waitFor();
  const help = page.getByRole("region", { name: "Help" });
  await help.getByText(NAUGHTY).waitFor();
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  await help.getByRole("searchbox").fill("yes");
  await help.getByRole("button", { name: "Send" }).click();
  await help.getByRole("button", { name: "Read" }).click();
  await help.waitFor({ state: "detached" });
});
