// Every route there is, asked for what it says it takes by somebody who means harm. Whatever comes: an answer in the API's own
// shape that names the field, nothing of how it is made, and a server that lives on. A failure prints its seed.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { routesOf } from "../../src/api/api.ts";
import { ERRORS, type FieldError } from "../../src/api/errors.ts";
import type { DeclaredRoute } from "../../src/api/route.ts";
import { hostileRequests, NO_JSON, NO_OBJECT } from "./hostile.ts";
import { DEV_KEY, parsed, startTestApi, type Answer, type TestApi } from "./test-api.ts";

/** The same requests each time: another seed asks others. */
const SEED = 20_261_126;
const RUNS = 10;
const RAW_RUNS = 4;
/** A stack, a file of ours, or the words of a library. */
const INSIDE = /\n\s+at |node_modules|\.ts:|\.js:|expected (Invalid|Too|Unrecognized|something else)|received |kysely/;
const CODES: readonly string[] = Object.keys(ERRORS);

describe("hostile requests", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
    await test.reset();
    // As a center answers who asks for help, or sends a message.
    test.center.outcome = { ok: true, help: "help-1", message: 7 };
    const rows: [string, object][] = [
      ["queues", { name: "sales" }],
      ["extensions", { name: "Desk", extn: "1001", password: "1234" }],
      ["ivrs", { name: "menu", type: "transfer", nbr: "5100" }],
      ["hotlines", { nbr: "4000", type: "queue", numbers: "sales" }],
    ];
    for (const [resource, row] of rows) {
      expect((await test.post(`/api/xcc/${resource}/add`, row)).status, resource).toBe(200);
    }
  }, 120_000);
  afterAll(() => test.stop());

  const routes = (): readonly DeclaredRoute[] => routesOf(test.api);
  const hasBody = ({ method }: DeclaredRoute): boolean => method === "POST" || method === "PUT";
  /** Each route is asked from an address of its own: what was guessed at one is not laid to another. */
  async function asked(
    route: DeclaredRoute,
    index: number,
    url: string,
    payload: string | Buffer | undefined,
  ): Promise<Answer> {
    const {
      statusCode,
      headers,
      payload: text,
    } = await test.api.inject({
      ...{ method: route.method, url, remoteAddress: `127.2.${index >> 8}.${index & 255}` },
      headers: { token: DEV_KEY, ...(payload === undefined ? {} : { "content-type": "application/json" }) },
      ...(payload === undefined ? {} : { payload }),
    });
    return { status: statusCode, headers, body: parsed(text), text };
  }

  function checkAnswer({ status, headers, body, text }: Answer, told: string): void {
    expect(status, `${told}: ${text}`).toBeLessThan(500);
    if (status < 400) return;
    expect(text, told).not.toMatch(INSIDE);
    expect(headers["content-type"], told).toMatch(/^application\/json/);
    if (status === 403 && !text.includes('"error":')) return;
    expect(body, told).toMatchObject({ code: status, error: expect.toBeOneOf(CODES) as unknown });
    if (status === 400) {
      const { fields } = body as { fields?: FieldError[] };
      expect(fields?.length ?? 0, `${told}: ${text}`).toBeGreaterThan(0);
    }
  }

  /** "" is the body as a whole, where it is no form or reaches for prototypes. */
  function checkNames({ body, text }: Answer, route: DeclaredRoute, told: string): void {
    const own = [...Object.keys(route.input.shape), ...Object.keys(route.params?.shape ?? {})];
    for (const { field, expected } of (body as { fields: FieldError[] }).fields) {
      // Of a table they name the line.
      if (/^line \d+(, |$)/.test(field)) expect(route.url, `${told}: ${text}`).toBe("/api/users/import");
      else if (field === "") expect(expected, `${told}: ${text}`).toMatch(/__proto__|multipart/);
      else expect(own, `${told}: ${text}`).toContain(field.split(".")[0]);
    }
  }

  async function checkEvery(runs: number, of: (route: DeclaredRoute, index: number) => fc.IAsyncProperty<unknown>) {
    const faults: string[] = [];
    for (const [index, route] of routes().entries()) {
      // Some routes take away what one comes with.
      await test.store.keys.ensureDevKey(DEV_KEY);
      const run = await fc.check(of(route, index), { numRuns: runs, seed: SEED });
      if (run.failed)
        faults.push(`${route.method} ${route.url}: ${fc.defaultReportMessage(run)} ${String(run.errorInstance)}`);
      expect((await test.get("/healthz", {})).status, route.url).toBe(200);
    }
    expect(faults.join("\n")).toBe("");
  }

  it("of every route's own fields are answered with what was expected, or taken", async () => {
    expect(routes().length).toBeGreaterThan(90);
    const statuses = new Map<number, number>();
    await checkEvery(RUNS, (route, index) =>
      fc.asyncProperty(hostileRequests(route), async ({ url, body }) => {
        const answer = await asked(route, index, url, body);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        const told = `${route.method} ${url} ${body?.slice(0, 2000) ?? ""}`;
        checkAnswer(answer, told);
        if (answer.status === 400) checkNames(answer, route, told);
      }),
    );
    // Neither all refused at the door nor all let through: the requests got as far as they were meant to.
    for (const status of [200, 400, 404]) expect(statuses.get(status) ?? 0, String(status)).toBeGreaterThan(50);
  }, 60_000);

  it("that are no JSON, or no object, are told so by every route that takes a body", async () => {
    await checkEvery(RAW_RUNS, (route, index) =>
      fc.asyncProperty(NO_JSON, NO_OBJECT, async (noJson, noObject) => {
        if (!hasBody(route)) return;
        const url = route.url.replace(/:\w+/g, "1");
        for (const payload of [noJson, noObject]) {
          const answer = await asked(route, index, url, payload);
          const told = `${route.method} ${url} ${payload.toString().slice(0, 200)}`;
          checkAnswer(answer, told);
          expect(answer.status, told).toBeOneOf([400, 404]);
        }
      }),
    );
  }, 60_000);
});
