// Who brings facts to receivers, in virtual time: order, repeats, patience and giving up.
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { PostOutcome } from "../../src/ports/webhooks.ts";
import { WebhookCouriers } from "../../src/webhooks/couriers.ts";
import { BEGIN, fakeOutbox, fakeReceivers, type FakeOutbox, type FakeReceivers } from "./fake-outbox.ts";

const START = Date.UTC(2026, 0, 1);
const HOUR_MS = 3_600_000;
const DOWN: PostOutcome = { type: "failed", error: "the connection was refused" };
const answered = (status: number): PostOutcome => ({ type: "answered", status, retryAfterMs: undefined });

let clock: VirtualClock;
let outbox: FakeOutbox;
let receivers: FakeReceivers;
let couriers: WebhookCouriers;
let said: string[];

beforeEach(() => {
  clock = new VirtualClock(START);
  outbox = fakeOutbox();
  receivers = fakeReceivers();
  said = [];
  couriers = hired();
});

function hired(): WebhookCouriers {
  const say = (_: object, text: string): void => void said.push(text);
  const log = { debug: say, info: say, warn: say, error: say };
  return new WebhookCouriers({ outbox, post: receivers.post, clock, log, chance: () => 1 });
}

/** Until nothing happens any more without time passing: what is under way here is promises only. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

/** Time passes in steps, as nothing that waits for promises sees a jump. */
async function passed(ms: number, stepMs = ms): Promise<void> {
  for (let gone = 0; gone < ms; gone += stepMs) {
    clock.advance(stepMs);
    await settled();
  }
}

async function started(...webhooks: number[]): Promise<void> {
  for (const id of webhooks) outbox.add(id);
  couriers.start();
  await settled();
}

const came = (id: number): readonly number[] => receivers.came.get(id) ?? [];

describe("facts for webhooks", () => {
  it("come in order, each once, as soon as they are there", async () => {
    outbox.put(1, 120, START);
    await started(1);
    expect(came(1)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
    outbox.put(121, 122, START);
    couriers.wake();
    await settled();
    expect(came(1).slice(120)).toEqual([121, 122]);
    expect(outbox.progress.get(1)?.cursor).toBe(122);
    expect(outbox.rows.get("1/122")).toMatchObject({ status: "delivered", attempts: 1, httpStatus: 200 });
    // Not one write for each, and each in one of them.
    expect(outbox.writes).toBeLessThan(10);
    expect(outbox.outcomes).toBe(122);
  });

  it("are tried again, later each time, with none overtaking and the same id", async () => {
    receivers.answers.set(1, () => answered(500));
    outbox.put(1, 3, START);
    await started(1);
    expect(came(1)).toEqual([1]);
    expect(outbox.progress.get(1)).toMatchObject({ attempts: 1, failingSince: START, nextAt: START + 1_000 });
    expect(outbox.rows.get("1/1")).toMatchObject({ status: "failing", httpStatus: 500, error: "answered 500" });
    await passed(999);
    expect(came(1)).toEqual([1]);
    await passed(1);
    expect(came(1)).toEqual([1, 1]);
    couriers.wake();
    await passed(1_999);
    expect(came(1)).toEqual([1, 1]);
    receivers.answers.clear();
    await passed(1);
    expect(came(1)).toEqual([1, 1, 1, 2, 3]);
    expect(new Set(receivers.ids).size).toBe(3);
    expect(outbox.progress.get(1)).toMatchObject({ cursor: 3, attempts: 0, failures: 0, failingSince: undefined });
    expect(outbox.rows.get("1/1")).toMatchObject({ status: "delivered", attempts: 3 });
  });

  it("do not wait for another one's receiver, which may fail or hang", async () => {
    receivers.answers.set(1, () => new Promise<PostOutcome>(() => undefined));
    receivers.answers.set(2, () => DOWN);
    outbox.put(1, 60, START);
    await started(1, 2, 3);
    expect([came(1).length, came(2).length, came(3).length]).toEqual([1, 1, 60]);
  });

  it("are never two under way for one webhook", async () => {
    let underWay = 0;
    let most = 0;
    receivers.answers.set(1, async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise<void>((resolve) => setImmediate(resolve));
      underWay -= 1;
      return answered(200);
    });
    outbox.put(1, 8, START);
    await started(1);
    for (let times = 0; times < 5; times += 1) {
      couriers.wake();
      couriers.refresh();
    }
    await settled();
    await settled();
    expect([most, new Set(came(1)).size]).toEqual([1, 8]);
  });

  it("are not repeated where the webhook is changed in the middle", async () => {
    receivers.answers.set(1, () => {
      if (came(1).length === 3) couriers.refresh();
      return answered(200);
    });
    outbox.put(1, 10, START);
    await started(1);
    expect(came(1)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it("are repeated under the same id where a crash has kept them from being written", async () => {
    receivers.answers.set(1, () => {
      // From the first answer on nothing can be written.
      outbox.isAway = true;
      return answered(200);
    });
    outbox.put(1, 2, START);
    await started(1);
    const [before] = receivers.ids;
    outbox.isAway = false;
    receivers.answers.clear();
    // Another process takes over, with what is in the database.
    couriers = hired();
    couriers.start();
    await settled();
    expect(came(1).slice(-2)).toEqual([1, 2]);
    expect(receivers.ids.slice(-2)[0]).toBe(before);
  });

  it("wait while the database is away, and go on with what had been done", async () => {
    await started(1);
    outbox.put(1, 3, START);
    receivers.answers.set(1, () => {
      outbox.isAway = true;
      return answered(200);
    });
    couriers.wake();
    await settled();
    await passed(20_000, 1_000);
    expect(came(1).length).toBeLessThan(4);
    outbox.isAway = false;
    receivers.answers.clear();
    await passed(3_000, 1_000);
    expect(came(1)).toEqual([1, 2, 3]);
    expect(outbox.progress.get(1)?.cursor).toBe(3);
    expect(said).toContain("a webhook's facts cannot be read or written; trying again");
  });

  it("are read later where the database is away at the start", async () => {
    outbox.isAway = true;
    outbox.put(1, 1, START);
    await started(1);
    outbox.isAway = false;
    await passed(2_000);
    expect(came(1)).toEqual([1]);
  });

  it("go on where they were after a restart, and no earlier than the next attempt is due", async () => {
    outbox.add(1);
    outbox.progress.set(1, {
      ...BEGIN,
      cursor: 5,
      attempts: 3,
      failures: 3,
      failingSince: START,
      nextAt: START + 4_000,
    });
    outbox.put(1, 7, START);
    couriers.start();
    await settled();
    await passed(3_999);
    expect(came(1)).toEqual([]);
    await passed(1);
    expect(came(1)).toEqual([6, 7]);
    expect(outbox.rows.get("1/6")?.attempts).toBe(4);
  });
});

describe("a receiver that goes on failing", () => {
  it("is given up for what is older than a day, and gets what is younger", async () => {
    receivers.answers.set(1, () => DOWN);
    outbox.put(1, 5, START);
    await started(1);
    await passed(12 * HOUR_MS, HOUR_MS / 12);
    outbox.put(6, 7, clock.now());
    await passed(13 * HOUR_MS, HOUR_MS / 12);
    expect(said).toContain("facts for a webhook are given up");
    receivers.answers.clear();
    await passed(HOUR_MS / 12);
    expect([...new Set(came(1))]).toEqual([1, 6, 7]);
    expect(outbox.progress.get(1)?.cursor).toBe(7);
  });

  it("is disabled after three days, with a word in the log", async () => {
    receivers.answers.set(1, () => DOWN);
    outbox.put(1, 1, START);
    await started(1);
    for (let hours = 0; hours < 74; hours += 1) {
      outbox.put(hours + 2, hours + 2, clock.now());
      await passed(HOUR_MS, HOUR_MS / 6);
    }
    expect(outbox.disabled).toEqual([
      "the receiver has accepted nothing for three days (last: the connection was refused)",
    ]);
    expect(said).toContain("a webhook is disabled");
    const before = came(1).length;
    await passed(2 * HOUR_MS, HOUR_MS);
    expect(came(1)).toHaveLength(before);
    expect(couriers.measures()[0]?.samples.map(({ value }) => value)).toEqual([0, 0, 1]);
  });

  it("that says it is gone is disabled at once", async () => {
    receivers.answers.set(1, () => answered(410));
    outbox.put(1, 2, START);
    await started(1);
    expect([came(1), outbox.disabled]).toEqual([[1], ["the receiver answered 410: it is gone (last: answered 410)"]]);
  });

  it("does not hold up what follows a fact that it refuses", async () => {
    let times = 0;
    receivers.answers.set(1, () => ((times += 1) <= 10 ? answered(422) : answered(200)));
    outbox.put(1, 2, START);
    await started(1);
    await passed(HOUR_MS, 60_000);
    expect([came(1).filter((seq) => seq === 1).length, came(1).at(-1)]).toEqual([10, 2]);
    expect(outbox.rows.get("1/1")).toMatchObject({ status: "given-up", attempts: 10, error: "answered 422" });
    expect(outbox.rows.get("1/2")).toMatchObject({ status: "delivered" });
  });

  it("is tried at once where an operator has changed it, and what the old address says counts no more", async () => {
    let fail: (outcome: PostOutcome) => void = () => undefined;
    receivers.answers.set(1, () => new Promise<PostOutcome>((resolve) => (fail = resolve)));
    outbox.put(1, 1, START);
    await started(1);
    const target = outbox.targets.get(1);
    if (target !== undefined) outbox.targets.set(1, { ...target, url: "http://elsewhere/2" });
    couriers.refresh();
    await settled();
    fail(DOWN);
    await settled();
    expect(came(2)).toEqual([1]);
    expect(outbox.progress.get(1)).toMatchObject({ cursor: 1, failures: 0 });
  });

  it("gets nothing more once it is disabled or removed", async () => {
    await started(1, 2);
    const target = outbox.targets.get(1);
    if (target !== undefined) target.enabled = false;
    outbox.targets.delete(2);
    couriers.refresh();
    await settled();
    outbox.put(1, 1, START);
    couriers.wake();
    await settled();
    expect([came(1), came(2)]).toEqual([[], []]);
  });
});

it("a webhook that is disabled and enabled at once has one courier still", async () => {
  let answer: ((outcome: PostOutcome) => void) | undefined;
  receivers.answers.set(1, () => new Promise<PostOutcome>((resolve) => (answer = resolve)));
  outbox.put(1, 1, START);
  await started(1);
  const target = outbox.targets.get(1);
  if (target === undefined) throw new Error("it was added");
  for (const enabled of [false, true]) {
    target.enabled = enabled;
    couriers.refresh();
    await settled();
  }
  expect(came(1)).toEqual([1]);
  receivers.answers.clear();
  outbox.put(2, 3, START);
  answer?.(answered(200));
  await settled();
  expect(came(1)).toEqual([1, 2, 3]);
});

it("a webhook does not wait for a time that a clock set wrong has named", async () => {
  outbox.add(1);
  outbox.progress.set(1, { ...BEGIN, attempts: 1, failures: 1, failingSince: START, nextAt: START + 300 * HOUR_MS });
  outbox.put(1, 2, START);
  await started();
  expect(came(1)).toEqual([1, 2]);
});

describe("what somebody asks for", () => {
  it("is sent beside the order, and noted", async () => {
    receivers.answers.set(1, () => DOWN);
    outbox.put(1, 2, START);
    await started(1);
    expect(await couriers.redeliver(1, 2)).toMatchObject({ delivered: false, error: "the connection was refused" });
    receivers.answers.clear();
    expect(await couriers.redeliver(1, 2)).toMatchObject({ delivered: true, httpStatus: 200, error: "" });
    expect(outbox.rows.get("1/2")).toMatchObject({ status: "delivered" });
    expect(outbox.progress.get(1)?.cursor).toBe(0);
    expect(new Set(receivers.ids.slice(-2)).size).toBe(1);
    expect(await couriers.redeliver(1, 99)).toBeUndefined();
    expect(await couriers.redeliver(9, 1)).toBeUndefined();
  });

  it("is sent in the form that the webhook's version has, as all that comes in its order is", async () => {
    outbox.put(7, 7, START);
    outbox.add(1, 1);
    outbox.add(2, 2);
    await started();
    for (const id of [1, 2]) {
      await couriers.redeliver(id, 7);
      await couriers.test(id);
    }
    const [fact, event] = [{ seq: 7 }, { event: "caller-left", version: 2, position: 7 }];
    const time = new Date(START).toISOString();
    expect(receivers.bodies).toEqual([
      ...[fact, event, fact, { type: "test", timestamp: time, data: { webhook: 1 } }],
      ...[event, { event: "test", version: 2, timestamp: START, webhook: 2 }],
    ]);
    expect(receivers.ids.filter((id) => id === `msg_2_7_${START.toString(36)}`)).toHaveLength(2);
    expect([outbox.rows.get("1/7")?.type, outbox.rows.get("2/7")?.type]).toEqual(["call-ended", "caller-left"]);
  });

  it("a test has an id of its own, and goes to one that is disabled too", async () => {
    outbox.add(1);
    const target = outbox.targets.get(1);
    if (target !== undefined) target.enabled = false;
    expect(await couriers.test(1)).toMatchObject({ delivered: true });
    expect(await couriers.test(1)).toMatchObject({ delivered: true });
    expect(new Set(receivers.ids).size).toBe(2);
    expect(await couriers.test(2)).toBeUndefined();
  });
});

it("is measured, and each measure is described in docs/operations.md", async () => {
  receivers.answers.set(2, () => DOWN);
  outbox.put(1, 3, START);
  await started(1, 2);
  clock.advance(500);
  const values = Object.fromEntries(
    couriers.measures().map(({ name, samples }) => [name, samples.map(({ value }) => value)] as const),
  );
  expect(values).toEqual({
    xcc_webhooks: [1, 1, 0],
    xcc_webhook_attempts_total: [3, 0, 0, 1],
    xcc_webhook_given_up_total: [0, 0],
    xcc_webhook_waiting_seconds: [0, 0.5],
  });

  const page = readFileSync(new URL("../../docs/operations.md", import.meta.url), "utf8");
  expect(Object.keys(values).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

it("ends with what is under way, and writes it", async () => {
  let answer: (outcome: PostOutcome) => void = () => undefined;
  receivers.answers.set(1, () => new Promise<PostOutcome>((resolve) => (answer = resolve)));
  outbox.put(1, 5, START);
  await started(1);
  const stopped = couriers.stop();
  answer(answered(200));
  await stopped;
  expect([came(1), outbox.progress.get(1)?.cursor]).toEqual([[1], 1]);
  expect(clock.idle).toBe(true);
});
