import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { DEV_KEY, startTestApi, type TestApi } from "../../../test/api/test-api.ts";

const URL = "/api/trunks";
const CARRIER = {
  ...{ name: "carrier", address: "192.0.2.9", login: "88001000", password: "secret", registers: 1 },
  ...{ domain: "carrier.example", max_calls: "30", caller_number: "88001000" },
  outbound: [{ prefix: "9", strip: 1 }],
  inbound: [{ prefix: "+86", strip: "3", prepend: "0" }],
};

let test: TestApi;
beforeAll(async () => {
  test = await startTestApi();
}, 120_000);
beforeEach(() => test.reset());
afterAll(() => test.stop());

async function send(method: "PUT" | "DELETE", url: string, payload: object = {}) {
  const response = await test.api.inject({ method, url, headers: { token: DEV_KEY }, payload });
  return { status: response.statusCode, body: response.json<unknown>() };
}

it("have rules for what their callers' numbers are compared as", async () => {
  const callers = [{ prefix: "9", strip: 1, prepend: "" }];
  await test.post(URL, { ...CARRIER, callers: [{ prefix: "9", strip: "1" }] });
  expect((await test.get(`${URL}/1`)).body).toMatchObject({ callers });
  expect(test.center.changes.at(-1)).toMatchObject({ trunk: { callers } });
});

it("are added, and handed to the engine and to the switch", async () => {
  expect(await test.post(URL, CARRIER)).toMatchObject({ status: 200, body: { code: 200, id: 1 } });
  const rules = {
    outbound: [{ prefix: "9", strip: 1, prepend: "" }],
    inbound: [{ prefix: "+86", strip: 3, prepend: "0" }],
  };
  expect(test.center.changes).toEqual([
    {
      type: "put-trunk",
      trunk: {
        ...{ name: "carrier", enabled: true, registers: true, priority: 1, maxCalls: 30, callerNumber: "88001000" },
        ...{ reachesExtensions: false, contexts: [], ...rules },
      },
    },
  ]);
  expect(test.center.accounts).toEqual([
    {
      type: "put-trunk",
      trunk: {
        ...{ name: "carrier", enabled: true, address: "192.0.2.9", port: 5060, transport: "udp" },
        login: { user: "88001000", password: "secret" },
        registration: { domain: "carrier.example", expiresSeconds: 300 },
      },
    },
  ]);
  const started = await test.store.configuration();
  expect([...started.changes, ...started.accounts].filter(({ type }) => type === "put-trunk")).toEqual([
    ...test.center.changes,
    ...test.center.accounts,
  ]);
});

it("are shown with what they do now, never with the password", async () => {
  await test.post(URL, CARRIER);
  await test.post(URL, { name: "backup", address: "voice.carrier.example", priority: 2, transport: "tcp" });
  test.center.trunks = [
    { trunk: "carrier", up: true, reason: "", calls: 3 },
    { trunk: "backup", up: false, reason: "the name voice.carrier.example was not found: ENOTFOUND", calls: 0 },
  ];
  const listed = await test.get(URL);
  expect(listed.body).toMatchObject({
    data: [
      { name: "carrier", address: "192.0.2.9", port: 5060, up: true, reason: "", calls: 3 },
      // Without a port its records say where it is.
      {
        name: "backup",
        address: "voice.carrier.example",
        port: 0,
        up: false,
        reason: expect.stringContaining("ENOTFOUND") as string,
      },
    ],
  });
  expect(listed.text).not.toContain("secret");
  expect((await test.get(`${URL}/1`)).text).not.toContain("secret");
});

it("are changed field by field; another name takes the place of the old one", async () => {
  await test.post(URL, CARRIER);
  test.center.changes.length = 0;
  test.center.accounts.length = 0;
  expect(await send("PUT", `${URL}/1`, { name: "line-1", enabled: false })).toMatchObject({ status: 200 });
  expect(test.center.changes).toMatchObject([
    { type: "drop-trunk", name: "carrier" },
    { type: "put-trunk", trunk: { name: "line-1", enabled: false, maxCalls: 30 } },
  ]);
  expect(test.center.accounts).toMatchObject([{ type: "drop-trunk" }, { trunk: { login: { password: "secret" } } }]);
});

it("are removed, and nothing secret of them stays", async () => {
  await test.post(URL, CARRIER);
  expect(await send("DELETE", `${URL}/1`)).toMatchObject({ status: 200 });
  expect(await send("DELETE", `${URL}/1`)).toMatchObject({ status: 404 });
  expect(test.center.accounts.at(-1)).toEqual({ type: "drop-trunk", name: "carrier" });
  expect(await test.database.kysely.selectFrom("trunks").select(["name", "password"]).execute()).toEqual([
    { name: "carrier", password: "" },
  ]);
  // The name is free again.
  expect(await test.post(URL, CARRIER)).toMatchObject({ status: 200 });
});

it.each([
  ["a name that is taken", { ...CARRIER }, 409, "name"],
  ["an address that is none", { name: "b", address: "192.0.2.256" }, 400, "address"],
  ["a host name that is none", { name: "b", address: "voice_.example" }, 400, "address"],
  ["a URI as the address", { name: "b", address: "udp:carrier.example" }, 400, "address"],
  ["no address", { name: "b" }, 400, "address"],
  ["a login that is wanted and missing", { name: "b", address: "192.0.2.1", registers: true }, 400, "login"],
  ["a domain that is wanted and missing", { ...CARRIER, name: "b", domain: "" }, 400, "domain"],
  ["a rule that is none", { name: "b", address: "192.0.2.1", outbound: [{ strip: -1 }] }, 400, "outbound"],
  ["rules that are none", { name: "b", address: "192.0.2.1", inbound: "9" }, 400, "inbound"],
  ["a port beyond all ports", { name: "b", address: "192.0.2.1", port: 70_000 }, 400, "port"],
])("are refused with %s", async (_what, body, status, field) => {
  await test.post(URL, CARRIER);
  const answer = await test.post(URL, body);
  expect(answer.status).toBe(status);
  expect(answer.text).toContain(field);
  expect((await test.get(URL)).body).toMatchObject({ data: [{ name: "carrier" }] });
});

it("say what passes of who calls and where the called number stands", async () => {
  await test.post(URL, { ...CARRIER, identity: "both", number_in: "history-info" });
  expect((await test.get(`${URL}/1`)).body).toMatchObject({ identity: "both", number_in: "history-info" });
  expect(test.center.changes).toMatchObject([{ trunk: { trusted: true } }]);
  expect(test.center.accounts).toMatchObject([{ trunk: { trust: "both", numberIn: "history-info" } }]);
  await send("PUT", `${URL}/1`, { identity: "none", number_in: "request-uri" });
  expect(test.center.changes.at(-1)).not.toMatchObject({ trunk: { trusted: true } });
  expect(test.center.accounts.at(-1)).toMatchObject({ trunk: { trust: "none" } });
  for (const wrong of [{ identity: "all" }, { number_in: "from" }, { identity: 1 }, { number_in: null }]) {
    expect((await send("PUT", `${URL}/1`, wrong)).status, JSON.stringify(wrong)).toBe(400);
  }
});
