// An event log as the host writes it, without a host, and what it comes to when it is read again.
import type { Center } from "../../src/core/center.ts";
import { Center as Engine } from "../../src/core/center.ts";
import type { Event } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import { FileEventLog, type EventLogParts, type SnapshotMaker } from "../../src/host/log/event-log.ts";
import { makeSnapshot } from "../../src/host/log/make-snapshot.ts";
import { eventFiles, replay, type ReplayEvent } from "../../src/host/log/replay.ts";
import { VirtualClock } from "../../src/host/virtual-clock.ts";

export const LARGE = 1e9;

/** At once, not in a thread of its own. */
export const atOnce: SnapshotMaker = {
  order: (order, made) => made(makeSnapshot(order)),
  stop: () => Promise.resolve(),
};

export function silentLog(errors: string[] = []) {
  const ignore = (): void => undefined;
  const keep = (_: object, text: string): void => void errors.push(text);
  return { debug: ignore, info: ignore, warn: keep, error: keep };
}

export type RecordingParts = Partial<EventLogParts> & { readonly folder: string };

/** A log that has been opened, around this engine. */
export function openedLog(parts: RecordingParts, center: Center, follows?: number): FileEventLog {
  const usual = { mostBytes: LARGE, program: "xcc 1", clock: new VirtualClock(0), log: silentLog(), snapshots: atOnce };
  const log = new FileEventLog({ ...usual, state: () => center.state, ...parts });
  log.open({ follows, lastFact: center.state.lastFact, events: 0 });
  return log;
}

/** Lets these events happen to an engine that is written down. Without `isKilled` the log is closed as at a clean end. */
export async function record(
  events: readonly Event[],
  parts: RecordingParts,
  isKilled = false,
): Promise<{ readonly facts: readonly Fact[]; readonly center: Center }> {
  const center = new Engine();
  const log = openedLog(parts, center);
  const facts = events.flatMap((event) => {
    const result = center.step(event);
    log.append(event, result.facts);
    return result.facts;
  });
  if (!isKilled) await log.close(center.state);
  return { facts, center };
}

export function replayed(paths: readonly string[]) {
  const all: ReplayEvent[] = [...replay(paths)];
  const steps = all.filter((one) => one.type === "step");
  return {
    steps,
    facts: JSON.stringify(steps.flatMap(({ result }) => result.facts)),
    mismatches: steps.filter(({ matches }) => !matches).length,
    files: all.filter((one) => one.type === "file"),
    torn: all.filter((one) => one.type === "torn"),
  };
}

export function replayedFolder(folder: string) {
  return replayed(eventFiles(folder, true));
}
