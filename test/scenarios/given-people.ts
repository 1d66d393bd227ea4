// What people of the center ask of one another, as a scenario writes it; a text is the rest of the line.
//   help 1001 what-is-this    help 1001 why call=c1    take-back 1001    answer help#1 boss message just-ask
//   answer help#1 boss listen at=9001 queues=sales     tell boss 1001 hello    have-read 1001 12    forget 1001
//   screen 1001 here          screen 1001 gone
import type { EventBody } from "../../src/core/events.ts";
import type { AgentId, Extn, QueueName } from "../../src/core/model.ts";
import type { HelpAnswer } from "../../src/core/people/events.ts";

type Words = readonly string[];

/** `idOf`: of a leg, a call or a request for help by its short name. */
export function peopleEvent(words: Words, idOf: (name: string) => string): EventBody | undefined {
  const options = Object.fromEntries(
    words.filter((word) => word.includes("=")).map((word) => word.split("=")),
  ) as Readonly<Record<string, string | undefined>>;
  const [verb, first = "", second = "", third = "", fourth = ""] = words.filter((word) => !word.includes("="));
  const { call, by, at, queues, key } = options;
  switch (verb) {
    case "help":
      return { type: "ask-help", agent: first as AgentId, which: call && idOf(call), text: second };
    case "take-back":
      return {
        type: "cancel-help",
        agent: first as AgentId,
        help: second === "" ? undefined : idOf(second),
        user: by ?? first,
      };
    case "answer": {
      const answer = answerOf(third, at ?? "", fourth);
      const theirs = queues?.split(",") as readonly QueueName[] | undefined;
      return { type: "answer-help", help: idOf(first), user: second, queues: theirs, answer };
    }
    case "tell":
      return { type: "send-message", from: first, to: second, text: third, key };
    case "have-read":
      return { type: "read-messages", user: first, upTo: Number(second) };
    case "forget":
      return { type: "configured", changes: [{ type: "drop-agent", agent: first as AgentId, isGone: true }] };
    case "screen":
      return { type: "screen-awaited", user: first, awaited: second === "here" };
    default:
      return undefined;
  }
}

function answerOf(how: string, extn: string, text: string): HelpAnswer {
  if (how === "message") return { type: "message", text };
  return { type: "come-in", manner: how as "listen", extn: extn as Extn, by: undefined };
}
