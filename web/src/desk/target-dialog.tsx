// Whom to call, ask or hand over to: typed, or chosen from the directory with how each is now. And what needs a word before it is done.
import { Input, Modal } from "antd";
import { useCallback, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "./desk-context.tsx";
import { Directory } from "./directory.tsx";
import { order } from "../shell/orders.ts";
import { OwnNumberChoice, useOwnNumbers, withShown, type OwnNumbers } from "./own-number.tsx";
import type { PlainAct, Target } from "./orders.ts";
import type { Act } from "./standing.ts";
import { TargetContext, useTarget, type Asking } from "./target-desk.ts";

const FUNCTIONS = { dial: "ccDial", transfer: "ccTransfer", consult: "ccConsult" } as const;

export function TargetProvider({ children }: { readonly children: ReactNode }) {
  const { me, run, runPlain, whyNot } = useDesk();
  const [asking, setAsking] = useState<Asking | "askHelp">();
  const [proposed, setProposed] = useState("");
  const numbers = useOwnNumbers();
  const [keypadOf, setKeypadOf] = useState(false);
  const isKeypadOpen = keypadOf && whyNot.keypad === undefined;
  const go = (act: Asking, target: Target): void => {
    if (whyNot[act] !== undefined) return;
    setAsking(undefined);
    void run(act, () => order(FUNCTIONS[act], { agent: me.login, ...withShown(act, target, numbers) }));
  };
  const askToDial = useCallback((number: string) => {
    setProposed(number);
    setAsking("dial");
  }, []);
  const press = (act: Act): void => {
    if (whyNot[act] !== undefined) return;
    setProposed("");
    switch (act) {
      case "dial":
      case "transfer":
      case "consult":
      case "askHelp":
        setAsking(act);
        return;
      case "keypad":
        setKeypadOf((before) => !before);
        return;
      case "break":
        return;
      default:
        runPlain(act satisfies PlainAct);
    }
  };
  return (
    <TargetContext value={{ press, go, askToDial, isKeypadOpen }}>
      {children}
      {asking === "askHelp" && <HelpDialog onClose={() => setAsking(undefined)} />}
      {asking !== undefined && asking !== "askHelp" && (
        <TargetDialog key={proposed} {...{ act: asking, proposed, numbers }} onClose={() => setAsking(undefined)} />
      )}
    </TargetContext>
  );
}

interface DialogProps {
  readonly act: Asking;
  /** Typed beforehand. */
  readonly proposed: string;
  readonly numbers: OwnNumbers;
  readonly onClose: () => void;
}

function TargetDialog({ act, proposed, numbers, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const { whyNot } = useDesk();
  const { go } = useTarget();
  const [number, setNumber] = useState(proposed);
  const why = whyNot[act];
  const typed = number.trim();
  return (
    <Modal
      open
      title={t(`act.${act}`)}
      onCancel={onClose}
      onOk={() => go(act, { destNumber: typed })}
      okText={t(`act.${act}`)}
      okButtonProps={{ disabled: typed === "" || why !== undefined }}
      cancelText={t("cancel")}
      width={560}
    >
      {why !== undefined && <p role="alert">{t(`why.${why}`)}</p>}
      <Input
        autoFocus
        aria-label={t("number")}
        placeholder={t("numberOrName")}
        value={number}
        onChange={(event) => setNumber(event.target.value)}
        onPressEnter={() => typed !== "" && go(act, { destNumber: typed })}
      />
      <OwnNumberChoice act={act} numbers={numbers} />
      <Directory sought={typed} act={act} />
    </Modal>
  );
}

function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("desk");
  const { me, run } = useDesk();
  const [text, setText] = useState("");
  const ask = (): void => {
    onClose();
    void run("askHelp", () =>
      order("ccAskHelp", { agent: me.login, ...(text.trim() === "" ? {} : { text: text.trim() }) }),
    );
  };
  return (
    <Modal
      open
      title={t("act.askHelp")}
      onCancel={onClose}
      onOk={ask}
      okText={t("act.askHelp")}
      cancelText={t("cancel")}
    >
      <Input.TextArea
        autoFocus
        aria-label={t("helpText")}
        placeholder={t("helpText")}
        maxLength={1000}
        rows={3}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </Modal>
  );
}
