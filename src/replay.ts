// `xcc replay`: lets what a server has recorded happen again, checks that the same facts come of it, tells a call's
// story, and stops where it is told to, to show how everything stood.
import { statSync } from "node:fs";
import { answerTo, done, failed, type Answer, type GivenOptions } from "./command-line.ts";
import { LANGUAGES, tell, type Language } from "./core/explain/tell.ts";
import { storyOf } from "./core/explain/story.ts";
import type { Snapshot } from "./core/views/snapshot.ts";
import type { CallRecord } from "./core/report/call-record.ts";
import { unseen } from "./core/withheld.ts";
import { bookFacts, EMPTY_BOOK, type CallBook } from "./report/call-book.ts";
import { ReplayError } from "./host/log/file-reader.ts";
import { maskEvents } from "./host/log/mask-events.ts";
import { eventFiles, replay, type ReplayedStep } from "./host/log/replay.ts";

const USAGE = {
  text: `xcc replay FOLDER|FILE [OPTIONS]        (the server writes them to events/ in its data folder)

  without options      replays all, says how much it was and whether the same facts came of it
  --calls              also lists the calls
  --call ID            tells the story of one call, by its id or the beginning of it
  --until POINT        stops and shows the state: after event 1234, or at the time 2026-03-02T10:15:00+08:00
  --mask FOLDER        writes copies without personal data, which can still be replayed
  --language en        of stories: ${LANGUAGES.join(", ")}
  --json               the answer as JSON`,
  values: ["call", "until", "mask", "language"],
  switches: ["calls", "json"],
  mostArguments: 1,
} as const;

/** Calls that are kept to be listed and told; with more, the earliest are let go. */
const MOST_CALLS = 200_000;

interface Replayed {
  readonly files: number;
  readonly programs: readonly string[];
  readonly events: number;
  readonly facts: number;
  /** Of the first event that gave other facts than at the time. */
  readonly firstMismatch: number | undefined;
  readonly mismatches: number;
  readonly torn: readonly string[];
  readonly calls: ReadonlyMap<string, CallRecord>;
  /** Where it stopped, if it was told to. */
  readonly stopped: { readonly number: number; readonly at: number; readonly state: Snapshot } | undefined;
}

type StopAt = (step: ReplayedStep) => boolean;

export function replayCommand(args: readonly string[]): Answer {
  return answerTo(args, USAGE, (options) => {
    const files = filesOf(options);
    const stopAt = stopOf(options);
    const language = languageOf(options);
    if (options.errors.length > 0) return done("");
    try {
      const mask = options.text("mask");
      if (mask !== undefined) return masked(files, mask);
      const replayed = run(files, stopAt);
      return answerOf(replayed, options, language);
    } catch (error) {
      if (error instanceof ReplayError) return failed(error.message);
      const reason = error instanceof Error ? error.message : String(error);
      return failed(`It could not be replayed: ${reason}`);
    }
  });
}

function filesOf(options: GivenOptions): readonly string[] {
  const [path] = options.arguments;
  if (path === undefined) {
    options.errors.push("the folder or file of events is missing");
    return [];
  }
  try {
    const files = eventFiles(path, statSync(path).isDirectory());
    if (files.length === 0) options.errors.push(`${path} holds no events`);
    return files;
  } catch {
    options.errors.push(`${path} cannot be read`);
    return [];
  }
}

function stopOf(options: GivenOptions): StopAt {
  const text = options.text("until");
  if (text === undefined) return () => false;
  if (/^\d+$/.test(text)) return ({ number }) => number >= Number(text);
  const at = Date.parse(text);
  if (Number.isNaN(at)) {
    options.errors.push(
      `--until is ${JSON.stringify(text)}; expected an event's number or a time as 2026-03-02T10:15:00Z`,
    );
  }
  return ({ event }) => event.at >= at;
}

function languageOf(options: GivenOptions): Language {
  const text = options.text("language");
  const found = LANGUAGES.find((language) => language === text);
  if (text !== undefined && found === undefined) {
    options.errors.push(`--language is ${JSON.stringify(text)}; expected one of ${LANGUAGES.join(", ")}`);
  }
  return found ?? "en";
}

function masked(files: readonly string[], folder: string): Answer {
  const written = maskEvents(files, folder);
  return done(
    `${written.files} files with ${written.events} events are in ${folder}; each gave the same facts, masked\n`,
  );
}

function run(files: readonly string[], stopAt: StopAt): Replayed {
  const programs = new Set<string>();
  const torn: string[] = [];
  const calls = new Map<string, CallRecord>();
  let book: CallBook = EMPTY_BOOK;
  let [events, facts, mismatches, read] = [0, 0, 0, 0];
  let firstMismatch: number | undefined;
  let stopped: Replayed["stopped"];
  for (const one of replay(files)) {
    if (one.type === "file") {
      read += 1;
      programs.add(one.head.program);
    } else if (one.type === "torn") {
      torn.push(`${one.path}, line ${one.line}`);
    } else {
      events += 1;
      facts += one.result.facts.length;
      if (!one.matches) {
        mismatches += 1;
        firstMismatch ??= one.number;
      }
      if (one.result.facts.length > 0) book = keep(calls, book, one);
      if (!stopAt(one)) continue;
      stopped = { number: one.number, at: one.event.at, state: one.center.snapshot() };
      break;
    }
  }
  return { files: read, programs: [...programs], events, facts, firstMismatch, mismatches, torn, calls, stopped };
}

function keep(calls: Map<string, CallRecord>, book: CallBook, { result }: ReplayedStep): CallBook {
  const booked = bookFacts(book, result.facts);
  for (const [call, record] of booked.touched) calls.set(call, unseen(record));
  if (calls.size > MOST_CALLS) {
    const [oldest] = calls.keys();
    if (oldest !== undefined) calls.delete(oldest);
  }
  return booked.book;
}

function answerOf(replayed: Replayed, options: GivenOptions, language: Language): Answer {
  const wanted = options.text("call");
  const json = options.has("json");
  if (wanted !== undefined) return storyAnswer(replayed, wanted, language, json);
  if (json) {
    const calls = options.has("calls") ? [...replayed.calls.values()] : undefined;
    return verdict(replayed, `${JSON.stringify({ ...replayed, calls }, null, 2)}\n`);
  }
  const parts = [summary(replayed)];
  if (options.has("calls")) parts.push(...[...replayed.calls.values()].map(callLine));
  if (replayed.stopped !== undefined) parts.push(stateText(replayed.stopped));
  return verdict(replayed, `${parts.join("\n")}\n`);
}

/** A run that gave other facts is a failure, for scripts too. */
function verdict({ mismatches }: Replayed, out: string): Answer {
  return { code: mismatches === 0 ? 0 : 1, out, errors: "" };
}

function summary(replayed: Replayed): string {
  const { files, programs, events, facts, mismatches, firstMismatch, torn, calls } = replayed;
  return [
    `${files} files of ${programs.join(", ")}: ${events} events, ${facts} facts, ${calls.size} calls`,
    mismatches === 0
      ? "the same facts came of them, byte for byte"
      : `${mismatches} events gave OTHER facts than at the time; the first is event ${String(firstMismatch)}`,
    ...torn.map((where) => `cut off at ${where}: what followed there is left out`),
  ].join("\n");
}

function callLine({ call, startedAt, callerNumber, dialled, endedAt, cause }: CallRecord): string {
  const end = endedAt === undefined ? "lives" : `${((endedAt - startedAt) / 1_000).toFixed(1)} s, ${cause ?? ""}`;
  return `${new Date(startedAt).toISOString()}  ${call}  ${callerNumber} -> ${dialled}  ${end}`;
}

function storyAnswer({ calls }: Replayed, wanted: string, language: Language, json: boolean): Answer {
  const exactly = calls.get(wanted);
  const found = exactly === undefined ? [...calls.values()].filter(({ call }) => call.startsWith(wanted)) : [exactly];
  const [record, another] = found;
  if (record === undefined) return failed(`There is no call ${wanted} in what was replayed.`);
  if (another !== undefined) return failed(`${found.length} calls begin with ${wanted}; --calls lists them.`);
  const story = storyOf(record).map((line) => ({ ...line, said: tell(line, language) }));
  if (json) return done(`${JSON.stringify({ record, story }, null, 2)}\n`);
  const lines = story.map(({ at, said }) => {
    const after = ((at - record.startedAt) / 1_000).toFixed(3).padStart(10);
    return `${new Date(at).toISOString()} ${after} s  ${said}`;
  });
  return done(`call ${record.call}\n${lines.join("\n")}\n`);
}

function stateText({ number, at, state }: NonNullable<Replayed["stopped"]>): string {
  const { calls, queues, agents, phones, armed } = state;
  return [
    `\nafter event ${number}, ${new Date(at).toISOString()}:`,
    `${calls.length} calls`,
    ...calls.map((call) => {
      const rings = call.offers.map(({ agent }) => agent);
      const details = [call.connecting ? "connecting" : "", rings.length > 0 ? `rings ${rings.join(" ")}` : ""];
      return `  ${call.call}  ${call.stage} ${details.join(" ")}`.trimEnd();
    }),
    `${queues.length} queues`,
    ...queues.map(
      ({ queue, waiting, members, eligible }) =>
        `  ${queue}: ${waiting.length} wait, ${members.length} signed in, ${eligible.length} can be offered a call`,
    ),
    `${agents.length} agents signed in`,
    ...agents.map((agent) =>
      `  ${agent.agent} at ${agent.extn}: ${agent.state} ${agent.callState} ${agent.reason} ${agent.call ?? ""}`.trimEnd(),
    ),
    `${phones.filter(({ registered }) => registered).length} of ${phones.length} phones are registered`,
    `${armed.length} deadlines are set`,
  ].join("\n");
}
