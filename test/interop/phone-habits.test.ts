// What phones do besides: a key that is sent in the media and by signalling as well.
import { afterAll, beforeAll, expect, it } from "vitest";
import { addExtension, userOf } from "./center.ts";
import { factsOf, ofType } from "./facts.ts";
import { startServer, type Server } from "./server.ts";
import { explain, runSipp } from "./sipp.ts";

let server: Server;

beforeAll(async () => {
  server = await startServer();
  await addExtension(server, "1001");
  await server.post("/api/xcc/ivrs/add", {
    name: "menu",
    type: "next",
    nbr: "6000",
    repeat_timeout: 30,
    repeat_prompts: 9,
  });
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

it("counts once where it comes both ways, and each way alone is enough", async () => {
  const result = await runSipp({
    ...{ scenario: "caller-two-ways", users: [userOf("1001", "6000")], remotePort: server.sipPort, calls: 1 },
    parameters: { gapMs: 2_000, talkMs: 2_000 },
  });
  expect(result.succeeded, explain(result)).toBe(1);
  // No key means anything there: each that is understood is a wrong one.
  expect(ofType(factsOf(server), "menu-key").map(({ keys }) => keys)).toEqual(["7", "8", "9"]);
});
