// What callers have met of a menu, and going back to it.
import { App, Button } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../shell/api.ts";
import { Problem } from "../problem.tsx";
import { draftKey } from "./draft-key.ts";

interface Props {
  readonly id: number;
  /** The number of the one that callers meet. */
  readonly latest: number;
}

export function Versions({ id, latest }: Props) {
  const { t } = useTranslation("admin");
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ["admin", "menu versions", id],
    queryFn: () => answered(api.GET("/api/ivrs/{id}/versions", { params: { path: { id } } })),
  });
  const restoring = useMutation({
    mutationFn: ({ number, force }: { readonly number: number; readonly force: boolean }) =>
      answered(
        api.POST("/api/ivrs/{id}/versions/{number}/restore", { params: { path: { id, number } }, body: { force } }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["admin", "menu versions", id] });
      await queries.invalidateQueries({ queryKey: draftKey(id) });
    },
  });
  const { variables } = restoring;
  const ask = (number: number): void => {
    void modal.confirm({
      title: t("menu.reallyRestore", { number }),
      okText: t("menu.restore"),
      onOk: () => restoring.mutate({ number, force: false }),
    });
  };
  return (
    <section className="card scrolled" tabIndex={0} aria-label={t("menu.versions")}>
      <h2>{t("menu.versions")}</h2>
      <Problem
        error={error ?? restoring.error}
        onForce={
          variables === undefined ? undefined : () => restoring.mutate({ number: variables.number, force: true })
        }
      />
      <table className="rows">
        <Head />
        <tbody>
          {data?.data.map((version) => (
            <Row key={version.number} version={version} isLatest={version.number === latest} onRestore={ask} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Head() {
  const { t } = useTranslation("admin");
  return (
    <thead>
      <tr>
        {(["number", "at", "login", "how", "note", "nodes"] as const).map((column) => (
          <th key={column} scope="col">
            {t(`menu.version.${column}`)}
          </th>
        ))}
        <th scope="col">{t("acts")}</th>
      </tr>
    </thead>
  );
}

interface RowProps {
  readonly version: {
    readonly number: number;
    readonly at: string;
    readonly login: string;
    readonly how: "found" | "written" | "published" | "restored";
    readonly of: number | null;
    readonly note: string;
    readonly nodes: number;
  };
  readonly isLatest: boolean;
  readonly onRestore: (number: number) => void;
}

function Row({ version: { number, at, login, how, of, note, nodes }, isLatest, onRestore }: RowProps) {
  const { t } = useTranslation("admin");
  return (
    <tr data-version={number}>
      <th scope="row" className="number">
        {number}
      </th>
      <td className="number">{at}</td>
      <td>
        <bdi>{login}</bdi>
      </td>
      <td>
        {t(`menu.how.${how}`)} {of !== null && `(${String(of)})`}
      </td>
      <td>
        <bdi>{note}</bdi>
      </td>
      <td className="number">{nodes}</td>
      <td>
        {isLatest ? (
          t("menu.inEffect")
        ) : (
          <Button size="small" aria-label={`${t("menu.restore")}: ${String(number)}`} onClick={() => onRestore(number)}>
            {t("menu.restore")}
          </Button>
        )}
      </td>
    </tr>
  );
}
