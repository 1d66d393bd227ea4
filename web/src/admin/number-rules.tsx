// Which numbers go over a line, and as what: the first rule that fits counts.
import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { NumberRule } from "./row.ts";

interface Props {
  readonly title: string;
  readonly rules: readonly NumberRule[];
  readonly onChange: (rules: readonly NumberRule[]) => void;
}

const EMPTY: NumberRule = { prefix: "", strip: 0, prepend: "" };

export function NumberRules({ title, rules, onChange }: Props) {
  const { t } = useTranslation("admin");
  const put = (index: number, part: Partial<NumberRule>): void =>
    onChange(rules.map((rule, at) => (at === index ? { ...rule, ...part } : rule)));
  return (
    <div className="rules" role="group" aria-label={title}>
      {rules.map(({ prefix, strip, prepend }, index) => (
        // They have no name but their place.
        <div key={index} className="rule" role="group" aria-label={`${title} ${String(index + 1)}`}>
          <Input
            aria-label={t("prefix")}
            placeholder={t("prefix")}
            value={prefix}
            onChange={(event) => put(index, { prefix: event.target.value })}
          />
          <Input
            aria-label={t("strip")}
            inputMode="numeric"
            value={String(strip)}
            onChange={(event) => put(index, { strip: Number(event.target.value.replace(/\D/g, "")) })}
          />
          <Input
            aria-label={t("prepend")}
            placeholder={t("prepend")}
            value={prepend}
            onChange={(event) => put(index, { prepend: event.target.value })}
          />
          <Button
            aria-label={`${t("remove")}: ${title} ${String(index + 1)}`}
            onClick={() => onChange(rules.filter((_rule, at) => at !== index))}
          >
            ×
          </Button>
        </div>
      ))}
      <Button onClick={() => onChange([...rules, EMPTY])}>{t("addRule")}</Button>
    </div>
  );
}
