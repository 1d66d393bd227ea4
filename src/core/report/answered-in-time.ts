// Service levels. The word means five different things in call centers; each has its name here, with what is counted
// over what, so that nobody compares one with another unawares.

/** What became of the callers of a queue in some stretch of time. */
export interface CallerCounts {
  /** All who joined. */
  readonly offered: number;
  readonly answered: number;
  /** Answered within the target. */
  readonly answeredInTime: number;
  readonly abandoned: number;
  /** Gave up within the target, short ones included. */
  readonly abandonedInTime: number;
  /** Gave up at once: most likely a slip of the finger. */
  readonly abandonedShort: number;
}

/** An abandoned call is short below this. */
export const SHORT_ABANDON_MS = 5_000;

export const SERVICE_LEVELS = [
  "answered-in-time-of-answered",
  "handled-in-time-of-handled",
  "answered-in-time-of-handled",
  "answered-in-time-of-handled-without-short",
  "answered-in-time-of-offered",
] as const;
export type ServiceLevelName = (typeof SERVICE_LEVELS)[number];

/** What is counted over what, in words. "Handled": answered or abandoned. */
export const SERVICE_LEVEL_MEANING: Record<ServiceLevelName, string> = {
  "answered-in-time-of-answered": "answered within the target / answered",
  "handled-in-time-of-handled": "answered or abandoned within the target / answered or abandoned",
  "answered-in-time-of-handled": "answered within the target / answered or abandoned",
  "answered-in-time-of-handled-without-short":
    "answered within the target / answered or abandoned, less those who gave up within 5 s",
  "answered-in-time-of-offered": "answered within the target / offered",
};

export interface ServiceLevel {
  readonly numerator: number;
  readonly denominator: number;
  /** From 0 to 1; undefined: nobody was there to be served. */
  readonly share: number | undefined;
}

export function serviceLevelOf(name: ServiceLevelName, counts: CallerCounts): ServiceLevel {
  const { numerator, denominator } = fraction(name, counts);
  return { numerator, denominator, share: denominator === 0 ? undefined : numerator / denominator };
}

function fraction(name: ServiceLevelName, counts: CallerCounts): { numerator: number; denominator: number } {
  const { offered, answered, answeredInTime, abandoned, abandonedInTime, abandonedShort } = counts;
  const handled = answered + abandoned;
  switch (name) {
    case "answered-in-time-of-answered":
      return { numerator: answeredInTime, denominator: answered };
    case "handled-in-time-of-handled":
      return { numerator: answeredInTime + abandonedInTime, denominator: handled };
    case "answered-in-time-of-handled":
      return { numerator: answeredInTime, denominator: handled };
    case "answered-in-time-of-handled-without-short":
      return { numerator: answeredInTime, denominator: handled - abandonedShort };
    case "answered-in-time-of-offered":
      return { numerator: answeredInTime, denominator: offered };
  }
}
