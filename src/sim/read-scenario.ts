// A scenario as people write it (YAML or JSON) into what is simulated.
import { parseDocument } from "yaml";
import { STRATEGIES, type OverflowAction, type QueueConfig, type QueueName } from "../core/model.ts";
import { SERVICE_LEVELS } from "../core/report/answered-in-time.ts";
import type { Distribution } from "./draw.ts";
import { Field, isRecord, type Range } from "./fields.ts";
import { expectedFrom, readRecords, talksFrom, type PastCall } from "./past-calls.ts";
import { readGroup } from "./read-group.ts";
import type { Scenario, Stream } from "./scenario.ts";

const DAY: Range = { from: 0, to: 24 * 3_600_000 };
const POSITIVE: Range = { from: 1, to: DAY.to };
const MOST_CALLERS_PER_INTERVAL = 1_000_000;
const MOST_INTERVALS = 2_000;
export const MOST_AGENTS = 20_000;
export const MOST_SEEDS = 1_000;

export type ScenarioResult =
  { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly errors: readonly string[] };

/** Gives the text of a file that the scenario names; throws where there is none. */
export type ReadFile = (name: string) => string;

export function readScenario(text: string, readFile: ReadFile): ScenarioResult {
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    return { ok: false, errors: document.errors.map(({ message }) => message.split("\n")[0] ?? message) };
  }
  const errors: string[] = [];
  const scenario = new ScenarioReader(readFile).read(new Field(document.toJS(), "", errors));
  return errors.length > 0 ? { ok: false, errors } : { ok: true, scenario };
}

class ScenarioReader {
  readonly #readFile: ReadFile;
  readonly #files = new Map<string, readonly PastCall[]>();

  constructor(readFile: ReadFile) {
    this.#readFile = readFile;
  }

  read(field: Field): Scenario {
    const given = field.fields(
      ...(["name", "start", "end", "interval", "warmUp", "seeds", "serviceLevel", "queues", "arrivals"] as const),
      "agents",
    );
    const startMs = given.start.timeOfDay(0);
    const endMs = given.end.timeOfDay(DAY.to);
    if (endMs <= startMs) given.end.wrong("a time of day after start");
    const durationMs = Math.max(1, endMs - startMs);
    const intervalMs = given.interval.ms({ from: 60_000, to: DAY.to }, 1_800_000);
    if (durationMs / intervalMs > MOST_INTERVALS) given.interval.wrong(`one that fits ${MOST_INTERVALS} times`);
    const day = { startMs, durationMs, intervalMs };
    const level = given.serviceLevel.isMissing ? undefined : given.serviceLevel.fields("definition", "within");
    const queueFields = given.queues.list(1);
    const names = queueFields.map(nameOfQueue);
    const queues = queueFields.map((one) => readQueue(one, names));
    const groups = given.agents.list(1).map((one) => readGroup(one, names, day));
    const agents = groups.reduce((sum, { people }) => sum + people.length, 0);
    if (agents > MOST_AGENTS) given.agents.errors.push(`agents are ${agents} in all; expected ${MOST_AGENTS} at most`);
    return {
      ...day,
      name: given.name.text("A day"),
      warmUpMs: given.warmUp.ms({ from: 0, to: durationMs - 1 }, 0),
      seeds: given.seeds.whole({ from: 1, to: MOST_SEEDS }, 5),
      serviceLevel: {
        definition:
          level?.definition.oneOf(SERVICE_LEVELS, "answered-in-time-of-offered") ?? "answered-in-time-of-offered",
        targetMs: level?.within.ms(DAY, 20_000) ?? 20_000,
      },
      queues,
      streams: given.arrivals.list(1).map((one) => this.#stream(one, names, day)),
      groups,
    };
  }

  #stream(
    field: Field,
    queues: readonly string[],
    day: Pick<Scenario, "startMs" | "durationMs" | "intervalMs">,
  ): Stream {
    const given = field.fields("queue", "perHour", "perInterval", "records", "talk", "patience");
    const queue = given.queue.oneOf(queues);
    const ways = [given.perHour, given.perInterval, given.records].filter((way) => !way.isMissing);
    if (ways.length !== 1) field.errors.push(`${field.path} needs exactly one of perHour, perInterval, records`);
    return {
      queue,
      expected: this.#expected(given, queue, day),
      talk: this.#times(given.talk, POSITIVE, queue),
      patience:
        given.patience.isMissing || given.patience.value === "endless"
          ? undefined
          : this.#times(given.patience, POSITIVE, queue),
    };
  }

  #expected(
    given: Record<"perHour" | "perInterval" | "records", Field>,
    queue: string,
    day: Pick<Scenario, "startMs" | "durationMs" | "intervalMs">,
  ): readonly number[] {
    const range = { from: 0, to: MOST_CALLERS_PER_INTERVAL };
    if (!given.perHour.isMissing) return [(given.perHour.number(range) * day.intervalMs) / 3_600_000];
    if (!given.perInterval.isMissing) return given.perInterval.list(1).map((one) => one.number(range));
    if (given.records.isMissing) return [0];
    const expected = expectedFrom(this.#pastCalls(given.records), queue, day);
    if (expected.every((count) => count === 0))
      given.records.wrong(`records of calls to queue ${queue} within the day`);
    return expected;
  }

  /** `90s`; `{exponential: 90s}`; `{lognormal: 90s, deviation: 60s}`; `{uniform: [5s, 20s]}`; `{records: calls.json}`. */
  #times(field: Field, range: Range, queue: string): Distribution {
    if (!isRecord(field.value)) return { type: "constant", ms: field.ms(range) };
    const given = field.fields("exponential", "lognormal", "deviation", "uniform", "records");
    if (!given.exponential.isMissing) return { type: "exponential", meanMs: given.exponential.ms(range) };
    if (!given.lognormal.isMissing) {
      return { type: "lognormal", meanMs: given.lognormal.ms(range), deviationMs: given.deviation.ms(range) };
    }
    if (!given.uniform.isMissing) return readUniform(given.uniform);
    if (given.records.isMissing) {
      field.wrong("a length of time, or one of exponential, lognormal, uniform, records");
      return { type: "constant", ms: 0 };
    }
    const valuesMs = talksFrom(this.#pastCalls(given.records), queue);
    if (valuesMs.length === 0) given.records.wrong(`records of answered calls to queue ${queue}`);
    return { type: "observed", valuesMs };
  }

  #pastCalls(field: Field): readonly PastCall[] {
    const name = field.text();
    const known = this.#files.get(name);
    if (known !== undefined || name === "") return known ?? [];
    const { calls, errors } = readRecords(name, this.#readFile);
    for (const error of errors) field.errors.push(`${field.path}: ${error}`);
    this.#files.set(name, calls);
    return calls;
  }
}

export function readUniform(field: Field): Distribution {
  const [from, to, ...more] = field.list(2);
  if (from === undefined || to === undefined) return { type: "constant", ms: 0 };
  const [fromMs, toMs] = [from.ms(DAY), to.ms(DAY)];
  if (toMs < fromMs || more.length > 0) field.wrong("two lengths of time, the shorter first");
  return { type: "uniform", fromMs, toMs };
}

function nameOfQueue({ value }: Field): string {
  return isRecord(value) && typeof value["name"] === "string" ? value["name"] : "";
}

/** Where callers go whom the queue will not keep; without it they are released. */
function readAction(field: Field, queues: readonly string[]): OverflowAction {
  if (field.isMissing) return { type: "hang-up" };
  return { type: "transfer", to: "queue", target: field.oneOf(queues) };
}

function readQueue(field: Field, queues: readonly string[]): QueueConfig {
  const given = field.fields(
    ...(["name", "strategy", "rings", "priority", "levelWait", "retainAgents", "capacity", "waitTimeout"] as const),
    ...(["waitTimeoutWithoutAgent", "whenFull", "whenTimedOut", "whenWithoutAgent"] as const),
  );
  const strategy = given.strategy.oneOf(STRATEGIES, "longest-idle-agent");
  return {
    name: given.name.text() as QueueName,
    strategy,
    greeting: undefined,
    music: undefined,
    agentTimeoutMs: given.rings.ms(POSITIVE, 20_000),
    autoRecord: false,
    notifyAgentAnswer: false,
    notifyPositionIntervalMs: undefined,
    notifyWaitIntervalMs: undefined,
    survey: false,
    callbackKey: undefined,
    stickyMs: 0,
    ownNumbers: [],
    recordConsultation: false,
    retainAgents: given.retainAgents.whole({ from: 0, to: MOST_AGENTS }, 0),
    capacity: given.capacity.whole({ from: 0, to: 100_000 }, 0),
    waitTimeoutMs: given.waitTimeout.ms(DAY, 0),
    waitTimeoutWithoutAgentMs: given.waitTimeoutWithoutAgent.ms(DAY, 0),
    overflowAction: readAction(given.whenFull, queues),
    waitTimeoutAction: readAction(given.whenTimedOut, queues),
    waitTimeoutWithoutAgentAction: readAction(given.whenWithoutAgent, queues),
    priority: given.priority.whole({ from: -1_000, to: 1_000 }, 0),
    levelWaitMs: given.levelWait.ms(DAY, 0),
  };
}
