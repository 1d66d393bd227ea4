// What is left of a call or an agent in the engine's state.
import type { CenterState } from "../../src/core/center.ts";

/** Where the id of a call still stands, or where an agent still counts as signed in; whoever is hung up is as good as gone. */
export function traces(state: CenterState, id: string): string[] {
  const found: string[] = [];
  const note = (where: string, isThere: boolean): void => {
    if (isThere) found.push(where);
  };
  note("calls", state.calls.has(id as never));
  note("sent on", state.sentOn.has(id as never));
  note("back to menu", state.backToMenu.has(id as never));
  note(
    "legs",
    [...state.legs.values()].some(({ call, agent, ending }) => call === id || (agent === id && ending === undefined)),
  );
  note(
    "armed",
    state.deadlines.heap.some(({ due, cancelled }) => !cancelled && isAbout(due, id)),
  );
  for (const [name, queue] of state.queues) {
    note(
      `line of ${name}`,
      queue.waiting.some(({ call }) => call.id === id),
    );
    note(`members of ${name}`, queue.members.has(id as never));
    for (const roll of [queue.present, queue.eligible]) {
      note(
        `a roll of ${name}`,
        [...roll.members.keys()].some(({ agent }) => agent.id === id),
      );
      const counted = [...roll.counts.values()].reduce((sum, count) => sum + count, 0);
      note(`counts of ${name}`, counted !== roll.members.size);
    }
  }
  note(
    "phone",
    [...state.phones.values()].some(({ agent }) => agent === id),
  );
  note("session", state.agents.get(id as never)?.session !== undefined);
  return found;
}

function isAbout(due: object, id: string): boolean {
  return Object.entries(due).some(([key, value]) => key !== "leg" && key !== "type" && value === id);
}
