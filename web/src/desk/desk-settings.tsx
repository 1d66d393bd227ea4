// How one's own desk works: which keys stand for which act, where and how loud it rings, notifications.
import { Button, Modal } from "antd";
import { useEffect, useId, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useDeskPreferences } from "./key-store.ts";
import { combinationOf, FIRST_KEYS, withKey } from "./keys.ts";
import { ring } from "./ring.ts";
import { ACTS } from "./standing.ts";

const TRIED_MS = 2_000;

export function DeskSettings({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("desk");
  return (
    <Modal open title={t("settings")} footer={null} onCancel={onClose} width={640}>
      <RingSettings />
      <Notifications />
      <KeySettings />
    </Modal>
  );
}

function RingSettings() {
  const { t } = useTranslation("desk");
  const [{ ringDevice, ringVolume }, change] = useDeskPreferences();
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);
  const [deviceId, volumeId] = [useId(), useId()];
  useEffect(() => {
    // Without a secure connection the browser shows none.
    if (!("mediaDevices" in navigator)) return;
    void (async () => {
      const all = await navigator.mediaDevices.enumerateDevices().catch(() => []);
      setDevices(all.filter(({ kind }) => kind === "audiooutput"));
    })();
  }, []);
  const listen = (): void => {
    ring.start(ringVolume);
    setTimeout(() => ring.stop(), TRIED_MS);
  };
  return (
    <fieldset>
      <legend>{t("ringing")}</legend>
      <div className="field">
        <label htmlFor={deviceId}>{t("ringDevice")}</label>
        <select id={deviceId} value={ringDevice} onChange={(event) => void change({ ringDevice: event.target.value })}>
          <option value="">{t("ringDeviceAny")}</option>
          {devices
            .filter(({ deviceId: one }) => one !== "")
            .map(({ deviceId: one, label }) => (
              <option key={one} value={one}>
                {label === "" ? one.slice(0, 8) : label}
              </option>
            ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={volumeId}>{t("ringVolume", { volume: ringVolume })}</label>
        <input
          id={volumeId}
          type="range"
          min={0}
          max={100}
          step={5}
          value={ringVolume}
          onChange={(event) => void change({ ringVolume: Number(event.target.value) })}
        />
      </div>
      <Button onClick={listen}>{t("tryRing")}</Button>
    </fieldset>
  );
}

function Notifications() {
  const { t } = useTranslation("desk");
  const [permission, setPermission] = useState(() => ("Notification" in window ? Notification.permission : "denied"));
  return (
    <fieldset>
      <legend>{t("notifications")}</legend>
      <p>{t(`notifications.${permission}`)}</p>
      {permission === "default" && (
        <Button onClick={() => void Notification.requestPermission().then(setPermission)}>
          {t("allowNotifications")}
        </Button>
      )}
    </fieldset>
  );
}

function KeySettings() {
  const { t } = useTranslation("desk");
  const [{ keys }, change] = useDeskPreferences();
  const press = (act: (typeof ACTS)[number], event: KeyboardEvent): void => {
    if (event.key === "Tab") return;
    event.preventDefault();
    if (event.key === "Backspace" || event.key === "Delete") void change({ keys: withKey(keys, act, "") });
    const combination = combinationOf(event);
    if (combination !== undefined) void change({ keys: withKey(keys, act, combination) });
  };
  return (
    <fieldset>
      <legend>{t("keys")}</legend>
      <p className="quiet">{t("keysHow")}</p>
      <div className="key-list">
        {ACTS.map((act) => (
          <label key={act}>
            <span>{t(`act.${act}`)}</span>
            <input readOnly value={keys[act] ?? ""} placeholder="—" onKeyDown={(event) => press(act, event)} />
          </label>
        ))}
      </div>
      <div className="acts">
        <Button onClick={() => void change({ keys: FIRST_KEYS })}>{t("keysFirst")}</Button>
        <Button onClick={() => void change({ keys: {} })}>{t("keysNone")}</Button>
      </div>
    </fieldset>
  );
}
