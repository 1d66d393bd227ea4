// Every order, asked for by everybody, in every state that a call can be in: one that is refused changes nothing and says why, one that is
// carried out brings no mistake of ours to light, and the same one asked for at the same moment is told what has become of it.
import { serialize } from "node:v8";
import { describe, expect, it } from "vitest";
import { Center, type CenterState } from "../../src/core/center.ts";
import type { AgentId, Extn, QueueName } from "../../src/core/model.ts";
import type { CallTarget, Order } from "../../src/core/orders.ts";
import { reached, STATES } from "./states-of-calls.ts";

const TO_EXTENSION: CallTarget = { type: "extension", extn: "1002" as Extn };
const TARGETS: readonly CallTarget[] = [
  TO_EXTENSION,
  { type: "number", number: "13900139000" },
  { type: "number", number: "6000" },
  { type: "agent", agent: "1002" as AgentId },
  { type: "queue", queue: "waiting" as QueueName },
  { type: "number", number: "nowhere" },
];
const AGENT = { type: "agent", agent: "1001" as AgentId } as const;
const CALL = { type: "call", id: "c1" } as const;

/** Each kind with what it may be asked with; one that is missing does not compile. */
const ORDERS: { readonly [Type in Order["type"]]: readonly (Order & { readonly type: Type })[] } = {
  dial: TARGETS.map((to) => ({ type: "dial", to, shown: undefined, queue: undefined })),
  answer: [{ type: "answer" }],
  "hang-up": [{ type: "hang-up" }],
  hold: [{ type: "hold" }],
  unhold: [{ type: "unhold" }],
  mute: [{ type: "mute" }],
  unmute: [{ type: "unmute" }],
  "send-digits": [{ type: "send-digits", digits: "12#" }],
  transfer: TARGETS.map((to) => ({ type: "transfer", to, shown: undefined })),
  consult: TARGETS.map((to) => ({ type: "consult", to, shown: undefined })),
  "cancel-consult": [{ type: "cancel-consult" }],
  "complete-consult": [{ type: "complete-consult" }],
  swap: [{ type: "swap" }],
  "three-way": [{ type: "three-way" }],
  "end-three-way": [{ type: "end-three-way" }],
  supervise: (["listen", "whisper", "barge", "take-over"] as const).flatMap((manner) =>
    [AGENT, CALL].map((whom) => ({ type: "supervise", manner, whom, queues: undefined }) as const),
  ),
  "stop-supervising": [{ type: "stop-supervising" }],
  "force-hang-up": [AGENT, CALL].map((whom) => ({ type: "force-hang-up", whom, queues: undefined })),
  "move-waiting": TARGETS.map((to) => ({ type: "move-waiting", to, queues: undefined })),
  prioritise: [undefined, 0, 5].map((priority) => ({ type: "prioritise", priority, queues: undefined })),
  record: (["start", "stop", "pause", "resume"] as const).map((doing) => ({ type: "record", doing })),
  "invite-to-survey": [{ type: "invite-to-survey" }],
};

const ASKERS = [
  { extn: "1001" as Extn, by: "1001" as AgentId },
  { extn: "1002" as Extn, by: undefined },
  { extn: "1000" as Extn, by: undefined },
];
const WHICH = [undefined, "c1", "nothing"];

/** All that a center goes by; what it told of its last step is none of it. */
function contentOf({ facts: _, commands: __, ...state }: CenterState): Buffer {
  return serialize(state);
}

const counts = { carriedOut: 0, refused: 0 };

describe.each(STATES)("in the state: %s", (_name, state) => {
  const before = reached(state);
  it.each(Object.entries(ORDERS))("%s", (_type, orders) => {
    for (const order of orders) {
      for (const asker of ASKERS) {
        for (const which of WHICH) {
          const said = JSON.stringify({ order, ...asker, which });
          const center = new Center(structuredClone(before));
          const at = before.now + 5;
          center.step({ type: "tick", at });
          const quiet = contentOf(center.state);
          const asked = { type: "call-order", at, order, which, ...asker } as const;
          const { outcome, facts, commands } = center.step(asked);
          expect(
            facts.filter(({ type }) => type === "repaired"),
            said,
          ).toEqual([]);
          counts[outcome.ok ? "carriedOut" : "refused"] += 1;
          if (!outcome.ok) {
            expect(outcome.reason, said).toMatch(/\w.*\.$/);
            expect([facts, commands], said).toEqual([[], []]);
            expect(contentOf(center.state).equals(quiet), `${said} was refused and changed something`).toBe(true);
            continue;
          }
          const again = center.step(asked);
          expect(
            again.facts.filter(({ type }) => type === "repaired"),
            said,
          ).toEqual([]);
          if (!again.outcome.ok) expect([again.facts, again.commands], said).toEqual([[], []]);
        }
      }
    }
  });
});

it("some were carried out, and most were refused", () => {
  expect(counts.carriedOut).toBeGreaterThan(200);
  expect(counts.refused).toBeGreaterThan(counts.carriedOut);
});
