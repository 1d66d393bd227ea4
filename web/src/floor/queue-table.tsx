// Each queue in a row. A native table: fifty of them change several times a second.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { QueueFigures } from "../../../src/client/index.ts";
import { durationOf } from "../shell/duration.ts";
import { sameItems, useLive, useNow } from "../shell/use-live.ts";
import { AGENT_STATES } from "./agent-state.ts";
import { Judgement } from "./judgement.tsx";
import type { ServiceLevelName } from "./chosen-level.ts";
import { useThresholds, type Judge } from "./thresholds.ts";

const MS_PER_S = 1_000;

export function QueueTable({ level }: { readonly level: ServiceLevelName }) {
  const { t } = useTranslation("floor");
  const queues = useLive(({ queues: all }) => [...all.values()].sort(byName), sameItems);
  const { judge, problem } = useThresholds();
  return (
    <section className="card scrolls" tabIndex={0} aria-label={t("queues")}>
      {problem !== undefined && <p className="quiet">{problem === "" ? t("noThresholds") : problem}</p>}
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t("queue")}</th>
            <th scope="col">{t("waitingNow")}</th>
            <th scope="col">{t("longestWait")}</th>
            <th scope="col">{t("serviceLevel")}</th>
            <th scope="col">{t("offered")}</th>
            <th scope="col">{t("answered")}</th>
            <th scope="col">{t("abandoned")}</th>
            {AGENT_STATES.map((state) => (
              <th key={state} scope="col">
                {t(`state.${state}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {queues.map((row) => (
            <Row key={row.queue_id} row={row} level={level} judge={judge} />
          ))}
          {queues.length === 0 && (
            <tr>
              <td colSpan={7 + AGENT_STATES.length} className="quiet">
                {t("noQueues")}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

function byName(one: QueueFigures, other: QueueFigures): number {
  return one.queue_id.localeCompare(other.queue_id, undefined, { numeric: true });
}

interface RowProps {
  readonly row: QueueFigures;
  readonly level: ServiceLevelName;
  readonly judge: Judge;
}

const Row = memo(({ row, level, judge }: RowProps) => {
  const { t } = useTranslation("floor");
  const { queue_id: queue, waiting, longest_wait_since: since, today, agents, target } = row;
  const share = row.service_levels[level] ?? null;
  const percent = share === null ? null : Math.round(share * 1_000) / 10;
  const abandoned = today["abandoned"] ?? 0;
  return (
    <tr data-queue={queue}>
      <th scope="row">
        <bdi>{queue}</bdi>
      </th>
      <td data-figure="waiting">
        <Judgement level={judge(queue, "waiting", waiting)}>{waiting}</Judgement>
      </td>
      <td data-figure="longest-wait">{since === null ? "–" : <LongestWait {...{ queue, since, judge }} />}</td>
      <td data-figure="service-level" title={t("target", { seconds: target })}>
        <Judgement level={judge(queue, "service_level", percent)}>
          {percent === null ? "–" : `${String(percent)} %`}
        </Judgement>
      </td>
      <td>{today["offered"] ?? 0}</td>
      <td>{today["answered"] ?? 0}</td>
      <td data-figure="abandoned">
        <Judgement level={judge(queue, "abandoned", abandoned)}>{abandoned}</Judgement>
      </td>
      {AGENT_STATES.map((state) => (
        <td key={state} className={(agents[state] ?? 0) === 0 ? "quiet" : ""}>
          {agents[state] ?? 0}
        </td>
      ))}
    </tr>
  );
});
Row.displayName = "QueueRow";

interface LongestWaitProps {
  readonly queue: string;
  readonly since: number;
  readonly judge: Judge;
}

function LongestWait({ queue, since, judge }: LongestWaitProps) {
  const waitedMs = useNow() - since;
  return <Judgement level={judge(queue, "longest_wait", waitedMs / MS_PER_S)}>{durationOf(waitedMs)}</Judgement>;
}
