// The center's own sounds: heard, uploaded, and removed where nothing plays them.
import { App, Button, Input } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useRef, useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../shell/api.ts";
import { durationOf } from "../shell/duration.ts";
import { Problem } from "./problem.tsx";
import "./admin.css";

const KEY = ["admin", "sounds"];

export function Page() {
  const { t } = useTranslation("admin");
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const { data = [], error } = useQuery({ queryKey: KEY, queryFn: () => answered(api.GET("/api/prompts")) });
  const removing = useMutation({
    mutationFn: (name: string) => answered(api.DELETE("/api/prompts/{name}", { params: { path: { name } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  const ask = (name: string): void => {
    void modal.confirm({
      title: t("reallyRemove", { what: name }),
      okText: t("remove"),
      okButtonProps: { danger: true },
      onOk: () => removing.mutate(name),
    });
  };
  return (
    <>
      <header className="admin-head">
        <h1>{t("kind.sounds")}</h1>
      </header>
      <Problem error={error ?? removing.error} />
      <section className="card scrolled" tabIndex={0} aria-label={t("kind.sounds")}>
        <table className="rows">
          <Head />
          <tbody>
            {data.map(({ name, duration_ms: ms, used_by: usedBy }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="number">{durationOf(ms)}</td>
                <td>
                  <bdi>{usedBy.join(", ")}</bdi>
                </td>
                <td>
                  <audio
                    {...{ controls: true, preload: "none", src: `/api/prompts/${encodeURIComponent(name)}` }}
                    aria-label={`${t("listen")}: ${name}`}
                  />
                </td>
                <td>
                  <Button
                    {...{ size: "small", danger: true }}
                    aria-label={`${t("remove")}: ${name}`}
                    onClick={() => ask(name)}
                  >
                    {t("remove")}
                  </Button>
                </td>
              </tr>
            ))}
            {data.length === 0 && (
              <tr>
                <td colSpan={5} className="quiet">
                  {t("none")}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </section>
      <Upload />
    </>
  );
}

function Head() {
  const { t } = useTranslation("admin");
  return (
    <thead>
      <tr>
        <th scope="col">{t("field.name")}</th>
        <th scope="col">{t("lasts")}</th>
        <th scope="col">{t("usedBy")}</th>
        <th scope="col">{t("listen")}</th>
        <th scope="col">{t("acts")}</th>
      </tr>
    </thead>
  );
}

function Upload() {
  const { t } = useTranslation("admin");
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const file = useRef<HTMLInputElement>(null);
  const [nameId, fileId] = [useId(), useId()];
  const uploading = useMutation({
    mutationFn: async () => {
      const form = new FormData();
      form.append("name", name.trim());
      const [chosen] = file.current?.files ?? [];
      if (chosen !== undefined) form.append("file", chosen);
      const body = form as unknown as Record<string, never>;
      await answered(api.POST("/api/prompts", { body, bodySerializer: () => form }));
    },
    onSuccess: async () => {
      setName("");
      if (file.current !== null) file.current.value = "";
      await queries.invalidateQueries({ queryKey: KEY });
    },
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    uploading.mutate();
  };
  return (
    <form className="card row-form" onSubmit={submit} aria-label={t("upload")}>
      <h2>{t("upload")}</h2>
      <Problem error={uploading.error} />
      <div className="field">
        <label htmlFor={nameId}>{t("field.name")}</label>
        <Input id={nameId} value={name} onChange={(event) => setName(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor={fileId}>{t("file")}</label>
        <input id={fileId} type="file" accept="audio/*" ref={file} required />
      </div>
      <div className="acts">
        <Button type="primary" htmlType="submit" disabled={name.trim() === ""} loading={uploading.isPending}>
          {t("upload")}
        </Button>
      </div>
    </form>
  );
}
