// Menus as the console has them: the top ones, `identifier` for their number, `greet_long` for what they say. What may be
// keyed in them is at /api/ivrs/:id/actions.
import { z } from "zod";
import { IVR_COLUMNS, type IvrColumn, type IvrRow } from "../../../store/ivrs.ts";
import { namesOf } from "../../contract/listing.ts";
import type { RouteParts } from "../../route.ts";
import { consoleRoutes } from "./resource.ts";
import { rowReply, shownRow, type RowShape } from "./row.ts";
import { twinOf, type Twin } from "./twin.ts";

const SHAPE: RowShape = {
  columns: IVR_COLUMNS,
  numbers: ["id", "parent_id", "level", "repeat_timeout", "repeat_prompts", "transfer_time", "timeout"],
};

export function consoleIvrRoutes(parts: RouteParts): void {
  const { store, config } = parts;
  const twin = (what: string): Twin => twinOf(parts, "POST", `/api/xcc/ivrs/${what}`);
  consoleRoutes<IvrRow, IvrColumn>(parts, {
    urls: ["/api/ivrs"],
    tag: "ivrs",
    one: { en: "menu", zh: "语音导航" },
    many: { en: "top menus", zh: "顶级语音导航" },
    listRole: "supervisor",
    oneRole: "supervisor",
    columns: namesOf(IVR_COLUMNS),
    filters: { name: "name", nbr: "nbr", identifier: "nbr" },
    names: { identifier: "nbr", greet_long: "media_file" },
    // The manual's own top menus are of this type.
    defaults: { type: "transfer" },
    add: twin("add"),
    set: twin("set"),
    remove: twin("del"),
    addressed: (row) => ({ input: { id: row.id } }),
    list: (query) => store.ivrs.list(query),
    get: (which) => store.ivrs.get(which),
    reply: rowReply(SHAPE).extend({
      identifier: z.string().describe("nbr under its other name"),
      greet_long: z.string().describe("media_file under its other name"),
      count_actions: z.number().describe("keys that lead on from it"),
    }),
    shown: async (row) => {
      const actions = (await store.ivrs.tree(row.id))?.children.length ?? 0;
      const named = { identifier: row.nbr, greet_long: row.media_file, count_actions: actions };
      return { ...shownRow(row, SHAPE, config.timeZone), ...named };
    },
  });
}
