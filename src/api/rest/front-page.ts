// What is at `/`: for a browser a page that leads on, for a program the same as JSON.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Language } from "../contract/languages.ts";
import { noSuchPath } from "../no-route.ts";
import { consoleRoutes, ConsolePage, type ConsoleFiles } from "./console-page.ts";

const CONTENT_SECURITY_POLICY =
  "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

type Words = Readonly<Record<"lang" | "is" | "building" | "toolbar" | "docs" | "openapi" | "health", string>>;

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    lang: "en",
    is: "A call center runs here.",
    building:
      "The console is being built, as after every installation; calls are taken already. This page looks again by itself.",
    toolbar: "The toolbar, for agents",
    docs: "The API, to read and to try",
    openapi: "The API, for programs (OpenAPI)",
    health: "Whether it takes work",
  },
  zh: {
    lang: "zh-CN",
    is: "这里运行着一个呼叫中心。",
    building: "控制台正在构建（每次安装后一次），呼叫已可正常接入。本页会自动刷新。",
    toolbar: "坐席工具条",
    docs: "接口文档，可阅读、可试用",
    openapi: "供程序使用的接口描述（OpenAPI）",
    health: "当前是否可以接受请求",
  },
};

export interface FrontParts {
  /** There is one at /toolbar/. */
  readonly hasToolbar: boolean;
  /** For a browser it stands here, where there is one. */
  readonly console?: ConsoleFiles | undefined;
  /** Of pages that it may show in a frame. */
  readonly frameOrigins?: readonly string[];
}

export function frontPage(api: FastifyInstance, { hasToolbar, console, frameOrigins = [] }: FrontParts): void {
  const linksIn = (language: Language): Links => ({
    ...(hasToolbar ? { toolbar: "/toolbar/" } : {}),
    ...{ docs: "/docs/", openapi: language === "zh" ? "/openapi.zh.json" : "/openapi.json", health: "/readyz" },
  });
  const page = console === undefined ? undefined : new ConsolePage(console, frameOrigins);
  const lead = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const language = prefersChinese(request.headers["accept-language"]) ? "zh" : "en";
    const isBuilding = page?.state === "building";
    return reply
      .header("content-security-policy", CONTENT_SECURITY_POLICY)
      .type("text/html; charset=utf-8")
      .send(pageOf(WORDS[language], linksIn(language), isBuilding));
  };
  if (page !== undefined) consoleRoutes(api, page, lead);
  api.get("/", { schema: { hide: true } }, (request, reply) => {
    // `*` (RFC 9110 section 7.1) is no path, though the router takes it for this one.
    if (!request.url.startsWith("/")) throw noSuchPath(request, undefined);
    void reply.header("vary", "accept, accept-language");
    if (!wantsPage(request.headers.accept)) return reply.send({ name: "xcc", ...linksIn("en") });
    return page?.state === "ready" ? page.page(request, reply) : lead(request, reply);
  });
}

/** While the server starts: it looks again by itself. `reason`: in that language. */
export function startingPage(language: Language, reason: string): string {
  return framed(WORDS[language].lang, `<p>${reason}</p>`, LOOK_AGAIN);
}

type Links = Readonly<Partial<Record<keyof Words, string>>>;

const LOOK_AGAIN = '<meta http-equiv="refresh" content="2">';

function pageOf(words: Words, links: Links, isBuilding: boolean): string {
  const items = Object.entries(links).map(
    ([name, url]) => `<li><a href="${url}">${words[name as keyof Words]}</a> <code>${url}</code></li>`,
  );
  const building = isBuilding ? `<p>${words.building}</p>` : "";
  return framed(words.lang, `<p>${words.is}</p>${building}<ul>${items.join("")}</ul>`, isBuilding ? LOOK_AGAIN : "");
}

function framed(lang: string, body: string, head = ""): string {
  return [
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>xcc</title>${head}`,
    '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head>',
    `<body><h1>xcc</h1>${body}</body></html>\n`,
  ].join("");
}

/** Only who asks for HTML, and for it no less than for JSON; curl and programs ask for anything. */
export function wantsPage(accept = ""): boolean {
  return weightOf(accept, "text/html") > 0 && weightOf(accept, "text/html") >= weightOf(accept, "application/json");
}

function prefersChinese(languages = ""): boolean {
  return weightOf(languages, "zh") > weightOf(languages, "en");
}

/** RFC 9110 section 12.4.2; of a language its kinds count as well. 0: not asked for by its name. */
function weightOf(field: string, name: string): number {
  const weights = field
    .toLowerCase()
    .split(",")
    .map((part) => part.trim().split(/\s*;\s*/))
    .filter(([one = ""]) => one === name || one.startsWith(`${name}-`))
    .map((parts) => Number(parts.find((part) => part.startsWith("q="))?.slice(2) ?? 1));
  return Math.max(0, ...weights.filter((weight) => Number.isFinite(weight)));
}
