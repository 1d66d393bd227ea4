// Menus of the random traffic: trees of every kind of node, some of which lead nowhere.
import type { ConfigChange, MenuBusiness, MenuChoice, MenuNode, QueueName, Sound } from "../../src/core/model.ts";
import { choiceOf, nodeOf } from "../scenarios/given-menus.ts";

type Below = (bound: number) => number;

const KEYS = ["1", "2", "3", "12", "20", "#", "*", "0", ""];
export const MENU_NUMBERS = ["6000", "6001"];

/** All kinds there are: one that is missing does not compile. */
const KINDS = Object.keys({
  ...{ menu: true, transfer: true, prev: true, top: true },
} satisfies Readonly<Record<MenuChoice["type"], true>>) as readonly MenuChoice["type"][];
const ROOTS = ["menu", "menu", "transfer"] as const satisfies readonly MenuNode["type"][];

export function randomIvr(below: Below, rasterMs: number, number: string): ConfigChange {
  const recalls = ["close", "miss", "all"] as const;
  const root = nodeOf(number, randomSettings(below, rasterMs, { id: number, kinds: ROOTS, depth: 0 }));
  return { type: "put-ivr", ivr: { id: number, number, recall: recalls[below(3)] ?? "close", root } };
}

function randomSettings<Kind extends MenuChoice["type"]>(
  below: Below,
  rasterMs: number,
  { id, kinds, depth }: { readonly id: string; readonly kinds: readonly Kind[]; readonly depth: number },
) {
  const oneIn = (count: number): boolean => below(count) === 0;
  const type = kinds[below(kinds.length)] ?? ("menu" as Kind);
  const keys = depth < 3 && type !== "prev" && type !== "top" ? KEYS.filter(() => oneIn(3)) : [];
  return {
    ...{ type, prompt: randomPrompt(below, rasterMs) },
    keyTimeoutMs: rasterMs * (1 + below(20)),
    rounds: 1 + below(3),
    dialsExtensions: oneIn(3),
    transferDelayMs: rasterMs * below(10),
    ringMs: rasterMs * (1 + below(30)),
    ...(type === "transfer" ? { business: randomBusiness(below) } : {}),
    children: keys.map((digits): MenuChoice => {
      const settings = randomSettings(below, rasterMs, { id: `${id}/${digits}`, kinds: KINDS, depth: depth + 1 });
      return choiceOf(`${id}/${digits}`, { ...settings, digits });
    }),
  };
}

function randomPrompt(below: Below, rasterMs: number): Sound | undefined {
  if (below(4) === 0) return undefined;
  return below(6) === 0 ? { type: "stream", name: "moh" } : { type: "silence", durationMs: rasterMs * below(20) };
}

function randomBusiness(below: Below): MenuBusiness {
  const numbers = ["2000", "2001", "1001", "7777"].filter(() => below(2) === 0);
  switch (below(5)) {
    case 0:
      return { type: "order", numbers };
    case 1:
      return { type: "memory", numbers };
    case 2:
      return { type: "ringall", numbers };
    case 3:
      return { type: "queue", queue: `q${below(4)}` as QueueName };
    default:
      return { type: "order", numbers: [] };
  }
}
