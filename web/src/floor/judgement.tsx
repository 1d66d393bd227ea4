// A figure, and whether it is worth a look: by colour, by a sign, and by a word for those who see neither.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Level } from "./thresholds.ts";

const SIGNS = { warn: "▲", alarm: "‼" } as const;

export function Judgement({ level, children }: { readonly level: Level; readonly children: ReactNode }) {
  const { t } = useTranslation("floor");
  if (level === "fine") return <span className="number">{children}</span>;
  return (
    <span className={`number judged ${level}`} data-level={level}>
      <span aria-hidden>{SIGNS[level]} </span>
      {children}
      <span className="unseen"> {t(`judged.${level}`)}</span>
    </span>
  );
}
