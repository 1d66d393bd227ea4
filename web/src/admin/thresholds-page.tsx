// From when the figures of a wallboard warn and alarm: the center's own, and of each queue those that are not as the center's.
import { Button, Input } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { answered, api, ApiProblem } from "../shell/api.ts";
import { Problem } from "./problem.tsx";
import "./admin.css";

const KEY = ["admin", "thresholds"];
const NAMES = [
  "waiting_warn",
  "waiting_alarm",
  "longest_wait_warn",
  "longest_wait_alarm",
  "service_level_warn",
  "service_level_alarm",
  "abandoned_warn",
  "abandoned_alarm",
] as const;
type Name = (typeof NAMES)[number];

type Row = Readonly<Record<Name, number>> & { readonly queue: string; readonly own: readonly string[] };

export function Page() {
  const { t } = useTranslation("admin");
  const { data, error } = useQuery({ queryKey: KEY, queryFn: () => answered(api.GET("/api/thresholds")) });
  return (
    <>
      <header className="admin-head">
        <h1>{t("thresholds")}</h1>
      </header>
      <p className="quiet">{t("thresholds.about")}</p>
      <Problem error={error} />
      {data?.data.map((row) => (
        <RowForm key={`${row.queue} ${JSON.stringify(row)}`} row={row} />
      ))}
    </>
  );
}

/** What is written; empty: as the center's. Of the center itself what holds. */
function writtenIn(row: Row): Readonly<Record<Name, string>> {
  const isOwn = (name: Name): boolean => row.queue === "" || row.own.includes(name);
  return Object.fromEntries(NAMES.map((name) => [name, isOwn(name) ? String(row[name]) : ""])) as Record<Name, string>;
}

function RowForm({ row }: { readonly row: Row }) {
  const { t } = useTranslation("admin");
  const queries = useQueryClient();
  const [written, setWritten] = useState(() => writtenIn(row));
  const before = writtenIn(row);
  const changed = NAMES.filter((name) => written[name].trim() !== before[name]);
  const saving = useMutation({
    mutationFn: () => {
      const given = Object.fromEntries(changed.map((name) => [name, written[name].trim()])) as Record<string, never>;
      return answered(api.PUT("/api/thresholds", { body: { queue: row.queue, ...given } }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  const problems = saving.error instanceof ApiProblem ? saving.error.fields : {};
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    saving.mutate();
  };
  const title = row.queue === "" ? t("thresholds.center") : row.queue;
  return (
    <form className="card row-form" aria-label={title} onSubmit={submit}>
      <h2>
        <bdi>{title}</bdi>
      </h2>
      <Problem error={saving.error} />
      <div className="columns">
        {NAMES.map((name) => (
          <div className="field" key={name} data-field={name}>
            <label>
              {t(`threshold.${name}`)}
              <Input
                {...{ inputMode: "numeric", value: written[name], placeholder: String(row[name]) }}
                {...(problems[name] === undefined ? {} : { "aria-invalid": true })}
                onChange={(event) => setWritten({ ...written, [name]: event.target.value })}
              />
            </label>
            {problems[name] !== undefined && (
              <span className="bad" role="alert">
                {problems[name]}
              </span>
            )}
          </div>
        ))}
      </div>
      <div className="acts">
        <Button type="primary" htmlType="submit" disabled={changed.length === 0} loading={saving.isPending}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
