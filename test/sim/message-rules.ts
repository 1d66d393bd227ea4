// What must hold of messages in mailboxes, told from facts alone.
import type { Fact } from "../../src/core/facts.ts";
import type { VoiceMessage } from "../../src/core/model.ts";

export interface Lamp {
  readonly newMessages: number;
  readonly oldMessages: number;
}

type MessageFact = Extract<Fact, { readonly type: `message-${string}` | `mailbox-${string}` }>;

export function isAboutMessages(fact: Fact): fact is MessageFact {
  return fact.type.startsWith("message-") || fact.type.startsWith("mailbox-");
}

interface Kept {
  readonly mailbox: string;
  heard: boolean;
}

const LONGEST_MS = 120_000;

export class MessageRules {
  readonly #break: (rule: string) => void;
  /** Calls in which something is recorded. */
  readonly #begun = new Set<string>();
  readonly #kept = new Map<string, Kept>();
  readonly #opened = new Set<string>();

  constructor(broken: (rule: string) => void) {
    this.#break = broken;
  }

  after(fact: MessageFact): void {
    switch (fact.type) {
      case "message-begun":
        if (this.#begun.has(fact.call)) this.#break(`call ${fact.call} leaves two messages at once`);
        this.#begun.add(fact.call);
        return;
      case "message-left":
        this.#afterTaken(fact.call);
        if (this.#kept.has(fact.message)) this.#break(`message ${fact.message} was left twice`);
        if (fact.durationMs < 1_000 || fact.durationMs > LONGEST_MS)
          this.#break(`message ${fact.message} is ${fact.durationMs} ms long`);
        this.#kept.set(fact.message, { mailbox: fact.mailbox, heard: false });
        return;
      case "message-dropped":
        this.#afterTaken(fact.call);
        if (fact.reason === "short" && fact.durationMs >= 1_000) this.#break(`a message of ${fact.call} was dropped`);
        return;
      case "message-failed":
        this.#begun.delete(fact.call);
        return;
      case "message-heard":
        this.#known(fact.mailbox, fact.message, fact.call).heard = true;
        return;
      case "message-marked":
        this.#known(fact.mailbox, fact.message, undefined).heard = fact.heard;
        return;
      case "message-deleted":
        this.#known(fact.mailbox, fact.message, fact.call);
        this.#kept.delete(fact.message);
        return;
      case "message-removed":
        this.#known(fact.mailbox, fact.message, undefined);
        this.#kept.delete(fact.message);
        return;
      case "mailbox-opened":
        this.#opened.add(fact.call + fact.mailbox);
        return;
      case "mailbox-refused":
        if (fact.attempt > 3) this.#break(`call ${fact.call} may try a password ${fact.attempt} times`);
        return;
      case "mailbox-full":
      case "mailbox-locked":
        return;
    }
  }

  #afterTaken(call: string): void {
    if (!this.#begun.delete(call)) this.#break(`call ${call} left a message that never began`);
  }

  /** Whoever does something to it at a phone has opened its mailbox. */
  #known(mailbox: string, message: string, call: string | undefined): Kept {
    const kept = this.#kept.get(message);
    if (kept?.mailbox !== mailbox) this.#break(`there is no message ${message} in ${mailbox}`);
    if (call !== undefined && !this.#opened.has(call + mailbox))
      this.#break(`call ${call} is in the mailbox ${mailbox} which it never opened`);
    return kept ?? { mailbox, heard: false };
  }

  /** The engine, the facts and the lamps say the same. */
  atEnd(messages: readonly VoiceMessage[], lamps: readonly (readonly [string, Lamp | undefined])[]): void {
    const expected = [...this.#kept].map(([id, { mailbox, heard }]) => `${mailbox} ${id} ${heard}`).sort();
    const known = messages.map(({ id, mailbox, heard }) => `${mailbox} ${id} ${heard}`).sort();
    if (known.join() !== expected.join())
      this.#break(`${known.length} messages are known, ${expected.length} were left`);
    for (const [extn, lamp] of lamps) {
      if (lamp === undefined) continue;
      const here = messages.filter(({ mailbox }) => mailbox === extn);
      const fresh = here.filter(({ heard }) => !heard).length;
      if (lamp.newMessages !== fresh || lamp.newMessages + lamp.oldMessages !== here.length)
        this.#break(
          `the lamp of ${extn} shows ${lamp.newMessages}/${lamp.oldMessages}, there are ${fresh} new of ${here.length}`,
        );
    }
  }
}
