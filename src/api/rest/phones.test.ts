import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import type { PhoneView } from "../../core/views/phones.ts";
import type { AgentId, Extn } from "../../core/model.ts";

let test: TestApi;
beforeAll(async () => {
  test = await startTestApi();
});
beforeEach(() => test.reset());
afterAll(() => test.stop());

const phone = (extn: string, over: Partial<PhoneView> = {}): PhoneView => {
  return {
    extn: extn as Extn,
    registered: false,
    silent: false,
    reachable: false,
    calls: 0,
    agent: undefined,
    ...over,
  };
};

it("tells which phones are there, in the order of their numbers", async () => {
  const atWork = { registered: true, silent: false, reachable: true, calls: 1, agent: "1001" as AgentId };
  test.center.phoneViews = [phone("1002"), phone("1001", atWork), phone("13800000000", { reachable: true })];
  const rows = async (query = "") => ((await test.get(`/api/phones${query}`)).body as { data: unknown[] }).data;
  expect(await rows()).toEqual([
    { extn: "1001", ...atWork },
    { extn: "1002", registered: false, silent: false, reachable: false, calls: 0, agent: "" },
    { extn: "13800000000", registered: false, silent: false, reachable: true, calls: 0, agent: "" },
  ]);
  expect(await rows("?registered=0&perPage=1")).toMatchObject([{ extn: "1002" }]);
  expect(await rows("?extn=1001")).toMatchObject([{ extn: "1001" }]);
  expect(await rows("?extn=1003")).toEqual([]);
});
