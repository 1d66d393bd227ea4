import type { Candidate } from "../facts.ts";
import type { WaitsFor } from "../routing/explain.ts";
import type { StoryBody } from "./story.ts";
import type { Words } from "./words.ts";
import { ENGLISH } from "./words-en.ts";
import { CHINESE } from "./words-zh.ts";

export const LANGUAGES = ["zh", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

const WORDS: Record<Language, Words> = { zh: CHINESE, en: ENGLISH };

/** One line of a story as a sentence. */
export function tell(line: StoryBody, language: Language): string {
  const words = WORDS[language].story[line.what] as (line: StoryBody) => string;
  return words(line);
}

/** What must happen for a waiting caller to move. */
export function tellWaits(waits: WaitsFor, language: Language): string {
  const words = WORDS[language].waits[waits.type] as (waits: WaitsFor) => string;
  return words(waits);
}

/** Why a candidate was not the one; undefined: they were. */
export function tellSkipped({ skipped }: Candidate, language: Language): string | undefined {
  return skipped === undefined ? undefined : WORDS[language].skipped[skipped];
}
