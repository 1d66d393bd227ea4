// Who waits, and why: in the engine's own words. They can be served before others, led elsewhere, or let go.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WaitingRow } from "../../../src/client/index.ts";
import { answered, api } from "../shell/api.ts";
import { durationOf } from "../shell/duration.ts";
import { sameItems, useLive, useNow } from "../shell/use-live.ts";
import { FloorFrame } from "./floor-frame.tsx";
import { Judgement } from "./judgement.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { useSteady } from "./steady.ts";
import { useThresholds, type Judge } from "./thresholds.ts";
import { WaitingActs } from "./waiting-acts.tsx";

/** Why they wait is asked for while somebody looks. */
const ANEW_MS = 3_000;
const MOST_ASKED = 1_000;
const MOST_SHOWN = 300;
const MS_PER_S = 1_000;

const idOf = ({ callUUID }: WaitingRow): string => callUUID;

export function Page() {
  const { t } = useTranslation("floor");
  const [queue, setQueue] = useState("");
  const [moving, setMoving] = useState<WaitingRow>();
  const queues = useLive(({ queues: all }) => [...all.keys()].sort(), sameItems);
  const all = useLive(({ waiting }) => [...waiting.values()], sameItems);
  const reasons = useReasons();
  const { judge } = useThresholds();
  const inLine = all
    .filter((row) => queue === "" || row.queue_id === queue)
    .sort(
      (one, other) =>
        one.queue_id.localeCompare(other.queue_id) || placeOf(one) - placeOf(other) || one.since - other.since,
    );
  const { shown, hold } = useSteady(inLine, idOf);
  return (
    <FloorFrame title={t("waiting")}>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <label>
          {t("queue")}{" "}
          <select value={queue} onChange={(event) => setQueue(event.target.value)}>
            <option value="">{t("any")}</option>
            {queues.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <span className="quiet" role="status">
          {t("inLine", { count: inLine.length })}
        </span>
      </form>
      <section className="card scrolls" tabIndex={0} aria-label={t("waiting")}>
        <table className="figures words">
          <Head />
          <tbody {...hold}>
            {shown.slice(0, MOST_SHOWN).map(({ row, gone }) => (
              <Row
                key={row.callUUID}
                {...{ row, gone, judge, reason: reasons.get(row.callUUID) }}
                onMove={() => setMoving(row)}
              />
            ))}
            {shown.length === 0 && (
              <tr>
                <td colSpan={7} className="quiet">
                  {t("nobodyWaits")}
                </td>
              </tr>
            )}
          </tbody>
        </table>
        {shown.length > MOST_SHOWN && <p className="quiet">{t("andMore", { count: shown.length - MOST_SHOWN })}</p>}
      </section>
      {moving !== undefined && <MoveDialog row={moving} onClose={() => setMoving(undefined)} />}
    </FloorFrame>
  );

  function placeOf({ callUUID, place }: WaitingRow): number {
    return reasons.get(callUUID)?.position ?? place;
  }
}

function Head() {
  const { t } = useTranslation("floor");
  return (
    <thead>
      <tr>
        <th scope="col">{t("place")}</th>
        <th scope="col">{t("caller")}</th>
        <th scope="col">{t("queue")}</th>
        <th scope="col">{t("waits")}</th>
        <th scope="col">{t("priority")}</th>
        <th scope="col">{t("whyWaits")}</th>
        <th scope="col">{t("acts")}</th>
      </tr>
    </thead>
  );
}

interface Reason {
  readonly position: number;
  readonly priority: number;
  readonly said: string;
}

function useReasons(): ReadonlyMap<string, Reason> {
  const { i18n } = useTranslation();
  const language = i18n.language === "zh" ? "zh" : "en";
  const { data } = useQuery({
    queryKey: ["waiting", language],
    queryFn: () => answered(api.GET("/api/waiting", { params: { query: { language, limit: MOST_ASKED } } })),
    refetchInterval: ANEW_MS,
    placeholderData: keepPreviousData,
    select: ({ data: rows }) => new Map(rows.map(({ uuid, ...reason }) => [uuid, reason])),
  });
  return data ?? NO_REASONS;
}

const NO_REASONS: ReadonlyMap<string, Reason> = new Map();

interface RowProps {
  readonly row: WaitingRow;
  readonly gone: boolean;
  readonly judge: Judge;
  readonly reason: Reason | undefined;
  readonly onMove: () => void;
}

function Row({ row, gone, judge, reason, onMove }: RowProps) {
  const { t } = useTranslation("floor");
  const { callUUID, cidNumber, cidName, queue_id: queue, place, since } = row;
  return (
    <tr data-call={callUUID} className={gone ? "gone" : ""}>
      <td className="number">{gone ? "–" : (reason?.position ?? place)}</td>
      <th scope="row">
        <Link to={`/floor/calls/${callUUID}`}>
          <span className="number">{cidNumber}</span>
        </Link>{" "}
        <bdi>{cidName === cidNumber ? "" : cidName}</bdi>
      </th>
      <td>
        <bdi>{queue}</bdi>
      </td>
      <td>{gone ? t("leftLine") : <Waited {...{ queue, since, judge }} />}</td>
      <td className="number">{reason?.priority ?? row.priority ?? ""}</td>
      <td className="said">
        <bdi>{gone ? "" : reason?.said}</bdi>
      </td>
      <td>
        <WaitingActs {...{ callUUID, cidNumber, gone, onMove }} isFirst={(reason?.position ?? place) === 1} />
      </td>
    </tr>
  );
}

function Waited({ queue, since, judge }: { readonly queue: string; readonly since: number; readonly judge: Judge }) {
  const waitedMs = useNow() - since;
  return <Judgement level={judge(queue, "longest_wait", waitedMs / MS_PER_S)}>{durationOf(waitedMs)}</Judgement>;
}
