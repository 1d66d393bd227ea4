// What a key of a menu leads to, in the console's words: an action and its arguments, for the node that stands below the menu.
import { DIALLED } from "../../contract/inputs.ts";
import { invalid } from "../../errors.ts";
import type { Given } from "../../route.ts";
import type { IvrRow } from "../../../store/ivrs.ts";
import type { Store } from "../../../store/store.ts";

/** Those that there is something for here. The console has more, of which nothing is known here. */
export const IVR_ACTIONS = {
  IVR_EXTENSION: { en: "Ring extensions", zh: "转分机" },
  IVR_QUEUE: { en: "To a queue", zh: "转呼叫中心队列" },
  IVR_SUB: { en: "To a menu", zh: "转下级菜单" },
  IVR_BACK: { en: "Back to the menu above", zh: "返回上级菜单" },
  IVR_TOP: { en: "Back to the top menu", zh: "返回主菜单" },
} as const;
export type IvrAction = keyof typeof IVR_ACTIONS;

/** How many numbers one key may ring. */
const MOST_NUMBERS = 50;

/** A node by the console's words. `args` is empty where it needs none, or where it leads to a number that is none of ours. */
export async function actionOf(
  row: IvrRow,
  stores: Pick<Store, "queues" | "ivrs">,
): Promise<{ readonly action: IvrAction; readonly args: string }> {
  switch (row.type) {
    case "prev":
      return { action: "IVR_BACK", args: "" };
    case "top":
      return { action: "IVR_TOP", args: "" };
    case "next":
      return { action: "IVR_SUB", args: String(row.id) };
    case "transfer":
      return row.numbers === "" ? { action: "IVR_SUB", args: String(row.id) } : connectionOf(row, stores);
  }
}

/** Of a node that connects. */
async function connectionOf(
  row: IvrRow,
  { queues, ivrs }: Pick<Store, "queues" | "ivrs">,
): Promise<{ readonly action: IvrAction; readonly args: string }> {
  if (row.business_type === "queue") {
    return { action: "IVR_QUEUE", args: String((await queues.byName(row.numbers))?.id ?? "") };
  }
  const menu = await menuOf(ivrs, row.numbers);
  if (menu !== undefined) return { action: "IVR_SUB", args: String(menu) };
  const members = row.numbers.split(",").map((extn) => ({ extn }));
  return { action: "IVR_EXTENSION", args: JSON.stringify(members) };
}

async function menuOf(ivrs: Store["ivrs"], number: string): Promise<number | undefined> {
  const contains = [{ column: "nbr", text: number }] as const;
  const found = await ivrs.list({ page: 1, pageSize: 100, contains, sort: { column: "id", descending: false } });
  return found.rows.find(({ nbr }) => nbr === number)?.id;
}

/** What a node must have for an action. Throws where the arguments do not fit it. */
export async function fieldsOf(
  action: IvrAction,
  args: string,
  { queues, ivrs }: Pick<Store, "queues" | "ivrs">,
): Promise<Given> {
  switch (action) {
    case "IVR_BACK":
      return { type: "prev", business_type: null, numbers: "" };
    case "IVR_TOP":
      return { type: "top", business_type: null, numbers: "" };
    case "IVR_QUEUE": {
      const queue = (await (isId(args) ? queues.get(Number(args)) : undefined)) ?? (await queues.byName(args));
      if (queue === undefined) throw invalid([{ field: "args", expected: "the id or the name of a queue" }]);
      return { type: "transfer", business_type: "queue", numbers: queue.name };
    }
    case "IVR_SUB": {
      // A menu of its own, below this one.
      if (args === "") return { type: "next", business_type: null, numbers: "" };
      const menu = isId(args) ? await ivrs.get(Number(args)) : undefined;
      if (menu === undefined || menu.nbr === "") {
        throw invalid([{ field: "args", expected: "the id of a top menu; empty: a new menu below this one" }]);
      }
      return { type: "transfer", business_type: "order", numbers: menu.nbr };
    }
    case "IVR_EXTENSION":
      return { type: "transfer", business_type: "ringall", numbers: numbersIn(args).join(",") };
  }
}

function isId(text: string): boolean {
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) < 2 ** 31;
}

/** `[{"extn":"1001|domain"}]`, as the console sends it, or numbers with commas. */
function numbersIn(args: string): string[] {
  const members = /^\s*\[/.test(args) ? listIn(args) : args.split(",");
  const numbers = members.map((member) => (member.split("|", 1)[0] ?? "").trim()).filter((number) => number !== "");
  if (numbers.length > 0 && numbers.length <= MOST_NUMBERS && numbers.every((one) => DIALLED.test(one))) return numbers;
  throw invalid([{ field: "args", expected: `1 to ${MOST_NUMBERS} extensions, with commas or as [{"extn":"1001"}]` }]);
}

function listIn(text: string): string[] {
  try {
    const list = JSON.parse(text) as unknown;
    if (!Array.isArray(list)) return [];
    return list.map((one: unknown) => {
      const extn = typeof one === "object" && one !== null && "extn" in one ? one.extn : one;
      return typeof extn === "string" || typeof extn === "number" ? String(extn) : "?!";
    });
  } catch {
    return [];
  }
}
