/**
 * What a part of the program can be asked about itself, at any time and at little cost. Generic, so that no part's words
 * cross into another: whoever shows the measures needs to know no more than names and numbers.
 */
export interface Measure {
  /** By Prometheus's conventions: base units last, counters end in `_total`. */
  readonly name: string;
  readonly help: string;
  readonly type: "counter" | "gauge";
  /** One without labels, or one for each combination of labels; their number is bounded, whatever comes from outside. */
  readonly samples: readonly MeasureSample[];
}

export interface MeasureSample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Measured {
  measures(): readonly Measure[];
}

/** Whoever wants to know how requests went. */
export interface RequestWatch {
  /** `route`: the pattern, never the URL that was asked for. */
  answered(request: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly ms: number;
  }): void;
  /** Passwords for a login are not looked at for a time. `place`: the kind of place they were tried from. */
  locked?(place: "session" | "device" | "network" | "stranger"): void;
}

/** All that is measured, as text for a scraper. */
export interface MetricsPage {
  readonly contentType: string;
  text(): Promise<string>;
}

/** Whoever wants to know how long the database's replies take. */
export interface QueryWatch {
  queried(ms: number): void;
}
