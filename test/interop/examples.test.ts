// What lies in examples/ for operators is taken by the programs that it is for, and does what its page says.
import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { readConfig } from "../../src/config.ts";
import { PATIENCE_MS } from "../real-time.ts";
import { freshDatabase } from "../store/fresh-database.ts";
import { Child } from "./child.ts";
import { ROOT } from "./commands.ts";
import { leasePort, LOOPBACK } from "./ports.ts";
import { startServer, type Server } from "./server.ts";
import { librariesOf, programOf } from "./unpacked.ts";
import { until } from "./until.ts";

const example = (path: string): string => readFileSync(join(ROOT, "examples", path), "utf8");
/** Whom the proxies are trusted to be asked by. */
const HOST = "cc.example.com";

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "xcc-examples-"));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("systemd", () => {
  const unit = join(ROOT, "examples/systemd/xcc.service");

  it("takes the unit, and finds it closed to the rest of the machine", async () => {
    const program = await programOf("systemd-analyze").catch(() => programOf("systemd"));
    // Only that the programs are there is this machine's affair.
    const folder = join(home, "units");
    mkdirSync(folder);
    writeFileSync(join(folder, "xcc.service"), readFileSync(unit, "utf8").replace("/usr/bin/node", process.execPath));
    const verify = new Child(program, ["verify", join(folder, "xcc.service")]);
    expect([await verify.exit(PATIENCE_MS), verify.output]).toEqual([0, ""]);
    const security = new Child(program, ["security", "--offline=true", "--threshold=30", unit]);
    expect(await security.exit(PATIENCE_MS), security.output.slice(-500)).toBe(0);
  });

  it("starts what there is, with settings that there are", () => {
    const [, program = ""] =
      /^ExecStart=\/usr\/bin\/node \/opt\/xcc\/(\S+) start$/m.exec(readFileSync(unit, "utf8")) ?? [];
    expect(existsSync(join(ROOT, program)), program).toBe(true);
    const text = example("systemd/xcc.env");
    for (const lines of [text, text.replaceAll("# XCC_", "XCC_")]) {
      const settings = lines.split("\n").filter((line) => /^XCC_/.test(line));
      expect(settings.length).toBeGreaterThan(5);
      const environment = Object.fromEntries(
        settings.map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]),
      );
      expect(readConfig(environment)).toMatchObject({ ok: true });
    }
  });
});

describe("logrotate", () => {
  it("rotates the log of a server that keeps it open", async () => {
    const program = await programOf("logrotate", ["libpopt0"]);
    const environment = librariesOf("logrotate");
    const folder = join(home, "log");
    mkdirSync(folder, { mode: 0o700 });
    if (process.getuid?.() === 0) chownSync(folder, 0, 0);
    const log = join(folder, "xcc.log");
    const writer = new Child("sh", ["-c", `exec >>'${log}'; while echo line; do sleep 0.05; done`]);
    const ourselves = execFileSync("id", ["-un"], { encoding: "utf8" }).trim();
    const group = execFileSync("id", ["-gn"], { encoding: "utf8" }).trim();
    const rules = example("logrotate/xcc")
      .replaceAll("/var/log/xcc", folder)
      .replace("0600 xcc xcc", `0600 ${ourselves} ${group}`);
    writeFileSync(join(home, "rules"), rules, { mode: 0o600 });
    await until("something is written", () =>
      Promise.resolve((existsSync(log) && statSync(log).size > 50) || undefined),
    );
    const rotate = new Child(program, ["--force", "--state", join(home, "state"), join(home, "rules")], {
      environment,
    });
    expect(await rotate.exit(PATIENCE_MS), rotate.output).toBe(0);
    expect(readFileSync(`${log}.1`, "utf8")).toMatch(/^(line\n){10,}$/);
    await until("it goes on", () => Promise.resolve(/^(line\n)+$/.test(readFileSync(log, "utf8")) || undefined));
    await writer.stop("SIGKILL");
  });
});

interface Proxied {
  readonly child: Child;
  readonly port: number;
}

describe("a reverse proxy", () => {
  let server: Server;
  let proxy: Proxied | undefined;
  beforeAll(async () => {
    const dataFolder = dirname((await freshDatabase()).folder);
    server = await startServer({
      dataFolder,
      temporary: true,
      environment: { XCC_TRUSTED_PROXIES: LOOPBACK, XCC_LOG_LEVEL: "debug" },
    });
  }, 240_000);
  afterEach(async () => {
    await proxy?.child.stop("SIGTERM", 5_000);
  });
  afterAll(() => server.stop());

  async function nginx(): Promise<Proxied> {
    const program = await programOf("nginx");
    const port = await leasePort();
    const folder = join(home, "nginx");
    mkdirSync(folder);
    const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
    const subject = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", `/CN=${HOST}`];
    execFileSync("openssl", ["req", ...subject, "-keyout", key, "-out", certificate], { stdio: "ignore" });
    const ours = example("nginx/xcc.conf")
      .replace("127.0.0.1:8081", `${LOOPBACK}:${server.httpPort}`)
      .replace("listen 443 ssl", `listen ${LOOPBACK}:${port} ssl`)
      .replace(/^.*\[::\].*\n/m, "")
      .replace("/etc/ssl/xcc/fullchain.pem", certificate)
      .replace("/etc/ssl/xcc/privkey.pem", key);
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (one) => `${one}_temp_path ${folder}/${one};`,
    );
    const all = `daemon off; pid ${folder}/pid; error_log stderr notice; events {}\nhttp { access_log off; ${temporary.join(" ")}\n${ours}\n}\n`;
    writeFileSync(join(folder, "nginx.conf"), all);
    const args = ["-p", folder, "-e", "stderr", "-c", join(folder, "nginx.conf")];
    const check = new Child(program, ["-t", ...args]);
    expect(await check.exit(PATIENCE_MS), check.output).toBe(0);
    return { child: new Child(program, args), port };
  }

  async function caddy(): Promise<Proxied> {
    const program = await programOf("caddy");
    const port = await leasePort();
    const folder = join(home, "caddy");
    mkdirSync(folder);
    const environment = { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, HOME: folder };
    const validate = new Child(
      program,
      ["validate", "--adapter", "caddyfile", "--config", join(ROOT, "examples/caddy/Caddyfile")],
      { environment },
    );
    expect(await validate.exit(PATIENCE_MS), validate.output).toBe(0);
    const ours = example("caddy/Caddyfile")
      .replace(
        "cc.example.com {",
        `{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n\tlocal_certs\n}\n\n${HOST}:${port} {\n\tbind ${LOOPBACK}`,
      )
      .replace("127.0.0.1:8081", `${LOOPBACK}:${server.httpPort}`);
    writeFileSync(join(folder, "Caddyfile"), ours);
    return {
      child: new Child(program, ["run", "--adapter", "caddyfile", "--config", join(folder, "Caddyfile")], {
        environment,
      }),
      port,
    };
  }

  const ask = (
    port: number,
    path: string,
    headers: Record<string, string> = {},
    body?: string,
  ): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }> =>
    new Promise((resolve, reject) => {
      const options = {
        host: LOOPBACK,
        port,
        path,
        servername: HOST,
        rejectUnauthorized: false,
        ...(body === undefined ? {} : { method: "POST" }),
        headers: { host: HOST, ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      };
      request(options, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (piece: string) => (text += piece));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      })
        .once("error", reject)
        .end(body);
    });

  it.each([
    ["nginx", nginx],
    ["Caddy", caddy],
  ] as const)(
    "%s passes requests and WebSockets on, says who asks, and keeps the figures inside",
    async (_name, begin) => {
      proxy = await begin();
      const { port } = proxy;
      await until("it answers", async () =>
        (await ask(port, "/healthz").catch(() => undefined))?.status === 200 ? true : undefined,
      );
      expect((await ask(port, "/", { accept: "text/html" })).text).toContain("/docs/");
      expect((await ask(port, "/metrics", { token: server.devKey })).status).toBe(404);
      expect((await ask(port, "/api/phones", { token: server.devKey })).status).toBe(200);

      // Who has changed something is who asked the proxy, whatever they say of themselves.
      const headers = { token: server.devKey, "x-forwarded-for": "203.0.113.7" };
      expect((await ask(port, "/api/dev_keys", headers, '{"name":"by proxy"}')).status).toBe(200);
      const audit = JSON.stringify(await server.get("/api/audit"));
      expect(audit).toContain("dev_keys");
      expect(audit).not.toContain("203.0.113.7");

      const socket = new WebSocket(`wss://${LOOPBACK}:${port}/ws`, {
        ...{ servername: HOST, rejectUnauthorized: false, headers: { host: HOST, origin: `https://${HOST}` } },
      });
      const answer = await new Promise<string>((resolve, reject) => {
        socket.once("error", reject);
        socket.once("open", () => socket.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "echo", params: {} })));
        socket.once("message", (data: Buffer) => resolve(data.toString()));
      });
      socket.terminate();
      expect(JSON.parse(answer)).toMatchObject({ jsonrpc: "2.0" });
    },
  );
});
