// Something has lasted as long as it may: the call ends, and it is told why.
import { fact, type State } from "../state.ts";
import { wayBackOf, type Call } from "./call.ts";
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
  if (call.connecting !== undefined) return;
  const { stage } = call;
  const afterMs = state.limits?.menuMs ?? 0;
  switch (stage.type) {
    case "menu":
      tell(state, call, "menu", afterMs);
      partWith(state, call, "goodbye", "time-limit");
      return;
    case "hunting":
      if (typeof stage.otherwise === "string" || wayBackOf(stage) !== undefined) return;
      tell(state, call, "menu", afterMs);
      releaseCall(state, call, "center", "time-limit");
      return;
    case "new":
    case "summoning":
    case "stranded":
    case "queued":
    case "talking":
    case "surveying":
    case "leaving-message":
    case "in-mailbox":
    case "parting":
    case "ending":
      return;
  }
}

function tell(state: State, call: Call, limit: "call" | "hold" | "menu", afterMs: number): void {
  fact(state, { type: "limit-reached", call: call.id, limit, afterMs });
}
