// After the call, and in it: what came of it, in a code and notes. What was written is kept until it is stored, over a reload too;
// it may be stored for a day, so that nothing closes before somebody has finished.
import { Button, Input } from "antd";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../shell/api.ts";
import { durationOf } from "../shell/duration.ts";
import { useNow } from "../shell/use-live.ts";
import { ActButton } from "./act-button.tsx";
import { choicesOf, type CodeNode } from "./code-tree.ts";
import { callerQuery, useDesk } from "./desk-context.tsx";
import { order } from "../shell/orders.ts";

const MOST_NOTES = 2_000;

export function WrapUp({ uuid }: { readonly uuid: string }) {
  const { t, i18n } = useTranslation("desk");
  const { me, row, call, facts, runPlain } = useDesk();
  const { data: caller } = useQuery(callerQuery(uuid));
  const tree = useTree(call?.queue_id !== undefined && call.queue_id !== "" ? call.queue_id : caller?.queue);
  const choices = choicesOf(tree, i18n.language === "zh");
  const [draft, setDraft] = useDraft(uuid);
  const code = draft.code ?? facts.code;
  const notes = draft.notes ?? facts.notes;
  const [saved, setSaved] = useState("");
  const [problem, setProblem] = useState("");
  const [codeId, notesId] = [useId(), useId()];
  const isWorking = row?.callstate === "ACW" && row.callUUID === uuid;
  const save = (): void => {
    setProblem("");
    const given = { ...(code === "" ? {} : { code }), notes };
    order("ccSetDisposition", { agent: me.login, callUUID: uuid, ...given })
      .then(() => setSaved(JSON.stringify([code, notes])))
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
  };
  const isSaved = saved === JSON.stringify([code, notes]);
  return (
    <section className={isWorking ? "card wrap-up working" : "card wrap-up"} aria-label={t("wrapUp")}>
      <h2>
        {t("wrapUp")} {isWorking && <Countdown until={row.until} />}
      </h2>
      <div className="field">
        <label htmlFor={codeId}>{t("code")}</label>
        <select id={codeId} value={code} onChange={(event) => setDraft({ ...draft, code: event.target.value })}>
          <option value="">{t("noCode")}</option>
          {code !== "" && !choices.some((one) => one.code === code) && <option value={code}>{code}</option>}
          {choices.map((one) => (
            <option key={one.code} value={one.code}>
              {one.label}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={notesId}>{t("notes")}</label>
        <Input.TextArea
          id={notesId}
          rows={3}
          maxLength={MOST_NOTES}
          value={notes}
          onChange={(event) => setDraft({ ...draft, notes: event.target.value })}
        />
      </div>
      <div className="acts">
        <Button type="primary" onClick={save} disabled={code === "" && notes.trim() === ""} data-act="save">
          {t("save")}
        </Button>
        {isWorking && (
          <>
            <ActButton act="extendWrapUp" onPress={() => runPlain("extendWrapUp")} />
            <ActButton act="ready" text={t("finish")} onPress={() => runPlain("ready")} />
          </>
        )}
        <span role="status">{isSaved ? t("saved") : ""}</span>
      </div>
      {problem !== "" && <p role="alert">{problem}</p>}
    </section>
  );
}

function Countdown({ until }: { readonly until: number | undefined }) {
  const { t } = useTranslation("desk");
  const now = useNow();
  return <span className="number countdown">{until === undefined ? t("noLimit") : durationOf(until - now)}</span>;
}

/** The queue's own, or where it has none the center's. */
function useTree(queue: string | undefined): readonly CodeNode[] {
  const { data = [] } = useQuery({
    queryKey: ["codes", queue],
    queryFn: async () => {
      const own = queue === "" ? [] : await treeOf(queue ?? "");
      return own.length > 0 ? own : treeOf("");
    },
    enabled: queue !== undefined,
    staleTime: 60_000,
  });
  return data;
}

async function treeOf(queue: string): Promise<readonly CodeNode[]> {
  const { data } = await answered(api.GET("/api/dispositions", { params: { query: { queue } } }));
  return data as readonly CodeNode[];
}

interface Draft {
  readonly code?: string;
  readonly notes?: string;
}

function useDraft(uuid: string): readonly [Draft, (draft: Draft) => void] {
  const key = `xcc-notes-${uuid}`;
  const [draft, setDraft] = useState<Draft>(() => JSON.parse(sessionStorage.getItem(key) ?? "{}") as Draft);
  useEffect(() => {
    sessionStorage.setItem(key, JSON.stringify(draft));
  }, [key, draft]);
  return [draft, setDraft];
}
