// One's own calls, latest first, with their recordings.
import { Button } from "antd";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../shell/api.ts";
import { useDesk } from "./desk-context.tsx";
import { useTarget } from "./target-dialog.tsx";

const PER_PAGE = 20;

export function OwnCalls() {
  const { t } = useTranslation("desk");
  const { me, callUUID, row } = useDesk();
  const [page, setPage] = useState(1);
  const { data, error } = useQuery({
    // After each call there is another one.
    queryKey: ["own-calls", page, callUUID, row?.callstate],
    queryFn: () =>
      answered(
        api.GET("/api/cdrs", {
          params: { query: { page, perPage: PER_PAGE, anyAgent: me.login } },
        }),
      ),
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
  const [isHeard, setIsHeard] = useState(false);
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
        {call.media_file_id !== "" && !isHeard && (
          <Button size="small" aria-label={`${t("listen")}: ${number}`} onClick={() => setIsHeard(true)}>
            {t("listen")}
          </Button>
        )}
      </span>
      {isHeard && (
        <audio
          controls
          autoPlay
          src={`/api/media_files/${call.media_file_id}`}
          aria-label={t("recordingOf", { number })}
        />
      )}
    </li>
  );
}
