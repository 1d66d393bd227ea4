// Where an event stands among all that have ever happened in an installation.

/** The number of the fact that it tells of, and which of that fact's events it is. */
export interface Place {
  readonly position: number;
  readonly index: number;
}

export function isAfter(one: Place, other: Place): boolean {
  return one.position > other.position || (one.position === other.position && one.index > other.index);
}
