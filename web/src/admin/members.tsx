// Who works for a queue, and in which order they are offered calls.
import { Button, Input } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../shell/api.ts";
import { Problem } from "./problem.tsx";

const FIRST = "1";

export function Members({ queue }: { readonly queue: number }) {
  const { t } = useTranslation("admin");
  const queries = useQueryClient();
  const key = ["admin", "members", queue];
  const [agent, setAgent] = useState("");
  const [level, setLevel] = useState(FIRST);
  const [position, setPosition] = useState(FIRST);
  const { data = [], error } = useQuery({
    queryKey: key,
    queryFn: () => answered(api.GET("/api/queues/{id}/agents", { params: { path: { id: queue } } })),
  });
  const after = { onSuccess: () => queries.invalidateQueries({ queryKey: key }) };
  const adding = useMutation({
    mutationFn: () =>
      answered(
        api.POST("/api/queues/{id}/agents", {
          params: { path: { id: queue } },
          body: { agent: agent.trim(), level: Number(level), position: Number(position) },
        }),
      ),
    onSuccess: async () => {
      setAgent("");
      await after.onSuccess();
    },
  });
  const removing = useMutation({
    mutationFn: (gone: string) =>
      answered(api.DELETE("/api/queues/{id}/agents/{agent}", { params: { path: { id: queue, agent: gone } } })),
    ...after,
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (agent.trim() !== "") adding.mutate();
  };
  return (
    <section className="members" aria-label={t("members")}>
      <h3>{t("members")}</h3>
      <Problem error={error ?? adding.error ?? removing.error} />
      <MemberTable members={data} onRemove={(gone) => removing.mutate(gone)} />
      <form className="rule" onSubmit={submit}>
        <Input
          aria-label={t("agent")}
          placeholder={t("agent")}
          value={agent}
          onChange={(e) => setAgent(e.target.value)}
        />
        <Input aria-label={t("level")} inputMode="numeric" value={level} onChange={(e) => setLevel(e.target.value)} />
        <Input
          aria-label={t("position")}
          inputMode="numeric"
          value={position}
          onChange={(e) => setPosition(e.target.value)}
        />
        <Button htmlType="submit" loading={adding.isPending}>
          {t("add")}
        </Button>
      </form>
    </section>
  );
}

interface MemberTableProps {
  readonly members: readonly { readonly agent: string; readonly level: number; readonly position: number }[];
  readonly onRemove: (agent: string) => void;
}

function MemberTable({ members, onRemove }: MemberTableProps) {
  const { t } = useTranslation("admin");
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{t("agent")}</th>
          <th scope="col">{t("level")}</th>
          <th scope="col">{t("position")}</th>
          <th scope="col">{t("acts")}</th>
        </tr>
      </thead>
      <tbody>
        {members.map((one) => (
          <tr key={one.agent}>
            <th scope="row">{one.agent}</th>
            <td>{one.level}</td>
            <td>{one.position}</td>
            <td>
              <Button size="small" aria-label={`${t("remove")}: ${one.agent}`} onClick={() => onRemove(one.agent)}>
                {t("remove")}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
