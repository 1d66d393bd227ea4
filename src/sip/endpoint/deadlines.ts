// All deadlines of an endpoint: a binary heap whose entries know their place, so that moving or dropping one costs
// log n and asking for the next costs nothing.
//
//            alarms[0]  the earliest
//           /         \
//     alarms[1]     alarms[2]        no child is earlier than its parent

/** One deadline of somebody: set, moved and cleared many times in its life. */
export class Alarm {
  /** When it goes off; meaningless while it is not set. */
  at = 0;
  /** Place in the heap, -1 while it is not set. Only `Deadlines` writes it. */
  place = -1;
  readonly ring: (now: number) => void;

  constructor(ring: (now: number) => void) {
    this.ring = ring;
  }
}

export class Deadlines {
  readonly #heap: Alarm[] = [];

  get size(): number {
    return this.#heap.length;
  }

  /** The earliest deadline. */
  next(): number | undefined {
    return this.#heap[0]?.at;
  }

  /** Sets or moves; infinity clears. */
  set(alarm: Alarm, at: number): void {
    if (at === Number.POSITIVE_INFINITY) {
      this.clear(alarm);
      return;
    }
    if (alarm.place < 0) {
      alarm.at = at;
      alarm.place = this.#heap.push(alarm) - 1;
      this.#up(alarm);
      return;
    }
    const before = alarm.at;
    alarm.at = at;
    if (at < before) this.#up(alarm);
    else if (at > before) this.#down(alarm);
  }

  clear(alarm: Alarm): void {
    const { place } = alarm;
    if (place < 0) return;
    alarm.place = -1;
    const last = this.#heap.pop();
    if (last === undefined || last === alarm) return;
    this.#put(last, place);
    this.#up(last);
    this.#down(last);
  }

  /** Rings all that are due, the earliest first. An alarm that is set again for a time already past rings again. */
  run(now: number): void {
    for (let first = this.#heap[0]; first !== undefined && first.at <= now; first = this.#heap[0]) {
      this.clear(first);
      first.ring(now);
    }
  }

  #put(alarm: Alarm, place: number): void {
    this.#heap[place] = alarm;
    alarm.place = place;
  }

  #up(alarm: Alarm): void {
    let place = alarm.place;
    while (place > 0) {
      const parentPlace = (place - 1) >> 1;
      const parent = this.#heap[parentPlace];
      if (parent === undefined || parent.at <= alarm.at) break;
      this.#put(parent, place);
      place = parentPlace;
    }
    this.#put(alarm, place);
  }

  #down(alarm: Alarm): void {
    let place = alarm.place;
    for (;;) {
      const leftPlace = 2 * place + 1;
      const left = this.#heap[leftPlace];
      const right = this.#heap[leftPlace + 1];
      if (left === undefined) break;
      const child = right !== undefined && right.at < left.at ? right : left;
      if (child.at >= alarm.at) break;
      const childPlace = child.place;
      this.#put(child, place);
      place = childPlace;
    }
    this.#put(alarm, place);
  }
}
