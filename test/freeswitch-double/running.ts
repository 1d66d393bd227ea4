// What runs on a leg, one in another: EXECUTE, its own events, EXECUTE_COMPLETE.
import { hearingChanged } from "./hearing.ts";
import { isAlive, topOf, type Leg, type Running } from "./leg.ts";
import { lengthOf } from "./sounds.ts";
import type { World } from "./world.ts";

type About = Pick<Running, "app" | "argument" | "eventUuid">;

function headersOf({ app, argument, eventUuid }: About): Record<string, string> {
  return {
    Application: app,
    ...(argument === "" ? {} : { "Application-Data": argument }),
    "Application-UUID": eventUuid,
  };
}

/** It goes on saying so after that is over, even in a bridge. */
function current(leg: Leg, { app, argument }: About): void {
  leg.variables.set("current_application", app);
  leg.variables.set("current_application_data", argument);
}

export function begin(world: World, leg: Leg, running: Running): void {
  leg.running.push(running);
  current(leg, running);
  world.tell(leg, "CHANNEL_EXECUTE", headersOf(running));
  hearingChanged(world);
}

export function finish(world: World, leg: Leg, running: Running, response: string): void {
  const at = leg.running.indexOf(running);
  if (at < 0) return;
  leg.running.splice(at, 1);
  leg.variables.set("current_application_response", response);
  world.tell(leg, "CHANNEL_EXECUTE_COMPLETE", { ...headersOf(running), "Application-Response": response });
  hearingChanged(world);
}

/** What is over in the moment in which it begins. */
export function atOnce(world: World, leg: Leg, about: About, response = "_none_"): void {
  current(leg, about);
  world.tell(leg, "CHANNEL_EXECUTE", headersOf(about));
  world.tell(leg, "CHANNEL_EXECUTE_COMPLETE", { ...headersOf(about), "Application-Response": response });
}

/** The turn of whatever was asked of the leg comes at the next frame of its audio; a leg in limbo has none. */
export function takeNext(world: World, leg: Leg): void {
  if (leg.isTaking || leg.waiting.length === 0 || !isAlive(leg)) return;
  if (leg.doing === "limbo" || leg.doing === "bridging" || leg.doing === "idle") return;
  leg.isTaking = true;
  world.afterBetween(6, 20, () => {
    leg.isTaking = false;
    if (!isAlive(leg) || leg.doing === "limbo" || leg.doing === "bridging") return;
    leg.waiting.shift()?.();
    takeNext(world, leg);
  });
}

/** `playback`, `endless_playback` and `loop_playback`. */
export function play(world: World, leg: Leg, about: About): void {
  const isEndless = about.app === "endless_playback";
  const lengthMs = lengthOf(world, about.argument);
  if (lengthMs === undefined || (about.app === "loop_playback" && about.argument.startsWith("+inf"))) {
    atOnce(world, leg, about, "FILE NOT FOUND");
    return;
  }
  const file = { "Playback-File-Path": about.argument, "Playback-File-Type": about.argument.split(":")[0] ?? "" };
  let cancel: (() => void) | undefined;
  const end = (status: "done" | "break"): void => {
    cancel?.();
    world.tell(leg, "PLAYBACK_STOP", { ...file, "Playback-Status": status });
    finish(world, leg, running, "FILE PLAYED");
    letGoDigits(world, leg);
  };
  const running: Running = {
    ...about,
    sound: !about.argument.startsWith("silence_stream:"),
    stop: (how) => {
      if (!leg.running.includes(running)) return;
      // A break lets it begin again: only a bridge, a transfer or the end gets it away.
      if (isEndless && (how === "break" || how === "digit")) {
        world.tell(leg, "PLAYBACK_STOP", { ...file, "Playback-Status": "break" });
        world.tell(leg, "PLAYBACK_START", file);
        return;
      }
      end("break");
    },
  };
  const whenOver = (): void => {
    if (!leg.running.includes(running)) return;
    // What is played within it goes first.
    if (topOf(leg) !== running) cancel = world.after(20, whenOver);
    else if (isEndless) cancel = world.after(Math.max(20, lengthMs), whenOver);
    else end("done");
  };
  leg.variables.delete("playback_terminator_used");
  begin(world, leg, running);
  world.tell(leg, "PLAYBACK_START", file);
  if (Number.isFinite(lengthMs)) cancel = world.after(lengthMs, whenOver);
}

/** `uuid_break`: the one that is heard, or all of them. */
export function breakOff(world: World, leg: Leg, isAll: boolean): void {
  if (isAll) leg.waiting.length = 0;
  const these = isAll ? [...leg.running].reverse() : leg.running.slice(-1);
  for (const [depth, running] of these.entries()) {
    world.afterBetween(2 + depth * 10, 11 + depth * 10, () => {
      if (isAlive(leg) && leg.running.includes(running)) running.stop?.("break");
    });
  }
}

/** Everything ends, since the leg goes elsewhere or is gone. */
export function dropAll(leg: Leg, how: "moved" | "hang-up"): void {
  // What it was there for alone does not end it when it goes elsewhere.
  if (how === "moved" && leg.doing === "running") leg.doing = "idle";
  for (const running of [...leg.running].reverse()) running.stop?.(how);
  leg.running.length = 0;
}

/** A key: told at once, but not while something plays without end. */
export function pressed(world: World, leg: Leg, digit: string): void {
  if (!isAlive(leg) || leg.phase !== "answered") return;
  if (leg.running.some(({ app }) => app === "endless_playback")) {
    leg.heldDigits += digit;
    return;
  }
  tellDigit(world, leg, digit);
  const top = topOf(leg);
  if (top?.app !== "playback" && top?.app !== "record") return;
  const terminators = leg.variables.get("playback_terminators") ?? "*";
  if (terminators === "none") return;
  if (terminators !== "any" && !terminators.includes(digit)) return;
  leg.variables.set("playback_terminator_used", digit);
  world.afterBetween(1, 8, () => top.stop?.("digit"));
}

function tellDigit(world: World, leg: Leg, digit: string): void {
  world.tell(leg, "DTMF", { "DTMF-Digit": digit, "DTMF-Duration": "2000", "DTMF-Source": "RTP" });
}

export function letGoDigits(world: World, leg: Leg): void {
  if (leg.running.some(({ app }) => app === "endless_playback")) return;
  for (const digit of leg.heldDigits) tellDigit(world, leg, digit);
  leg.heldDigits = "";
}
