// One message to all agents of a queue, or to all who are signed in: each has it as their own, and it waits for who is away.
import { Button, Modal } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { sameItems, useLive } from "../shell/use-live.ts";
import { MessageForm } from "./message-form.tsx";

export function MessageToAll({ me }: { readonly me: string }) {
  const { t } = useTranslation("floor");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t("messageToAll")}</Button>
      {isOpen && <Dialog me={me} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function Dialog({ me, onClose }: { readonly me: string; readonly onClose: () => void }) {
  const { t } = useTranslation("floor");
  const [queue, setQueue] = useState("");
  const id = useId();
  const queues = useLive(({ queues: all }) => [...all.keys()].sort(), sameItems);
  const to = useLive(
    ({ agents }) =>
      [...agents.values()]
        .filter((row) => row.agent_id !== me && (queue === "" || row.queues.includes(queue)))
        .map((row) => row.agent_id)
        .sort(),
    sameItems,
  );
  return (
    <Modal open title={t("messageToAll")} footer={null} onCancel={onClose}>
      <div className="fields">
        <div className="field">
          <label htmlFor={id}>{t("queue")}</label>
          <select id={id} value={queue} onChange={(event) => setQueue(event.target.value)}>
            <option value="">{t("any")}</option>
            {queues.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </div>
        <p className="quiet" role="status">
          {t("messageGoesTo", { count: to.length })}
        </p>
        <MessageForm to={to} why={to.length === 0 ? t("why.nobodyThere") : undefined} />
      </div>
    </Modal>
  );
}
