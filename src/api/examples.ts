// An example for each route of the API's description: the manual's own where it has one, else the least that is taken.
import type { Json } from "./contract/fields/field.ts";
import { SEED_EXAMPLES } from "./contract/fields/seed-examples.ts";
import { REQUESTS, VALUES } from "./contract/fields/values.ts";

type Fields = Record<string, unknown>;

interface Content {
  schema?: Fields;
  example?: unknown;
  examples?: unknown;
}

/** How deep an answer is shown, where it holds itself. */
const DEEPEST = 6;

/** `path`: as the document names it. `components`: what schemas refer to. */
export function exemplify(operation: Fields, path: string, method: string, components: Fields): void {
  const seed = SEED_EXAMPLES[path.replace("/hostlines/", "/hotlines/").replace("/ivr/", "/ivrs/")];
  const [request, answer] = [requestContent(operation), answerContent(operation)];
  if (seed !== undefined) {
    put(
      request,
      seed.map((one) => [one.name, one.request]),
    );
    put(
      answer,
      seed.map((one) => [one.name, one.answer]),
    );
    return;
  }
  const made = (schema: Fields, all: boolean): unknown => exampleOf(schema, { name: "", all, components, depth: 0 });
  if (request?.schema !== undefined) {
    put(request, [[undefined, REQUESTS[`${method.toUpperCase()} ${path}`] ?? made(request.schema, false)]]);
  }
  if (answer?.schema !== undefined) put(answer, [[undefined, made(answer.schema, true)]]);
  for (const parameter of (operation["parameters"] as Fields[] | undefined) ?? []) {
    const schema = parameter["schema"];
    if (typeof schema !== "object" || schema === null) continue;
    parameter["example"] ??= exampleOf(schema as Fields, {
      ...{ name: String(parameter["name"]), all: false, components, depth: 0 },
    });
  }
}

function put(content: Content | undefined, examples: readonly (readonly [string | undefined, unknown])[]): void {
  if (content === undefined) return;
  const [first, ...others] = examples;
  if (first === undefined) return;
  if (others.length === 0) content.example = first[1];
  else content.examples = Object.fromEntries(examples.map(([name, value]) => [name ?? "example", { value }]));
}

function requestContent(operation: Fields): Content | undefined {
  return jsonOf(operation["requestBody"]);
}

function answerContent(operation: Fields): Content | undefined {
  return jsonOf((operation["responses"] as Fields | undefined)?.["200"]);
}

function jsonOf(part: unknown): Content | undefined {
  return (part as { content?: Record<string, Content> } | undefined)?.content?.["application/json"];
}

interface Making {
  readonly name: string;
  /** Also what need not be there. */
  readonly all: boolean;
  readonly components: Fields;
  readonly depth: number;
}

/** A value that fits a schema. */
function exampleOf(given: Fields, making: Making): unknown {
  const schema = resolved(given, making.components);
  const [own] = (schema["examples"] as unknown[] | undefined) ?? [];
  const { default: byDefault, enum: choices, const: only, anyOf } = schema;
  const known = VALUES[making.name];
  if (own !== undefined) return own;
  if (only !== undefined) return only;
  if (Array.isArray(choices)) return choices[0] as Json;
  if (known !== undefined && fits(known, schema)) return known;
  if (byDefault !== undefined) return byDefault;
  if (Array.isArray(anyOf)) return exampleOf((anyOf[0] ?? {}) as Fields, making);
  return madeUp(schema, making);
}

function madeUp(schema: Fields, making: Making): unknown {
  const { minimum = 1 } = schema as { minimum?: number };
  switch (Array.isArray(schema["type"]) ? (schema["type"][0] as unknown) : schema["type"]) {
    case "object":
      return objectOf(schema, making);
    case "array":
      return making.depth > DEEPEST ? [] : [exampleOf((schema["items"] ?? {}) as Fields, deeper(making, making.name))];
    case "integer":
    case "number":
      return Math.max(minimum, 1);
    case "boolean":
      return true;
    case "string":
      return "text";
    default:
      return {};
  }
}

function objectOf(schema: Fields, making: Making): Fields {
  const required = new Set((schema["required"] as string[] | undefined) ?? []);
  const properties = Object.entries((schema["properties"] ?? {}) as Record<string, Fields>);
  const wanted = properties.filter(([name]) => making.all || required.has(name));
  if (making.depth > DEEPEST) return {};
  return Object.fromEntries(wanted.map(([name, part]) => [name, exampleOf(part, deeper(making, name))]));
}

function deeper(making: Making, name: string): Making {
  return { ...making, name, depth: making.depth + 1 };
}

function resolved(schema: Fields, components: Fields): Fields {
  const ref = schema["$ref"];
  if (typeof ref !== "string") return schema;
  const parts = ref.replace("#/components/", "").split("/");
  return parts.reduce<unknown>((at, part) => (at as Fields | undefined)?.[part], components) as Fields;
}

function fits(value: Json, { type }: Fields): boolean {
  if (type === "integer" || type === "number") return typeof value === "number";
  if (type === "array") return Array.isArray(value);
  return type === typeof value || (type === "object" && typeof value === "object");
}
