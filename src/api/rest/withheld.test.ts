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

  it("is told to no webhook that is sent facts", () => {
    const bodies = facts.map(bodyOf).join("");
    for (const secret of [NUMBER, "Wang", "token-of-wang"]) expect(bodies).not.toContain(secret);
    expect(bodies).toContain("anonymous");
  });
});
