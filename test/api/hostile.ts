// Requests that mean harm, made of what a route itself says it takes: some fields fit, some could not be more wrong.
import fc from "fast-check";
import { z } from "zod";
import type { DeclaredRoute } from "../../src/api/route.ts";

const DEEP = 1000;

/** JSON texts, for not everything that a client can write is the text of a value that we could hold. */
const WRONG = [
  ...["null", "true", "0", "-0", "-1", "0.5", "1e308", "1e999", "-1e999", "9007199254740993", "2147483648"],
  ...['""', '" "', '"NaN"', '"Infinity"', '"-1"', '"1e9"', '"undefined"', '"%"', '"\\\\"', '"\'; drop table users;--"'],
  ...['"\\u0000"', '"a\\u0000b"', '"\\ud800"', '"\\udfff\\ud800"', '"\\u202e"', '"\\r\\nx: y"', '"../../etc/passwd"'],
  ...[JSON.stringify("x".repeat(50_000)), JSON.stringify("9".repeat(400)), JSON.stringify("😀".repeat(600))],
  ...["[]", "{}", "[[]]", "[null]", '[{"a":1}]', '{"length":1e9}', '{"constructor":1}', '{"toString":null}'],
  ...['{"__proto__":{"id":1}}', '{"constructor":{"prototype":{"id":1}}}'],
  `${"[".repeat(DEEP)}${"]".repeat(DEEP)}`,
  `${'{"a":'.repeat(DEEP)}1${"}".repeat(DEEP)}`,
  JSON.stringify("[".repeat(DEEP)),
  `[${"1,".repeat(2000)}1]`,
];

/** What one field or the other may take. */
const LIKELY: readonly unknown[] = [
  ...[
    1,
    2,
    "1",
    999_999,
    0,
    60,
    true,
    "false",
    "",
    "a",
    "sales",
    "1001",
    "4000",
    "5100",
    "1001,1002",
    "local_stream://moh",
  ],
  ...["08:00", "18:00:00", "2026-01-01", "2026-01-01 08:00:00", "01-01", "1,2,3", "Abcdef-123456", "10.0.0.1:5060"],
  ...["2026-01-01T00:00:00Z", 1_767_225_600_000, [], [1], ["1001"], {}, [{ name: "a", date: "2026-01-01" }]],
  ...["%", "_", "\u{1F600}", "例", JSON.stringify({ action: "transfer", type: "queue", data: "sales" })],
];

const NAMES = fc.constantFrom(
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "",
  "a.b",
  "\u0000",
  "x".repeat(300),
);

/** A raw body that is no JSON. */
export const NO_JSON: fc.Arbitrary<Buffer> = fc.oneof(
  fc
    .constantFrom(
      ...[
        "{",
        "[",
        '"',
        "{'id':1}",
        "{id:1}",
        '{"id":NaN}',
        '{"id":1,}',
        "undefined",
        "\u0000",
        "[".repeat(100_000),
        "id=1",
      ],
      ...['{"id":1}{"id":2}', '{"a":"\n"}', "<xml/>", "\ufeff\ufeff{}", '{"__proto__":1}', '{"a":{"__proto__":{}}}'],
    )
    .map((text) => Buffer.from(text)),
  fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from([0xff, ...bytes])),
);

/** A raw body that is JSON and no object. */
export const NO_OBJECT: fc.Arbitrary<string> = fc.constantFrom("[]", "5", '"a"', "true", "[[1]]", '[{"id":1}]');

export interface Hostile {
  readonly url: string;
  /** Undefined: what is asked stands in the query. */
  readonly body: string | undefined;
}

export function hostileRequests({ method, url, input, params }: DeclaredRoute): fc.Arbitrary<Hostile> {
  const path = pathOf(url, params);
  const isQuery = method === "GET" || method === "DELETE";
  return fc.tuple(path, fieldsOf(input)).map(([way, fields]) => {
    const body = `{${fields.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(",")}}`;
    const query = fields.map(([name, json]) => `${inUrl(name)}=${inUrl(plainly(json))}`).join("&");
    return isQuery ? { url: `${way}?${query}`, body: undefined } : { url: way, body };
  });
}

type Field = readonly [name: string, json: string];

function fieldsOf(schema: z.ZodObject): fc.Arbitrary<Field[]> {
  const own = Object.entries(schema.shape).map(([name, field]) =>
    valueOf(field as z.ZodType).map((json): Field[] => (json === undefined ? [] : [[name, json]])),
  );
  const strange = fc.tuple(NAMES, fc.constantFrom(...WRONG)).map((field): Field[] => [field]);
  const sometimes = fc.oneof({ weight: 4, arbitrary: fc.constant<Field[]>([]) }, strange);
  return fc.tuple(...own, sometimes).map((all) => all.flat());
}

/** Undefined: it is left out. Mostly a value that fits, so that the request gets as far as the next field. */
function valueOf(field: z.ZodType): fc.Arbitrary<string | undefined> {
  const isRequired = !field.safeParse(undefined).success;
  const fit = fittingFor(field);
  return fc.oneof(
    { weight: isRequired ? 12 : 3, arbitrary: fit.length === 0 ? fc.constant(undefined) : fc.constantFrom(...fit) },
    { weight: 2, arbitrary: fc.constantFrom(...WRONG) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }).map((value) => JSON.stringify(value)) },
    { weight: isRequired ? 1 : 8, arbitrary: fc.constant(undefined) },
  );
}

function fittingFor(field: z.ZodType): string[] {
  const likely = [...LIKELY, ...choicesOf(z.toJSONSchema(field, { io: "input", unrepresentable: "any" }))];
  return likely.filter((value) => field.safeParse(value).success).map((value) => JSON.stringify(value));
}

/** What a schema names one by one. */
function choicesOf(schema: unknown): unknown[] {
  if (typeof schema !== "object" || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap(choicesOf);
  return Object.entries(schema).flatMap(([key, part]: [string, unknown]) => {
    if (key === "enum" && Array.isArray(part)) return part as unknown[];
    return key === "const" ? [part] : choicesOf(part);
  });
}

const IN_PATH = ["1", "2", "999999", "0", "-1", "1e9", "NaN", "99999999999", "a", "..", "%00", "%2e%2e%2f", "[]"];

function pathOf(url: string, params: z.ZodObject | undefined): fc.Arbitrary<string> {
  const names = url.split("/").map((part) => (part.startsWith(":") ? part.slice(1) : undefined));
  const parts = url.split("/").map((part, index) => {
    const name = names[index];
    if (name === undefined) return fc.constant(part);
    const field = params?.shape[name] as z.ZodType | undefined;
    const fit = field === undefined ? [] : fittingFor(field).map((json) => inUrl(plainly(json)));
    return fc.constantFrom(...[...fit, ...IN_PATH].filter((one) => one !== ""));
  });
  return fc.tuple(...parts).map((chosen) => chosen.join("/"));
}

/** A JSON text as one would write it in a URL. */
function plainly(json: string): string {
  const value: unknown = JSON.parse(json);
  return typeof value === "string" ? value : json;
}

/** No longer than a URL may be; half a pair of surrogates as the bytes that would be it. */
function inUrl(text: string): string {
  return Array.from(text.slice(0, 2000))
    .map((char) => (char.isWellFormed() ? encodeURIComponent(char) : "%ED%A0%80"))
    .join("");
}
