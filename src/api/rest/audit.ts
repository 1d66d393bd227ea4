import { z } from "zod";
import type { AuditRow } from "../../store/audit-log.ts";
import { text } from "../contract/inputs.ts";
import { asked, perPageBody, perPageReply, perPaging } from "../contract/listing.ts";
import { timeText } from "../contract/replies.ts";
import { endOf, startOf, timeLike } from "../contract/spans.ts";
import { localText } from "../local-time.ts";
import { addRoute, type RouteParts } from "../route.ts";

const row = z.record(z.string(), z.unknown()).nullable();

const entryReply = z.object({
  id: z.number(),
  time: timeText,
  user: z.string().describe("login of who did it; empty: the program itself"),
  user_id: z.number().nullable(),
  token_kind: z.string().describe("user-token, extension-token, developer-key or none"),
  address: z.string().describe("where the request came from"),
  resource: z.string().describe("users, extensions, queues ..."),
  resource_id: z.string(),
  action: z.string().describe("add, change or remove"),
  changed: z.array(z.string()).describe("names of the fields that were changed, also of those whose values are secret"),
  before: row.describe("the row as it was, without secrets"),
  after: row.describe("the row as it is, without secrets"),
});

export function auditRoutes(parts: RouteParts): void {
  const { store, config } = parts;

  addRoute(parts, {
    method: "GET",
    urls: ["/api/audit"],
    tag: "audit",
    summary: {
      en: "Who changed what, when and from where; latest first",
      zh: "审计日志：谁在何时何地改了什么，最新的在前",
    },
    role: "administrator",
    input: z.object({
      ...perPaging,
      startDate: timeLike,
      endDate: timeLike,
      user: text(0, 100, "a login").optional(),
      resource: text(0, 64, "a resource, as extensions").optional(),
      id: text(0, 64, "an id").optional().describe("of the row in its resource"),
    }),
    reply: perPageReply(entryReply),
    answer: async ({ input }) => {
      const filled = (value: string | undefined): string | undefined => (value === "" ? undefined : value);
      const found = await store.audit.list({
        ...asked(input),
        from: startOf("startDate", input.startDate, config.timeZone),
        until: endOf("endDate", input.endDate, config.timeZone),
        login: filled(input.user),
        resource: filled(input.resource),
        rowId: filled(input.id),
      });
      return perPageBody(found, (entry) => shown(entry, config.timeZone));
    },
  });
}

function shown(entry: AuditRow, timeZone: string): z.input<typeof entryReply> {
  return {
    id: entry.id,
    time: localText(entry.at, timeZone),
    user: entry.login,
    user_id: entry.user_id,
    token_kind: entry.token_kind,
    address: entry.address,
    resource: entry.resource,
    resource_id: entry.row_id,
    action: entry.action,
    changed: [...entry.changed],
    before: entry.before,
    after: entry.after,
  };
}
