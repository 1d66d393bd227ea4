// Where a dialled number leads: hotline, queue, extension, in this order.
import { rowFor } from "../hotline/hotline.ts";
import type { Extn, HotlineConfig, QueueName } from "../model.ts";
import { joinQueue } from "../queue/join.ts";
import { periodAt } from "../schedule/period.ts";
import { fact, type State } from "../state.ts";
import type { Call } from "./call.ts";
import { huntExtension, huntHotline } from "./hunt.ts";
import { partWith } from "./part.ts";
import { releaseCall } from "./release.ts";

export function routeCall(state: State, call: Call): void {
  const rows = state.hotlinesByNumber.get(call.dialled);
  if (rows !== undefined) {
    routeHotline(state, call, rows);
    return;
  }
  if (routeToQueue(state, call, call.dialled as QueueName)) return;
  if (routeToExtension(state, call, call.dialled as Extn)) return;
  fact(state, { type: "call-unroutable", call: call.id, dialled: call.dialled });
  releaseCall(state, call, "center", "no-such-number");
}

function routeHotline(state: State, call: Call, rows: readonly HotlineConfig[]): void {
  const row = rowFor(rows, periodAt(state.now));
  if (row === undefined) {
    fact(state, { type: "call-routed", call: call.id, step: { type: "closed" } });
    partWith(state, call, "closed", "normal");
    return;
  }
  fact(state, { type: "call-routed", call: call.id, step: { type: "hotline", id: row.id, number: row.number } });
  const destination = row.destination;
  switch (destination.type) {
    case "only":
      huntHotline(state, call, destination.numbers, "turn");
      return;
    case "ringall":
      huntHotline(state, call, destination.numbers, "together");
      return;
    case "queue":
      if (!routeToQueue(state, call, destination.queue)) partWith(state, call, "nobody", "no-such-number");
      return;
    case "ivr":
      partWith(state, call, "nobody", "no-such-number");
      return;
  }
}

function routeToQueue(state: State, call: Call, name: QueueName): boolean {
  const queue = state.queues.get(name);
  if (queue === undefined) return false;
  fact(state, { type: "call-routed", call: call.id, step: { type: "queue", queue: name } });
  joinQueue(state, call, queue);
  return true;
}

/** A call from outside does not reach an extension directly. */
function routeToExtension(state: State, call: Call, extn: Extn): boolean {
  if (state.phones.get(extn)?.config === undefined || call.origin.type === "trunk") return false;
  fact(state, { type: "call-routed", call: call.id, step: { type: "extension", extn } });
  huntExtension(state, call, extn);
  return true;
}
