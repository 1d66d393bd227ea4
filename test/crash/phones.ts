// SIPp's phones around a center that dies: agents who take calls, callers over an outside line, and what both have seen.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { userOf } from "../interop/center.ts";
import { leasePort } from "../interop/ports.ts";
import { DOMAIN, type Server } from "../interop/server.ts";
import { explain, registerPhones, startSipp, type SippRun, type SippUser } from "../interop/sipp.ts";
import type { Ledger } from "./ledger.ts";
import {
  AGENTS,
  BRISK_AGENTS,
  HOTLINE,
  LATE_AGENT,
  LATER_HOTLINE,
  LINE_ADDRESS,
  LINE_PREFIX,
  MAILBOX,
  SLOW_AGENTS,
  type Furnished,
} from "./plan.ts";
import { callsIn, firstAt, storyOf, type SipLine } from "./sipp-story.ts";

/** Longer than any round. */
const LASTS_MS = 600_000;
/** More than come, or are made, in a round. */
const CALLS = 150;

interface CallerGroup {
  readonly dials: string;
  readonly scenario: "line-caller" | "line-promise";
  /** Hangs up so long after the answer, unless the other side does. */
  readonly talkMs: number;
  /** At a time. */
  readonly concurrent: number;
  readonly calls: number;
}

const TRAFFIC: readonly CallerGroup[] = [
  { dials: HOTLINE, scenario: "line-caller", talkMs: 700, concurrent: 2, calls: CALLS },
  { dials: HOTLINE, scenario: "line-caller", talkMs: 2_000, concurrent: 2, calls: CALLS },
  { dials: HOTLINE, scenario: "line-caller", talkMs: LASTS_MS, concurrent: 3, calls: CALLS },
  { dials: LATER_HOTLINE, scenario: "line-caller", talkMs: 1_200, concurrent: 1, calls: CALLS },
  { dials: MAILBOX, scenario: "line-caller", talkMs: 3_500, concurrent: 2, calls: CALLS },
  { dials: LATER_HOTLINE, scenario: "line-promise", talkMs: 0, concurrent: 1, calls: 2 },
];
/** One for each agent. */
const PROVING: CallerGroup = {
  ...{ dials: HOTLINE, scenario: "line-caller", talkMs: LASTS_MS },
  ...{ concurrent: AGENTS.length, calls: AGENTS.length },
};

/** Who they are is their group's and their own number: nobody calls from it twice. */
function callersOf({ dials, calls }: CallerGroup, round: number, group: number): readonly SippUser[] {
  return Array.from({ length: calls }, (_, at) => ({
    number: `${LINE_PREFIX}${String(round).padStart(2, "0")}${group}${String(at).padStart(3, "0")}`,
    ...{ domain: DOMAIN, password: "", dials },
  }));
}

interface Run {
  readonly run: SippRun;
  readonly side: "caller" | "agent";
}

/** The phones of one round. */
export class CrashPhones {
  readonly #server: Server;
  readonly #ledger: Ledger;
  readonly #round: number;
  #runs: Run[] = [];

  constructor(server: Server, ledger: Ledger, round: number) {
    this.#server = server;
    this.#ledger = ledger;
    this.#round = round;
  }

  /** Phones at the same places in every round, whether the server still knows them there or not. */
  async agents({ agentPorts, linePort }: Furnished & { readonly agentPorts: readonly number[] }): Promise<void> {
    const groups = [
      { extns: SLOW_AGENTS, talkMs: 2_500 },
      { extns: BRISK_AGENTS, talkMs: 900 },
      { extns: [LATE_AGENT], talkMs: 300 },
    ];
    for (const [at, { extns, talkMs }] of groups.entries()) {
      const port = agentPorts[at];
      if (port === undefined) throw new Error("a port is missing");
      const users = extns.map((extn) => userOf(extn));
      await registerPhones({ users, port, remotePort: this.#server.sipPort });
      await this.#answering(users, port, talkMs, "agent");
    }
    // Those who are called back do so too; they leave it to the agent to hang up.
    await this.#answering([userOf(LATE_AGENT)], linePort, LASTS_MS, "caller", LINE_ADDRESS);
  }

  /** Calls of all kinds, until the server is gone. */
  async traffic(): Promise<void> {
    await Promise.all(TRAFFIC.map((group, at) => this.#calling(group, at)));
  }

  /** As many callers as agents, to their end. */
  async prove(): Promise<readonly string[]> {
    const group = TRAFFIC.length;
    const proving = await this.#calling(PROVING, group);
    const result = await proving.run.done;
    if (result.succeeded < PROVING.calls) throw new Error(explain(result));
    await this.#book(proving);
    this.#runs = this.#runs.filter((run) => run !== proving);
    return callersOf(PROVING, this.#round, group).map(({ number }) => number);
  }

  /** Their power goes too: what they have seen by now is what they know. */
  async end(): Promise<void> {
    const runs = this.#runs;
    this.#runs = [];
    await Promise.all(runs.map(({ run }) => run.kill()));
    for (const run of runs) await this.#book(run);
  }

  async #answering(
    users: readonly SippUser[],
    port: number,
    talkMs: number,
    side: Run["side"],
    address?: string,
  ): Promise<void> {
    const run = await startSipp({
      ...{ scenario: "racing-agent", users, port, calls: CALLS, concurrent: 10, timerMs: 5, patient: true },
      ...{ parameters: { ringMs: 60, talkMs, afterTalk: "hang-up" }, timeoutMs: LASTS_MS },
      ...(address === undefined ? {} : { address }),
    });
    this.#runs.push({ run, side });
  }

  async #calling(group: CallerGroup, at: number): Promise<Run> {
    const { scenario, talkMs, calls, concurrent } = group;
    const text = readFileSync(join(import.meta.dirname, "scenarios", `${scenario}.xml`), "utf8");
    const run = await startSipp({
      ...{ scenario: text, users: callersOf(group, this.#round, at), remotePort: this.#server.sipPort },
      ...{ calls, concurrent, rate: Math.max(2, concurrent), patient: true, timeoutMs: LASTS_MS },
      ...{ parameters: { talkMs, keyAfterMs: 500 }, address: LINE_ADDRESS, port: await leasePort() },
    });
    const one: Run = { run, side: "caller" };
    this.#runs.push(one);
    return one;
  }

  async #book({ run, side }: Run): Promise<void> {
    const { messages } = await run.done;
    for (const call of callsIn(storyOf(messages))) {
      if (side === "agent") this.#bookTaken(call);
      else if (call.some(({ sent, what }) => sent && what === "INVITE")) this.#bookPlaced(call);
    }
  }

  #bookPlaced(call: readonly SipLine[]): void {
    const { from: number = "", to: dialled = "" } = call[0] ?? {};
    this.#ledger.placed.push({
      ...{ number, dialled, round: this.#round },
      answeredAt: firstAt(call, false, "200 INVITE"),
      byeAt: firstAt(call, true, "BYE"),
      byeAnsweredAt: firstAt(call, false, "200 BYE"),
      cutAt: firstAt(call, false, "BYE"),
      keyAnsweredAt: firstAt(call, false, "200 INFO"),
    });
  }

  #bookTaken(call: readonly SipLine[]): void {
    const invite = call.find(({ sent, what }) => !sent && what === "INVITE");
    if (invite === undefined) return;
    this.#ledger.taken.push({
      ...{ callerNumber: invite.from, round: this.#round },
      answeredAt: firstAt(call, true, "200 INVITE"),
      acknowledgedAt: firstAt(call, false, "ACK"),
      byeAt: firstAt(call, true, "BYE"),
      byeAnsweredAt: firstAt(call, false, "200 BYE"),
      cutAt: firstAt(call, false, "BYE"),
    });
  }
}
