// What is asked of the thread that makes facts again, and what it answers.
import type { Fact } from "../../core/facts.ts";

export interface FactQuestion {
  readonly from: number;
  readonly limit: number;
}

export type FactAnswer = { readonly facts: readonly Fact[] } | { readonly error: string };
