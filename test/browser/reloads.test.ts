// F5 in each state of the bar: within three seconds it stands there as before. And keys that one has chosen oneself: shown at the
// button, kept by the server, and what was there before does nothing any more.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HOTLINE } from "../interop/center.ts";
import { COLLEAGUE, DeskScene, press, stateIs } from "./desk-scene.ts";

const RIGHT_WITHIN_MS = 3_500;

const scene = new DeskScene();
let page: Page;

beforeAll(async () => {
  await scene.start();
  ({ page } = await scene.desk());
});

afterAll(async () => {
  expect(await scene.stop()).toBe(0);
});

async function again(shows: () => Promise<unknown>): Promise<void> {
  await shows();
  await page.reload();
  const began = performance.now();
  await page.locator('[data-connection="open"][data-old="false"]').waitFor({ state: "attached" });
  await shows();
  expect(performance.now() - began).toBeLessThan(RIGHT_WITHIN_MS);
}

const shown = (selector: string) => (): Promise<unknown> => page.locator(selector).first().waitFor();

it("signed out, on break, ready, rung, in a talk, holding, muted, consulting, three together, after the call", async () => {
  await again(shown('.state[data-state="LOGOUT"]'));
  await press(page, "signIn");
  await stateIs(page, "UNREADY", "IDLE");
  await again(() => stateIs(page, "UNREADY", "IDLE"));
  await press(page, "ready");
  await again(() => stateIs(page, "READY", "IDLE"));
  scene.agent.answerAutomatically(undefined);
  await scene.caller.call(HOTLINE);
  await again(() => stateIs(page, "READY", "RINGING"));
  scene.agent.answer();
  await again(() => stateIs(page, "READY", "TALKING"));
  await press(page, "hold");
  await again(() => stateIs(page, "READY", "HELD"));
  await press(page, "hold");
  await stateIs(page, "READY", "TALKING");
  await press(page, "mute");
  await again(shown('[data-act="mute"][aria-pressed="true"]'));
  await press(page, "mute");
  await press(page, "consult");
  await page.getByRole("dialog").getByRole("textbox").fill(COLLEAGUE);
  await page.keyboard.press("Enter");
  await page.locator('[data-act="swap"][aria-disabled="false"]').waitFor();
  await again(() => page.getByText("You talk with whom you consult").waitFor());
  await press(page, "threeWay");
  await again(() => page.getByText("You talk, all three").waitFor());
  await press(page, "cancelConsult");
  await page.locator('[data-act="cancelConsult"]').waitFor({ state: "detached" });
  await press(page, "hangup");
  await again(() => stateIs(page, "READY", "ACW"));
});

it("a key of one's own is shown at its button, acts, and is there after a reload; the former does nothing", async () => {
  await press(page, "ready");
  await stateIs(page, "READY", "IDLE");
  await press(page, "break");
  await page.getByRole("menuitem").first().click();
  await stateIs(page, "UNREADY", "IDLE");
  await page.locator(".state-bar > .acts > .ant-btn").last().click();
  const field = page.locator(".key-list label", { hasText: /^Ready/ }).locator("input");
  await field.focus();
  await page.keyboard.press("Control+Shift+KeyJ");
  await expect.poll(() => field.inputValue()).toBe("Ctrl+Shift+J");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.reload();
  await stateIs(page, "UNREADY", "IDLE");
  await page.locator('.state-bar [data-act="ready"]').hover();
  await page.getByRole("tooltip").getByText("Ctrl+Shift+J").waitFor();
  await page.mouse.move(0, 0);
  await page.keyboard.press("Control+Shift+KeyL");
  await page.waitForTimeout(500);
  await stateIs(page, "UNREADY", "IDLE");
  await page.keyboard.press("Control+Shift+KeyJ");
  await stateIs(page, "READY", "IDLE");
});
