import { expect, it } from "vitest";
import { poster } from "./post.ts";

it("an address that cannot be read, as an import may bring it, has failed", async () => {
  const post = { url: "http://", headers: {}, body: "{}" };
  const failed = { type: "failed", error: "the URL cannot be read" };
  expect(await poster({ allowed: "any" })(post, new AbortController().signal)).toEqual(failed);
});
