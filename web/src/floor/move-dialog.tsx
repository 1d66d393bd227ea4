// Where a caller who waits is led instead: before all others to an agent, to another line, or to a number.
import { Alert, Input, Modal } from "antd";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { WaitingRow } from "../../../src/client/index.ts";
import { directoryQuery } from "./names.ts";
import { order } from "../shell/orders.ts";

const KINDS = ["queue", "destAgent", "destExtn", "destNumber", "ivr"] as const;
type Kind = (typeof KINDS)[number];

interface Props {
  readonly row: WaitingRow;
  readonly onClose: () => void;
}

export function MoveDialog({ row, onClose }: Props) {
  const { t } = useTranslation("floor");
  const [kind, setKind] = useState<Kind>("queue");
  const [to, setTo] = useState("");
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const choices = useChoices(kind, row.queue_id);
  const [kindId, toId] = [useId(), useId()];
  const move = (): void => {
    setBusy(true);
    setProblem("");
    order("ccMoveWaiting", { callUUID: row.callUUID, [kind]: to.trim() })
      .then(onClose)
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
      .finally(() => setBusy(false));
  };
  return (
    <Modal
      open
      title={`${t("act.move")}: ${row.cidNumber}`}
      okText={t("act.moveNow")}
      cancelText={t("cancel")}
      okButtonProps={{ disabled: to.trim() === "", loading: busy }}
      onOk={move}
      onCancel={onClose}
    >
      <div className="fields">
        <div className="field">
          <label htmlFor={kindId}>{t("whereTo")}</label>
          <select
            id={kindId}
            value={kind}
            onChange={(event) => {
              setKind(KINDS.find((one) => one === event.target.value) ?? "queue");
              setTo("");
            }}
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`to.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={toId}>{t(`to.${kind}`)}</label>
          {choices === undefined ? (
            <Input id={toId} value={to} onChange={(event) => setTo(event.target.value)} />
          ) : (
            <select id={toId} value={to} onChange={(event) => setTo(event.target.value)}>
              <option value="">{t("choose")}</option>
              {choices.map(({ value, text }) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          )}
        </div>
        {problem !== "" && <Alert type="error" showIcon role="alert" title={problem} />}
      </div>
    </Modal>
  );
}

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** Undefined: it is written. */
function useChoices(kind: Kind, own: string): readonly Choice[] | undefined {
  const { t } = useTranslation("floor");
  const { data } = useQuery({ ...directoryQuery(), refetchOnMount: "always" });
  if (data === undefined) return undefined;
  if (kind === "queue")
    return data.queues
      .filter(({ queue }) => queue !== own)
      .map(({ queue, waiting, eligible }) => ({ value: queue, text: t("queueNow", { queue, waiting, eligible }) }));
  if (kind !== "destAgent") return undefined;
  return data.people
    .filter(({ agent, state }) => agent && state !== "LOGOUT")
    .map(({ login, name }) => ({ value: login, text: name === login ? login : `${login} ${name}` }));
}
