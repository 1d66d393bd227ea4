// The state that a preview runs on: as the living one, as if nobody were calling, and its own. Nothing is copied that is not
// looked at: rows of the configuration never change, and what does is copied when it is first asked for.
import { MapView } from "./map-view.ts";
import { emptyState, type State } from "../state.ts";

export function previewState(state: State): State {
  return {
    ...emptyState(),
    started: state.started,
    now: state.now,
    clock: state.clock,
    lastFact: state.lastFact,
    lastCommand: state.lastCommand,
    chance: { ...state.chance },
    // Changed by rows of the configuration alone, of which none comes.
    schedule: state.schedule,
    callers: state.callers,
    numbers: state.numbers,
    hotlines: state.hotlines,
    hotlinesByNumber: state.hotlinesByNumber,
    // A tree may be tried in the place of one of them.
    ivrs: new MapView(state.ivrs),
    ivrsByNumber: new MapView(state.ivrsByNumber),
    menuTurns: new MapView(state.menuTurns),
    contacts: new MapView(state.contacts),
    lastServed: new MapView(state.lastServed),
    // Nobody is offered a call, so that agents and who of them is free stay as they are.
    agents: new MapView(state.agents),
    queues: new MapView(state.queues, (queue) => ({ ...queue, waiting: [] })),
    phones: new MapView(state.phones, (phone) => ({ ...phone, legs: new Set() })),
    trunks: new MapView(state.trunks, (trunk) => ({ ...trunk, legs: new Set() })),
    mailboxes: new MapView(state.mailboxes, (mailbox) => ({ ...mailbox })),
  };
}
