// The reference page at /docs: one for reading, made in the browser out of the OpenAPI documents. Everything it needs comes
// from here; the browser itself is told to fetch nothing from anywhere else.
import fastify, { type FastifyInstance } from "fastify";
import { z } from "zod";
import { LANGUAGES, type Language } from "../contract/languages.ts";
import { openApiDocument } from "../openapi.ts";
import { addRoute, type RouteParts } from "../route.ts";

const URL = "/docs";

const DOCUMENTS: Readonly<Record<Language, { readonly title: string; readonly url: string }>> = {
  zh: { title: "中文", url: "/openapi.zh.json" },
  en: { title: "English", url: "/openapi.json" },
};

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  // The page makes its own styles and starts itself with a line of script.
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * Comes before everything else in the page. Its validator would try whether it may make code out of text, which the policy
 * forbids and the browser reports; and a browser asks for an icon unless it is told that there is none.
 */
const FIRST_IN_HEAD = `<script>globalThis.__zod_globalConfig = { jitless: true };</script><link rel="icon" href="data:,">`;

/** `root`: the whole server, which has all routes. */
export function documentRoutes(parts: RouteParts, root: FastifyInstance): void {
  const made = new Map<Language, object>();
  const documentIn = (language: Language): object => {
    const document = made.get(language) ?? openApiDocument(root, language);
    made.set(language, document);
    return document;
  };
  for (const language of LANGUAGES) {
    addRoute(parts, {
      method: "GET",
      urls: [DOCUMENTS[language].url],
      tag: "health",
      summary: { en: "The OpenAPI document", zh: "OpenAPI 文档" },
      role: "anyone",
      input: z.object({ lang: z.enum(LANGUAGES, { error: `one of ${LANGUAGES.join(", ")}` }).optional() }),
      reply: z.unknown(),
      hidden: true,
      answer: ({ input }) => Promise.resolve(documentIn(input.lang ?? language)),
    });
  }
}

export function referencePage(api: FastifyInstance): void {
  let made: Promise<FastifyInstance> | undefined;
  // In a scope of its own: nobody else's answers are changed.
  api.register((scope, _options, done) => {
    scope.addHook("onRequest", (_request, reply, next) => {
      void reply.header("content-security-policy", CONTENT_SECURITY_POLICY);
      // It is the same for everybody, and large.
      void reply.removeHeader("cache-control");
      next();
    });
    const hidden = { schema: { hide: true } };
    scope.get(URL, hidden, (_request, reply) => reply.redirect(`${URL}/`, 301));
    for (const url of [`${URL}/`, `${URL}/js/scalar.js`]) {
      scope.get(url, hidden, async (_request, reply) => {
        made ??= makePages();
        const { payload, headers } = await (await made).inject(url);
        const isPage = String(headers["content-type"]).startsWith("text/html");
        const text = isPage ? payload.replace("<head>", `<head>${FIRST_IN_HEAD}`) : payload;
        return reply.header("content-type", headers["content-type"]).send(text);
      });
    }
    done();
  });
}

/** With a program for the browser of 20 MB in memory, that few ever look at: loaded when somebody does. */
async function makePages(): Promise<FastifyInstance> {
  const { default: scalar } = await import("@scalar/fastify-api-reference");
  const pages = fastify();
  pages.register(scalar, {
    routePrefix: URL,
    configuration: {
      pageTitle: "Callcenter API",
      sources: Object.values(DOCUMENTS).map(({ title, url }) => ({ title, url })),
      withDefaultFonts: false,
      telemetry: false,
      showDeveloperTools: "never",
      agent: { disabled: true },
      mcp: { disabled: true },
      hideClientButton: true,
      // As the manual has them.
      orderSchemaPropertiesBy: "preserve",
    },
  });
  await pages.ready();
  return pages;
}
