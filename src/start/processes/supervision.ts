// Who runs, who is started again and when, who is told to end: a state machine without a process or a clock.
//
//   begin --> switch starts --ready--> controller starts --ready--> both run
//
//   a part ends by itself     it is started again, at once the first time, then later and later
//   the controller is frozen  it is killed, and so started again; calls go on meanwhile
//   replace                   the new program is looked at, the controller leaves, the new one takes its place; the switch
//                             follows when it has no call
//   stop                      the controller ends calls and with them the switch; whoever does not end is killed
//
// What cannot start at all, the first time, is not tried again: its reason stands in its own words, and its exit code is ours.
import type { Order, Part } from "./words.ts";

/** Milliseconds until a part that has died is started again; the last holds for all after it. */
const AGAIN_AFTER_MS = [0, 250, 500, 1_000, 2_000, 5_000] as const;
/** Who ran for so long has not failed to start. */
const STEADY_MS = 10_000;
/** A controller says every second that it turns. Of the supervisor's own looks, so that a machine that slept accuses nobody. */
export const LOOK_MS = 500;
const FROZEN_LOOKS = 30;
/** A controller that is to leave has nothing to wait for. */
const LEAVES_WITHIN_MS = 8_000;
/** A switch ends its calls (BYE), and has told so. */
const SWITCH_ENDS_WITHIN_MS = 8_000;

interface PartState {
  /** `waits`: it is started at `dueAt`. */
  stage: "off" | "starts" | "ready" | "waits";
  startedAt: number;
  dueAt: number;
  failures: number;
  everReady: boolean;
}

/** Plain data; changed by `supervise` only. */
export interface Supervision {
  readonly parts: Readonly<Record<Part, PartState>>;
  stage: "runs" | "checks" | "leaving" | "taking-over" | "stopping" | "over";
  /** Looks since the controller last said that it turns. */
  silentLooks: number;
  /** When whoever was told to end is killed. */
  killAt: number | undefined;
  /** Of the supervisor, when it is over. */
  code: number;
  signals: number;
}

export type SupervisionInput =
  | { readonly type: "begin" }
  | { readonly type: "ready"; readonly part: Part }
  | { readonly type: "alive" }
  /** The controller ends by itself, and knows why. */
  | { readonly type: "ending" }
  /** `code` undefined: a signal has ended it. */
  | { readonly type: "exited"; readonly part: Part; readonly code: number | undefined }
  /** Somebody wants it to end; the second time in a hurry, the third time at once. */
  | { readonly type: "stop" }
  /** Another version is installed. */
  | { readonly type: "replace" }
  /** Whether the program that is installed can start. */
  | { readonly type: "checked"; readonly ok: boolean }
  | { readonly type: "look" };

export type SupervisionEffect =
  | { readonly type: "start"; readonly part: Part; readonly isFirst: boolean }
  | { readonly type: "say"; readonly part: Part; readonly order: Order }
  | { readonly type: "kill"; readonly part: Part }
  | { readonly type: "check" }
  | { readonly type: "log"; readonly level: "info" | "warn" | "error"; readonly text: string }
  | { readonly type: "over"; readonly code: number };

export function newSupervision(): Supervision {
  const off = (): PartState => ({ stage: "off", startedAt: 0, dueAt: 0, failures: 0, everReady: false });
  return {
    parts: { switch: off(), controller: off() },
    ...{ stage: "runs", silentLooks: 0, killAt: undefined, code: 0, signals: 0 },
  };
}

export function supervise(state: Supervision, input: SupervisionInput, now: number): readonly SupervisionEffect[] {
  if (state.stage === "over") return [];
  switch (input.type) {
    case "begin":
      return start(state, "switch", now);
    case "ready":
      return ready(state, input.part, now);
    case "alive":
      state.silentLooks = 0;
      return [];
    case "ending":
      return state.stage === "stopping" ? [] : stopping(state, now, undefined);
    case "exited":
      return exited(state, input.part, input.code, now);
    case "stop":
      return stop(state, now);
    case "replace":
      return replace(state);
    case "checked":
      return checked(state, input.ok, now);
    case "look":
      return look(state, now);
  }
}

function start(state: Supervision, part: Part, now: number): readonly SupervisionEffect[] {
  const one = state.parts[part];
  const isFirst = one.startedAt === 0 && one.failures === 0;
  one.stage = "starts";
  one.startedAt = now;
  if (part === "controller") state.silentLooks = 0;
  return [{ type: "start", part, isFirst }];
}

function ready(state: Supervision, part: Part, now: number): readonly SupervisionEffect[] {
  const one = state.parts[part];
  if (one.stage !== "starts") return [];
  one.stage = "ready";
  one.everReady = true;
  state.silentLooks = 0;
  if (state.stage === "stopping") return [];
  const { controller } = state.parts;
  if (part === "switch") return controller.stage === "off" ? start(state, "controller", now) : [];
  if (state.stage !== "taking-over") return [];
  state.stage = "runs";
  return [
    { type: "log", level: "info", text: "the controller was replaced; the switch follows when it has no call" },
    { type: "say", part: "switch", order: "renew" },
  ];
}

function exited(state: Supervision, part: Part, code: number | undefined, now: number): readonly SupervisionEffect[] {
  const one = state.parts[part];
  one.stage = "off";
  if (state.stage === "stopping") return whileStopping(state, part, code, now);
  if (!one.everReady) {
    // It has said why.
    state.code = code === undefined || code === 0 ? 1 : code;
    return stopping(state, now, undefined);
  }
  if (part === "controller" && state.stage === "leaving") {
    state.stage = "taking-over";
    state.killAt = undefined;
    return start(state, part, now);
  }
  const meant = part === "switch" && code === 0;
  if (now - one.startedAt >= STEADY_MS) one.failures = 0;
  const afterMs = AGAIN_AFTER_MS[Math.min(one.failures, AGAIN_AFTER_MS.length - 1)] ?? 0;
  one.failures += 1;
  const how = code === undefined ? "was killed" : `has ended with ${code}`;
  const text = `the ${part}'s process ${how}; it is started again${afterMs === 0 ? "" : ` in ${afterMs} ms`}`;
  const told: SupervisionEffect = { type: "log", level: meant ? "info" : "error", text };
  if (afterMs === 0) return [told, ...start(state, part, now)];
  one.stage = "waits";
  one.dueAt = now + afterMs;
  return [told];
}

function whileStopping(
  state: Supervision,
  part: Part,
  code: number | undefined,
  now: number,
): readonly SupervisionEffect[] {
  if (part === "controller" && state.code === 0) state.code = code ?? 1;
  const { switch: theSwitch, controller } = state.parts;
  if (theSwitch.stage === "off" && controller.stage === "off") return over(state);
  if (part === "switch") return [];
  // It has ended the switch's calls, where it could.
  state.killAt = now + SWITCH_ENDS_WITHIN_MS;
  return [{ type: "say", part: "switch", order: "end" }];
}

function over(state: Supervision): readonly SupervisionEffect[] {
  state.stage = "over";
  return [{ type: "over", code: state.code }];
}

function stop(state: Supervision, now: number): readonly SupervisionEffect[] {
  state.signals += 1;
  if (state.signals > 2) {
    state.code = 1;
    return [...living(state).map((part): SupervisionEffect => ({ type: "kill", part })), ...over(state)];
  }
  if (state.stage === "stopping") return living(state).includes("controller") ? [sayTo("controller", "hurry")] : [];
  return stopping(state, now, "stop");
}

function living({ parts }: Supervision): readonly Part[] {
  return (["controller", "switch"] as const).filter((part) => ["starts", "ready"].includes(parts[part].stage));
}

function sayTo(part: Part, order: Order): SupervisionEffect {
  return { type: "say", part, order };
}

/** `order`: what the controller is told; undefined: it knows. Without a controller the switch ends its calls itself. */
function stopping(state: Supervision, now: number, order: "stop" | undefined): readonly SupervisionEffect[] {
  state.stage = "stopping";
  state.killAt = undefined;
  for (const one of Object.values(state.parts)) if (one.stage === "waits") one.stage = "off";
  const there = living(state);
  if (there.length === 0) return over(state);
  if (there.includes("controller")) return order === undefined ? [] : [sayTo("controller", order)];
  state.killAt = now + SWITCH_ENDS_WITHIN_MS;
  return [sayTo("switch", "end")];
}

function replace(state: Supervision): readonly SupervisionEffect[] {
  if (state.stage !== "runs" || state.parts.controller.stage !== "ready") {
    const text = "it is no time to replace the controller: it is not there, or on its way";
    return [{ type: "log", level: "warn", text }];
  }
  state.stage = "checks";
  return [{ type: "check" }];
}

function checked(state: Supervision, ok: boolean, now: number): readonly SupervisionEffect[] {
  if (state.stage !== "checks") return [];
  if (!ok || state.parts.controller.stage !== "ready") {
    state.stage = "runs";
    const text = "what is installed cannot start; the controller that runs goes on";
    return ok ? [] : [{ type: "log", level: "error", text }];
  }
  state.stage = "leaving";
  state.killAt = now + LEAVES_WITHIN_MS;
  return [sayTo("controller", "leave")];
}

function look(state: Supervision, now: number): readonly SupervisionEffect[] {
  const effects: SupervisionEffect[] = [];
  const { controller } = state.parts;
  if (controller.stage === "ready") state.silentLooks += 1;
  if (state.stage !== "stopping" && state.silentLooks > FROZEN_LOOKS) {
    state.silentLooks = 0;
    const text = `the controller has not turned for ${(FROZEN_LOOKS * LOOK_MS) / 1_000} s: it is ended`;
    effects.push({ type: "log", level: "error", text }, { type: "kill", part: "controller" });
  }
  if (state.killAt !== undefined && now >= state.killAt) {
    state.killAt = undefined;
    const late = state.stage === "stopping" ? living(state) : (["controller"] as const);
    for (const part of late) {
      effects.push({ type: "log", level: "error", text: `the ${part}'s process does not end: it is ended` });
      effects.push({ type: "kill", part });
    }
  }
  for (const part of ["switch", "controller"] as const) {
    const one = state.parts[part];
    if (one.stage === "waits" && now >= one.dueAt) effects.push(...start(state, part, now));
  }
  return effects;
}
