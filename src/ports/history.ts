// What has happened and is kept for a while.

/** What an operator sets a time for: call records and what is counted beside them, alarms, what people have written to one another. */
export type HistoryKind = "call-records" | "alarms" | "messages";

export interface KeptHistory {
  /**
   * Removes at most `most` rows of each table of that kind which were over before that time (milliseconds since 1970), the oldest
   * first: what goes on is kept. `isMore`: it is to be asked again. Rejects while the database is away.
   */
  expire(kind: HistoryKind, before: number, most: number): Promise<{ readonly gone: number; readonly isMore: boolean }>;
}

export interface RenamedHistory {
  /**
   * Brings at most `most` rows of each kind that name a queue by a former name under the one that it has now. `isMore`: it is to be
   * asked again. Rejects while the database is away.
   */
  follow(most: number): Promise<{ readonly isMore: boolean }>;
}
