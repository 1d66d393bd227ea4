// The toolbar at /toolbar: a page for agents that is made of `web/toolbar` and the typed client, as they stand here. A browser
// gets the same files without their types; there is nothing to build.
import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";

const URL = "/toolbar";
const ROOT = join(import.meta.dirname, "../../..");
const PAGE = "web/toolbar";
/** What the page imports beside its own. */
const CLIENT = ["src/client", "src/contract/place.ts"] as const;

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

interface File {
  readonly type: string;
  readonly text: string;
}

/** `domain`: of the center, which logins are of. */
export function toolbarPage(api: FastifyInstance, domain: string): void {
  let made: ReadonlyMap<string, File> | undefined;
  api.register((scope, _options, done) => {
    scope.addHook("onRequest", (_request, reply, next) => {
      void reply.header("content-security-policy", CONTENT_SECURITY_POLICY);
      // It may be another version after the next start.
      void reply.header("cache-control", "no-cache");
      next();
    });
    const hidden = { schema: { hide: true } };
    scope.get(URL, hidden, (_request, reply) => reply.redirect(`${URL}/`, 301));
    for (const path of ["", "toolbar.css", ...modules()]) {
      scope.get(`${URL}/${path}`, hidden, (_request, reply) => {
        made ??= new Map([...pageFiles(domain), ...modules().map((name) => [name, moduleOf(name)] as const)]);
        const file = made.get(path);
        return reply.header("content-type", file?.type).send(file?.text);
      });
    }
    done();
  });
}

function modules(): readonly string[] {
  return [PAGE, ...CLIENT].flatMap((place) =>
    place.endsWith(".ts")
      ? [place]
      : readdirSync(join(ROOT, place))
          .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
          .map((name) => `${place}/${name}`),
  );
}

function moduleOf(path: string): File {
  return { type: "text/javascript; charset=utf-8", text: stripTypeScriptTypes(readFileSync(join(ROOT, path), "utf8")) };
}

function pageFiles(domain: string): readonly (readonly [string, File])[] {
  const read = (name: string) => readFileSync(join(ROOT, PAGE, name), "utf8");
  const page = read("index.html").replace("{{domain}}", attribute(domain));
  return [
    ["", { type: "text/html; charset=utf-8", text: page }],
    ["toolbar.css", { type: "text/css; charset=utf-8", text: read("toolbar.css") }],
  ];
}

function attribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
