// The messages in one's own mailbox: heard here they are old, as at the phone.
import { App, Button } from "antd";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../shell/api.ts";
import { durationOf } from "../shell/duration.ts";
import { live } from "../shell/live.ts";
import { useOrders } from "../shell/orders.ts";
import { Recording } from "../shell/recording.tsx";
import { useDesk } from "./desk-context.tsx";
import { useTarget } from "./target-desk.ts";

const PER_PAGE = 20;
const KEY = "voicemail";
/** What is left, heard or removed at a phone is not told to a page as it happens. */
const ANEW_MS = 15_000;

function useMessages(page: number, state: "new" | undefined) {
  const { extn } = useDesk().me;
  const queries = useQueryClient();
  useEffect(
    () =>
      live.onEvent((event) => {
        if (event.event === "message-left") void queries.invalidateQueries({ queryKey: [KEY] });
      }),
    [queries],
  );
  const query = { extn, page, perPage: PER_PAGE, ...(state === undefined ? {} : { state }) };
  return useQuery({
    queryKey: [KEY, query],
    queryFn: () => answered(api.GET("/api/voicemails", { params: { query } })),
    // Who has no extension has no mailbox.
    enabled: extn !== "",
    refetchInterval: ANEW_MS,
    placeholderData: keepPreviousData,
  });
}

/** How many nobody has listened to yet; of one page at most. */
export function useUnheard(): number {
  return useMessages(1, "new").data?.data.length ?? 0;
}

export function Voicemail() {
  const { t } = useTranslation("desk");
  const [page, setPage] = useState(1);
  const { data, error } = useMessages(page, undefined);
  const { extn } = useDesk().me;
  if (error !== null) return <p role="alert">{error.message}</p>;
  if (extn === "") return <p className="quiet">{t("noMailbox")}</p>;
  if (data === undefined) return <p className="quiet">{t("wait")}</p>;
  return (
    <>
      {data.data.length === 0 && <p className="quiet">{t("noMessages")}</p>}
      <ul className="own-calls voicemail">
        {data.data.map((message) => (
          <Message key={message.id} message={message} />
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

interface MessageRow {
  readonly id: string;
  readonly caller_id_number: string;
  readonly caller_id_name: string;
  readonly heard: boolean;
  readonly duration_ms: number;
  readonly created_at: string;
}

function Message({ message }: { readonly message: MessageRow }) {
  const { id, caller_id_number: number, caller_id_name: name, heard, duration_ms: ms, created_at: at } = message;
  const { t } = useTranslation("desk");
  const { modal } = App.useApp();
  const { whyNot } = useDesk();
  const { go } = useTarget();
  const { busy, mark, remove } = useMessageActs(id);
  const ask = (): void => {
    void modal.confirm({ title: `${t("removeMessage")}: ${number}?`, content: t("sureRemoveMessage"), onOk: remove });
  };
  return (
    <li className={heard ? "" : "new"} data-message={id}>
      <strong className="number">{number === "" ? t("withheld") : number}</strong>{" "}
      <span dir="auto">{name === number ? "" : name}</span>
      <div className="quiet number">
        {at} · {durationOf(ms)} · {t(heard ? "heard" : "notHeard")}
      </div>
      <span className="acts">
        <Recording
          src={`/api/voicemails/${encodeURIComponent(id)}/audio`}
          label={t("messageOf", { number, time: at })}
          durationMs={ms}
          listen={t("listen")}
          onHeard={() => {
            if (!heard) void mark(true);
          }}
        />
        {whyNot.dial === undefined && /^[+\d*#]+$/.test(number) && (
          <Button
            size="small"
            aria-label={`${t("act.dial")}: ${number}`}
            onClick={() => go("dial", { destNumber: number })}
          >
            {t("act.dial")}
          </Button>
        )}
        {heard && (
          <Button size="small" loading={busy.has("mark")} onClick={() => void mark(false)}>
            {t("markNew")}
          </Button>
        )}
        <Button size="small" danger aria-label={`${t("removeMessage")}: ${number}`} onClick={ask}>
          {t("removeMessage")}
        </Button>
      </span>
    </li>
  );
}

function useMessageActs(id: string) {
  const queries = useQueryClient();
  const { busy, run } = useOrders<"mark" | "remove">();
  const params = { path: { id } };
  const anew = (): Promise<void> => queries.invalidateQueries({ queryKey: [KEY] });
  return {
    busy,
    mark: async (heard: boolean): Promise<void> => {
      await run("mark", async () => {
        await answered(api.PUT("/api/voicemails/{id}", { params, body: { heard } }));
        await anew();
      });
    },
    remove: async (): Promise<void> => {
      await run("remove", async () => {
        await answered(api.DELETE("/api/voicemails/{id}", { params }));
        await anew();
      });
    },
  };
}
