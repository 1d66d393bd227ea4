// Mailboxes on a call's way: a message that was left, and messages that were listened to.
import type { Fact } from "../facts.ts";
import type { Extn, MessageId } from "../model.ts";

/** They were led to a mailbox, to leave a message. */
export interface MailboxStep {
  readonly type: "mailbox";
  readonly at: number;
  readonly extn: Extn;
  /** "recording": nobody knows yet; undefined: they did not get to speak. "cut": by a crash. */
  readonly message: "full" | "recording" | "left" | "dropped" | "failed" | "cut" | undefined;
  /** When that was. */
  readonly messageAt: number | undefined;
  readonly durationMs: number | undefined;
  readonly file: string | undefined;
  readonly failure: string | undefined;
}

/** They dialled a service code, to listen to messages. */
export interface MailboxAccessStep {
  readonly type: "mailbox-access";
  readonly at: number;
  /** Their phone's own mailbox. */
  readonly own: boolean;
  readonly steps: readonly AccessStep[];
}

export interface AccessStep {
  readonly type: "opened" | "refused" | "locked" | "heard" | "deleted";
  readonly at: number;
  readonly mailbox: Extn | undefined;
  readonly message: MessageId | undefined;
}

/** Of one visit to a mailbox: each of its messages may be heard and deleted. */
export const MOST_ACCESS_STEPS = 300;

export type MailboxFactType = "mailbox-full" | "message-begun" | "message-left" | "message-dropped" | "message-failed";
export type AccessFactType =
  "mailbox-opened" | "mailbox-refused" | "mailbox-locked" | "message-heard" | "message-deleted";

export const NO_MESSAGE = {
  message: undefined,
  messageAt: undefined,
  durationMs: undefined,
  file: undefined,
  failure: undefined,
} as const;

export type MessageFact = Extract<Fact, { type: MailboxFactType }>;

export function mailboxStepWith(step: MailboxStep, fact: MessageFact): MailboxStep {
  const messageAt = fact.at;
  switch (fact.type) {
    case "mailbox-full":
      return { ...step, messageAt, message: "full" };
    case "message-begun":
      return { ...step, messageAt, message: "recording" };
    case "message-left":
      return { ...step, messageAt, message: "left", durationMs: fact.durationMs, file: fact.file };
    case "message-dropped":
      return { ...step, messageAt, message: "dropped", durationMs: fact.durationMs };
    case "message-failed":
      return { ...step, messageAt, message: "failed", failure: fact.reason };
  }
}

export type AccessFact = Extract<Fact, { type: AccessFactType }>;

export function accessStepOf(fact: AccessFact): AccessStep {
  const { at, mailbox } = fact;
  switch (fact.type) {
    case "mailbox-opened":
      return { type: "opened", at, mailbox, message: undefined };
    case "mailbox-refused":
      return { type: "refused", at, mailbox, message: undefined };
    case "mailbox-locked":
      return { type: "locked", at, mailbox, message: undefined };
    case "message-heard":
      return { type: "heard", at, mailbox, message: fact.message };
    case "message-deleted":
      return { type: "deleted", at, mailbox, message: fact.message };
  }
}
