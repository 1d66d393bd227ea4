// The controller's end of the line to its switch, as a state machine without a socket or a clock.
//
//   away --connected--> greeting --welcome--> hearing what waited --caught-up--> here
//     ^------------------------------- closed -----------------------------------/
//
// What waited happens first; then what came of it is ordered, then the switch is asked what is so. So its `up` knows of all
// that was ordered, and no leg that was dialled meanwhile seems to be missing.
//
// Nothing of this waits for accounts: a switch that was begun before has those of the controller before, and keeps them until all
// that there are have been named here. One that was not is begun with those that are known.
import type { SwitchCommand, SwitchEvent, SwitchMark } from "../../core/switch.ts";
import type { Measure } from "../../ports/measures.ts";
import type { AccountChange } from "../../ports/switch.ts";
import type { FromTelephones, TelephoneAnswer, TelephoneSocket, ToTelephones } from "../../ports/telephones.ts";
import { noteAccount } from "./account-changes.ts";
import { isToController, TELEPHONE_WORDS, type ToController, type ToSwitch, type Words } from "./words.ts";

export interface ControllerEndOptions {
  readonly words: Words;
  /** How often it says that it is there. */
  readonly aliveMs: number;
  /** Away for so long, the switch is taken for gone. */
  readonly goneMs: number;
  /** Commands that wait for the switch to be there, at most: what was left out is ordered again after `up`. */
  readonly mostCommands: number;
  /** It has no log: what waits is of calls that are over to it. The switch's `up` says what lives. */
  readonly isNew: boolean;
}

type Entered = Extract<ToTelephones, { readonly type: "entered" }>;

/** Plain data; changed by `stepControllerEnd` only. */
export interface ControllerEnd {
  readonly options: ControllerEndOptions;
  /** The last event that has happened here. */
  heard: SwitchMark | undefined;
  /** The last that is in the log. */
  seen: number;
  stage: "away" | "greeting" | "hearing" | "here";
  /** Of what waited, the last. */
  upTo: number;
  /** The switch was started before. */
  begun: boolean;
  commands: SwitchCommand[];
  readonly accounts: Map<string, AccountChange>;
  /** They are all that there are. */
  complete: boolean;
  /** This connection has carried them; from then on changes follow. */
  named: boolean;
  /** Whether the switch takes browsers' telephones; of one that is not here, as it was. */
  takesTelephones: boolean;
  /** Who has come in at sockets, so that a switch which comes back hears of them. */
  readonly sockets: Map<TelephoneSocket, Entered>;
  /** When it last said anything. */
  saidAt: number;
  /** Since when it is away. */
  awaySince: number;
  /** The switch is taken for gone, and that was told. */
  isGone: boolean;
}

export type ControllerEndInput =
  | { readonly type: "connected" }
  | { readonly type: "closed" }
  | { readonly type: "heard"; readonly frame: ToController }
  /** What waited has happened here, and what came of it was sent. */
  | { readonly type: "caught-up" }
  | { readonly type: "send"; readonly commands: readonly SwitchCommand[] }
  | { readonly type: "provision"; readonly changes: readonly AccountChange[] }
  /** All accounts that there are have been provisioned. */
  | { readonly type: "complete" }
  | { readonly type: "report" }
  /** All that has happened here is in the log. */
  | { readonly type: "written" }
  /** What happens at sockets of browsers. */
  | { readonly type: "telephones"; readonly said: ToTelephones }
  | { readonly type: "tick" };

export type ControllerEndEffect =
  | { readonly type: "say"; readonly frame: ToSwitch }
  /** It happens here, as of when it happened there. No mark: it is not the switch that says so. */
  | {
      readonly type: "happens";
      readonly mark: SwitchMark | undefined;
      readonly at: number;
      readonly event: SwitchEvent;
    }
  /** All that waited has been told: to be answered by the input of this name when it has happened. */
  | { readonly type: "caught-up" }
  /** Where phones reach the switch. */
  | { readonly type: "address"; readonly host: string; readonly port: number }
  | { readonly type: "measured"; readonly measures: readonly Measure[] }
  /** To be said at a socket. */
  | { readonly type: "said"; readonly said: FromTelephones }
  /** The programs do not understand each other. */
  | { readonly type: "refused"; readonly reason: string };

/** `heard`: the last event of a switch that is in the log. */
export function newControllerEnd(
  options: ControllerEndOptions,
  heard: SwitchMark | undefined,
  now: number,
): ControllerEnd {
  return {
    ...{
      options,
      heard,
      seen: heard?.number ?? 0,
      stage: "away",
      upTo: 0,
      begun: false,
      commands: [],
      accounts: new Map<string, AccountChange>(),
      ...{ complete: false, named: false, takesTelephones: true, sockets: new Map<TelephoneSocket, Entered>() },
    },
    ...{ saidAt: now, awaySince: now, isGone: true },
  };
}

/** When it wants a `tick`. */
export function controllerEndDue(end: ControllerEnd): number | undefined {
  const { stage, options, saidAt, awaySince, isGone } = end;
  if (stage !== "away") return saidAt + options.aliveMs;
  return isGone ? undefined : awaySince + options.goneMs;
}

export function stepControllerEnd(
  end: ControllerEnd,
  input: ControllerEndInput,
  now: number,
): readonly ControllerEndEffect[] {
  const effects = step(end, input, now);
  if (effects.some(({ type }) => type === "say")) end.saidAt = now;
  return effects;
}

function step(end: ControllerEnd, input: ControllerEndInput, now: number): readonly ControllerEndEffect[] {
  switch (input.type) {
    case "connected":
      end.stage = "greeting";
      end.named = false;
      end.saidAt = now;
      return [say({ type: "hello", words: end.options.words, heard: end.heard, seen: end.seen })];
    case "closed":
      if (end.stage !== "away") end.awaySince = now;
      end.stage = "away";
      return [];
    case "heard":
      return heard(end, input.frame, now);
    case "caught-up":
      return arrive(end);
    case "send":
      return order(end, input.commands);
    case "provision":
      for (const change of input.changes) noteAccount(end.accounts, change);
      return end.stage === "here" && end.named ? [say({ type: "provision", changes: input.changes })] : [];
    case "complete":
      end.complete = true;
      return end.stage === "here" ? [name(end)] : [];
    case "report":
      // Who is not here asks as soon as it is.
      return end.stage === "here" ? [say({ type: "report" })] : [];
    case "written":
      return written(end);
    case "telephones":
      return atSocket(end, input.said);
    case "tick":
      return tick(end, now);
  }
}

/** What nobody can be asked is refused at once: a call is not kept for later. */
function atSocket(end: ControllerEnd, said: ToTelephones): readonly ControllerEndEffect[] {
  if (said.type === "entered") end.sockets.set(said.socket, said);
  if (said.type === "left") end.sockets.delete(said.socket);
  const isHere = end.stage === "here" && end.takesTelephones;
  if (isHere) return [say({ type: "telephones", said })];
  if (said.type === "asked") {
    const { socket, request } = said;
    return [{ type: "said", said: { type: "answer", socket, request, answer: AWAY } }];
  }
  return said.type === "entered" && !end.takesTelephones ? [ready(said)] : [];
}

/** ITU-T Q.850. */
const AWAY: TelephoneAnswer = {
  error: { code: -32_002, message: "CALL ERROR", causeCode: 41, cause: "NORMAL_TEMPORARY_FAILURE" },
};

/** Whoever has come in is here, and nothing is given back to them. */
function ready({ socket }: Entered): ControllerEndEffect {
  return { type: "said", said: { type: "ready", socket, reattached: [] } };
}

/** The switch hears of who has come in, also of those who did so at the one before. */
function socketsHere(end: ControllerEnd): readonly ControllerEndEffect[] {
  const sockets = [...end.sockets.values()];
  return sockets.map((said) => (end.takesTelephones ? say({ type: "telephones", said }) : ready(said)));
}

function say(frame: ToSwitch): ControllerEndEffect {
  return { type: "say", frame };
}

function heard(end: ControllerEnd, frame: ToController, now: number): readonly ControllerEndEffect[] {
  if (!isToController(frame)) return [];
  switch (frame.type) {
    case "welcome":
      end.stage = "hearing";
      end.upTo = frame.upTo;
      end.begun = frame.begun;
      end.takesTelephones = frame.words >= TELEPHONE_WORDS;
      end.isGone = false;
      if (end.heard?.run !== frame.run) {
        const number = end.heard === undefined && end.options.isNew ? frame.upTo : 0;
        end.heard = { run: frame.run, number };
        end.seen = number;
      }
      // The log may have gone on since it was greeted.
      return [say({ type: "seen", number: end.seen }), { type: "address", ...frame.address }, ...caughtUp(end)];
    case "refused":
      return [{ type: "refused", reason: frame.reason }];
    case "measures":
      return [{ type: "measured", measures: frame.measures }];
    case "telephones":
      return [{ type: "said", said: frame.said }];
    case "told":
    case "lost":
      return end.heard === undefined ? [] : told(end, end.heard, frame, now);
  }
}

type Told = Extract<ToController, { readonly type: "told" | "lost" }>;

function told(end: ControllerEnd, last: SwitchMark, frame: Told, now: number): readonly ControllerEndEffect[] {
  const before = last.number;
  const { run } = last;
  if (frame.type === "lost") {
    end.heard = { run, number: Math.max(before, frame.before - 1) };
    return end.stage === "here" ? [say({ type: "report" })] : caughtUp(end, before);
  }
  const news = frame.events.filter(({ number, event }) => number > before || event.type === "up");
  end.heard = { run, number: Math.max(before, news.at(-1)?.number ?? before) };
  const happen = news.map(({ number, agoMs, event }): ControllerEndEffect => {
    return { type: "happens", mark: { run, number }, at: now - agoMs, event };
  });
  return end.stage === "hearing" ? [...happen, ...caughtUp(end, before)] : happen;
}

/** Once: when the last of what waited has been told. `before`: what had been told until now. */
function caughtUp({ heard: last, upTo }: ControllerEnd, before = -1): readonly ControllerEndEffect[] {
  return (last?.number ?? 0) >= upTo && before < upTo ? [{ type: "caught-up" }] : [];
}

function arrive(end: ControllerEnd): readonly ControllerEndEffect[] {
  if (end.stage !== "hearing") return [];
  end.stage = "here";
  const commands = end.commands.splice(0);
  return [
    ...(end.complete || !end.begun ? [name(end)] : []),
    ...(commands.length === 0 ? [] : [say({ type: "commands", commands })]),
    ...(end.begun ? [say({ type: "report" })] : []),
    ...socketsHere(end),
  ];
}

function name(end: ControllerEnd): ControllerEndEffect {
  end.named = true;
  return say({ type: "begin", accounts: [...end.accounts.values()] });
}

function order(end: ControllerEnd, commands: readonly SwitchCommand[]): readonly ControllerEndEffect[] {
  if (end.stage === "here") return [say({ type: "commands", commands })];
  end.commands.push(...commands);
  const { mostCommands } = end.options;
  if (end.commands.length > mostCommands) end.commands.splice(0, end.commands.length - mostCommands);
  return [];
}

function written(end: ControllerEnd): readonly ControllerEndEffect[] {
  const number = end.heard?.number ?? 0;
  if (number <= end.seen) return [];
  end.seen = number;
  return end.stage === "away" || end.stage === "greeting" ? [] : [say({ type: "seen", number })];
}

function tick(end: ControllerEnd, now: number): readonly ControllerEndEffect[] {
  if (end.stage !== "away") return now < end.saidAt + end.options.aliveMs ? [] : [say({ type: "alive" })];
  if (end.isGone || now < end.awaySince + end.options.goneMs) return [];
  end.isGone = true;
  const event: SwitchEvent = { type: "down", reason: "it does not answer" };
  return [{ type: "happens", mark: undefined, at: now, event }];
}
