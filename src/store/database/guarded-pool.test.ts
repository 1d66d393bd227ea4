import { EventEmitter } from "node:events";
import type pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DatabaseAway, OutcomeUnknown } from "../failures.ts";
import { GuardedPool } from "./guarded-pool.ts";

const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
const isDuplicate = Object.assign(new Error("duplicate"), { code: "23505", constraint: "users_login_living" });

/** A pool whose queries and checks do what the test says. */
function rig() {
  const destroyed: unknown[] = [];
  const logged: string[] = [];
  const times: number[] = [];
  const behaviour = {
    query: (_client: EventEmitter): Promise<unknown> => Promise.resolve({ rows: [] }),
    connect: (): Promise<void> => Promise.resolve(),
    check: (): Promise<void> => Promise.resolve(),
    checks: 0,
    connects: 0,
  };
  const pool = {
    ...{ totalCount: 3, idleCount: 2, waitingCount: 0 },
    connect: async () => {
      behaviour.connects += 1;
      await behaviour.connect();
      const client = new EventEmitter();
      const query = (): Promise<unknown> => behaviour.query(client);
      return Object.assign(client, { query, release: (error?: unknown) => void destroyed.push(error) });
    },
    end: () => Promise.resolve(),
  };
  const note = (_: object, text: string): void => void logged.push(text);
  const guarded = new GuardedPool({
    pool: pool as unknown as pg.Pool,
    check: () => {
      behaviour.checks += 1;
      return behaviour.check();
    },
    watch: { queried: (ms) => void times.push(ms) },
    log: { debug: note, info: note, warn: note, error: note },
  });
  const ask = async (): Promise<unknown> => {
    const client = await guarded.connect();
    try {
      return await client.query("select 1", []);
    } finally {
      client.release();
    }
  };
  const valueOf = (name: string, label?: string): number | undefined =>
    guarded
      .measures()
      .find((measure) => measure.name === name)
      ?.samples.find(({ labels }) => label === undefined || Object.values(labels ?? {}).includes(label))?.value;
  return { pool, guarded, behaviour, destroyed, logged, times, ask, valueOf };
}

describe("the guarded pool", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("passes on what the database says, and measures it", async () => {
    const { ask, behaviour, destroyed, times, valueOf } = rig();
    expect(await ask()).toEqual({ rows: [] });
    behaviour.query = () => Promise.reject(isDuplicate);
    await expect(ask()).rejects.toBe(isDuplicate);
    expect(destroyed).toEqual([undefined, undefined]);
    expect([times.length, behaviour.checks]).toEqual([2, 0]);
    expect([valueOf("xcc_database_failures_total", "refused"), valueOf("xcc_database_up")]).toEqual([1, 1]);
    expect([valueOf("xcc_database_connections", "busy"), valueOf("xcc_database_connections", "idle")]).toEqual([1, 2]);
  });

  it("does not hand a connection on whose reply may still come, nor waits on it to roll back", async () => {
    const { guarded, behaviour, destroyed } = rig();
    const timeout = new Error("Query read timeout");
    behaviour.query = () => Promise.reject(timeout);
    const client = await guarded.connect();
    await expect(client.query("select 1", [])).rejects.toBe(timeout);
    behaviour.query = () => new Promise(() => undefined);
    await expect(client.query("rollback", [])).rejects.toBe(timeout);
    client.release();
    expect(destroyed).toEqual([timeout]);
  });

  it.each([
    ["a connection that breaks", "Connection terminated unexpectedly", undefined, true],
    ["a reply that does not come", "Query read timeout", undefined, true],
    ["a socket's error", "write EPIPE", "EPIPE", true],
    ["a server that is stopped", "terminating connection", "57P01", true],
    ["a server that does not know itself", "completion unknown", "40003", true],
    ["a rule that is looked at in the end", "violates foreign key", "23503", false],
    ["one of two that hinder each other", "could not serialize", "40001", false],
    ["a disk that is full", "could not extend", "53100", false],
  ])("knows what a COMMIT leaves open: %s", async (_, text, code, isOpen) => {
    const { guarded, behaviour, valueOf } = rig();
    const client = await guarded.connect();
    await client.query("begin", []);
    const error = Object.assign(new Error(text), code === undefined ? {} : { code });
    behaviour.query = () => Promise.reject(error);
    const failed = await client.query("commit", []).catch((why: unknown) => why);
    expect(failed instanceof OutcomeUnknown).toBe(isOpen);
    expect(isOpen ? (failed as Error).cause : failed).toBe(error);
    // Whoever rolls back then hears the same.
    if (isOpen) await expect(client.query("rollback", [])).rejects.toBe(failed);
    if (isOpen) expect(valueOf("xcc_database_failures_total", "away")).toBe(1);
  });

  it("knows that nothing comes of a transaction whose connection broke before its COMMIT", async () => {
    const { guarded, behaviour } = rig();
    const lost = new Error("Connection terminated unexpectedly");
    const client = await guarded.connect();
    await client.query("begin", []);
    behaviour.query = () => Promise.reject(lost);
    await expect(client.query("insert into users values (1)", [])).rejects.toBe(lost);
    await expect(client.query("commit", [])).rejects.toBe(lost);
    const alone = await guarded.connect();
    await expect(alone.query("insert into users values (1)", [])).rejects.toBeInstanceOf(OutcomeUnknown);
  });

  it("tells everybody at once when the server is away, and finds out when it is back", async () => {
    const { ask, behaviour, logged, valueOf, pool } = rig();
    await ask();
    behaviour.connect = behaviour.check = () => Promise.reject(refused);
    await expect(ask()).rejects.toBe(refused);
    await vi.advanceTimersByTimeAsync(10);
    expect([valueOf("xcc_database_up"), logged]).toEqual([0, ["the database is away"]]);
    pool.idleCount = 0;
    const { checks, connects } = behaviour;
    for (let asked = 0; asked < 50; asked += 1) await expect(ask()).rejects.toBeInstanceOf(DatabaseAway);
    // Neither connections nor checks pile up.
    expect([behaviour.checks, behaviour.connects]).toEqual([checks, connects]);
    behaviour.connect = behaviour.check = () => Promise.resolve();
    await vi.advanceTimersByTimeAsync(300);
    expect(await ask()).toEqual({ rows: [] });
    expect([valueOf("xcc_database_up"), logged.at(-1)]).toEqual([1, "the database is back"]);
  });

  it("finds out that a server hangs, and lets nobody wait on it", async () => {
    const { ask, behaviour, valueOf } = rig();
    behaviour.query = () => new Promise(() => undefined);
    void Promise.allSettled([ask(), ask()]);
    behaviour.check = () =>
      new Promise((_, reject) => setTimeout(() => reject(new Error("Query read timeout")), 2_000));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(valueOf("xcc_database_up")).toBe(0);
  });

  it("lets a slow query be slow where the server speaks", async () => {
    const { ask, behaviour, valueOf } = rig();
    behaviour.query = () => new Promise((resolve) => setTimeout(() => resolve("late"), 10_000));
    // It speaks, if only to say that it has no connection left.
    behaviour.check = () => Promise.reject(Object.assign(new Error("too many"), { code: "53300" }));
    const slow = ask();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await slow).toBe("late");
    expect(valueOf("xcc_database_up")).toBe(1);
    expect(behaviour.checks).toBeLessThan(6);
  });

  it("lives on when a connection breaks while nothing is asked on it", async () => {
    const { guarded, behaviour, destroyed } = rig();
    let connection = new EventEmitter();
    behaviour.query = (client) => Promise.resolve(void (connection = client));
    const client = await guarded.connect();
    await client.query("begin", []);
    connection.emit("error", refused);
    await expect(client.query("commit", [])).rejects.toBe(refused);
    client.release();
    expect([destroyed, connection.listenerCount("error")]).toEqual([[refused], 0]);
  });

  it("is at work in this process while it answers now and then, and stuck when it does not", async () => {
    const { behaviour, pool } = rig();
    const note = (): void => undefined;
    const log = { debug: note, info: note, warn: note, error: note };
    const within = new GuardedPool({ pool: pool as unknown as pg.Pool, check: undefined, watch: undefined, log });
    expect(within.isAtWork).toBe(false);
    behaviour.query = () => new Promise(() => undefined);
    void (await within.connect()).query("select heavy", []);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(within.isAtWork).toBe(true);
    behaviour.query = () => Promise.resolve({ rows: [] });
    await (await within.connect()).query("select 1", []);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(within.isAtWork).toBe(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(within.isAtWork).toBe(false);
  });

  it("takes a bounded number of those who wait", async () => {
    const { ask, pool } = rig();
    pool.waitingCount = 1_000;
    await expect(ask()).rejects.toBeInstanceOf(DatabaseAway);
  });
});
