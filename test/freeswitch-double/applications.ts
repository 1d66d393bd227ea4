// What can be executed on a leg: by `sendmsg`, by `&application(...)` of an originate, and inline by a transfer.
import { eavesdrop } from "./eavesdropping.ts";
import { isAlive, type Leg, type Running } from "./leg.ts";
import { hangUp, parkNow } from "./life.ts";
import { recordMessage, startRecording, stopRecording } from "./recording.ts";
import { join } from "./rooms.ts";
import { atOnce, begin, finish, play } from "./running.ts";
import { hasExpansion, pairs } from "./words.ts";
import type { World } from "./world.ts";

export interface Execution {
  readonly app: string;
  readonly argument: string;
  readonly eventUuid: string;
  /** Nothing else is to happen to the leg: it ends with the application, unless that leads it elsewhere. */
  readonly isLast: boolean;
}

const AT_ONCE = new Set([
  ...["answer", "pre_answer", "ring_ready", "set", "multiset", "unset", "export", "hangup", "record_session"],
  ...["stop_record_session", "info", "event", "send_dtmf", "break", "flush_dtmf", "sched_hangup", "log"],
]);
const LASTING = new Set([
  ...["park", "playback", "endless_playback", "loop_playback", "record", "eavesdrop", "conference", "sleep", "echo"],
  "play_and_get_digits",
]);

export function isApplication(app: string): boolean {
  return AT_ONCE.has(app) || LASTING.has(app);
}

export function execute(world: World, leg: Leg, given: Execution): void {
  if (!isAlive(leg)) return;
  const execution = { ...given, argument: expanded(world, leg, given.argument) };
  const ended = (): void => {
    if (execution.isLast && isAlive(leg) && leg.doing === "running") hangUp(world, leg, "NORMAL_CLEARING", "send_bye");
  };
  if (AT_ONCE.has(execution.app)) {
    doAtOnce(world, leg, execution);
    ended();
    return;
  }
  if (execution.isLast && execution.app !== "park") leg.doing = "running";
  last(world, leg, execution, ended);
}

function last(world: World, leg: Leg, execution: Execution, ended: () => void): void {
  const { app, argument, eventUuid } = execution;
  switch (app) {
    case "park":
      leg.variables.set("current_application", "park");
      world.tell(leg, "CHANNEL_EXECUTE", { Application: "park", "Application-UUID": eventUuid });
      parkNow(world, leg);
      return;
    case "playback":
    case "endless_playback":
    case "loop_playback":
      play(world, leg, execution);
      return;
    case "record":
      message(world, leg, execution, ended);
      return;
    case "eavesdrop":
      eavesdrop(world, leg, execution, ended);
      return;
    case "conference":
      join(world, leg, argument, eventUuid, ended);
      return;
    default: {
      const running: Running = { ...execution, sound: false, stop: () => finish(world, leg, running, "_none_") };
      begin(world, leg, running);
      const lengthMs = app === "sleep" ? Number(argument) : 0;
      if (lengthMs > 0) world.after(lengthMs, () => running.stop?.("break"));
    }
  }
}

function message(world: World, leg: Leg, execution: Execution, ended: () => void): void {
  const [path = "", limit = "0", , silence = "0"] = execution.argument.split(" ");
  const running: Running = { ...execution, sound: false, stop: undefined };
  begin(world, leg, running);
  const stop = recordMessage(world, leg, { path, limitS: Number(limit), silenceS: Number(silence) }, () => {
    finish(world, leg, running, "_none_");
    ended();
  });
  if (stop === undefined) finish(world, leg, running, "FILE NOT FOUND");
  running.stop = stop;
}

function doAtOnce(world: World, leg: Leg, execution: Execution): void {
  const { app, argument } = execution;
  const response = "_none_";
  switch (app) {
    case "answer":
      if (leg.phase !== "answered") {
        leg.phase = "answered";
        leg.answeredAt = world.now();
        world.tell(leg, "CHANNEL_ANSWER");
      }
      break;
    case "pre_answer":
      if (leg.phase === "new" || leg.phase === "ringing") leg.phase = "early";
      world.tell(leg, "CHANNEL_PROGRESS_MEDIA");
      break;
    case "ring_ready":
      if (leg.phase === "new") leg.phase = "ringing";
      leg.isToldRinging = true;
      world.tell(leg, "CHANNEL_PROGRESS");
      break;
    case "set":
    case "export":
    case "multiset":
      for (const [name, value] of app === "multiset" ? pairs(argument, " ") : oneOf(argument))
        leg.variables.set(name, value);
      break;
    case "unset":
      leg.variables.delete(argument);
      break;
    case "record_session":
      startRecording(world, leg, argument.split(" ")[0] ?? "", undefined);
      break;
    case "stop_record_session":
      stopRecording(world, leg, argument);
      break;
    case "send_dtmf":
      sendDigits(leg, argument.split("@")[0] ?? "");
      break;
    case "hangup":
      atOnce(world, leg, execution, response);
      hangUp(world, leg, argument === "" ? "NORMAL_CLEARING" : argument, "send_bye");
      return;
    default:
  }
  atOnce(world, leg, execution, response);
}

/** What its far end was let hear. */
export function sendDigits(leg: Leg, digits: string): void {
  leg.sentDigits += digits;
}

function oneOf(argument: string): readonly (readonly [string, string])[] {
  const at = argument.indexOf("=");
  return at <= 0 ? [] : [[argument.slice(0, at).replace(/^nolocal:/, ""), argument.slice(at + 1)]];
}

/** The node does as it is told; that somebody lets others write such things is the mistake. */
function expanded(world: World, leg: Leg, text: string): string {
  if (!hasExpansion(text)) return text;
  world.violation(`an argument is expanded: ${text}`);
  return text.replace(/\$\{([\w.-]+)\}/g, (_, name: string) => leg.variables.get(name) ?? "");
}
