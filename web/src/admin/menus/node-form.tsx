// What one node of a tree of menus is: its fields, and what the server says is wrong with each.
import { Button, Input } from "antd";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../shell/api.ts";
import { typeOf } from "./menu-graph.tsx";
import { belowOf, topOf, type MenuNode, type NodeField } from "./tree.ts";

interface Props {
  readonly nodes: readonly MenuNode[];
  readonly node: MenuNode;
  /** By field, what was expected. */
  readonly faults: ReadonlyMap<string, string>;
  readonly onChange: (fields: Readonly<Partial<Record<NodeField, string>>>) => void;
  readonly onMove: (parent: string) => void;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
}

type Shown = Exclude<NodeField, "voice_type">;
const ASKS: readonly Shown[] = ["media_file", "repeat_timeout", "repeat_prompts", "call_extn_allowed"];
const CONNECTS: readonly Shown[] = ["business_type", "numbers", "transfer_time", "timeout_enable", "timeout"];
const FLAGS: ReadonlySet<string> = new Set(["call_extn_allowed", "timeout_enable"]);

const CHOICES = {
  record: ["close", "miss", "all"],
  business_type: ["", "order", "memory", "ringall", "queue"],
} as const;

function fieldsOf(node: MenuNode): readonly Shown[] {
  const type = typeOf(node);
  const own: readonly Shown[] = node.parent === "" ? ["name", "nbr", "type"] : ["name", "digits", "type"];
  if (type === "prev" || type === "top") return own;
  const goal = type === "transfer" ? CONNECTS : [];
  return [...own, ...goal, ...ASKS, ...(node.parent === "" ? (["record"] as const) : [])];
}

export function NodeForm({ nodes, node, faults, onChange, onMove, onAdd, onRemove }: Props) {
  const { t } = useTranslation("admin");
  const isTop = node.parent === "";
  const below = belowOf(nodes, node.key);
  return (
    <form className="card row-form" aria-label={t("menu.node")} onSubmit={(event) => event.preventDefault()}>
      <h2>
        <bdi>{node.name}</bdi>
      </h2>
      {fieldsOf(node).map((name) => (
        <Field
          key={name}
          {...{ name, node, isTop, problem: faults.get(name) }}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
      {!isTop && (
        <Parent
          nodes={nodes.filter(({ key }) => !below.has(key))}
          parent={node.parent}
          problem={faults.get("parent")}
          onMove={onMove}
        />
      )}
      <div className="acts">
        <Button onClick={onAdd}>{t("menu.addBelow")}</Button>
        <Button danger disabled={topOf(nodes)?.key === node.key} onClick={onRemove}>
          {t("remove")}
        </Button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly name: Shown;
  readonly node: MenuNode;
  readonly isTop: boolean;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
}

function Field({ name, node, isTop, problem, onChange }: FieldProps) {
  const { t } = useTranslation("admin");
  const [id, problemId, listId] = [useId(), useId(), useId()];
  const value = node[name];
  const common = { id, ...(problem === undefined ? {} : { "aria-invalid": true, "aria-describedby": problemId }) };
  const list = useNames(name, node);
  return (
    <div className="field" data-field={name}>
      <label htmlFor={id}>{t(`menuField.${name}`)}</label>
      {FLAGS.has(name) ? (
        <input
          {...common}
          type="checkbox"
          checked={value === "1"}
          onChange={(event) => onChange(event.target.checked ? "1" : "0")}
        />
      ) : name === "type" ? (
        <select {...common} value={value} onChange={(event) => onChange(event.target.value)}>
          {(isTop ? (["next", "transfer"] as const) : (["next", "transfer", "prev", "top"] as const)).map((one) => (
            <option key={one} value={one}>
              {t(`menuType.${one}`)}
            </option>
          ))}
        </select>
      ) : name === "record" || name === "business_type" ? (
        <select {...common} value={value} onChange={(event) => onChange(event.target.value)}>
          {CHOICES[name].map((one) => (
            <option key={one} value={one}>
              {t(one === "" ? "menuChoice.none" : `menuChoice.${one}`)}
            </option>
          ))}
        </select>
      ) : (
        <Input {...common} list={listId} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
      {list.length > 0 && (
        <datalist id={listId}>
          {list.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      {problem !== undefined && (
        <span id={problemId} className="bad" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}

/** What is there to be chosen from: sounds, or queues. */
function useNames(name: Shown, { business_type }: MenuNode): readonly string[] {
  const wantsSounds = name === "media_file";
  const wantsQueues = name === "numbers" && business_type === "queue";
  const sounds = useQuery({
    ...{ queryKey: ["admin", "sounds"], enabled: wantsSounds },
    queryFn: () => answered(api.GET("/api/prompts")),
  });
  const queues = useQuery({
    ...{ queryKey: ["admin", "queue names"], enabled: wantsQueues },
    queryFn: () => answered(api.GET("/api/queues", { params: { query: { perPage: 1000 } } })),
  });
  if (wantsSounds) return sounds.data?.map((one) => one.name) ?? [];
  const rows = Array.isArray(queues.data) ? queues.data : (queues.data?.data ?? []);
  return wantsQueues ? rows.map((one) => one.name) : [];
}

interface ParentProps {
  readonly nodes: readonly MenuNode[];
  readonly parent: string;
  readonly problem: string | undefined;
  readonly onMove: (parent: string) => void;
}

function Parent({ nodes, parent, problem, onMove }: ParentProps) {
  const { t } = useTranslation("admin");
  const id = useId();
  return (
    <div className="field" data-field="parent">
      <label htmlFor={id}>{t("menuField.parent")}</label>
      <select id={id} value={parent} onChange={(event) => onMove(event.target.value)}>
        {nodes.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
      {problem !== undefined && (
        <span className="bad" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
