// A tree of menus as its draft has it, and what an editor does to it. Each edit gives a new list; nodes that it does not touch stay the
// same objects.

import type { paths } from "../../../../examples/client/generated/callcenter-api.ts";

type Shown = paths["/api/ivrs/{id}/draft"]["get"]["responses"]["200"]["content"]["application/json"];
/** Texts all, flags as 0 or 1; `parent` is the key of the node above, and empty at the top. */
export type MenuNode = Readonly<Shown["nodes"][number]>;
export type NodeField = Exclude<keyof MenuNode, "key" | "parent" | "id">;

const NEW: Readonly<Record<NodeField, string>> = {
  ...{ name: "", nbr: "", type: "next", voice_type: "file", media_file: "", repeat_timeout: "", repeat_prompts: "" },
  ...{ call_extn_allowed: "0", record: "close", transfer_time: "", timeout_enable: "0", timeout: "" },
  ...{ business_type: "", numbers: "", digits: "" },
};
const FIELDS = Object.keys(NEW) as readonly NodeField[];

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "*", "#"];

export function topOf(nodes: readonly MenuNode[]): MenuNode | undefined {
  return nodes.find(({ parent }) => parent === "");
}

/** In the order of their keys on a telephone, those without one last. */
export function childrenOf(nodes: readonly MenuNode[], key: string): MenuNode[] {
  const placeOf = ({ digits }: MenuNode): number => {
    const place = KEYS.indexOf(digits.charAt(0));
    return place < 0 ? KEYS.length : place;
  };
  return nodes.filter(({ parent }) => parent === key && key !== "").sort((a, b) => placeOf(a) - placeOf(b));
}

/** With all that is below it. */
export function belowOf(nodes: readonly MenuNode[], key: string): ReadonlySet<string> {
  const found = new Set([key]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const node of nodes) if (node.parent !== "" && found.has(node.parent)) found.add(node.key);
  }
  return found;
}

export interface Added {
  readonly nodes: readonly MenuNode[];
  readonly key: string;
}

/** A new menu under the first key that is free there. */
export function added(nodes: readonly MenuNode[], parent: string, name: string): Added {
  const taken = new Set(nodes.map((node) => node.key));
  let number = nodes.length;
  while (taken.has(`n${String(number)}`)) number += 1;
  const names = new Set(nodes.map((node) => node.name));
  let own = name;
  for (let count = 2; names.has(own); count += 1) own = `${name} ${String(count)}`;
  const used = new Set(childrenOf(nodes, parent).map(({ digits }) => digits));
  const digits = KEYS.find((one) => !used.has(one)) ?? "";
  const node = { ...NEW, key: `n${String(number)}`, parent, id: "", name: own, digits };
  return { nodes: [...nodes, node], key: node.key };
}

/** Without it and all that is below it; the top stays. */
export function removed(nodes: readonly MenuNode[], key: string): readonly MenuNode[] {
  if (topOf(nodes)?.key === key) return nodes;
  const gone = belowOf(nodes, key);
  return nodes.filter((node) => !gone.has(node.key));
}

export function changed(
  nodes: readonly MenuNode[],
  key: string,
  fields: Readonly<Partial<Record<NodeField, string>>>,
): readonly MenuNode[] {
  return nodes.map((node) => (node.key === key ? { ...node, ...fields } : node));
}

/** Under another menu; not under itself or what is below it, and not the top. */
export function moved(nodes: readonly MenuNode[], key: string, parent: string): readonly MenuNode[] {
  if (topOf(nodes)?.key === key || belowOf(nodes, key).has(parent)) return nodes;
  if (!nodes.some((node) => node.key === parent)) return nodes;
  return nodes.map((node) => (node.key === key ? { ...node, parent } : node));
}

export type Step = "up" | "down" | "before" | "after";

/** Where an arrow key leads from a node; undefined: nowhere. */
export function stepFrom(nodes: readonly MenuNode[], key: string, step: Step): string | undefined {
  const node = nodes.find((one) => one.key === key);
  if (node === undefined) return undefined;
  if (step === "up") return node.parent === "" ? undefined : node.parent;
  if (step === "down") return childrenOf(nodes, key)[0]?.key;
  const siblings = childrenOf(nodes, node.parent);
  const place = siblings.findIndex((one) => one.key === key);
  return siblings[place + (step === "before" ? -1 : 1)]?.key;
}

export function isSame(some: readonly MenuNode[], others: readonly MenuNode[]): boolean {
  if (some === others) return true;
  const lineOf = (node: MenuNode): string =>
    JSON.stringify([node.key, node.parent, node.id, ...FIELDS.map((field) => node[field])]);
  const known = new Set(others.map(lineOf));
  return some.length === others.length && some.every((node) => known.has(lineOf(node)));
}
