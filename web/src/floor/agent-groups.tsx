// Agents by what they do, and for how long: who has done it longest stands first.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { AgentRow } from "../../../src/client/index.ts";
import { sameItems, useLive } from "../shell/use-live.ts";
import { AGENT_STATES, stateOf } from "./agent-state.ts";
import { Elapsed } from "./elapsed.tsx";
import { useNames } from "./names.ts";
import { useSteady } from "./steady.ts";

const idOf = ({ agent_id }: AgentRow): string => agent_id;

export function AgentGroups() {
  const { t } = useTranslation("floor");
  const agents = useLive(({ agents: all }) => [...all.values()].sort((a, b) => a.since - b.since), sameItems);
  const nameOf = useNames();
  const { shown, hold } = useSteady(agents, idOf);
  const there = shown.filter(({ gone }) => !gone).map(({ row }) => row);
  const groups = AGENT_STATES.map((state) => ({ state, rows: there.filter((row) => stateOf(row) === state) }));
  return (
    <section className="groups" aria-label={t("agents")} {...hold}>
      {groups.map(({ state, rows }) => (
        <div key={state} className={`card group state-${state}`}>
          <h2>
            {t(`state.${state}`)} <span className="number count">{rows.length}</span>
          </h2>
          <ul>
            {rows.map((row) => (
              <Tile key={row.agent_id} row={row} name={nameOf(row.agent_id)} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

const Tile = memo(({ row, name }: { readonly row: AgentRow; readonly name: string }) => {
  const { agent_id: agent, reason, since } = row;
  return (
    <li className="tile" data-agent={agent}>
      <span className="tile-name">
        <bdi>{name === "" ? agent : name}</bdi> {reason !== "" && <bdi className="quiet">{reason}</bdi>}
      </span>
      <Elapsed since={since} />
    </li>
  );
});
Tile.displayName = "AgentTile";
