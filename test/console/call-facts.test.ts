// What a desk knows of a call: what was read while something happened does not win over it.
import { expect, it } from "vitest";
import { Heard } from "../../web/src/desk/call-facts.ts";
import type { PublicEvent } from "../../src/client/index.ts";

const NONE = { recordings: {}, code: "", notes: "" };
const tell = (event: string, more: object = {}): PublicEvent => ({ event, ...more }) as unknown as PublicEvent;

it("a recording that began while the record was read is known", () => {
  const heard = new Heard();
  heard.take("c1", tell("recording-started", { name: "r1" }));
  heard.take("c2", tell("recording-started", { name: "r2" }));
  expect(heard.after(NONE, "c1", "1001").recordings).toEqual({ r1: false });
});

it("what a record tells already is the same when it is heard", () => {
  const heard = new Heard();
  heard.take("c1", tell("recording-started", { name: "r1" }));
  heard.take("c1", tell("recording-paused", { name: "r1" }));
  expect(heard.after({ ...NONE, recordings: { r1: true } }, "c1", "1001").recordings).toEqual({ r1: true });
  heard.take("c1", tell("call-ended"));
  expect(heard.after({ ...NONE, recordings: { r1: true } }, "c1", "1001").recordings).toEqual({});
});

it("after a gap nothing that was heard before it counts", () => {
  const heard = new Heard();
  heard.take("c1", tell("recording-started", { name: "r1" }));
  heard.forget();
  expect(heard.after({ ...NONE, recordings: { r1: true } }, "c1", "1001").recordings).toEqual({ r1: true });
});
