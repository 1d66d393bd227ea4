// The black list as the console has it: its numbers. VIPs, who stand in the same table, are at /api/callers.
import { z } from "zod";
import { CALLER_COLUMNS, type CallerColumn, type CallerRow } from "../../../store/callers.ts";
import { namesOf } from "../../contract/listing.ts";
import type { RouteParts } from "../../route.ts";
import { consoleRoutes } from "./resource.ts";
import { rowReply, shownRow, type RowShape } from "./row.ts";
import { twinOf, type Twin } from "./twin.ts";

const SHAPE: RowShape = { columns: CALLER_COLUMNS, numbers: ["id", "priority"] };
const BLACK = "black";

export function consoleBlacklistRoutes(parts: RouteParts): void {
  const { store, config } = parts;
  const row = "/api/callers/:id";
  consoleRoutes<CallerRow, CallerColumn>(parts, {
    urls: ["/api/blacklists"],
    tag: "callers",
    one: { en: "number on the black list", zh: "黑名单号码" },
    many: { en: "numbers on the black list", zh: "黑名单号码" },
    listRole: "supervisor",
    oneRole: "supervisor",
    columns: namesOf(CALLER_COLUMNS),
    filters: { number: "number", k: "number", name: "note" },
    names: { k: "number", v: "note", name: "note", description: "note" },
    add: onlyBlack(twinOf(parts, "POST", "/api/callers")),
    set: onlyBlack(twinOf(parts, "PUT", row)),
    remove: twinOf(parts, "DELETE", row),
    addressed: ({ id }) => ({ params: { id } }),
    list: (query) => store.callers.list({ ...query, contains: [...query.contains, { column: "kind", text: BLACK }] }),
    get: async (which) => {
      const found = await store.callers.get(which);
      return found?.kind === BLACK ? found : undefined;
    },
    reply: rowReply(SHAPE).extend({
      name: z.string().describe("the note"),
      list_type: z.string().describe("black"),
    }),
    shown: (found) => ({
      ...shownRow(found, SHAPE, config.timeZone),
      ...{ name: found.note, list_type: found.kind },
    }),
  });
}

/** Which list it is goes without saying, and nobody leaves it this way. */
function onlyBlack(twin: Twin): Twin {
  const { kind: _kind, priority: _priority, ...fields } = twin.fields;
  return {
    ...twin,
    fields,
    run: (asked, { input, ...rest }) => twin.run(asked, { ...rest, input: { ...input, kind: BLACK } }),
  };
}
