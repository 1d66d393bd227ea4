import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { START_MS } from "../real-time.ts";
import { clock, silent } from "../store/test-store.ts";
import { Child } from "./child.ts";
import { until } from "./until.ts";

const ROUNDS = 12;
const WRITER = join(import.meta.dirname, "durability-writer.ts");

/** Those that it was answered for. */
function extensionsIn(writer: Child): readonly string[] {
  return [...writer.output.matchAll(/^extension (\d+)\n/gm)].map(([, extension = ""]) => extension);
}

describe("the embedded database", () => {
  const home = mkdtempSync(join(tmpdir(), "xcc-durability-"));
  const folder = join(home, "database");
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const writer = (round: string): Child => new Child(process.execPath, [WRITER, folder, round]);
  const open = () =>
    openStore({
      location: { type: "embedded", folder },
      clock,
      log: silent,
      domain: "xswitch.cn",
      timeZone: "Asia/Shanghai",
      auditDays: 365,
    });

  it("is made whole or not at all: killed while it is made, it is made again", async () => {
    for (const afterMs of [300, 1_500, 2_500]) {
      const child = writer("1");
      await wait(afterMs);
      await child.stop("SIGKILL");
    }
    const child = writer("1");
    await child.line(/^open$/, START_MS);
    await child.stop("SIGKILL");
  });

  it(`has every write that was acknowledged, killed ${ROUNDS} times in the middle of writing`, async () => {
    const extensions = new Set<string>();
    let lastFact = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const child = writer(String(round + 10));
      await child.line(/^extension/, START_MS);
      await until("some are written", () => Promise.resolve(extensionsIn(child).length > 5 || undefined));
      // Somewhere in the middle of a write: the moment differs from round to round.
      await wait(100 + round * 37);
      await child.stop("SIGKILL");
      for (const extension of extensionsIn(child)) extensions.add(extension);
      for (const line of child.output.split("\n").slice(0, -1)) {
        if (line.startsWith("fact ")) lastFact = Number(line.slice("fact ".length));
      }
      const store = await open();
      const { changes } = await store.configuration();
      const found = new Set(changes.map((change) => (change.type === "put-extension" ? change.extension.extn : "")));
      expect([...extensions].filter((extn) => !found.has(extn as never))).toEqual([]);
      expect(await store.lastProjectedFact()).toBeGreaterThanOrEqual(lastFact);
      await store.stop();
    }
    expect(extensions.size).toBeGreaterThan(ROUNDS * 5);
  });

  it("is opened by one process at a time, and again when that one is gone", async () => {
    const child = writer("90");
    await child.line(/^open$/, START_MS);
    await expect(open()).rejects.toThrow(/is in use by process \d+/);
    await child.stop("SIGKILL");
    expect(existsSync(`${folder}.lock`)).toBe(true);
    await (await open()).stop();
    expect(existsSync(`${folder}.lock`)).toBe(false);
  });

  it("is not made in a folder that holds something else", async () => {
    const other = join(home, "other");
    mkdirSync(join(other, "precious"), { recursive: true });
    await expect(
      openStore({
        location: { type: "embedded", folder: other },
        clock,
        log: silent,
        domain: "xswitch.cn",
        timeZone: "Asia/Shanghai",
        auditDays: 365,
      }),
    ).rejects.toThrow();
    expect(existsSync(join(other, "precious"))).toBe(true);
    expect(existsSync(`${other}.lock`)).toBe(false);
  });
});
