// All agents: what each does and for how long; the one that is chosen can be helped.
import { Input } from "antd";
import { memo, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgentRow } from "../../../src/client/index.ts";
import { useMe } from "../shell/session.ts";
import { sameItems, useLive } from "../shell/use-live.ts";
import { AgentPanel } from "./agent-panel.tsx";
import { AGENT_STATES, byAgent, stateOf } from "./agent-state.ts";
import { Elapsed } from "./elapsed.tsx";
import { FloorFrame } from "./floor-frame.tsx";
import { MessageToAll } from "./message-to-all.tsx";
import { useNames } from "./names.ts";
import { useSteady } from "./steady.ts";

const idOf = ({ agent_id }: AgentRow): string => agent_id;

export function Page() {
  const { t } = useTranslation("floor");
  const [sought, setSought] = useState("");
  const [state, setState] = useState("");
  const [queue, setQueue] = useState("");
  const [chosen, setChosen] = useState("");
  const nameOf = useNames();
  const { login } = useMe();
  const queues = useLive(({ queues: all }) => [...all.keys()].sort(), sameItems);
  const wanted = sought.trim().toLowerCase();
  const agents = useLive(({ agents: all }) => [...all.values()].sort(byAgent), sameItems).filter(
    (row) =>
      (state === "" || stateOf(row) === state) &&
      (queue === "" || row.queues.includes(queue)) &&
      (wanted === "" || `${row.agent_id} ${nameOf(row.agent_id)} ${row.extn}`.toLowerCase().includes(wanted)),
  );
  const { shown, hold } = useSteady(agents, idOf);
  const choose = useCallback((agent: string) => setChosen(agent), []);
  return (
    <FloorFrame title={t("agents")}>
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <Input
          allowClear
          aria-label={t("findAgent")}
          placeholder={t("findAgent")}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        <StateChoice state={state} onChoose={setState} />
        <label>
          {t("queue")}{" "}
          <select value={queue} onChange={(event) => setQueue(event.target.value)}>
            <option value="">{t("any")}</option>
            {queues.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <MessageToAll me={login} />
      </form>
      <div className="beside">
        <section className="card scrolls" tabIndex={0} aria-label={t("agents")}>
          <table className="figures words">
            <Head />
            <tbody {...hold}>
              {shown.map(({ row, gone }) => (
                <Row
                  key={row.agent_id}
                  {...{ row, gone, choose }}
                  name={nameOf(row.agent_id)}
                  isChosen={row.agent_id === chosen}
                />
              ))}
              {shown.length === 0 && (
                <tr>
                  <td colSpan={5} className="quiet">
                    {t("noAgents")}
                  </td>
                </tr>
              )}
            </tbody>
          </table>
        </section>
        {chosen !== "" && (
          <AgentPanel key={chosen} agent={chosen} name={nameOf(chosen)} onClose={() => setChosen("")} />
        )}
      </div>
    </FloorFrame>
  );
}

function Head() {
  const { t } = useTranslation("floor");
  return (
    <thead>
      <tr>
        <th scope="col">{t("agent")}</th>
        <th scope="col">{t("state")}</th>
        <th scope="col">{t("lasts")}</th>
        <th scope="col">{t("queues")}</th>
        <th scope="col">{t("call")}</th>
      </tr>
    </thead>
  );
}

interface StateChoiceProps {
  readonly state: string;
  readonly onChoose: (state: string) => void;
}

function StateChoice({ state, onChoose }: StateChoiceProps) {
  const { t } = useTranslation("floor");
  return (
    <label>
      {t("state")}{" "}
      <select value={state} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{t("any")}</option>
        {AGENT_STATES.map((one) => (
          <option key={one} value={one}>
            {t(`state.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface RowProps {
  readonly row: AgentRow;
  readonly gone: boolean;
  readonly name: string;
  readonly isChosen: boolean;
  readonly choose: (agent: string) => void;
}

const Row = memo(({ row, gone, name, isChosen, choose }: RowProps) => {
  const { t } = useTranslation("floor");
  const { agent_id: agent, reason, pending, queues, since, callUUID, cidNumber, cidName } = row;
  const state = stateOf(row);
  return (
    <tr data-agent={agent} className={`${gone ? "gone" : ""} ${isChosen ? "chosen" : ""}`}>
      <th scope="row">
        <button type="button" className="plain" aria-pressed={isChosen} onClick={() => choose(agent)}>
          <span className="number">{agent}</span> <bdi>{name}</bdi>
        </button>
      </th>
      <td>
        <span className={`state-word state-${state}`}>{gone ? t("notHere") : t(`state.${state}`)}</span>{" "}
        <bdi className="quiet">{reason}</bdi>{" "}
        {pending !== "" && <span className="quiet">{t(pending === "break" ? "thenBreak" : "thenSignOut")}</span>}
      </td>
      <td>
        <Elapsed since={since} />
      </td>
      <td>
        <bdi>{queues.join(", ")}</bdi>
      </td>
      <td>
        {callUUID !== "" && (
          <>
            <span className="number">{cidNumber}</span> <bdi>{cidName === cidNumber ? "" : cidName}</bdi>
          </>
        )}
      </td>
    </tr>
  );
});
Row.displayName = "AgentRow";
