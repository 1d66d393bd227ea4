// Whether what is shown is how it stands: said within two seconds after the connection is gone.
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { useLive } from "./use-live.ts";

export function StandingBanner() {
  const { t, i18n } = useTranslation();
  const connection = useLive((_view, live) => live.connection);
  const isOld = useLive((_view, live) => live.isOld);
  const heardAt = useLive((_view, live) => (live.isOld ? live.heardAt : 0));
  const isShown = connection === "offline" || isOld;
  const time = heardAt === 0 ? "" : new Date(heardAt).toLocaleTimeString(i18n.language);
  return (
    <div aria-live="assertive" className="standing" data-connection={connection} data-old={isOld}>
      {isShown && (
        <Alert
          type="warning"
          showIcon
          banner
          title={time === "" ? t("offline") : `${t("offline")} ${t("asOf", { time })}`}
        />
      )}
    </div>
  );
}
