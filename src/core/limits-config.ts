// How long things last: what the settings say of it.

/** How long things last at most, so that nothing lives for ever, milliseconds; 0: no limit. */
export interface LimitsConfig {
  /** A call, from its beginning. */
  readonly callMs: number;
  /** A talk in which somebody holds, without a moment in which nobody does; a consultation that was answered, too. */
  readonly holdMs: number;
  /** A stay in a queue whose own row has no limit. */
  readonly queueMs: number;
  /** A stay in menus, until the caller is led elsewhere or talks with somebody. */
  readonly menuMs: number;
  /** After-call work that lasts until its agent says so. */
  readonly wrapUpMs: number;
}

export const NO_LIMITS: LimitsConfig = { callMs: 0, holdMs: 0, queueMs: 0, menuMs: 0, wrapUpMs: 0 };
