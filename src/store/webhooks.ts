// Webhooks as an operator sets them up.
import { randomBytes } from "node:crypto";
import { sql, type Selectable } from "kysely";
import type { WebhookVersion } from "../ports/webhooks.ts";
import type { WebhooksTable } from "./database/webhook-tables.ts";
import { Refused, refuseFault } from "./failures.ts";
import { livingRows } from "./living-rows.ts";
import { transacted, type Connection, type StoreParts, type Written } from "./parts.ts";

export type WebhookRow = Selectable<WebhooksTable> & WebhookState;

/** How it goes. */
export interface WebhookState {
  readonly failing_since: Date | null;
  readonly next_at: Date | null;
  readonly last_fact: number | null;
}

export interface WebhookFields {
  readonly name?: string | undefined;
  readonly url?: string | undefined;
  readonly enabled?: boolean | undefined;
  /** Those that it is sent: facts where it is of version 1, events where it is of version 2. */
  readonly facts?: readonly string[] | undefined;
  readonly events?: readonly string[] | undefined;
  readonly queues?: readonly string[] | undefined;
}

/** With either facts or events. */
export interface NewWebhook extends WebhookFields {
  readonly name: string;
  readonly url: string;
  readonly secret: string;
}

/** Each costs a query now and then and a connection. */
const MOST_WEBHOOKS = 20;
/** For which a secret that was replaced still signs. */
const FORMER_SECRET_MS = 86_400_000;
const SECRET_BYTES = 32;

export interface WebhookStore {
  all(): Promise<WebhookRow[]>;
  get(id: number): Promise<WebhookRow | undefined>;
  /** Refuses a second one of the name, and more than there may be. What happens from now on is for it. */
  add(webhook: NewWebhook): Promise<Written>;
  /**
   * One that is enabled again begins with what happens then; another address is tried at once. Refuses events for one of
   * version 1, and facts for one of version 2.
   */
  set(id: number, fields: WebhookFields): Promise<Written>;
  /** The former one signs as well for a day. */
  setSecret(id: number, secret: string): Promise<Written>;
  remove(id: number): Promise<Written>;
}

export function versionOf({ events }: Pick<Selectable<WebhooksTable>, "events">): WebhookVersion {
  return events.length > 0 ? 2 : 1;
}

/** As Standard Webhooks writes them. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;
}

export function webhookStore(parts: StoreParts): WebhookStore {
  const { database } = parts;
  const living = () =>
    database
      .selectFrom("webhooks")
      .leftJoin("webhook_cursors", "webhook_cursors.webhook_id", "webhooks.id")
      .selectAll("webhooks")
      .select(["failing_since", "next_at", "last_fact"])
      .where("deleted_at", "is", null);
  return {
    all: () => living().orderBy("id").execute(),
    get: (id) => living().where("id", "=", id).executeTakeFirst(),
    add: (webhook) => transacted(database, (transaction) => add(parts, transaction, webhook)),
    set: (id, fields) => transacted(database, (transaction) => set(parts, transaction, id, fields)),
    setSecret: (id, secret) => transacted(database, (transaction) => setSecret(parts, transaction, id, secret)),
    remove: (id) => transacted(database, (transaction) => remove(parts, transaction, id)),
  };
}

async function add(parts: StoreParts, transaction: Connection, webhook: NewWebhook): Promise<Written> {
  const { name, url, secret, enabled = true, facts = [], events = [], queues = [] } = webhook;
  const rows = livingRows(parts, "webhooks");
  await rows.refuseFull(transaction, MOST_WEBHOOKS);
  const lists = { facts: JSON.stringify(facts), events: JSON.stringify(events), queues: JSON.stringify(queues) };
  const { id } = await rows.add(transaction, { name, url, secret, enabled, ...lists });
  await beginNow(transaction, id);
  return written(id);
}

async function set(parts: StoreParts, transaction: Connection, id: number, fields: WebhookFields): Promise<Written> {
  const former = await locked(transaction, id);
  const text = (list: readonly string[] | undefined): string | undefined => list && JSON.stringify(list);
  const { facts, events, queues, ...plain } = fields;
  if (versionOf(former) === 2) refuseFault("facts", facts && "none: a webhook of version 2 picks events");
  else refuseFault("events", events && "none: a webhook of version 1 picks facts; set up another one for events");
  await livingRows(parts, "webhooks").set(transaction, id, {
    ...{ ...plain, facts: text(facts), events: text(events), queues: text(queues) },
    disabled_reason: fields.enabled === undefined ? undefined : "",
  });
  if (fields.enabled === true && !former.enabled) await beginNow(transaction, id);
  else if (fields.url !== undefined) await tryAtOnce(transaction, id);
  return written(id);
}

async function setSecret(parts: StoreParts, transaction: Connection, id: number, secret: string): Promise<Written> {
  const former = await locked(transaction, id);
  const former_secret_until = new Date(parts.clock.now() + FORMER_SECRET_MS);
  const changed = { secret, former_secret: former.secret, former_secret_until };
  await livingRows(parts, "webhooks").set(transaction, id, changed);
  return written(id);
}

async function remove(parts: StoreParts, transaction: Connection, id: number): Promise<Written> {
  // Secrets that are no longer needed are not kept.
  const without = { secret: "", former_secret: "", former_secret_until: null };
  await livingRows(parts, "webhooks").remove(transaction, id, without);
  await transaction.deleteFrom("webhook_cursors").where("webhook_id", "=", id).execute();
  await transaction.deleteFrom("webhook_deliveries").where("webhook_id", "=", id).execute();
  return written(id);
}

async function locked(
  transaction: Connection,
  id: number,
): Promise<Pick<Selectable<WebhooksTable>, "enabled" | "secret" | "events">> {
  const row = await transaction
    .selectFrom("webhooks")
    .select(["enabled", "secret", "events"])
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refused({ type: "no-such" });
  return row;
}

/** What happened before is not for it. */
async function beginNow(transaction: Connection, id: number): Promise<void> {
  await transaction.deleteFrom("webhook_cursors").where("webhook_id", "=", id).execute();
  await sql`insert into webhook_cursors (webhook_id, last_fact) select ${id}, last_fact from fact_cursor`.execute(
    transaction,
  );
}

async function tryAtOnce(transaction: Connection, id: number): Promise<void> {
  await transaction
    .updateTable("webhook_cursors")
    .set({ attempts: 0, failures: 0, failing_since: null, next_at: null })
    .where("webhook_id", "=", id)
    .execute();
}

/** Neither the engine nor the switch knows of them. */
function written(id: number): Written {
  return { id, changes: [], accounts: [] };
}
