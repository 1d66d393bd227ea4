import { expect, it } from "vitest";
import { factsFrom, queueCall } from "../../test/store/facts.ts";
import type { FactBody } from "../core/facts.ts";
import type { AgentId, CallId, LegId } from "../core/model.ts";
import { summaryOf } from "./call-summary.ts";
import { rebuilt } from "./from-facts.ts";

const call = "c" as CallId;
const [caller, peer] = ["c-a", "c-c"] as LegId[] as [LegId, LegId];
const begun = queueCall(call);
const talking = begun.slice(0, begun.findIndex(([, { type }]) => type === "recording-started") + 1);

it("of a great many holds the first that are over are forgotten; the one that lasts is not, nor any sum", () => {
  const many = Array.from({ length: 500 }, (_, index): (readonly [number, FactBody])[] => [
    [7_000 + 2 * index, { type: "leg-held", call, leg: caller }],
    [7_001 + 2 * index, { type: "leg-resumed", call, leg: caller }],
  ]).flat();
  const lasting: FactBody = { type: "talk-held", call, leg: peer, agent: undefined };
  const [record] = rebuilt(factsFrom(1, 0, [...talking, [6_010, lasting], ...many])).records;
  expect(record?.conversation?.holds).toHaveLength(200);
  expect(record?.conversation?.holds.filter(({ to }) => to === undefined)).toMatchObject([{ leg: peer, from: 6_010 }]);
  expect(record && summaryOf(record, 9_010)).toMatchObject({ talkMs: 1_000, holdMs: 3_000 });
});

const by = { leg: peer, agent: "1001" as AgentId };

it("a recording has the time that is not on it, once for each pause, and who wanted what", () => {
  const pause = (type: "recording-paused" | "recording-resumed"): FactBody => ({ type, call, name: "c-1", ...by });
  const order = (doing: "start" | "stop", name = "c-1"): FactBody => ({
    ...{ type: "recording-ordered", call, name, doing, ...by },
  });
  const [record] = rebuilt(
    factsFrom(1, 0, [
      ...talking,
      [6_000, pause("recording-resumed")],
      [6_500, order("start")],
      [7_000, pause("recording-paused")],
      [7_500, pause("recording-paused")],
      [9_000, pause("recording-resumed")],
      [9_500, order("stop")],
      [10_000, order("start", "c-2")],
      [10_100, { type: "recording-started", call, name: "c-2" }],
      [10_200, { type: "recording-ended", call, name: "c-1", file: "x.wav", durationMs: 4_490, sizeBytes: 1 }],
      [11_000, { type: "recording-failed", call, name: "c-2", reason: "full" }],
    ]),
  ).records;
  expect(record?.recordings).toMatchObject([
    {
      ...{ name: "c-1", startedAt: 5_010, file: "x.wav", failure: undefined },
      ...{ ordered: { at: 6_500, ...by }, stopped: { at: 9_500, ...by } },
      pauses: [{ from: 7_000, to: 9_000, pausedBy: by, resumedBy: by }],
    },
    { name: "c-2", startedAt: 10_100, ordered: { at: 10_000, ...by }, file: undefined, failure: "full" },
  ]);
  // The queue's own will.
  const [plain] = rebuilt(factsFrom(1, 0, talking)).records;
  expect(plain?.recordings[0]?.ordered).toBeUndefined();
});
