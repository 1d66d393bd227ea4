// What would happen to a call, told by the very code that takes calls: it runs on a view of all that the engine knows,
// without the calls that live, at the time that is asked about. Nothing of it is heard by anybody.
import type { Call } from "../call/call.ts";
import { onLegArrived } from "../call/arrive.ts";
import { onOutcome } from "../call/outcomes.ts";
import { carryOutOverflows } from "../call/overflow-routes.ts";
import { putIvr } from "../configure.ts";
import { goBackToMenus } from "../ivr/menu.ts";
import type { CallId, Extn, IvrConfig, LegId, MenuChoice, QueueName, Sound } from "../model.ts";
import { previewState } from "./preview-state.ts";
import type { PromptName } from "../prompt-names.ts";
import { withFact, type CallFact, type CallRecord } from "../report/call-record.ts";
import type { WayStep } from "../report/way.ts";
import { periodAt, type PeriodNow } from "../schedule/period.ts";
import { yearsWithoutTable, zoneOf } from "../schedule/schedule.ts";
import { wallClockAt } from "../schedule/local-time.ts";
import type { State } from "../state.ts";
import type { Cause, LegOrigin } from "../switch.ts";
import { hasMailbox } from "../voicemail/lookup.ts";
import { walk, type Walk } from "./walk.ts";

export interface PreviewQuestion {
  /** Milliseconds since 1970, in the past or in the future. */
  readonly at: number;
  readonly number: string;
  /** From an extension of this number where there is one, else from outside. */
  readonly from: string;
  /** What the caller presses in menus, as `WALK_KEYS` has it; nothing, unless said. */
  readonly keys?: string | undefined;
  /** As if this tree stood in the place of the one with its id. */
  readonly menu?: IvrConfig | undefined;
}

/** Where the call would be when somebody else has to do something. */
export type PreviewEnd =
  | {
      readonly type: "menu";
      readonly menu: string;
      readonly name: string;
      readonly prompt: Sound | undefined;
      readonly choices: readonly { readonly keys: string; readonly name: string; readonly type: MenuChoice["type"] }[];
      readonly dialsExtensions: boolean;
    }
  | {
      readonly type: "rings";
      readonly numbers: readonly string[];
      readonly mode: "turn" | "together";
      readonly ringMs: number;
      /** What follows where nobody answers. */
      readonly otherwise: "prompt" | "cause" | "menu" | "mailbox";
    }
  /** They may leave a message. */
  | { readonly type: "mailbox"; readonly extn: Extn }
  /** They are asked for a password, to listen to messages: their phone's own, or those of a number that they key in. */
  | { readonly type: "mailbox-access"; readonly own: boolean }
  | { readonly type: "queue"; readonly queue: QueueName; readonly agentsPresent: number }
  | { readonly type: "prompt"; readonly prompt: PromptName; readonly cause: Cause }
  | { readonly type: "released"; readonly cause: Cause };

export interface Preview {
  readonly origin: LegOrigin;
  readonly period: PeriodNow;
  /** As the call record would show it. */
  readonly way: readonly WayStep[];
  readonly end: PreviewEnd;
  /** What each key did. */
  readonly walk: Walk;
  /** The year of that time, where it has no table of days off. */
  readonly yearWithoutTable: number | undefined;
}

export function previewCall(state: State, question: PreviewQuestion): Preview {
  return previewOn(previewState(state), question);
}

/** On a state of its own, which is used up. */
export function previewOn(state: State, { at, number, from, keys = "", menu }: PreviewQuestion): Preview {
  state.now = at;
  if (menu !== undefined) putIvr(state, menu);
  const leg = "preview" as LegId;
  const origin = originOf(state, from);
  onLegArrived(state, { type: "leg-arrived", leg, origin, dialled: number, callerNumber: from, callerName: "" });
  const call = state.calls.get(leg as string as CallId);
  if (call !== undefined) goOn(state, call);
  const walked = walk(state, call, keys, (one) => {
    goOn(state, one);
  });
  const [mishap] = state.mishaps;
  if (mishap !== undefined) throw new Error(mishap.what);
  const { year } = wallClockAt(zoneOf(state.schedule), at);
  return {
    origin,
    period: periodAt(state.schedule, at),
    way: recordOf(state)?.way ?? [],
    end: call === undefined ? { type: "released", cause: "no-such-number" } : endOf(state, call),
    walk: walked,
    yearWithoutTable: yearsWithoutTable(state.schedule.times.values(), [year])[0],
  };
}

function originOf(state: State, from: string): LegOrigin {
  const phone = state.phones.get(from as Extn);
  if (phone?.config !== undefined) return { type: "extension", extn: phone.extn };
  const [trunk] = [...state.trunks.values()].sort((a, b) => a.config.priority - b.config.priority);
  return { type: "trunk", trunk: trunk?.config.name ?? "" };
}

/** Phones of callers answer at once; agents and those who are called do nothing. */
function goOn(state: State, call: Call): void {
  let settled = false;
  while (!settled) {
    settled = state.sentOn.size === 0 && state.backToMenu.size === 0;
    carryOutOverflows(state);
    goBackToMenus(state);
    if (typeof call.answer === "number" && call.stage.type !== "ending") {
      onOutcome(state, call.answer, { ok: true });
      settled = false;
    }
  }
}

function recordOf(state: State): CallRecord | undefined {
  return state.facts
    .filter((fact): fact is CallFact => "call" in fact && fact.call !== undefined)
    .reduce<CallRecord | undefined>(withFact, undefined);
}

function endOf(state: State, call: Call): PreviewEnd {
  const stage = call.stage;
  switch (stage.type) {
    case "menu": {
      const node = stage.path.at(-1) ?? stage.ivr.root;
      return {
        ...{ type: "menu", menu: node.id, name: node.name, prompt: node.prompt },
        choices: node.children.map(({ digits, name, type }) => ({ keys: digits, name, type })),
        dialsExtensions: node.dialsExtensions,
      };
    }
    case "hunting": {
      const { mode, ringMs, otherwise, targets } = stage;
      const numbers = targets.map((target) => target.number);
      const isTaken = stage.mailbox !== undefined && hasMailbox(state, stage.mailbox);
      const then = typeof otherwise === "string" ? otherwise : "menu";
      return { type: "rings", numbers, mode, ringMs, otherwise: isTaken ? "mailbox" : then };
    }
    case "leaving-message":
      return { type: "mailbox", extn: stage.mailbox };
    case "in-mailbox":
      return { type: "mailbox-access", own: stage.own };
    case "queued":
      return { type: "queue", queue: stage.queue, agentsPresent: presentIn(state, stage.queue) };
    case "parting":
      return { type: "prompt", prompt: stage.words, cause: stage.cause };
    case "ending":
      return { type: "released", cause: stage.cause };
    case "new":
    case "summoning":
    case "talking":
    case "stranded":
    case "surveying":
      return { type: "released", cause: "normal" };
  }
}

function presentIn(state: State, name: QueueName): number {
  return state.queues.get(name)?.present.members.size ?? 0;
}
