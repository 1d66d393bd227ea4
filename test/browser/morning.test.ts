// A morning at the desk with real phones, in both languages: signing in, five calls with all that is done in them, what came of them,
// a break; a supervisor listens in one. Everything is pressed where an agent presses it, by what the button does and not by its words.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Phone } from "../../demo/phone.ts";
import { HOTLINE } from "../interop/center.ts";
import { phoneOfNew } from "../interop/registered-phone.ts";
import type { Json } from "../interop/server.ts";
import { until } from "../interop/until.ts";
import { AGENT, CALLER, COLLEAGUE, DeskScene, press, stateIs } from "./desk-scene.ts";
import { signIn, visit, type Visit } from "./pages.ts";
import { PASSWORD, withPassword } from "./people.ts";

const BOSS = "1009";
const LANGUAGES = ["en", "zh"] as const;
const CALLS = 5;
/** On the supervisor's buttons: to listen, and to leave again. */
const WORDS = { en: ["Listen", "Leave the call"], zh: ["监听", "退出通话"] } as const;

const scene = new DeskScene();
let boss: Phone;

beforeAll(async () => {
  await scene.start({ wrap_up_mode: "timed", wrap_up_time: 120, auto_record: "true" });
  boss = await phoneOfNew(scene.server, BOSS, 1_800);
  await withPassword(scene.server, BOSS, { is_supervisor: true });
  boss.answerAutomatically(100);
});

afterAll(async () => {
  await boss.stop();
  expect(await scene.stop()).toBe(0);
});

describe.each(LANGUAGES)("in %s", (language) => {
  it("a morning", { timeout: 240_000 }, async () => {
    const desk = await scene.desk({ language });
    const { page } = desk;
    scene.agent.answerAutomatically(300);
    await press(page, "signIn");
    await stateIs(page, "UNREADY", "IDLE");
    await press(page, "ready");
    await stateIs(page, "READY", "IDLE");

    await comes(page);
    await press(page, "hold");
    await stateIs(page, "READY", "HELD");
    // Pressed sooner it is taken for a hand that trembles.
    await page.waitForTimeout(1_100);
    await press(page, "hold");
    await stateIs(page, "READY", "TALKING");
    await ends(page);

    await comes(page);
    await press(page, "transfer");
    await whom(page, COLLEAGUE);
    await stateIs(page, "READY", "ACW");
    await until("the colleague has them", () => Promise.resolve(scene.colleague.state === "talking" || undefined));
    scene.caller.hangUp();
    await writesDown(page);

    await comes(page);
    await press(page, "consult");
    await whom(page, COLLEAGUE);
    await page.locator('[data-act="swap"][aria-disabled="false"]').waitFor();
    await press(page, "swap");
    await press(page, "completeConsult");
    await stateIs(page, "READY", "ACW");
    scene.caller.hangUp();
    await writesDown(page);

    await comes(page);
    await isListenedTo(language);
    await ends(page);

    await comes(page);
    scene.caller.hangUp();
    await stateIs(page, "READY", "ACW");
    await writesDown(page);

    await press(page, "break");
    await page.getByRole("menuitem").first().click();
    await stateIs(page, "UNREADY", "IDLE");
    await press(page, "signOut");
    await page.locator('.state[data-state="LOGOUT"]').waitFor();
    expect(complaintsOf(desk)).toEqual([]);
    await desk.context.close();
  });

  it("is written down", async () => {
    const calls = await until("all calls are written", async () => {
      const { data } = (await scene.server.get(`/api/cdrs?cidNumber=${CALLER}&perPage=100`)) as {
        data: readonly Json[];
      };
      const ended = data.filter(({ end_stamp }) => end_stamp !== "");
      return ended.length >= CALLS * (LANGUAGES.indexOf(language) + 1) ? ended : undefined;
    });
    expect(calls).toHaveLength(CALLS * (LANGUAGES.indexOf(language) + 1));
    for (const { uuid } of calls) {
      const { dispositions, agent } = (await scene.server.get(`/api/cdrs/${String(uuid)}`)) as Json;
      expect([agent, dispositions]).toMatchObject([expect.any(String), [{ agent: AGENT, code: "sale" }]]);
    }
  });
});

/** A caller dials the hotline, and talks. */
async function comes(page: Page): Promise<void> {
  await until("the caller is free", () => Promise.resolve(scene.caller.state === "idle" || undefined));
  await until("the agent is free", () => Promise.resolve(scene.agent.state === "idle" || undefined));
  await scene.caller.call(HOTLINE);
  await stateIs(page, "READY", "TALKING");
  await page.locator(".caller").getByText(HOTLINE).first().waitFor();
}

async function ends(page: Page): Promise<void> {
  await press(page, "hangup");
  await stateIs(page, "READY", "ACW");
  await writesDown(page);
}

async function writesDown(page: Page): Promise<void> {
  await page.locator(".wrap-up select").selectOption("sale");
  await page.locator(".wrap-up textarea").fill("two of them, مرحبا");
  await press(page, "save");
  await expect.poll(() => page.locator(".wrap-up [role=status]").last().textContent()).not.toBe("");
  await press(page, "ready");
  await stateIs(page, "READY", "IDLE");
}

async function whom(page: Page, number: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(number);
  await page.keyboard.press("Enter");
}

async function isListenedTo(language: (typeof LANGUAGES)[number]): Promise<void> {
  const seen = await visit(scene.browser, scene.server, { language });
  const { page } = seen;
  await page.goto("/floor/agents");
  await signIn(page, BOSS, PASSWORD);
  await page.locator(`tr[data-agent="${AGENT}"] button`).click();
  const [listen, leave] = WORDS[language];
  await page.locator(".panel").getByRole("button", { name: listen, exact: true }).click();
  await until("the supervisor hears them", () => Promise.resolve(boss.state === "talking" || undefined));
  await page.locator(".panel").getByRole("button", { name: leave, exact: true }).click();
  await until("the supervisor is out", () => Promise.resolve(boss.state === "idle" || undefined));
  expect(complaintsOf(seen)).toEqual([]);
  await seen.context.close();
}

function complaintsOf({ complaints }: Visit): readonly string[] {
  return complaints.filter((one) => !/40[34] \(/.test(one));
}
