import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Child } from "./child.ts";
import { leasePort, LOOPBACK } from "./ports.ts";
import { complaintsOf, lastStatistics, unexpectedCancelsIn, unexpectedIn } from "./sipp-log.ts";
import { isInUse, ownPortsOf } from "./sipp-ports.ts";
import { TEST_TONES_HZ, writeToneALaw } from "./tone.ts";
import { until } from "./until.ts";

/** One line of SIPp's table; each call takes the next, and after the last the first again. */
export interface SippUser {
  readonly number: string;
  readonly domain: string;
  readonly password: string;
  /** For callers: the number they dial. */
  readonly dials?: string;
  /** What else the scenario reads from its line, from field4 on. */
  readonly fields?: readonly (string | number)[];
}

export interface SippOptions {
  /** A file of scenarios/ without its ending, or the text of a scenario. */
  readonly scenario: string;
  /** What stands for `{{name}}` in the scenario; see DEFAULTS. */
  readonly parameters?: Readonly<Record<string, string | number>>;
  readonly users: readonly SippUser[];
  /** Where requests go; undefined for phones that only wait for calls. */
  readonly remotePort?: number;
  /** Its SIP address on loopback; undefined: any free port. */
  readonly port?: number;
  /** Its address, of 127.0.0.0/8; default 127.0.0.1. */
  readonly address?: string;
  /** After so many calls it ends. */
  readonly calls: number;
  /** New calls a second; default 10. */
  readonly rate?: number;
  /** Calls at one time; default: no limit. */
  readonly concurrent?: number;
  /** When it is over in any case; default 45 s. */
  readonly timeoutMs?: number;
  readonly transport?: "udp" | "tcp";
  /** Messages that its scenario does not wait for are not held against it: the network loses some and reorders others. */
  readonly patient?: boolean;
  /** The tone it sends while it talks; default the first of TEST_TONES_HZ. */
  readonly toneHz?: number;
  /** How exactly it keeps times; default 10 ms. */
  readonly timerMs?: number;
}

export interface SippResult {
  readonly succeeded: number;
  readonly failed: number;
  /** Requests and responses that SIPp had to send again. */
  readonly retransmissions: number;
  /** Messages that came where the scenario waits for others, or that belong to no call. */
  readonly unexpected: number;
  /** 0: every call went as the scenario says, and, unless it is `patient`, nothing came that the scenario does not wait for. */
  readonly code: number | undefined;
  /** Every message sent and received, for when something went wrong. */
  readonly messages: string;
  readonly errors: string;
}

const DEFAULTS: Readonly<Record<string, string | number>> = {
  talkMs: 2_000,
  ringMs: 200,
  holdMs: 1_500,
  patienceMs: 40_000,
  expires: 300,
  status: 486,
  phrase: "Refused",
  onCancel: "",
  afterTalk: "left-alone",
};

/** Phones that are called leave it to the caller to hang up: two BYEs at once are a test of their own. */
const AGENT_DEFAULTS = { talkMs: 30_000 };

const DEFAULT_TIMEOUT_MS = 45_000;
/** As much as an answer may be late on a busy machine. */
const LATE_MS = 1_500;
/** For its last figures; one with a call that does not end is made to. */
const STOP_MS = 8_000;
/** As SIPp itself ends where a call has failed. */
const SURPRISED = 1;

/** A SIPp at work. */
export interface SippRun {
  readonly port: number;
  /** Resolves when all its calls are over, or its time. Never rejects. */
  readonly done: Promise<SippResult>;
  /** Ends it now: what it has done so far is the result. */
  stop(): Promise<SippResult>;
  /** Ends it at once, as when its power is gone: its calls are left as they are. */
  kill(): Promise<SippResult>;
}

/** Starts SIPp. Resolves as soon as it listens, or has ended. */
export async function startSipp(options: SippOptions): Promise<SippRun> {
  const folder = mkdtempSync(join(tmpdir(), "xcc-sipp-"));
  const port = options.port ?? (await leasePort());
  const audio = join(folder, "tone.alaw");
  writeToneALaw(audio, options.toneHz ?? TEST_TONES_HZ[0], 1);
  writeFileSync(join(folder, "scenario.xml"), filledScenario(options.scenario, { audio, ...options.parameters }));
  writeFileSync(join(folder, "users.csv"), usersTable(options.users));
  const args = [...argumentsOf(options, port), ...(await ownPortsOf(options.concurrent ?? options.calls))];
  const child = new Child("sipp", args, { cwd: folder });
  const timeoutMs = (options.timeoutMs ?? DEFAULT_TIMEOUT_MS) + 10_000;
  const done = child
    .exit(timeoutMs)
    .catch(() => child.stop("SIGKILL"))
    .then((code) => resultOf(folder, child, code, options.patient === true));
  const listens = (): Promise<true | undefined> => Promise.resolve(isInUse(port) || !child.isRunning || undefined);
  await until(`SIPp listens at port ${String(port)}`, listens);
  return {
    port,
    done,
    async stop() {
      // SIGUSR1 is SIPp's own "no new calls, and end when the others have".
      await child.stop("SIGUSR1", STOP_MS);
      return done;
    },
    async kill() {
      await child.stop("SIGKILL");
      return done;
    },
  };
}

/** Runs SIPp to its end. */
export async function runSipp(options: SippOptions): Promise<SippResult> {
  const run = await startSipp(options);
  return run.done;
}

/** Registers users as phones at one port of loopback, which is free again afterwards: `startSipp` there takes their calls. */
export async function registerPhones(
  options: Pick<SippOptions, "users" | "remotePort" | "transport" | "parameters" | "rate"> & { readonly port: number },
): Promise<void> {
  const result = await runSipp({ rate: 50, ...options, scenario: "register", calls: options.users.length });
  if (result.code !== 0) throw new Error(`the phones could not register\n${explain(result)}`);
  // To what was sent twice there are two answers; a late one would be a call to the SIPp that now takes the port.
  if (result.retransmissions > 0) await wait(LATE_MS);
}

/** Takes all registrations of these users back: a phone that is only gone would still be tried until they expire. */
export async function unregisterPhones(users: readonly SippUser[], remotePort: number): Promise<void> {
  const result = await runSipp({ scenario: "unregister", users, remotePort, calls: users.length, rate: 50 });
  if (result.code !== 0) throw new Error(`the phones could not unregister\n${explain(result)}`);
}

/** For the message of a failed expectation: what SIPp complained of, and the end of what was said. */
export function explain(result: SippResult): string {
  return [
    `SIPp ended with ${String(result.code)}: ${String(result.succeeded)} calls went well, ${String(result.failed)} did not.`,
    result.errors.slice(0, 3_000),
    result.messages.slice(-6_000),
  ].join("\n");
}

function filledScenario(scenario: string, given: Readonly<Record<string, string | number>>): string {
  const text = scenario.includes("<scenario")
    ? scenario
    : readFileSync(join(import.meta.dirname, "scenarios", `${scenario}.xml`), "utf8");
  const isAgent = /<scenario name="agent/.test(text);
  const parameters: Readonly<Record<string, string | number>> = {
    ...DEFAULTS,
    ...(isAgent ? AGENT_DEFAULTS : {}),
    ...given,
  };
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`the scenario ${scenario} needs the parameter ${name}`);
    return String(value);
  });
}

/** Columns: number, domain, authentication, number dialled. SIPp wants the whole authentication keyword to stand in the table. */
function usersTable(users: readonly SippUser[]): string {
  const rows = users.map((user) =>
    [
      user.number,
      user.domain,
      `[authentication username=${user.number} password=${user.password}]`,
      user.dials ?? "",
      ...(user.fields ?? []),
    ].join(";"),
  );
  return ["SEQUENTIAL", ...rows, ""].join("\n");
}

function argumentsOf(options: SippOptions, port: number): string[] {
  const address = options.address ?? LOOPBACK;
  const args = ["-sf", "scenario.xml", "-inf", "users.csv", "-i", address, "-mi", address, "-bind_local"];
  args.push("-p", String(port), "-t", options.transport === "tcp" ? "t1" : "u1");
  args.push("-m", String(options.calls), "-r", String(options.rate ?? 10), "-aa", "-nostdin", "-skip_rlimit");
  // SIPp would end the call at a message that comes while it is about to send one, or that comes again, where a phone looks at
  // it next or knows it already. What came is judged when all is over: see `unexpectedIn`.
  args.push("-default_behaviors", "all,-bye,-abortunexp");
  if (options.concurrent !== undefined) args.push("-l", String(options.concurrent));
  args.push("-timeout", `${String(Math.ceil((options.timeoutMs ?? DEFAULT_TIMEOUT_MS) / 1_000))}s`, "-timeout_error");
  args.push("-trace_err", "-error_file", "errors.log", "-trace_msg", "-message_file", "messages.log");
  if (options.timerMs !== undefined) args.push("-timer_resol", String(options.timerMs));
  args.push("-trace_stat", "-stf", "statistics.csv", "-fd", "1");
  if (options.remotePort !== undefined) args.unshift(`${LOOPBACK}:${String(options.remotePort)}`);
  return args;
}

function resultOf(folder: string, child: Child, code: number | undefined, isPatient: boolean): SippResult {
  const statistics = lastStatistics(textOf(folder, "statistics.csv"));
  const messages = textOf(folder, "messages.log");
  const errors = textOf(folder, "errors.log");
  const surprises = unexpectedIn(errors, messages);
  const result = {
    succeeded: statistics.get("SuccessfulCall(C)") ?? 0,
    failed: statistics.get("FailedCall(C)") ?? 0,
    retransmissions: statistics.get("Retransmissions(C)") ?? 0,
    unexpected: surprises + (statistics.get("OutOfCallMsgs(C)") ?? 0),
    code: code === 0 && !isPatient && surprises + unexpectedCancelsIn(errors) > 0 ? SURPRISED : code,
    messages,
    errors: complaintsOf(errors) + (code === 0 ? "" : child.output.slice(-2_000)),
  };
  rmSync(folder, { recursive: true, force: true });
  return result;
}

function textOf(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), "utf8");
  } catch {
    return "";
  }
}
