import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ERRORS } from "../../src/api/errors.ts";
import { EXPECTED_IN_CHINESE } from "../../src/api/contract/expected-in-chinese.ts";
import { inChinese, isInChinese } from "../../src/api/contract/errors-in-chinese.ts";
import { languageOf } from "../../src/api/contract/languages.ts";
import { DEV_KEY, startTestApi, type Answer, type TestApi } from "./test-api.ts";
import { errorTexts } from "./error-texts.ts";

/** Words of answers that are no errors, and of the family of 2018, whose clients compare them. */
const NOT_TRANSLATED = new Set(["success", "sucess", "err param", "err password", "web login disabled"]);
/** How recordings and messages end: names, not texts. */
const NAMES = new Set(["cut", "full", "recording", "left", "dropped", "failed", "short", "no-mailbox"]);

const CHINESE = /[\u4e00-\u9fff]/;

describe("what a client is told where something is wrong", () => {
  it("is said in Chinese too, wherever in the source it stands", () => {
    const texts = errorTexts().filter(({ text }) => !NOT_TRANSLATED.has(text) && !NAMES.has(text));
    expect(texts.length).toBeGreaterThan(300);
    const missing = texts.filter(({ text }) => !isInChinese(text)).map(({ text, place }) => `${place} ${text}`);
    expect(missing).toEqual([]);
  }, 60_000);

  it("has what is put in where it belongs, and that in Chinese where it is a text of ours", () => {
    expect(inChinese("there is no queue with the id 7")).toBe("没有 id 为 7 的队列");
    expect(inChinese("a queue's name of 1 to 100 characters on one line")).toBe("单行队列名称，1 至 100 个字符");
    expect(inChinese("Agent 1001 is signed in at extension 2001.")).toBe("坐席 1001 已在分机 2001 签入。");
    expect(inChinese("the recording's file is gone")).toBe("录音的文件已不存在");
    expect(inChinese("JSON: line 1, column 2: a value")).toBe("JSON（第 1 行第 2 列处需要一个值）");
    expect(inChinese("nobody has said this")).toBe("nobody has said this");
    expect(inChinese("there is no user {}")).toMatch(CHINESE);
    expect(inChinese(`there is no user ${"x ".repeat(50_000)}`)).toContain("there is no user");
    expect(inChinese("constructor")).toBe("constructor");
  });
});

describe("what was expected", () => {
  it("says so once: no text of what is expected says it of itself", () => {
    const twice = Object.entries(EXPECTED_IN_CHINESE).filter(([, chinese]) => chinese.includes("应为"));
    expect(twice).toEqual([]);
  });
});

describe("the language of a request", () => {
  it.each([
    [undefined, "en"],
    ["", "en"],
    ["fr", "en"],
    ["zh", "zh"],
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
    ["zh-Hans-CN", "zh"],
    ["ZH-tw", "zh"],
    ["en-US,en;q=0.9,zh-CN;q=0.8", "en"],
    ["en;q=0.5, zh;q=0.6", "zh"],
    ["fr, zh;q=0.1", "zh"],
    ["zh;q=0", "en"],
    ["zh;q=0, en;q=0.1", "en"],
    ["zh;q=abc", "en"],
    ["zh;q=2", "en"],
    ["zhx", "en"],
    ["*", "en"],
    [",;=,;q=1", "en"],
  ])("%j is %s", (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});

describe("an answer in Chinese", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  afterAll(() => test.stop());

  const CHINESE_CLIENT = { token: DEV_KEY, "accept-language": "zh-CN,zh;q=0.9,en;q=0.8" };

  async function both(ask: (headers: Readonly<Record<string, string>>) => Promise<Answer>) {
    const [chinese, english] = [await ask(CHINESE_CLIENT), await ask({ token: DEV_KEY })];
    expect(chinese.status).toBe(english.status);
    expect([chinese.headers["content-language"], english.headers["content-language"]]).toEqual(["zh", "en"]);
    return [chinese.body, english.body] as const;
  }

  it("has the same names and numbers, and other words", async () => {
    for (const ask of [
      (headers: Readonly<Record<string, string>>) => test.post("/api/xcc/queues/get", { id: 77 }, headers),
      (headers: Readonly<Record<string, string>>) => test.post("/api/xcc/queues/add", { strategy: "x" }, headers),
      (headers: Readonly<Record<string, string>>) => test.get("/api/nothing", headers),
      (headers: Readonly<Record<string, string>>) => test.get("/api/xcc/queues/add", headers),
      (headers: Readonly<Record<string, string>>) => test.get("/api/cdrs?page=x&startDate=y", headers),
    ]) {
      const [chinese, english] = await both(ask);
      const names = ({ code, error }: { readonly code: number; readonly error: string }) => ({ code, error });
      expect(names(chinese as never)).toEqual(names(english as never));
      for (const field of ["message", "reason"] as const) {
        const [zh, en] = [chinese, english].map((body) => (body as Readonly<Record<string, string>>)[field] ?? "");
        expect(zh).toMatch(CHINESE);
        expect(en).not.toMatch(CHINESE);
        expect(zh).not.toMatch(/expected|there is no|characters/);
      }
    }
  });

  it("is given by the older families as well, their codes as they are", async () => {
    const unknown = { ...CHINESE_CLIENT, token: "unknown" };
    const { body } = await test.get("/api/cdrs", unknown);
    expect(body).toEqual({ result: "error", code: "403", error_text: "未登录，或 Token 无效" });
    expect((await test.get("/api/cdrs", { token: "unknown" })).body).toMatchObject({ error_text: "Not Authorized" });
    const wrong = await test.post("/api/sessions", { login: "a", password: "b" }, CHINESE_CLIENT);
    expect(wrong.body).toEqual({ code: 403, text: "用户名或密码错误" });
  });

  it("has a name in both languages for every kind of error", () => {
    for (const { message } of Object.values(ERRORS)) expect(inChinese(message)).toMatch(CHINESE);
  });
});
