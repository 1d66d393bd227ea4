// The Callcenter API by its own manual: every example is sent as it stands there, and the answer compared with the one
// that is printed below it. The same checks on every database.
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../../store/test-store.ts";
import { shapeOf, type TestApi } from "../test-api.ts";
import { seedSections, type SeedExample } from "./document.ts";
import { keyOf, REPLAYS, type World } from "./replays.ts";

export interface SeedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

export interface SeedServer {
  readonly test: TestApi;
  send(request: Pick<SeedExample, "method" | "path" | "headers" | "body">): Promise<SeedAnswer>;
  stop(): Promise<void>;
}

const SECTIONS = seedSections();
const EXAMPLES = SECTIONS.map(({ example }) => [keyOf(example), example] as const);
const [AUTH] = EXAMPLES;
const WITH_TOKEN = EXAMPLES.slice(1);

export function seedSuite(name: string, start: () => Promise<SeedServer>): void {
  describe(`the manual on ${name}`, () => {
    let server: SeedServer;
    let token: string;
    beforeAll(async () => {
      server = await start();
    }, 120_000);
    beforeEach(async () => {
      await server.test.reset();
      const { text } = await sent(AUTH?.[1]);
      token = (JSON.parse(text) as { token: string }).token;
    });
    afterAll(() => server.stop());

    /** With a token that is valid here in the place of the printed one, and slips of the pen mended. */
    function sent(example: SeedExample | undefined, body = example?.body): Promise<SeedAnswer> {
      if (example === undefined || body === undefined) throw new Error("the manual has no such example");
      const { mended } = REPLAYS[keyOf(example)] ?? {};
      if (mended !== undefined) expect(body, mended.why).toContain(mended.wrong);
      const headers = "token" in example.headers ? { ...example.headers, token } : example.headers;
      return server.send({ ...example, headers, body: body.replace(mended?.wrong ?? "", mended?.right ?? "") });
    }

    const world: World = {
      at: (time) => {
        clock.at = Date.parse(`${time.replace(" ", "T")}+08:00`);
      },
      nextId: async (table, id) => {
        await sql.raw(`alter sequence ${table}_id_seq restart with ${id}`).execute(server.test.database.kysely);
      },
      post: async (path, body) => {
        const { status, text } = await server.test.post(path, body);
        expect(status, text).toBe(200);
      },
    };

    async function replayed(example: SeedExample, body?: string): Promise<void> {
      const key = keyOf(example);
      await REPLAYS[key]?.prepare?.(world);
      const answer = await sent(example, body);
      expect(answer.status, answer.text).toBe(200);
      expect(answer.headers["content-type"]).toMatch(/^application\/json/);
      expect(answer.headers["x-ignored-fields"]).toBeUndefined();
      compare(key, JSON.parse(answer.text), example.answer);
    }

    it("has examples that are all known here", () => {
      expect(EXAMPLES).toHaveLength(30);
      expect(EXAMPLES.map(([key]) => key).sort()).toEqual(Object.keys(REPLAYS).sort());
    });

    it.each(EXAMPLES)("is right about %s", (_key, example) => replayed(example));

    it.each(WITH_TOKEN)("may have numbers for texts and texts for numbers in %s", (_key, example) =>
      replayed(example, retyped(example.body)),
    );

    it("keeps all but the first to those who are logged in", async () => {
      for (const [key, example] of WITH_TOKEN) {
        const { token: _, ...headers } = example.headers;
        const { status, text } = await server.send({ ...example, headers });
        const refusal = '{"result":"error","code":"403","error_text":"Not Authorized"}';
        expect([key, status, text]).toEqual([key, 403, refusal]);
      }
    });

    it("names no path and no parameter that is unknown", async () => {
      for (const { path, parameters, example } of SECTIONS) {
        const named = parameters.filter((parameter) => parameter !== "token").map((parameter) => [parameter, "1"]);
        const body = JSON.stringify({ ...Object.fromEntries(named), ...typeOf(example.body) });
        const request = { ...example, path, body, headers: { ...example.headers, token } };
        // Whatever it thinks of the values.
        const { status, headers, text } = await server.send(request);
        expect([200, 400, 403, 404], text).toContain(status);
        expect(text).not.toContain("there is no POST");
        expect([path, headers["x-ignored-fields"]]).toEqual([path, undefined]);
      }
    });
  });
}

function compare(key: string, answer: unknown, printed: unknown): void {
  const { varies = [], contradicts } = REPLAYS[key] ?? {};
  expect(shapeOf(answer)).toEqual(shapeOf(printed));
  if (contradicts !== undefined && contradicts.answer === undefined) return;
  const expected = contradicts?.answer ?? printed;
  const open = Object.fromEntries(varies.map((field) => [field, expect.any(String) as unknown]));
  expect(answer, contradicts?.why).toEqual(Array.isArray(expected) ? expected : { ...(expected as object), ...open });
}

/** Texts that are whole numbers as numbers, and numbers as texts; what only looks like a number stays a text. */
function retyped(body: string): string {
  return JSON.stringify(JSON.parse(body), (_name, value: unknown) => {
    if (typeof value === "number") return String(value);
    return typeof value === "string" && String(Number(value)) === value ? Number(value) : value;
  });
}

/** What chooses between the parameters of one path. */
function typeOf(body: string): { readonly type?: string } {
  const type = /"type":"(work_time|offday)"/.exec(body)?.[1];
  return type === undefined ? {} : { type };
}
