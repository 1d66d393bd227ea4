// By what a menu's node connects: numbers in turn, from memory, together, or a queue.
import type { Call, InMenu } from "../call/call.ts";
import { huntForMenu, targetOf } from "../call/hunt.ts";
import type { ConnectingNode, QueueName } from "../model.ts";
import { knownBy } from "../numbers/compare.ts";
import { joinQueue } from "../queue/join.ts";
import { queueOnceNamed } from "../queue/rename.ts";
import { fact, type State } from "../state.ts";
import { lastServer } from "./contacts.ts";

/** `back`: where the caller stands again if nobody answers. */
export function connectBy(state: State, call: Call, back: InMenu, node: ConnectingNode): void {
  const { business, ringMs } = node;
  const hunt = (
    numbers: readonly string[],
    mode: "together" | "turn",
    turns: { readonly turnsOf?: string } = {},
  ): void => {
    const targets = numbers.map((number) => targetOf(state, number)).filter(({ ways }) => ways.length > 0);
    huntForMenu(state, call, { targets, mode, ringMs, otherwise: back, ...turns });
  };
  switch (business.type) {
    case "queue":
      joinByMenu(state, call, back, business.queue);
      return;
    case "order":
      hunt(business.numbers, "turn");
      return;
    case "memory":
      hunt(fromMemory(state, call, node.id, business.numbers), "turn", { turnsOf: node.id });
      return;
    case "ringall":
      hunt(business.numbers, "together");
      return;
  }
}

function joinByMenu(state: State, call: Call, back: InMenu, name: QueueName): void {
  const queue = queueOnceNamed(state, name);
  if (queue === undefined) {
    call.stage = back;
    state.backToMenu.add(call.id);
    return;
  }
  fact(state, { type: "call-routed", call: call.id, step: { type: "queue", queue: queue.config.name } });
  joinQueue(state, call, queue);
}

/** All of them, beginning with the one who last served this caller, else with the one after the last offered. */
function fromMemory(state: State, call: Call, node: string, numbers: readonly string[]): readonly string[] {
  const server = lastServer(state.contacts, knownBy(state, call), state.now);
  const known = server === undefined ? -1 : numbers.indexOf(server);
  const turn = state.menuTurns.get(node);
  const first = known >= 0 ? known : turn === undefined ? 0 : numbers.indexOf(turn) + 1;
  return [...numbers.slice(first), ...numbers.slice(0, first)];
}
