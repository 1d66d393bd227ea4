// All calls, the latest first: found by number, agent, queue and time.
import { Button, Input } from "antd";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../shell/api.ts";
import { durationOf } from "../shell/duration.ts";
import { sameItems, useLive } from "../shell/use-live.ts";
import { FloorFrame } from "./floor-frame.tsx";

const PER_PAGE = 50;

const NOTHING = { q: "", agent: "", queue: "", from: "", until: "" };
type Sought = typeof NOTHING;

export function Page() {
  const { t } = useTranslation("floor");
  const [sought, setSought] = useState<Sought>(NOTHING);
  const found = useCalls(sought);
  const calls = found.data?.pages.flatMap(({ rows }) => rows) ?? [];
  return (
    <FloorFrame title={t("calls")}>
      <Search onSearch={setSought} />
      {found.error !== null && <p role="alert">{found.error.message}</p>}
      <section className="card scrolls" tabIndex={0} aria-label={t("calls")} aria-busy={found.isFetching}>
        <table className="figures words">
          <thead>
            <tr>
              <th scope="col">{t("begun")}</th>
              <th scope="col">{t("from")}</th>
              <th scope="col">{t("dialled")}</th>
              <th scope="col">{t("queue")}</th>
              <th scope="col">{t("agent")}</th>
              <th scope="col">{t("waited")}</th>
              <th scope="col">{t("talked")}</th>
              <th scope="col">{t("outcome")}</th>
            </tr>
          </thead>
          <tbody>
            {calls.map((call) => (
              <Row key={call.uuid} call={call} />
            ))}
            {found.isSuccess && calls.length === 0 && (
              <tr>
                <td colSpan={8} className="quiet">
                  {t("noCalls")}
                </td>
              </tr>
            )}
          </tbody>
        </table>
        {found.hasNextPage && (
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t("older")}
          </Button>
        )}
      </section>
    </FloorFrame>
  );
}

function useCalls({ q, agent, queue, from, until }: Sought) {
  return useInfiniteQuery({
    queryKey: ["calls", q, agent, queue, from, until],
    queryFn: async ({ pageParam: cursor }) => {
      const filled = Object.entries({ q, anyAgent: agent, queue, startDate: from, endDate: until, cursor });
      const query = Object.fromEntries(filled.filter(([, value]) => value !== ""));
      const asked = await api.GET("/api/cdrs", { params: { query: { perPage: PER_PAGE, ...query } } });
      const { data } = await answered(Promise.resolve(asked));
      return { rows: data, next: asked.response.headers.get("x-next-cursor") ?? "" };
    },
    initialPageParam: "",
    getNextPageParam: ({ next }) => (next === "" ? undefined : next),
  });
}

/** As the API has times: what the browser's field has, with a blank. */
export function timeText(local: string): string {
  const text = local.replace("T", " ");
  return /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(text) ? `${text}:00` : text;
}

function Search({ onSearch }: { readonly onSearch: (sought: Sought) => void }) {
  const { t } = useTranslation("floor");
  const [fields, setFields] = useState<Sought>(NOTHING);
  const queues = useLive(({ queues: all }) => [...all.keys()].sort(), sameItems);
  const put = (field: Partial<Sought>): void => setFields((before) => ({ ...before, ...field }));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { q, agent, queue, from, until } = fields;
    onSearch({ q: q.trim(), agent: agent.trim(), queue, from: timeText(from), until: timeText(until) });
  };
  return (
    <form className="filters" role="search" onSubmit={submit}>
      <label>
        {t("number")} <Input value={fields.q} onChange={(event) => put({ q: event.target.value })} />
      </label>
      <label>
        {t("agent")} <Input value={fields.agent} onChange={(event) => put({ agent: event.target.value })} />
      </label>
      <label>
        {t("queue")}{" "}
        <select value={fields.queue} onChange={(event) => put({ queue: event.target.value })}>
          <option value="">{t("any")}</option>
          {queues.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <label>
        {t("fromTime")}{" "}
        <input type="datetime-local" value={fields.from} onChange={(event) => put({ from: event.target.value })} />
      </label>
      <label>
        {t("untilTime")}{" "}
        <input type="datetime-local" value={fields.until} onChange={(event) => put({ until: event.target.value })} />
      </label>
      <Button type="primary" htmlType="submit">
        {t("search")}
      </Button>
    </form>
  );
}

interface Call {
  readonly uuid: string;
  readonly start_stamp: string;
  readonly caller_id_number: string;
  readonly caller_id_name: string;
  readonly destination_number: string;
  readonly queue: string;
  readonly agent: string;
  readonly outcome: string;
  readonly hangup_cause: string;
  readonly wait_ms: number;
  readonly talk_ms: number;
  readonly media_file_id: string;
}

const OUTCOMES = [
  ...(["answered", "abandoned", "timed-out", "overflowed", "no-agent", "transferred-out", "error"] as const),
];

function Row({ call }: { readonly call: Call }) {
  const { t } = useTranslation("floor");
  const { caller_id_number: number, caller_id_name: name, hangup_cause: cause } = call;
  const outcome = OUTCOMES.find((one) => one === call.outcome);
  const ended = outcome === undefined ? call.outcome : t(`outcome.${outcome}`);
  return (
    <tr data-call={call.uuid}>
      <th scope="row">
        <Link to={`/floor/calls/${call.uuid}`} className="number">
          {call.start_stamp}
        </Link>
      </th>
      <td>
        <span className="number">{number}</span> <bdi>{name === number ? "" : name}</bdi>
      </td>
      <td className="number">{call.destination_number}</td>
      <td>
        <bdi>{call.queue}</bdi>
      </td>
      <td className="number">{call.agent}</td>
      <td className="number">{durationOf(call.wait_ms)}</td>
      <td className="number">{durationOf(call.talk_ms)}</td>
      <td>
        {cause === "" ? t("lives") : ended} {call.media_file_id !== "" && <span title={t("hasRecording")}>♪</span>}
      </td>
    </tr>
  );
}
