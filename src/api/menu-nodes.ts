// Trees of menus as lists of nodes: how drafts are given and shown, and what must be mended before one is published.
import { z } from "zod";
import { NODE_FIELDS, type DraftNode } from "../store/database/menu-tables.ts";
import { NODE_DEFAULTS } from "../store/menus/draft-node.ts";
import type { PublishedNode } from "../store/menus/publish.ts";
import { levelsOf, parentsFirst, treeFaults, type NodeFault } from "../store/menus/tree-faults.ts";
import { MOST_IVR_NODES } from "../store/ivrs.ts";
import type { IvrTree } from "../store/ivr-to-engine.ts";
import { soundOf } from "../store/sounds.ts";
import { isPlain, text } from "./contract/inputs.ts";
import { shownAs } from "./contract/one-type.ts";
import type { ApiDeps } from "./deps.ts";
import { ApiError, type FieldError } from "./errors.ts";
import { noSuch } from "./resource.ts";
import { keptFields, menuFields, menuName, menuType } from "./menu-fields.ts";

const LONGEST = 1000;
const expected = `a text of at most ${LONGEST} characters on one line`;

/** What a draft keeps is what was written, be it wrong. */
function loose(byDefault: string) {
  const schema = z
    .union([z.string(), z.number(), z.boolean(), z.null()], { error: expected })
    .transform((value) => {
      if (value === null) return "";
      return typeof value === "boolean" ? String(Number(value)) : String(value).trim();
    })
    .refine((value) => value.length <= LONGEST && isPlain(value), { error: expected })
    .default(byDefault);
  return shownAs(schema, { type: "string", maxLength: LONGEST });
}

const looseFields = Object.fromEntries(NODE_FIELDS.map((field) => [field, loose(NODE_DEFAULTS[field])])) as Record<
  (typeof NODE_FIELDS)[number],
  ReturnType<typeof loose>
>;

const nodeInput = z.object({
  key: text(1, 40, "a key").describe("what faults and other nodes call it; no other node has it"),
  parent: text(0, 40, "a key").default("").describe("the key of the node above; empty: the top, of which there is one"),
  id: text(0, 10, "an id").default("").describe("the id of the menu that it is; empty: a new one"),
  ...looseFields,
});

export const nodesInput = z
  .array(nodeInput, { error: "a list of nodes" })
  .max(MOST_IVR_NODES, { error: `at most ${MOST_IVR_NODES} nodes` });

/** Texts all, as menus are shown. */
export const nodeReply = z.object({
  ...{ key: z.string(), parent: z.string(), id: z.string() },
  ...(Object.fromEntries(NODE_FIELDS.map((field) => [field, z.string()])) as Record<
    (typeof NODE_FIELDS)[number],
    z.ZodString
  >),
});

export const faultReply = z.object({
  key: z.string().describe("the node's; empty: of the whole tree"),
  field: z.string(),
  expected: z.string(),
});

export const warningReply = z.object({ key: z.string(), field: z.string(), missing: z.string() });

export const TOP_MENU = "top menu";

/** Throws where there is no such menu, or it stands below another one. */
export async function sureTop({ store }: Pick<ApiDeps, "store">, root: number): Promise<void> {
  if ((await store.menuDrafts.top(root)) === undefined) throw noSuch(TOP_MENU, root);
}

const strictNode = z.object({ ...menuFields, name: menuName, type: menuType });

export interface Judged {
  readonly faults: readonly NodeFault[];
  /** Parents first; whole where there are no faults. */
  readonly published: readonly PublishedNode[];
}

/** What is wrong with a tree as it is given; `root`: the id of the menu that it is of. */
export async function judged(
  { store }: Pick<ApiDeps, "store">,
  root: number,
  nodes: readonly DraftNode[],
): Promise<Judged> {
  const levels = levelsOf(nodes);
  const faults: NodeFault[] = [...treeFaults(nodes)];
  const top = nodes.find(({ parent }) => parent === "");
  if (top !== undefined && top.id !== String(root)) {
    faults.push({ key: top.key, field: "id", expected: "of the top: the id of the menu that is changed" });
  }
  const published = parentsFirst(nodes).flatMap((node): PublishedNode[] => {
    const { fields, errors } = strict(node);
    faults.push(...errors.map(({ field, expected: what }) => ({ key: node.key, field, expected: what })));
    if (fields === undefined) return [];
    const id = node.id === "" ? undefined : Number(node.id);
    return [{ key: node.key, parent: node.parent, id, level: levels.get(node.key) ?? 0, fields }];
  });
  faults.push(...(await store.menuDrafts.faults(root, nodes)));
  const told = new Set<string>();
  return { published, faults: faults.filter(({ key, field }) => isNew(told, `${key} ${field}`)) };
}

function isNew(told: Set<string>, one: string): boolean {
  const before = told.size;
  return told.add(one).size > before;
}

type Strict =
  | { readonly fields: PublishedNode["fields"]; readonly errors: readonly FieldError[] }
  | { readonly fields: undefined; readonly errors: readonly FieldError[] };

function strict(node: DraftNode): Strict {
  const id = /^([1-9]\d{0,9})?$/.test(node.id) && Number(node.id) < 2 ** 31;
  const errors: FieldError[] = id ? [] : [{ field: "id", expected: "the id of a menu of this tree, or none" }];
  const { data, error } = strictNode.safeParse(node);
  if (error !== undefined) {
    const found = error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ""), expected: message }));
    return { fields: undefined, errors: [...errors, ...found] };
  }
  try {
    const { digits, ...kept } = keptFields(data, undefined);
    const fields = { ...kept, digits: digits ?? "", name: data.name, type: data.type };
    return errors.length === 0 ? { fields, errors } : { fields: undefined, errors };
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
    return { fields: undefined, errors: [...errors, ...(thrown.details.fields ?? [])] };
  }
}

/** Which sounds that nodes name are not there: callers would hear nothing for them. */
export function missingSounds({ hasSound }: Pick<ApiDeps, "hasSound">, nodes: readonly DraftNode[]) {
  return nodes.flatMap(({ key, media_file }) => {
    const sound = soundOf(media_file);
    const isGone = sound !== undefined && hasSound !== undefined && !hasSound(sound);
    return isGone ? [{ key, field: "media_file", missing: media_file }] : [];
  });
}

/** As errors of an answer name them. */
export function fieldErrors(faults: readonly NodeFault[]): FieldError[] {
  return faults.map(({ key, field, expected: what }) => ({
    field: key === "" ? field : `${key}.${field}`,
    expected: what,
  }));
}

/** The tree that callers would walk through: new nodes have ids below 0. `keys`: of all, by the ids that walks tell. */
export function triedTree(published: readonly PublishedNode[]): {
  readonly tree: IvrTree | undefined;
  readonly keys: ReadonlyMap<string, string>;
} {
  const now = new Date(0);
  const trees = new Map<string, IvrTree & { readonly children: IvrTree[] }>();
  const keys = new Map<string, string>();
  let top: IvrTree | undefined;
  for (const [index, { key, parent, id, level, fields }] of published.entries()) {
    const above = trees.get(parent);
    const row: IvrTree["row"] = {
      ...{ nbr: "", voice_type: "file", media_file: "", repeat_timeout: null, repeat_prompts: null, record: "close" },
      ...{ call_extn_allowed: false, transfer_time: null, timeout_enable: false, timeout: null, business_type: "" },
      ...{ numbers: "", created_at: now, updated_at: now, deleted_at: null },
      ...(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Required<
        PublishedNode["fields"]
      >),
      ...{ id: id ?? -1 - index, level, parent_id: above?.row.id ?? null },
    } as IvrTree["row"];
    const tree = { row, children: [] };
    trees.set(key, tree);
    keys.set(String(row.id), key);
    if (above === undefined) top ??= tree;
    else above.children.push(tree);
  }
  return { tree: top, keys };
}
