// The prompts that the product ships, by the names of their files.

export const PROMPTS = [
  /** "We are closed." */
  "closed",
  /** "Nobody can take your call." */
  "nobody",
  /** "The number you dialled does not exist." */
  "no-such-number",
  /** "You are number ..." (before a number) */
  "you-are-number",
  /** "... in the line." (after the number) */
  "in-the-line",
  /** "The estimated wait is ..." (before two numbers) */
  "wait-between",
  /** "The estimated wait is less than ..." (before a number) */
  "wait-less-than",
  /** "... to ..." (between two numbers) */
  "wait-to",
  /** "... minute." (after one) */
  "minute",
  /** "... minutes." (after a number) */
  "minutes",
  /** "To be called back, press ..." (before digits) */
  "callback-offer",
  /** "We shall call you back; you keep your place. Goodbye." */
  "callback-promised",
  /** "Your number cannot be called; please stay on the line." */
  "callback-impossible",
  /** "Agent ..." (before digits) */
  "agent",
  /** "... at your service." (after digits) */
  "at-your-service",
  /** "How was it? Press a key from 1 to 5." */
  "survey",
  /** "This call is recorded." */
  "recorded",
  /** "Wrong key." */
  "wrong-key",
  /** "Goodbye." */
  "goodbye",
  /** "Welcome." */
  "welcome",
  /** "This is the mailbox of extension ..." (before digits) */
  "mailbox-of",
  /** "Speak after the tone; the pound key ends." */
  "mailbox-speak",
  /** "The mailbox is full." */
  "mailbox-full",
  /** "Your message has been taken." */
  "message-taken",
  /** "No message has been taken." */
  "message-not-taken",
  /** "Key in the mailbox number." */
  "mailbox-number",
  /** "Key in your password." */
  "mailbox-password",
  /** "That was not right." */
  "mailbox-wrong",
  /** "You have ..." (before a number) */
  "you-have",
  /** "... new message." (after one) */
  "new-message",
  /** "... new messages." (after a number) */
  "new-messages",
  "old-message",
  "old-messages",
  /** "You have no messages." */
  "no-messages",
  /** "Message from ..." (before digits) */
  "message-from",
  /** "Message from an unknown number." */
  "message-from-nobody",
  "just-now",
  /** "... minute ago." (after one) */
  "minute-ago",
  /** "... minutes ago." (after a number) */
  "minutes-ago",
  "hour-ago",
  "hours-ago",
  "day-ago",
  "days-ago",
  /** "Again 1, keep 2, delete 3, next pound." */
  "mailbox-keys",
  /** "The message is deleted." */
  "message-deleted",
  /** "There are no more messages." */
  "no-more-messages",
] as const;
export type PromptName = (typeof PROMPTS)[number];
