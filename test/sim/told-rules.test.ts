// The judges of promised calls and of line tones see what is done wrong: each is told of a center that does it.
import { expect, it } from "vitest";
import type { FactBody } from "../../src/core/facts.ts";
import type { AgentId, CallId, Extn, LegId, QueueName } from "../../src/core/model.ts";
import { NO_LIMITS } from "../../src/core/limits-config.ts";
import { LimitRules } from "./limit-rules.ts";
import { PromiseRules } from "./promise-rules.ts";

const support = "support" as QueueName;
const call = (id: string): CallId => id as CallId;
const leg = (id: string): LegId => id as LegId;

/** Somebody with this number calls; their leg has the call's name. */
function comes(id: string, number: string): FactBody {
  const from = { origin: { type: "trunk", trunk: "1" }, callerNumber: number, callerName: "" } as const;
  return { type: "call-started", call: call(id), leg: leg(id), dialled: "4000", ...from };
}

const gone = (id: string): FactBody =>
  ({ type: "leg-ended", call: call(id), leg: leg(id), cause: "normal", by: "phone" }) as FactBody;

const promised = (id: string, number: string): FactBody => ({
  ...{ type: "callback-promised", call: call(id), queue: support, number },
});

const dialled = (id: string, number: string): FactBody => ({
  ...{ type: "callback-dialled", call: call(id), leg: leg(`${id} back`), attempt: 1 },
  to: { type: "trunk", trunk: "1", number } as never,
});

function judgedPromises(...bodies: readonly FactBody[]): readonly string[] {
  const broken: string[] = [];
  const rules = new PromiseRules((rule) => broken.push(rule));
  bodies.forEach((body, at) => {
    rules.after({ ...body, seq: at + 1, at });
  });
  return broken;
}

const owed = [comes("c1", "138"), promised("c1", "138"), gone("c1")];

it("agree with who is called once for their promise", () => {
  expect(judgedPromises(...owed, dialled("c1", "138"))).toEqual([]);
});

it("see a second promise for a number and queue", () => {
  expect(judgedPromises(...owed, comes("c2", "138"), promised("c2", "138"))).toEqual([
    "138 is promised a second call in support: by c2 and c1",
  ]);
});

it("see who is called while they talk with us", () => {
  expect(judgedPromises(...owed, comes("c2", "138"), dialled("c1", "138"))).toEqual([
    "138 is called back for c1 while it is in call c2 on leg c2",
  ]);
});

it("see who is called and was promised nothing, or whose place was taken by another call of theirs", () => {
  expect(judgedPromises(comes("c1", "138"), gone("c1"), dialled("c1", "138"))).toEqual([
    "call c1 is called back without a promise",
  ]);
  const taken: FactBody = { type: "callback-superseded", call: call("c1"), queue: support, by: call("c2") };
  expect(judgedPromises(...owed, taken, dialled("c1", "138"))).toEqual(["call c1 is called back without a promise"]);
});

it("see who is called and is on the black list", () => {
  const known: FactBody = { type: "caller-known", call: call("c2"), id: "1", kind: "black", priority: 0 };
  expect(judgedPromises(...owed, comes("c2", "138"), known, gone("c2"), dialled("c1", "138"))).toEqual([
    "138 is called back and is on the black list",
  ]);
});

function judgedTones(...told: readonly (readonly [at: number, body: FactBody])[]): readonly string[] {
  const rules = new LimitRules(NO_LIMITS, new Set());
  told.forEach(([at, body], index) => {
    rules.take({ ...body, seq: index + 1, at });
  });
  return rules.broken;
}

const tone: FactBody = { type: "tone-heard", call: call("c1"), leg: leg("c1"), tone: "busy" };
const over: FactBody = { type: "call-ended", call: call("c1"), by: "caller", cause: "normal" };

it("agree with a call that a tone has ended", () => {
  expect(judgedTones([0, comes("c1", "138")], [1_000, tone], [1_100, over])).toEqual([]);
});

it("see a call that goes on after its line gave a tone, or is ended twice by one", () => {
  const offer = { type: "offer-made", call: call("c1"), queue: support, agent: "1001" as AgentId } as const;
  const made = { ...offer, extn: "1001" as Extn, leg: leg("x"), candidates: [], until: 0 } as FactBody;
  expect(judgedTones([0, comes("c1", "138")], [1_000, tone], [1_100, made])).toEqual([
    expect.stringContaining("goes on after its line gave a tone"),
  ]);
  expect(judgedTones([0, comes("c1", "138")], [1_000, tone], [60_000, over])).toEqual([
    expect.stringContaining("lived on after its line gave a tone"),
  ]);
  expect(judgedTones([0, comes("c1", "138")], [1_000, tone], [1_100, tone])).toEqual([
    expect.stringContaining("was ended twice by a tone"),
  ]);
});
