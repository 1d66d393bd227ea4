// Messages between people, as the engine keeps them.

/** A message that its reader has not read. */
export interface PeopleMessage {
  /** The number of the fact that it was sent by: later messages have higher ones. */
  readonly id: number;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** A date, milliseconds since 1970. */
  readonly sentAt: number;
  /** The request for help that it answers. */
  readonly help: string | undefined;
}

/** What was sent by a sender's own key. */
export type Keyed = Pick<PeopleMessage, "id" | "to" | "text">;
