// What the phones have seen of their calls, against the records of them.
import { expect } from "vitest";
import type { CallRecord } from "../../src/core/report/call-record.ts";
import type { Json, Server } from "../interop/server.ts";
import type { Ledger, PlacedCall, TakenCall } from "./ledger.ts";
import { wrapUpMsOf } from "./plan.ts";

/** While calls live, so often something is logged. */
const HEARTBEAT_MS = 2_000;
/** What a busy machine adds to that. */
const LATE_MS = 1_500;
/** Between a message on the wire and its time in SIPp's log, or its event in the server's. */
const SOON_MS = 250;

/** Longer than the server is ever away. */
const AWAY_MS = 120_000;

export interface FoundCall {
  readonly uuid: string;
  readonly record: CallRecord;
}

/** The records of these calls, by the caller's number; each is looked for by itself. */
export async function recordsOf(
  server: Server,
  placed: readonly PlacedCall[],
): Promise<ReadonlyMap<string, FoundCall>> {
  const found = new Map<string, FoundCall>();
  for (const call of placed) {
    const { number } = call;
    const { data } = (await server.get(`/api/cdrs?cidNumber=${number}`)) as { readonly data: readonly Json[] };
    const uuids = data.map(({ uuid }) => String(uuid));
    // Not answered: the server may have died before it had heard of it.
    const fewest = call.answeredAt === undefined ? 0 : 1;
    expect(uuids.length, `records of the call of ${number}`).toBeGreaterThanOrEqual(fewest);
    expect(uuids.length, `records of the call of ${number}`).toBeLessThanOrEqual(1);
    const [uuid] = uuids;
    if (uuid === undefined) continue;
    const { record } = (await server.get(`/api/cdrs/${uuid}`)) as { readonly record: CallRecord };
    found.set(number, { uuid, record });
  }
  return found;
}

export function expectCalls(
  ledger: Ledger,
  placed: readonly PlacedCall[],
  found: ReadonlyMap<string, FoundCall>,
): void {
  for (const call of placed) {
    const record = found.get(call.number)?.record;
    if (record === undefined) continue;
    const taken = ledger.taken.filter(({ callerNumber }) => callerNumber === call.number);
    expectEnd(call, taken, record, ledger.endOf(call.round));
    for (const one of taken) expectTalk(one, call, record, ledger.endOf(call.round));
    expectWrapUps(record);
  }
}

/** It has ended, as its phones know and when they know. */
function expectEnd(call: PlacedCall, taken: readonly TakenCall[], record: CallRecord, killedAt: number): void {
  const what = `the call of ${call.number}`;
  // Who was promised a call is still owed it; the time of that is checked when it is made.
  if (call.keyAnsweredAt !== undefined) return;
  const { endedAt, cause, endedBy } = record;
  if (endedAt === undefined) throw new Error(`${what} has no end`);
  for (const leg of record.legs) expect(leg.endedAt, `${what}: the end of ${leg.role} ${leg.number}`).toBeDefined();
  const hungUp = taken.find(({ byeAnsweredAt }) => byeAnsweredAt !== undefined);
  if (
    call.byeAnsweredAt !== undefined &&
    call.byeAt !== undefined &&
    call.cutAt === undefined &&
    hungUp === undefined
  ) {
    expect([cause, endedBy], `${what}: who hung up`).toEqual(["normal", "caller"]);
    // The answer goes out after it was written down.
    expect(endedAt, `${what}: when its caller hung up`).toBeGreaterThanOrEqual(call.byeAt - SOON_MS);
    expect(endedAt, `${what}: when its caller hung up`).toBeLessThanOrEqual(call.byeAnsweredAt + 1);
  } else if (call.cutAt !== undefined) {
    expect(cause, `${what}: it was hung up`).not.toBe("crashed");
    expect(endedAt, `${what}: when it was hung up`).toBeLessThanOrEqual(call.cutAt + SOON_MS);
  } else if (
    call.byeAt === undefined &&
    call.answeredAt !== undefined &&
    hungUp === undefined &&
    killedAt !== Infinity
  ) {
    // Nobody has hung up by the server's death; an agent's BYE may just have come in.
    const mayBeOver = taken.some(({ byeAt }) => byeAt !== undefined);
    if (!mayBeOver) expect(cause, `${what}: it lived`).toBe("crashed");
    expect(endedAt, `${what}: when it was cut`).toBeLessThanOrEqual(killedAt);
    expect(endedAt, `${what}: when it was cut`).toBeGreaterThanOrEqual(killedAt - HEARTBEAT_MS - LATE_MS);
  }
}

/** Of an agent's part: an end that was answered is on record, and the talk is as long as it was. */
function expectTalk(taken: TakenCall, call: PlacedCall, record: CallRecord, killedAt: number): void {
  const what = `the call of ${call.number} with an agent`;
  const { answeredAt, acknowledgedAt, byeAt, byeAnsweredAt } = taken;
  // Who came to wait for a caller that is called back talks later than they have answered.
  if (answeredAt === undefined || acknowledgedAt === undefined || call.keyAnsweredAt !== undefined) return;
  const talk = record.talks.find(({ startedAt }) => Math.abs(startedAt - answeredAt) < LATE_MS);
  const firstEnd = Math.min(...[call.byeAt, byeAt, taken.cutAt, call.cutAt, killedAt].filter((at) => at !== undefined));
  if (talk === undefined) {
    // It was over, or the server dead, before both were connected.
    expect(firstEnd - answeredAt, `${what}: there was no talk`).toBeLessThan(LATE_MS);
    return;
  }
  const { endedAt } = talk;
  if (endedAt === undefined) throw new Error(`${what} has no end`);
  expect(Math.abs(endedAt - firstEnd), `${what}: when it ended`).toBeLessThan(HEARTBEAT_MS + LATE_MS);
  if (byeAnsweredAt === undefined || byeAt === undefined) return;
  const leg = record.legs.find((one) => one.leg === talk.leg);
  expect(leg, `${what}: who hung up`).toMatchObject({ endedBy: "phone", cause: "normal" });
  expect(leg?.endedAt, `${what}: when its agent hung up`).toBeGreaterThanOrEqual(byeAt - SOON_MS);
  expect(leg?.endedAt, `${what}: when its agent hung up`).toBeLessThanOrEqual(byeAnsweredAt + 1);
}

/** After-call work has an end, be it that the server was away when it came. */
function expectWrapUps(record: CallRecord): void {
  for (const { agent, wrapUpSince, wrapUpMs, endedAt } of record.talks) {
    if (wrapUpSince === undefined) continue;
    const what = `after-call work of ${String(agent)} for the call of ${record.callerNumber}`;
    expect(wrapUpSince, what).toBeGreaterThanOrEqual(endedAt ?? 0);
    expect(wrapUpMs, `the end of ${what}`).toBeDefined();
    expect(wrapUpMs, what).toBeLessThan(wrapUpMsOf(String(agent)) + AWAY_MS);
  }
}
