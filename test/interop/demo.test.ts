// `npm run demo`, as a newcomer runs it.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { PATIENCE_MS, START_MS } from "../real-time.ts";
import { Child } from "./child.ts";
import { leasePort, leasePorts, LOOPBACK } from "./ports.ts";

const ROOT = join(import.meta.dirname, "..", "..");

let dataFolder: string;
let environment: Record<string, string>;

beforeEach(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), "xcc-demo-"));
  const rtp = await leasePorts(40);
  environment = {
    XCC_DATA: dataFolder,
    XCC_HTTP: `${LOOPBACK}:${await leasePort()}`,
    XCC_SIP: `${LOOPBACK}:${await leasePort()}`,
    XCC_RTP_PORTS: `${rtp.from}-${rtp.to}`,
  };
});

afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

async function runDemo(): Promise<string> {
  const child = new Child(process.execPath, [join(ROOT, "bin", "xcc.mjs"), "demo"], { cwd: ROOT, environment });
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
