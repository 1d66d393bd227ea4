// Hotlines as the console has them: `line_number` is the number, `ref_id` the queue or menu that it leads to.
import { z } from "zod";
import { HOTLINE_COLUMNS, type HotlineColumn, type HotlineRow } from "../../../store/hotlines.ts";
import type { Store } from "../../../store/store.ts";
import { emptyable, id } from "../../contract/inputs.ts";
import { namesOf } from "../../contract/listing.ts";
import { invalid } from "../../errors.ts";
import type { Given, RouteParts } from "../../route.ts";
import { consoleRoutes } from "./resource.ts";
import { rowReply, shownRow, type RowShape } from "./row.ts";
import { twinOf, type Twin } from "./twin.ts";

const SHAPE: RowShape = { columns: HOTLINE_COLUMNS, numbers: ["id"] };
const REF = "id of the queue or the menu that it leads to, in place of numbers";

export function consoleHotlineRoutes(parts: RouteParts): void {
  const { store, config } = parts;
  const twin = (what: string): Twin => twinOf(parts, "POST", `/api/xcc/hotlines/${what}`);
  consoleRoutes<HotlineRow, HotlineColumn>(parts, {
    urls: ["/api/hotlines"],
    tag: "hotlines",
    one: { en: "hotline", zh: "热线" },
    many: { en: "hotlines", zh: "热线" },
    listRole: "supervisor",
    oneRole: "supervisor",
    columns: namesOf(HOTLINE_COLUMNS),
    filters: { line_number: "nbr", nbr: "nbr", numbers: "numbers" },
    names: { line_number: "nbr" },
    more: { ref_id: emptyable(id).optional().describe(REF) },
    adjusted: (given, former) => withNumbers(store, given, former),
    add: twin("add"),
    set: twin("set"),
    remove: twin("del"),
    addressed: (row) => ({ input: { id: row.id } }),
    list: (query) => store.hotlines.list(query),
    get: (which) => store.hotlines.get(which),
    reply: rowReply(SHAPE).extend({ line_number: z.string(), ref_id: z.number().optional().describe(REF) }),
    shown: async (row) => {
      const ref = await referred(store, row);
      return {
        ...shownRow(row, SHAPE, config.timeZone),
        line_number: row.nbr,
        ...(ref === undefined ? {} : { ref_id: ref }),
      };
    },
  });
}

async function referred(
  { queues, ivrs }: Pick<Store, "queues" | "ivrs">,
  row: HotlineRow,
): Promise<number | undefined> {
  if (row.type === "queue") return (await queues.byName(row.numbers))?.id;
  if (row.type !== "ivr") return undefined;
  const contains = [{ column: "nbr", text: row.numbers }] as const;
  const found = await ivrs.list({ page: 1, pageSize: 100, contains, sort: { column: "id", descending: false } });
  return found.rows.find(({ nbr }) => nbr === row.numbers)?.id;
}

/** `ref_id` counts where it is another one than before: what was read may be sent back. */
async function withNumbers(store: Store, given: Given, former: HotlineRow | undefined): Promise<Given> {
  const { ref_id: ref, ...fields } = given;
  const numbersAreNew = fields["numbers"] !== undefined && fields["numbers"] !== former?.numbers;
  if (typeof ref !== "number" || (former !== undefined && ref === (await referred(store, former)))) return fields;
  if (numbersAreNew) return fields;
  const type = fields["type"] ?? former?.type;
  const numbers =
    type === "queue"
      ? (await store.queues.get(ref))?.name
      : type === "ivr"
        ? (await store.ivrs.get(ref))?.nbr
        : undefined;
  if (numbers === undefined || numbers === "") {
    throw invalid([{ field: "ref_id", expected: "the id of a queue (type queue) or of a top menu (type ivr)" }]);
  }
  return { ...fields, numbers };
}
