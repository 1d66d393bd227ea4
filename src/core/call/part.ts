import { awaitedCommand } from "../awaiting.ts";
import type { PromptName } from "../prompt-names.ts";
import { type State } from "../state.ts";
import type { Cause } from "../switch.ts";
import type { Call, Ending, Parting } from "./call.ts";
import { answerCaller } from "./connect.ts";
import { disarmMenuLimit } from "./limits.ts";
import { exitStage, releaseCall } from "./release.ts";

/** A last word to the caller, then release. They are answered first where they were not: else they could not hear it. */
export function partWith(
  state: State,
  call: Call,
  prompt: PromptName,
  cause: Cause,
  by: Ending["by"] = "center",
): void {
  if (call.callback !== undefined && !state.legs.has(call.caller)) {
    // Nobody is on the line who could hear it.
    releaseCall(state, call, by, cause, "error");
    return;
  }
  disarmMenuLimit(state, call);
  exitStage(state, call, "error");
  const stage: Parting = { type: "parting", cause, by, prompt: undefined, words: prompt };
  call.stage = stage;
  if (answerCaller(state, call)) sayLastWord(state, call, stage);
}

/** Once the caller hears us. */
export function sayLastWord(state: State, call: Call, stage: Parting): void {
  stage.prompt = awaitedCommand(state, call, "last-word", {
    type: "play",
    leg: call.caller,
    sounds: [{ type: "prompt", prompt: stage.words }],
    repeat: false,
    interruptible: false,
  });
}

/** The prompt is over, or could not be played: in both cases they are released. */
export function onLastWordOver(state: State, call: Call, stage: Parting): void {
  releaseCall(state, call, stage.by, stage.cause);
}
