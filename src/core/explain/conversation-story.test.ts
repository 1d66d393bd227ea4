import { expect, it } from "vitest";
import { factsFrom, queueCall } from "../../../test/store/facts.ts";
import type { FactBody } from "../facts.ts";
import type { AgentId, CallId, Extn, LegId } from "../model.ts";
import { rebuilt } from "../../report/from-facts.ts";
import { storyOf } from "./story.ts";
import { tell, type Language } from "./tell.ts";

const call = "c" as CallId;
const [first, second, boss, elsewhere] = ["c-c", "c-d", "c-s", "c-e"] as LegId[] as [LegId, LegId, LegId, LegId];
const [one, two, nine] = ["1001", "1002", "9001"] as AgentId[] as [AgentId, AgentId, AgentId];
const to = (extn: string) => ({ type: "extension", extn: extn as Extn }) as const;
const begun = queueCall(call);
const bridged = begun.slice(0, begun.findIndex(([, { type }]) => type === "recording-started") + 1);
type Timed = readonly (readonly [number, FactBody])[];

function told(bodies: Timed, language: Language): string[] {
  const [record] = rebuilt(factsFrom(1, 0, [...bridged, ...bodies])).records;
  return record === undefined ? [] : storyOf(record).map((line) => tell(line, language));
}

const CONVERSATION: Timed = [
  [6_000, { type: "talk-held", call, leg: first, agent: one }],
  [18_300, { type: "talk-unheld", call, leg: first, agent: one }],
  [
    19_000,
    { type: "leg-dialled", call, leg: boss, to: to("9001"), agent: undefined, signedIn: nine, as: "supervisor" },
  ],
  [19_000, { type: "leg-answered", call, leg: boss }],
  [
    19_000,
    { type: "supervisor-joined", call, leg: boss, extn: "9001" as Extn, agent: nine, manner: "listen", watches: first },
  ],
  [
    20_000,
    { type: "leg-dialled", call, leg: second, to: to("1002"), agent: undefined, signedIn: two, as: "consulted" },
  ],
  [
    20_000,
    {
      ...{ type: "consult-begun", call, leg: second, of: first, agent: one },
      ...{ to: { type: "agent", agent: two }, consulted: two },
    },
  ],
  [23_000, { type: "consult-answered", call, leg: second }],
  [25_000, { type: "swapped", call, to: "customer" }],
  [26_000, { type: "three-way-begun", call }],
  [29_000, { type: "supervisor-left", call, leg: boss }],
  [29_000, { type: "leg-ended", call, leg: boss, cause: "normal", by: "phone", media: undefined }],
  [30_000, { type: "consult-ended", call, leg: second, end: "transferred" }],
  [
    30_000,
    {
      ...{ type: "transferred", call, from: first, agent: one, kind: "attended" },
      ...{ to: { type: "agent", agent: two }, queue: undefined },
    },
  ],
  [30_000, { type: "bridged", call, legs: ["c-a" as LegId, second], agent: two }],
  [
    40_000,
    {
      ...{ type: "transferred", call, from: second, agent: two, kind: "blind" },
      ...{ to: { type: "number", number: "139" }, queue: undefined },
    },
  ],
  [
    40_000,
    { type: "leg-dialled", call, leg: elsewhere, to: { type: "trunk", trunk: "t", number: "139" }, agent: undefined },
  ],
  [41_000, { type: "leg-ended", call, leg: elsewhere, cause: "busy", by: "phone", media: undefined }],
  [41_000, { type: "transfer-failed", call, cause: "busy", then: "released" }],
  [41_000, { type: "call-ended", call, by: "center", cause: "busy" }],
];

it("a conversation is told in the order in which it went", () => {
  const lines = told(CONVERSATION, "en");
  expect(lines.slice(lines.indexOf("talks with agent 1001"))).toEqual([
    "talks with agent 1001",
    "left queue support after 5.0 s: answered",
    "1001 put the other side on hold",
    "1001 took it up again after 12.3 s on hold",
    "9001 was called, to supervise",
    "9001 listens to 1001, as a supervisor",
    "1001 asks agent 1002 while the other side hears music",
    "1002 answered and is asked",
    "1001 is with the caller again; the one they ask hears music",
    "1001 is with both at once",
    "9001 supervises no more after 10.0 s",
    "1002, who was asked, goes on instead of the one who asked",
    "1001 handed it over to agent 1002 after asking",
    "the conversation with 1001 ended after 25.0 s",
    "talks with agent 1002",
    "139 was called",
    "1002 handed it over to number 139",
    "the conversation with 1002 ended after 10.0 s",
    "139 after 0.0 s: busy",
    "nobody took what was handed over (busy): released",
    "ended by the center: busy",
  ]);
});

it("it is told in Chinese as well", () => {
  const lines = told(CONVERSATION, "zh");
  expect(lines).toContain("1001 保持 12.3 秒 后恢复");
  expect(lines).toContain("班长 9001 监听 1001");
  expect(lines).toContain("1001 咨询后转接到坐席 1002");
  expect(lines).toHaveLength(told(CONVERSATION, "en").length);
});

it("of a record that knows only how long a phone held in all, that is told", () => {
  const [record] = rebuilt(factsFrom(1, 0, begun)).records;
  if (record === undefined) throw new Error("there is no record");
  const saidOf = (one: typeof record) => storyOf(one).map((line) => tell(line, "en"));
  const whole = "1001 had put it on hold for 2.0 s in all";
  expect(saidOf(record)).toContain("1001 took it up again after 2.0 s on hold");
  expect(saidOf(record)).not.toContain(whole);
  expect(saidOf({ ...record, conversation: undefined })).toContain(whole);
});

it("that the center was away for a moment is told once for each instant, and not of a call that is over", () => {
  const away = (how: "missed" | "said-again", what: string): FactBody => ({
    ...{ type: "leg-taken-up", call, leg: first, how, what },
  });
  const facts: Timed = [
    [6_000, away("missed", "leg-held")],
    [6_000, away("missed", "digit")],
    [6_000, away("said-again", "converse")],
    [7_000, away("said-again", "converse")],
    [8_000, { type: "call-ended", call, by: "caller", cause: "normal" }],
    [9_000, away("said-again", "hang-up")],
    [9_000, { type: "leg-taken-up", call: undefined, leg: elsewhere, how: "ended", what: "hang-up" }],
  ];
  const was = "the center was away for a moment: ";
  expect(told(facts, "en").filter((line) => line.startsWith(was))).toEqual([
    `${was}what had happened meanwhile was taken up`,
    `${was}what had not been done was ordered again`,
    `${was}what had not been done was ordered again`,
  ]);
  expect(told(facts, "zh").filter((line) => line.startsWith("呼叫中心短暂中断"))).toHaveLength(3);
});
