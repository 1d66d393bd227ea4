// Callers who want nobody to see who they are: what the API says of them, and to whom.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiBeside, DEV_KEY, startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { factsFrom, MONDAY_TEN, queueCall } from "../../../test/store/facts.ts";
import { bodyOf } from "../../store/webhook-bodies.ts";

const NUMBER = "13811112222";
const withheld = { callerNumber: NUMBER, callerName: "Wang", identity: ["token-of-wang"] };
const verified = { verstat: "TN-Validation-Passed", identity: [] };

const facts = factsFrom(1, MONDAY_TEN, queueCall("hidden")).map((fact) =>
  fact.type === "call-started" ? { ...fact, callerNumber: "anonymous", callerName: "", withheld, verified } : fact,
);

describe("a caller who withholds their number", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
    await test.reset();
    await test.store.project(facts);
  }, 120_000);
  afterAll(() => test.stop());

  async function asked(url: string, withheldNumbers: "nobody" | "administrator" | "supervisor"): Promise<string> {
    const api = apiBeside(test, { withheldNumbers });
    try {
      const answer = await api.inject({ url, headers: { token: DEV_KEY } });
      expect(answer.statusCode).toBe(200);
      return answer.body;
    } finally {
      await api.close();
    }
  }

  const PLACES = [
    ...["/api/cdrs", "/api/cdrs/hidden", "/api/cdrs?cidNumber=anonymous", "/api/calls/hidden/explanation"],
    ...["/api/calls/hidden/explanation?language=en", "/api/voicemails", "/api/audit"],
  ];
  it.each(PLACES)("is nobody in %s unless it is said otherwise", async (url) => {
    const told = JSON.stringify((await test.get(url)).body);
    for (const secret of [NUMBER, "Wang", "token-of-wang"]) expect(told).not.toContain(secret);
    expect(await asked(url, "nobody")).not.toContain(NUMBER);
  });

  it("is not found by their number", async () => {
    for (const query of [`cidNumber=${NUMBER}`, `q=${NUMBER}`, `callerOutside=${NUMBER}`]) {
      expect((await test.get(`/api/cdrs?${query}`)).body).toMatchObject({ data: [] });
    }
  });

  it("is told to whom may see it, in records alone", async () => {
    for (const who of ["administrator", "supervisor"] as const) {
      for (const url of ["/api/cdrs/hidden", "/api/cdrs"]) expect(await asked(url, who)).toContain(NUMBER);
    }
    expect(await asked("/api/calls/hidden/explanation", "supervisor")).not.toContain(NUMBER);
    const shown = JSON.parse(await asked("/api/cdrs/hidden", "supervisor")) as unknown;
    expect(shown).toMatchObject({
      ...{ caller_id_number: "anonymous", withheld: true, withheld_number: NUMBER, verstat: "TN-Validation-Passed" },
      record: { withheld, verified },
    });
  });

  it("is seen to be one by everybody", async () => {
    expect((await test.get("/api/cdrs/hidden")).body).toMatchObject({
      ...{ caller_id_number: "anonymous", withheld: true, withheld_number: "", verstat: "TN-Validation-Passed" },
      record: { withheld: { callerNumber: "", callerName: "" } },
    });
  });

  it("is in no record that comes out of the store, unless it is known that whoever asks may see it", async () => {
    const query = { page: 1, pageSize: 10, timeOf: "start_at" } as const;
    const told = [await test.store.calls.get("hidden"), await test.store.calls.list(query)];
    for (const secret of [NUMBER, "Wang", "token-of-wang"]) expect(JSON.stringify(told)).not.toContain(secret);
    const seen = [
      await test.store.calls.get("hidden", true),
      await test.store.calls.list({ ...query, seesWithheld: true }),
    ];
    for (const one of seen) expect(JSON.stringify(one)).toContain(NUMBER);
  });

  it("is in no list, report or search, by whichever route it is asked for", async () => {
    const { paths } = (await test.get("/openapi.json")).body as { paths: Record<string, { get?: object }> };
    const routes = Object.entries(paths).flatMap(([path, { get }]) => (get === undefined ? [] : [path]));
    expect(routes.length).toBeGreaterThan(40);
    for (const path of routes) {
      const url = path.replaceAll(/\{(uuid|call|id|callUUID)\}/g, "hidden");
      if (url.includes("{")) continue;
      for (const asked of [url, `${url}?q=${NUMBER}`, `${url}?search=${NUMBER}`]) {
        const { text } = await test.get(asked);
        // What was asked for may stand in a refusal, and nowhere else.
        for (const secret of ["Wang", "token-of-wang", ...(asked === url ? [NUMBER] : [])]) {
          expect(text, asked).not.toContain(secret);
        }
      }
    }
  }, 60_000);

  it("is told to no webhook that is sent facts", () => {
    const bodies = facts.map(bodyOf).join("");
    for (const secret of [NUMBER, "Wang", "token-of-wang"]) expect(bodies).not.toContain(secret);
    expect(bodies).toContain("anonymous");
  });
});
