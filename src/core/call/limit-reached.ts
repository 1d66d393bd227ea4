// Something has lasted as long as it may: the call ends, and it is told why.
import { fact, type State } from "../state.ts";
import type { Call } from "./call.ts";
import { armCallLimit } from "./limits.ts";
import { partWith } from "./part.ts";
import { releaseCall } from "./release.ts";

export function onLimitReached(state: State, call: Call, due: "call-limit" | "menu-limit" | "hold-limit"): void {
  switch (due) {
    case "call-limit":
      onCallLimit(state, call);
      return;
    case "menu-limit":
      onMenuLimit(state, call);
      return;
    case "hold-limit":
      if (call.stage.type !== "talking") return;
      delete call.stage.holdOver;
      tell(state, call, "hold", state.limits?.holdMs ?? 0);
      releaseCall(state, call, "center", "time-limit");
  }
}

function onCallLimit(state: State, call: Call): void {
  delete call.limitOver;
  if (call.stage.type === "ending") return;
  if (call.callback !== undefined && !state.legs.has(call.caller)) {
    // Who waits at home is on no line; the promise has a limit of its own.
    armCallLimit(state, call);
    return;
  }
  tell(state, call, "call", state.now - call.startedAt);
  releaseCall(state, call, "center", "time-limit", "timed-out");
}

/** Whoever is being connected by now is let talk. */
function onMenuLimit(state: State, call: Call): void {
  delete call.menuOver;
  const { stage } = call;
  const isInMenus =
    stage.type === "menu" ||
    (stage.type === "hunting" && typeof stage.otherwise === "object" && stage.otherwise.type === "menu");
  if (!isInMenus || call.connecting !== undefined) return;
  tell(state, call, "menu", state.limits?.menuMs ?? 0);
  if (stage.type === "menu") partWith(state, call, "goodbye", "time-limit");
  else releaseCall(state, call, "center", "time-limit");
}

function tell(state: State, call: Call, limit: "call" | "hold" | "menu", afterMs: number): void {
  fact(state, { type: "limit-reached", call: call.id, limit, afterMs });
}
