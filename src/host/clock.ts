// Two kinds of time. What lasts or is due goes by the machine's steady clock, which nobody can set. What is a date goes by the
// wall clock, which is set by people and by NTP, forwards and back. How far the two are apart is looked at once a second.
import { readFileSync } from "node:fs";
import type { Clock } from "../ports/clock.ts";

/** The wall clock is followed when it is so far from where it was expected: it was set. Beyond what two looks are apart. */
const FOLLOW_FROM_MS = 250;
/** A machine has slept where so much of the time since it was started is in no steady clock. */
const SLEPT_FROM_MS = 1_000;
/** The longest a Node timer can be set for. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** What the machine has. */
export interface TimeSources {
  /** Milliseconds since 1970; can be set. */
  readonly wall: () => number;
  /** Milliseconds; cannot be set, and stands still while the machine sleeps. */
  readonly steady: () => number;
  /** Milliseconds since the machine was started, sleep included; undefined: it does not tell. */
  readonly sinceBoot: () => number | undefined;
}

export interface ClockBegin {
  /** What has happened was not later than that. */
  readonly notBefore?: number | undefined;
  /** What the wall clock showed beyond steady time when the process before this one was last there. */
  readonly offsetMs?: number | undefined;
}

/** What was found when the clock was looked at. */
export interface ClockFound {
  /** The wall clock was set by so much; 0: it was not. */
  readonly setByMs: number;
  /** The machine has slept for so long: that time has passed. */
  readonly sleptMs: number;
}

export interface SystemClock extends Clock {
  date(): number;
  /** What `date` shows beyond `now`. */
  readonly offsetMs: number;
  /** Follows the wall clock if it was set, and lets time pass in which the machine slept. */
  look(): ClockFound;
}

export const MACHINE: TimeSources = {
  wall: () => Date.now(),
  steady: () => performance.now(),
  sinceBoot: () => {
    try {
      // Linux: seconds, two decimals.
      const seconds = Number.parseFloat(readFileSync("/proc/uptime", "latin1"));
      return Number.isFinite(seconds) ? seconds * 1_000 : undefined;
    } catch {
      return undefined;
    }
  },
};

/** The machine's clock. Goes on where the process before this one was, `notBefore` and by its offset. */
export function systemClock({ notBefore = 0, offsetMs: before = 0 }: ClockBegin = {}, from = MACHINE): SystemClock {
  const anchorSteady = from.steady();
  const begunAt = from.wall();
  let anchor = Math.max(begunAt - before, notBefore);
  let offsetMs = begunAt - anchor;
  let sleepSoFar = sleepOf(from);
  const armed = new Set<() => void>();

  const now = (): number => Math.floor(anchor + (from.steady() - anchorSteady));
  const look = (): ClockFound => {
    const sleep = sleepOf(from);
    const slept = sleep === undefined || sleepSoFar === undefined ? 0 : sleep - sleepSoFar;
    const sleptMs = slept >= SLEPT_FROM_MS ? Math.round(slept) : 0;
    if (sleptMs > 0) {
      sleepSoFar = sleep;
      anchor += sleptMs;
    }
    const setByMs = Math.round(from.wall() - (now() + offsetMs));
    const isSet = Math.abs(setByMs) >= FOLLOW_FROM_MS;
    if (isSet) offsetMs += setByMs;
    // Node's timers slept as well.
    if (sleptMs > 0) for (const arm of [...armed]) arm();
    return { setByMs: isSet ? setByMs : 0, sleptMs };
  };
  const wakeAt = (at: number, wake: () => void): (() => void) => {
    let timer: NodeJS.Timeout | undefined;
    const arm = (): void => {
      clearTimeout(timer);
      // Rounded up, so that it is not too early by a fraction.
      const delay = Math.min(Math.max(0, Math.ceil(at - now())), LONGEST_TIMER_MS);
      timer = setTimeout(() => {
        if (now() < at) {
          arm();
          return;
        }
        armed.delete(arm);
        wake();
      }, delay);
    };
    arm();
    armed.add(arm);
    return () => {
      armed.delete(arm);
      clearTimeout(timer);
    };
  };
  return {
    ...{ now, wakeAt, look },
    date: () => now() + offsetMs,
    get offsetMs() {
      return offsetMs;
    },
  };
}

function sleepOf({ sinceBoot, steady }: TimeSources): number | undefined {
  const boot = sinceBoot();
  return boot === undefined ? undefined : boot - steady();
}

/** For those who only want dates. */
export function datesOf(clock: Clock): { now(): number } {
  return { now: () => clock.date() };
}
