// Everybody can use it: no serious fault for axe in either theme and language, nothing clipped at 1280 pixels and at twice the size,
// names in any script, and markup in a name is text. SCREENSHOTS=folder keeps what it looked like.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HOTLINE } from "../interop/center.ts";
import { until } from "../interop/until.ts";
import { COLLEAGUE, DeskScene, press, stateIs } from "./desk-scene.ts";
import { look } from "./looked-at.ts";
import { visit } from "./pages.ts";
import { userOf } from "./people.ts";

const NAME = "<img src=x onerror=alert(1)> =1+1 مريم 🐼";
const KINDS = [
  { language: "en", scheme: "light" },
  { language: "zh", scheme: "dark" },
] as const;

const scene = new DeskScene();

beforeAll(async () => {
  await scene.start({ wrap_up_mode: "manual" });
  const { id } = await userOf(scene.server, COLLEAGUE);
  await scene.server.request("PUT", `/api/users/${String(id)}`, { name: NAME });
  await scene.server
    .post("/api/xcc/extensions/set", { extn: "1000", name: NAME, cid_name: NAME })
    .catch(() => undefined);
});

afterAll(async () => {
  expect(await scene.stop()).toBe(0);
});

describe.each(KINDS)("in $language, $scheme", (kind) => {
  const name = `${kind.language}-${kind.scheme}`;

  it("the entrance", async () => {
    const { page, context } = await visit(scene.browser, scene.server, kind);
    await page.goto("/");
    await page.locator("input[autocomplete=username]").waitFor();
    await look(page, `${name}-entrance`);
    await context.close();
  });

  it("the desk, in each of its states", async () => {
    const { page, context, complaints } = await scene.desk(kind);
    await page.locator(".directory").getByText(NAME).waitFor();
    await look(page, `${name}-signed-out`);
    await press(page, "signIn");
    await press(page, "ready");
    await stateIs(page, "READY", "IDLE");
    scene.agent.answerAutomatically(4_000);
    await scene.caller.call(HOTLINE);
    await stateIs(page, "READY", "RINGING");
    await page.locator(".caller dl").waitFor();
    await look(page, `${name}-ringing`);
    await stateIs(page, "READY", "TALKING");
    await press(page, "consult");
    await page.getByRole("dialog").locator(".directory li").first().waitFor();
    await look(page, `${name}-consult-whom`);
    await page.getByRole("dialog").getByRole("textbox").fill(COLLEAGUE);
    await page.keyboard.press("Enter");
    await page.locator('[data-role="consulted"]').waitFor();
    await page.locator('[data-act="swap"][aria-disabled="false"]').waitFor();
    await look(page, `${name}-consulting`);
    await page.setViewportSize({ width: 640, height: 400 });
    await look(page, `${name}-twice-the-size`);
    await page.setViewportSize({ width: 1280, height: 800 });
    await press(page, "cancelConsult");
    await page.locator('[data-role="consulted"]').waitFor({ state: "detached" });
    scene.caller.hangUp();
    await stateIs(page, "READY", "ACW");
    for (const tab of ["calls", "voicemail", "day"]) {
      await page.locator(`[data-tab="${tab}"]`).click();
      await page.locator("[role=tabpanel] li, [role=tabpanel] dl, .voicemail + .acts").first().waitFor();
      await look(page, `${name}-${tab}`);
    }
    await page.locator(".state-bar > .acts > .ant-btn").last().click();
    await page.locator(".key-list").waitFor();
    await look(page, `${name}-settings`);
    await page.keyboard.press("Escape");
    await press(page, "signOut");
    await until("signed out", async () =>
      (await page.locator('.state[data-state="LOGOUT"]').count()) > 0 ? true : undefined,
    );
    expect(complaints.filter((one) => !/403|404|AudioContext/.test(one))).toEqual([]);
    await context.close();
  });
});
