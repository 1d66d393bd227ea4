// Many SIPp phones at a few ports, callers who hang up by the clock, and what must hold when all of it is over.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { Fact } from "../../src/core/facts.ts";
import { userOf } from "./center.ts";
import { metricOf, ofType, udpSocketsOf } from "./facts.ts";
import { leasePort } from "./ports.ts";
import type { Server } from "./server.ts";
import { explain, registerPhones, startSipp } from "./sipp.ts";
import type { SippResult, SippRun, SippUser } from "./sipp.ts";
import { until } from "./until.ts";

const STEP_MS = 10;
const STEPS = 120;
/** As much as a busy machine may need to hear of a BYE and pass it on. */
const SOON_MS = 10_000;
/** More than the usual server of these tests has: each rests for 2 s after its call. */
export const RTP_PORTS = 4_000;

/** Phones at one port, which answer by themselves after so long, until they are stopped. */
export async function automaticPhones(
  server: Server,
  extns: readonly string[],
  parameters: Readonly<Record<string, string | number>>,
): Promise<SippRun> {
  const users = extns.map((extn) => userOf(extn));
  const port = await leasePort();
  await registerPhones({ users, port, remotePort: server.sipPort, rate: 200 });
  const calls = 100_000;
  return startSipp({
    scenario: "racing-agent",
    users,
    port,
    calls,
    timerMs: 1,
    timeoutMs: 200_000,
    patient: true,
    parameters,
  });
}

/** In the CANCEL to a phone that lost a race: what keeps it from showing a missed call. */
export const ANSWERED_ELSEWHERE = `<action>
  <ereg regexp="SIP *;.*cause=200" search_in="hdr" header="Reason:" check_it="true" assign_to="reason" />
</action>`;

/** When a caller hangs up, in steps of 10 ms; undefined: not then. */
export interface HangUp {
  /** Since their phone has told them that it rings. */
  readonly afterRinging?: number;
  /** Since they were answered; undefined: they leave it to the other side. */
  readonly afterAnswer: number | undefined;
}

/** The scenario of callers who hang up by the clock, and their lines of its table. */
export class RacingCallers {
  readonly scenario: string;
  readonly #ringsOn: number;
  readonly #givesUp: number;
  readonly #stays: number;
  readonly #talks: number;

  constructor() {
    const template = readFileSync(join(import.meta.dirname, "scenarios", "racing-caller.xml"), "utf8");
    const noted = ["To:|.*|remote", "Contact:|sip:[^>]*|target"].map((one) => {
      const [header, regexp, name] = one.split("|");
      return `<ereg regexp="${regexp}" search_in="hdr" header="${header}" assign_to="${name}" />`;
    });
    // SIPp's times are fixed in its scenario: one entry for each.
    const givesUp = entries(
      (ms) => `<recv response="200" timeout="${ms}" ontimeout="cancel" next="answered">
        <action>${noted.join("")}</action></recv>`,
    );
    // Nobody but the caller hangs up here: a BYE is unexpected.
    const talks = entries((ms) => `<recv request="NOTIFY" timeout="${ms}" ontimeout="hang-up" next="hang-up" />`);
    this.scenario = template.replace("{{givesUp}}", givesUp).replace("{{talks}}", talks);
    this.#ringsOn = entryAt(this.scenario, "rings-on");
    this.#givesUp = entryAt(this.scenario, "gives-up") + 1;
    this.#stays = entryAt(this.scenario, "stays");
    this.#talks = entryAt(this.scenario, "talks") + 1;
  }

  user(extn: string, dials: string, { afterRinging, afterAnswer }: HangUp): SippUser {
    const whileRinging = afterRinging === undefined ? this.#ringsOn : this.#givesUp + 2 * afterRinging;
    const whileTalking = afterAnswer === undefined ? this.#stays : this.#talks + 2 * afterAnswer;
    return { ...userOf(extn, dials), fields: [whileRinging, whileTalking] };
  }
}

function entries(entry: (ms: number) => string): string {
  // A time of 0 would be none. The `nop` is there since SIPp's jump heeds what the entry before its aim names as the next one.
  return Array.from({ length: STEPS + 1 }, (_, step) => `<nop />${entry(Math.max(1, step * STEP_MS))}`).join("\n");
}

/** The number of the entry behind a label, as SIPp counts them for its `jump`. */
function entryAt(scenario: string, label: string): number {
  const before = scenario.slice(0, scenario.indexOf(`<label id="${label}"`));
  return before.match(/<(send|recv|nop|pause)\b/g)?.length ?? 0;
}

export function expectNoComplaint(result: SippResult, calls: number): void {
  expect(result, explain(result)).toMatchObject({ succeeded: calls, failed: 0, unexpected: 0 });
}

const GAUGES = ["xcc_legs", "xcc_switch_legs", "xcc_media_sessions", "xcc_sip_sessions", "xcc_queue_waiting"] as const;

/** Nothing is left in the engine, in the switch, or of ports in the kernel. */
export async function expectNothingLeft(server: Server, socketsBefore: number): Promise<void> {
  await until("no call, leg or session is left", async () => {
    const left = await Promise.all(["xcc_calls", ...GAUGES].map((name) => metricOf(server, name)));
    return left.every((value) => (value ?? 0) === 0) ? true : undefined;
  }).catch(async (error: unknown) => {
    const left = await Promise.all(GAUGES.map(async (name) => `${name} ${String(await metricOf(server, name))}`));
    throw new Error(left.join(", "), { cause: error });
  });
  for (const name of GAUGES) expect(await metricOf(server, name), name).toBeDefined();
  await until(`as many UDP sockets are open as before, ${socketsBefore}`, () =>
    Promise.resolve(udpSocketsOf(server.pid) === socketsBefore || undefined),
  ).catch((error: unknown) => {
    throw new Error(`${udpSocketsOf(server.pid)} sockets are open`, { cause: error });
  });
}

export interface CallFacts {
  readonly call: string;
  readonly facts: readonly Fact[];
}

/** The calls of these callers, each with all its facts. */
export function callsOf(facts: readonly Fact[], callers: readonly string[]): readonly CallFacts[] {
  const byCall = Map.groupBy(facts, (fact) => ("call" in fact ? fact.call : undefined));
  return [...byCall].flatMap(([call, facts]) => {
    const [started] = ofType(facts, "call-started");
    return call !== undefined && started !== undefined && callers.includes(started.callerNumber)
      ? [{ call, facts }]
      : [];
  });
}

/** It has ended once, all its legs once, each soon after the caller was gone, and it was never with two at a time. */
export function expectCleanEnd({ call, facts }: CallFacts): void {
  expect(ofType(facts, "call-ended"), call).toHaveLength(1);
  expect(ofType(facts, "repaired"), call).toEqual([]);
  const [started] = ofType(facts, "call-started");
  const ended = ofType(facts, "leg-ended");
  const legs = [started?.leg, ...ofType(facts, "leg-dialled").map(({ leg }) => leg)];
  expect(ended.map(({ leg }) => leg).sort(), call).toEqual(legs.sort());
  const goneAt = ended.find(({ leg }) => leg === started?.leg)?.at ?? 0;
  for (const { at } of ended) expect(at - goneAt, call).toBeLessThan(SOON_MS);
  expect(ofType(facts, "bridged").length, call).toBeLessThanOrEqual(1);
}
