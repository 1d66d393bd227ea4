// The time line of a call: each step with its moment, and why it was so.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answered, api } from "../shell/api.ts";
import { durationOf } from "../shell/duration.ts";

interface Props {
  readonly uuid: string;
  readonly anewMs: number | false;
}

export function CallLine({ uuid, anewMs }: Props) {
  const { t, i18n } = useTranslation("floor");
  const language = i18n.language === "zh" ? "zh" : "en";
  const { data, error } = useQuery({
    queryKey: ["explanation", uuid, language, anewMs === false],
    queryFn: () =>
      answered(api.GET("/api/calls/{uuid}/explanation", { params: { path: { uuid }, query: { language } } })),
    refetchInterval: anewMs,
  });
  if (error !== null) return <p role="alert">{error.message}</p>;
  if (data === undefined) return null;
  const { story, waiting, warnings = [] } = data;
  const [first] = story;
  return (
    <section className="card" aria-label={t("timeLine")}>
      <h2>{t("timeLine")}</h2>
      {warnings.map((warning) => (
        <p key={warning} className="judged warn">
          {warning}
        </p>
      ))}
      <ol className="line">
        {story.map((step, index) => (
          // Steps are only ever added behind.
          <li key={index} data-what={step.what}>
            <time className="number" title={step.time}>
              {step.time.slice(11, 19)}
            </time>
            <span className="number quiet">+{durationOf(step.at - (first?.at ?? step.at))}</span>
            <div>
              <bdi>{step.said}</bdi>
              {step.candidates !== undefined && step.candidates.length > 0 && (
                <details>
                  <summary>{t("considered", { count: step.candidates.length })}</summary>
                  <ul>
                    {step.candidates.map(({ agent, said, skipped }) => (
                      <li key={agent}>
                        <span className="number">{agent}</span>: <bdi>{skipped === "" ? t("chosen") : said}</bdi>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </div>
          </li>
        ))}
        {waiting !== null && (
          <li data-what="waits" className="now">
            <span className="number">{t("now")}</span>
            <span className="number quiet">{durationOf(waiting.waited_ms)}</span>
            <bdi>{waiting.said}</bdi>
          </li>
        )}
      </ol>
    </section>
  );
}
