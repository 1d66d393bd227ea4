// The menus of a scenario, node by node:
//
//   given ivr 6000 prompt=welcome rounds=2 recall=all dialsExtensions=true
//   given node 6000 1 menu sales prompt=sales                  (key 1 at the top)
//   given node 6000 1/2 transfer both order:1001,1002 ringMs=9000      (key 2 below it)
//   given node 6000 1/0 prev back
import type { ConfigChange, IvrConfig, MenuBusiness, MenuNode, QueueName } from "../../src/core/model.ts";

export function nodeOf(id: string, over: Partial<MenuNode> = {}): MenuNode {
  return {
    id,
    name: id,
    digits: "",
    type: "menu",
    prompt: undefined,
    keyTimeoutMs: 5_000,
    rounds: 3,
    dialsExtensions: false,
    transferDelayMs: 0,
    ringMs: 30_000,
    business: undefined,
    children: [],
    ...over,
  };
}

export function ivrOf(number: string, settings: Readonly<Record<string, unknown>>): ConfigChange {
  const { recall, ...root } = settings;
  const ivr = { id: number, number, recall: (recall ?? "close") as IvrConfig["recall"], root: nodeOf(number, root) };
  return { type: "put-ivr", ivr };
}

/** The tree as it was given so far, with one node more. */
export function withNode(
  given: readonly ConfigChange[],
  [number = "", path = "", type = "", name = "", business]: readonly string[],
  settings: Readonly<Record<string, unknown>>,
): ConfigChange {
  const last = given.findLast((change) => change.type === "put-ivr" && change.ivr.number === number);
  if (last?.type !== "put-ivr") throw new Error(`no menu ${number} was given`);
  const keys = path.split("/");
  const node = nodeOf(`${number}/${path}`, {
    ...{ name, digits: keys.at(-1) ?? "", type: type as MenuNode["type"] },
    ...(business === undefined || business.includes("=") ? {} : { business: businessOf(business) }),
    ...settings,
  });
  return { type: "put-ivr", ivr: { ...last.ivr, root: inserted(last.ivr.root, keys.slice(0, -1), node) } };
}

function inserted(parent: MenuNode, [key, ...keys]: readonly string[], node: MenuNode): MenuNode {
  if (key === undefined) return { ...parent, children: [...parent.children, node] };
  const children = parent.children.map((child) => (child.digits === key ? inserted(child, keys, node) : child));
  return { ...parent, children };
}

function businessOf(text: string): MenuBusiness {
  const [type = "", target = ""] = text.split(":");
  if (type === "queue") return { type, queue: target as QueueName };
  return { type: type as "order" | "memory" | "ringall", numbers: target.split(",") };
}
