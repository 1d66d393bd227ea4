// What became of a webhook's last facts, as it is read.
import { sql, type Selectable } from "kysely";
import type { WebhookDeliveriesTable } from "./database/webhook-tables.ts";
import { placed, type Page } from "./pages.ts";
import type { StoreParts } from "./parts.ts";

export type DeliveryRow = Selectable<WebhookDeliveriesTable>;

export interface DeliveryQuery {
  readonly webhook: number;
  readonly page: number;
  readonly pageSize: number;
  readonly status?: DeliveryRow["status"] | undefined;
}

export interface DeliveryStore {
  /** Latest fact first. */
  list(query: DeliveryQuery): Promise<Page<DeliveryRow>>;
}

export function deliveryStore({ database }: StoreParts): DeliveryStore {
  return {
    list: async (query) => {
      const { webhook, status, pageSize } = query;
      let found = database.selectFrom("webhook_deliveries").where("webhook_id", "=", webhook);
      if (status !== undefined) found = found.where("status", "=", status);
      const counted = await found.select(sql<number>`count(*)`.as("count")).executeTakeFirst();
      const rowCount = counted?.count ?? 0;
      const { page, pageCount } = placed(query, rowCount);
      const rows = await found
        .selectAll()
        .orderBy("seq", "desc")
        .limit(pageSize)
        .offset((page - 1) * pageSize)
        .execute();
      return { page, pageCount, rowCount, rows };
    },
  };
}
