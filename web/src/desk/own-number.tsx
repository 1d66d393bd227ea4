// Which number those are shown who are called outside: one's own, or one of a queue that one works for. The last choice is kept.
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../shell/api.ts";
import { useDesk } from "./desk-context.tsx";
import type { Target } from "./orders.ts";
import type { Asking } from "./target-desk.ts";

const KEPT_AS = "xcc-shown-number";

interface OwnNumber {
  readonly number: string;
  /** For which the call is made then; empty: for none. */
  readonly queue: string;
}

const idOf = ({ number, queue }: OwnNumber): string => JSON.stringify([number, queue]);

export interface OwnNumbers {
  /** Those that the center would let them show with that act. */
  readonly choices: (act: Asking) => readonly OwnNumber[];
  readonly choose: (id: string) => void;
  /** Undefined: whatever the line shows. */
  readonly shown: (act: Asking) => OwnNumber | undefined;
}

export function useOwnNumbers(): OwnNumbers {
  const { call, row } = useDesk();
  const [kept, setKept] = useState(() => localStorage.getItem(KEPT_AS) ?? "");
  const { data } = useQuery({
    // Signed in to other queues there are others.
    queryKey: ["caller-numbers", row?.queues.join("\n") ?? ""],
    queryFn: () => answered(api.GET("/api/me/caller_numbers")),
  });
  // In a call it is shown on behalf of its queue.
  const choices = (act: Asking): readonly OwnNumber[] =>
    (data?.data ?? []).filter(({ queue }) => act === "dial" || queue === "" || queue === call?.queue_id);
  return {
    choices,
    choose: (id) => {
      localStorage.setItem(KEPT_AS, id);
      setKept(id);
    },
    shown: (act) => choices(act).find((one) => idOf(one) === kept),
  };
}

/** What is asked for then. */
export function withShown(act: Asking, target: Target, { shown }: OwnNumbers) {
  const own = shown(act);
  if (own === undefined || !("destNumber" in target)) return target;
  const ofQueue = act === "dial" && own.queue !== "" ? { queue: own.queue } : {};
  return { ...target, cidNumber: own.number, ...ofQueue };
}

export function OwnNumberChoice({ act, numbers }: { readonly act: Asking; readonly numbers: OwnNumbers }) {
  const { t } = useTranslation("desk");
  const id = useId();
  const choices = numbers.choices(act);
  const shown = numbers.shown(act);
  if (choices.length === 0) return null;
  return (
    <div className="field">
      <label htmlFor={id}>{t("shownNumber")}</label>
      <select
        id={id}
        value={shown === undefined ? "" : idOf(shown)}
        onChange={(event) => numbers.choose(event.target.value)}
      >
        <option value="">{t("shownAsEver")}</option>
        {choices.map((one) => (
          <option key={idOf(one)} value={idOf(one)}>
            {one.queue === "" ? one.number : t("shownOfQueue", { ...one })}
          </option>
        ))}
      </select>
    </div>
  );
}
