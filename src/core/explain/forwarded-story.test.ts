import { expect, it } from "vitest";
import { factsOf } from "../../../test/scenarios/play.ts";
import { summaryOf } from "../../report/call-summary.ts";
import { rebuilt } from "../../report/from-facts.ts";
import { storyOf } from "./story.ts";
import { tell } from "./tell.ts";

const TALKS = new Set(["talked", "talk-ended"]);

it("names who really talks where a phone has sent the call on, in both languages, and so does the record", async () => {
  const { records } = rebuilt(await factsOf("forwarded-outside.txt"));
  const inside = records.filter(
    ({ legs, talks }) => talks.length > 0 && legs.every(({ trunk }) => trunk === undefined),
  );
  const told = inside.map((record) => {
    const lines = storyOf(record).filter(({ what }) => TALKS.has(what));
    const { extn, agent } = summaryOf(record, record.lastAt).answered;
    return [...lines.flatMap((line) => [tell(line, "en"), tell(line, "zh")]), `${extn} ${agent}`];
  });
  const ended = ["the conversation with 1003 ended after 0.1 s", "与 1003 通话 0.1 秒 后结束"];
  const agent = ["talks with agent 1003", "与坐席 1003 通话", ...ended, "1003 1003"];
  expect(told).toEqual([
    ["talks with 1003", "与 1003 通话", ...ended, "1003 undefined"],
    agent,
    agent,
    ["talks with 1002", "与 1002 通话", ...ended.map((text) => text.replace("1003", "1002")), "1002 undefined"],
  ]);
});
