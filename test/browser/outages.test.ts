// What a desk shows after a reload, a server that was killed and began anew, and half a minute without a word from it: in a call,
// in after-call work, and when nothing happens; in two tabs.
import type { Page } from "playwright-core";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HOTLINE } from "../interop/center.ts";
import { DeskScene, press, stateIs } from "./desk-scene.ts";

const RIGHT_WITHIN_MS = 3_500;
const SILENT_MS = 30_000;

const scene = new DeskScene();
let page: Page;
let second: Page;

beforeAll(async () => {
  await scene.start({ wrap_up_mode: "manual" });
  const { page: first, context } = await scene.desk();
  page = first;
  second = await context.newPage();
  await second.goto("/desk");
});

afterAll(async () => {
  expect(await scene.stop()).toBe(0);
});

async function rightSoon(shows: (tab: Page) => Promise<void>): Promise<void> {
  const began = performance.now();
  for (const tab of [page, second]) {
    await tab.locator('[data-connection="open"][data-old="false"]').waitFor({ state: "attached" });
    await shows(tab);
  }
  expect(performance.now() - began).toBeLessThan(RIGHT_WITHIN_MS);
}

it("what one tab does the other shows", async () => {
  await press(page, "signIn");
  await stateIs(second, "UNREADY", "IDLE");
  await press(second, "ready");
  await stateIs(page, "READY", "IDLE");
});

it("ready: killed and begun anew it is right within three seconds, without a reload", async () => {
  await scene.restart();
  await rightSoon((tab) => stateIs(tab, "READY", "IDLE"));
});

it("in a call: after half a minute of silence, and after a reload", async () => {
  scene.agent.answerAutomatically(100);
  await scene.caller.call(HOTLINE);
  await stateIs(page, "READY", "TALKING");
  await press(page, "hold");
  await stateIs(page, "READY", "HELD");
  await page.context().setOffline(true);
  await page.getByText("No connection to the server").waitFor();
  await wait(SILENT_MS);
  await page.context().setOffline(false);
  await rightSoon((tab) => stateIs(tab, "READY", "HELD"));
  await page.reload();
  await rightSoon((tab) => stateIs(tab, "READY", "HELD"));
});

it("what happened meanwhile is shown: the call is over", async () => {
  await page.context().setOffline(true);
  await page.getByText("No connection to the server").waitFor();
  scene.caller.hangUp();
  await wait(1_000);
  await page.context().setOffline(false);
  await rightSoon((tab) => stateIs(tab, "READY", "ACW"));
  await page.reload();
  await rightSoon((tab) => stateIs(tab, "READY", "ACW"));
});
