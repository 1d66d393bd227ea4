// The languages of the reference page.

export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in each of them. */
export type InEach = Readonly<Record<Language, string>>;
