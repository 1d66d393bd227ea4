// What people ask for in calls, and phones by their own keys, as a scenario writes it:
//   order 1001 hold                     order 1001 transfer agent 1002         order 1001 dial number 13900000000 shown=4001
//   order 9001 listen agent 1001        order 9001 take-over call c1           order 9001 move-waiting queue sales call=c1
//   order 9001 prioritise call=c3       order 9001 prioritise 5 call=c3
//   order 1001 record pause             order 1001 send-digits 12#             refer 1001#1 number 1002    refer c2 leg c1
import type { CallOrder, CallTarget, Order, Watched } from "../../src/core/orders.ts";
import type { EventBody } from "../../src/core/events.ts";
import type { AgentId, Extn, LegId, QueueName } from "../../src/core/model.ts";

interface Legs {
  readonly leg: (name: string) => LegId;
}

export function orderEvent(words: readonly string[], { leg }: Legs): EventBody | undefined {
  const [verb, who = "", what = "", first = "", second = ""] = words;
  if (verb === "refer") {
    const to = what === "leg" ? { type: "leg", leg: leg(first) } : { type: "number", number: first };
    return { type: "transfer-asked", leg: leg(who), request: "r1", to } as EventBody;
  }
  if (verb !== "order") return undefined;
  const options = Object.fromEntries(
    words.filter((word) => word.includes("=")).map((word) => word.split("=")),
  ) as Readonly<Record<string, string | undefined>>;
  const which = options["call"];
  const order = orderOf([what, first, second], options, leg);
  return { ...event(who, order), which: which === undefined ? undefined : leg(which) };
}

function event(who: string, order: Order): CallOrder {
  return { type: "call-order", extn: who as Extn, by: undefined, which: undefined, order };
}

function orderOf(
  [what = "", first = "", second = ""]: readonly string[],
  { shown, queues, queue }: Readonly<Record<string, string | undefined>>,
  leg: Legs["leg"],
): Order {
  const mine = queues === undefined ? undefined : (queues.split(",") as QueueName[]);
  switch (what) {
    case "dial":
      return { type: "dial", to: targetOf(first, second), shown, queue: queue as QueueName | undefined };
    case "transfer":
    case "consult":
      return { type: what, to: targetOf(first, second), shown };
    case "move-waiting":
      return { type: what, to: targetOf(first, second), queues: mine };
    case "prioritise":
      return { type: what, priority: first === "" || first.includes("=") ? undefined : Number(first), queues: mine };
    case "send-digits":
      return { type: what, digits: first };
    case "record":
      return { type: what, doing: first as "start" };
    case "listen":
    case "whisper":
    case "barge":
    case "take-over":
      return { type: "supervise", manner: what, whom: watchedOf(first, second, leg), queues: mine };
    case "force-hang-up":
      return { type: what, whom: watchedOf(first, second, leg), queues: mine };
    default:
      return { type: what } as Order;
  }
}

function targetOf(kind: string, name: string): CallTarget {
  switch (kind) {
    case "number":
    case "ivr":
      return { type: kind, number: name };
    case "extension":
      return { type: kind, extn: name as Extn };
    case "agent":
      return { type: kind, agent: name as AgentId };
    case "queue":
      return { type: kind, queue: name as QueueName };
    default:
      throw new Error(`to whom? ${kind} ${name}`);
  }
}

function watchedOf(kind: string, name: string, leg: Legs["leg"]): Watched {
  return kind === "call" ? { type: "call", id: leg(name) } : { type: "agent", agent: name as AgentId };
}
