// The call: who is in it and how they are, and what can be done in it.
import { AudioMutedOutlined, AudioOutlined, PauseOutlined, PhoneOutlined, PlayCircleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { PartyRow } from "../../../src/client/index.ts";
import { durationOf } from "../shell/duration.ts";
import { useNow } from "../shell/use-live.ts";
import { ActButton } from "./act-button.tsx";
import { useDesk } from "./desk-context.tsx";
import { Keypad } from "./keypad.tsx";
import { useTarget } from "./target-dialog.tsx";

export function CallPanel() {
  const { t } = useTranslation("desk");
  const { call, row, own, facts } = useDesk();
  const isRinging = row?.callstate === "RINGING";
  return (
    <section className={isRinging ? "card call ringing" : "card call"} aria-label={t("call")}>
      {call === undefined || row === undefined || own === undefined ? (
        <p className="quiet">{row?.callstate === "ACW" ? t("callOver") : t("noCall")}</p>
      ) : (
        <>
          <header className="call-head">
            <h2 dir="auto">{call.cidName === "" ? numberOf(call.cidNumber) : call.cidName}</h2>
            <span className="number">{call.cidName === "" ? "" : numberOf(call.cidNumber)}</span>
            <span className="quiet">→ {call.destNumber}</span>
            {call.queue_id !== "" && <span className="tag">{call.queue_id}</span>}
            <span className="tag">{t(`direction.${call.direction}`)}</span>
            <Since since={row.since} />
            <span className={`light light-${facts.recording}`} role="status">
              {t(`recording.${facts.recording}`)}
            </span>
          </header>
          <ul className="parties">
            {call.parties.map((party) => (
              <Party key={party.legUUID} party={party} isOwn={party.legUUID === own.legUUID} />
            ))}
          </ul>
        </>
      )}
      <Bar />
    </section>
  );
}

function numberOf(number: string): string {
  return number === "" ? "—" : number;
}

function Since({ since }: { readonly since: number }) {
  return <span className="number">{durationOf(useNow() - since)}</span>;
}

function Party({ party, isOwn }: { readonly party: PartyRow; readonly isOwn: boolean }) {
  const { t } = useTranslation("desk");
  const { role, number, agent_id, state, held, muted } = party;
  const words = [
    t(`role.${role as "caller"}`),
    number,
    agent_id === "" || agent_id === number ? "" : agent_id,
    t(`party.${state}`),
    held ? t("held") : "",
    muted ? t("muted") : "",
  ];
  return (
    <li data-role={role} className={isOwn ? "own" : ""}>
      {isOwn && <strong>{t("you")} </strong>}
      {words.filter((one) => one !== "").join(" · ")}
    </li>
  );
}

function Bar() {
  const { t } = useTranslation("desk");
  const { own, call, row, consulted, facts, runPlain } = useDesk();
  const { press, isKeypadOpen } = useTarget();
  const isHeld = own?.held === true;
  const isMuted = own?.muted === true;
  const isThree = call?.focus === "all";
  const isRinging = row?.callstate === "RINGING";
  return (
    <>
      <div className="acts call-acts">
        <ActButton
          act="answer"
          type={isRinging ? "primary" : "default"}
          icon={<PhoneOutlined />}
          onPress={() => runPlain("answer")}
        />
        <ActButton
          act="hangup"
          danger
          text={isRinging ? t("reject") : t("act.hangup")}
          onPress={() => runPlain("hangup")}
        />
        <ActButton
          act="hold"
          isOn={isHeld}
          text={isHeld ? t("unhold") : t("act.hold")}
          icon={isHeld ? <PlayCircleOutlined /> : <PauseOutlined />}
          onPress={() => runPlain("hold")}
        />
        <ActButton
          act="mute"
          isOn={isMuted}
          text={isMuted ? t("unmute") : t("act.mute")}
          icon={isMuted ? <AudioMutedOutlined /> : <AudioOutlined />}
          onPress={() => runPlain("mute")}
        />
        <ActButton act="keypad" isOn={isKeypadOpen} onPress={() => press("keypad")} />
        <ActButton
          act="recording"
          isOn={facts.recording === "paused"}
          text={facts.recording === "paused" ? t("resumeRecording") : t("act.recording")}
          onPress={() => runPlain("recording")}
        />
        <ActButton act="survey" onPress={() => runPlain("survey")} />
      </div>
      <div className="acts call-acts">
        <ActButton act="dial" onPress={() => press("dial")} />
        <ActButton act="transfer" onPress={() => press("transfer")} />
        <ActButton act="consult" onPress={() => press("consult")} />
        {consulted !== undefined && (
          <>
            <ActButton act="completeConsult" type="primary" onPress={() => runPlain("completeConsult")} />
            <ActButton act="swap" onPress={() => runPlain("swap")} />
            <ActButton
              act="threeWay"
              isOn={isThree}
              text={isThree ? t("endThreeWay") : t("act.threeWay")}
              onPress={() => runPlain("threeWay")}
            />
            <ActButton act="cancelConsult" onPress={() => runPlain("cancelConsult")} />
            <span className="quiet" role="status">
              {t(`focus.${call?.focus ?? "customer"}`)}
            </span>
          </>
        )}
        <ActButton act="askHelp" onPress={() => press("askHelp")} />
      </div>
      {isKeypadOpen && <Keypad />}
    </>
  );
}
