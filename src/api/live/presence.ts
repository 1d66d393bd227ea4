// Which agents have a socket open, and what becomes of one who has lost theirs: they keep their call, and after a minute are
// offered no more. Whoever never had one works without, and is left alone.
import type { AgentId } from "../../core/model.ts";
import type { CenterPort } from "../../ports/center.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";

/** How long an agent may be away before they are not ready any more. */
export const LOST_MS = 60_000;
/** When the database is asked again whether somebody works without a screen. */
const ASK_AGAIN_MS = 5_000;
/** As reports show it. */
export const LOST_REASON = "connection lost";

export interface Present {
  readonly connected: boolean;
  /** Since when, milliseconds of the clock that nobody sets. */
  readonly since: number;
}

export type PresenceListener = (login: string, present: Present) => void;

export interface PresenceParts {
  readonly center: Pick<CenterPort, "agentState" | "ask" | "draining" | "screens">;
  /** `hardware_phone_only` of their `agent_info`: they have no screen. */
  readonly hasPhoneOnly: (login: string) => Promise<boolean>;
  readonly clock: Clock;
  readonly log: Log;
}

export class Presence {
  readonly #parts: PresenceParts;
  readonly #sockets = new Map<string, number>();
  readonly #lost = new Map<string, { readonly at: number; takeBack: () => void }>();
  readonly #connectedAt = new Map<string, number>();
  readonly #listeners = new Set<PresenceListener>();
  #isStopped = false;

  constructor(parts: PresenceParts) {
    this.#parts = parts;
    // Whoever was here before this process has a minute from its beginning on.
    for (const login of parts.center.screens()) this.#misses(login);
  }

  /** Told whenever the first socket of a user opens, and when their last one is lost. Ends by what it returns. */
  onPresence(listener: PresenceListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Undefined: they have none, and lost none within the last minute. */
  of(login: string): Present | undefined {
    const connectedAt = this.#connectedAt.get(login);
    if (connectedAt !== undefined) return { connected: true, since: connectedAt };
    const lost = this.#lost.get(login);
    return lost === undefined ? undefined : { connected: false, since: lost.at };
  }

  opened(login: string): void {
    const before = this.#sockets.get(login) ?? 0;
    this.#sockets.set(login, before + 1);
    if (before > 0) return;
    this.#lost.get(login)?.takeBack();
    this.#lost.delete(login);
    const { center, clock } = this.#parts;
    if (!center.draining && !center.screens().includes(login)) this.#note(login, true);
    const now = clock.now();
    this.#connectedAt.set(login, now);
    this.#tell(login, { connected: true, since: now });
  }

  closed(login: string): void {
    const left = (this.#sockets.get(login) ?? 0) - 1;
    if (left > 0) {
      this.#sockets.set(login, left);
      return;
    }
    if (left < 0) return;
    this.#sockets.delete(login);
    this.#connectedAt.delete(login);
    if (this.#isStopped) return;
    const at = this.#misses(login);
    this.#tell(login, { connected: false, since: at });
  }

  /** Since when. */
  #misses(login: string): number {
    const { clock } = this.#parts;
    const at = clock.now();
    this.#lost.set(login, { at, takeBack: clock.wakeAt(at + LOST_MS, () => this.#over(login, at)) });
    return at;
  }

  /** So that the next process knows whom it has to miss. */
  #note(user: string, awaited: boolean): void {
    this.#parts.center.ask({ type: "screen-awaited", user, awaited });
  }

  #missesNoMore(login: string): void {
    this.#lost.delete(login);
    if (!this.#parts.center.draining) this.#note(login, false);
  }

  /** Nobody is missed any more: it is we who go. */
  stop(): void {
    this.#isStopped = true;
    for (const { takeBack } of this.#lost.values()) takeBack();
    this.#lost.clear();
  }

  #over(login: string, lostAt: number): void {
    const { hasPhoneOnly, clock, log } = this.#parts;
    if (!this.#isReady(login)) {
      this.#missesNoMore(login);
      return;
    }
    hasPhoneOnly(login).then(
      (isAlone) => {
        // Meanwhile they may have come back.
        if (this.#lost.get(login)?.at !== lostAt) return;
        if (!isAlone && this.#isReady(login)) this.#break(login);
        this.#missesNoMore(login);
      },
      (error: unknown) => {
        log.warn({ err: error }, "it could not be found out whether an agent works without a screen; asked again soon");
        const lost = this.#lost.get(login);
        if (lost?.at !== lostAt) return;
        lost.takeBack = clock.wakeAt(clock.now() + ASK_AGAIN_MS, () => this.#over(login, lostAt));
      },
    );
  }

  /** Who is not offered calls anyway needs nothing. */
  #isReady(login: string): boolean {
    const { center } = this.#parts;
    const view = center.agentState(login as AgentId);
    return !center.draining && view?.state === "READY" && view.pending === undefined;
  }

  /** In a call it is remembered, and done after it. */
  #break(login: string): void {
    this.#parts.center.ask({ type: "agent-break", agent: login as AgentId, reason: LOST_REASON });
  }

  #tell(login: string, present: Present): void {
    for (const listener of this.#listeners) listener(login, present);
  }
}
