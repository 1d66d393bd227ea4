// A tree of menus as a list of nodes whose fields are texts: what drafts and versions keep. A draft may hold what a menu may not, so
// that nothing is lost that somebody has written; what is wrong with it is found by `tree-faults`.
import { NODE_FIELDS, type DraftNode, type NodeField } from "../database/menu-tables.ts";
import type { IvrRow } from "../ivrs.ts";

/** What a new node has where nothing is said. */
export const NODE_DEFAULTS: Readonly<Record<NodeField, string>> = {
  ...{ name: "", nbr: "", type: "next", voice_type: "file", media_file: "", repeat_timeout: "", repeat_prompts: "" },
  ...{ call_extn_allowed: "0", record: "close", transfer_time: "", timeout_enable: "0", timeout: "" },
  ...{ business_type: "", numbers: "", digits: "" },
};

/** `rows`: of one tree. Each node's key is its row's id. */
export function nodesOf(rows: readonly IvrRow[]): DraftNode[] {
  const ids = new Set(rows.map(({ id }) => id));
  return rows.map((row) => {
    const texts = Object.fromEntries(NODE_FIELDS.map((field) => [field, textOf(row[field])]));
    const parent = row.parent_id !== null && ids.has(row.parent_id) ? String(row.parent_id) : "";
    return { ...NODE_DEFAULTS, ...texts, key: String(row.id), parent, id: String(row.id) };
  });
}

function textOf(value: string | number | boolean | null): string {
  if (value === null) return "";
  return typeof value === "boolean" ? String(Number(value)) : String(value);
}

/** Whether they are the same tree: the order of nodes and their keys say nothing. */
export function isSameTree(some: readonly DraftNode[], others: readonly DraftNode[]): boolean {
  return some.length === others.length && canonical(some) === canonical(others);
}

function canonical(nodes: readonly DraftNode[]): string {
  const keys = new Map(nodes.map(({ key, id }) => [key, id === "" ? `new ${key}` : id]));
  const lines = nodes.map((node) => [
    keys.get(node.key),
    keys.get(node.parent),
    ...NODE_FIELDS.map((field) => node[field]),
  ]);
  return lines
    .map((line) => JSON.stringify(line))
    .sort()
    .join("\n");
}
