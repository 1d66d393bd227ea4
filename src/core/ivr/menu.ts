// The interpreter of menus: a caller stands at a node of the tree they entered, and what happens next follows from that node,
// from the keys they have pressed and from what they are in the middle of.
//
//   enter node -> prompting -> listening --(no key)--> next round, at last goodbye
//                     |            |
//                     +--- key ----+--> child | extension | wrong key: correcting -> next round, at last goodbye
//
// A wrong key is a round whenever it is pressed: also while the one before is being corrected, and typed ahead.
//
// A key is kept from the moment the tree is entered, and cuts off whatever is being said. One that comes while nobody asks
// yet (before the answer, between two menus) is taken first by the node that asks next, which then says nothing.
import { awaitedCommand, forgetPlays } from "../awaiting.ts";
import { blameCall } from "../blame.ts";
import { answerCaller } from "../call/connect.ts";
import type { Call, HuntTarget, InMenu } from "../call/call.ts";
import { huntForMenu, targetOf } from "../call/hunt.ts";
import { armMenuLimit } from "../call/limits.ts";
import { partWith } from "../call/part.ts";
import { cancelDeadline } from "../deadlines.ts";
import type { FactBody } from "../facts.ts";
import type { ConnectingNode, Extn, IvrConfig, MenuNode, Sound } from "../model.ts";
import { knownBy } from "../numbers/compare.ts";
import { isEndless } from "../queue/music.ts";
import { command, deadlineIn, fact, type State } from "../state.ts";
import { connectBy } from "./business.ts";
import type { ThenDo } from "./conduct.ts";
import { recallOf } from "./contacts.ts";
import { keyed, meaningOf, type Choices, type Meaning } from "./keys.ts";
import { conductOf, pathBy } from "./kinds.ts";

/** Between two keys of one number. */
const NEXT_KEY_MS = 3_000;
/** How long the extension rings to which a caller is taken back, and one that was keyed in. */
const RECALL_RING_MS = 20_000;
const EXTENSION_RING_MS = 30_000;
/** Keys that are kept for menus to come; nobody types further ahead. */
const MOST_KEYS = 64;

export function enterIvr(state: State, call: Call, ivr: IvrConfig): void {
  fact(state, { type: "call-routed", call: call.id, step: { type: "ivr", id: ivr.id, number: ivr.number } });
  const stage: InMenu = {
    type: "menu",
    ivr,
    path: [ivr.root],
    doing: "answering",
    round: 0,
    keys: "",
    playing: undefined,
    due: undefined,
  };
  const extn =
    ivr.recall === "close" ? undefined : recallOf(state.contacts, knownBy(state, call), ivr.recall, state.now);
  const target = extn === undefined ? undefined : extensionFor(state, call, extn);
  armMenuLimit(state, call);
  if (target === undefined) {
    call.stage = stage;
    goTo(state, call, stage, stage.path);
    return;
  }
  fact(state, { type: "menu-left", call: call.id, menu: undefined, to: "recall" });
  huntForMenu(state, call, { targets: [target], mode: "turn", ringMs: RECALL_RING_MS, otherwise: stage });
}

/** Takes those back to their menus whom nobody has answered. */
export function goBackToMenus(state: State): void {
  for (const id of state.backToMenu) {
    state.backToMenu.delete(id);
    const call = state.calls.get(id);
    try {
      if (call !== undefined) goBack(state, call);
    } catch (error) {
      blameCall(state, id, error);
    }
  }
}

function goBack(state: State, call: Call): void {
  if (call.stage.type !== "menu") return;
  // What they heard the ringing by.
  if (call.answer === "done") command(state, { type: "stop", leg: call.caller });
  goTo(state, call, call.stage, call.stage.path);
}

function goTo(state: State, call: Call, stage: InMenu, path: readonly MenuNode[]): void {
  stage.path = path;
  stage.round = 0;
  const node = nodeOf(stage);
  // Above the top there is nothing: they have been everywhere.
  if (node === undefined) {
    leave(state, call, stage, "nobody");
    partWith(state, call, "nobody", "no-answer");
    return;
  }
  fact(state, { type: "menu-entered", call: call.id, menu: node.id, name: node.name });
  stage.doing = "answering";
  if (answerCaller(state, call)) ask(state, call, stage);
}

function nodeOf(stage: InMenu): MenuNode | undefined {
  return stage.path.at(-1);
}

/** One round of the node they are at, once they hear us. Keys that are there already need no prompt. */
export function ask(state: State, call: Call, stage: InMenu): void {
  const node = nodeOf(stage);
  if (node === undefined) return;
  if (stage.keys !== "") {
    takeKeys(state, call, stage, false);
    return;
  }
  const { prompt } = node;
  if (prompt === undefined) {
    listen(state, call, stage);
    return;
  }
  // What has no end is listened to while the caller is waited for.
  const endless = isEndless(prompt);
  say(state, call, stage, { doing: "prompting", sound: prompt, repeat: endless });
  if (endless) listen(state, call, stage);
}

function say(
  state: State,
  call: Call,
  stage: InMenu,
  {
    doing,
    sound,
    repeat,
  }: { readonly doing: "prompting" | "correcting"; readonly sound: Sound; readonly repeat: boolean },
): void {
  stage.doing = doing;
  const play = { type: "play", leg: call.caller, sounds: [sound], repeat, interruptible: true } as const;
  stage.playing = awaitedCommand(state, call, "menu-prompt", play);
}

function listen(state: State, call: Call, stage: InMenu): void {
  const node = nodeOf(stage);
  if (node === undefined) return;
  stage.doing = "listening";
  const { waitMs } = conductOf(node);
  if (waitMs === 0) onSilence(state, call, stage, node);
  else stage.due = deadlineIn(state, waitMs, { type: "menu-due", call: call.id });
}

/** The prompt is over, or could not be played: nobody is kept in silence for that. */
export function onMenuPromptOver(state: State, call: Call, stage: InMenu): void {
  stage.playing = undefined;
  if (stage.doing === "prompting") listen(state, call, stage);
  else if (stage.doing === "correcting") nextRound(state, call, stage);
}

export function onMenuDue(state: State, call: Call): void {
  const stage = call.stage;
  const node = stage.type === "menu" ? nodeOf(stage) : undefined;
  if (stage.type !== "menu" || node === undefined) return;
  stage.due = undefined;
  if (stage.keys !== "") takeKeys(state, call, stage, true);
  else onSilence(state, call, stage, node);
}

function onSilence(state: State, call: Call, stage: InMenu, node: MenuNode): void {
  const { onSilence: then } = conductOf(node);
  if (then.type === "next-round") {
    stage.round += 1;
    fact(state, { type: "menu-timeout", call: call.id, menu: node.id, round: stage.round });
  }
  thenDo(state, call, stage, then);
}

function thenDo(state: State, call: Call, stage: InMenu, then: ThenDo): void {
  switch (then.type) {
    case "next-round":
      nextRound(state, call, stage);
      return;
    case "connect":
      connect(state, call, stage, then.by);
      return;
    case "goodbye":
      leave(state, call, stage, "goodbye");
      partWith(state, call, "goodbye", "normal");
  }
}

function nextRound(state: State, call: Call, stage: InMenu): void {
  const node = nodeOf(stage);
  if (node === undefined) return;
  if (stage.round < node.rounds) ask(state, call, stage);
  else thenDo(state, call, stage, conductOf(node).afterRounds);
}

export function onMenuKey(state: State, call: Call, stage: InMenu, key: string): void {
  if (stage.keys.length >= MOST_KEYS || (stage.keys === "" && isIdlePound(stage, key))) return;
  stage.keys += key;
  if (stage.doing === "answering") return;
  hush(state, call, stage);
  takeKeys(state, call, stage, false);
}

/** `#` ends what was keyed in; by itself it says nothing, unless it is a key of this menu. */
function isIdlePound(stage: InMenu, key: string): boolean {
  return key === "#" && nodeOf(stage)?.children.some(({ digits }) => digits.startsWith("#")) !== true;
}

/** The switch itself may have stopped the prompt by the key, or the key may have come before the prompt began. */
function hush(state: State, call: Call, stage: InMenu): void {
  if (stage.playing !== undefined) command(state, { type: "stop", leg: call.caller });
  forgetPlays(state, call, call.caller);
  stage.playing = undefined;
  cancelDeadline(state.deadlines, stage.due);
  stage.due = undefined;
}

function takeKeys(state: State, call: Call, stage: InMenu, over: boolean): void {
  const node = nodeOf(stage);
  if (node === undefined) return;
  while (isIdlePound(stage, stage.keys.charAt(0))) stage.keys = stage.keys.slice(1);
  if (stage.keys === "") {
    ask(state, call, stage);
    return;
  }
  // Where no key could be right none is wrong: who presses one does not want to hear more.
  const { takesKeys, onSilence: otherwise } = conductOf(node);
  if (!takesKeys) {
    thenDo(state, call, stage, otherwise);
    return;
  }
  const meaning = meaningOf(stage.keys, choicesAt(state, call, node), over);
  if (meaning.type === "unfinished") {
    stage.doing = "listening";
    stage.due = deadlineIn(state, NEXT_KEY_MS, { type: "menu-due", call: call.id });
    return;
  }
  stage.keys = meaning.rest;
  fact(state, { type: "menu-key", call: call.id, menu: node.id, keys: meaning.keys, meaning: meaning.type });
  follow(state, call, stage, meaning);
}

function follow(state: State, call: Call, stage: InMenu, meaning: Exclude<Meaning, { type: "unfinished" }>): void {
  switch (meaning.type) {
    case "wrong":
      onWrongKeys(state, call, stage);
      return;
    case "child":
      goTo(state, call, stage, pathBy(meaning.child, stage.path, stage.ivr.root));
      return;
    case "extension": {
      const target = targetOf(state, meaning.keys);
      leave(state, call, stage, "extension");
      const mailbox = target.extn;
      huntForMenu(state, call, {
        ...{ targets: [target], mode: "turn", ringMs: EXTENSION_RING_MS, otherwise: stage, mailbox },
      });
    }
  }
}

/** Who has typed on has not waited to be corrected. When the rounds are over nothing is asked any more. */
function onWrongKeys(state: State, call: Call, stage: InMenu): void {
  const node = nodeOf(stage);
  if (node === undefined) return;
  stage.round += 1;
  const { rounds } = node;
  if (stage.round > rounds) thenDo(state, call, stage, conductOf(node).afterRounds);
  else if (stage.keys !== "" && stage.round < rounds) takeKeys(state, call, stage, false);
  else {
    stage.keys = "";
    say(state, call, stage, { doing: "correcting", sound: { type: "prompt", prompt: "wrong-key" }, repeat: false });
  }
}

function choicesAt(state: State, call: Call, node: MenuNode): Choices {
  const isExtension = (digits: string): boolean => extensionFor(state, call, digits as Extn) !== undefined;
  const beginsExtension = (digits: string): boolean => {
    for (const extn of state.phones.keys()) {
      if (extn.length > digits.length && extn.startsWith(digits) && isExtension(extn)) return true;
    }
    return false;
  };
  const { dialsExtensions } = node;
  const children = keyed(node.children);
  const longest = Math.max(0, ...children.map(({ digits }) => digits.length));
  if (!dialsExtensions) return { children, isExtension: none, beginsExtension: none, longest };
  return { children, isExtension, beginsExtension, longest: Math.max(longest, longestExtension(state)) };
}

function none(): boolean {
  return false;
}

function longestExtension(state: State): number {
  let longest = 0;
  for (const { extn, config } of state.phones.values())
    if (config !== undefined) longest = Math.max(longest, extn.length);
  return longest;
}

/** An extension that can be rung, and is not the caller's own. */
function extensionFor(state: State, call: Call, extn: Extn): HuntTarget | undefined {
  if (call.origin.type === "extension" && call.origin.extn === extn) return undefined;
  if (state.phones.get(extn)?.config === undefined) return undefined;
  const target = targetOf(state, extn);
  return target.ways.length > 0 ? target : undefined;
}

/** Whom nobody answers is taken to the menu above. */
function connect(state: State, call: Call, stage: InMenu, node: ConnectingNode): void {
  leave(state, call, stage, node.business.type === "queue" ? "queue" : "numbers");
  stage.path = stage.path.slice(0, -1);
  connectBy(state, call, stage, node);
}

/** Nothing of it is armed or remembered when another stage begins. Keys were for menus: what rings wants none. */
function leave(state: State, call: Call, stage: InMenu, to: Extract<FactBody, { type: "menu-left" }>["to"]): void {
  hush(state, call, stage);
  stage.keys = "";
  fact(state, { type: "menu-left", call: call.id, menu: nodeOf(stage)?.id, to });
}
