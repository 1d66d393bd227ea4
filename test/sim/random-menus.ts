// Menus of the random traffic: trees of every kind of node, some of which lead nowhere.
import type { ConfigChange, MenuBusiness, MenuNode, QueueName, Sound } from "../../src/core/model.ts";
import { nodeOf } from "../scenarios/given-menus.ts";

type Below = (bound: number) => number;

const KEYS = ["1", "2", "3", "12", "20", "#", "*", "0", ""];
export const MENU_NUMBERS = ["6000", "6001"];

export function randomIvr(below: Below, rasterMs: number, number: string): ConfigChange {
  const recalls = ["close", "miss", "all"] as const;
  const root = randomNode(below, rasterMs, { id: number, digits: "", depth: 0 });
  return { type: "put-ivr", ivr: { id: number, number, recall: recalls[below(3)] ?? "close", root } };
}

function randomNode(
  below: Below,
  rasterMs: number,
  { id, digits, depth }: { readonly id: string; readonly digits: string; readonly depth: number },
): MenuNode {
  const oneIn = (count: number): boolean => below(count) === 0;
  const types = depth === 0 ? (["menu", "menu", "transfer"] as const) : (["menu", "transfer", "prev", "top"] as const);
  const type = types[below(types.length)] ?? "menu";
  const keys = depth < 3 && type !== "prev" && type !== "top" ? KEYS.filter(() => oneIn(3)) : [];
  return nodeOf(id, {
    ...{ digits, type, prompt: randomPrompt(below, rasterMs) },
    keyTimeoutMs: rasterMs * (1 + below(20)),
    rounds: 1 + below(3),
    dialsExtensions: oneIn(3),
    transferDelayMs: rasterMs * below(10),
    ringMs: rasterMs * (1 + below(30)),
    business: type === "transfer" ? randomBusiness(below) : undefined,
    children: keys.map((key) => randomNode(below, rasterMs, { id: `${id}/${key}`, digits: key, depth: depth + 1 })),
  });
}

function randomPrompt(below: Below, rasterMs: number): Sound | undefined {
  if (below(4) === 0) return undefined;
  return below(6) === 0 ? { type: "stream", name: "moh" } : { type: "silence", durationMs: rasterMs * below(20) };
}

function randomBusiness(below: Below): MenuBusiness | undefined {
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
      return undefined;
  }
}
