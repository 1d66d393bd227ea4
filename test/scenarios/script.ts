// Reads a scenario: what is given, then what happens line by line. What follows a line of the happenings is what came out.
//   given queue support strategy=ring-all agentTimeoutMs=20000
//   +0 arrive c1 from 1000 to 4000
//     * call-started ...            (facts)
//     -> dial 1001#1 near c1        (commands)
import { originOf, type PopConfig } from "../../src/core/screen-pop.ts";
import { atLine } from "./at-line.ts";
import type {
  AgentConfig,
  AgentId,
  CallerConfig,
  ConfigChange,
  DialRule,
  ExtensionConfig,
  Extn,
  HotlineConfig,
  MessageId,
  OverflowAction,
  QueueConfig,
  TrunkConfig,
  QueueName,
  Sound,
  TierConfig,
  VoiceMessage,
} from "../../src/core/model.ts";
import { numberPlan } from "../../src/host/number-plan.ts";
import { ivrOf, withNode } from "./given-menus.ts";
import { timeOf, zoneOf } from "./given-times.ts";
import { givenWord } from "./given-words.ts";

/** When every scenario begins. */
export const START = Date.UTC(2026, 0, 5, 1, 0, 0);

export interface Happening {
  /** Of the line in its file, from 1. */
  readonly number: number;
  readonly line: string;
  readonly afterMs: number;
  readonly words: readonly string[];
}

export interface Script {
  /** Comments and givens, kept as they stand. */
  readonly head: readonly string[];
  readonly given: readonly ConfigChange[];
  readonly happenings: readonly Happening[];
}

export function readScript(text: string): Script {
  const head: string[] = [];
  const given: ConfigChange[] = [];
  const happenings: Happening[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const number = index + 1;
    const happening = /^\+(\d+) (.+)$/.exec(line);
    if (happening !== null) {
      happenings.push({ number, line, afterMs: Number(happening[1]), words: (happening[2] ?? "").split(" ") });
    } else if (happenings.length === 0) {
      head.push(line);
      if (!line.startsWith("given ")) continue;
      given.push(atLine({ number, line }, () => readGiven(line.split(" ").slice(1), given)));
    } else if (line.startsWith("#")) {
      happenings.push({ number, line, afterMs: 0, words: [] });
    }
  }
  return { head, given, happenings };
}

/** `moh` and other streams by `stream:`, files by their names. */
function soundOf(value: string): Sound | undefined {
  if (value === "none") return undefined;
  return value.startsWith("stream:") ? { type: "stream", name: value.slice(7) } : { type: "file", name: value };
}

/** `hang-up`, or where to: `queue:sales`, `number:5100`, `voicemail:1001`. */
function actionOf(value: string): OverflowAction {
  const [to, target = ""] = value.split(":");
  if (to === "queue" || to === "number" || to === "voicemail") return { type: "transfer", to, target };
  return { type: "hang-up" };
}

/** `answer,frame,https://crm.example/{number}`. */
function popOf(value: string): PopConfig {
  const [when = "", how = "", template = ""] = value.split(",");
  return { when, how, template, origin: originOf(template) } as PopConfig;
}

const SOUNDS = ["greeting", "music", "prompt", "recordAnnouncement"];
/** What is text although it looks like a number. */
const TEXTS = ["callbackKey", "mailboxPassword", "callerNumber", "callerName"];

/** `name=value` words as a record: numbers, booleans and sounds are read as such. */
function settings(words: readonly string[]): Record<string, unknown> {
  return Object.fromEntries<unknown>(
    words.map((word): [string, unknown] => {
      const [name = "", value = ""] = word.split("=");
      if (TEXTS.includes(name)) return [name, value];
      if (name === "ownNumbers") return [name, value.split(",")];
      if (/^-?\d+$/.test(value)) return [name, Number(value)];
      if (value === "true" || value === "false") return [name, value === "true"];
      if (SOUNDS.includes(name)) return [name, soundOf(value)];
      if (name === "pop") return [name, popOf(value)];
      if (name.endsWith("Action")) return [name, actionOf(value)];
      return [name, value];
    }),
  );
}

export function queueOf(name: string, over: Partial<QueueConfig> = {}): QueueConfig {
  return {
    name: name as QueueName,
    strategy: "longest-idle-agent",
    greeting: undefined,
    music: { type: "stream", name: "moh" },
    agentTimeoutMs: 20_000,
    autoRecord: false,
    notifyAgentAnswer: false,
    notifyPositionIntervalMs: undefined,
    notifyWaitIntervalMs: undefined,
    ...{ survey: false, callbackKey: undefined, stickyMs: 0, ownNumbers: [], recordConsultation: false },
    retainAgents: 0,
    capacity: 0,
    waitTimeoutMs: 0,
    waitTimeoutWithoutAgentMs: 0,
    overflowAction: { type: "hang-up" },
    waitTimeoutAction: { type: "hang-up" },
    waitTimeoutWithoutAgentAction: { type: "hang-up" },
    priority: 0,
    levelWaitMs: 0,
    ...over,
  };
}

export function agentOf(agent: string, over: Partial<AgentConfig> = {}): AgentConfig {
  return {
    agent: agent as AgentId,
    name: agent,
    timeoutMs: undefined,
    wrapUpMs: 10_000,
    lagMs: 0,
    maxNoAnswer: 3,
    rejectDelayMs: 60_000,
    busyDelayMs: 60_000,
    ...{ simo: 1, level: 1, position: 1, ownNumbers: [] },
    ...over,
  };
}

export function extensionOf(extn: string, over: Partial<ExtensionConfig> = {}): ExtensionConfig {
  const rest = { callerName: "", callerNumber: "", mailboxPassword: undefined };
  return { extn: extn as Extn, name: extn, kind: "sip", disabled: false, context: "default", ...rest, ...over };
}

/** `given tier 1001 queue=support level=2 position=1`. */
function tierOf(agent: string, over: Partial<TierConfig>): TierConfig {
  return { agent: agent as AgentId, queue: "" as QueueName, level: 1, position: 1, ...over };
}

export function readGiven(words: readonly string[], before: readonly ConfigChange[] = []): ConfigChange {
  const [kind, name = "", ...rest] = words;
  switch (kind) {
    case "queue":
      return { type: "put-queue", queue: queueOf(name, settings(rest)) };
    case "agent":
      return { type: "put-agent", agent: agentOf(name, settings(rest)) };
    case "tier":
      return { type: "put-tier", tier: tierOf(name, settings(rest)) };
    case "extension":
      return { type: "put-extension", extension: extensionOf(name, settings(rest)) };
    case "message":
      return { type: "put-message", message: messageOf(name, rest) };
    case "caller":
      return { type: "put-caller", caller: callerOf(name, rest) };
    case "limits":
      return { type: "put-limits", limits: { ...NO_LIMITS, ...settings([name, ...rest]) } };
    case "hotline":
      return { type: "put-hotline", hotline: hotlineOf(name, rest) };
    case "ivr":
      return ivrOf(name, settings(rest));
    case "node":
      return withNode(before, [name, ...rest], settings(rest.filter((word) => word.includes("="))));
    case "zone":
      return { type: "put-time-zone", zone: zoneOf(name) };
    case "work-time":
    case "day-off":
    case "workday":
      return { type: "put-time", time: timeOf(kind, [name, ...rest]) };
    case "emergency":
      return { type: "put-emergency-numbers", emergencyNumbers: name === "none" ? [] : name.split(",") };
    case "numbers": {
      const [areaCode] = rest;
      return { type: "put-number-plan", plan: numberPlan({ country: name, areaCode, trunkPrefix: undefined }) };
    }
    case "trunk":
      return { type: "put-trunk", trunk: trunkOf(name, rest) };
    default: {
      const word = givenWord(words);
      if (word === undefined) throw new Error(`given what? ${words.join(" ")}`);
      return word;
    }
  }
}

/** `given message m1 mailbox=1001 callerNumber=13800000000 minutesAgo=5 heard=true`. */
function messageOf(id: string, words: readonly string[]): VoiceMessage {
  const {
    mailbox = "",
    callerNumber = "",
    minutesAgo = "0",
    heard,
  } = Object.fromEntries(words.map((word) => word.split("="))) as Readonly<Record<string, string | undefined>>;
  return {
    ...{ id: id as MessageId, mailbox: mailbox as Extn, file: `${id}.wav`, callerNumber, callerName: "" },
    leftAt: START - Number(minutesAgo) * 60_000,
    ...{ durationMs: 4_000, sizeBytes: 64_044, heard: heard === "true" },
  };
}

/** `given trunk trunk1 outbound=9:1: maxCalls=2`: rules are prefix:strip:prepend, several with commas. */
function trunkOf(name: string, words: readonly string[]): TrunkConfig {
  const { outbound, inbound, callers, contexts, ...over } = settings(words);
  return {
    ...{ name, enabled: true, registers: false, priority: 1, maxCalls: 0, callerNumber: "", reachesExtensions: false },
    ...over,
    outbound: rulesOf(outbound),
    inbound: rulesOf(inbound),
    ...(callers === undefined ? {} : { callers: rulesOf(callers) }),
    contexts: typeof contexts === "string" ? contexts.split(",") : [],
  };
}

function rulesOf(text: unknown): DialRule[] {
  if (typeof text !== "string") return [];
  return text.split(",").map((rule) => {
    const [prefix = "", strip = "0", prepend = ""] = rule.split(":");
    return { prefix, strip: Number(strip), prepend };
  });
}

/** `given caller 13800000000 vip 10`, `given caller 0900* black`. */
function callerOf(number: string, [kind, priority = "0"]: readonly string[]): CallerConfig {
  const match = number.endsWith("*") ? "prefix" : "exact";
  if (kind !== "vip" && kind !== "black") throw new Error(`a caller of which kind? ${kind ?? ""}`);
  return { id: number, number: number.replace("*", ""), match, kind, priority: Number(priority) };
}

const NO_LIMITS = { callMs: 0, holdMs: 0, queueMs: 0, menuMs: 0, wrapUpMs: 0 };

/** `given hotline 4000 queue support`, `given hotline 4001 only 1001,1002`; a fourth word names the period; then what is set. */
function hotlineOf(number: string, [type, target = "", ...rest]: readonly string[]): HotlineConfig {
  const period = rest.find((word) => !word.includes("="));
  const over = settings(rest.filter((word) => word.includes("=")));
  const base = { id: `${number}${period ?? ""}`, number, period: period as HotlineConfig["period"], ...over };
  if (type === "queue") return { ...base, destination: { type, queue: target as QueueName } };
  if (type === "ivr") return { ...base, destination: { type, number: target } };
  if (type === "only" || type === "ringall") return { ...base, destination: { type, numbers: target.split(",") } };
  throw new Error(`a hotline of which type? ${type ?? ""}`);
}
