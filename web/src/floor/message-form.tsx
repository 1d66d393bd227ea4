import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ActButton } from "./act-button.tsx";
import { order, useOrders } from "../shell/orders.ts";

const LONGEST = 1_000;

interface Props {
  readonly to: string;
  /** Why no message can be sent. */
  readonly why: string | undefined;
}

export function MessageForm({ to, why }: Props) {
  const { t } = useTranslation("floor");
  const [text, setText] = useState("");
  const { busy, run } = useOrders();
  const send = async (): Promise<void> => {
    if (await run("message", () => order("ccSendMessage", { to, text: text.trim() }), t("sent"))) setText("");
  };
  return (
    <div className="message">
      <Input.TextArea
        rows={2}
        maxLength={LONGEST}
        aria-label={t("messageText")}
        placeholder={t("messageText")}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ActButton
        text={t("send")}
        why={why ?? (text.trim() === "" ? t("why.noText") : undefined)}
        isBusy={busy.has("message")}
        onPress={() => void send()}
      />
    </div>
  );
}
