// What is wrong now, and whether somebody has seen it: at the top of each page of the floor.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { AlarmRow } from "../../../src/client/index.ts";
import { answered, api } from "../shell/api.ts";
import { sameItems, useLive } from "../shell/use-live.ts";
import { useAlarmRing } from "./alarm-ring.ts";
import { Elapsed } from "./elapsed.tsx";
import { useNames } from "./names.ts";
import { useOrders } from "../shell/orders.ts";

const METRICS = [
  ...(["waiting", "longest-wait", "service-level", "abandoned-share", "agents-signed-in", "agents-ready"] as const),
  ...(["agents-free", "time-in-state", "calls", "lines-down", "emergency-calls", "lowest-mos"] as const),
];
const IN_SECONDS = ["longest-wait", "time-in-state"];
const IN_PERCENT = ["service-level", "abandoned-share"];

export function AlarmStrip() {
  const { t } = useTranslation("floor");
  const alarms = useLive(({ alarms: open }) => [...open.values()].sort(openFirst), sameItems);
  useAlarmRing(alarms);
  return (
    <section aria-label={t("alarms")} aria-live="assertive" className="strip">
      {alarms.length > 0 && (
        <ul>
          {alarms.map((alarm) => (
            <Alarm key={alarm.alarm_id} alarm={alarm} />
          ))}
        </ul>
      )}
    </section>
  );
}

function openFirst(one: AlarmRow, other: AlarmRow): number {
  const rank = ({ acknowledged_by: by, severity }: AlarmRow): number =>
    (by === "" ? 0 : 2) + (severity === "critical" ? 0 : 1);
  return rank(one) - rank(other) || one.fired_at - other.fired_at;
}

function Alarm({ alarm }: { readonly alarm: AlarmRow }) {
  const { t } = useTranslation("floor");
  const { busy, run } = useOrders();
  const nameOf = useNames();
  const { alarm_id: id, severity, name, queue_id: queue, agent_id: agent, acknowledged_by: by } = alarm;
  const about = [queue, agent === "" ? "" : `${agent} ${nameOf(agent)}`.trim()].filter((one) => one !== "").join(" · ");
  const acknowledge = async (): Promise<void> => {
    await answered(api.POST("/api/alarms/{id}/acknowledge", { params: { path: { id } }, body: {} }));
  };
  return (
    <li className={`alarm ${by === "" ? severity : "seen"}`} data-alarm={id}>
      <span aria-hidden className="sign">
        {severity === "critical" ? "‼" : "!"}
      </span>
      <span>
        <strong>
          {t(`severity.${severity}`)}: <bdi>{name}</bdi>
        </strong>{" "}
        <bdi>{about}</bdi> <span className="number">{figureText(alarm)}</span>{" "}
        <span className="quiet">{t("since")}</span> <Elapsed since={alarm.since} />
      </span>
      {by === "" ? (
        <Button
          size="small"
          loading={busy.has("acknowledge")}
          aria-label={`${t("acknowledge")}: ${name} ${about}`}
          onClick={() => void run("acknowledge", acknowledge)}
        >
          {t("acknowledge")}
        </Button>
      ) : (
        <span className="quiet">
          {t("acknowledgedBy")} <bdi>{by}</bdi>
        </span>
      )}
    </li>
  );

  function figureText({ metric, figure, threshold, comparison, state }: AlarmRow): string {
    const known = METRICS.find((one) => one === metric);
    const unit = IN_SECONDS.includes(metric) ? " s" : IN_PERCENT.includes(metric) ? " %" : "";
    const what = known === undefined ? metric : t(`metric.${known}`);
    const sign = comparison === "at-least" ? "≥" : "≤";
    const round = (value: number): string => `${String(Math.round(value * 10) / 10)}${unit}`;
    return `${what}${state === "" ? "" : ` ${state}`} ${round(figure)} (${sign} ${round(threshold)})`;
  }
}
