// What can be done about a caller who waits: before all others, elsewhere, or away.
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { order, useOrders } from "../shell/orders.ts";
import { ActButton } from "./act-button.tsx";
import { useOwnPhone } from "./own-phone.ts";

interface Props {
  readonly callUUID: string;
  readonly cidNumber: string;
  /** They have left the line. */
  readonly gone: boolean;
  readonly isFirst: boolean;
  readonly onMove: () => void;
}

export function WaitingActs({ callUUID, cidNumber, gone, isFirst, onMove }: Props) {
  const { t } = useTranslation("floor");
  const { modal } = App.useApp();
  const { busy, run } = useOrders();
  const { isOnline, extn } = useOwnPhone();
  const whyOf = gone ? "leftLine" : !isOnline ? "offline" : extn === "" ? "noPhone" : undefined;
  const why = whyOf === undefined ? undefined : t(`why.${whyOf}`);
  const takeOut = (): void => {
    void modal.confirm({
      title: `${t("act.takeOut")}: ${cidNumber}?`,
      content: t("sure.takeOut"),
      onOk: async () => {
        await run("takeOut", () => order("ccForceHangup", { callUUID }));
      },
    });
  };
  const raise = (): void => void run("raise", () => order("ccPrioritise", { callUUID }), t("raised"));
  const buttonOf = (act: "raise" | "move" | "takeOut") => ({
    ...{ size: "small" as const, text: t(`act.${act}`), label: `${t(`act.${act}`)}: ${cidNumber}` },
  });
  return (
    <div className="acts">
      <ActButton
        {...buttonOf("raise")}
        why={why ?? (isFirst ? t("why.isFirst") : undefined)}
        isBusy={busy.has("raise")}
        onPress={raise}
      />
      <ActButton {...buttonOf("move")} why={why} onPress={onMove} />
      <ActButton {...buttonOf("takeOut")} danger why={why} isBusy={busy.has("takeOut")} onPress={takeOut} />
    </div>
  );
}
