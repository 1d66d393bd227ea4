// The API's description holds what it promises: valid JSON Schema 2020-12 by a strict validator, one type a field, the
// manual's own examples, and nothing that an integrator would paste and be refused.
import { Ajv2020 } from "ajv/dist/2020.js";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedSections } from "../../test/api/seed/document.ts";
import { describedApi } from "../../test/api/described-api.ts";
import { routesOf } from "./api.ts";
import { RESOURCES } from "./contract/fields/meanings.ts";
import { SEED_EXAMPLES } from "./contract/fields/seed-examples.ts";
import { LANGUAGES, type Language } from "./contract/languages.ts";
import { openApiDocument } from "./openapi.ts";

type Json = Record<string, unknown>;
const CHINESE = /\p{Script=Han}/u;

let api: FastifyInstance;
const documents = new Map<Language, Json>();

beforeAll(async () => {
  api = await describedApi();
  for (const language of LANGUAGES) documents.set(language, openApiDocument(api, language));
}, 120_000);
afterAll(() => api.close());

const documentIn = (language: Language): Json => documents.get(language) ?? {};

interface Operation extends Json {
  readonly place: string;
  readonly path: string;
  readonly method: string;
}

function operationsOf(document: Json): Operation[] {
  return Object.entries(document["paths"] as Record<string, Record<string, Json>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      ...{ place: `${method} ${path}`, path, method },
    })),
  );
}

interface Content {
  readonly schema: Json;
  readonly example?: unknown;
  readonly examples?: Record<string, { readonly value: unknown }>;
}

function requestOf(operation: Operation): Content | undefined {
  const body = operation["requestBody"] as { content: Record<string, Content> } | undefined;
  return body?.content["application/json"];
}

function examplesOf(content: Content): unknown[] {
  return content.examples === undefined ? [content.example] : Object.values(content.examples).map(({ value }) => value);
}

/** Every schema of the document, with where it stands. */
function schemasOf(part: unknown, place = ""): [string, Json][] {
  if (typeof part !== "object" || part === null) return [];
  const own: [string, Json][] = [];
  for (const [key, value] of Object.entries(part)) {
    if (key === "example" || key === "examples") continue;
    if (key === "schema") own.push([`${place}/${key}`, value as Json]);
    else if (place === "/components" && key === "schemas") {
      own.push(
        ...Object.entries(value as Json).map(([name, one]): [string, Json] => [`${place}/${name}`, one as Json]),
      );
    } else own.push(...schemasOf(value, `${place}/${key}`));
  }
  return own;
}

describe("the API's description", () => {
  it("names every status that can be answered where it can be, in both languages", () => {
    for (const language of LANGUAGES) {
      const document = documentIn(language);
      const statuses = new Map(
        operationsOf(document).map(({ place, responses }) => [place, Object.keys(responses as Json)]),
      );
      const having = (status: string) =>
        [...statuses].filter(([, all]) => all.includes(status)).map(([place]) => place);
      expect(having("501").sort()).toEqual(["get /api/media_files/{id}", "get /api/voicemails/{id}/audio"]);
      expect(having("416")).toEqual(expect.arrayContaining([...having("501"), "get /api/prompts/{name}"]));
      expect(having("426")).toEqual(["get /ws"]);
      for (const [place, all] of statuses) {
        expect(all, place).toContain("503");
        if (/^(post|put) /.test(place)) expect(all, place).toContain("415");
      }
      const { responses, securitySchemes } = document["components"] as Record<string, Json>;
      expect(Object.keys(responses ?? {})).toEqual(expect.arrayContaining(["Status405", "Status415", "Status426"]));
      const info = document["info"] as { description: string };
      expect(info.description).toContain("405");
      expect(info.description).toContain("HTTP Basic");
      expect(Object.keys(securitySchemes ?? {})).toContain("basic");
    }
  });

  it("is valid JSON Schema 2020-12 everywhere, for a strict validator", () => {
    for (const language of LANGUAGES) {
      const document = documentIn(language);
      const { schemas = {} } = document["components"] as { schemas?: Json };
      const ajv = new Ajv2020({ strict: true, allErrors: true });
      const local = (value: unknown): unknown =>
        JSON.parse(JSON.stringify(value).replaceAll("#/components/schemas/", "/schemas/"));
      for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(local(schema) as Json, `/schemas/${name}`);
      const faults: string[] = [];
      const all = schemasOf(document);
      expect(all.length).toBeGreaterThan(200);
      for (const [place, schema] of all) {
        try {
          ajv.compile(local(schema) as Json);
        } catch (error) {
          faults.push(`${place}: ${String(error)}`);
        }
      }
      expect(faults).toEqual([]);
    }
  });

  it("shows each field of a request as one type, and nowhere a choice of none", () => {
    const document = documentIn("en");
    expect(JSON.stringify(document)).not.toContain('"anyOf":[]');
    const faults: string[] = [];
    for (const operation of operationsOf(document)) {
      const { properties = {} } = requestOf(operation)?.schema ?? {};
      for (const [field, schema] of Object.entries(properties as Record<string, Json>)) {
        if (typeof schema["type"] !== "string") faults.push(`${operation.place} ${field}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it("says of every field of the manual what it is for, in both languages, with unit, default and a value", () => {
    const faults: string[] = [];
    for (const language of LANGUAGES) {
      for (const operation of operationsOf(documentIn(language))) {
        const tag = (operation["tags"] as string[])[0] ?? "";
        if (!operation.path.startsWith("/api/xcc/") || operation.path.endsWith("/import")) continue;
        expect(Object.keys(RESOURCES)).toContain(tag);
        const { properties = {} } = requestOf(operation)?.schema ?? {};
        for (const [field, schema] of Object.entries(properties as Record<string, Json>)) {
          const text = typeof schema["description"] === "string" ? schema["description"] : "";
          const isRight = language === "zh" ? CHINESE.test(text) : /^[A-Za-z0-9]/.test(text) && !CHINESE.test(text);
          if (!isRight) faults.push(`${language} ${operation.place} ${field}: ${text}`);
          // A cursor is what an answer had.
          const isTold =
            field === "cursor" || schema["examples"] !== undefined || field === "force" || schema["enum"] !== undefined;
          if (!isTold) faults.push(`${operation.place} ${field}: no value`);
        }
      }
    }
    expect(faults).toEqual([]);
    const add = operationsOf(documentIn("en")).find(({ place }) => place === "post /api/xcc/queues/add");
    const fields = requestOf(add as Operation)?.schema["properties"] as Record<string, Json>;
    expect(fields["agent_timeout"]).toMatchObject({ type: "integer", minimum: 0, maximum: 86_400, default: 20 });
    expect(fields["agent_timeout"]?.["description"]).toContain("Unit: seconds");
    expect(fields["name"]).toMatchObject({ type: "string", minLength: 1, maxLength: 100 });
    const set = operationsOf(documentIn("en")).find(({ place }) => place === "post /api/xcc/queues/set");
    const changed = requestOf(set as Operation)?.schema["properties"] as Record<string, Json>;
    // What a change does not name stays: no default holds there.
    expect(
      Object.values(changed).filter((field) => field["default"] !== undefined && field !== changed["force"]),
    ).toEqual([]);
  });

  it("gives the manual's own examples, to the letter", () => {
    const printed = seedSections().map(({ path, example }) => {
      const body = example.body.replace('{dev_key"', '{"dev_key"');
      return { path, request: JSON.parse(body) as unknown, answer: example.answer };
    });
    const kept = Object.entries(SEED_EXAMPLES).flatMap(([path, examples]) =>
      examples.map(({ request, answer }) => ({ path, request, answer })),
    );
    expect(kept).toHaveLength(30);
    for (const one of printed) expect(kept).toContainEqual(one);
    for (const { path, request } of printed) {
      const operation = operationsOf(documentIn("zh")).find((one) => one.path === path);
      expect(examplesOf(requestOf(operation as Operation) as Content)).toContainEqual(request);
    }
  });

  it("has an example at every route, and each is taken", () => {
    const routes = new Map(routesOf(api).map((route) => [`${route.method.toLowerCase()} ${route.url}`, route]));
    const faults: string[] = [];
    for (const operation of operationsOf(documentIn("en"))) {
      const route = routes.get(operation.place.replace(/\{(\w+)\}/g, ":$1"));
      const request = requestOf(operation);
      for (const example of request === undefined ? [] : examplesOf(request)) {
        const parsed = route?.input.safeParse(example);
        if (parsed?.success !== true)
          faults.push(`${operation.place} ${JSON.stringify(example)}: ${String(parsed?.error)}`);
        const unknown = Object.keys(example as Json).filter((name) => route?.input.shape[name] === undefined);
        if (unknown.length > 0) faults.push(`${operation.place}: nobody reads ${unknown.join(", ")}`);
      }
      const answers = operation["responses"] as Record<string, { content?: Record<string, Content> }>;
      const answer = answers["200"]?.content?.["application/json"];
      if (answer !== undefined && examplesOf(answer)[0] === undefined) faults.push(`${operation.place}: no answer`);
    }
    expect(faults).toEqual([]);
  });

  it("has values that fit the schemas they stand in", () => {
    const ajv = new Ajv2020({ strict: true, coerceTypes: true });
    const { schemas = {} } = documentIn("en")["components"] as { schemas?: Json };
    const local = (value: unknown): Json =>
      JSON.parse(JSON.stringify(value).replaceAll("#/components/schemas/", "/schemas/")) as Json;
    for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(local(schema), `/schemas/${name}`);
    const faults: string[] = [];
    for (const operation of operationsOf(documentIn("en"))) {
      const request = requestOf(operation);
      const answers = operation["responses"] as Record<string, { content?: Record<string, Content> }>;
      const answer = answers["200"]?.content?.["application/json"];
      for (const content of [request, answer].filter((one) => one !== undefined)) {
        const validate = ajv.compile(local(content.schema));
        for (const example of examplesOf(content)) {
          // The manual writes yes and no as 1, "1" and "true".
          const value = flagsAsSuch(structuredClone(example), content.schema);
          if (!validate(value)) faults.push(`${operation.place} ${JSON.stringify(validate.errors?.[0])}`);
        }
      }
      for (const [field, schema] of Object.entries((request?.schema["properties"] ?? {}) as Record<string, Json>)) {
        for (const value of [...((schema["examples"] ?? []) as unknown[]), schema["default"]]) {
          if (value === undefined || value === "") continue;
          if (!ajv.validate(local(schema), value)) faults.push(`${operation.place} ${field}: ${JSON.stringify(value)}`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  it("names where it is served, and the headers that tell what was not read or has no effect", () => {
    for (const language of LANGUAGES) {
      const document = documentIn(language);
      expect(document["servers"]).toEqual([{ url: "/" }]);
      for (const operation of operationsOf(document)) {
        // What answers there is no page of ours.
        if (operation.path === "/ws") continue;
        const { headers } = (operation["responses"] as Record<string, { headers: Json }>)["200"] as { headers: Json };
        expect(Object.keys(headers)).toEqual(expect.arrayContaining(["x-ignored-fields", "x-not-in-effect"]));
      }
      const { description } = document["info"] as { description: string };
      expect(description).toMatch(/`"true"`(, |、)`1`(, |、)`"1"`/);
    }
  });
});

function flagsAsSuch(example: unknown, schema: Json): unknown {
  const properties = (schema["properties"] ?? {}) as Record<string, Json>;
  if (typeof example !== "object" || example === null || Array.isArray(example)) return example;
  const entries = Object.entries(example).map(([name, value]: [string, unknown]) => {
    const isFlag = properties[name]?.["type"] === "boolean";
    return [name, isFlag ? [true, 1, "1", "true"].includes(value as string) : value];
  });
  return Object.fromEntries(entries) as Json;
}
