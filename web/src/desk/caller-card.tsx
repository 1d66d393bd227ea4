// Who calls: what is known of them, and what was before. Whatever they are called goes in as text.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../shell/api.ts";
import { durationOf } from "../shell/duration.ts";
import { callerQuery } from "./desk-context.tsx";

export function CallerCard({ uuid }: { readonly uuid: string }) {
  const { t } = useTranslation("desk");
  const { data, error } = useQuery(callerQuery(uuid));
  if (error instanceof ApiProblem && error.status === 404) return null;
  return (
    <section className="card caller" aria-label={t("caller")}>
      {error !== null && <p role="alert">{error.message}</p>}
      {data !== undefined && (
        <>
          <h2>
            <span dir="auto">{data.name === "" ? data.number : data.name}</span>{" "}
            {data.vip && <span className="tag vip">VIP</span>}
          </h2>
          {data.note !== "" && <p className="note">{data.note}</p>}
          <dl>
            <Fact name={t("number")} value={data.withheld ? t("withheld") : data.number} />
            <Fact name={t("hotline")} value={data.hotline} />
            <Fact name={t("queue")} value={data.queue} />
            <Fact name={t("menus")} value={data.menus.join(" › ")} />
            {data.queue !== "" && <Fact name={t("waited")} value={durationOf(data.wait_ms)} />}
          </dl>
          <h3>{t("earlier")}</h3>
          {data.earlier.length === 0 ? (
            <p className="quiet">{t("noneEarlier")}</p>
          ) : (
            <ul className="earlier">
              {data.earlier.map((call) => (
                <li key={call.uuid}>
                  <span className="number">{call.start_at}</span>{" "}
                  <span className="quiet">
                    {[call.queue, call.agent, call.talk_ms > 0 ? durationOf(call.talk_ms) : ""]
                      .filter((one) => one !== "")
                      .join(" · ")}
                  </span>
                  {call.dispositions.map(({ agent, code, notes }) => (
                    <p key={agent} className="note" dir="auto">
                      {[code, notes].filter((one) => one !== "").join(": ")}
                    </p>
                  ))}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  if (value === "") return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  );
}
