// Rows that are set up over the API: listed, shown, added, changed and removed. Each kind says its places, names, rights and
// schemas and what of the store it is; how such routes go is said here once. What goes otherwise is a route of its own beside these.
import type { FastifyReply } from "fastify";
import { z } from "zod";
import type { ColumnKind, Page, PageQuery } from "../store/pages.ts";
import type { Written } from "../store/parts.ts";
import type { Principal } from "../store/principal.ts";
import type { ConfigurationStores } from "../store/store.ts";
import type { Access } from "./access.ts";
import type { Write } from "./configuring.ts";
import { id, LONGEST_TEXT, text } from "./contract/inputs.ts";
import type { InEach } from "./contract/languages.ts";
import { listInput, namesOf, pageBody, pageQuery, type Filters, type ListInput } from "./contract/listing.ts";
import { emptyReply, idReply, pageReply, removedReply, touched, touchedBy, touchedReply } from "./contract/replies.ts";
import type { Tag } from "./contract/tags.ts";
import { ApiError } from "./errors.ts";
import { localText } from "./local-time.ts";
import { addRoute, type Asked, type Route, type RouteParts } from "./route.ts";

type Verb = "list" | "get" | "add" | "set" | "del";
type Urls = readonly [string, ...string[]];

/** Where the routes of a resource are, and where they are told which row is meant. */
export interface Places {
  readonly idIn: "body" | "path";
  readonly of: (verb: Verb) => Pick<Route<z.ZodObject, z.ZodType, z.ZodObject>, "method" | "urls" | "params">;
}

/** As the manual has them: `POST /api/xcc/<name>/<verb>`, the id in the body. More names lead to the same. */
export function manualPlaces(...[name, ...others]: Urls): Places {
  return {
    idIn: "body",
    of: (verb) => {
      const url = (called: string): string => `/api/xcc/${called}/${verb}`;
      return { method: "POST", urls: [url(name), ...others.map(url)] };
    },
  };
}

const METHODS = { list: "GET", get: "GET", add: "POST", set: "PUT", del: "DELETE" } as const;

/** As everything else has them: `GET`, `POST` to the url, `GET`, `PUT`, `DELETE` to `<url>/<id>`. */
export function pathPlaces(url: string): Places {
  return {
    idIn: "path",
    of: (verb) => {
      const method = METHODS[verb];
      return verb === "list" || verb === "add"
        ? { method, urls: [url] }
        : { method, urls: [`${url}/:id`], params: z.object({ id }) };
    },
  };
}

/** What is answered after a change. */
export interface Answer<Reply extends z.ZodType> {
  readonly reply: Reply;
  readonly of: (written: Written, principal: Principal) => z.input<Reply> | Promise<z.input<Reply>>;
}

export const doneReply = z.object({ code: z.literal(200), id: z.number() });

export const ANSWERS = {
  nothing: { reply: emptyReply, of: () => ({}) },
  /** As text. */
  id: { reply: idReply, of: (written: Written) => ({ id: String(written.id) }) },
  /** The id, and what a removal touched. */
  touched: { reply: removedReply, of: (written: Written) => ({ id: String(written.id), ...touchedBy(written) }) },
  /** What a change touched, and nothing else. */
  touching: { reply: touchedReply, of: (written: Written) => touchedBy(written) },
  /** The status and the id as a number. */
  done: { reply: doneReply, of: (written: Written) => ({ code: 200 as const, id: written.id }) },
  /** The same, and what a change touched. */
  doneTouching: {
    reply: doneReply.extend({ touched }),
    of: (written: Written) => ({ code: 200 as const, id: written.id, ...touchedBy(written) }),
  },
};

interface Change<Input extends z.ZodObject, Reply extends z.ZodType> {
  readonly summary: InEach;
  readonly input: Input;
  readonly answer: Answer<Reply>;
  /** Once it is stored: tells in the answer's headers what of it does nothing. */
  readonly tell?: (given: z.output<Input>, reply: FastifyReply) => Promise<void> | void;
}

/** What a change is told beside which row it is about. */
type Given<Input extends z.ZodObject> = Omit<z.output<Input>, "id">;

/** `write` judges what one look at it shows and gives what is then done in the change's turn. */
export interface Adding<Input extends z.ZodObject, Reply extends z.ZodType> extends Change<Input, Reply> {
  readonly write: (given: z.output<Input>) => Write;
}

export interface Setting<Input extends z.ZodObject, Reply extends z.ZodType> extends Change<Input, Reply> {
  readonly write: (which: number, given: Given<Input>) => Write;
}

export interface Removing<Input extends z.ZodObject, Reply extends z.ZodType> extends Omit<
  Setting<Input, Reply>,
  "input"
> {
  /** Which one, unless said otherwise. */
  readonly input?: Input;
}

interface Naming {
  readonly tag: Tag;
  readonly places: Places;
}

/** The routes by which administrators change rows. */
export function changes(parts: RouteParts, { tag, places }: Naming) {
  const common = { tag, role: "administrator" } as const;
  /** Carries a change out, tells what of it does nothing, and answers. */
  const changed = async <Input extends z.ZodObject, Reply extends z.ZodType>(
    { answer, tell }: Change<Input, Reply>,
    { input, reply, principal, configure }: Asked<z.output<Input>, unknown>,
    write: Write,
  ): Promise<z.input<Reply>> => {
    const written = await configure(write);
    await tell?.(input, reply);
    return answer.of(written, principal);
  };
  const set = <Input extends z.ZodObject, Reply extends z.ZodType>(
    verb: "set" | "del",
    setting: Setting<Input, Reply>,
  ): void => {
    const { summary, input, answer, write } = setting;
    addRoute(parts, {
      ...{ ...places.of(verb), ...common, summary, input, reply: answer.reply },
      answer: async (asked) => {
        const { id: _, ...others } = asked.input;
        return changed(setting, asked, write(idOf(places, asked.params, asked.input), others));
      },
    });
  };
  return {
    add: <Input extends z.ZodObject, Reply extends z.ZodType>(adding: Adding<Input, Reply>): void => {
      const { summary, input, answer, write } = adding;
      addRoute(parts, {
        ...{ ...places.of("add"), ...common, summary, input, reply: answer.reply },
        answer: async (asked) => changed(adding, asked, write(asked.input)),
      });
    },
    /** `input`: with the id where the body has it. */
    set: <Input extends z.ZodObject, Reply extends z.ZodType>(setting: Setting<Input, Reply>): void => {
      set("set", setting);
    },
    remove: <Reply extends z.ZodType, Input extends z.ZodObject = z.ZodObject>(
      removing: Removing<Input, Reply>,
    ): void => {
      set("del", { ...removing, input: removing.input ?? (onlyId(places) as Input) });
    },
  };
}

function onlyId({ idIn }: Places): z.ZodObject {
  return idIn === "body" ? z.object({ id }) : z.object({});
}

/** Both were validated. */
function idOf({ idIn }: Places, params: object, input: object): number {
  return ((idIn === "path" ? params : input) as { readonly id: number }).id;
}

/** What is kept of one kind, as it is read. `stores`: those of a change that is under way, or the store. */
export interface Resource<Row, Shown extends z.ZodType> extends Naming {
  /** In "there is no ... with the id 7". */
  readonly called: string;
  /** Who may read it. */
  readonly readBy: Access;
  readonly reply: Shown;
  readonly find: (stores: ConfigurationStores, which: number) => Promise<Row | undefined>;
  readonly shown: (row: Row, timeZone: string, principal: Principal) => z.input<Shown>;
  /** Throws where this one may not see the row, or must not know that there is none. */
  readonly judge?: (principal: Principal, which: number, row: Row | undefined) => void;
}

export function resource<Row, Shown extends z.ZodType>(parts: RouteParts, kind: Resource<Row, Shown>) {
  const { tag, places, readBy, reply, judge } = kind;
  const { timeZone } = parts.config;
  const orNone = (row: Row | undefined, which: number): Row => {
    if (row === undefined) throw noSuch(kind.called, which);
    return row;
  };
  const found = async (stores: ConfigurationStores, which: number): Promise<Row> =>
    orNone(await kind.find(stores, which), which);
  /** The row as it is now. */
  const row: Answer<Shown> = {
    reply,
    of: async (written, principal) => kind.shown(await found(parts.store, written.id), timeZone, principal),
  };
  return {
    ...changes(parts, kind),
    found,
    row,
    one: (summary: InEach): void => {
      addRoute(parts, {
        ...{ ...places.of("get"), tag, summary, ...readBy, input: onlyId(places), reply },
        answer: async ({ input, params, principal }) => {
          const which = idOf(places, params, input);
          const one = await kind.find(parts.store, which);
          judge?.(principal, which, one);
          return kind.shown(orNone(one, which), timeZone, principal);
        },
      });
    },
    /** All there are, or as many as `rows` gives, under `data`. */
    all: (summary: InEach, rows: (principal: Principal) => Promise<readonly Row[]>): void => {
      addRoute(parts, {
        ...{ ...places.of("list"), tag, summary, ...readBy, input: z.object({}) },
        reply: z.object({ data: z.array(reply) }),
        answer: async ({ principal }) => ({
          data: (await rows(principal)).map((one) => kind.shown(one, timeZone, principal)),
        }),
      });
    },
  };
}

export function noSuch(called: string, which: number): ApiError {
  return new ApiError("no-such", `there is no ${called} with the id ${which}`);
}

interface Listing<Row, Column extends string, Shown extends z.ZodType> extends Naming, Access {
  readonly summary: InEach;
  /** By which it can be searched and sorted. */
  readonly columns: Readonly<Record<Column, ColumnKind>>;
  /** Also as a field of its own. */
  readonly soughtBy?: NoInfer<Column>;
  /** In which order they come where none is asked for; by id unless said otherwise. */
  readonly sortedBy?: NoInfer<Column>;
  readonly list: (query: PageQuery<Column | "id">) => Promise<Page<Row>>;
  readonly reply: Shown;
  readonly shown: (row: Row, timeZone: string, principal: Principal) => z.input<Shown>;
}

/** A list in pages, searched and sorted as the manual has it. */
export function pagesRoute<Row, Column extends string, Shown extends z.ZodType>(
  parts: RouteParts,
  listing: Listing<Row, Column, Shown>,
): void {
  const { tag, places, role, summary, columns, soughtBy, sortedBy, list, reply, shown } = listing;
  const sought = soughtBy === undefined ? {} : { [soughtBy]: text(0, LONGEST_TEXT).optional() };
  addRoute(parts, {
    ...{ ...places.of("list"), tag, summary, role },
    input: z.object({ ...listInput(namesOf(columns)), ...sought }),
    reply: pageReply(reply),
    answer: async ({ input, principal }) => {
      const asked = input as unknown as ListInput<Column> & Readonly<Record<string, string | undefined>>;
      const filters = soughtBy === undefined ? {} : { [soughtBy]: asked[soughtBy] };
      const sort = asked.sort_order === "ascend" ? (sortedBy ?? "id") : "id";
      const page = await list(pageQuery<Column | "id">(asked, sort, filters as Filters<Column | "id">));
      return pageBody(page, (row) => shown(row, parts.config.timeZone, principal));
    },
  });
}

/** When a row was made and last changed, as the wire has it. */
export function stampsOf(
  row: { readonly created_at: Date; readonly updated_at: Date },
  timeZone: string,
): { created_at: string; updated_at: string } {
  return { created_at: localText(row.created_at, timeZone), updated_at: localText(row.updated_at, timeZone) };
}
