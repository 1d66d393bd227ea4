// By what a menu's node connects: numbers in turn, from memory, together, or a queue.
import type { Call, InMenu } from "../call/call.ts";
import { huntForMenu, targetOf } from "../call/hunt.ts";
import type { ConnectingNode } from "../model.ts";
import { knownBy } from "../numbers/compare.ts";
import { joinQueue } from "../queue/join.ts";
import { fact, type State } from "../state.ts";
import { lastServer } from "./contacts.ts";

/** `back`: where the caller stands again if nobody answers. */
export function connectBy(state: State, call: Call, back: InMenu, node: ConnectingNode): void {
  const { business, ringMs } = node;
  if (business.type === "queue") {
    const queue = state.queues.get(business.queue);
    if (queue === undefined) {
      call.stage = back;
      state.backToMenu.add(call.id);
      return;
    }
    fact(state, { type: "call-routed", call: call.id, step: { type: "queue", queue: business.queue } });
    joinQueue(state, call, queue);
    return;
  }
  const numbers = business.numbers;
  const ordered = business.type === "memory" ? fromMemory(state, call, node.id, numbers) : numbers;
  huntForMenu(state, call, {
    targets: ordered.map((number) => targetOf(state, number)).filter(({ ways }) => ways.length > 0),
    mode: business.type === "ringall" ? "together" : "turn",
    ringMs,
    otherwise: back,
    ...(business.type === "memory" ? { turnsOf: node.id } : {}),
  });
}

/** All of them, beginning with the one who last served this caller, else with the one after the last offered. */
function fromMemory(state: State, call: Call, node: string, numbers: readonly string[]): readonly string[] {
  const server = lastServer(state.contacts, knownBy(state, call), state.now);
  const known = server === undefined ? -1 : numbers.indexOf(server);
  const turn = state.menuTurns.get(node);
  const first = known >= 0 ? known : turn === undefined ? 0 : numbers.indexOf(turn) + 1;
  return [...numbers.slice(first), ...numbers.slice(0, first)];
}
