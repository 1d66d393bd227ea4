// How long something has lasted, by the server's clock. A thousand of them count up without anything being drawn anew.
import { useEffect, useRef } from "react";
import { durationOf } from "../shell/duration.ts";
import { live } from "../shell/live.ts";

const TICK_MS = 500;
const shown = new Map<HTMLElement, number>();
let ticker: ReturnType<typeof setInterval> | undefined;

function write(element: HTMLElement, since: number, now: number): void {
  const text = durationOf(now - since);
  if (element.textContent !== text) element.textContent = text;
}

function tick(): void {
  const now = live.serverNow;
  for (const [element, since] of shown) write(element, since, now);
}

/** `since`: milliseconds since 1970, by the server's clock. */
export function Elapsed({ since }: { readonly since: number }) {
  const span = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const element = span.current;
    if (element === null) return undefined;
    write(element, since, live.serverNow);
    shown.set(element, since);
    ticker ??= setInterval(tick, TICK_MS);
    return () => {
      shown.delete(element);
      if (shown.size > 0) return;
      clearInterval(ticker);
      ticker = undefined;
    };
  }, [since]);
  return <span className="number" ref={span} />;
}
