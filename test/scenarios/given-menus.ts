// The menus of a scenario, node by node:
//
//   given ivr 6000 prompt=welcome rounds=2 recall=all dialsExtensions=true
//   given node 6000 1 menu sales prompt=sales                  (key 1 at the top)
//   given node 6000 1/2 transfer both order:1001,1002 ringMs=9000      (key 2 below it)
//   given node 6000 1/0 prev back
import type {
  AskingNode,
  ConfigChange,
  ConnectingNode,
  IvrConfig,
  MenuBusiness,
  MenuChoice,
  MenuNode,
  QueueName,
} from "../../src/core/model.ts";

type Settings = Partial<Omit<AskingNode, "type"> & Omit<ConnectingNode, "type">>;

/** `settings` that its kind does not have say nothing. */
export function nodeOf(id: string, settings: Settings & { readonly type?: MenuNode["type"] } = {}): MenuNode {
  const { type = "menu", name = id, digits = "", prompt, rounds = 3, dialsExtensions = false } = settings;
  const standing = { id, name, digits, prompt, rounds, dialsExtensions, children: settings.children ?? [] };
  switch (type) {
    case "menu":
      return { type, ...standing, keyTimeoutMs: settings.keyTimeoutMs ?? 5_000 };
    case "transfer": {
      const { transferDelayMs = 0, ringMs = 30_000, business = { type: "order", numbers: [] } } = settings;
      return { type, ...standing, transferDelayMs, ringMs, business };
    }
  }
}

export function choiceOf(id: string, settings: Settings & { readonly type: MenuChoice["type"] }): MenuChoice {
  const { type, name = id, digits = "", prompt } = settings;
  switch (type) {
    case "menu":
    case "transfer":
      return nodeOf(id, { ...settings, type });
    case "prev":
    case "top":
      return { type, id, name, digits, prompt };
  }
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
  const node = choiceOf(`${number}/${path}`, {
    ...{ name, digits: keys.at(-1) ?? "", type: type as MenuChoice["type"] },
    ...(business === undefined || business.includes("=") ? {} : { business: businessOf(business) }),
    ...settings,
  });
  return { type: "put-ivr", ivr: { ...last.ivr, root: inserted(last.ivr.root, keys.slice(0, -1), node) } };
}

function inserted(parent: MenuNode, [key, ...keys]: readonly string[], node: MenuChoice): MenuNode {
  if (key === undefined) return { ...parent, children: [...parent.children, node] };
  const children = parent.children.map((child) =>
    child.digits === key && "children" in child ? inserted(child, keys, node) : child,
  );
  return { ...parent, children };
}

function businessOf(text: string): MenuBusiness {
  const [type = "", target = ""] = text.split(":");
  if (type === "queue") return { type, queue: target as QueueName };
  return { type: type as "order" | "memory" | "ringall", numbers: target.split(",") };
}
