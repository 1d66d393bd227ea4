// What the floor looked like at a moment that has passed.
import { Button, Input } from "antd";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { answered, api, ApiProblem } from "../shell/api.ts";
import { durationOf } from "../shell/duration.ts";
import { AGENT_STATES, stateOf } from "./agent-state.ts";
import { FloorFrame } from "./floor-frame.tsx";

const STEPS_S = [-60, -10, 10, 60] as const;
const MS_PER_S = 1_000;

/** `2026-11-30 10:32:07`, so many seconds later: the clock of the center has no zone here. */
export function laterBy(text: string, seconds: number): string {
  const ms = Date.parse(`${text.replace(" ", "T")}Z`);
  if (Number.isNaN(ms)) return text;
  return new Date(ms + seconds * MS_PER_S).toISOString().slice(0, 19).replace("T", " ");
}

function lookBack(at: string) {
  return answered(api.GET("/api/floor", { params: { query: { at } } }));
}
type Floor = Awaited<ReturnType<typeof lookBack>>;

export function Page() {
  const { t } = useTranslation("floor");
  const [written, setWritten] = useState("");
  const [at, setAt] = useState("");
  const { data, error, isFetching } = useQuery({
    queryKey: ["floor", at],
    queryFn: () => lookBack(at),
    enabled: at !== "",
    staleTime: Infinity,
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setAt(written.trim());
  };
  const step = (seconds: number): void => {
    const later = laterBy(written.trim(), seconds);
    setWritten(later);
    setAt(later);
  };
  const isMissing = error instanceof ApiProblem && error.status === 404;
  return (
    <FloorFrame title={t("replay")}>
      <form className="filters" onSubmit={submit}>
        <label>
          {t("moment")}{" "}
          <Input
            className="moment"
            value={written}
            placeholder="2026-11-30 10:32:00"
            onChange={(event) => setWritten(event.target.value)}
          />
        </label>
        <Button type="primary" htmlType="submit" loading={isFetching} disabled={written.trim() === ""}>
          {t("show")}
        </Button>
        {STEPS_S.map((seconds) => (
          <Button key={seconds} disabled={at === ""} onClick={() => step(seconds)}>
            {seconds > 0 ? `+${String(seconds)} s` : `−${String(-seconds)} s`}
          </Button>
        ))}
      </form>
      <p className="quiet">{t("replayHint")}</p>
      {error !== null && <p role="alert">{isMissing ? t("noReplay", { why: error.message }) : error.message}</p>}
      {data !== undefined && <Then floor={data} at={at} />}
    </FloorFrame>
  );
}

function Then({ floor, at }: { readonly floor: Floor; readonly at: string }) {
  const { t } = useTranslation("floor");
  return (
    <>
      <p className="judged warn" role="status">
        {t("asItWas", { at })}
      </p>
      <ThenQueues floor={floor} />
      <section className="groups" aria-label={t("agents")}>
        {AGENT_STATES.map((state) => {
          const rows = floor.agents.filter((row) => stateOf(row) === state);
          return (
            <div key={state} className={`card group state-${state}`}>
              <h2>
                {t(`state.${state}`)} <span className="number count">{rows.length}</span>
              </h2>
              <ul>
                {rows.map(({ agent, reason, since, callUUID }) => (
                  <li key={agent} className="tile">
                    <span className="tile-name">
                      {callUUID === "" ? agent : <Link to={`/floor/calls/${callUUID}`}>{agent}</Link>}{" "}
                      <bdi>{reason}</bdi>
                    </span>
                    <span className="number">{durationOf(floor.at - since)}</span>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </section>
      <section className="card" aria-label={t("talks")}>
        <h2>
          {t("talks")} <span className="number">{floor.talks.length}</span>
        </h2>
        <ul className="parties">
          {floor.talks.map(({ uuid, queue, number, since }) => (
            <li key={uuid}>
              <Link to={`/floor/calls/${uuid}`} className="number">
                {number}
              </Link>{" "}
              <bdi>{queue}</bdi> <span className="number">{durationOf(floor.at - since)}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function ThenQueues({ floor }: { readonly floor: Floor }) {
  const { t } = useTranslation("floor");
  return (
    <section className="card scrolls" tabIndex={0} aria-label={t("queues")}>
      <table className="figures words">
        <thead>
          <tr>
            {(["queue", "waitingNow", "longestWait", "signedIn", "present", "free", "inLineThen"] as const).map(
              (key) => (
                <th key={key} scope="col">
                  {t(key)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {floor.queues.map((row) => (
            <tr key={row.queue}>
              <th scope="row">
                <bdi>{row.queue}</bdi>
              </th>
              <td className="number">{row.waiting}</td>
              <td className="number">{row.waiting === 0 ? "–" : durationOf(row.longest_wait_ms)}</td>
              <td className="number">{row.members}</td>
              <td className="number">{row.present}</td>
              <td className="number">{row.eligible}</td>
              <td>
                {row.callers.map(({ uuid, number, waited_ms: ms }) => (
                  <span key={uuid} className="number">
                    <Link to={`/floor/calls/${uuid}`}>{number}</Link> {durationOf(ms)}{" "}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
