// A change whose COMMIT nobody answered may be stored and may not be.
//
//   sure --a COMMIT without an answer--> in doubt --the transaction is over--> what is stored is read, and the center told --> sure
//                                          |    ^
//                                          +----+ the database is away, or the transaction still open: looked at again
//
// Meanwhile no other change has its turn: it would reach the center before one that was stored before it.
import type { CenterPort } from "../ports/center.ts";
import type { Log } from "../ports/log.ts";
import type { WebhookDesk } from "../ports/webhooks.ts";
import { DatabaseAway, OutcomeUnknown } from "../store/failures.ts";
import type { Store } from "../store/store.ts";

const FIRST_LOOK_MS = 50;
const LOOK_EVERY_MS = 500;
/** A transaction that is still open then is ended: its server has not heard that the connection is gone. */
const END_AFTER_MS = 2_000;

export interface DoubtParts {
  readonly center: Pick<CenterPort, "configure" | "agreeWith" | "draining">;
  readonly store: Pick<Store, "change" | "configuration" | "isOver">;
  readonly webhooks: Pick<WebhookDesk, "refresh">;
  readonly sweepRecordings?: (() => void) | undefined;
  readonly log: Log;
  /** Among all changes, when those before it are done. */
  readonly inTurn: <Result>(act: () => Promise<Result>) => Promise<Result>;
}

export class Doubts {
  readonly #parts: DoubtParts;
  /** Undefined: what is stored is known. */
  #doubt: { readonly transaction: string | undefined; readonly since: number } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(parts: DoubtParts) {
    this.#parts = parts;
  }

  /** In a change's turn: where its outcome is not known, what is stored is in doubt from now on. */
  async watch<Result>(change: () => Promise<Result>): Promise<Result> {
    try {
      return await change();
    } catch (error) {
      if (error instanceof OutcomeUnknown) this.#begin(error);
      throw error;
    }
  }

  /** In its turn. Rejects where it cannot be known yet what is stored. */
  async settle(): Promise<void> {
    const doubt = this.#doubt;
    if (doubt === undefined) return;
    const { center, store, webhooks, sweepRecordings, log } = this.#parts;
    const end = performance.now() - doubt.since > END_AFTER_MS;
    if (doubt.transaction !== undefined && !(await store.isOver(doubt.transaction, { end }))) {
      throw new DatabaseAway("a change before this one is still under way");
    }
    const changes = center.agreeWith(await store.configuration());
    this.#doubt = undefined;
    clearTimeout(this.#timer);
    // What no engine knows of but couriers and sweepers do.
    webhooks.refresh();
    sweepRecordings?.();
    log.warn({ changes }, "the configuration is known again; the center has what is stored");
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #begin({ transaction, cause }: OutcomeUnknown): void {
    this.#parts.log.error(
      { err: cause },
      "it is not known whether a change was stored; it is found out as soon as can be",
    );
    this.#doubt = { transaction, since: performance.now() };
    this.#lookIn(FIRST_LOOK_MS);
  }

  #lookIn(ms: number): void {
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => void this.#look(), ms).unref();
  }

  async #look(): Promise<void> {
    try {
      await this.#parts.inTurn(() => this.settle());
    } catch (error) {
      this.#parts.log.warn({ err: error }, "what is stored cannot be known yet; trying again");
    }
    if (this.#doubt !== undefined) this.#lookIn(LOOK_EVERY_MS);
  }
}
