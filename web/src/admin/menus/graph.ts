// A tree of menus as a graph that is drawn: where each node stands, and the key on each edge. Nodes keep all that they are, so that the
// graph says the tree again.
import { graphlib, layout } from "@dagrejs/dagre";
import type { MenuNode } from "./tree.ts";

export const NODE_SIZE = { width: 200, height: 64 } as const;

export interface PlacedNode {
  readonly id: string;
  readonly position: { readonly x: number; readonly y: number };
  readonly data: MenuNode;
}
export interface MenuEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly label: string;
}
export interface MenuGraph {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly MenuEdge[];
}

export function graphOf(nodes: readonly MenuNode[]): MenuGraph {
  const places = new graphlib.Graph();
  places.setGraph({ rankdir: "LR", nodesep: 16, ranksep: 70 });
  places.setDefaultEdgeLabel(() => ({}));
  const keys = new Set(nodes.map(({ key }) => key));
  for (const { key } of nodes) places.setNode(key, { ...NODE_SIZE });
  const edges = nodes
    .filter(({ parent }) => keys.has(parent))
    .map(({ key, parent, digits }) => ({ id: `${parent}>${key}`, source: parent, target: key, label: digits }));
  for (const { source, target } of edges) places.setEdge(source, target);
  layout(places);
  const placed = nodes.map((data) => {
    const { x = 0, y = 0 } = places.node(data.key) as { readonly x?: number; readonly y?: number };
    return { id: data.key, position: { x: x - NODE_SIZE.width / 2, y: y - NODE_SIZE.height / 2 }, data };
  });
  return { nodes: placed, edges };
}

/** What was drawn, as a draft has it: whose edge leads to a node is above it, by the keys on the edge. */
export function treeOf({ nodes, edges }: MenuGraph): MenuNode[] {
  const above = new Map(edges.map(({ source, target, label }) => [target, { parent: source, digits: label }]));
  return nodes.map(({ id, data }) => ({ ...data, ...above.get(id), key: id }));
}
