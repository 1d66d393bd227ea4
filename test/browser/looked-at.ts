// A page as everybody meets it: no serious fault for axe, nothing clipped. SCREENSHOTS=folder keeps what it looked like.
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

export async function look(page: Page, name: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect.soft(serious.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  expect
    .soft(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), `${name} is clipped`)
    .toBe(true);
}
