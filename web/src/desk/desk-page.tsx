import { useTranslation } from "react-i18next";
import { useLive } from "../shell/use-live.ts";
import { useMe } from "../shell/session.ts";

export function Page() {
  const { t } = useTranslation("desk");
  const me = useMe();
  const row = useLive((view) => view.agents.get(me.login));
  return (
    <section className="card">
      <h1>{t("title")}</h1>
      <p>{row === undefined ? t("signedOut") : row.state}</p>
    </section>
  );
}
