// One field of a form: what it is called, where it is written, and what the server has said of it.
import { Input } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Field } from "./kinds.ts";
import { NumberRules } from "./number-rules.tsx";
import { textOf, type NumberRule, type Value } from "./row.ts";

interface Props {
  readonly field: Field;
  readonly value: Value;
  readonly isNew: boolean;
  /** What was expected; undefined: nothing is wrong with it. */
  readonly problem: string | undefined;
  readonly onChange: (value: Value) => void;
}

export function FieldInput({ field, value, isNew, problem, onChange }: Props) {
  const { t } = useTranslation("admin");
  const [id, problemId] = [useId(), useId()];
  const { name, is } = field;
  const isOff = field.isOnlyAtFirst === true && !isNew;
  const common = {
    ...{ id, disabled: isOff, "aria-required": field.isNeeded === true && isNew },
    ...(problem === undefined ? {} : { "aria-invalid": true, "aria-describedby": problemId }),
  };
  const title = t(`field.${name}`);
  return (
    <div className={is.type === "number-rules" ? "field wide" : "field"} data-field={name}>
      {is.type === "number-rules" ? (
        <span>{title}</span>
      ) : (
        <label htmlFor={id}>
          {title}
          {field.isNeeded === true && isNew && <span aria-hidden> *</span>}
        </label>
      )}
      <Control {...{ field, value, isNew, common, onChange }} />
      {is.type === "secret" && !isNew && <span className="quiet">{t("secretKept")}</span>}
      {is.type === "names" && <span className="quiet">{t("withCommas")}</span>}
      {problem !== undefined && (
        <span id={problemId} className="bad" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}

interface ControlProps extends Pick<Props, "field" | "value" | "isNew" | "onChange"> {
  readonly common: Readonly<Record<string, string | boolean>> & { readonly disabled: boolean };
}

function Control({ field: { name, is }, value, isNew, common, onChange }: ControlProps) {
  const { t } = useTranslation("admin");
  switch (is.type) {
    case "yes-or-no":
      return (
        <input
          {...common}
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
      );
    case "choice":
      return (
        <select {...common} value={textOf(value)} onChange={(event) => onChange(event.target.value)}>
          {(isNew || value === "") && <option value="">{t("asUsual")}</option>}
          {is.of.map((one) => (
            <option key={one} value={one}>
              {t(`choice.${one}`)}
            </option>
          ))}
        </select>
      );
    case "number-rules":
      return <NumberRules title={t(`field.${name}`)} rules={value as readonly NumberRule[]} onChange={onChange} />;
    case "secret":
      return (
        <Input.Password
          {...common}
          autoComplete="new-password"
          value={textOf(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case "long-text":
      return (
        <Input.TextArea {...common} rows={2} value={textOf(value)} onChange={(event) => onChange(event.target.value)} />
      );
    case "text":
    case "names":
    case "number":
      return (
        <Input
          {...common}
          {...(is.type === "number" ? { inputMode: "numeric" as const } : {})}
          value={textOf(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}
