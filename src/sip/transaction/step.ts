/** What a pure machine makes of an event: its next state, and what is to be done, in order. */
export type Step<State, Effect> = readonly [state: State, effects: readonly Effect[]];
