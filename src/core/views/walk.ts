// A caller's keys in a preview: each pressed when the caller has heard enough, or silence until the menu has waited in vain.
// It is the menus' own code that takes them, so that what a walk comes to is what a call comes to.
import type { Call } from "../call/call.ts";
import { onOutcome } from "../call/outcomes.ts";
import { nextDue, takeDue } from "../deadlines.ts";
import { onDue } from "../due.ts";
import { onMenuKey } from "../ivr/menu.ts";
import type { Sound } from "../model.ts";
import type { State } from "../state.ts";

/** Keys `0` to `9`, `*` and `#`; `w`: nothing is pressed until the menu has waited in vain. */
export const WALK_KEYS = /^[0-9*#w]{0,64}$/;

/** What came of one key, or of arriving. */
export interface WalkStep {
  /** Empty: they have arrived. */
  readonly key: string;
  /** Where they stand afterwards; undefined: in no menu any more. */
  readonly menu: { readonly id: string; readonly name: string } | undefined;
  /** What they began to hear, in order; what the key cut off they have heard in part. */
  readonly heard: readonly Sound[];
}

export interface Walk {
  readonly steps: readonly WalkStep[];
  /** Keys that nobody asked for any more. */
  readonly left: string;
}

/** `goOn`: lets all follow that follows by itself. */
export function walk(state: State, call: Call | undefined, keys: string, goOn: (call: Call) => void): Walk {
  if (call === undefined) return { steps: [{ key: "", menu: undefined, heard: [] }], left: keys };
  let told = 0;
  const stepBy = (key: string): WalkStep => {
    const heard = state.commands.slice(told).flatMap((command) => (command.type === "play" ? command.sounds : []));
    told = state.commands.length;
    return { key, menu: menuOf(call), heard };
  };
  const steps = [stepBy("")];
  for (const [index, key] of keys.split("").entries()) {
    if (call.stage.type !== "menu") return { steps, left: keys.slice(index) };
    if (key === "w") hearOut(state, call, goOn);
    else onMenuKey(state, call, call.stage, key);
    goOn(call);
    steps.push(stepBy(key));
  }
  return { steps, left: "" };
}

function menuOf({ stage }: Call): WalkStep["menu"] {
  const node = stage.type === "menu" ? stage.path.at(-1) : undefined;
  return node && { id: node.id, name: node.name };
}

/** What is said comes to its end, then what the menu waits for: once. */
function hearOut(state: State, call: Call, goOn: (call: Call) => void): void {
  for (let stage = call.stage; stage.type === "menu"; stage = call.stage) {
    const { doing, playing } = stage;
    if (doing !== "listening" && playing !== undefined) {
      onOutcome(state, playing, { ok: true });
      goOn(call);
      continue;
    }
    const at = nextDue(state.deadlines);
    if (at === undefined) return;
    for (let due = takeDue(state.deadlines, at); due !== undefined; due = takeDue(state.deadlines, at)) {
      state.now = Math.max(state.now, due.at);
      onDue(state, due.due);
    }
    return;
  }
}
