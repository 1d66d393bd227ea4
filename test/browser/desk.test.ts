// A call's whole life at the desk, with a real phone: what the page shows is what the server says.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HOTLINE } from "../interop/center.ts";
import { until } from "../interop/until.ts";
import { COLLEAGUE, DeskScene, press, stateIs, whyOff } from "./desk-scene.ts";
import type { Visit } from "./pages.ts";

const scene = new DeskScene();
let visited: Visit;
let page: Page;

beforeAll(async () => {
  await scene.start();
  visited = await scene.desk();
  ({ page } = visited);
});

afterAll(async () => {
  expect(await scene.stop()).toBe(0);
});

it("before signing in nothing can be done, and each button says why", async () => {
  expect(await whyOff(page, "hold")).toBe("You are signed out");
  await page.locator('[data-act="hold"]').hover();
  await page.getByRole("tooltip").getByText("You are signed out").waitFor();
  expect(await whyOff(page, "signIn")).toBeUndefined();
  await press(page, "signIn");
  await stateIs(page, "UNREADY", "IDLE");
  expect(await whyOff(page, "break")).toBe("You are on break, or will be after this call");
  await press(page, "ready");
  await stateIs(page, "READY", "IDLE");
});

it("a call is offered, answered at the phone, held, muted, and its recording paused", async () => {
  scene.agent.answerAutomatically(3_000);
  await scene.caller.call(HOTLINE);
  await stateIs(page, "READY", "RINGING");
  await until("the title says so", async () => (await page.title()).includes("1000") || undefined);
  await page.getByRole("region", { name: "Who calls" }).getByText(HOTLINE).waitFor();
  expect(await whyOff(page, "hold")).toBe("The conversation has not begun");
  expect(await whyOff(page, "answer")).toBeUndefined();
  await stateIs(page, "READY", "TALKING");
  await page.getByText("recording", { exact: true }).waitFor();
  await press(page, "hold");
  await stateIs(page, "READY", "HELD");
  expect(await whyOff(page, "keypad")).toBe("The call is on hold");
  await page.waitForTimeout(1_100);
  await press(page, "hold");
  await stateIs(page, "READY", "TALKING");
  await press(page, "mute");
  await page.locator(".parties .own").getByText("muted").waitFor();
  await press(page, "recording");
  await page.getByText("recording paused").waitFor();
  await page.reload();
  await page.getByText("recording paused").waitFor();
  await page.locator(".parties .own").getByText("muted").waitFor();
  await press(page, "recording");
  await page.getByText("recording", { exact: true }).waitFor();
  await press(page, "mute");
});

it("a colleague is asked, swapped with, talked with by three, and let go", async () => {
  await press(page, "consult");
  await page.getByPlaceholder("Number or name").last().fill(COLLEAGUE);
  await page.keyboard.press("Enter");
  await page.getByText("You talk with whom you consult").waitFor();
  await press(page, "threeWay");
  await page.getByText("You talk, all three").waitFor();
  expect(await whyOff(page, "transfer")).toBe("You are consulting somebody: end that first");
  await page.waitForTimeout(1_100);
  await press(page, "threeWay");
  await page.getByText("You talk with whom you consult").waitFor();
  await press(page, "swap");
  await page.getByText("You talk with the customer").waitFor();
  await press(page, "cancelConsult");
  await page.locator('[data-act="cancelConsult"]').waitFor({ state: "detached" });
});

it("keys reach the other party, and act only where nobody types", async () => {
  await page.keyboard.press("Control+Shift+Digit8");
  await page.locator(".keypad").getByRole("button", { name: "5" }).click();
  await page.getByRole("textbox", { name: "Keys that were sent" }).press("9");
  await until("both were sent", async () => (await page.locator(".keypad input").inputValue()) === "59" || undefined);
  await page.getByRole("textbox", { name: "Notes" }).press("Control+Shift+KeyH");
  await page.waitForTimeout(300);
  await stateIs(page, "READY", "TALKING");
  await page.locator("h1").first().evaluate("document.activeElement.blur()");
  await page.keyboard.press("Control+Shift+KeyH");
  await stateIs(page, "READY", "HELD");
  // A hand that trembles does it once.
  await page.keyboard.press("Control+Shift+KeyH");
  await page.waitForTimeout(500);
  await stateIs(page, "READY", "HELD");
  await page.waitForTimeout(700);
  await page.keyboard.press("Control+Shift+KeyH");
  await stateIs(page, "READY", "TALKING");
});

it("what came of it is kept over a reload, stored after the call, and counted", async () => {
  await page.getByRole("textbox", { name: "Notes" }).fill("<img src=x onerror=alert(1)> wants =1+1");
  await press(page, "hangup");
  await stateIs(page, "READY", "ACW");
  await page.locator(".countdown").waitFor();
  await page.reload();
  await page.getByLabel("Code").selectOption("sale");
  expect(await page.getByRole("textbox", { name: "Notes" }).inputValue()).toContain("=1+1");
  await press(page, "save");
  await page.getByText("Saved").waitFor();
  const before = await page.locator(".countdown").innerText();
  await press(page, "extendWrapUp");
  await until("it is longer", async () => (await page.locator(".countdown").innerText()) > before || undefined);
  await page.getByRole("button", { name: "Finish, and ready" }).click();
  await stateIs(page, "READY", "IDLE");
  await page.getByRole("tab", { name: "My calls" }).click();
  await page.locator(".own-calls").getByText("1000").first().waitFor();
  await page.getByRole("button", { name: /^Listen/ }).click();
  await until("it can be heard", async () => {
    return (await page.locator("audio").evaluate("document.querySelector('audio').duration > 0")) === true || undefined;
  });
  await page.getByRole("tab", { name: "My day" }).click();
  await page.locator(".figures").getByText("Answered").waitFor();
});

it("a break has its reason and its time", async () => {
  await press(page, "break");
  await page.getByRole("menuitem", { name: "Lunch · 30 min" }).click();
  await stateIs(page, "UNREADY", "IDLE");
  await page.locator(".state").getByText("(Lunch)").waitFor();
  await page.locator(".state").getByText("left").waitFor();
  await press(page, "ready");
});

it("a caller is handed over without a word, and help is asked for and answered", async () => {
  scene.agent.answerAutomatically(100);
  await scene.caller.call(HOTLINE);
  await stateIs(page, "READY", "TALKING");
  await press(page, "askHelp");
  await page.getByPlaceholder("What is it about?").fill("what about refunds?");
  await page.getByRole("dialog").getByRole("button", { name: "Ask for help" }).click();
  await page.getByText("You have asked for help.").waitFor();
  // It is in the list when it is in the database.
  const help = await until("the request is listed", async () => {
    const { data } = (await scene.server.get("/api/help_requests")) as { data: { help: string }[] };
    return data[0]?.help;
  });
  await scene.server.post("/api/cc/ccc/ccAnswerHelp", {
    help,
    manner: "message",
    text: "<b>30 days</b>",
  });
  await page.getByText("<b>30 days</b>").waitFor();
  await page.getByRole("button", { name: "Read", exact: true }).click();
  await press(page, "transfer");
  await page.getByRole("button", { name: `Transfer: Phone ${COLLEAGUE}` }).click();
  await stateIs(page, "READY", "ACW");
  scene.caller.hangUp();
  await press(page, "signOut");
  await page.locator('.state[data-state="LOGOUT"]').waitFor();
});

it("asked nobody but its server, and complained of nothing", () => {
  expect(visited.elsewhere.filter((url) => !url.startsWith("ws:"))).toEqual([]);
  expect(visited.complaints.filter((one) => !/403|404/.test(one))).toEqual([]);
});
