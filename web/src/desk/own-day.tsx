// One's own figures since midnight.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answered, api } from "../shell/api.ts";
import { durationOf } from "../shell/duration.ts";

const ANEW_MS = 30_000;

export function OwnDay() {
  const { t } = useTranslation("desk");
  const { data, error } = useQuery({
    queryKey: ["own-day"],
    queryFn: () => answered(api.GET("/api/me/figures")),
    refetchInterval: ANEW_MS,
  });
  if (error !== null) return <p role="alert">{error.message}</p>;
  if (data === undefined) return <p className="quiet">{t("wait")}</p>;
  const figures = figuresIn(data);
  return (
    <>
      <dl className="figures">
        {figures.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`day.${key}`)}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet number">{t("dayUntil", { until: data.until })}</p>
    </>
  );
}

interface Day {
  readonly signed_in_ms: number;
  readonly offers: { readonly made: number; readonly answered: number; readonly no_answer: number };
  readonly times: {
    readonly talking_ms: number;
    readonly held_ms: number;
    readonly wrap_up_ms: number;
    readonly break_ms: number;
  };
  readonly outgoing: { readonly calls: number; readonly reached: number };
}

function figuresIn({ signed_in_ms, offers, times, outgoing }: Day) {
  return [
    ["offered", String(offers.made)],
    ["answered", String(offers.answered)],
    ["missed", String(offers.no_answer)],
    ["outgoing", `${String(outgoing.reached)} / ${String(outgoing.calls)}`],
    ["signedIn", durationOf(signed_in_ms)],
    ["talking", durationOf(times.talking_ms)],
    ["held", durationOf(times.held_ms)],
    ["wrapUp", durationOf(times.wrap_up_ms)],
    ["break", durationOf(times.break_ms)],
  ] as const;
}
