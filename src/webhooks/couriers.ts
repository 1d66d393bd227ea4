// A courier for each webhook that is enabled: none of them waits for another one, and nobody waits for them.
import { randomUUID } from "node:crypto";
import type { Measure, Measured } from "../ports/measures.ts";
import type { DeliveryOutcome, OutboxFact, PostOutcome, Tried, WebhookDesk, WebhookTarget } from "../ports/webhooks.ts";
import { Courier, type CourierParts } from "./courier.ts";
import { messageId, signedPost } from "./message.ts";
import { errorText, isDelivered } from "./retry.ts";

const TRIM_EVERY_MS = 600_000;
const RETRY_MS = 2_000;
/** At the end, for requests that are under way. */
const LAST_REQUESTS_MS = 2_000;
const TOO_MANY = "too many facts waited";

export class WebhookCouriers implements WebhookDesk, Measured {
  readonly #parts: CourierParts;
  readonly #abort = new AbortController();
  readonly #couriers = new Map<number, Courier>();
  /** Whose webhooks are disabled or gone, until nothing of theirs is under way. */
  readonly #leaving = new Map<number, Promise<void>>();
  #disabled = 0;
  #refreshing: Promise<void> | undefined;
  #isStale = false;
  #isStopped = false;
  #cancelRetry: (() => void) | undefined;
  #cancelTrim: (() => void) | undefined;

  constructor(parts: CourierParts) {
    this.#parts = parts;
  }

  start(): void {
    this.refresh();
    this.#trimLater();
  }

  /** Facts have come into the outbox. */
  wake(): void {
    for (const courier of this.#couriers.values()) courier.wake();
  }

  refresh(): void {
    this.#isStale = true;
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
    });
  }

  async test(id: number): Promise<Tried | undefined> {
    const target = await this.#parts.outbox.target(id);
    if (target === undefined) return undefined;
    const now = this.#parts.clock.date();
    return triedOf(
      (await this.#try(target, { id: `msg_${id}_test_${randomUUID()}`, body: testBody(target, now) })).outcome,
    );
  }

  async redeliver(id: number, seq: number): Promise<Tried | undefined> {
    const { outbox } = this.#parts;
    const target = await outbox.target(id);
    const fact = target && (await outbox.fact(target, seq));
    if (target === undefined || fact === undefined) return undefined;
    const tried = await this.#try(target, { id: messageId(id, fact), body: fact.body });
    await outbox.note(id, outcomeOf(fact, tried.outcome));
    return triedOf(tried.outcome);
  }

  measures(): readonly Measure[] {
    const each = [...this.#couriers].map(([id, courier]) => ({ labels: { webhook: String(id) }, courier }));
    const failing = each.filter(({ courier }) => courier.isFailing).length;
    const attempts = each.flatMap(({ labels, courier: { counts } }) => [
      { labels: { ...labels, outcome: "delivered" }, value: counts.delivered },
      { labels: { ...labels, outcome: "failed" }, value: counts.failed },
    ]);
    return [
      {
        ...{ name: "xcc_webhooks", help: "Webhooks, by how they are.", type: "gauge" },
        samples: [
          { labels: { state: "working" }, value: each.length - failing },
          { labels: { state: "failing" }, value: failing },
          { labels: { state: "disabled" }, value: this.#disabled },
        ],
      },
      { name: "xcc_webhook_attempts_total", help: "Requests to receivers.", type: "counter", samples: attempts },
      {
        ...{ name: "xcc_webhook_given_up_total", help: "Facts that a receiver did not get.", type: "counter" },
        samples: each.map(({ labels, courier }) => ({ labels, value: courier.counts.givenUp })),
      },
      {
        ...{ name: "xcc_webhook_waiting_seconds", help: "Age of the fact whose turn it is.", type: "gauge" },
        samples: each.map(({ labels, courier }) => ({ labels, value: courier.waitingMs / 1_000 })),
      },
    ];
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelRetry?.();
    this.#cancelTrim?.();
    this.#abort.abort();
    await this.#refreshing;
    const stopping = [...this.#couriers.values()].map((courier) => courier.stop(LAST_REQUESTS_MS));
    await Promise.all([...stopping, ...this.#leaving.values()]);
  }

  async #refresh(): Promise<void> {
    while (this.#isStale && !this.#isStopped) {
      this.#isStale = false;
      try {
        await this.#hire();
      } catch (error) {
        this.#isStale = true;
        const { clock, log } = this.#parts;
        log.warn({ err: error }, "webhooks cannot be read; trying again");
        this.#cancelRetry?.();
        this.#cancelRetry = clock.wakeAt(clock.now() + RETRY_MS, () => this.refresh());
        return;
      }
    }
  }

  async #hire(): Promise<void> {
    const all = await this.#parts.outbox.webhooks();
    const enabled = new Set(all.filter((webhook) => webhook.enabled).map(({ id }) => id));
    this.#disabled = all.length - enabled.size;
    for (const id of enabled) {
      if (this.#couriers.has(id) || this.#leaving.has(id)) continue;
      this.#couriers.set(id, new Courier(id, this.#parts, () => this.refresh()));
    }
    for (const [id, courier] of this.#couriers) {
      courier.wake(true);
      if (!enabled.has(id)) this.#dismiss(id, courier);
    }
  }

  /** Who is enabled again meanwhile gets their next courier when this one has gone: two would both bring what waits. */
  #dismiss(id: number, courier: Courier): void {
    this.#couriers.delete(id);
    const leaving = courier.stop(LAST_REQUESTS_MS).finally(() => {
      this.#leaving.delete(id);
      if (!this.#isStopped) this.refresh();
    });
    this.#leaving.set(id, leaving);
  }

  #trimLater(): void {
    const { clock } = this.#parts;
    if (this.#isStopped) return;
    this.#cancelTrim = clock.wakeAt(clock.now() + TRIM_EVERY_MS, () => {
      void this.#trim().finally(() => this.#trimLater());
    });
  }

  async #trim(): Promise<void> {
    try {
      for (const { id, count } of await this.#parts.outbox.trim()) {
        const courier = this.#couriers.get(id);
        courier?.givenUp(count, TOO_MANY);
        courier?.wake(true);
      }
    } catch (error) {
      this.#parts.log.warn({ err: error }, "what webhooks no longer need could not be removed; trying again later");
    }
  }

  async #try(
    target: WebhookTarget,
    message: { readonly id: string; readonly body: string },
  ): Promise<{ readonly outcome: Timed }> {
    const { clock, post } = this.#parts;
    const startedAt = clock.now();
    const outcome = await post(signedPost(target, message, clock.date()), this.#abort.signal);
    const at = clock.now();
    return { outcome: { ...outcome, at, ms: at - startedAt } };
  }
}

/** In the form of what it is sent otherwise. It has no place among all that happens. */
function testBody({ id, version }: WebhookTarget, now: number): string {
  if (version === 2) return JSON.stringify({ event: "test", version, timestamp: now, webhook: id });
  return JSON.stringify({ type: "test", timestamp: new Date(now).toISOString(), data: { webhook: id } });
}

type Timed = PostOutcome & { readonly at: number; readonly ms: number };

function triedOf(outcome: Timed): Tried {
  const httpStatus = outcome.type === "answered" ? outcome.status : undefined;
  return { delivered: isDelivered(outcome), httpStatus, error: errorText(outcome), ms: outcome.ms };
}

function outcomeOf({ seq, type }: OutboxFact, outcome: Timed): DeliveryOutcome {
  const { delivered, httpStatus, error, ms } = triedOf(outcome);
  const status = delivered ? "delivered" : "given-up";
  return { seq, type, status, attempts: 1, httpStatus, error, ms, at: outcome.at };
}
