// What every page of the floor has: its heading, and what supervisors must not miss.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AlarmStrip } from "./alarm-strip.tsx";
import { turnSound, useSound } from "./alarm-ring.ts";
import { HelpStrip } from "./help-strip.tsx";
import { Button } from "antd";
import "./floor.css";

interface Props {
  readonly title: string;
  /** Beside the heading. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

export function FloorFrame({ title, tools, children }: Props) {
  const { t } = useTranslation("floor");
  const sound = useSound();
  return (
    <>
      <header className="floor-head">
        <h1>{title}</h1>
        <div className="acts">
          {tools}
          <Button aria-pressed={sound === "on"} onClick={() => turnSound(sound === "on" ? "off" : "on")}>
            {t(`sound.${sound}`)}
          </Button>
        </div>
      </header>
      <AlarmStrip />
      <HelpStrip />
      {children}
    </>
  );
}
