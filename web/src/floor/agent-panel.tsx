// One agent, and everything that a supervisor can do about them.
import { CloseOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { PartyRow } from "../../../src/client/index.ts";
import { useMe } from "../shell/session.ts";
import { useLive } from "../shell/use-live.ts";
import { ActButton } from "./act-button.tsx";
import { ASKED_TWICE, askFor, IN_CALL_ACTS, STATE_ACTS, whyNot, type AgentAct } from "./agent-acts.ts";
import { stateOf } from "./agent-state.ts";
import { Elapsed } from "./elapsed.tsx";
import { MessageForm } from "./message-form.tsx";
import { useOrders } from "../shell/orders.ts";
import { useOwnPhone } from "./own-phone.ts";

interface Props {
  readonly agent: string;
  readonly name: string;
  readonly onClose: () => void;
}

export function AgentPanel({ agent, name, onClose }: Props) {
  const { t } = useTranslation("floor");
  const { login: me } = useMe();
  const row = useLive(({ agents }) => agents.get(agent));
  const call = useLive(({ calls }) => calls.get(row?.callUUID ?? ""));
  const phone = useOwnPhone();
  const [asked, setAsked] = useState<AgentAct>();
  const { busy, run } = useOrders();
  const { modal } = App.useApp();
  const manner = phone.call !== undefined && phone.call.callUUID === row?.callUUID ? asked : undefined;
  const who = name === "" ? agent : name;

  const press = (act: Exclude<AgentAct, "message">): void => {
    const go = async (): Promise<void> => {
      if (await run(act, () => askFor(act, agent))) setAsked(act);
    };
    if (!ASKED_TWICE.has(act)) void go();
    else void modal.confirm({ title: `${t(`act.${act}`)}: ${who}?`, content: t(`sure.${act as "endCall"}`), onOk: go });
  };
  const button = (act: Exclude<AgentAct, "message">) => {
    const why = whyNot(act, { me, row, phone, manner });
    return (
      <ActButton
        key={act}
        text={t(`act.${act}`)}
        why={why === undefined ? undefined : t(`why.${why}`)}
        isBusy={busy.has(act)}
        danger={ASKED_TWICE.has(act)}
        onPress={() => press(act)}
      />
    );
  };
  const whyNoMessage = whyNot("message", { me, row, phone, manner });
  return (
    <aside className="card panel" aria-label={who}>
      <header className="floor-head">
        <h2>
          <bdi>{who}</bdi> <span className="quiet number">{agent}</span>
        </h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={t("close")} onClick={onClose} />
      </header>
      {row === undefined ? (
        <p className="quiet">{t("notHere")}</p>
      ) : (
        <p>
          <span className={`state-word state-${stateOf(row)}`}>{t(`state.${stateOf(row)}`)}</span>{" "}
          <bdi>{row.reason}</bdi> <Elapsed since={row.since} /> · {t("atPhone")}{" "}
          <span className="number">{row.extn}</span>
        </p>
      )}
      {call !== undefined && (
        <>
          <h3>{t("call")}</h3>
          <ul className="parties">
            {call.parties.map((party) => (
              <Party key={party.legUUID} party={party} />
            ))}
          </ul>
          <Link to={`/floor/calls/${call.callUUID}`}>{t("story")}</Link>
        </>
      )}
      <h3>{t("inTheCall")}</h3>
      <div className="acts">{IN_CALL_ACTS.map(button)}</div>
      <h3>{t("changeState")}</h3>
      <div className="acts">{STATE_ACTS.map(button)}</div>
      <h3>{t("act.message")}</h3>
      <MessageForm to={[agent]} why={whyNoMessage === undefined ? undefined : t(`why.${whyNoMessage}`)} />
    </aside>
  );
}

const ROLES = ["caller", "callee", "consulted", "supervisor"] as const;

function Party({ party }: { readonly party: PartyRow }) {
  const { t } = useTranslation("floor");
  const { role, number, agent_id: agent, state, held, muted } = party;
  const known = ROLES.find((one) => one === role);
  const marks = [state === "in" ? "" : t("rings"), held ? t("holds") : "", muted ? t("muted") : ""];
  return (
    <li>
      <span className="quiet">{known === undefined ? role : t(`role.${known}`)}</span>{" "}
      <span className="number">{agent === "" || agent === number ? number : `${agent} (${number})`}</span>{" "}
      <span className="quiet">{marks.filter((one) => one !== "").join(", ")}</span>
    </li>
  );
}
