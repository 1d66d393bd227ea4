// A start: the newest state that was written down, and the events after it once more.
import { existsSync, mkdirSync, readdirSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import type { Center } from "../../core/center.ts";
import type { Fact } from "../../core/facts.ts";
import { chainOf, type ChainedFile } from "./chain.ts";
import { ReplayError } from "./file-reader.ts";
import { eventFile, stateFile } from "./format.ts";
import { replay } from "./replay.ts";

/** Facts that are remembered over a start. */
const MOST_LATELY = 10_000;

interface End {
  /** The number of the last fact that the log speaks of. */
  readonly lastFact: number;
  /** The last time that it speaks of, milliseconds since 1970. */
  readonly lastAt: number;
}

export type Found =
  /** Nothing has happened yet. */
  | { readonly type: "empty" }
  /** The engine as it was; what is to happen next follows on file `file`. */
  | ({
      readonly type: "resumed";
      readonly center: Center;
      readonly file: number;
      readonly events: number;
      /** The last of those that came of these events once more: for who was told of them and then cut off. */
      readonly lately: readonly Fact[];
    } & End)
  /** This program makes other facts of the events than the one that wrote them, first at this event. */
  | ({ readonly type: "differs"; readonly program: string; readonly where: string } & End)
  /** What is there cannot be read, or its beginning is gone. */
  | ({ readonly type: "lost"; readonly reason: string } & End);

/** What the log in a folder comes to. The folder is made where there is none; what a crash has left half-written goes. */
export function readLog(folder: string): Found {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) if (name.endsWith(".state.new")) unlinkSync(join(folder, name));
  const chain = chainOf(folder);
  const newest = chain.at(-1);
  if (newest === undefined) return { type: "empty" };
  let end: End = { lastFact: newest.head.lastFact, lastAt: newest.head.at };
  try {
    return fromNewestState(folder, chain, (further) => (end = further));
  } catch (error) {
    if (error instanceof ReplayError) return { type: "lost", reason: error.message, ...end };
    throw error;
  }
}

/** Files from the newest that has a state beside it, or is the first of all. */
export function fromState(
  folder: string,
  chain: readonly ChainedFile[],
  mayBegin: (file: ChainedFile) => boolean = () => true,
): readonly ChainedFile[] {
  const isBeginning = (file: ChainedFile): boolean =>
    (file.head.begins || existsSync(stateFile(folder, file.number))) && mayBegin(file);
  const from = chain.findLastIndex(isBeginning);
  return from < 0 ? [] : chain.slice(from);
}

function fromNewestState(folder: string, chain: readonly ChainedFile[], seen: (end: End) => void): Found {
  const files = fromState(folder, chain);
  const last = files.at(-1);
  if (last === undefined) throw new ReplayError("no file of the log begins where the engine's state is known");
  let center: Center | undefined;
  let end: End = { lastFact: last.head.lastFact, lastAt: last.head.at };
  let events = 0;
  let lately: Fact[] = [];
  let differs: { readonly program: string; readonly where: string } | undefined;
  let file = { path: "", program: "" };
  for (const one of replay(files.map(({ number }) => eventFile(folder, number)))) {
    if (one.type === "file") {
      center = one.center;
      file = { path: one.path, program: one.head.program };
    } else if (one.type === "step") {
      events += 1;
      end = { lastFact: one.lastFact, lastAt: Math.max(one.event.at, end.lastAt) };
      seen(end);
      lately.push(...one.result.facts);
      if (lately.length > 2 * MOST_LATELY) lately = lately.slice(-MOST_LATELY);
      if (!one.matches) differs ??= { program: file.program, where: `${file.path}, at ${one.event.type}` };
    }
  }
  if (differs !== undefined) return { type: "differs", ...differs, ...end };
  if (center === undefined) throw new ReplayError("the log holds no file");
  return { type: "resumed", center, file: last.number, events, lately: lately.slice(-MOST_LATELY), ...end };
}
