// What the vendor's open console reads and writes, as REST over what /api/xcc has: GET a list and one, POST, PUT, DELETE. It
// reads from the same store, and writes by the routes of /api/xcc, so rights, validation and the audit log are theirs.
import { z } from "zod";
import type { Page, PageQuery } from "../../../store/pages.ts";
import type { Principal } from "../../../store/principal.ts";
import type { Role } from "../../access.ts";
import type { InEach } from "../../contract/languages.ts";
import { flag, id, oneOf, wholeNumber } from "../../contract/inputs.ts";
import { cursor } from "../../contract/cursor.ts";
import { perPageBody, perPageReply } from "../../contract/listing.ts";
import { touched } from "../../contract/replies.ts";
import type { Tag } from "../../contract/tags.ts";
import { shownAs } from "../../contract/one-type.ts";
import { ApiError } from "../../errors.ts";
import { addRoute, type Given, type RouteParts } from "../../route.ts";
import { complete, loosened, renamed, type Shape, type Twin } from "./twin.ts";

/** The console asks for as many of a kind as it thinks there can be. */
const LARGEST_PAGE = 5_000;
const DEFAULT_PAGE = 200;

export interface ConsoleResource<Row extends { readonly id: number }, Column extends string> {
  readonly urls: readonly [string, ...string[]];
  readonly tag: Tag;
  /** What one and several of them are called. */
  readonly one: InEach;
  readonly many: InEach;
  /** Who may see the list, and who one of them. */
  readonly listRole: Role;
  readonly oneRole: Role;
  readonly columns: readonly [Column, ...Column[]];
  /** Without page and perPage the list is a bare array. */
  readonly isBare?: boolean;
  /** Fields of the query, each a part of a column. */
  readonly filters: Readonly<Record<string, Column>>;
  /** Other names of fields, as the console calls them. */
  readonly names: Readonly<Record<string, string>>;
  /** Of fields that the console does not give. */
  readonly defaults?: Given;
  /** Fields that only the console has, which `adjusted` reads. */
  readonly more?: Shape;
  readonly adjusted?: (given: Given, former: Row | undefined) => Promise<Given> | Given;
  readonly add: Twin;
  /** `id` of what is changed or removed stands in the input as the twin wants it. */
  readonly set: Twin;
  readonly remove: Twin;
  readonly addressed: (row: Row) => { readonly input?: Given; readonly params?: Given };
  readonly list: (query: PageQuery<Column>) => Promise<Page<Row>>;
  /** Undefined: there is none. Throws where this one may not see it. */
  readonly get: (id: number, principal: Principal) => Promise<Row | undefined>;
  readonly reply: z.ZodObject;
  readonly shown: (row: Row) => Promise<Given> | Given;
}

const params = z.object({ id });
const goneReply = z.object({ code: z.literal(200), id: z.number(), touched });

export function consoleRoutes<Row extends { readonly id: number }, Column extends string>(
  parts: RouteParts,
  resource: ConsoleResource<Row, Column>,
): void {
  for (const url of resource.urls) {
    listRoute(parts, resource, url);
    oneRoute(parts, resource, url);
    addingRoute(parts, resource, url);
    changingRoute(parts, resource, url);
    removingRoute(parts, resource, url);
  }
}

async function found<Row extends { readonly id: number }, Column extends string>(
  resource: ConsoleResource<Row, Column>,
  which: number,
  principal: Principal,
): Promise<Row> {
  const row = await resource.get(which, principal);
  if (row === undefined) throw new ApiError("no-such", `there is no ${resource.one.en} with the id ${which}`);
  return row;
}

function listRoute<Row extends { readonly id: number }, Column extends string>(
  parts: RouteParts,
  resource: ConsoleResource<Row, Column>,
  url: string,
): void {
  const { columns, filters, reply, isBare = false } = resource;
  const page = perPageReply(reply);
  const part = shownAs(z.union([z.string(), z.number()]).transform(String).optional(), { type: "string" });
  addRoute(parts, {
    method: "GET",
    urls: [url],
    tag: resource.tag,
    summary: { en: `List of ${resource.many.en}, in pages`, zh: `${resource.many.zh}列表，分页` },
    role: resource.listRole,
    input: z.object({
      page: wholeNumber(1, 10_000_000).optional(),
      perPage: wholeNumber(1, LARGEST_PAGE).optional().describe(`of one page, ${DEFAULT_PAGE} unless said otherwise`),
      page_size: wholeNumber(1, LARGEST_PAGE).optional().describe("the same"),
      cursor,
      sort_field: oneOf(columns).optional(),
      sort_order: oneOf(["ascend", "descend"]).default("ascend"),
      ...Object.fromEntries(Object.keys(filters).map((name) => [name, part.describe("a part of it")])),
    }),
    reply: isBare ? z.union([z.array(reply), page]).describe("a bare list where no page is asked for") : page,
    answer: async ({ input }) => {
      const given: Given = input;
      const wanted = Object.entries(filters).map(([name, column]) => ({ column, text: textOf(given[name]) }));
      const asksForPages = input.page ?? input.perPage ?? input.page_size ?? input.cursor;
      const all = isBare && asksForPages === undefined;
      const query: PageQuery<Column> = {
        page: input.page ?? 1,
        pageSize: input.perPage ?? input.page_size ?? (all ? LARGEST_PAGE : DEFAULT_PAGE),
        after: input.cursor?.place,
        contains: wanted.filter(({ text }) => text !== ""),
        sort: { column: input.sort_field ?? ("id" as Column), descending: input.sort_order === "descend" },
      };
      const rows = await resource.list(query);
      const shown = new Map<Row, Given>();
      for (const row of rows.rows) shown.set(row, await resource.shown(row));
      if (all) return [...shown.values()];
      return perPageBody(rows, (row) => shown.get(row) ?? {});
    },
  });
}

function oneRoute<Row extends { readonly id: number }, Column extends string>(
  parts: RouteParts,
  resource: ConsoleResource<Row, Column>,
  url: string,
): void {
  addRoute(parts, {
    method: "GET",
    urls: [`${url}/:id`],
    tag: resource.tag,
    summary: { en: `One ${resource.one.en}`, zh: `查询某个${resource.one.zh}` },
    role: resource.oneRole,
    params,
    input: z.object({}),
    reply: resource.reply,
    answer: async ({ params: { id: which }, principal }) => resource.shown(await found(resource, which, principal)),
  });
}

function addingRoute<Row extends { readonly id: number }, Column extends string>(
  parts: RouteParts,
  resource: ConsoleResource<Row, Column>,
  url: string,
): void {
  const { add, names, defaults = {}, more = {} } = resource;
  const mayLack = [...Object.values(names), ...Object.keys(defaults), ...replacedBy(more, add.fields)];
  addRoute(parts, {
    method: "POST",
    urls: [url],
    tag: resource.tag,
    summary: { en: `Adds a ${resource.one.en}`, zh: `添加${resource.one.zh}` },
    role: add.role,
    input: z.object({ ...loosened(add.fields, mayLack), ...otherNames(names, add.fields), ...more }),
    reply: resource.reply,
    answer: async (asked) => {
      const given = { ...defaults, ...present(renamed(asked.input, names)) };
      const input = await adjusted(resource, given, undefined);
      const calledHere = Object.fromEntries(Object.entries(names).map(([other, name]) => [name, other]));
      complete(add.fields, input, calledHere);
      const made = await add.run(asked, { input });
      return resource.shown(await found(resource, idIn(made), asked.principal));
    },
  });
}

function changingRoute<Row extends { readonly id: number }, Column extends string>(
  parts: RouteParts,
  resource: ConsoleResource<Row, Column>,
  url: string,
): void {
  const { set, names, more = {} } = resource;
  const { id: _, ...fields } = set.fields;
  addRoute(parts, {
    method: "PUT",
    urls: [`${url}/:id`],
    tag: resource.tag,
    summary: {
      en: `Changes those fields of a ${resource.one.en} that are given`,
      zh: `修改${resource.one.zh}，只改所给的字段`,
    },
    role: set.role,
    params,
    input: z.object({ ...loosened(fields, Object.keys(fields)), ...otherNames(names, fields), ...more }),
    reply: resource.reply,
    answer: async (asked) => {
      const { params: path, principal } = asked;
      const former = await found(resource, path.id, principal);
      const given = present(renamed(asked.input, names, await resource.shown(former)));
      const input = await adjusted(resource, given, former);
      const where = resource.addressed(former);
      await set.run(asked, { input: { ...input, ...where.input }, params: where.params ?? {} });
      return resource.shown(await found(resource, path.id, principal));
    },
  });
}

function removingRoute<Row extends { readonly id: number }, Column extends string>(
  parts: RouteParts,
  resource: ConsoleResource<Row, Column>,
  url: string,
): void {
  const { remove } = resource;
  const canForce = Object.hasOwn(remove.fields, "force");
  addRoute(parts, {
    method: "DELETE",
    urls: [`${url}/:id`],
    tag: resource.tag,
    summary: { en: `Removes a ${resource.one.en}`, zh: `删除${resource.one.zh}` },
    role: remove.role,
    params,
    input: z.object(
      canForce ? { force: flag().default(false).describe("also where something leads to it or uses it") } : {},
    ),
    reply: goneReply,
    answer: async (asked) => {
      const { params: path, principal } = asked;
      const where = resource.addressed(await found(resource, path.id, principal));
      const input = { ...asked.input, ...where.input };
      const gone = await remove.run(asked, { input, params: where.params ?? {} });
      const by = (gone as { readonly touched?: z.input<typeof touched> }).touched;
      return { code: 200 as const, id: path.id, ...(by === undefined ? {} : { touched: by }) };
    },
  });
}

function adjusted<Row extends { readonly id: number }, Column extends string>(
  { adjusted: adjust }: ConsoleResource<Row, Column>,
  given: Given,
  former: Row | undefined,
): Promise<Given> | Given {
  return adjust === undefined ? given : adjust(given, former);
}

/** Each as the field that it stands for. */
function otherNames(names: Readonly<Record<string, string>>, fields: Shape): Shape {
  const entries = Object.entries(names).flatMap(([other, name]) => {
    const schema = fields[name];
    return schema === undefined ? [] : [[other, schema.optional().describe(`${name} under its other name`)] as const];
  });
  return Object.fromEntries(entries);
}

/** A field that only the console has may stand in for any; what is missing in the end is found then. */
function replacedBy(more: Shape, fields: Shape): readonly string[] {
  return Object.keys(more).length === 0 ? [] : Object.keys(fields);
}

function present(given: Given): Given {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function idIn(made: unknown): number {
  return Number((made as { readonly id: string | number }).id);
}
