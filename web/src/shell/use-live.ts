// What components take of how the center stands. They are drawn anew only where what they have selected is another.
import { useRef, useSyncExternalStore } from "react";
import type { CenterView } from "../../../src/client/index.ts";
import { live, type Live } from "./live.ts";

type Same<Value> = (one: Value, other: Value) => boolean;

/** `useLive((view) => view.agents.get(agent))`; of what is made anew each time say when it is the same. */
export function useLive<Value>(select: (view: CenterView, live: Live) => Value, same: Same<Value> = Object.is): Value {
  const kept = useRef<{ readonly version: number; readonly select: unknown; readonly value: Value } | undefined>(
    undefined,
  );
  const get = (): Value => {
    const version = live.version();
    const before = kept.current;
    if (before !== undefined && before.version === version && before.select === select) return before.value;
    const found = select(live.view, live);
    const value = before !== undefined && same(before.value, found) ? before.value : found;
    kept.current = { version, select, value };
    return value;
  };
  return useSyncExternalStore(live.subscribe, get);
}

export function sameItems<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, index) => Object.is(item, other[index]));
}

export function sameFields<Fields extends object>(one: Fields, other: Fields): boolean {
  const names = Object.keys(one) as (keyof Fields)[];
  return names.length === Object.keys(other).length && names.every((name) => Object.is(one[name], other[name]));
}

const TICK_MS = 500;
const tickers = new Set<() => void>();
let ticker: ReturnType<typeof setInterval> | undefined;

function onTick(listener: () => void): () => void {
  tickers.add(listener);
  ticker ??= setInterval(() => {
    for (const one of [...tickers]) one();
  }, TICK_MS);
  return () => {
    tickers.delete(listener);
    if (tickers.size > 0) return;
    clearInterval(ticker);
    ticker = undefined;
  };
}

/** The server's clock, milliseconds since 1970, anew twice a second. */
export function useNow(): number {
  return useSyncExternalStore(onTick, () => Math.floor(live.serverNow / TICK_MS) * TICK_MS);
}
