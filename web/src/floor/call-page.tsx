// One call: what happened in it when, and why, with whom, what came of it, and what was said.
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { answered, api, ApiProblem } from "../shell/api.ts";
import { durationOf } from "../shell/duration.ts";
import { useLive } from "../shell/use-live.ts";
import { Recording } from "../shell/recording.tsx";
import { CallLine } from "./call-line.tsx";
import { FloorFrame } from "./floor-frame.tsx";

/** A call that lives is looked at again. */
const ANEW_MS = 3_000;

export function Page() {
  const { t } = useTranslation("floor");
  const uuid = useParams({ strict: false, select: (params: { readonly uuid?: string }) => params.uuid ?? "" });
  const lives = useLive(({ calls }) => calls.has(uuid));
  const call = useQuery({
    queryKey: ["call", uuid, lives],
    queryFn: () => answered(api.GET("/api/cdrs/{uuid}", { params: { path: { uuid } } })),
    refetchInterval: lives ? ANEW_MS : false,
  });
  const { data, error } = call;
  const isMissing = error instanceof ApiProblem && error.status === 404;
  return (
    <FloorFrame title={t("story")} tools={<Link to="/floor/calls">{t("allCalls")}</Link>}>
      {error !== null && <p role="alert">{isMissing ? t("noSuchCall") : error.message}</p>}
      {data !== undefined && (
        <section className="card" aria-label={t("call")}>
          <h2>
            <span className="number">{data.caller_id_number}</span>{" "}
            <bdi>{data.caller_id_name === data.caller_id_number ? "" : data.caller_id_name}</bdi> →{" "}
            <span className="number">{data.destination_number}</span>{" "}
            {lives && <span className="judged warn">{t("lives")}</span>}
          </h2>
          <dl className="facts">
            <Fact name={t("begun")} value={data.start_stamp} />
            <Fact name={t("ended")} value={data.end_stamp} />
            <Fact name={t("queue")} value={data.queue} />
            <Fact name={t("agent")} value={data.agent} />
            <Fact name={t("waited")} value={durationOf(data.wait_ms)} />
            <Fact name={t("rang")} value={durationOf(data.ring_ms)} />
            <Fact name={t("talked")} value={durationOf(data.talk_ms)} />
            <Fact name={t("held")} value={durationOf(data.hold_ms)} />
            <Fact name={t("state.ACW")} value={durationOf(data.wrap_up_ms)} />
            <Fact
              name={t("hangupCause")}
              value={[data.hangup_cause, data.hangup_by].filter((one) => one !== "").join(" · ")}
            />
          </dl>
          {data.dispositions.map(({ agent, code, notes }) => (
            <p key={agent} className="note">
              <span className="number">{agent}</span>:{" "}
              <bdi>{[code, notes].filter((one) => one !== "").join(" — ")}</bdi>
            </p>
          ))}
        </section>
      )}
      <Recordings uuid={uuid} lives={lives} />
      <CallLine uuid={uuid} anewMs={lives ? ANEW_MS : false} />
    </FloorFrame>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  if (value === "") return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd className="number">
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}

/** Nothing is loaded before somebody wants to hear it. */
function Recordings({ uuid, lives }: { readonly uuid: string; readonly lives: boolean }) {
  const { t } = useTranslation("floor");
  const { data } = useQuery({
    queryKey: ["recordings", uuid, lives],
    queryFn: async () => {
      const found = await answered(api.GET("/api/media_files", { params: { query: { uuid } } }));
      return "data" in found ? found.data : found;
    },
  });
  if (data === undefined || data.length === 0) return null;
  return (
    <section className="card" aria-label={t("recordings")}>
      <h2>{t("recordings")}</h2>
      <ul className="recordings">
        {data.map(({ id, created_at: at, duration_ms: ms }) => (
          <li key={id}>
            <span className="number">
              {at} · {durationOf(ms)}
            </span>
            <Recording
              src={`/api/media_files/${String(id)}`}
              label={t("recordingOf", { time: at })}
              durationMs={ms}
              listen={t("listen")}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
