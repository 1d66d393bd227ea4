// What became of a command, taken to whatever waits for it.
import { dropAwaited, expectRecorded, forgetRecording } from "../awaiting.ts";
import { OWED_WITHIN_MS, type Awaited } from "../awaited.ts";
import type { CallId, CommandId, LegId } from "../model.ts";
import { ask, onMenuPromptOver } from "../ivr/menu.ts";
import { onAnnouncementOver } from "../queue/announce.ts";
import { greet, onGreetingOver, onQueueAnnounced } from "../queue/join.ts";
import { command, fact, type State } from "../state.ts";
import { greetFromMailbox, onGreetingOfMailboxOver, onMessageOutcome, onMessageRecorded } from "../voicemail/leave.ts";
import { onMailboxSaid } from "../voicemail/listen.ts";
import { sayInMailbox } from "../voicemail/say.ts";
import type { Cause, SwitchEvent } from "../switch.ts";
import type { Call } from "./call.ts";
import { onPromiseOver } from "./callback.ts";
import { onReplacingAnswered } from "../conversation/replace.ts";
import { onToldInTalk } from "../conversation/recording.ts";
import { afterAnswer, callerAnswered, converse, onToldBeforeTalk } from "./connect.ts";
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

export function onOutcome(state: State, id: CommandId, result: Result): void {
  const awaited = state.awaited.get(id);
  if (awaited === undefined) return;
  // Of a recording that is over its file is owed, and nothing else.
  if (awaited.purpose === "recorded" && result.ok) return;
  dropAwaited(state, id);
  const call = state.calls.get(awaited.call);
  call?.awaited.delete(id);
  settle(state, { ...awaited, id, call }, result);
}

/** The switch owed it and has not told it: the call goes on as if it had failed. */
export function onOutcomeOverdue(state: State, id: CommandId): void {
  const awaited = state.awaited.get(id);
  if (awaited === undefined) return;
  const { call, purpose, legs } = awaited;
  const isRecording = purpose === "record" || purpose === "record-message";
  if (isRecording && !state.calls.has(call)) {
    // It had crossed the end of the call, and was dropped without a word.
    dropAwaited(state, id);
    forgetRecording(state, id);
    return;
  }
  const what = `what became of a command (${purpose}) was never reported`;
  fact(state, { type: "repaired", what, call, agent: undefined, leg: legs[0] });
  // Should it be recorded all the same, nobody waits for it any more.
  if (isRecording) command(state, { type: "stop-recording", recording: id });
  onOutcome(state, id, { ok: false, cause: "vanished", reason: "the switch never said what became of it" });
}

interface Settled extends Omit<Awaited, "call"> {
  readonly id: CommandId;
  readonly call: Call | undefined;
}

/** A stage that has passed no longer waits for what it ordered. */
function settle(state: State, { id, call, purpose, legs }: Settled, result: Result): void {
  if (purpose === "record-message") {
    onMessageOutcome(state, id, result);
    return;
  }
  if (purpose === "record") {
    onRecordingOutcome(state, id, result);
    return;
  }
  if (purpose === "recorded") {
    onNeverRecorded(state, id, result);
    return;
  }
  if (call === undefined) return;
  const { stage } = call;
  switch (purpose) {
    case "answer":
      if (call.answer === id) onAnswerOutcome(state, call, result);
      return;
    case "agent-announcement":
      // Whether they heard the number or not, they want to talk.
      if (call.connecting?.awaiting === id) converse(state, call);
      return;
    case "recording-announcement":
      onRecordingAnnounced(state, call, { id, leg: legs[0] }, result.ok && result.ended !== "stopped");
      return;
    case "converse":
      if (call.connecting?.awaiting === id) onConversationOutcome(state, call, result);
      return;
    case "replace":
      onReplacingAnswered(state, call, legs[0], result.ok);
      return;
    case "callback-promise":
      if (call.callback?.promised === id) onPromiseOver(state, call);
      return;
    case "greeting":
      if (stage.type === "queued" && stage.greeting === id) onGreetingOver(state, call, stage);
      return;
    case "announcement":
      if (stage.type === "queued" && stage.announcement === id) onAnnouncementOver(state, call, stage);
      return;
    case "survey-question":
      if (stage.type === "surveying" && stage.prompt === id) onQuestionOver(state, call, stage);
      return;
    case "last-word":
      if (stage.type === "parting" && stage.prompt === id) onLastWordOver(state, call, stage);
      return;
    case "menu-prompt":
      if (stage.type === "menu" && stage.playing === id) onMenuPromptOver(state, call, stage);
      return;
    case "message-greeting":
    case "message-beep":
      if (stage.type === "leaving-message" && stage.awaiting === id) onGreetingOfMailboxOver(state, call, stage);
      return;
    case "mailbox-words":
      if (stage.type === "in-mailbox" && stage.playing === id) {
        onMailboxSaid(state, call, stage, result.ok ? result.ended : undefined);
      }
      return;
  }
}

/** Wherever it was said: in a queue, before a talk, in one. */
function onRecordingAnnounced(
  state: State,
  call: Call,
  { id, leg }: { readonly id: CommandId; readonly leg: LegId | undefined },
  isHeard: boolean,
): void {
  const { stage, connecting } = call;
  if (leg === undefined) return;
  if (connecting?.awaiting === id) {
    onToldBeforeTalk(state, call, connecting, leg, isHeard);
    return;
  }
  switch (stage.type) {
    case "queued":
      if (stage.greeting === id) onQueueAnnounced(state, call, stage, isHeard);
      return;
    case "talking":
      if (stage.announcing?.command === id) onToldInTalk(state, call, stage, leg, isHeard);
      return;
    case "new":
    case "summoning":
    case "stranded":
    case "menu":
    case "hunting":
    case "surveying":
    case "leaving-message":
    case "in-mailbox":
    case "parting":
    case "ending":
      return;
  }
}

function onAnswerOutcome(state: State, call: Call, result: Result): void {
  if (!result.ok) {
    releaseCall(state, call, "center", result.cause);
    return;
  }
  callerAnswered(state, call);
  if (call.connecting !== undefined) afterAnswer(state, call);
  else beginStage(state, call);
}

/** What the stage says to a caller who can hear it by now. */
function beginStage(state: State, call: Call): void {
  const { stage } = call;
  switch (stage.type) {
    case "queued":
      greet(state, call, stage);
      return;
    case "parting":
      sayLastWord(state, call, stage);
      return;
    case "menu":
      ask(state, call, stage);
      return;
    case "leaving-message":
      greetFromMailbox(state, call, stage);
      return;
    case "in-mailbox":
      sayInMailbox(state, call, stage);
      return;
    case "new":
    case "summoning":
    case "stranded":
    case "hunting":
    case "talking":
    case "surveying":
    case "ending":
      letRingbackBeHeard(state, call);
      return;
  }
}

function onConversationOutcome(state: State, call: Call, result: Result): void {
  const connecting = call.connecting;
  if (connecting === undefined) return;
  // The callee's leg goes; its end, when it is reported, takes the caller back to where they were.
  if (result.ok) beginTalking(state, call, connecting);
  else hangUp(state, connecting.peer, result.cause);
}

function onRecordingOutcome(state: State, id: CommandId, result: Result): void {
  const recording = state.recordings.get(id);
  if (recording === undefined) return;
  const { call, name } = recording;
  if (!result.ok) {
    forgetTalkRecording(state, call, id);
    fact(state, { type: "recording-failed", call, name, reason: result.reason });
    return;
  }
  // One that was told to stop before it had begun is over.
  expectRecorded(state, call, id, isRunning(state, call, id) ? undefined : OWED_WITHIN_MS);
  fact(state, { type: "recording-started", call, name });
}

/** It is over or was none: a talk goes on without it. */
function forgetTalkRecording(state: State, id: CallId, recording: CommandId): void {
  state.recordings.delete(recording);
  const stage = state.calls.get(id)?.stage;
  if (stage?.type !== "talking") return;
  if (stage.recording?.command === recording) {
    // Should the talk go on, so does its recording: in another file.
    if (state.resuming) stage.recording.isOver = true;
    else stage.recording = undefined;
  }
  // Of one that was lost the name is kept, for whoever takes the talk up.
  if (stage.consultRecording === recording && !state.resuming) stage.consultRecording = undefined;
}

function isRunning(state: State, id: CallId, recording: CommandId): boolean {
  const stage = state.calls.get(id)?.stage;
  return stage?.type === "talking" && [stage.recording?.command, stage.consultRecording].includes(recording);
}

function onNeverRecorded(state: State, id: CommandId, result: Result): void {
  if (result.ok) return;
  if (state.messagesTaken.has(id)) {
    onMessageOutcome(state, id, result);
    return;
  }
  const recording = state.recordings.get(id);
  if (recording === undefined) return;
  forgetTalkRecording(state, recording.call, id);
  fact(state, { type: "recording-failed", ...recording, reason: result.reason });
}

export function onRecorded(state: State, event: Extract<SwitchEvent, { type: "recorded" }>): void {
  dropAwaited(state, event.command);
  if (state.messagesTaken.has(event.command)) {
    onMessageRecorded(state, event);
    return;
  }
  const recording = state.recordings.get(event.command);
  if (recording === undefined) return;
  forgetTalkRecording(state, recording.call, event.command);
  const { file, sizeBytes } = event;
  fact(state, {
    type: "recording-ended",
    ...recording,
    file,
    durationMs: Math.round(event.durationMs),
    sizeBytes,
  });
}
