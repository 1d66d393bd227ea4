// Help that was asked for, and what others have written.
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sameItems, useLive } from "../shell/use-live.ts";
import { useDesk } from "./desk-context.tsx";
import { order, useOrders } from "../shell/orders.ts";

export function Help() {
  const { t, i18n } = useTranslation("desk");
  const { me, help } = useDesk();
  // Each has its own name: who answers and then says that they have read it presses nothing twice.
  const { run } = useOrders<"read" | "answer" | "cancel">();
  const messages = useLive((view) => [...view.messages.values()], sameItems);
  const [to, setTo] = useState("");
  if (help === undefined && messages.length === 0) return null;
  const last = messages.at(-1);
  const read = (): void => void run("read", () => order("ccReadMessages", { upTo: String(last?.id ?? 0) }));
  return (
    <section className="card help" aria-label={t("help")}>
      {help !== undefined && (
        <p role="status">
          {help.taken_by === "" ? t("helpAsked") : t("helpTaken", { by: help.taken_by })}{" "}
          <span dir="auto">{help.text}</span>{" "}
          <Button size="small" onClick={() => void run("cancel", () => order("ccCancelHelp", { agent: me.login }))}>
            {t("cancelHelp")}
          </Button>
        </p>
      )}
      {messages.length > 0 && (
        <>
          <ul className="messages" aria-live="polite">
            {messages.map(({ id, from, text, sent_at }) => (
              <li key={id}>
                <strong dir="auto">{from}</strong>{" "}
                <span className="quiet number">{new Date(sent_at).toLocaleTimeString(i18n.language)}</span>
                <p dir="auto">{text}</p>
              </li>
            ))}
          </ul>
          <div className="acts">
            <Button onClick={read}>{t("read")}</Button>
            <Input.Search
              aria-label={t("answerMessage", { to: last?.from ?? "" })}
              placeholder={t("answerMessage", { to: last?.from ?? "" })}
              enterButton={t("send")}
              maxLength={1000}
              value={to}
              onChange={(event) => setTo(event.target.value)}
              onSearch={(text) => {
                if (text.trim() === "" || last === undefined) return;
                void run("answer", () => order("ccSendMessage", { to: last.from, text: text.trim() })).then(
                  (isSent) => {
                    if (isSent) setTo("");
                  },
                );
              }}
            />
          </div>
        </>
      )}
    </section>
  );
}
