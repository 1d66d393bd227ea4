// A caller leaves a message: greeting, tone, what they say, thanks.
//
//   answering -> greeting -> beep -> recording --(#, silence, long enough)--> finishing -> thanks, release
//                    |  (any key)      ^     |
//                    +-----------------+     +--(they hang up)--> what they have said until then is their message
import { OWED_WITHIN_MS } from "../awaited.ts";
import { awaitedCommand, expectRecorded } from "../awaiting.ts";
import { stopRecording } from "../call/stop-recording.ts";
import { answerCaller } from "../call/connect.ts";
import type { Call, LeavingMessage } from "../call/call.ts";
import { disarmMenuLimit } from "../call/limits.ts";
import { partWith } from "../call/part.ts";
import type { CommandId, Extn, MessageId, Sound } from "../model.ts";
import { dateNow, fact, type State } from "../state.ts";
import type { SwitchEvent } from "../switch.ts";
import { addMessage } from "./keep.ts";
import { hasMailbox, isFull } from "./lookup.ts";

const LONGEST_MS = 120_000;
/** It ends a message. */
const SILENCE_MS = 10_000;
/** What is shorter was said by nobody. */
const SHORTEST_MS = 1_000;

export function leadToMailbox(state: State, call: Call, extn: Extn): void {
  fact(state, { type: "call-routed", call: call.id, step: { type: "mailbox", extn } });
  if (call.callback !== undefined && !state.legs.has(call.caller)) {
    // Nobody is on the line who could speak.
    partWith(state, call, "nobody", "no-answer");
    return;
  }
  if (isFull(state, extn)) {
    fact(state, { type: "mailbox-full", call: call.id, mailbox: extn });
    partWith(state, call, "mailbox-full", "congestion");
    return;
  }
  const stage: LeavingMessage = { type: "leaving-message", mailbox: extn, doing: "answering", awaiting: undefined };
  disarmMenuLimit(state, call);
  call.stage = stage;
  if (answerCaller(state, call)) greetFromMailbox(state, call, stage);
}

/** Once the caller hears us. */
export function greetFromMailbox(state: State, call: Call, stage: LeavingMessage): void {
  stage.doing = "greeting";
  const sounds: readonly Sound[] = [
    { type: "prompt", prompt: "mailbox-of" },
    { type: "digits", digits: stage.mailbox },
    { type: "prompt", prompt: "mailbox-speak" },
  ];
  stage.awaiting = awaitedCommand(state, call, "message-greeting", { ...play(call, sounds), interruptible: true });
}

function play(call: Call, sounds: readonly Sound[]) {
  return { type: "play", leg: call.caller, sounds, repeat: false } as const;
}

/** What was played is over, or could not be played: in both cases they are let speak. */
export function onGreetingOfMailboxOver(state: State, call: Call, stage: LeavingMessage): void {
  if (stage.doing === "greeting") beep(state, call, stage);
  else if (stage.doing === "beep") record(state, call, stage);
}

function beep(state: State, call: Call, stage: LeavingMessage): void {
  stage.doing = "beep";
  const sounds = [{ type: "tone", tone: "beep" }] as const;
  stage.awaiting = awaitedCommand(state, call, "message-beep", { ...play(call, sounds), interruptible: false });
}

function record(state: State, call: Call, stage: LeavingMessage): void {
  stage.doing = "recording";
  const { id, callerNumber, callerName } = call;
  const limits = { longestMs: LONGEST_MS, silenceMs: SILENCE_MS };
  const order = { type: "record-message", leg: call.caller, name: messageName(id), ...limits } as const;
  stage.awaiting = awaitedCommand(state, call, "record-message", order);
  const said = { call: id, mailbox: stage.mailbox, callerNumber, callerName };
  state.messagesTaken.set(stage.awaiting, { ...said, isForsaken: false });
}

/** Any key cuts the greeting short; `#` ends the message. */
export function onMessageKey(state: State, call: Call, stage: LeavingMessage, key: string): void {
  if (stage.doing === "greeting") beep(state, call, stage);
  else if (stage.doing === "recording" && key === "#" && stage.awaiting !== undefined) {
    stage.doing = "finishing";
    stopRecording(state, call.id, stage.awaiting);
  }
}

export function onMessageOutcome(
  state: State,
  recording: CommandId,
  result: { readonly ok: true } | { readonly ok: false; readonly reason: string },
): void {
  const taken = state.messagesTaken.get(recording);
  if (taken === undefined) return;
  const { call: id, mailbox } = taken;
  const call = state.calls.get(id);
  if (result.ok) {
    // Whatever is said, it has an end by then.
    expectRecorded(state, id, recording, LONGEST_MS + OWED_WITHIN_MS);
    fact(state, { type: "message-begun", call: id, mailbox });
    return;
  }
  state.messagesTaken.delete(recording);
  fact(state, { type: "message-failed", call: id, mailbox, reason: result.reason });
  if (call !== undefined) thank(state, call, recording, false);
}

export function onMessageRecorded(state: State, event: Extract<SwitchEvent, { type: "recorded" }>): void {
  const taken = state.messagesTaken.get(event.command);
  if (taken === undefined) return;
  state.messagesTaken.delete(event.command);
  const { call: id, mailbox, callerNumber, callerName, isForsaken } = taken;
  const { file, sizeBytes } = event;
  const durationMs = Math.round(event.durationMs);
  const reason =
    durationMs < SHORTEST_MS ? "short" : isForsaken || !hasMailbox(state, mailbox) ? "no-mailbox" : undefined;
  if (reason === undefined) {
    const said = { mailbox, file, callerNumber, callerName, durationMs, sizeBytes };
    const message = id as string as MessageId;
    fact(state, { type: "message-left", call: id, message, ...said });
    addMessage(state, { id: message, ...said, leftAt: dateNow(state), heard: false });
  } else fact(state, { type: "message-dropped", call: id, mailbox, reason, file, durationMs });
  const call = state.calls.get(id);
  if (call !== undefined) thank(state, call, event.command, reason === undefined);
}

/** If they are on the line still. */
function thank(state: State, call: Call, recording: CommandId, isTaken: boolean): void {
  const stage = call.stage;
  if (stage.type !== "leaving-message" || stage.awaiting !== recording) return;
  // Over: nothing is left to be stopped.
  stage.doing = "finishing";
  partWith(state, call, isTaken ? "message-taken" : "message-not-taken", "normal");
}

/** The switch is gone, and what it was writing with it. */
export function loseMessagesBeingTaken(state: State): void {
  for (const { call, mailbox } of state.messagesTaken.values()) {
    fact(state, { type: "message-failed", call, mailbox, reason: "the switch went down" });
  }
  state.messagesTaken.clear();
}

/** What the recording of a message is called. */
export function messageName(call: string): string {
  return `message-${call}`;
}
