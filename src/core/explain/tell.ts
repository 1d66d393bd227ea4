import type { StoryBody } from "./story.ts";
import type { Words } from "./words.ts";
import { ENGLISH } from "./words-en.ts";
import { CHINESE } from "./words-zh.ts";

export const LANGUAGES = ["zh", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

const WORDS: Record<Language, Words> = { zh: CHINESE, en: ENGLISH };

export function wordsOf(language: Language): Words {
  return WORDS[language];
}

/** One line of a story as a sentence. */
export function tell(line: StoryBody, language: Language): string {
  const words = WORDS[language].story[line.what] as (line: StoryBody) => string;
  return words(line);
}
