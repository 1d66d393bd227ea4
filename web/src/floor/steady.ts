// Lists that do not jump under the hand: while the pointer or the focus is in one, nothing in it moves. Who comes stands at
// the end, and who goes stays where they were, marked, until it is left.
import { useRef, useState, type FocusEvent, type PointerEvent } from "react";

export interface Kept<Row> {
  readonly row: Row;
  /** Is not there any more. */
  readonly gone: boolean;
}

/** What a list shows while it is held: what it has shown, as it is now. */
export function keptOrder<Row>(
  before: readonly Kept<Row>[],
  now: readonly Row[],
  keyOf: (row: Row) => string,
): readonly Kept<Row>[] {
  const open = new Map(now.map((row) => [keyOf(row), row]));
  const old = before.map(({ row: last }) => {
    const row = open.get(keyOf(last));
    open.delete(keyOf(last));
    return { row: row ?? last, gone: row === undefined };
  });
  return [...old, ...[...open.values()].map((row) => ({ row, gone: false }))];
}

export function useSteady<Row>(rows: readonly Row[], keyOf: (row: Row) => string) {
  const [isPointed, setIsPointed] = useState(false);
  const [isFocused, setIsFocused] = useState(false);
  const kept = useRef<readonly Kept<Row>[]>([]);
  const isHeld = isPointed || isFocused;
  kept.current = isHeld ? keptOrder(kept.current, rows, keyOf) : rows.map((row) => ({ row, gone: false }));
  const hold = {
    onPointerEnter: (event: PointerEvent) => event.pointerType !== "touch" && setIsPointed(true),
    onPointerLeave: () => setIsPointed(false),
    onFocus: () => setIsFocused(true),
    onBlur: (event: FocusEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget)) setIsFocused(false);
    },
  };
  return { shown: kept.current, isHeld, hold };
}
