// Secrets cannot be asked for: every route there is, in every role, by every column and in odd spellings. Whoever may not see
// something must neither be shown it, nor find it out by searching, sorting, filtering, by an error or in the log. A new route
// and a new column are in it by themselves.
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { routesOf } from "../../src/api/api.ts";
import type { FieldError } from "../../src/api/errors.ts";
import type { DeclaredRoute } from "../../src/api/route.ts";
import { SECRET_COLUMNS } from "../../src/store/database/column-classes.ts";
import {
  ASKING,
  CALL,
  MESSAGE,
  NOWHERE,
  PLANTED,
  plantedApi,
  PRIVATE,
  UNKNOWN,
  type Asking,
  type Planted,
} from "./planted.ts";
import { parsed } from "./test-api.ts";

/** What a column is asked for by. */
const NAMES_COLUMN = /^(search|sort)_?field$/i;
/** What is sent to be let in, or to let others in. */
const NAMES_SECRET = /password|dev_key|secret|token/i;
/** In paths: whatever may stand for a row. */
const PLACES = ["1", "2", "3", "4", CALL, `${CALL}-c`, MESSAGE];

interface Question {
  readonly asking: Asking;
  readonly route: DeclaredRoute;
  readonly place?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** As much of an operation of the OpenAPI document as says what a list's rows hold. */
interface Operation {
  readonly responses: {
    readonly "200": { readonly content: { readonly "application/json": { readonly schema: List } } };
  };
}

interface List {
  readonly properties?: { readonly data?: { readonly items: { readonly properties: object } } };
  readonly anyOf?: readonly List[];
}

interface Reply {
  readonly status: number;
  readonly text: string;
}

describe("secrets", () => {
  let planted: Planted;
  beforeAll(async () => {
    planted = await plantedApi();
  }, 120_000);
  afterAll(() => planted.stop());

  const routes = (): readonly DeclaredRoute[] => routesOf(planted.api);
  const reading = (): readonly DeclaredRoute[] =>
    routes().filter(({ method, url }) => method === "GET" || /\/(list|get)$/.test(url));
  const placesOf = ({ url }: DeclaredRoute): readonly (string | undefined)[] =>
    url.includes("/:") ? PLACES : [undefined];

  async function asked({ asking, route, place = "1", fields = {} }: Question): Promise<Reply> {
    const { method } = route;
    const inBody = method === "POST" || method === "PUT";
    const query = inBody ? "" : `?${queryOf(fields)}`;
    const { statusCode, payload } = await planted.api.inject({
      ...{ method, url: `${route.url.replace(/:\w+/g, place)}${query}`, headers: planted.headers[asking] },
      ...(inBody ? { payload: fields } : {}),
    });
    return { status: statusCode, text: payload };
  }

  /** What of others is in a reply, and is not for this one. */
  function leaked({ text }: Reply, { asking, route }: Question): string[] {
    const seesDigests = asking === "administrator" && /\/extensions\/(list|get)$/.test(route.url);
    const own = asking === "agent" || asking === "extension" ? [] : planted.own;
    const secrets = seesDigests ? [] : [...planted.secrets, ...own];
    const seesCallers = asking === "supervisor" || asking === "administrator";
    return [...secrets, ...(seesCallers ? [] : Object.values(PRIVATE))].filter((value) => text.includes(value));
  }

  async function columns(): Promise<readonly string[]> {
    const found = sql<{ name: string }>`select distinct column_name as name from information_schema.columns
      where table_schema = current_schema() and table_name not like 'kysely%'`;
    return (await found.execute(planted.test.database.kysely)).rows.map(({ name }) => name);
  }

  /** The fields of a list's rows, as the OpenAPI document has them. */
  async function shownBy({ method, url }: DeclaredRoute): Promise<readonly string[]> {
    const { payload } = await planted.api.inject({ method: "GET", url: "/openapi.json" });
    const { paths } = JSON.parse(payload) as { paths: Record<string, Record<string, Operation>> };
    const reply = paths[url]?.[method.toLowerCase()]?.responses["200"].content["application/json"].schema;
    // A bare list where no page is asked for, else a page.
    const page = reply?.anyOf?.find(({ properties }) => properties !== undefined) ?? reply;
    return Object.keys(page?.properties?.data?.items.properties ?? {});
  }

  it("are in no reply, whoever asks, at every route that reads", async () => {
    expect(reading().length).toBeGreaterThan(45);
    const statuses = new Map<string, number>();
    for (const route of reading()) {
      for (const asking of ASKING) {
        for (const place of placesOf(route)) {
          for (const fields of fieldsFor(route)) {
            const question = { asking, route, ...(place === undefined ? {} : { place }), fields };
            const reply = await asked(question);
            statuses.set(`${asking} ${reply.status}`, (statuses.get(`${asking} ${reply.status}`) ?? 0) + 1);
            expect(leaked(reply, question), told(question, reply)).toEqual([]);
          }
        }
      }
    }
    // They got as far as they were meant to.
    for (const who of ["agent", "supervisor", "administrator"]) {
      expect(statuses.get(`${who} 200`) ?? 0, who).toBeGreaterThan(10);
    }
  }, 120_000);

  it("are in no name that a list may be searched or sorted by", async () => {
    const lists = routes().filter(({ input }) => Object.keys(input.shape).some((field) => NAMES_COLUMN.test(field)));
    expect(lists.length).toBeGreaterThan(5);
    const names = await columns();
    const odd = ["ha1", "password_hash"].flatMap(oddly);
    for (const route of lists) {
      const shown = await shownBy(route);
      expect(shown.length, route.url).toBeGreaterThan(4);
      for (const field of Object.keys(route.input.shape).filter((name) => NAMES_COLUMN.test(name))) {
        // How a name is written is looked at alike for all: the first who is let in tries that.
        let isFirst = true;
        for (const asking of ASKING) {
          if ((await asked({ asking, route })).status === 403) continue;
          const tried = [...names, ...(isFirst ? odd : [])];
          isFirst = false;
          for (const name of tried) {
            const question = { asking, route, fields: { [field]: name, search_key: PLANTED.slice(0, 6) } };
            const reply = await asked(question);
            // An empty one is as if it were not given.
            const isOpen =
              name === "" || (typeof name === "string" && shown.includes(name) && !SECRET_COLUMNS.includes(name));
            if (reply.status === 200) expect(isOpen, told(question, reply)).toBe(true);
            else expect([reply.status, fieldsIn(reply)], told(question, reply)).toEqual([400, [field]]);
            if (reply.status === 400 && !SECRET_COLUMNS.includes(String(name))) continue;
            const other = await asked({ ...question, fields: { [field]: name, search_key: UNKNOWN.slice(-6) } });
            expect(withoutEcho(other.text), told(question, reply)).toBe(withoutEcho(reply.text));
          }
        }
      }
    }
  }, 300_000);

  it("are answered by no filter: what is there is answered as what is nowhere", async () => {
    const secret = [[PLANTED, UNKNOWN]] as const;
    const more = Object.entries(PRIVATE).map(
      ([name, value]) => [value, NOWHERE[name as keyof typeof NOWHERE]] as const,
    );
    let compared = 0;
    for (const route of reading()) {
      for (const asking of ASKING) {
        for (const field of Object.keys(route.input.shape)) {
          const pairs = asking === "agent" || asking === "extension" ? [...secret, ...more] : secret;
          for (const [there, nowhere] of pairs) {
            const question = { asking, route, fields: { [field]: there } };
            const one = await asked(question);
            const other = await asked({ ...question, fields: { [field]: nowhere } });
            const without = ({ text }: Reply): string => text.replaceAll(there, "?").replaceAll(nowhere, "?");
            expect([one.status, without(one)], told(question, one)).toEqual([other.status, without(other)]);
            compared += Number(one.status === 200);
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(100);
  }, 120_000);

  it("that are sent and refused are not said again, by no route that takes one", async () => {
    let refused = 0;
    for (const route of routes()) {
      for (const field of Object.keys(route.input.shape).filter((name) => NAMES_SECRET.test(name))) {
        for (const value of [`${SENT}\u0000`, SENT.repeat(80), [SENT], { of: SENT }]) {
          const question = { asking: "administrator" as const, route, fields: { [field]: value } };
          const reply = await asked(question);
          expect(reply.text.includes(SENT), told(question, reply)).toBe(false);
          refused += Number(reply.status >= 400);
        }
      }
    }
    expect(refused).toBeGreaterThan(40);
  });

  it("are in no line of the log", () => {
    const logged = planted.logged();
    expect(logged.length).toBeGreaterThan(10_000);
    for (const value of [...planted.secrets, ...planted.own, ...Object.values(PRIVATE), SENT]) {
      expect(logged.split("\n").find((line) => line.includes(value)) ?? "").toBe("");
    }
  });
});

const SENT = "Sent-but-not-said-9";

/** What a route that reads takes to answer at all; where that is an id, several. */
function fieldsFor({ input }: DeclaredRoute): readonly Record<string, unknown>[] {
  const fields = { type: "work_time", number: "4000", id: 0 };
  const taken = Object.entries(fields).filter(([name]) => {
    const field = input.shape[name] as { safeParse(value: unknown): { success: boolean } } | undefined;
    return field?.safeParse(undefined).success === false;
  });
  const given = Object.fromEntries(taken);
  return "id" in given ? [1, 2, 3, 4].map((id) => ({ ...given, id })) : [given];
}

/** A column's name as somebody might write it who hopes that it is looked at less closely. */
function oddly(column: string): readonly unknown[] {
  const upper = column.toUpperCase();
  return [
    ...[
      upper,
      ` ${column}`,
      `${column} `,
      `${column}\t`,
      `${column}--`,
      `${column};`,
      `${column} desc`,
      `${column}\u0000`,
    ],
    ...[`"${column}"`, `'${column}'`, `\`${column}\``, `(${column})`, `lower(${column})`, `${column}::text`, `*`, "1"],
    ...[
      `users.${column}`,
      `extensions.${column}`,
      `public.extensions.${column}`,
      `record->>'${column}'`,
      `id,${column}`,
    ],
    ...[`${column}\u200b`, column.replace(/[a-z]/, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0))],
    ...[[column], ["id", column], { [column]: 1 }, null, ""],
  ];
}

function queryOf(fields: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) => {
    const all = Array.isArray(value) ? (value as unknown[]) : [value];
    return all.map((one) => `${name}=${encodeURIComponent(typeof one === "string" ? one : JSON.stringify(one))}`);
  });
  return pairs.join("&");
}

function fieldsIn({ text }: Reply): readonly string[] {
  const { fields = [] } = parsed(text) as { fields?: readonly FieldError[] };
  return fields.map(({ field }) => field);
}

function withoutEcho(text: string): string {
  return text.replaceAll(PLANTED.slice(0, 6), "?").replaceAll(UNKNOWN.slice(-6), "?");
}

function told({ asking, route, place = "", fields = {} }: Question, { status, text }: Reply): string {
  return `${asking} ${route.method} ${route.url} ${place} ${JSON.stringify(fields)}: ${status} ${text.slice(0, 500)}`;
}
