import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { apiBeside, startTestApi, type TestApi } from "../../test/api/test-api.ts";

const PROXY = "10.0.0.5";

let test: TestApi;
let api: ReturnType<typeof apiBeside>;
beforeAll(async () => {
  test = await startTestApi();
  api = apiBeside(test, { trustedProxies: ["10.0.0.0/24"] });
});
afterEach(() => test.reset());
afterAll(async () => {
  await api.close();
  await test.stop();
});

/** Fifteen wrong keys, each from another client if the header is to be believed. */
async function statuses(remoteAddress: string): Promise<Set<number>> {
  const found = new Set<number>();
  for (let client = 0; client < 15; client += 1) {
    const { statusCode } = await api.inject({
      ...{ method: "POST", url: "/api/xcc/queues/list", remoteAddress, payload: {} },
      headers: { token: "wrong-key-0123456789", "x-forwarded-for": `192.0.2.${client}` },
    });
    found.add(statusCode);
  }
  return found;
}

it("tell for whom a request is: one client's wrong keys are not laid to another", async () => {
  expect(await statuses(PROXY)).toEqual(new Set([403]));
});

it("are the only ones who are believed", async () => {
  expect(await statuses("198.51.100.7")).toEqual(new Set([403, 429]));
});
