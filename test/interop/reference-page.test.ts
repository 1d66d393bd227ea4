// The reference page in a real browser, in both languages: it shows what there is, fetches nothing from anywhere else, and
// nothing of it offends its own content security policy.
import { afterAll, beforeAll, expect, it } from "vitest";
import { startChromium, type Chromium, type Tab } from "./chromium.ts";
import { LOOPBACK } from "./ports.ts";
import { startServer, type Server } from "./server.ts";
import { until } from "./until.ts";

const RENDERS_MS = 90_000;
/** How the page's address calls its sources, and what is written there of signing in. */
const LANGUAGES = [
  { source: "中文", document: "/openapi.zh.json", title: "用开发者 Key 获取用户 Token", heading: "呼叫中心接口" },
  {
    source: "english",
    document: "/openapi.json",
    title: "A user's token for a developer key",
    heading: "Callcenter API",
  },
] as const;

/** A bit down; from the end to the beginning. */
const SCROLL = `scrollY + innerHeight + 1 >= document.body.scrollHeight ? scrollTo(0, 0) : scrollBy(0, innerHeight / 2)`;

let server: Server;
let browser: Chromium;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startChromium()]);
});

afterAll(async () => {
  await browser.stop();
  expect(await server.stop()).toBe(0);
});

function untilShown(tab: Tab, text: string): Promise<string> {
  return until(
    `the page shows ${text}`,
    async () => {
      // What nobody has come near yet is not drawn.
      await tab.value(SCROLL);
      const shown = await tab.text();
      return shown.includes(text) ? shown : undefined;
    },
    RENDERS_MS,
  );
}

it.each(LANGUAGES)("in $source, by itself", async ({ source, document, title, heading }) => {
  const home = `http://${LOOPBACK}:${server.httpPort}`;
  const tab = await browser.open(`${home}/docs/#${encodeURIComponent(source)}`);
  const shown = await untilShown(tab, title);
  expect(shown).toContain(heading);
  expect(shown).toContain("/api/xcc/sessions/auth");
  expect(tab.requests).toContain(home + document);
  expect(tab.requests.filter((url) => !url.startsWith(`${home}/`))).toEqual([]);
  expect(tab.complaints).toEqual([]);
});
