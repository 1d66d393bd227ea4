// When the center works, and by which clock: rows of the schedule.

/** A moment by a wall clock. `year` undefined: every year. */
export interface LocalTime {
  readonly year: number | undefined;
  /** 1 to 12. */
  readonly month: number;
  readonly dayOfMonth: number;
  /** Since midnight, as the clock shows it. */
  readonly timeMs: number;
}

/** A row of the schedule. Ends whose second is the 59th include it: 23:59:59 is the end of the day. */
export type TimeDefinition =
  /** Weekday 1 Monday .. 7 Sunday; an end at or before its beginning is on the next day. */
  | {
      readonly type: "work-time";
      readonly id: string;
      readonly weekday: number;
      readonly fromMs: number;
      readonly toMs: number;
    }
  /** A day off, or an extra workday (调休): both with years, or both without. */
  | {
      readonly type: "day-off" | "workday";
      readonly id: string;
      readonly name: string;
      readonly from: LocalTime;
      readonly to: LocalTime;
    };

/** How far local time is ahead of UTC, from instant to instant, in order; the first entry holds before its beginning too. */
export interface TimeZoneConfig {
  readonly name: string;
  readonly offsets: readonly { readonly from: number; readonly offsetMs: number }[];
}
