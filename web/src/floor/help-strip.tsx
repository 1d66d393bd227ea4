// Agents who ask for help: the first supervisor who answers does.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { HelpRow } from "../../../src/client/index.ts";
import { sameItems, useLive } from "../shell/use-live.ts";
import { Elapsed } from "./elapsed.tsx";
import { useNames } from "./names.ts";
import { order, useOrders } from "../shell/orders.ts";

const MANNERS = ["listen", "whisper", "barge"] as const;

export function HelpStrip() {
  const { t } = useTranslation("floor");
  const helps = useLive(({ helps: open }) => [...open.values()], sameItems);
  return (
    <section aria-label={t("helps")} aria-live="polite" className="strip">
      {helps.length > 0 && (
        <ul>
          {helps.map((help) => (
            <Help key={help.help} row={help} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Help({ row }: { readonly row: HelpRow }) {
  const { t } = useTranslation("floor");
  const { busy, run } = useOrders();
  const nameOf = useNames();
  const { help, agent_id: agent, text, since, taken_by: by, callUUID } = row;
  const who = `${agent} ${nameOf(agent)}`.trim();
  return (
    <li className="alarm help">
      <span aria-hidden className="sign">
        ?
      </span>
      <span>
        <strong>
          {t("asksForHelp")}: <bdi>{who}</bdi>
        </strong>{" "}
        <bdi>{text}</bdi> <Elapsed since={since} />
      </span>
      {by !== "" && (
        <span className="quiet">
          {t("takenBy")} <bdi>{by}</bdi>
        </span>
      )}
      {by === "" &&
        callUUID !== "" &&
        MANNERS.map((manner) => (
          <Button
            key={manner}
            size="small"
            loading={busy.has(manner)}
            aria-label={`${t(`act.${manner}`)}: ${who}`}
            onClick={() => void run(manner, () => order("ccAnswerHelp", { help, manner }))}
          >
            {t(`act.${manner}`)}
          </Button>
        ))}
    </li>
  );
}
