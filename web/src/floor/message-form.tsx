import { Input } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ActButton } from "./act-button.tsx";
import { order, useOrders } from "../shell/orders.ts";

const LONGEST = 1_000;

interface Props {
  /** Logins. */
  readonly to: readonly string[];
  /** Why no message can be sent. */
  readonly why: string | undefined;
}

export function MessageForm({ to, why }: Props) {
  const { t } = useTranslation("floor");
  const [text, setText] = useState("");
  const key = useRef<string>(undefined);
  const { busy, run } = useOrders();
  const send = async (): Promise<void> => {
    // Pressed again after something went wrong, nobody has it twice.
    const messageKey = (key.current ??= `${String(Date.now())}-${Math.random().toString(36).slice(2)}`);
    const toEach = async (): Promise<void> => {
      for (const login of to)
        await order("ccSendMessage", { to: login, text: text.trim(), key: `${messageKey} ${login.slice(0, 60)}` });
    };
    if (!(await run("message", toEach, t("sent")))) return;
    key.current = undefined;
    setText("");
  };
  return (
    <div className="message">
      <Input.TextArea
        rows={2}
        maxLength={LONGEST}
        aria-label={t("messageText")}
        placeholder={t("messageText")}
        value={text}
        onChange={(event) => {
          key.current = undefined;
          setText(event.target.value);
        }}
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
