// The desk's one state: how it stands, what can be done and why not, and how it is done. Buttons and keys share it.
import { useQuery } from "@tanstack/react-query";
import { createContext, useCallback, useContext, useMemo, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../shell/api.ts";
import { useOrders } from "../shell/orders.ts";
import { useMe, type Me } from "../shell/session.ts";
import { sameFields, useLive } from "../shell/use-live.ts";
import { useCallFacts, type CallFacts } from "./call-facts.ts";
import { orderPlain, type PlainAct } from "./orders.ts";
import { standingOf, whyNots, type Act, type Recording, type Standing, type WhyNots } from "./standing.ts";

export interface Desk extends Standing {
  readonly me: Me;
  /** Where they are signed in, else their own. */
  readonly extn: string;
  /** The call that they are in, work on, or had last. */
  readonly callUUID: string;
  readonly facts: CallFacts & { readonly recording: Recording };
  readonly whyNot: WhyNots;
  /** Acts whose answer has not come. */
  readonly busy: ReadonlySet<Act>;
  /** Shows what the server says where it refuses; answers whether it was done. */
  readonly run: (act: Act, work: () => Promise<void>) => Promise<boolean>;
  readonly runPlain: (act: PlainAct) => void;
}

const Context = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(Context);
  if (desk === undefined) throw new Error("this is no part of the desk");
  return desk;
}

export function DeskContext({ children }: { readonly children: ReactNode }) {
  const me = useMe();
  const standing = useLive((view) => standingOf(view, me.login), sameFields);
  const isOnline = useLive((_view, { connection }) => connection === "open");
  const { row } = standing;
  const extn = row?.extn ?? me.extn;
  const callUUID = useLastCall(row?.callUUID ?? "");
  const facts = useCallFacts(callUUID, me.login);
  const rules = useRules(standing.call?.queue_id ?? "", row?.callstate === "ACW" ? callUUID : "");
  const isCodeMissing = rules.isCodeRequired && facts.code === "";
  const whyNot = whyNots(standing, {
    ...{ isOnline, extn, recording: facts.recording, wrapUpMode: rules.wrapUpMode, isCodeMissing },
  });
  const { busy, run } = useRun();
  const runPlain = (act: PlainAct): void => {
    if (whyNot[act] === undefined)
      void run(act, () => orderPlain(act, { agent: me.login, extn }, standing, facts.recording));
  };
  return <Context value={{ ...standing, me, extn, callUUID, facts, whyNot, busy, run, runPlain }}>{children}</Context>;
}

const LAST_CALL = "xcc-last-call";

/** What is over can still be written down: until the next one comes, over a reload as well. */
function useLastCall(now: string): string {
  const last = useRef(sessionStorage.getItem(LAST_CALL) ?? "");
  if (now !== "" && now !== last.current) {
    last.current = now;
    sessionStorage.setItem(LAST_CALL, now);
  }
  return last.current;
}

/** What the queue of that call asks of its agents. */
function useRules(queueOfCall: string, works: string) {
  const { data: queues = [] } = useQuery({
    queryKey: ["queues"],
    queryFn: async () => {
      const found = await answered(api.GET("/api/queues"));
      return "data" in found ? found.data : found;
    },
    staleTime: 60_000,
  });
  const { data: caller } = useQuery({ ...callerQuery(works), enabled: works !== "" });
  const name = queueOfCall !== "" ? queueOfCall : (caller?.queue ?? "");
  return useMemo(() => {
    const queue = queues.find((one) => one.name === name);
    return { wrapUpMode: queue?.wrap_up_mode ?? "timed", isCodeRequired: queue?.disposition_required === 1 };
  }, [queues, name]);
}

export function callerQuery(uuid: string) {
  return {
    queryKey: ["caller", uuid],
    queryFn: () => answered(api.GET("/api/calls/{uuid}/caller", { params: { path: { uuid } } })),
    staleTime: Infinity,
  };
}

function useRun(): Pick<Desk, "busy" | "run"> {
  const { t } = useTranslation("desk");
  const said = useCallback(
    (act: Act, error: unknown): string => {
      const why = error instanceof Error && error.name === "ApiProblem" ? error.message : t("noAnswer");
      return `${t(`act.${act}`)}: ${why}`;
    },
    [t],
  );
  return useOrders<Act>(said);
}
