// Ports are given to one only, whoever else asks at the same moment, and come back when they are dead.
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PATIENCE_MS } from "../real-time.ts";
import { Child } from "./child.ts";
import { areaFrom, type PortRange } from "./port-area.ts";
import { leasePorts, LOOPBACK, PortLeases } from "./ports.ts";

/** Four blocks, and their guards. */
const AREA_PORTS = 804 + 1;
const LEASER = join(import.meta.dirname, "ports-leaser.ts");

let area: PortRange;
let leases: PortLeases;
const others: Child[] = [];

beforeAll(async () => {
  area = await leasePorts(AREA_PORTS);
});

beforeEach(() => {
  leases = new PortLeases(area);
});

afterEach(async () => {
  leases.release();
  await Promise.all(others.splice(0).map((other) => other.stop("SIGKILL")));
});

/** Another process that has leased so many. */
function leaser(...counts: readonly number[]): Child {
  const child = new Child(process.execPath, [LEASER, ...counts.map(String)], {
    environment: { XCC_TEST_PORTS: `${area.from}-${area.to}` },
  });
  others.push(child);
  return child;
}

async function leasedBy(child: Child): Promise<readonly PortRange[]> {
  await child.line(/^all$/, PATIENCE_MS);
  return [...child.output.matchAll(/^leased (\d+)-(\d+)$/gm)].map(([, from, to]) => ({
    from: Number(from),
    to: Number(to),
  }));
}

function expectApart(ranges: readonly PortRange[]): void {
  const sorted = ranges.toSorted((one, other) => one.from - other.from);
  for (const [index, { from, to }] of sorted.entries()) {
    expect(from % 2).toBe(0);
    expect(from).toBeGreaterThanOrEqual(area.from);
    expect(to).toBeLessThanOrEqual(area.to);
    expect(from).toBeGreaterThan(sorted[index - 1]?.to ?? 0);
  }
}

async function all(counts: readonly number[]): Promise<readonly PortRange[]> {
  return Promise.all(counts.map((count) => leases.lease(count)));
}

describe("a lease", () => {
  it("is of neighbours, and of none that was given away before", async () => {
    const counts = [1, 2, 3, 250, 40, 1, 199, 7];
    const ranges = await all(counts);
    expect(ranges.map(({ from, to }) => to + 1 - from)).toEqual(counts);
    expectApart(ranges);
  });

  it("is of no other process, which asks at the same moment", async () => {
    const children = [leaser(100, 3, 60), leaser(1, 1, 90), leaser(150)];
    const mine = await all([50, 20]);
    const theirs = await Promise.all(children.map(leasedBy));
    expect(theirs.map((ranges) => ranges.length)).toEqual([3, 3, 1]);
    expectApart([...mine, ...theirs.flat()]);
  });

  it("ends with its process, even one that is killed", async () => {
    const other = leaser(790);
    await leasedBy(other);
    await expect(leases.lease(1)).rejects.toThrow("XCC_TEST_PORTS");
    await other.stop("SIGKILL");
    expectApart([await leases.lease(790)]);
  });

  it("passes over what somebody holds who leases nothing", async () => {
    const [first] = await all([1]);
    const next = (first?.from ?? 0) + 2;
    const udp = createSocket("udp4").bind(next, LOOPBACK);
    const tcp = createServer().listen(next + 12, LOOPBACK);
    await Promise.all([once(udp, "listening"), once(tcp, "listening")]);
    try {
      expect(await all([10, 10])).toEqual([
        { from: next + 2, to: next + 11 },
        { from: next + 14, to: next + 23 },
      ]);
    } finally {
      udp.close();
      tcp.close();
    }
  });

  it("of more than there are is refused with what to do, and the next one is not", async () => {
    await expect(leases.lease(801)).rejects.toThrow(
      /no 801 neighbouring ports are left .*XCC_TEST_PORTS=<first>-<last>/,
    );
    const ranges = await all([400, 400]);
    expectApart(ranges);
    await expect(leases.lease(1)).rejects.toThrow("holds 4 of 4 blocks");
  });
});

describe("the area of leases", () => {
  it("lies below what the kernel gives away itself, else above it", () => {
    expect(areaFrom(undefined, "32768\t60999\n")).toEqual({ from: 10_000, to: 32_767 });
    expect(areaFrom("", "10240 49151\n")).toEqual({ from: 49_152, to: 65_535 });
    expect(() => areaFrom(undefined, "1024 65535\n")).toThrow("net.ipv4.ip_local_port_range");
  });

  it("may be named", () => {
    expect(areaFrom("20000-29999", "1024 65535\n")).toEqual({ from: 20_000, to: 29_999 });
    for (const bad of ["20000", "3-2000", "29999-20000", "20000-70000", "20000-", " "]) {
      expect(() => areaFrom(bad), bad).toThrow("two ports from 1024 to 65535");
    }
  });
});
