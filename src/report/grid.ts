// Figures by name and interval; only where something happened.
import { compareText } from "../core/compare-text.ts";
import { indexAt, type Interval } from "./intervals.ts";

export interface GridRow<Cell> extends Interval {
  readonly name: string;
  readonly cell: Cell;
}

export class Grid<Cell> {
  readonly intervals: readonly Interval[];
  readonly #make: () => Cell;
  readonly #cells = new Map<string, Map<number, Cell>>();
  #size = 0;

  constructor(intervals: readonly Interval[], make: () => Cell) {
    this.intervals = intervals;
    this.#make = make;
  }

  /** How many cells there are. */
  get size(): number {
    return this.#size;
  }

  /** The one of that instant; undefined where it lies in no interval. */
  at(name: string, instant: number): Cell | undefined {
    const index = indexAt(this.intervals, instant);
    return index < 0 ? undefined : this.#cell(name, index);
  }

  /** Each interval that a span touches, with how much of the span is in it. */
  *during(name: string, from: number, to: number): Generator<{ readonly cell: Cell; readonly ms: number }> {
    const [first, last] = [this.intervals[0], this.intervals.at(-1)];
    if (first === undefined || last === undefined) return;
    const end = Math.min(to, last.until);
    for (let at = Math.max(from, first.from); at < end;) {
      const index = indexAt(this.intervals, at);
      const until = Math.min(end, this.intervals[index]?.until ?? end);
      yield { cell: this.#cell(name, index), ms: until - at };
      at = until;
    }
  }

  /** By name, then by time. */
  rows(): readonly GridRow<Cell>[] {
    const rows: GridRow<Cell>[] = [];
    for (const [name, cells] of [...this.#cells].sort(([a], [b]) => compareText(a, b))) {
      for (const [index, cell] of [...cells].sort(([a], [b]) => a - b)) {
        const interval = this.intervals[index];
        if (interval !== undefined) rows.push({ name, ...interval, cell });
      }
    }
    return rows;
  }

  #cell(name: string, index: number): Cell {
    let cells = this.#cells.get(name);
    if (cells === undefined) this.#cells.set(name, (cells = new Map<number, Cell>()));
    let cell = cells.get(index);
    if (cell === undefined) {
      cells.set(index, (cell = this.#make()));
      this.#size += 1;
    }
    return cell;
  }
}
