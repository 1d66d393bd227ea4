// Who uses a thing at this moment, for those who want to remove it.
import type { AgentView } from "../core/agent/agent.ts";
import type { Extn, QueueName } from "../core/model.ts";
import type { CenterPort } from "../ports/center.ts";
import type { Holder } from "../store/failures.ts";
import { MOST_HOLDERS } from "../store/holders.ts";
import type { RemovedUser } from "../store/people.ts";

/** Agents who are signed in to a queue, and callers who wait in it. */
export function livingInQueue(center: CenterPort, queue: QueueName): Holder[] {
  const calls = center.waiting(queue, MOST_HOLDERS);
  return [
    ...agents(center.agentStates(queue)),
    ...calls.map(({ call }): Holder => ({ type: "call", id: call, name: "" })),
  ];
}

/** The agent who is signed in at an extension. */
export function livingAtExtension(center: CenterPort, extn: Extn): Holder[] {
  return agents(center.agentStates().filter((view) => view.extn === extn));
}

/** The agent that a user is, and whoever is signed in at an extension of theirs. */
export function livingOfUser(center: CenterPort, { login, extns }: RemovedUser): Holder[] {
  return agents(center.agentStates().filter((view) => view.agent === login || extns.includes(view.extn)));
}

/** Calls that run over an outside line; they go on without it. */
export function livingOverLine(center: CenterPort, line: string): Holder[] {
  const view = center.trunkStates().find(({ trunk }) => trunk === line);
  return (view?.first ?? []).map((call): Holder => ({ type: "call", id: call, name: "" }));
}

function agents(views: readonly AgentView[]): Holder[] {
  return views.slice(0, MOST_HOLDERS).map(({ agent, extn }) => ({ type: "agent", id: agent, name: extn }));
}
