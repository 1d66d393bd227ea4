// What became of a command, taken to whatever waits for it.
import type { CommandId } from "../model.ts";
import { ask, onMenuPromptOver } from "../ivr/menu.ts";
import { onAnnouncementOver } from "../queue/announce.ts";
import { greet, onGreetingOver } from "../queue/join.ts";
import { fact, type State } from "../state.ts";
import { greetFromMailbox, onGreetingOfMailboxOver, onMessageOutcome, onMessageRecorded } from "../voicemail/leave.ts";
import { onMailboxSaid } from "../voicemail/listen.ts";
import { sayInMailbox } from "../voicemail/say.ts";
import type { Cause, SwitchEvent } from "../switch.ts";
import type { Call } from "./call.ts";
import { onPromiseOver } from "./callback.ts";
import { afterAnswer, bridge, callerAnswered, isConnectStep } from "./connect.ts";
import { letRingbackBeHeard } from "./hunt.ts";
import { hangUp } from "./legs.ts";
import { onLastWordOver, sayLastWord } from "./part.ts";
import { releaseCall } from "./release.ts";
import { onQuestionOver } from "./survey.ts";
import { beginTalking } from "./talk.ts";

/** `ended`: how what was played came to its end. */
type Result =
  | { readonly ok: true; readonly ended?: Extract<SwitchEvent, { type: "played" }>["ended"] }
  | { readonly ok: false; readonly cause: Cause; readonly reason: string };

export function onOutcome(state: State, command: CommandId, result: Result): void {
  if (state.recordings.has(command)) {
    onRecordingOutcome(state, command, result);
    return;
  }
  if (state.messagesTaken.has(command)) {
    onMessageOutcome(state, command, result);
    return;
  }
  const id = state.awaited.get(command);
  const call = id === undefined ? undefined : state.calls.get(id);
  state.awaited.delete(command);
  if (call === undefined) return;
  call.awaited.delete(command);
  if (call.answer === command) onAnswerOutcome(state, call, result);
  else if (call.callback?.promised === command) onPromiseOver(state, call);
  else if (isConnectStep(call, command)) onConnectOutcome(state, call, result);
  else if (call.stage.type === "queued" && call.stage.greeting === command) onGreetingOver(state, call, call.stage);
  else if (call.stage.type === "queued" && call.stage.announcement === command)
    onAnnouncementOver(state, call, call.stage);
  else if (call.stage.type === "surveying" && call.stage.prompt === command) onQuestionOver(state, call, call.stage);
  else if (call.stage.type === "parting" && call.stage.prompt === command) onLastWordOver(state, call, call.stage);
  else if (call.stage.type === "menu" && call.stage.playing === command) onMenuPromptOver(state, call, call.stage);
  else if (call.stage.type === "leaving-message" && call.stage.awaiting === command)
    onGreetingOfMailboxOver(state, call, call.stage);
  else if (call.stage.type === "in-mailbox" && call.stage.playing === command)
    onMailboxSaid(state, call, call.stage, result.ok ? result.ended : undefined);
}

function onAnswerOutcome(state: State, call: Call, result: Result): void {
  if (!result.ok) {
    releaseCall(state, call, "center", result.cause);
    return;
  }
  callerAnswered(state, call);
  if (call.connecting !== undefined) afterAnswer(state, call);
  else if (call.stage.type === "queued") greet(state, call, call.stage);
  else if (call.stage.type === "parting") sayLastWord(state, call, call.stage);
  else if (call.stage.type === "menu") ask(state, call, call.stage);
  else if (call.stage.type === "leaving-message") greetFromMailbox(state, call, call.stage);
  else if (call.stage.type === "in-mailbox") sayInMailbox(state, call, call.stage);
  else letRingbackBeHeard(state, call);
}

function onConnectOutcome(state: State, call: Call, result: Result): void {
  const connecting = call.connecting;
  if (connecting === undefined) return;
  if (connecting.step === "announcing") {
    // Whether he heard the number or not, he wants to talk.
    bridge(state, call);
  } else if (result.ok) {
    beginTalking(state, call, connecting);
  } else {
    // The callee's leg goes; its end, when it is reported, takes the caller back to where he was.
    hangUp(state, connecting.peer, result.cause);
  }
}

function onRecordingOutcome(state: State, command: CommandId, result: Result): void {
  const call = state.recordings.get(command);
  if (call === undefined) return;
  state.calls.get(call)?.unbegunRecordings.delete(command);
  if (result.ok) {
    fact(state, { type: "recording-started", call, name: call });
    return;
  }
  state.recordings.delete(command);
  fact(state, { type: "recording-failed", call, reason: result.reason });
}

export function onRecorded(state: State, event: Extract<SwitchEvent, { type: "recorded" }>): void {
  if (state.messagesTaken.has(event.command)) {
    onMessageRecorded(state, event);
    return;
  }
  const call = state.recordings.get(event.command);
  if (call === undefined) return;
  state.recordings.delete(event.command);
  const { file, sizeBytes } = event;
  fact(state, { type: "recording-ended", call, file, durationMs: Math.round(event.durationMs), sizeBytes });
}
