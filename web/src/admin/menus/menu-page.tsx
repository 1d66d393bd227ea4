// The editor of one tree of menus: its draft as a graph, the node that is chosen, publishing, what was published, and a trial. What
// is written is kept as the draft by itself; callers meet nothing of it before it is published.
import { App, Button, Input } from "antd";
import { Link, useParams } from "@tanstack/react-router";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../shell/api.ts";
import { Problem } from "../problem.tsx";
import { draftKey } from "./draft-key.ts";
import { edited, historyOf, redone, undone, type History } from "./history.ts";
import { MenuGraph, type NodeCount } from "./menu-graph.tsx";
import { NodeForm } from "./node-form.tsx";
import { added, changed, isSame, moved, removed, topOf, type MenuNode, type NodeField } from "./tree.ts";
import { TryIt } from "./try-it.tsx";
import { Versions } from "./versions.tsx";
import "../admin.css";

const KEEP_AFTER_MS = 600;
const COUNT_EVERY_MS = 10_000;

export function Page() {
  const { t } = useTranslation("admin");
  const id = Number(useParams({ strict: false, select: (params: { readonly id?: string }) => params.id ?? "" }));
  const { data, error, dataUpdatedAt } = useQuery({
    queryKey: draftKey(id),
    queryFn: () => answered(api.GET("/api/ivrs/{id}/draft", { params: { path: { id } } })),
    // What somebody else writes meanwhile is found when this one's is kept.
    ...{ staleTime: Infinity, refetchOnWindowFocus: false },
  });
  return (
    <>
      <header className="admin-head">
        <h1>
          {t("menu.title")}: <bdi>{data === undefined ? "" : (topOf(data.nodes)?.name ?? "")}</bdi>
        </h1>
        <Link to="/admin/menus">{t("menu.all")}</Link>
      </header>
      <Problem error={error} />
      {data !== undefined && <Editor key={dataUpdatedAt} id={id} draft={data} />}
    </>
  );
}

interface Draft {
  readonly revision: number;
  readonly latest: number;
  readonly nodes: readonly MenuNode[];
  readonly faults: readonly Fault[];
}
interface Fault {
  readonly key: string;
  readonly field: string;
  readonly expected: string;
}

interface EditorProps {
  readonly id: number;
  readonly draft: Draft;
}

function Editor({ id, draft }: EditorProps) {
  const { t } = useTranslation("admin");
  const [history, setHistory] = useState<History<readonly MenuNode[]>>(() => historyOf(draft.nodes));
  const [lastEdit, setLastEdit] = useState("");
  const nodes = history.now;
  const [chosen, setChosen] = useState(topOf(draft.nodes)?.key ?? "");
  const node = nodes.find(({ key }) => key === chosen) ?? topOf(nodes);
  const kept = useKept(id, draft, nodes);
  const counts = useCounts(id);
  const faults = useMemo(() => Map.groupBy(kept.faults, ({ key }) => key), [kept.faults]);
  /** `name`: of the field that is written in; letter after letter is one edit. */
  const edit = (now: readonly MenuNode[], name = ""): void => {
    setHistory(edited(history, now, name !== "" && name === lastEdit));
    setLastEdit(name);
  };
  const travel = (to: History<readonly MenuNode[]>): void => {
    setHistory(to);
    setLastEdit("");
  };
  const add = (parent: string): void => {
    const more = added(nodes, parent, t("menu.newName"));
    edit(more.nodes);
    setChosen(more.key);
  };
  const drop = (key: string): void => {
    setChosen(nodes.find((one) => one.key === key)?.parent ?? "");
    edit(removed(nodes, key));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || isWriting(event.target)) return;
    event.preventDefault();
    travel(event.shiftKey ? redone(history) : undone(history));
  };
  const faultsOfChosen = new Map((faults.get(node?.key ?? "") ?? []).map(({ field, expected }) => [field, expected]));
  return (
    <div className="menu-page" onKeyDown={onKeyDown}>
      <Tools {...{ history, kept, onTravel: travel }} faults={faults.get("") ?? []} />
      <Problem error={kept.error} />
      <div className="menu-editor">
        <MenuGraph
          {...{ nodes, counts, selected: node?.key ?? "", onSelect: setChosen, onAdd: add, onRemove: drop }}
          faults={new Map([...faults].map(([key, some]) => [key, some.length]))}
        />
        {node !== undefined && (
          <NodeForm
            {...{ nodes, node, faults: faultsOfChosen }}
            onChange={(fields: Readonly<Partial<Record<NodeField, string>>>) =>
              edit(changed(nodes, node.key, fields), `${node.key} ${Object.keys(fields).join()}`)
            }
            onMove={(parent) => edit(moved(nodes, node.key, parent))}
            onAdd={() => add(node.key)}
            onRemove={() => drop(node.key)}
          />
        )}
      </div>
      <Publishing id={id} revision={kept.revision} isReady={kept.isKept && kept.faults.length === 0} />
      <TryIt id={id} nodes={nodes} onStand={setChosen} />
      <Versions id={id} latest={draft.latest} />
    </div>
  );
}

interface ToolsProps {
  readonly history: History<readonly MenuNode[]>;
  readonly kept: { readonly isKept: boolean; readonly revision: number };
  /** Of the tree as a whole. */
  readonly faults: readonly Fault[];
  readonly onTravel: (to: History<readonly MenuNode[]>) => void;
}

function Tools({ history, kept, faults, onTravel }: ToolsProps) {
  const { t } = useTranslation("admin");
  return (
    <div className="menu-tools">
      <Button disabled={history.before.length === 0} onClick={() => onTravel(undone(history))}>
        {t("menu.undo")}
      </Button>
      <Button disabled={history.after.length === 0} onClick={() => onTravel(redone(history))}>
        {t("menu.redo")}
      </Button>
      <span role="status" className="quiet">
        {t(kept.isKept ? (kept.revision === 0 ? "menu.asPublished" : "menu.kept") : "menu.keeping")}
      </span>
      {faults.map(({ expected }) => (
        <span key={expected} className="bad">
          {expected}
        </span>
      ))}
    </div>
  );
}

/** Undoing within a field is the browser's. */
function isWriting(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/** Keeps what was written a moment after the last letter, and tells what the server says of it. */
function useKept(id: number, draft: Draft, nodes: readonly MenuNode[]) {
  const [told, setTold] = useState({ revision: draft.revision, faults: draft.faults, nodes: draft.nodes });
  const { mutate, error, isPending } = useMutation({
    mutationFn: async (given: { readonly nodes: readonly MenuNode[]; readonly revision: number }) => {
      const body = { nodes: [...given.nodes], revision: given.revision };
      const answer = await answered(api.PUT("/api/ivrs/{id}/draft", { params: { path: { id } }, body }));
      return { revision: answer.revision, faults: answer.faults, nodes: given.nodes };
    },
    onSuccess: setTold,
  });
  const isKept = isSame(told.nodes, nodes);
  const { revision } = told;
  useEffect(() => {
    if (isKept || isPending) return undefined;
    const timer = setTimeout(() => mutate({ nodes, revision }), KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isKept, isPending, nodes, revision, mutate]);
  return { isKept, revision, faults: told.faults, error };
}

/** Of today; callers who are in a menu now, and how often others came there. */
function useCounts(id: number): ReadonlyMap<string, NodeCount> {
  const { data } = useQuery({
    queryKey: ["admin", "menu counts", id],
    queryFn: () => answered(api.GET("/api/ivrs/{id}/counts", { params: { path: { id } } })),
    refetchInterval: COUNT_EVERY_MS,
  });
  return useMemo(() => {
    const counts = new Map<string, NodeCount>();
    for (const { id: menu, times } of data?.entered ?? []) counts.set(menu, { now: 0, times });
    for (const { id: menu, callers } of data?.now ?? []) {
      counts.set(menu, { now: callers, times: counts.get(menu)?.times ?? callers });
    }
    return counts;
  }, [data]);
}

interface PublishingProps {
  readonly id: number;
  readonly revision: number;
  readonly isReady: boolean;
}

function Publishing({ id, revision, isReady }: PublishingProps) {
  const { t } = useTranslation("admin");
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [note, setNote] = useState("");
  const params = { path: { id } };
  const anew = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: draftKey(id) });
    await queries.invalidateQueries({ queryKey: ["admin", "menu versions", id] });
  };
  const publishing = useMutation({
    mutationFn: (force: boolean) =>
      answered(api.POST("/api/ivrs/{id}/publish", { params, body: { revision, note, force } })),
    onSuccess: async ({ version }) => {
      void message.success(t("menu.published", { version }));
      await anew();
    },
  });
  const discarding = useMutation({
    mutationFn: () => answered(api.DELETE("/api/ivrs/{id}/draft", { params })),
    onSuccess: anew,
  });
  return (
    <section className="card row-form" aria-label={t("menu.publish")}>
      <Problem error={publishing.error ?? discarding.error} onForce={() => publishing.mutate(true)} />
      <div className="menu-tools">
        <Input
          {...{ value: note, maxLength: 200, placeholder: t("menu.note"), "aria-label": t("menu.note") }}
          style={{ maxWidth: 420 }}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button
          type="primary"
          disabled={!isReady || revision === 0}
          loading={publishing.isPending}
          onClick={() => publishing.mutate(false)}
        >
          {t("menu.publish")}
        </Button>
        <Button danger disabled={revision === 0} onClick={() => discarding.mutate()}>
          {t("menu.discard")}
        </Button>
      </div>
    </section>
  );
}
