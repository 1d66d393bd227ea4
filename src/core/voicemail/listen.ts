// Who dials a service code is let into a mailbox by its password: their phone's own, or any whose number they key in.
//
//   number (any) -> password --right--> messages.ts
//      ^               | wrong
//      +---------------+--(three times)--> goodbye
//
// A mailbox that is not there is told from a wrong password by nothing. Keys are taken from the moment the call arrives,
// one by one and at once, so that what is typed ahead says the same as what is waited for.
import type { Call, InMailbox } from "../call/call.ts";
import { partWith } from "../call/part.ts";
import type { Extn, LegId } from "../model.ts";
import type { PromptName } from "../prompt-names.ts";
import { fact, type State } from "../state.ts";
import type { SwitchEvent } from "../switch.ts";
import { hasMailbox, mailboxOf } from "./lookup.ts";
import { askWhatToDo, isMessageKey, onEndOfMessage, onKeyAtMessage, openMailbox } from "./messages.ts";
import { hush, sayTo, waitForKey, wordsOf } from "./say.ts";

const MOST_ATTEMPTS = 3;
/** Rounds in which nothing is pressed. */
const MOST_SILENT = 3;
/** Whoever mistypes begins again, but not for ever. */
const MOST_BEGUN_AGAIN = 5;
/** Nothing that is asked for here is longer: more keys are an end of their own. */
const MOST_KEYS = 32;
/** From phones other than its own; what it takes to guess four digits is then weeks. */
const MOST_WRONG_IN_A_ROW = 10;
const LOCK_MS = 900_000;

/** `own`: the extension of the phone that calls; undefined: they are asked whose. */
export function listenAt(state: State, call: Call, own: Extn | undefined): void {
  const isOwn = own !== undefined;
  fact(state, { type: "call-routed", call: call.id, step: { type: "mailbox-access", own: isOwn } });
  const stage: InMailbox = {
    ...{ type: "in-mailbox", own: isOwn, doing: "number", mailbox: own ?? ("" as Extn), keys: "" },
    ...{ refused: 0, silent: 0, messages: [], current: 0, sounds: [], playing: undefined, due: undefined },
  };
  call.stage = stage;
  askFromTheStart(state, call, stage);
}

function askFromTheStart(state: State, call: Call, stage: InMailbox, before: readonly PromptName[] = []): void {
  askFor(state, call, stage, stage.own ? "password" : "number", before);
}

function askFor(
  state: State,
  call: Call,
  stage: InMailbox,
  what: "number" | "password",
  before: readonly PromptName[] = [],
): void {
  stage.doing = what;
  stage.keys = "";
  const words = wordsOf([...before, what === "number" ? "mailbox-number" : "mailbox-password"]);
  sayTo(state, call, stage, words);
}

type Ended = Extract<SwitchEvent, { type: "played" }>["ended"];

/** `ended` undefined: it could not be played. What a key has cut off is followed by what the key says. */
export function onMailboxSaid(state: State, call: Call, stage: InMailbox, ended: Ended | undefined): void {
  stage.playing = undefined;
  if (stage.doing === "leaving") partWith(state, call, "no-more-messages", "normal");
  else if (stage.doing === "message" && ended !== "digit") onEndOfMessage(state, call, stage, ended === "end");
  else waitForKey(state, call, stage);
}

export function onMailboxDue(state: State, call: Call): void {
  const stage = call.stage;
  if (stage.type !== "in-mailbox") return;
  stage.due = undefined;
  if (stage.keys !== "") {
    take(state, call, stage);
    return;
  }
  stage.silent += 1;
  if (stage.silent >= MOST_SILENT) partWith(state, call, "goodbye", "normal");
  else if (stage.doing === "number" || stage.doing === "password") askFor(state, call, stage, stage.doing);
  else askWhatToDo(state, call, stage);
}

export function onMailboxKey(state: State, call: Call, stage: InMailbox, key: string): void {
  if (stage.doing === "leaving") return;
  if (stage.doing !== "number" && stage.doing !== "password") {
    atMessage(state, call, stage, key);
    return;
  }
  // By itself it ends nothing, and is as good as silence.
  if (key === "#" && stage.keys === "") return;
  stage.silent = 0;
  if (key === "#") take(state, call, stage);
  else if (key === "*") beginAgain(state, call, stage);
  else {
    hush(state, call, stage);
    stage.keys += key;
    if (stage.keys.length >= MOST_KEYS) take(state, call, stage);
    else if (call.answer === "done") waitForKey(state, call, stage);
  }
}

/** A key that says nothing here is as good as none, whenever it is pressed. */
function atMessage(state: State, call: Call, stage: InMailbox, key: string): void {
  stage.silent = isMessageKey(key) ? 0 : stage.silent + 1;
  if (stage.silent >= MOST_SILENT) partWith(state, call, "goodbye", "normal");
  else onKeyAtMessage(state, call, stage, key);
}

/** Whoever has mistyped. */
function beginAgain(state: State, call: Call, stage: InMailbox): void {
  hush(state, call, stage);
  stage.keys = "";
  stage.begunAgain = (stage.begunAgain ?? 0) + 1;
  if (stage.begunAgain > MOST_BEGUN_AGAIN) partWith(state, call, "goodbye", "normal");
  else if (call.answer === "done") waitForKey(state, call, stage);
}

/** What was keyed in is complete. */
function take(state: State, call: Call, stage: InMailbox): void {
  hush(state, call, stage);
  const { keys } = stage;
  stage.keys = "";
  if (stage.doing === "number") {
    stage.mailbox = keys as Extn;
    askFor(state, call, stage, "password");
  } else if (isRight(state, stage, keys)) {
    mailboxOf(state, stage.mailbox).wrongInARow = 0;
    fact(state, { type: "mailbox-opened", call: call.id, mailbox: stage.mailbox });
    openMailbox(state, call, stage);
  } else refuse(state, call, stage);
}

function isRight(state: State, { own, mailbox }: InMailbox, password: string): boolean {
  if (!hasMailbox(state, mailbox) || state.phones.get(mailbox)?.config?.mailboxPassword !== password) return false;
  return own || mailboxOf(state, mailbox).lockedUntil <= state.now;
}

function refuse(state: State, call: Call, stage: InMailbox): void {
  stage.refused += 1;
  const { mailbox: keyed, refused: attempt, own } = stage;
  // What nobody has may be a password keyed in too early.
  const mailbox = state.phones.get(keyed)?.config?.extn;
  fact(state, { type: "mailbox-refused", call: call.id, mailbox, attempt });
  if (!own && mailbox !== undefined && hasMailbox(state, mailbox)) countWrong(state, call, mailbox);
  if (attempt >= MOST_ATTEMPTS) partWith(state, call, "goodbye", "not-allowed");
  else askFromTheStart(state, call, stage, ["mailbox-wrong"]);
}

function countWrong(state: State, call: Call, extn: Extn): void {
  const mailbox = mailboxOf(state, extn);
  mailbox.wrongInARow += 1;
  if (mailbox.wrongInARow < MOST_WRONG_IN_A_ROW) return;
  mailbox.wrongInARow = 0;
  mailbox.lockedUntil = state.now + LOCK_MS;
  fact(state, {
    type: "mailbox-locked",
    call: call.id,
    mailbox: extn,
    until: mailbox.lockedUntil + state.clock.offsetMs,
  });
}

/** A key that is a part of a password: of which mailbox's, and how many of it came before. */
export interface SecretAsked {
  readonly mailbox: Extn;
  readonly position: number;
}

export function secretAskedOf(state: State, id: LegId): SecretAsked | undefined {
  const leg = state.legs.get(id);
  const call = leg === undefined ? undefined : state.calls.get(leg.call);
  const stage = call?.caller === id ? call.stage : undefined;
  if (stage?.type !== "in-mailbox" || stage.doing !== "password") return undefined;
  return { mailbox: stage.mailbox, position: stage.keys.length };
}
