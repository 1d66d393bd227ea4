// A group of agents as people write it.
import type { Distribution } from "./draw.ts";
import { isRecord, type Field } from "./fields.ts";
import { peopleOf, type Group, type Presence, type Scenario, type Span } from "./scenario.ts";

type Day = Pick<Scenario, "startMs" | "durationMs" | "intervalMs">;

const HOUR_MS = 3_600_000;
const MOST_IN_GROUP = 20_000;

export function readGroup(field: Field, queues: readonly string[], day: Day): Group {
  const given = field.fields(
    ...(["group", "queues", "level", "position", "count", "perInterval", "shifts", "wrapUp", "lag"] as const),
    ...(["answersAfter", "misses", "rejects", "maxNoAnswer", "rejectDelay", "busyDelay", "rings"] as const),
  );
  const time = { from: 0, to: HOUR_MS };
  return {
    name: given.group.text(),
    queues: given.queues.list(1).map((one) => one.oneOf(queues)),
    config: {
      timeoutMs: given.rings.isMissing ? undefined : given.rings.ms({ from: 1_000, to: HOUR_MS }),
      wrapUpMs: given.wrapUp.ms(time, 0),
      lagMs: given.lag.ms(time, 0),
      maxNoAnswer: given.maxNoAnswer.whole({ from: 0, to: 1_000 }, 0),
      rejectDelayMs: given.rejectDelay.ms(time, 0),
      busyDelayMs: given.busyDelay.ms(time, 0),
      simo: 1,
      level: given.level.whole({ from: 1, to: 100 }, 1),
      position: given.position.whole({ from: 1, to: 10_000 }, 1),
      ownNumbers: [],
    },
    answersAfter: readAnswersAfter(given.answersAfter),
    misses: given.misses.share(0),
    rejects: given.rejects.share(0),
    people: readPeople(field, given, day),
  };
}

function readAnswersAfter(field: Field): Distribution {
  const range = { from: 0, to: HOUR_MS };
  if (!isRecord(field.value)) return { type: "constant", ms: field.ms(range, 3_000) };
  const { exponential, uniform } = field.fields("exponential", "uniform");
  if (!exponential.isMissing) return { type: "exponential", meanMs: exponential.ms(range) };
  const [from, to] = uniform.list(2).map((one) => one.ms(range));
  return { type: "uniform", fromMs: from ?? 0, toMs: Math.max(from ?? 0, to ?? 0) };
}

function readPeople(
  field: Field,
  given: Record<"count" | "perInterval" | "shifts", Field>,
  day: Day,
): readonly Presence[] {
  const ways = [given.count, given.perInterval, given.shifts].filter((way) => !way.isMissing);
  if (ways.length !== 1) {
    field.errors.push(`${field.path} needs exactly one of count, perInterval, shifts`);
    return [];
  }
  const range = { from: 0, to: MOST_IN_GROUP };
  if (!given.count.isMissing) {
    const whole: Presence = { shifts: [{ fromMs: 0, toMs: day.durationMs }], breaks: [] };
    return Array.from({ length: given.count.whole(range) }, () => whole);
  }
  if (given.perInterval.isMissing) return given.shifts.list(1).flatMap((one) => readShift(one, day));
  const counts = given.perInterval.list(1).map((one) => one.whole(range));
  const intervals = Math.ceil(day.durationMs / day.intervalMs);
  while (counts.length < intervals) counts.push(counts.at(-1) ?? 0);
  return peopleOf(counts.slice(0, intervals), day.intervalMs);
}

function readShift(field: Field, day: Day): Presence[] {
  const given = field.fields("count", "from", "to", "breaks");
  const count = given.count.whole({ from: 1, to: MOST_IN_GROUP }, 1);
  const shift = readSpan(given.from, given.to, day);
  const breaks = (given.breaks.isMissing ? [] : given.breaks.list(0)).map((one) => {
    const { from, to } = one.fields("from", "to");
    const pause = readSpan(from, to, day);
    if (pause.fromMs < shift.fromMs || pause.toMs > shift.toMs) one.wrong("a break within the shift");
    return pause;
  });
  return Array.from({ length: count }, () => ({ shifts: [shift], breaks }));
}

/** Times of day into times from the scenario's beginning; who comes earlier is there when it begins. */
function readSpan(from: Field, to: Field, { startMs, durationMs }: Day): Span {
  const fromMs = from.timeOfDay() - startMs;
  const toMs = to.timeOfDay() - startMs;
  if (toMs <= fromMs) to.wrong("a time of day after from");
  else if (toMs <= 0 || fromMs >= durationMs) to.wrong("a time of day within start and end");
  return { fromMs: Math.max(0, fromMs), toMs: Math.min(durationMs, toMs) };
}
