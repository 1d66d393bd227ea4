import type { MediaCommand, MediaSessionId, Party } from "../vocabulary.ts";
import { Conversation } from "./conversation.ts";
import type { Session } from "./session.ts";

type Converse = Extract<MediaCommand, { readonly type: "converse" }>;

/** The conversations of one worker; a session is in one of them at most. */
export class Conversations {
  readonly #named = new Map<string, Conversation>();
  readonly #of = new Map<Session, Conversation>();
  readonly #sessionOf: (id: MediaSessionId) => Session | undefined;

  constructor(sessionOf: (id: MediaSessionId) => Session | undefined) {
    this.#sessionOf = sessionOf;
  }

  say({ conversation: name, parties }: Converse, nowMs: number): void {
    const relation = new Map<Session, Party>();
    for (const party of parties) {
      const session = this.#sessionOf(party.session);
      if (session !== undefined) relation.set(session, party);
    }
    const [first] = relation.keys();
    const conversation = this.#named.get(name) ?? new Conversation(name, first?.slot ?? 0);
    for (const session of [...conversation.sessions]) if (!relation.has(session)) this.leave(session, nowMs);
    if (relation.size === 0) return;
    for (const session of relation.keys()) {
      if (this.#of.get(session) !== conversation) this.leave(session, nowMs);
      this.#of.set(session, conversation);
    }
    this.#named.set(name, conversation);
    conversation.say(relation, nowMs);
  }

  leave(session: Session, nowMs: number): void {
    const conversation = this.#of.get(session);
    if (conversation === undefined) return;
    this.#of.delete(session);
    conversation.remove(session, nowMs);
    if (conversation.isEmpty) this.#named.delete(conversation.name);
  }

  tick(slot: number, nowMs: number): void {
    for (const conversation of this.#named.values()) if (conversation.slot === slot) conversation.tick(nowMs);
  }
}
