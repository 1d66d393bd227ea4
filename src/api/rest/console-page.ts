// The console at `/`: files that were built from `web/`, as they are. What people do there has addresses of its own, which all
// begin with the same page; it finds its way by itself.
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ApiError } from "../errors.ts";

/** What the API knows of the console's files. */
export interface ConsoleFiles {
  /** Where they are, by now. */
  readonly folder: string;
  /** `building`: soon; `absent`: there are none, and nobody makes them. */
  state(): "ready" | "building" | "absent";
}

/** Where an address is the console's: itself and all below it. */
export const CONSOLE_PATHS = ["/desk", "/floor", "/reports", "/admin"] as const;

const ASSETS = "assets";
const PAGE = "index.html";

/** `framed`: origins whose pages may be shown in a frame. */
const contentSecurityPolicy = (framed: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    // The design system writes its styles into the page.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    `frame-src ${framed.length === 0 ? "'none'" : framed.join(" ")}`,
  ].join("; ");

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mp3": "audio/mpeg",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".wav": "audio/wav",
  ".woff2": "font/woff2",
};
/** Of a name with a hash in it nothing else is ever made. */
const FOR_EVER = "public, max-age=31536000, immutable";
const LEAST_COMPRESSED_BYTES = 1_024;
/** A good part of what the highest does, in a twentieth of its time. */
const BROTLI_QUALITY = 5;

interface File {
  readonly type: string;
  readonly plain: Buffer;
  readonly packed: Map<"br" | "gzip", Buffer>;
}

export class ConsolePage {
  readonly #files: ConsoleFiles;
  readonly #policy: string;
  #read: ReadonlyMap<string, File> | undefined;

  /** `framed`: origins whose pages it may show in a frame. */
  constructor(files: ConsoleFiles, framed: readonly string[]) {
    this.#files = files;
    this.#policy = contentSecurityPolicy(framed);
  }

  get state(): "ready" | "building" | "absent" {
    return this.#files.state();
  }

  /** Only where it is ready. */
  page(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    void reply.header("content-security-policy", this.#policy).header("cache-control", "no-cache");
    return this.#send(PAGE, request, reply);
  }

  asset(name: string, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    if (this.state !== "ready" || !this.#all().has(`${ASSETS}/${name}`)) {
      throw new ApiError("no-such", "the console has no such file; a page of an older version is loaded anew");
    }
    void reply.header("cache-control", FOR_EVER);
    return this.#send(`${ASSETS}/${name}`, request, reply);
  }

  #send(path: string, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const file = this.#all().get(path);
    if (file === undefined) throw new ApiError("no-such", "the console has no such file");
    void reply.header("content-type", file.type).header("vary", "accept, accept-encoding, accept-language");
    const how = packingOf(request.headers["accept-encoding"], file);
    if (how === undefined) return reply.send(file.plain);
    const packed = file.packed.get(how) ?? pack(file.plain, how);
    file.packed.set(how, packed);
    return reply.header("content-encoding", how).send(packed);
  }

  /** In memory, since there are few: read when they are first asked for. */
  #all(): ReadonlyMap<string, File> {
    this.#read ??= readAll(this.#files.folder);
    return this.#read;
  }
}

export function consoleRoutes(api: FastifyInstance, console: ConsolePage, elsewhere: Answer): void {
  const hidden = { schema: { hide: true } };
  const answer: Answer = (request, reply) =>
    console.state === "ready" ? console.page(request, reply) : elsewhere(request, reply);
  for (const path of CONSOLE_PATHS) for (const url of [path, `${path}/*`]) api.get(url, hidden, answer);
  api.get<{ Params: { name: string } }>(`/${ASSETS}/:name`, hidden, (request, reply) =>
    console.asset(request.params.name, request, reply),
  );
}

type Answer = (request: FastifyRequest, reply: FastifyReply) => FastifyReply;

function readAll(folder: string): ReadonlyMap<string, File> {
  const names = [PAGE, ...readdirSync(join(folder, ASSETS)).map((name) => `${ASSETS}/${name}`)];
  return new Map(
    names.map((name) => {
      const type = TYPES[extname(name)] ?? "application/octet-stream";
      return [name, { type, plain: readFileSync(join(folder, name)), packed: new Map() }];
    }),
  );
}

function packingOf(accepted: string | undefined, { type, plain }: File): "br" | "gzip" | undefined {
  if (accepted === undefined || plain.length < LEAST_COMPRESSED_BYTES || type.startsWith("audio/")) return undefined;
  const names = accepted
    .toLowerCase()
    .split(",")
    .filter((one) => !/;\s*q=0(\.0*)?\s*$/.test(one))
    .map((one) => one.split(";", 1)[0]?.trim());
  return (["br", "gzip"] as const).find((one) => names.includes(one));
}

function pack(plain: Buffer, how: "br" | "gzip"): Buffer {
  if (how === "gzip") return gzipSync(plain);
  return brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } });
}
