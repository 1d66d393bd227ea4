// Which page opens for an agent to whom a call comes.
import type { AgentId, Extn, QueueName } from "../model.ts";
import { filledIn, type Placeholder, type ScreenPop } from "../screen-pop.ts";
import { signedInAt, type State } from "../state.ts";
import type { Call } from "./call.ts";

/** What is to open for whoever is at that phone; the queue's own goes before the hotline's. */
export function popFor(
  state: State,
  call: Call,
  {
    queue,
    extn,
    agent,
  }: { readonly queue: QueueName | undefined; readonly extn?: Extn | undefined; readonly agent: AgentId | undefined },
): { readonly pop?: ScreenPop } {
  if (extn === undefined) return {};
  const config = (queue === undefined ? undefined : state.queues.get(queue)?.config.pop) ?? call.hotline?.pop;
  if (config === undefined) return {};
  const { template, ...manner } = config;
  const values: Readonly<Record<Placeholder, string>> = {
    ...{ number: call.callerNumber, name: call.callerName, dialled: call.dialled, hotline: call.hotline?.number ?? "" },
    ...{ queue: queue ?? "", call: call.id, agent: agent ?? signedInAt(state, extn) ?? "", extn },
  };
  return { pop: { url: filledIn(template, values), ...manner } };
}
