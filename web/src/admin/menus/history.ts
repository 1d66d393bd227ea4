// What was before, for undoing and doing again.

const MOST = 50;

export interface History<State> {
  readonly before: readonly State[];
  readonly now: State;
  readonly after: readonly State[];
}

export function historyOf<State>(now: State): History<State> {
  return { before: [], now, after: [] };
}

/** `isSameEdit`: it goes on with the last edit, as one more letter of a name does. */
export function edited<State>(history: History<State>, now: State, isSameEdit = false): History<State> {
  if (now === history.now) return history;
  if (isSameEdit && history.before.length > 0) return { ...history, now, after: [] };
  return { before: [...history.before, history.now].slice(-MOST), now, after: [] };
}

export function undone<State>(history: History<State>): History<State> {
  const now = history.before.at(-1);
  if (now === undefined) return history;
  return { before: history.before.slice(0, -1), now, after: [history.now, ...history.after] };
}

export function redone<State>(history: History<State>): History<State> {
  const [now, ...after] = history.after;
  if (now === undefined) return history;
  return { before: [...history.before, history.now].slice(-MOST), now, after };
}
