// The form of one row, whatever kind it is of.
import { Button, Modal } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../shell/api.ts";
import { FieldInput } from "./field-input.tsx";
import type { Kind } from "./kinds.ts";
import { Members } from "./members.tsx";
import { Problem } from "./problem.tsx";
import { bodyOf, save, valuesIn, type Row } from "./row.ts";

interface Props {
  readonly kind: Kind;
  /** Undefined: a new one. */
  readonly row: Row | undefined;
  readonly title: string;
  readonly onClose: () => void;
}

export function RowForm({ kind, row, title, onClose }: Props) {
  const { t } = useTranslation("admin");
  const queries = useQueryClient();
  const [values, setValues] = useState(() => valuesIn(row, kind));
  const saving = useMutation({
    mutationFn: (isForced: boolean) => save(kind, row, bodyOf(kind, row, values), isForced),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: ["admin", kind.name] });
    },
  });
  const asked = kind.fields.filter(({ isToldOnly }) => isToldOnly !== true);
  const problems = saving.error instanceof ApiProblem ? saving.error.fields : {};
  const canForce = (kind.forced ?? []).includes(row === undefined ? "add" : "change");
  const isComplete = row !== undefined || asked.every(({ name, isNeeded }) => isNeeded !== true || values[name] !== "");
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isComplete) saving.mutate(false);
  };
  return (
    <Modal open title={title} footer={null} width={760} onCancel={onClose}>
      <form className="row-form" onSubmit={submit}>
        <Problem error={saving.error} onForce={canForce ? () => saving.mutate(true) : undefined} />
        <div className="columns">
          {asked.map((field) => (
            <FieldInput
              key={field.name}
              field={field}
              value={values[field.name] ?? ""}
              isNew={row === undefined}
              problem={problems[field.name]}
              onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
            />
          ))}
        </div>
        <div className="acts">
          <Button type="primary" htmlType="submit" disabled={!isComplete} loading={saving.isPending}>
            {t("save")}
          </Button>
          <Button onClick={onClose}>{t("cancel")}</Button>
        </div>
      </form>
      {kind.hasMembers === true && row !== undefined && <Members queue={row.id} />}
    </Modal>
  );
}
