// A call rings: it is heard, the title says so, and whoever looks elsewhere gets a notification that answers.
import { Alert, Button } from "antd";
import { useEffect, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "./desk-context.tsx";
import { useDeskPreferences } from "./key-store.ts";
import { ring } from "./ring.ts";

const FLASH_MS = 1_000;

export function Attention() {
  const { t } = useTranslation("desk");
  const { row, call, runPlain } = useDesk();
  const [{ ringDevice, ringVolume }] = useDeskPreferences();
  const isSilenced = useSyncExternalStore(ring.subscribe, ring.isSilenced);
  const isRinging = row?.callstate === "RINGING";
  const who = call === undefined ? "" : call.cidName === "" ? call.cidNumber : `${call.cidName} ${call.cidNumber}`;
  const title = t("rings", { who });
  useEffect(wakeByHand, []);
  useEffect(() => void ring.setDevice(ringDevice), [ringDevice]);
  useEffect(() => {
    if (!isRinging) return undefined;
    ring.start(ringVolume);
    return () => ring.stop();
  }, [isRinging, ringVolume]);
  useEffect(() => (isRinging ? flashTitle(title) : undefined), [isRinging, title]);
  useEffect(() => {
    if (!isRinging || !document.hidden) return undefined;
    return notify(title, t("clickToAnswer"), () => runPlain("answer"));
    // Said once for each call that rings, of the moment in which it does.
  }, [isRinging, call?.callUUID]);
  if (!isSilenced || row === undefined || ringVolume === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="sound-gate"
      title={t("soundOff")}
      action={
        <Button size="small" type="primary" onClick={() => void ring.wake()}>
          {t("soundOn")}
        </Button>
      }
    />
  );
}

/** Signing in, ready, any other press: with it there is sound. */
function wakeByHand(): () => void {
  const wake = (): void => void ring.wake();
  for (const name of ["pointerdown", "keydown"] as const) window.addEventListener(name, wake);
  return () => {
    for (const name of ["pointerdown", "keydown"] as const) window.removeEventListener(name, wake);
  };
}

function flashTitle(title: string): () => void {
  const before = document.title;
  let isShown = true;
  document.title = title;
  const timer = setInterval(() => {
    isShown = !isShown;
    document.title = isShown ? title : before;
  }, FLASH_MS);
  return () => {
    clearInterval(timer);
    document.title = before;
  };
}

function notify(title: string, body: string, answer: () => void): () => void {
  if (!("Notification" in window) || Notification.permission !== "granted") return () => undefined;
  const notification = new Notification(title, { body, tag: "xcc-ringing", requireInteraction: true });
  notification.addEventListener("click", () => {
    window.focus();
    answer();
  });
  return () => notification.close();
}
