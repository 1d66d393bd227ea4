// The desk: where an agent works all day.
import { useTranslation } from "react-i18next";
import { Attention } from "./attention.tsx";
import { CallPanel } from "./call-panel.tsx";
import { CallerCard } from "./caller-card.tsx";
import { DeskContext, useDesk } from "./desk-context.tsx";
import { DeskTabs } from "./desk-tabs.tsx";
import { Help } from "./help.tsx";
import { ScreenPop } from "./screen-pop.tsx";
import { StateBar } from "./state-bar.tsx";
import { TargetProvider } from "./target-dialog.tsx";
import { WrapUp } from "./wrap-up.tsx";
import "./desk.css";

export function Page() {
  return (
    <DeskContext>
      <TargetProvider>
        <DeskShown />
      </TargetProvider>
    </DeskContext>
  );
}

function DeskShown() {
  const { t } = useTranslation("desk");
  const { callUUID, row } = useDesk();
  return (
    <>
      <h1 className="unseen">{t("title")}</h1>
      <Attention />
      <StateBar />
      <div className="desk">
        <div className="desk-work">
          <CallPanel />
          {callUUID !== "" && <CallerCard uuid={callUUID} />}
          {callUUID !== "" && row !== undefined && <WrapUp key={callUUID} uuid={callUUID} />}
          <ScreenPop />
        </div>
        <div className="desk-side">
          <DeskTabs />
          <Help />
        </div>
      </div>
    </>
  );
}
