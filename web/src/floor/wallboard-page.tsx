// The wallboard: for a screen on the wall, and for work.
import { Button } from "antd";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../shell/api.ts";
import { useNow } from "../shell/use-live.ts";
import { AgentGroups } from "./agent-groups.tsx";
import { FloorFrame } from "./floor-frame.tsx";
import { QueueTable } from "./queue-table.tsx";
import { SERVICE_LEVELS, useServiceLevel } from "./chosen-level.ts";

export function Page() {
  const { t } = useTranslation("floor");
  const wall = useRef<HTMLDivElement>(null);
  const isFull = useIsFullScreen();
  const [level, chooseLevel] = useServiceLevel();
  const turn = (): void => {
    void (isFull ? document.exitFullscreen() : wall.current?.requestFullscreen());
  };
  const tools = (
    <>
      <Clock />
      <label>
        {t("serviceLevel")}{" "}
        <select value={level} onChange={(event) => chooseLevel(event.target.value)}>
          {SERVICE_LEVELS.map((one) => (
            <option key={one} value={one}>
              {t(`level.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <Button onClick={turn}>{t(isFull ? "leaveFullScreen" : "fullScreen")}</Button>
    </>
  );
  return (
    <div className="wall" ref={wall}>
      <FloorFrame title={t("wallboard")} tools={tools}>
        <QueueTable level={level} />
        <AgentGroups />
      </FloorFrame>
    </div>
  );
}

/** The center's, in its zone, whatever the one of the screen shows. */
function Clock() {
  const { i18n } = useTranslation();
  const { data: me } = useQuery({
    queryKey: ["me"],
    queryFn: () => answered(api.GET("/api/me")),
    staleTime: Infinity,
  });
  const now = useNow();
  if (me === undefined) return null;
  const text = new Date(now).toLocaleTimeString(i18n.language, { timeZone: me.time_zone, hour12: false });
  return <time className="number clock">{text}</time>;
}

function useIsFullScreen(): boolean {
  const [isFull, setIsFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const look = (): void => setIsFull(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, []);
  return isFull;
}
