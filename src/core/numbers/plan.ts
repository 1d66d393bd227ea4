// What is known of a country's telephone numbers, as plain data: it comes with the configuration and stands in the event log, so that
// an old log is replayed by the plan of its time, whatever library has made a newer one (docs/numbers.md).

/** A numbering plan (ITU-T E.164) as it is seen from one place. Patterns are regular expressions without anchors. */
export interface NumberPlan {
  /** ISO 3166-1, as CN. */
  readonly country: string;
  /** Its calling code, as 86. */
  readonly code: string;
  /** Of the place, without the trunk prefix, as 10; "": none is set, and numbers within an area stay as they are. */
  readonly areaCode: string;
  /** Dialled before a number of another area, as 0; "": nothing is. */
  readonly trunk: string;
  /** What may stand before a national number: the trunk prefix, or a carrier's selection code. */
  readonly trunkPattern: string;
  /** Dialled before a number abroad, as 00. */
  readonly international: string;
  readonly internationalPattern: string;
  /** National numbers, without any prefix, that the plan has given out. */
  readonly given: string;
  /** Those that it has room for. */
  readonly possible: string;
  /** All calling codes. */
  readonly codes: readonly string[];
  /** Of these, where 0 before a number is not part of it when it is called from abroad. */
  readonly zeroTrunks: readonly string[];
}
