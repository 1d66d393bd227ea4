// What an agent has done today: calls answered for queues, and time talked on them. Kept per day and begun anew at the
// first look after midnight, so that no thousand agents are touched at once.

export interface Figures {
  readonly talkMs: number;
  readonly answered: number;
}

export interface Today {
  /** The day these figures are of, by its first instant. */
  readonly dayStart: number;
  /** Of talks that are over, or the part of them that fell into this day. */
  talkMs: number;
  answered: number;
  /** Talks that go on, and the sum of the instants at which they began: together their length at any time. */
  talks: number;
  begunSumMs: number;
}

interface Worker {
  today: Today;
}

export function nothingToday(dayStart: number): Today {
  return { dayStart, talkMs: 0, answered: 0, talks: 0, begunSumMs: 0 };
}

/** Of a talk that goes on over midnight, the new day has what follows midnight. */
function todayOf(worker: Worker, dayStart: number): Today {
  const { today } = worker;
  if (today.dayStart === dayStart) return today;
  worker.today = { ...nothingToday(dayStart), talks: today.talks, begunSumMs: today.talks * dayStart };
  return worker.today;
}

export function figuresOf(worker: Worker, now: number, dayStart: number): Figures {
  const { talkMs, answered, talks, begunSumMs } = todayOf(worker, dayStart);
  return { answered, talkMs: talkMs + talks * now - begunSumMs };
}

export function countAnswered(worker: Worker, now: number, dayStart: number): void {
  const today = todayOf(worker, dayStart);
  today.answered += 1;
  today.talks += 1;
  today.begunSumMs += now;
}

/** A talk of a run before this one, which counted it then. */
export function addPastTalk(worker: Worker, from: number, until: number, dayStart: number): void {
  const today = todayOf(worker, dayStart);
  if (from >= dayStart) today.answered += 1;
  today.talkMs += Math.max(0, until - Math.max(from, dayStart));
}

/** `since`: when this talk began, which may have been yesterday. */
export function countTalked(worker: Worker, since: number, now: number, dayStart: number): void {
  const today = todayOf(worker, dayStart);
  // An agent who was removed and made again while they talked has begun nothing.
  if (today.talks === 0) return;
  const begun = Math.max(since, dayStart);
  today.talkMs += now - begun;
  today.talks -= 1;
  today.begunSumMs -= begun;
}
