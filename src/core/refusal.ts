import type { Outcome } from "./events.ts";

export type Refusal = Extract<Outcome, { readonly ok: false }>;

/** `until`: when it could be done, as a date, milliseconds since 1970; undefined: that depends on others than the clock. */
export function refuse(code: Refusal["code"], reason: string, until?: number): Refusal {
  return until === undefined ? { ok: false, code, reason } : { ok: false, code, reason, until };
}
