// Keys for the other party: pressed, or typed while the field has the focus.
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "./desk-context.tsx";
import { order } from "../shell/orders.ts";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"] as const;

export function Keypad() {
  const { t } = useTranslation("desk");
  const { me, whyNot } = useDesk();
  const [sent, setSent] = useState("");
  const [problem, setProblem] = useState("");
  const isOff = whyNot.keypad !== undefined;
  // The same key twice in a second is meant.
  const send = (dtmf: string): void => {
    setSent((before) => (before + dtmf).slice(-40));
    setProblem("");
    order("ccSendDTMF", { agent: me.login, dtmf }).catch((error: unknown) => {
      setProblem(error instanceof Error ? error.message : String(error));
    });
  };
  return (
    <div className="keypad" role="group" aria-label={t("act.keypad")}>
      <Input
        aria-label={t("keypadTyped")}
        value={sent}
        readOnly
        onKeyDown={({ key }) => {
          if (/^[0-9*#A-D]$/.test(key) && !isOff) send(key);
        }}
      />
      <div className="keypad-keys">
        {KEYS.map((key) => (
          <Button key={key} disabled={isOff} onClick={() => send(key)}>
            {key}
          </Button>
        ))}
      </div>
      {problem !== "" && <p role="alert">{problem}</p>}
    </div>
  );
}
