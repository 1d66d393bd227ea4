// What the agent is, since when and until when, by the server's clock; signing in and out, ready and break.
import { Button, Dropdown } from "antd";
import { useQuery } from "@tanstack/react-query";
import { SettingOutlined } from "@ant-design/icons";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../shell/api.ts";
import { durationOf } from "../shell/duration.ts";
import { useNow } from "../shell/use-live.ts";
import { ActButton } from "./act-button.tsx";
import { useDesk } from "./desk-context.tsx";
import { order } from "../shell/orders.ts";
import { useTarget } from "./target-desk.ts";
import { useKeyActs } from "./use-key-acts.ts";

const Settings = lazy(async () => ({ default: (await import("./desk-settings.tsx")).DeskSettings }));

export function StateBar() {
  const { t } = useTranslation("desk");
  const { runPlain, row } = useDesk();
  const [isSetting, setIsSetting] = useState(false);
  const [isChoosing, setIsChoosing] = useState(false);
  const { press } = useTarget();
  useKeyActs((act) => {
    if (act === "break") setIsChoosing(true);
    else press(act);
  });
  return (
    <section className="card state-bar" aria-label={t("state")}>
      <StateShown />
      <div className="acts">
        {row === undefined ? (
          <ActButton act="signIn" type="primary" onPress={() => runPlain("signIn")} />
        ) : (
          <>
            <ActButton act="ready" type="primary" onPress={() => runPlain("ready")} />
            <BreakButton isOpen={isChoosing} onOpen={setIsChoosing} />
            <ActButton act="wrapUp" onPress={() => runPlain("wrapUp")} />
            <ActButton act="signOut" onPress={() => runPlain("signOut")} />
          </>
        )}
        <Button
          icon={<SettingOutlined />}
          aria-label={t("settings")}
          title={t("settings")}
          onClick={() => setIsSetting(true)}
        />
      </div>
      {isSetting && (
        <Suspense fallback={null}>
          <Settings onClose={() => setIsSetting(false)} />
        </Suspense>
      )}
    </section>
  );
}

function StateShown() {
  const { t, i18n } = useTranslation("desk");
  const { row, extn } = useDesk();
  const reasons = useReasons();
  const now = useNow();
  if (row === undefined) {
    return (
      <p className="state" data-state="LOGOUT" role="status">
        <strong>{t("state.LOGOUT")}</strong>
        <span className="quiet">{extn === "" ? t("why.noExtension") : t("atPhone", { extn })}</span>
      </p>
    );
  }
  const reason = reasons.find(({ code }) => code === row.reason);
  const reasonShown = reason === undefined ? row.reason : i18n.language === "zh" ? reason.name : reason.name_en;
  return (
    <p className="state" data-state={row.state} data-callstate={row.callstate}>
      <span role="status">
        <strong>{t(`state.${row.state as "READY" | "UNREADY"}`)}</strong>
        {row.state === "UNREADY" && reasonShown !== "" && <span> ({reasonShown})</span>}
        {row.callstate !== "IDLE" && <strong> · {t(`callstate.${row.callstate as "TALKING"}`)}</strong>}
        {row.pending !== "" && <em> · {t(`pending.${row.pending as "break"}`)}</em>}
      </span>
      <span className="number quiet">
        {t("since", { time: durationOf(now - row.since) })}
        {row.until !== undefined && ` · ${t("left", { time: durationOf(row.until - now) })}`}
      </span>
      <span className="quiet">
        {t("atPhone", { extn: row.extn })} · {row.queues.join(", ")}
      </span>
    </p>
  );
}

interface Reason {
  readonly code: string;
  readonly name: string;
  readonly name_en: string;
  readonly minutes: number | null;
}

function useReasons(): readonly Reason[] {
  const { data } = useQuery({
    queryKey: ["break-reasons"],
    queryFn: async () => (await answered(api.GET("/api/break_reasons"))).data.filter(({ active }) => active),
    staleTime: 60_000,
  });
  return data ?? [];
}

/** Each with how long it is for. */
function BreakButton({ isOpen, onOpen }: { readonly isOpen: boolean; readonly onOpen: (isOpen: boolean) => void }) {
  const { t, i18n } = useTranslation("desk");
  const { me, run, whyNot } = useDesk();
  const reasons = useReasons();
  const can = whyNot.break === undefined;
  const take = (reason: string): void => {
    onOpen(false);
    void run("break", () => order("ccGoBreak", { agent: me.login, ...(reason === "" ? {} : { reason }) }));
  };
  const items = [
    ...reasons.map(({ code, name, name_en, minutes }) => ({
      key: `r-${code}`,
      label: `${i18n.language === "zh" ? name : name_en}${minutes === null ? "" : ` · ${t("minutes", { minutes })}`}`,
    })),
    ...(reasons.length === 0 ? [{ key: "r-", label: t("breakPlain") }] : []),
  ];
  return (
    <Dropdown
      open={isOpen && can}
      trigger={["click"]}
      onOpenChange={(open) => onOpen(open && can)}
      autoFocus
      menu={{ items, onClick: ({ key }) => take(key.slice(2)) }}
    >
      <span>
        <ActButton act="break" onPress={() => onOpen(!isOpen)} />
      </span>
    </Dropdown>
  );
}
