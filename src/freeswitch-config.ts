// `xcc freeswitch-config FOLDER`: all that a FreeSWITCH node needs to serve as a switch.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { isIP } from "node:net";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { answerTo, done, failed, type Answer, type GivenOptions } from "./command-line.ts";
import { nodeFiles } from "./start/freeswitch-node/files.ts";
import type { NodeLine, NodeWish } from "./start/freeswitch-node/wish.ts";
import { canStandInXml } from "./start/freeswitch-node/xml.ts";
import { readText } from "./store/backup/document.ts";

const USAGE = `xcc freeswitch-config FOLDER [OPTIONS]

Writes into FOLDER the whole configuration of a FreeSWITCH node that serves xcc (docs/freeswitch-node.md), to be started with
freeswitch -conf FOLDER -log LOGS -db DB. What is there of the same names is written anew, but for the password of its event socket,
which is made once and kept in FOLDER/event-socket.password.

  --lines FILE            outside lines as gateways, out of what \`xcc export\` has written
  --domain NAME           what phones are registered at (XCC_DOMAIN, or xswitch.cn)
  --listen ADDRESS        where its event socket listens (127.0.0.1), --listen-port PORT (8021)
  --controllers NETWORKS  from where it may be commanded, behind commas (127.0.0.1/32)
  --sip ADDRESS           for phones and lines (127.0.0.1), --sip-port PORT (5060), --lines-port PORT (5080)
  --rtp-first PORT        and --rtp-last PORT: UDP ports for audio (16384 to 32767)
  --directory-url URL     where xcc is asked for accounts (http://127.0.0.1:8022/directory)
  --recordings DIR        a folder that xcc reads as well (FOLDER/recordings)
  --music DIR             WAV files, 8 kHz: music on hold (FOLDER/music)
  --tls DIR               certificates for lines over TLS, as FreeSWITCH wants them (agent.pem, cafile.pem)`;

const VALUES = [
  ...[
    "lines",
    "domain",
    "listen",
    "listen-port",
    "controllers",
    "sip",
    "sip-port",
    "lines-port",
    "rtp-first",
    "rtp-last",
  ],
  ...["directory-url", "recordings", "music", "tls"],
];

const PORT = { from: 1, to: 65_535, whole: true };

/** A gateway is dialled by its name, which stands in a command. */
const SAFE_NAME = /^[\w.-]{1,64}$/;
/** Of a host, a domain, an address: what may stand in a command and in a URI. */
const HOST = /^[A-Za-z0-9._:[\]-]{1,255}$/;

const LINE = z.object({
  name: z.string(),
  enabled: z.boolean().default(true),
  address: z.string(),
  port: z.number().int().min(0).max(65_535).default(0),
  transport: z.enum(["udp", "tcp", "tls"]).default("udp"),
  login: z.string().default(""),
  password: z.string().default(""),
  registers: z.boolean().default(false),
  domain: z.string().default(""),
  expires: z.number().int().positive().default(300),
  deleted_at: z.unknown().optional(),
});
const EXPORTED = z.object({ tables: z.object({ trunks: z.object({ rows: z.array(LINE) }).optional() }) });

export function freeswitchConfigCommand(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Answer> | Answer {
  const usage = { text: USAGE, values: VALUES, switches: [], mostArguments: 1 };
  return answerTo<Answer | Promise<Answer>>(args, usage, (given) => {
    const [folder] = given.arguments;
    if (folder === undefined) given.errors.push("FOLDER is missing");
    const wish = wishOf(given, environment, resolve(folder ?? "."), linesOf(given));
    if (folder === undefined || given.errors.length > 0) return done("");
    return written(wish, resolve(folder)).catch((error: unknown) =>
      failed(`${folder} was not written: ${error instanceof Error ? error.message : String(error)}`),
    );
  });
}

async function written(wish: NodeWish, folder: string): Promise<Answer> {
  for (const each of [folder, wish.recordings, wish.music]) await mkdir(each, { recursive: true, mode: 0o700 });
  const passwordFile = join(folder, "event-socket.password");
  const password = existsSync(passwordFile)
    ? (await readFile(passwordFile, "utf8")).trim()
    : randomBytes(24).toString("base64url");
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  const files = nodeFiles({ ...wish, password });
  for (const { path, text } of files) {
    await mkdir(join(folder, dirname(path)), { recursive: true, mode: 0o700 });
    await writeFile(join(folder, path), text, { mode: 0o600 });
  }
  const unknown = wish.lines.filter(({ address }) => isIP(address) === 0);
  const warning = unknown.map(
    ({ name, address }) =>
      `line ${name}: ${address} is a host name, so calls from there are refused: add its addresses to autoload_configs/acl.conf.xml\n`,
  );
  const names = files.map(({ path }) => `  ${path}\n`).join("");
  return { code: 0, out: `${folder} holds\n${names}  event-socket.password\n`, errors: warning.join("") };
}

function linesOf(given: GivenOptions): readonly NodeLine[] {
  const path = given.text("lines");
  if (path === undefined) return [];
  const read = existsSync(path) ? readText(readFileSync(path, "utf8")) : undefined;
  const exported = read?.ok === true ? EXPORTED.safeParse(read.read.value) : undefined;
  if (exported?.success !== true) {
    given.errors.push(`--lines is ${JSON.stringify(path)}; expected a file that xcc export has written`);
    return [];
  }
  const rows = exported.data.tables.trunks?.rows ?? [];
  const lines = rows.filter((row) => row.enabled && (row.deleted_at ?? null) === null);
  for (const line of lines) checkLine(line, given);
  return lines;
}

function checkLine(line: NodeLine, given: GivenOptions): void {
  const about = `--lines: line ${JSON.stringify(line.name)}`;
  if (!SAFE_NAME.test(line.name)) {
    given.errors.push(
      `${about}: expected a name of letters, digits, ".", "_" and "-", since the node dials it by its name`,
    );
  }
  if (!HOST.test(line.address)) given.errors.push(`${about}: address: expected a host name or an address`);
  if (line.domain !== "" && !HOST.test(line.domain)) given.errors.push(`${about}: domain: expected a host name`);
  for (const field of ["login", "password"] as const) {
    if (!canStandInXml(line[field])) given.errors.push(`${about}: ${field}: expected no control characters`);
  }
  if (line.transport === "tls" && given.text("tls") === undefined) {
    given.errors.push(`${about} is reached over TLS; expected --tls with the folder of its certificates`);
  }
}

function wishOf(
  given: GivenOptions,
  environment: NodeJS.ProcessEnv,
  folder: string,
  lines: readonly NodeLine[],
): NodeWish {
  const domain = host(given, "domain", environment["XCC_DOMAIN"] ?? "xswitch.cn");
  const listen = { address: address(given, "listen"), port: given.number("listen-port", PORT) ?? 8_021 };
  const controllers = (given.text("controllers") ?? "127.0.0.1/32").split(",").map((each) => each.trim());
  for (const each of controllers) {
    if (!isNetwork(each)) given.errors.push(`--controllers: ${JSON.stringify(each)}; expected an address or a network`);
  }
  if (!isLoopback(listen.address) && given.text("controllers") === undefined) {
    given.errors.push(
      `--listen ${listen.address} is open to others; expected --controllers: from where it may be commanded`,
    );
  }
  const rtp = { first: given.number("rtp-first", PORT) ?? 16_384, last: given.number("rtp-last", PORT) ?? 32_767 };
  if (rtp.first >= rtp.last) given.errors.push("--rtp-first and --rtp-last: expected the first below the last");
  return {
    ...{ domain, listen, password: "", controllers, rtp, lines },
    sip: { address: address(given, "sip"), port: given.number("sip-port", PORT) ?? 5_060 },
    linesPort: given.number("lines-port", PORT) ?? 5_080,
    directoryUrl: url(given),
    recordings: path(given, "recordings") ?? join(folder, "recordings"),
    music: path(given, "music") ?? join(folder, "music"),
    tlsFolder: path(given, "tls"),
  };
}

function host(given: GivenOptions, name: string, byDefault: string): string {
  const value = given.text(name) ?? byDefault;
  if (!HOST.test(value)) given.errors.push(`--${name} is ${JSON.stringify(value)}; expected a host name`);
  return value;
}

function address(given: GivenOptions, name: string): string {
  const value = given.text(name) ?? "127.0.0.1";
  if (isIP(value) === 0) given.errors.push(`--${name} is ${JSON.stringify(value)}; expected a numeric address`);
  return value;
}

function path(given: GivenOptions, name: string): string | undefined {
  const value = given.text(name);
  if (value === undefined) return undefined;
  if (!canStandInXml(value)) given.errors.push(`--${name}: expected no control characters`);
  return resolve(value);
}

function url(given: GivenOptions): string {
  const value = given.text("directory-url") ?? "http://127.0.0.1:8022/directory";
  if (!/^https?:\/\/[^\s]+$/.test(value) || !URL.canParse(value)) {
    given.errors.push(`--directory-url is ${JSON.stringify(value)}; expected a URL`);
  }
  return value;
}

function isNetwork(text: string): boolean {
  const [base = "", bits, ...more] = text.split("/");
  const version = isIP(base);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 6 ? 128 : 32));
}

function isLoopback(text: string): boolean {
  return text === "::1" || /^127\.\d+\.\d+\.\d+$/.test(text);
}
