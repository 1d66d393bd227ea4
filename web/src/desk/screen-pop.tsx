// The page of another system that is to open with a call: once in each call, in one tab only, or within the desk where the operator
// allows that; as a link where the browser lets no page open another by itself.
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PublicEvent } from "../../../src/client/index.ts";
import { answered, api } from "../shell/api.ts";
import { live } from "../shell/live.ts";
import { useDesk } from "./desk-context.tsx";
import { FramedPage } from "./framed-page.tsx";

interface Pop {
  readonly url: string;
  readonly when: "ring" | "answer" | "end";
  readonly how: "tab" | "frame";
  readonly origin: string;
}

interface OfCall {
  readonly callUUID: string;
  readonly pop: Pop;
}

const WINDOW = "xcc-screen-pop";
const KEPT_AS = "xcc-popped";
const MOST_KEPT = 50;

export function ScreenPop() {
  const { t } = useTranslation("desk");
  const { me, callUUID } = useDesk();
  const [shown, setShown] = useState<OfCall>();
  useEffect(() => {
    const owed = new Map<string, Pop>();
    return live.onEvent((event) => {
      const found = popIn(event, me.login, owed);
      if (found === undefined || !isSafe(found.pop.url)) return;
      setShown(found);
      if (found.pop.how === "tab" && isFirst(found.callUUID)) window.open(found.pop.url, WINDOW, "noopener");
    });
  }, [me.login]);
  const { data: framed = [] } = useQuery({
    queryKey: ["frame-origins"],
    queryFn: async () => (await answered(api.GET("/api/me"))).frame_origins,
    staleTime: Infinity,
  });
  if (shown === undefined || shown.callUUID !== callUUID) return null;
  const { url, how, origin } = shown.pop;
  return (
    <div className="card">
      <p>
        <a href={url} target={WINDOW} rel="noopener">
          {t("openPage")}
        </a>
      </p>
      {how === "frame" && framed.includes(new URL(url).origin) && <FramedPage {...{ url, origin }} />}
    </div>
  );
}

/** `owed`: what is to open at the end of the agent's part. */
function popIn(event: PublicEvent, agent: string, owed: Map<string, Pop>): OfCall | undefined {
  if (event.event === "caller-offered" || event.event === "talk-begun") {
    const { callUUID, screen_pop: pop } = event;
    if (pop === undefined || event.agent_id !== agent) return undefined;
    if (pop.when === "end") owed.set(callUUID, pop);
    if (pop.when === "end" || (pop.when === "answer" && event.event === "caller-offered")) return undefined;
    return { callUUID, pop };
  }
  if (event.event !== "agent-state" || event.agent_id !== agent) return undefined;
  for (const [callUUID, pop] of owed) {
    if (event.callUUID === callUUID && event.callstate !== "ACW") continue;
    owed.delete(callUUID);
    return { callUUID, pop };
  }
  return undefined;
}

/** Of all tabs. */
function isFirst(callUUID: string): boolean {
  const before = JSON.parse(localStorage.getItem(KEPT_AS) ?? "[]") as readonly string[];
  if (before.includes(callUUID)) return false;
  localStorage.setItem(KEPT_AS, JSON.stringify([...before, callUUID].slice(-MOST_KEPT)));
  return true;
}

/** Whatever the server says, a page runs no script of another one. */
export function isSafe(url: string): boolean {
  return URL.canParse(url) && ["http:", "https:"].includes(new URL(url).protocol);
}
