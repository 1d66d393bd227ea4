import type { Clock } from "../ports/clock.ts";

/** What the wall clock may run ahead before it is followed: it was set, or the machine slept. */
const FOLLOW_AFTER_MS = 1_000;
/** The longest a Node timer can be set for. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * The machine's clock, made steady: it follows the wall clock forwards and never goes back, nor before `notBefore`: what has
 * happened was not later than now.
 */
export function systemClock(notBefore = 0): Clock {
  let anchorWall = Math.max(Date.now(), notBefore);
  let anchorSteady = performance.now();
  const now = (): number => {
    const steady = anchorWall + (performance.now() - anchorSteady);
    const wall = Date.now();
    if (wall - steady > FOLLOW_AFTER_MS) {
      anchorWall = wall;
      anchorSteady = performance.now();
      return wall;
    }
    return Math.floor(steady);
  };
  const wakeAt = (at: number, wake: () => void): (() => void) => {
    let timer: NodeJS.Timeout;
    const arm = (): void => {
      // Rounded up, so that it is not too early by a fraction.
      const delay = Math.min(Math.max(0, Math.ceil(at - now())), LONGEST_TIMER_MS);
      timer = setTimeout(() => {
        if (now() < at) arm();
        else wake();
      }, delay);
    };
    arm();
    return () => clearTimeout(timer);
  };
  return { now, wakeAt };
}
