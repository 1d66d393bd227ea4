// What explanations are told in: each language has one table, complete.
import type { ConsultEnd } from "../conversation/facts.ts";
import type { OfferEnd, QueueOutcome, SkipReason } from "../facts.ts";
import type { WaitsFor } from "../routing/explain.ts";
import type { ConsultWith } from "../report/conversation-record.ts";
import type { HelpEnd } from "../people/facts.ts";
import type { Cause } from "../switch.ts";
import type { StoryBody } from "./story.ts";

type StoryWords = {
  readonly [What in StoryBody["what"]]: (line: Extract<StoryBody, { what: What }>) => string;
};

export interface Words {
  readonly story: StoryWords;
  readonly outcome: Record<QueueOutcome, string>;
  readonly offerEnd: Record<OfferEnd, string>;
  readonly cause: Record<Cause, string>;
  readonly consultEnd: Record<ConsultEnd, string>;
  readonly helpEnd: Record<Exclude<HelpEnd, "answered">, string>;
  readonly turns: Record<ConsultWith, string>;
  readonly skipped: Record<SkipReason, string>;
  readonly waits: { readonly [Type in WaitsFor["type"]]: (waits: Extract<WaitsFor, { type: Type }>) => string };
}
