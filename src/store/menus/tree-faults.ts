// What is wrong with a tree of menus as a whole, before anybody is led through it. Each fault names the node and the field.
import { IVR_TYPES } from "../database/tables.ts";
import { DEEPEST_IVR_LEVEL, MOST_IVR_NODES } from "../ivrs.ts";
import type { DraftNode } from "../database/menu-tables.ts";

export interface NodeFault {
  /** The node's; empty: of the tree. */
  readonly key: string;
  readonly field: string;
  readonly expected: string;
}

/** Levels by key, of the nodes that hang together with the top. */
export function levelsOf(nodes: readonly DraftNode[]): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  const below = Map.groupBy(nodes, ({ parent }) => parent);
  const pending = (below.get("") ?? []).map((node) => ({ node, level: 0 }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, level } = next;
    if (levels.has(node.key)) continue;
    levels.set(node.key, level);
    pending.push(...(below.get(node.key) ?? []).map((child) => ({ node: child, level: level + 1 })));
  }
  return levels;
}

/** Parents before their children, else in their own order. */
export function parentsFirst(nodes: readonly DraftNode[]): DraftNode[] {
  const levels = levelsOf(nodes);
  return [...nodes].sort((a, b) => (levels.get(a.key) ?? 0) - (levels.get(b.key) ?? 0));
}

export function treeFaults(nodes: readonly DraftNode[]): NodeFault[] {
  const tops = nodes.filter(({ parent }) => parent === "");
  if (tops.length !== 1) return [{ key: "", field: "nodes", expected: "exactly one node without a parent" }];
  if (nodes.length > MOST_IVR_NODES) {
    return [{ key: "", field: "nodes", expected: `at most ${MOST_IVR_NODES} nodes` }];
  }
  const levels = levelsOf(nodes);
  const types = new Map(nodes.map(({ key, type }) => [key, type]));
  return [
    ...twice(nodes, "key", ({ key }) => key, "a key that no other node has"),
    ...twice(nodes, "id", ({ id }) => id, "an id that no other node has"),
    ...twice(nodes, "name", ({ name }) => name, "a name that no other menu has"),
    ...twice(
      nodes,
      "digits",
      ({ parent, digits }) => (digits === "" || parent === "" ? "" : `${parent} ${digits}`),
      "keys that nothing else in the same menu has",
    ),
    ...nodes.flatMap((node) => placeFaults(node, levels.get(node.key), types)),
    ...topFaults(tops[0]),
  ];
}

function twice(
  nodes: readonly DraftNode[],
  field: string,
  of: (node: DraftNode) => string,
  expected: string,
): NodeFault[] {
  const groups = [...Map.groupBy(nodes, of)].filter(([value, some]) => value !== "" && some.length > 1);
  return groups.flatMap(([, some]) => some.slice(1).map(({ key }) => ({ key, field, expected })));
}

const LEADING_BACK: ReadonlySet<string> = new Set(["prev", "top"]);

function placeFaults(
  { key, parent, type }: DraftNode,
  level: number | undefined,
  types: ReadonlyMap<string, string>,
): NodeFault[] {
  const above = types.get(parent);
  const isCut = level === undefined || (parent !== "" && above === undefined);
  if (isCut) return [{ key, field: "parent", expected: "the key of a node that hangs together with the top" }];
  const faults: NodeFault[] = [];
  if (level > DEEPEST_IVR_LEVEL) {
    faults.push({ key, field: "parent", expected: `an IVR of a level below ${DEEPEST_IVR_LEVEL}` });
  }
  if (above !== undefined && LEADING_BACK.has(above)) {
    faults.push({ key, field: "parent", expected: "a menu that somebody stands in: not one that leads back" });
  }
  if (!(IVR_TYPES as readonly string[]).includes(type)) {
    faults.push({ key, field: "type", expected: `one of ${IVR_TYPES.join(", ")}` });
  }
  return faults;
}

function topFaults(top: DraftNode | undefined): NodeFault[] {
  if (top === undefined) return [];
  const faults: NodeFault[] = [];
  if (top.nbr === "") faults.push({ key: top.key, field: "nbr", expected: "the number of the top menu" });
  if (LEADING_BACK.has(top.type)) {
    faults.push({
      ...{ key: top.key, field: "type" },
      expected: "transfer or next: there is no menu above the top one",
    });
  }
  return faults;
}
