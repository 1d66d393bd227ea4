// What is said in a mailbox, and the wait for a key after it.
import { awaitedCommand, forgetPlays } from "../awaiting.ts";
import { answerCaller } from "../call/connect.ts";
import type { Call, InMailbox } from "../call/call.ts";
import { cancelDeadline } from "../deadlines.ts";
import type { Sound } from "../model.ts";
import type { PromptName } from "../prompt-names.ts";
import { command, deadlineIn, type State } from "../state.ts";

/** After a prompt, and between two keys. */
const KEY_MS = 6_000;

export function wordsOf(prompts: readonly PromptName[]): Sound[] {
  return prompts.map((prompt) => ({ type: "prompt", prompt }));
}

/** In place of what was being said. */
export function sayTo(state: State, call: Call, stage: InMailbox, sounds: readonly Sound[]): void {
  hush(state, call, stage);
  stage.sounds = sounds;
  if (answerCaller(state, call)) sayInMailbox(state, call, stage);
}

/** Once the caller hears us. */
export function sayInMailbox(state: State, call: Call, stage: InMailbox): void {
  const { sounds } = stage;
  // Who has begun to key something in needs no prompt.
  if (stage.keys !== "") waitForKey(state, call, stage);
  else {
    const play = { type: "play", leg: call.caller, sounds, repeat: false, interruptible: true } as const;
    stage.playing = awaitedCommand(state, call, "mailbox-words", play);
  }
}

export function hush(state: State, call: Call, stage: InMailbox): void {
  if (stage.playing !== undefined) command(state, { type: "stop", leg: call.caller });
  forgetPlays(state, call, call.caller);
  stage.playing = undefined;
  cancelDeadline(state.deadlines, stage.due);
  stage.due = undefined;
}

export function waitForKey(state: State, call: Call, stage: InMailbox): void {
  cancelDeadline(state.deadlines, stage.due);
  stage.due = deadlineIn(state, KEY_MS, { type: "mailbox-due", call: call.id });
}
