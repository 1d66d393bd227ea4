// The language of the page: what the browser likes, until somebody chooses. Texts of an area are loaded with it.
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { speakToServerIn } from "./api.ts";

export const LANGUAGES = ["zh", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

const KEPT_AS = "xcc-language";

type Module = { readonly texts: Readonly<Record<string, string>> };
const FILES = import.meta.glob<Module>("../i18n/{en,zh}/*.ts");

function languageAtFirst(): Language {
  const kept = localStorage.getItem(KEPT_AS);
  if (kept === "zh" || kept === "en") return kept;
  const liked = navigator.languages.find((one) => /^(zh|en)\b/i.test(one)) ?? "en";
  return liked.toLowerCase().startsWith("zh") ? "zh" : "en";
}

export async function speak(): Promise<void> {
  i18next.on("languageChanged", tellPage);
  await i18next
    .use({
      type: "backend" as const,
      init: () => undefined,
      read: async (language: string, area: string) => {
        const load = FILES[`../i18n/${language}/${area}.ts`];
        return load === undefined ? {} : (await load()).texts;
      },
    })
    .use(initReactI18next)
    .init({
      lng: languageAtFirst(),
      fallbackLng: false,
      supportedLngs: LANGUAGES,
      ns: ["shell"],
      defaultNS: "shell",
      keySeparator: false,
      // React escapes by itself.
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
}

function tellPage(language: string): void {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  speakToServerIn(language);
}

export function changeLanguage(language: Language): void {
  localStorage.setItem(KEPT_AS, language);
  void i18next.changeLanguage(language);
}

export function otherLanguage(language: string): Language {
  return language === "zh" ? "en" : "zh";
}
