// What became of a webhook's last facts, as it is read.
import type { Selectable } from "kysely";
import type { WebhookDeliveriesTable } from "./database/webhook-tables.ts";
import { latestFirst, type Asked } from "./keyset.ts";
import { pageOfRows } from "./row-pages.ts";
import type { Page } from "./pages.ts";
import type { StoreParts } from "./parts.ts";

export type DeliveryRow = Selectable<WebhookDeliveriesTable>;

export interface DeliveryQuery extends Asked {
  readonly webhook: number;
  readonly status?: DeliveryRow["status"] | undefined;
}

export interface DeliveryStore {
  /** Latest fact first. */
  list(query: DeliveryQuery): Promise<Page<DeliveryRow>>;
}

export function deliveryStore({ database }: StoreParts): DeliveryStore {
  return {
    list: ({ webhook, status, ...asked }) => {
      let found = database.selectFrom("webhook_deliveries").selectAll().where("webhook_id", "=", webhook);
      if (status !== undefined) found = found.where("status", "=", status);
      return pageOfRows(found, latestFirst("webhook_deliveries", "seq"), asked);
    },
  };
}
