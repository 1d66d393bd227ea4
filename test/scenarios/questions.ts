// What a scenario asks of the engine between its happenings; nothing happens by asking.
//
//   +0 why c1           (what must happen for this waiting caller to move)
//   +0 record c1        (the call record, as far as the call has come)
//   +0 story c1         (the same in words)
//   +0 agent 1001       (what is shown of an agent)
import type { AgentView } from "../../src/core/agent/agent.ts";
import type { Center } from "../../src/core/center.ts";
import { storyOf } from "../../src/core/explain/story.ts";
import { tell, tellWaits } from "../../src/core/explain/tell.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { CallId } from "../../src/core/model.ts";
import type { CallRecord } from "../../src/core/report/call-record.ts";
import { summaryOf } from "../../src/report/call-summary.ts";
import { handlingsOf } from "../../src/report/handling.ts";
import { rebuilt } from "../../src/report/from-facts.ts";
import { START } from "./script.ts";

/** Its answer is some lines. */
type Question = (center: Center, facts: readonly Fact[]) => readonly object[];

/** Undefined: this is none. */
export function questionOf([verb, name = ""]: readonly string[]): Question | undefined {
  switch (verb) {
    case "why":
      return (center) => [whyOf(center, name as CallId)];
    case "record":
      return (center, facts) =>
        recordsOf(facts)
          .filter(({ call }) => call === name)
          .flatMap((record) => recordLines(record, center.state.now));
    case "story":
      return (_center, facts) =>
        recordsOf(facts)
          .filter(({ call }) => call === name)
          .flatMap((record) =>
            storyOf(record).map((line) => ({ [`at ${line.at - record.startedAt}`]: tell(line, "en") })),
          );
    case "agent":
      return (center) => center.agents(undefined).flatMap((view) => (view.agent === name ? [shown(view)] : []));
    default:
      return undefined;
  }
}

/** With since when, from the scenario's beginning on. */
function shown({ since, until, ...view }: AgentView): object {
  return { ...view, sinceMs: since - START, untilMs: until === undefined ? undefined : until - START };
}

function whyOf(center: Center, call: CallId): object {
  const waiting = center.waitingCall(call);
  if (waiting === undefined) return { waits: false };
  const { queue, position, waitsFor } = waiting;
  return { queue, position, waits: tellWaits(waitsFor, "en") };
}

function recordsOf(facts: readonly Fact[]): readonly CallRecord[] {
  return rebuilt(facts).records;
}

/** Instants are told from the call's beginning on. */
function recordLines(record: CallRecord, now: number): object[] {
  const since = (at: number | undefined): number | undefined => (at === undefined ? undefined : at - record.startedAt);
  const summary = summaryOf(record, now);
  const { direction, queue, outcome, hotline, agent, waitMs, ringMs, talkMs, holdMs, wrapUpMs } = summary;
  const { caller, answered } = summary;
  return [
    {
      direction,
      dialled: record.dialled,
      endedBy: record.endedBy,
      cause: record.cause,
      endedMs: since(record.endedAt),
    },
    { hotline, queue, outcome, agent, waitMs, ringMs, talkMs, holdMs, wrapUpMs },
    {
      ...{ madeBy: caller.extn ?? caller.outside, madeByAgent: caller.agent },
      ...{ takenBy: answered.extn ?? answered.outside, takenByAgent: answered.agent },
    },
    ...record.legs.map(({ role, number, cause, startedAt, answeredAt, endedAt }) => {
      return {
        [role]: number,
        startedMs: since(startedAt),
        answeredMs: since(answeredAt),
        endedMs: since(endedAt),
        cause,
      };
    }),
    ...handlingsOf(record, now).map(({ agent: handled, ...ms }) => ({ handling: handled, ...ms })),
    { way: record.way.map(({ type }) => type).join(",") },
    ...(record.dispositions ?? []).map(({ code = "none", agent, queue, notes, at, by, user }) => {
      return { disposition: code, agent, queue, notes, atMs: since(at), by, user };
    }),
    ...record.recordings.map(({ name, file, durationMs, failure, ordered, stopped }) => {
      const [orderedBy, stoppedBy] = [ordered?.agent, stopped?.agent];
      return { recording: name, orderedBy, stoppedBy, file, durationMs, failure };
    }),
  ];
}
