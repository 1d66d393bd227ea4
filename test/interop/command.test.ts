// `npm start` and `xcc` as they are typed: from anywhere, on any Node, and told to stop.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { PATIENCE_MS, START_MS } from "../real-time.ts";
import { freshDatabase } from "../store/fresh-database.ts";
import { Child } from "./child.ts";
import { ROOT, XCC, xcc } from "./commands.ts";
import { leasePort, leasePorts, LOOPBACK } from "./ports.ts";
import { until } from "./until.ts";

let home: string;
let environment: Record<string, string>;
let httpPort: number;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), "xcc-command-"));
  const rtp = await leasePorts(40);
  httpPort = await leasePort();
  environment = {
    XCC_DATA: dirname((await freshDatabase()).folder),
    XCC_SIP: `${LOOPBACK}:${await leasePort()}`,
    XCC_RTP_PORTS: `${rtp.from}-${rtp.to}`,
    // Whether it is built is another's affair.
    XCC_CONSOLE: "off",
    // npm runs scripts by whatever `node` is first.
    PATH: [dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter),
  };
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
  rmSync(environment["XCC_DATA"] ?? "", { recursive: true, force: true });
});

/** The process that listens; it writes its number into the lock. */
function serverPid(): number {
  const text = readFileSync(join(environment["XCC_DATA"] ?? "", "center.lock"), "utf8");
  return (JSON.parse(text) as { pid: number }).pid;
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const health = async (): Promise<number | undefined> =>
  (await fetch(`http://${LOOPBACK}:${httpPort}/healthz`).catch(() => undefined))?.status;

it.each(["SIGTERM", "SIGINT"] as const)(
  "%s to npm start ends the server cleanly, and leaves nobody behind",
  async (signal) => {
    const npm = new Child("npm", ["start", "--", "--port", String(httpPort)], { cwd: ROOT, environment });
    try {
      await npm.line(/^ready\b/, START_MS);
      expect(await health()).toBe(200);
      const pid = serverPid();
      await npm.stop(signal, PATIENCE_MS);
      await until("the server is gone", () => Promise.resolve(lives(pid) ? undefined : true));
      expect(npm.output).toContain("stopping: no new calls, live ones may end");
      expect(await health()).toBe(undefined);
    } finally {
      await npm.stop("SIGKILL");
    }
  },
);

it.each(["shared", "own"])("xcc start (%s) runs from any folder, and ends by SIGTERM with 0", async (place) => {
  const args = [XCC, "start", "--port", String(httpPort), "--switch-process", place];
  const child = new Child(process.execPath, args, { cwd: home, environment });
  try {
    await child.line(/^ready\b/, START_MS);
    // One process is the one that was started; a controller is its child.
    expect(serverPid() === child.pid).toBe(place === "shared");
    const page = await fetch(`http://${LOOPBACK}:${httpPort}/`, { headers: { accept: "text/html" } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("/docs/")]);
    expect(await child.stop("SIGTERM", PATIENCE_MS)).toBe(0);
  } finally {
    await child.stop("SIGKILL");
  }
});

it("says in one line that Node is too old", async () => {
  const old = 'data:text/javascript,Object.defineProperty(process, "versions", { value: { node: "20.11.1" } })';
  for (const command of ["start", "help", "erlang"]) {
    const { code, output } = await xcc([command], { node: ["--import", old] });
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(/^xcc needs Node 22\.18 or newer, and this is Node 20\.11\.1 \(.*\)\.\n$/),
    ]);
  }
});

it.each(["XCC_HTTP", "XCC_SIP"])("a port that is taken is said with the name of its setting: %s", async (setting) => {
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, LOOPBACK, done));
  const address = taken.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  try {
    const other = { ...environment, XCC_HTTP: `${LOOPBACK}:${httpPort}`, [setting]: `${LOOPBACK}:${port}` };
    const { code, output } = await xcc(["start"], { environment: other });
    expect(code).toBe(1);
    expect(output).toContain(
      `The server could not start: ${setting} is ${LOOPBACK}:${port}: another program has that port`,
    );
    expect(output).not.toMatch(/^\s+at /m);
  } finally {
    taken.close();
  }
});
