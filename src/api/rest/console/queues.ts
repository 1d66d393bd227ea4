// Queues as the console has them, under both of the names that it knows for them.
import { QUEUE_COLUMNS, type QueueColumn, type QueueRow } from "../../../store/queues.ts";
import type { ColumnKind } from "../../../store/pages.ts";
import { namesOf } from "../../contract/listing.ts";
import type { RouteParts } from "../../route.ts";
import { consoleRoutes } from "./resource.ts";
import { rowReply, shownRow, type RowShape } from "./row.ts";
import { twinOf, type Twin } from "./twin.ts";

const YES_OR_NO: Readonly<Record<string, ColumnKind>> = {
  ...{ notify_position: "flag", notify_agent_answer: "flag", notify_wait: "flag", survey: "flag" },
  ...{ record_consultation: "flag", record_announcement_outgoing: "flag", disposition_required: "flag" },
};

const SHAPE: RowShape = {
  columns: { ...QUEUE_COLUMNS, ...YES_OR_NO },
  numbers: [
    ...["id", "notify_position_interval", "sticky", "retain_agent", "agent_timeout", "wait_timeout", "capacity"],
    ...["wait_timeout_without_agent", "priority", "level_wait", "wrap_up_time", "service_level_target"],
  ],
};

export function consoleQueueRoutes(parts: RouteParts): void {
  const { store, config } = parts;
  const twin = (what: string): Twin => twinOf(parts, "POST", `/api/xcc/queues/${what}`);
  consoleRoutes<QueueRow, QueueColumn>(parts, {
    urls: ["/api/queues", "/api/xui_callcenters"],
    tag: "queues",
    one: { en: "queue", zh: "队列" },
    many: { en: "queues", zh: "队列" },
    listRole: "agent",
    oneRole: "agent",
    columns: namesOf(QUEUE_COLUMNS),
    isBare: true,
    filters: { name: "name" },
    names: {},
    add: twin("add"),
    set: twin("set"),
    remove: twin("del"),
    addressed: (row) => ({ input: { id: row.id } }),
    list: (query) => store.queues.list(query),
    get: (which) => store.queues.get(which),
    reply: rowReply(SHAPE),
    shown: (row) => shownRow(row, SHAPE, config.timeZone),
  });
}
