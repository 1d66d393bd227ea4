// The languages of the reference page and of what is said where something is wrong.

export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in each of them. */
export type InEach = Readonly<Record<Language, string>>;

/** Of `Accept-Language` (RFC 9110 section 12.5.4): what is liked most of what there is; English where that says nothing. */
export function languageOf(header: string | undefined): Language {
  let best: { readonly language: Language; readonly quality: number } | undefined;
  for (const range of (header ?? "").slice(0, LONGEST_HEADER).split(",")) {
    const [tag = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const language = LANGUAGES.find((one) => tag === one || tag.startsWith(`${one}-`));
    if (language === undefined) continue;
    const given = parameters.find((one) => one.startsWith("q="))?.slice(2) ?? "1";
    const quality = /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(given) ? Number(given) : 0;
    if (quality > (best?.quality ?? 0)) best = { language, quality };
  }
  return best?.language ?? "en";
}

const LONGEST_HEADER = 500;
