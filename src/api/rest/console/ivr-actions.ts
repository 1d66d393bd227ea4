// The keys of a menu, as the console has them: each is a node below the menu.
import { z } from "zod";
import type { IvrTree } from "../../../store/ivr-to-engine.ts";
import type { IvrRow } from "../../../store/ivrs.ts";
import { flag, id, oneOf, text, textLike } from "../../contract/inputs.ts";
import { ApiError } from "../../errors.ts";
import { addRoute, type Given, type RouteParts } from "../../route.ts";
import { actionOf, fieldsOf, IVR_ACTIONS, type IvrAction } from "./ivr-action.ts";
import { twinOf, type Twin } from "./twin.ts";

const URL = "/api/ivrs/:id/actions";
const TAG = "ivrs";

const action = oneOf(Object.keys(IVR_ACTIONS) as [IvrAction, ...IvrAction[]]);
const digits = textLike(/^[0-9*#]{1,16}$/, "1 to 16 of the keys 0 to 9, * and #");
const args = text(0, 1000)
  .optional()
  .describe('IVR_QUEUE: id of the queue; IVR_SUB: of a top menu; IVR_EXTENSION: [{"extn":"1001"}]; else empty');
const name = text(0, 100, "a name").optional().describe("what the node is called");

const actionReply = z.object({
  id: z.number(),
  ivr_id: z.number(),
  digits: z.string(),
  action: z.string(),
  args: z.string(),
  body: z.string().describe("always empty"),
  name: z.string(),
});

const ofMenu = z.object({ id });
const ofAction = z.object({ id, action: id });

export function consoleIvrActionRoutes(parts: RouteParts): void {
  readRoutes(parts);
  addingRoute(parts);
  changingRoute(parts);
  removingRoute(parts);
}

function readRoutes(parts: RouteParts): void {
  addRoute(parts, {
    method: "GET",
    urls: [URL],
    tag: TAG,
    summary: { en: "The keys of a menu and what they lead to", zh: "语音导航的按键动作列表" },
    role: "supervisor",
    params: ofMenu,
    input: z.object({}),
    reply: z.array(actionReply),
    answer: async ({ params }) => {
      const { children } = await menu(parts, params.id);
      return Promise.all(children.map(({ row }) => shown(parts, params.id, row)));
    },
  });

  addRoute(parts, {
    method: "GET",
    urls: [`${URL}/:action`],
    tag: TAG,
    summary: { en: "One key of a menu", zh: "查询某个按键动作" },
    role: "supervisor",
    params: ofAction,
    input: z.object({}),
    reply: actionReply,
    answer: async ({ params }) => shown(parts, params.id, await node(parts, params)),
  });
}

function addingRoute(parts: RouteParts): void {
  const add = twin(parts, "add");
  addRoute(parts, {
    method: "POST",
    urls: [URL],
    tag: TAG,
    summary: { en: "Gives a menu a key", zh: "添加按键动作" },
    role: add.role,
    params: ofMenu,
    input: z.object({ digits, action, args, name }),
    reply: actionReply,
    answer: async (asked) => {
      const { input, params } = asked;
      const { row } = await menu(parts, params.id);
      const fields = await fieldsOf(input.action, input.args ?? "", parts.store);
      const called = nameFor(input.name, row.name, input.digits);
      const given: Given = { ...fields, digits: input.digits, name: called, parent_id: row.id, force: false };
      const made = (await add.run(asked, { input: given })) as { readonly id: string };
      return shown(parts, row.id, await node(parts, { id: row.id, action: Number(made.id) }));
    },
  });
}

function changingRoute(parts: RouteParts): void {
  const set = twin(parts, "set");
  addRoute(parts, {
    method: "PUT",
    urls: [`${URL}/:action`],
    tag: TAG,
    summary: { en: "Changes a key of a menu, or what it leads to", zh: "修改按键动作" },
    role: set.role,
    params: ofAction,
    input: z.object({ digits: digits.optional(), action: action.optional(), args, name }),
    reply: actionReply,
    answer: async (asked) => {
      const { input, params } = asked;
      const row = await node(parts, params);
      const former = await actionOf(row, parts.store);
      const wanted = { action: input.action ?? former.action, args: input.args ?? former.args };
      // What came back as it was says nothing: a node keeps all that the console has no word for.
      const isNew = wanted.action !== former.action || wanted.args !== former.args;
      const fields = isNew ? await fieldsOf(wanted.action, wanted.args, parts.store) : {};
      const called = input.name === undefined || input.name === "" ? {} : { name: input.name };
      const given: Given = { ...fields, ...called, digits: input.digits, id: row.id, force: false };
      await set.run(asked, { input: given });
      return shown(parts, params.id, await node(parts, params));
    },
  });
}

function removingRoute(parts: RouteParts): void {
  const remove = twin(parts, "del");
  addRoute(parts, {
    method: "DELETE",
    urls: [`${URL}/:action`],
    tag: TAG,
    summary: { en: "Takes a key of a menu away, with all that is below it", zh: "删除按键动作及其全部下级" },
    role: remove.role,
    params: ofAction,
    input: z.object({ force: flag().default(false) }),
    reply: z.object({ code: z.literal(200), id: z.number() }),
    answer: async (asked) => {
      const row = await node(parts, asked.params);
      await remove.run(asked, { input: { id: row.id, force: asked.input.force } });
      return { code: 200 as const, id: row.id };
    },
  });
}

function twin(parts: RouteParts, what: string): Twin {
  return twinOf(parts, "POST", `/api/xcc/ivrs/${what}`);
}

async function menu({ store }: RouteParts, which: number): Promise<IvrTree> {
  const tree = await store.ivrs.tree(which);
  if (tree === undefined) throw new ApiError("no-such", `there is no menu with the id ${which}`);
  return tree;
}

async function node(parts: RouteParts, where: { readonly id: number; readonly action: number }): Promise<IvrRow> {
  const { children } = await menu(parts, where.id);
  const found = children.find(({ row }) => row.id === where.action);
  if (found === undefined) throw new ApiError("no-such", `the menu ${where.id} has no action ${where.action}`);
  return found.row;
}

/** Names of nodes are unique: the console gives none. */
function nameFor(given: string | undefined, above: string, keys: string): string {
  return given === undefined || given === "" ? `${above} ${keys}`.slice(-100) : given;
}

async function shown({ store }: RouteParts, menuId: number, row: IvrRow): Promise<z.input<typeof actionReply>> {
  const led = await actionOf(row, store);
  return { id: row.id, ivr_id: menuId, digits: row.digits, ...led, body: "", name: row.name };
}
