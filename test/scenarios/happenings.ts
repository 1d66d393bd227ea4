// What a line of a scenario's happenings stands for.
import type { EventBody } from "../../src/core/events.ts";
import type { AgentId, ConfigChange, Extn, LegId, MessageId, QueueName } from "../../src/core/model.ts";
import type { Cause, SwitchCommand } from "../../src/core/switch.ts";
import { orderEvent } from "./given-orders.ts";
import { peopleEvent } from "./given-people.ts";
import { alarmEvent, wordEvent } from "./given-words.ts";
import { readGiven } from "./script.ts";

type Words = readonly string[];
type Maybe = EventBody | undefined;

export interface Lookup {
  /** A leg's id by its short name. */
  readonly leg: (name: string) => LegId;
  /** The last command of that type that was sent for the leg, or one so many before it. */
  readonly command: (type: SwitchCommand["type"], leg: LegId, before?: number) => SwitchCommand["id"];
}

/** What a line of the happenings stands for. */
export function eventOf(words: readonly string[], lookup: Lookup): EventBody {
  const event =
    legEvent(words, lookup) ??
    outcomeEvent(words, lookup) ??
    agentEvent(words) ??
    orderEvent(words, lookup) ??
    wordEvent(words, lookup.leg) ??
    alarmEvent(words) ??
    peopleEvent(words, lookup.leg) ??
    otherEvent(words);
  if (event === undefined) throw new Error(`what is "${words.join(" ")}"?`);
  return event;
}

function legEvent(words: Words, lookup: Lookup): Maybe {
  const [verb, first = "", second = "", third = "", , fifth = "", cause = "", seventh = ""] = words;
  const { leg } = lookup;
  switch (verb) {
    case "arrive": {
      // `trunk1/13800000000`: the line, and the number and the name that are shown by whoever calls; `hidden`: to nobody.
      const [line = "", number = line, callerName = ""] = third.split("/");
      const replaces = cause === "replacing" ? { replaces: leg(seventh) } : {};
      const origin = line.startsWith("trunk")
        ? ({ type: "trunk", trunk: line } as const)
        : ({ type: "extension", extn: line as Extn } as const);
      const who = { callerNumber: number, callerName };
      const shown = cause === "hidden" ? { callerNumber: "anonymous", callerName: "", withheld: who } : who;
      return { type: "leg-arrived", leg: leg(first), origin, dialled: fifth, ...shown, ...replaces };
    }
    case "refuse": {
      const arrived = legEvent(["arrive", first, second, third, "to", fifth], lookup);
      const why = cause === "shutdown" || cause === "media-failed" ? cause : "congestion";
      return arrived?.type === "leg-arrived" ? { ...arrived, type: "leg-refused", cause: why } : arrived;
    }
    case "ringing":
      return { type: "leg-ringing", leg: leg(first) };
    case "answered":
      return { type: "leg-answered", leg: leg(first), ...(second === "" ? {} : { number: second }) };
    case "ended": {
      const cause = (second === "" ? "normal" : second) as Cause;
      const by = third === "" ? "phone" : (third as "command" | "switch");
      return { type: "leg-ended", leg: leg(first), cause, by, media: undefined };
    }
    case "forwarded":
      return {
        ...{ type: "leg-forwarded", leg: leg(first), number: second },
        how: third === "followed" || third === "refused" || third === "looped" ? third : "asked",
      };
    case "tone":
      return { type: "tone-heard", leg: leg(first), tone: second === "steady" ? second : "busy" };
    case "press":
      return { type: "digit", leg: leg(first), digit: second };
    case "held":
      return { type: "leg-held", leg: leg(first) };
    case "resumed":
      return { type: "leg-resumed", leg: leg(first) };
    case "silent":
      return { type: "leg-silent", leg: leg(first), silentMs: Number(second) };
    default:
      return undefined;
  }
}

function outcomeEvent([verb, first = "", second = ""]: Words, { leg, command }: Lookup): Maybe {
  const named = (): SwitchCommand["id"] => command(first as SwitchCommand["type"], leg(second));
  switch (verb) {
    case "done":
      return { type: "done", command: named() };
    case "failed":
      return { type: "failed", command: named(), cause: "media-failed", reason: "as the scenario wants it" };
    case "playing": {
      // The leg, and how long it lasts; without a length it has no end.
      const lengthMs = second === "" ? undefined : Number(second);
      return { type: "playing", command: command("play", leg(first)), lengthMs };
    }
    case "played":
      return { type: "played", command: command("play", leg(first)), ended: "end" };
    case "played-before":
      return { type: "played", command: command("play", leg(first), 1), ended: "digit" };
    case "key":
      return { type: "digit", leg: leg(first), digit: second };
    case "recorded": {
      const recorded = { file: "r.wav", durationMs: 1_000, sizeBytes: 32_044 };
      return { type: "recorded", command: command("record", leg(first)), ...recorded };
    }
    case "recorded-message": {
      // The leg, and how long somebody spoke.
      const recorded = {
        file: `message-${first}.wav`,
        durationMs: Number(second),
        sizeBytes: Number(second) * 16 + 44,
      };
      return { type: "recorded", command: command("record-message", leg(first)), ...recorded };
    }
    case "cut-off":
      return { type: "played", command: command("play", leg(first)), ended: "digit" };
    default:
      return undefined;
  }
}

function agentEvent([verb, first = "", second = "", third = ""]: Words): Maybe {
  const agent = first as AgentId;
  switch (verb) {
    case "register":
      return { type: "phone-registered", extn: first as Extn };
    case "unregister":
      return { type: "phone-unregistered", extn: first as Extn, reason: "expired" };
    case "phone-silent":
    case "phone-answers":
      return { type: verb, extn: first as Extn };
    case "sign-in": {
      // Without a queue: to all in which they have a place.
      const queue = third === "" ? undefined : (third as QueueName);
      return { type: "agent-sign-in", agent, extn: second as Extn, queue };
    }
    case "sign-out":
      return { type: "agent-sign-out", agent, queue: second === "" ? undefined : (second as QueueName) };
    case "ready":
      return { type: "agent-ready", agent, queue: second === "" ? undefined : (second as QueueName) };
    case "break":
      // With a queue: in that one only.
      return { type: "agent-break", agent, reason: second, queue: third === "" ? undefined : (third as QueueName) };
    case "wrap-up":
      // With a time: so much more of it.
      return { type: "agent-wrap-up", agent, ms: second === "" ? undefined : Number(second) };
    default:
      return undefined;
  }
}

function otherEvent([verb, first = "", ...rest]: Words): Maybe {
  const configured = (change: ConfigChange): EventBody => ({ type: "configured", changes: [change] });
  switch (verb) {
    case "configure":
      return configured(readGiven([first, ...rest]));
    case "drop-hotline":
      return configured({ type: "drop-hotline", id: first });
    case "drop-ivr":
      return configured({ type: "drop-ivr", id: first });
    case "drop-time":
      return configured({ type: "drop-time", id: first });
    case "drop-tier":
      return configured({ type: "drop-tier", queue: first as QueueName, agent: (rest[0] ?? "") as AgentId });
    case "drop-queue":
      return configured({ type: "drop-queue", name: first as QueueName });
    case "drop-alarm-rule":
      return configured({ type: "drop-alarm-rule", id: first });
    case "drop-caller":
      return configured({ type: "drop-caller", id: first });
    case "drop-extension":
      return configured({ type: "drop-extension", extn: first as Extn });
    case "drop-agent":
      return configured({ type: "drop-agent", agent: first as AgentId });
    case "mark-message": {
      const marked = { mailbox: first as Extn, message: (rest[0] ?? "") as MessageId, heard: rest[1] === "heard" };
      return { type: "message-mark", ...marked, user: "admin" };
    }
    case "remove-message":
      return { type: "message-remove", mailbox: first as Extn, message: (rest[0] ?? "") as MessageId, user: "admin" };
    case "trunk-up":
      return { type: "trunk-up", trunk: first };
    case "trunk-down":
      return { type: "trunk-down", trunk: first, reason: "as the scenario wants it" };
    case "drop-trunk":
      return configured({ type: "drop-trunk", name: first });
    case "switch-down":
      return { type: "down", reason: "as the scenario wants it" };
    case "switch-up":
      return { type: "up", legs: [], phones: [] };
    case "clock-set":
      return { type: "clock-set", offsetMs: Number(first) };
    case "draining":
    case "stopping":
    case "tick":
      return { type: verb };
    default:
      return undefined;
  }
}
