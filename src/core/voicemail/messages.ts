// In an open mailbox: one message after the other, the new ones first, and after each of them what is to be done with it.
//
//   message --(its end)--> keys:  1 again, 2 keep it, 3 delete it, # the next one
//
// The keys hold while the message is heard, too. It counts as listened to when it was heard to its end, kept or deleted.
import type { Call, InMailbox } from "../call/call.ts";
import { partWith } from "../call/part.ts";
import type { MessageId, Sound, VoiceMessage } from "../model.ts";
import type { PromptName } from "../prompt-names.ts";
import { dateNow, fact, type State } from "../state.ts";
import { markMessage, takeMessageAway } from "./keep.ts";
import { mailboxOf, messageIn } from "./lookup.ts";
import { sayTo, wordsOf } from "./say.ts";
import { countWords, whoAndWhen } from "./words.ts";

export function openMailbox(state: State, call: Call, stage: InMailbox): void {
  const { messages } = mailboxOf(state, stage.mailbox);
  const fresh = messages.filter(({ heard }) => !heard);
  const old = messages.filter(({ heard }) => heard);
  stage.messages = [...fresh, ...old].map(({ id }) => id);
  stage.current = 0;
  const first = currentOf(state, stage);
  if (first === undefined) partWith(state, call, "no-messages", "normal");
  else tell(state, call, stage, first, countWords(fresh.length, old.length));
}

function currentOf(state: State, stage: InMailbox): VoiceMessage | undefined {
  const id = stage.messages[stage.current];
  return id === undefined ? undefined : messageIn(state, stage.mailbox, id);
}

function tell(state: State, call: Call, stage: InMailbox, message: VoiceMessage, before: readonly Sound[]): void {
  stage.doing = "message";
  sayTo(state, call, stage, [
    ...before,
    ...whoAndWhen(message, dateNow(state)),
    { type: "recording", file: message.file },
  ]);
}

/** Some may be gone meanwhile. */
function tellNext(state: State, call: Call, stage: InMailbox, before: readonly PromptName[] = []): void {
  const words = wordsOf(before);
  for (stage.current += 1; stage.current < stage.messages.length; stage.current += 1) {
    const next = currentOf(state, stage);
    if (next === undefined) continue;
    tell(state, call, stage, next, words);
    return;
  }
  stage.doing = "leaving";
  if (words.length > 0) sayTo(state, call, stage, words);
  else partWith(state, call, "no-more-messages", "normal");
}

export function onEndOfMessage(state: State, call: Call, stage: InMailbox, toItsEnd: boolean): void {
  if (toItsEnd) noteHeard(state, call, stage);
  askWhatToDo(state, call, stage);
}

export function askWhatToDo(state: State, call: Call, stage: InMailbox, before: readonly PromptName[] = []): void {
  stage.doing = "keys";
  sayTo(state, call, stage, wordsOf([...before, "mailbox-keys"]));
}

export function isMessageKey(key: string): boolean {
  return ["1", "2", "3", "#"].includes(key);
}

export function onKeyAtMessage(state: State, call: Call, stage: InMailbox, key: string): void {
  const id = stage.messages[stage.current];
  if (id === undefined) return;
  switch (key) {
    case "1": {
      const message = messageIn(state, stage.mailbox, id);
      if (message === undefined) tellNext(state, call, stage);
      else tell(state, call, stage, message, []);
      return;
    }
    case "2":
      noteHeard(state, call, stage);
      tellNext(state, call, stage);
      return;
    case "3":
      remove(state, call, stage, id);
      tellNext(state, call, stage, ["message-deleted"]);
      return;
    case "#":
      tellNext(state, call, stage);
      return;
    default:
      askWhatToDo(state, call, stage, ["wrong-key"]);
  }
}

function noteHeard(state: State, { id: call }: Call, { mailbox, messages, current }: InMailbox): void {
  const message = messages[current];
  if (message === undefined || !markMessage(state, mailbox, message, true)) return;
  fact(state, { type: "message-heard", call, mailbox, message });
}

function remove(state: State, { id: call }: Call, { mailbox }: InMailbox, message: MessageId): void {
  const removed = takeMessageAway(state, mailbox, message);
  if (removed === undefined) return;
  fact(state, { type: "message-deleted", call, mailbox, message, file: removed.file });
}
