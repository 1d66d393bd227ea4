// Beside the call: whom one can reach, one's own calls, messages and day.
import { Input } from "antd";
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Directory } from "./directory.tsx";
import { OwnCalls } from "./own-calls.tsx";
import { OwnDay } from "./own-day.tsx";
import { useUnheard, Voicemail } from "./voicemail.tsx";

const TABS = ["directory", "calls", "voicemail", "day"] as const;
type Tab = (typeof TABS)[number];

export function DeskTabs() {
  const { t } = useTranslation("desk");
  const [chosen, setChosen] = useState<Tab>("directory");
  const unheard = useUnheard();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = TABS[(TABS.indexOf(chosen) + step + TABS.length) % TABS.length] ?? "directory";
    setChosen(next);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <section className="card tabs">
      <div role="tablist" ref={list} aria-label={t("beside")} onKeyDown={move}>
        {TABS.map((tab) => (
          <button
            key={tab}
            type="button"
            role="tab"
            data-tab={tab}
            id={`${id}-${tab}`}
            aria-selected={tab === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={tab === chosen ? 0 : -1}
            onClick={() => setChosen(tab)}
          >
            {t(`tab.${tab}`)}
            {tab === "voicemail" && unheard > 0 && (
              <span className="count" aria-label={t("newMessages", { count: unheard })}>
                {unheard}
              </span>
            )}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`}>
        {chosen === "directory" && <SoughtDirectory />}
        {chosen === "calls" && <OwnCalls />}
        {chosen === "voicemail" && <Voicemail />}
        {chosen === "day" && <OwnDay />}
      </div>
    </section>
  );
}

function SoughtDirectory() {
  const { t } = useTranslation("desk");
  const [sought, setSought] = useState("");
  return (
    <>
      <Input.Search
        aria-label={t("numberOrName")}
        placeholder={t("numberOrName")}
        allowClear
        onChange={(event) => setSought(event.target.value.trim())}
      />
      <Directory sought={sought} />
    </>
  );
}
