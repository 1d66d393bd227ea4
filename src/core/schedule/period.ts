import type { Period } from "../model.ts";

/** The period at an instant. With no work time defined at all, it is always work. */
export function periodAt(_at: number): Period {
  return "work";
}
