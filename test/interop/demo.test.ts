// `npm run demo`, as a newcomer runs it.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { PATIENCE_MS, START_MS } from "../real-time.ts";
import { Child } from "./child.ts";
import { leasePort, leasePorts, LOOPBACK } from "./ports.ts";

type Json = Readonly<Record<string, unknown>>;

const ROOT = join(import.meta.dirname, "..", "..");

let dataFolder: string;
let environment: Record<string, string>;

beforeEach(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), "xcc-demo-"));
  const rtp = await leasePorts(80);
  environment = {
    XCC_DATA: dataFolder,
    XCC_HTTP: `${LOOPBACK}:${await leasePort()}`,
    XCC_SIP: `${LOOPBACK}:${await leasePort()}`,
    XCC_RTP_PORTS: `${rtp.from}-${rtp.to}`,
  };
});

afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

function startDemo(...options: readonly string[]): Child {
  return new Child(process.execPath, [join(ROOT, "bin", "xcc.mjs"), "demo", ...options], { cwd: ROOT, environment });
}

async function runDemo(): Promise<string> {
  const child = startDemo("--calls-per-minute", "0");
  await child.line(/stays up/, START_MS);
  // It stays up, and can be asked.
  const health = await fetch(`http://${String(environment["XCC_HTTP"])}/healthz`);
  expect(health.status).toBe(200);
  expect(await child.stop("SIGINT", PATIENCE_MS)).toBe(0);
  return child.output;
}

it("makes a call from the hotline to its record, and can be run again", async () => {
  for (let run = 0; run < 2; run += 1) {
    const output = await runDemo();
    for (const step of [
      "registered",
      "dials 4000",
      "hears music",
      "rings, shows 1000",
      "hear one another",
      "NORMAL_CLEARING",
    ]) {
      expect(output).toContain(step);
    }
    const [, recording = ""] = /right: agent\):\n\s+(\S+)/.exec(output) ?? [];
    expect(existsSync(recording), recording).toBe(true);
  }
});

it("has an account for each role, a floor that lives, and an agent's phone that answers when it is told to", async () => {
  const child = startDemo("--calls-per-minute", "60");
  await child.line(/stays up/, START_MS);
  const [agent, supervisor, administrator] = [...child.output.matchAll(/user (\S+) {3}password (\S+)/g)].slice(1);
  const roles = [];
  for (const account of [agent, supervisor, administrator]) roles.push((await ask(account, "GET", "/api/me"))["role"]);
  expect(roles).toEqual(["agent", "supervisor", "administrator"]);

  const login = agent?.[1] ?? "";
  await ask(agent, "POST", "/api/cc/ccc/ccLogin", { agent: login, extn: login });
  await ask(agent, "POST", "/api/cc/ccc/ccGoReady", { agent: login });
  await vi.waitFor(async () => {
    // Refused as long as nothing rings there.
    await ask(agent, "POST", "/api/cc/ccc/ccAnswer", { agent: login, extn: login });
    expect(child.output).toMatch(/agent 1001: connected[^]*agent 1001: connected/);
  }, START_MS);
  const { agents } = await ask(supervisor, "GET", "/api/floor");
  expect(agents).toHaveLength(4);
  expect(await child.stop("SIGINT", PATIENCE_MS)).toBe(0);
});

async function ask(account: RegExpExecArray | undefined, method: string, path: string, body?: object): Promise<Json> {
  const [, login = "", password = ""] = account ?? [];
  const authorization = `Basic ${Buffer.from(`${login}:${password}`).toString("base64")}`;
  const headers = { authorization, ...(body === undefined ? {} : { "content-type": "application/json" }) };
  const response = await fetch(`http://${String(environment["XCC_HTTP"])}${path}`, {
    ...{ method, headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as Json;
}
