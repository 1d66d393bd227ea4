// The graph of a tree of menus: every node is a button, and arrow keys lead along the tree.
import { Background, Controls, Handle, Position, ReactFlow, type Node, type NodeProps } from "@xyflow/react";
import { createContext, useContext, useMemo, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { graphOf, NODE_SIZE } from "./graph.ts";
import { stepFrom, type MenuNode, type Step } from "./tree.ts";
import "@xyflow/react/dist/base.css";
import "./menus.css";

export interface NodeCount {
  readonly now: number;
  readonly times: number;
}

interface Props {
  readonly nodes: readonly MenuNode[];
  readonly selected: string;
  /** How many faults each has. */
  readonly faults: ReadonlyMap<string, number>;
  /** By the ids of menus. */
  readonly counts: ReadonlyMap<string, NodeCount>;
  readonly onSelect: (key: string) => void;
  /** Insert and Delete. */
  readonly onAdd: (parent: string) => void;
  readonly onRemove: (key: string) => void;
}

const Shown = createContext<Props | undefined>(undefined);

const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: "up",
  ArrowRight: "down",
  ArrowUp: "before",
  ArrowDown: "after",
};

const NODE_TYPES = { menu: NodeView };

export function MenuGraph(props: Props) {
  const { t } = useTranslation("admin");
  const { nodes } = props;
  const graph = useMemo(() => {
    const { nodes: placed, edges } = graphOf(nodes);
    return { nodes: placed.map((node) => ({ ...node, ...NODE_SIZE, type: "menu", data: { ...node.data } })), edges };
  }, [nodes]);
  return (
    <Shown value={props}>
      <section className="card menu-graph" aria-label={t("menu.graph")}>
        <ReactFlow
          {...{ nodes: [...graph.nodes], edges: [...graph.edges], nodeTypes: NODE_TYPES }}
          {...{ nodesDraggable: false, nodesConnectable: false, nodesFocusable: false, edgesFocusable: false }}
          {...{
            disableKeyboardA11y: true,
            fitView: true,
            fitViewOptions: { maxZoom: 1 },
            minZoom: 0.1,
            elementsSelectable: false,
          }}
          proOptions={{ hideAttribution: true }}
        >
          <Background />
          <Controls showInteractive={false} />
        </ReactFlow>
      </section>
    </Shown>
  );
}

function NodeView({ data: node }: NodeProps<Node<MenuNode>>) {
  const { t } = useTranslation("admin");
  const shown = useContext(Shown);
  const isSelected = shown?.selected === node.key;
  if (shown === undefined) return null;
  const faults = shown.faults.get(node.key) ?? 0;
  const count = shown.counts.get(node.id);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step !== undefined) {
      const next = stepFrom(shown.nodes, node.key, step);
      if (next !== undefined) focusNode(next, shown.onSelect);
    } else if (event.key === "Insert") shown.onAdd(node.key);
    else if (event.key === "Delete") shown.onRemove(node.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const goal = goalOf(node);
  return (
    <>
      {node.parent !== "" && <Handle type="target" position={Position.Left} isConnectable={false} />}
      <button
        type="button"
        className={`menu-node nodrag nopan ${isSelected ? "chosen" : ""} ${faults > 0 ? "faulty" : ""}`}
        {...{ "data-node": node.key, tabIndex: isSelected ? 0 : -1, "aria-pressed": isSelected }}
        onClick={() => shown.onSelect(node.key)}
        onKeyDown={onKeyDown}
      >
        <span className="menu-name">
          {node.digits !== "" && <kbd>{node.digits}</kbd>} <bdi>{node.name}</bdi>
        </span>
        <span className="quiet">
          {t(`menuType.${typeOf(node)}`)} {goal !== "" && <bdi>{goal}</bdi>}
        </span>
        {faults > 0 && <span className="bad">{t("menu.faults", { count: faults })}</span>}
        {count !== undefined && (
          <span className="quiet number">{t("menu.count", { now: count.now, times: count.times })}</span>
        )}
      </button>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </>
  );
}

/** Once it is drawn as the chosen one. */
function focusNode(key: string, onSelect: (key: string) => void): void {
  onSelect(key);
  requestAnimationFrame(() => {
    document.querySelector<HTMLButtonElement>(`[data-node="${CSS.escape(key)}"]`)?.focus();
  });
}

function goalOf({ type, business_type, numbers }: MenuNode): string {
  return type === "transfer" && numbers !== "" ? `${business_type === "queue" ? "→ " : ""}${numbers}` : "";
}

export type MenuType = "next" | "transfer" | "prev" | "top";

export function typeOf({ type }: MenuNode): MenuType {
  return type === "transfer" || type === "prev" || type === "top" ? type : "next";
}
