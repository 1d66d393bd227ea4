// Who is there: people and queues with how they are now. The order is by name and does not change while one looks at it.
import { Button } from "antd";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answered, api } from "../shell/api.ts";
import { durationOf } from "../shell/duration.ts";
import { useNow } from "../shell/use-live.ts";
import { useDesk } from "./desk-context.tsx";
import type { Target } from "./orders.ts";
import { useTarget } from "./target-desk.ts";

/** Their states are asked for while somebody looks. */
const ANEW_MS = 3_000;
const MOST_SHOWN = 100;

type ActOnTarget = "dial" | "transfer" | "consult";

/** `act`: what a press does; undefined: each act that can be done is offered. */
export function Directory({ sought, act }: { readonly sought: string; readonly act?: ActOnTarget }) {
  const { t } = useTranslation("desk");
  const { me } = useDesk();
  const now = useNow();
  const { data, isError } = useQuery({
    queryKey: ["directory"],
    queryFn: () => answered(api.GET("/api/directory")),
    refetchInterval: ANEW_MS,
  });
  if (isError) return <p role="alert">{t("noDirectory")}</p>;
  if (data === undefined) return <p className="quiet">{t("wait")}</p>;
  const wanted = sought.toLowerCase();
  const fits = (...words: readonly string[]): boolean => words.some((one) => one.toLowerCase().includes(wanted));
  const queues = act === "dial" ? [] : data.queues.filter(({ queue }) => fits(queue));
  const people = data.people.filter(
    ({ login, name, extn }) => login !== me.login && extn !== "" && fits(login, name, extn),
  );
  return (
    <ul className="directory">
      {queues.map(({ queue, waiting, waiting_since, eligible }) => (
        <Entry
          key={`q-${queue}`}
          name={queue}
          state={t("queueNow", { waiting, eligible })}
          kind={eligible > 0 ? "good" : "quiet"}
          more={waiting_since === null ? "" : t("longest", { time: durationOf(now - waiting_since) })}
          {...{ act, target: { queue } }}
        />
      ))}
      {people.slice(0, MOST_SHOWN).map(({ login, name, extn, agent, state, callstate, reason, since }) => {
        const isFree = state === "READY" && callstate === "IDLE";
        const isOut = state === "LOGOUT";
        const shown =
          callstate === "IDLE" || isOut ? t(`state.${state as "READY"}`) : t(`callstate.${callstate as "TALKING"}`);
        return (
          <Entry
            key={login}
            name={name === "" ? login : name}
            number={extn}
            state={reason === "" ? shown : `${shown} (${reason})`}
            kind={isFree ? "good" : isOut ? "quiet" : "warn"}
            more={since === null ? "" : durationOf(now - since)}
            {...{ act, target: agent && !isOut ? { destAgent: login } : { destExtn: extn } }}
          />
        );
      })}
      {people.length > MOST_SHOWN && <li className="quiet">{t("more", { count: people.length - MOST_SHOWN })}</li>}
      {people.length + queues.length === 0 && <li className="quiet">{t("nobody")}</li>}
    </ul>
  );
}

interface EntryProps {
  readonly name: string;
  readonly number?: string;
  readonly state: string;
  readonly kind: "good" | "warn" | "quiet";
  readonly more: string;
  readonly act: ActOnTarget | undefined;
  readonly target: Target;
}

function Entry({ name, number, state, kind, more, act, target }: EntryProps) {
  const { t } = useTranslation("desk");
  const { whyNot } = useDesk();
  const { go } = useTarget();
  const isQueue = "queue" in target;
  const acts = act === undefined ? (["dial", "consult", "transfer"] as const) : ([act] as const);
  const offered = acts.filter((one) => whyNot[one] === undefined && !(isQueue && one !== "transfer"));
  return (
    <li>
      <span className="who-name" dir="auto">
        {name}
      </span>
      <span className="number quiet">{number}</span>
      <span className={`state-word ${kind}`}>{state}</span>
      <span className="number quiet">{more}</span>
      <span className="acts">
        {offered.map((one) => (
          <Button key={one} size="small" aria-label={`${t(`act.${one}`)}: ${name}`} onClick={() => go(one, target)}>
            {t(`act.${one}`)}
          </Button>
        ))}
      </span>
    </li>
  );
}
