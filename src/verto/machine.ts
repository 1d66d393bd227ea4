// The call part of Verto as a state machine: what happens at sockets and what the user wants come in, answers, pushes and events
// go out. It has no socket and no clock; deadlines are in its state.
import { onAsked } from "./from-client.ts";
import { onOrder, requestSettled, tellReferral } from "./orders.ts";
import { attachOver, bar, enter, entrySettled, graceOver, keptOver, leave, leaveAll } from "./pages.ts";
import type { DeadlineKey, Verto } from "./state.ts";
import type { VertoEffect, VertoInput } from "./vocabulary.ts";

export function stepVerto(verto: Verto, input: VertoInput, now: number): readonly VertoEffect[] {
  switch (input.type) {
    case "entered":
      return enter(verto, input, now);
    case "left":
      return leave(verto, input.socket, now);
    case "all-left":
      return leaveAll(verto, now);
    case "asked":
      return onAsked(verto, input, now);
    case "barred":
      return bar(verto, input.user);
    case "settled":
      return input.of.request === undefined ? entrySettled(verto, input.of.socket) : requestSettled(verto, input.of);
    case "tick":
      return tick(verto, now);
    case "invite":
    case "ring":
    case "accept":
    case "end":
    case "answer-offer":
    case "refuse-offer":
    case "probe":
    case "tell-referral":
      return onOrder(verto, input);
  }
}

function tick(verto: Verto, now: number): readonly VertoEffect[] {
  const due = [...verto.deadlines].filter(([, at]) => at <= now).sort(([, one], [, other]) => one - other);
  return due.flatMap(([key]) => {
    verto.deadlines.delete(key);
    return onDue(verto, key);
  });
}

function onDue(verto: Verto, key: DeadlineKey): readonly VertoEffect[] {
  const at = key.indexOf(" ");
  const id = key.slice(at + 1);
  switch (key.slice(0, at) as "grace" | "kept" | "attach" | "referral") {
    case "grace":
      return graceOver(verto, id);
    case "kept":
      return keptOver(verto, id);
    case "attach":
      return attachOver(verto, id);
    case "referral":
      return tellReferral(verto, id, undefined);
  }
}
