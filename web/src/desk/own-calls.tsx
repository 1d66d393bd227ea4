// One's own calls, latest first, with their recordings.
import { Button } from "antd";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../shell/api.ts";
import { live } from "../shell/live.ts";
import { Recording } from "../shell/recording.tsx";
import { useDesk } from "./desk-context.tsx";
import { useTarget } from "./target-desk.ts";

const PER_PAGE = 20;
const MS_PER_S = 1_000;
const KEY = "own-calls";
/** Between what is told and what is written down. */
const WRITTEN_MS = 1_000;
/** An event may have been missed. */
const ANEW_MS = 30_000;

export function OwnCalls() {
  const { t } = useTranslation("desk");
  const { me } = useDesk();
  const [page, setPage] = useState(1);
  useAnew();
  const { data, error } = useQuery({
    queryKey: [KEY, page],
    queryFn: () =>
      answered(
        api.GET("/api/cdrs", {
          params: { query: { page, perPage: PER_PAGE, anyAgent: me.login } },
        }),
      ),
    refetchInterval: ANEW_MS,
    placeholderData: keepPreviousData,
  });
  if (error !== null) return <p role="alert">{error.message}</p>;
  if (data === undefined) return <p className="quiet">{t("wait")}</p>;
  return (
    <>
      {data.data.length === 0 && <p className="quiet">{t("noCalls")}</p>}
      <ul className="own-calls">
        {data.data.map((call) => (
          <OwnCall key={call.uuid} call={call} own={me.login} />
        ))}
      </ul>
      <div className="acts">
        <Button disabled={page === 1} onClick={() => setPage(page - 1)}>
          {t("newer")}
        </Button>
        <Button disabled={data.data.length < PER_PAGE} onClick={() => setPage(page + 1)}>
          {t("older")}
        </Button>
      </div>
    </>
  );
}

/** After each call there is another one, and a recording when that is written. */
function useAnew(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const anew = (): void => void queries.invalidateQueries({ queryKey: [KEY] });
    const stop = live.onEvent(({ event }) => {
      if (event !== "call-ended" && event !== "recording-ended") return;
      clearTimeout(timer);
      timer = setTimeout(anew, WRITTEN_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [queries]);
}

interface Call {
  readonly uuid: string;
  readonly caller_agent: string;
  readonly caller_id_number: string;
  readonly caller_id_name: string;
  readonly destination_number: string;
  readonly start_stamp: string;
  readonly billsec: number;
  readonly queue: string;
  readonly media_file_id: string;
}

function OwnCall({ call, own }: { readonly call: Call; readonly own: string }) {
  const { t } = useTranslation("desk");
  const { whyNot } = useDesk();
  const { go } = useTarget();
  const isOut = call.caller_agent === own;
  const number = isOut ? call.destination_number : call.caller_id_number;
  return (
    <li>
      <span aria-label={t(isOut ? "outgoing" : "incoming")}>{isOut ? "↗" : "↙"}</span>{" "}
      <span className="number">{number}</span>{" "}
      <span dir="auto">{isOut || call.caller_id_name === number ? "" : call.caller_id_name}</span>
      <div className="quiet number">
        {call.start_stamp} · {t("seconds", { seconds: call.billsec })} {call.queue}
      </div>
      <span className="acts">
        {whyNot.dial === undefined && /^[+\d*#]+$/.test(number) && (
          <Button
            size="small"
            aria-label={`${t("act.dial")}: ${number}`}
            onClick={() => go("dial", { destNumber: number })}
          >
            {t("act.dial")}
          </Button>
        )}
      </span>
      {call.media_file_id !== "" && (
        <Recording
          src={`/api/media_files/${call.media_file_id}`}
          label={t("recordingOf", { number })}
          durationMs={call.billsec * MS_PER_S}
          listen={t("listen")}
        />
      )}
    </li>
  );
}
