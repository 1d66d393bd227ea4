import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEV_KEY, startTestApi, type TestApi } from "../api/test-api.ts";
import { addAgent } from "../../examples/client/add-agent.ts";
import { callcenterClient, type CallcenterClient } from "../../examples/client/client.ts";
import { clientTypes, GENERATED } from "../../examples/client/generate.ts";

describe("the example's client", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
    await test.reset();
  }, 120_000);
  afterAll(() => test.stop());

  function clientWith(token: string): CallcenterClient {
    return callcenterClient("http://xcc.test", token, async (request) => {
      const { pathname, search } = new URL(request.url);
      const { statusCode, headers, payload } = await test.api.inject({
        method: request.method as "GET" | "POST",
        url: `${pathname}${search}`,
        headers: Object.fromEntries(request.headers),
        payload: await request.text(),
      });
      return new Response(payload, {
        status: statusCode,
        headers: { "content-type": String(headers["content-type"]) },
      });
    });
  }

  it("has the types of the API as it is: else `npm run client` was forgotten", async () => {
    // Not compared by the runner, which would print all of it.
    expect(readFileSync(GENERATED, "utf8") === (await clientTypes())).toBe(true);
  }, 60_000);

  it("adds an agent, signs them in and sees them", async () => {
    test.center.views = [
      {
        ...{ agent: "1022", extn: "1022", queues: ["support"], state: "UNREADY", callState: "IDLE", reason: "" },
        ...{ since: 0, leg: undefined, pending: undefined },
      } as unknown as (typeof test.center.views)[number],
    ];
    const client = clientWith(DEV_KEY);
    const states = await addAgent(client, { login: "1022", queue: "support", password: "Secret-12" });
    expect(states).toMatchObject([{ agent_id: "1022", state: "UNREADY" }]);
    expect(test.center.asked).toMatchObject([{ type: "agent-sign-in", agent: "1022", extn: "1022", queue: "support" }]);
    await expect(addAgent(client, { login: "1022", queue: "support", password: "Secret-12" })).rejects.toThrow("login");
  });

  it("gives errors as values, with the server's words", async () => {
    const { error, response } = await clientWith("nonsense").GET("/api/users", {});
    expect([response.status, error]).toMatchObject([403, { error_text: "Not Authorized" }]);
  });
});
