// All rows of one kind: a table, a form for one of them, and what the server says when one cannot go.
import { App, Button } from "antd";
import { Link } from "@tanstack/react-router";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { kindNamed, type Field, type Kind, type KindName } from "./kinds.ts";
import { Problem } from "./problem.tsx";
import { RowForm } from "./row-form.tsx";
import { remove, rowsOf, textOf, valueIn, type Row } from "./row.ts";
import "./admin.css";

const PER_PAGE = 50;
const ANEW_MS = 5_000;

export function pageOf(name: KindName): { readonly Page: ComponentType } {
  const kind = kindNamed(name);
  const Page = () => <KindPage kind={kind} />;
  return { Page };
}

function KindPage({ kind }: { readonly kind: Kind }) {
  const { t } = useTranslation("admin");
  const [page, setPage] = useState(1);
  /** "new": one that is not there yet. */
  const [open, setOpen] = useState<Row | "new">();
  const { data, error } = useQuery({
    queryKey: ["admin", kind.name, page],
    queryFn: () => rowsOf(kind, page, PER_PAGE),
    placeholderData: keepPreviousData,
    refetchInterval: kind.isLive === true ? ANEW_MS : false,
  });
  const removing = useRemoving(kind);
  const title = t(`kind.${kind.name}`);
  return (
    <>
      <header className="admin-head">
        <h1>{title}</h1>
        <Button type="primary" onClick={() => setOpen("new")}>
          {t("add")}
        </Button>
      </header>
      <Problem error={error ?? removing.error} onForce={removing.force} />
      <Rows {...{ kind, title, rows: data?.data, onOpen: setOpen, onRemove: removing.ask }} />
      {data !== undefined && data.pageCount > 1 && (
        <nav className="acts" aria-label={t("pages")}>
          <Button disabled={page === 1} onClick={() => setPage(page - 1)}>
            {t("before")}
          </Button>
          <span className="number">
            {page} / {data.pageCount}
          </span>
          <Button disabled={page >= data.pageCount} onClick={() => setPage(page + 1)}>
            {t("next")}
          </Button>
        </nav>
      )}
      {open !== undefined && (
        <RowForm
          key={open === "new" ? open : open.id}
          kind={kind}
          row={open === "new" ? undefined : open}
          title={open === "new" ? `${title}: ${t("add")}` : `${title}: ${calledIn(kind, open)}`}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

interface RowsProps {
  readonly kind: Kind;
  readonly title: string;
  readonly rows: readonly Row[] | undefined;
  readonly onOpen: (row: Row) => void;
  readonly onRemove: (row: Row) => void;
}

function Rows({ kind, title, rows, onOpen, onRemove }: RowsProps) {
  const { t } = useTranslation("admin");
  const listed = kind.fields.filter(({ isListed }) => isListed === true);
  return (
    <section className="card scrolled" tabIndex={0} aria-label={title}>
      <table className="rows">
        <thead>
          <tr>
            {listed.map(({ name }) => (
              <th key={name} scope="col">
                {t(`field.${name}`)}
              </th>
            ))}
            <th scope="col">{t("acts")}</th>
          </tr>
        </thead>
        <tbody>
          {rows?.map((row) => (
            <tr key={row.id} data-row={row.id}>
              {listed.map((field) => (
                <td key={field.name}>
                  <Cell field={field} row={row} />
                </td>
              ))}
              <td>
                <div className="acts">
                  {kind.hasEditor === true && (
                    <Link
                      to={`/admin/${kind.name}/${String(row.id)}`}
                      aria-label={`${t("menu.edit")}: ${calledIn(kind, row)}`}
                    >
                      {t("menu.edit")}
                    </Link>
                  )}
                  <Button
                    size="small"
                    aria-label={`${t("change")}: ${calledIn(kind, row)}`}
                    onClick={() => onOpen(row)}
                  >
                    {t("change")}
                  </Button>
                  <Button
                    {...{ size: "small", danger: true }}
                    aria-label={`${t("remove")}: ${calledIn(kind, row)}`}
                    onClick={() => onRemove(row)}
                  >
                    {t("remove")}
                  </Button>
                </div>
              </td>
            </tr>
          ))}
          {rows?.length === 0 && (
            <tr>
              <td colSpan={listed.length + 1} className="quiet">
                {t("none")}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

function useRemoving(kind: Kind) {
  const { t } = useTranslation("admin");
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const { error, mutate, variables } = useMutation({
    mutationFn: ({ row, isForced }: { readonly row: Row; readonly isForced: boolean }) => remove(kind, row, isForced),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["admin", kind.name] }),
  });
  const ask = (row: Row): void => {
    void modal.confirm({
      title: t("reallyRemove", { what: calledIn(kind, row) }),
      okText: t("remove"),
      okButtonProps: { danger: true },
      onOk: () => mutate({ row, isForced: false }),
    });
  };
  const canForce = kind.forced?.includes("remove") === true && variables !== undefined;
  const force = canForce ? () => mutate({ row: variables.row, isForced: true }) : undefined;
  return { error, ask, force };
}

function calledIn(kind: Kind, row: Row): string {
  return kind.calledBy
    .map((name) => row[name])
    .filter((one) => (typeof one === "string" || typeof one === "number") && one !== "")
    .join(" ");
}

function Cell({ field, row }: { readonly field: Field; readonly row: Row }) {
  const { t } = useTranslation("admin");
  const value = valueIn(row, field);
  const { is, name } = field;
  if (is.type === "yes-or-no") {
    const kindOf = name === "up" ? (value === true ? "good" : "bad") : "";
    return <span className={kindOf}>{t(value === true ? "yes" : "no")}</span>;
  }
  if (is.type === "choice") {
    const choice = is.of.find((one) => one === value);
    return <>{choice === undefined ? textOf(value) : t(`choice.${choice}`)}</>;
  }
  return <bdi>{textOf(value)}</bdi>;
}
