// An outbox in memory, and receivers that answer what a test wants.
import type {
  DeliveryOutcome,
  OutboxFact,
  Post,
  PostOutcome,
  WebhookOutbox,
  WebhookProgress,
  WebhookTarget,
  WebhookVersion,
} from "../../src/ports/webhooks.ts";

export interface FakeOutbox extends WebhookOutbox {
  isAway: boolean;
  readonly targets: Map<number, WebhookTarget & { enabled: boolean }>;
  readonly progress: Map<number, WebhookProgress>;
  readonly rows: Map<string, DeliveryOutcome>;
  readonly disabled: string[];
  writes: number;
  outcomes: number;
  add(id: number, version?: WebhookVersion): void;
  put(from: number, to: number, at: number): void;
}

export const BEGIN: WebhookProgress = {
  ...{ cursor: 0, attempts: 0, failures: 0, failingSince: undefined, nextAt: undefined },
};

export function fakeOutbox(): FakeOutbox {
  const kept: OutboxFact[] = [];
  const there = async <T>(value: () => T): Promise<T> => {
    await Promise.resolve();
    if (outbox.isAway) throw new Error("the database is away");
    return value();
  };
  const outbox: FakeOutbox = {
    ...{
      isAway: false,
      targets: new Map(),
      progress: new Map(),
      rows: new Map(),
      disabled: [],
      writes: 0,
      outcomes: 0,
    },
    add: (id, version = 1) => {
      outbox.targets.set(id, { ...targetOf(id, version), enabled: true });
      outbox.progress.set(id, BEGIN);
    },
    put: (from, to, at) => {
      for (let seq = from; seq <= to; seq += 1) kept.push({ seq, at, type: "call-ended", body: `{"seq":${seq}}` });
    },
    webhooks: () => there(() => [...outbox.targets.values()]),
    take: (id) =>
      there(() => {
        const target = outbox.targets.get(id);
        return target?.enabled === true ? { target, progress: outbox.progress.get(id) ?? BEGIN } : undefined;
      }),
    target: (id) => there(() => outbox.targets.get(id)),
    facts: (target, cursor, limit) =>
      there(() => {
        const facts = kept
          .filter(({ seq }) => seq > cursor)
          .slice(0, limit)
          .map((fact) => sentTo(target, fact));
        return { facts, upTo: facts.at(-1)?.seq ?? cursor };
      }),
    fact: (target, seq) =>
      there(() => {
        const found = kept.find((fact) => fact.seq === seq);
        return found && sentTo(target, found);
      }),
    write: (id, progress, outcomes) =>
      there(() => {
        outbox.writes += 1;
        outbox.outcomes += outcomes.length;
        outbox.progress.set(id, progress);
        for (const outcome of outcomes) outbox.rows.set(`${id}/${outcome.seq}`, outcome);
      }),
    note: (id, outcome) => there(() => void outbox.rows.set(`${id}/${outcome.seq}`, outcome)),
    giveUp: ({ id }, before) =>
      there(() => {
        const cursor = kept.findLast(({ at }) => at < before)?.seq ?? 0;
        const former = outbox.progress.get(id) ?? BEGIN;
        outbox.progress.set(id, { ...former, cursor });
        return { count: cursor - former.cursor, cursor };
      }),
    disable: (id, why) =>
      there(() => {
        outbox.disabled.push(why);
        const target = outbox.targets.get(id);
        if (target !== undefined) target.enabled = false;
      }),
    trim: () => there(() => []),
  };
  return outbox;
}

function targetOf(id: number, version: WebhookVersion): WebhookTarget {
  const types = version === 2 ? ["caller-left"] : ["call-ended"];
  return { id, url: `http://r/${id}`, secrets: ["whsec_c2VjcmV0"], version, types, queues: [] };
}

/** Both versions are made of the same. */
function sentTo({ version }: WebhookTarget, fact: OutboxFact): OutboxFact {
  if (version === 1) return fact;
  return { ...fact, type: "caller-left", body: JSON.stringify({ event: "caller-left", version, position: fact.seq }) };
}

export interface FakeReceivers {
  /** Per webhook, the numbers that came, each time. */
  readonly came: Map<number, number[]>;
  readonly ids: string[];
  readonly bodies: unknown[];
  /** What a webhook's receiver answers; 200 where nothing is said. */
  readonly answers: Map<number, () => PostOutcome | Promise<PostOutcome>>;
  readonly post: (post: Post) => Promise<PostOutcome>;
}

export function fakeReceivers(): FakeReceivers {
  const receivers: FakeReceivers = {
    ...{ came: new Map<number, number[]>(), ids: [], bodies: [], answers: new Map() },
    post: async ({ url, body, headers }) => {
      const id = Number(url.split("/").at(-1));
      const said = JSON.parse(body) as { readonly seq?: number; readonly position?: number };
      receivers.bodies.push(said);
      receivers.came.set(id, [...(receivers.came.get(id) ?? []), said.seq ?? said.position ?? 0]);
      receivers.ids.push(headers["webhook-id"] ?? "");
      return (await receivers.answers.get(id)?.()) ?? { type: "answered", status: 200, retryAfterMs: undefined };
    },
  };
  return receivers;
}
