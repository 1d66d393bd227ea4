// The page of another system that is to open with a call: once in each call, in one tab only; as a link where the browser lets no
// page open another by itself.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PublicEvent } from "../../../src/client/index.ts";
import { live } from "../shell/live.ts";
import { useDesk } from "./desk-context.tsx";

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
  if (shown === undefined || shown.callUUID !== callUUID) return null;
  return (
    <p className="card">
      <a href={shown.pop.url} target={WINDOW} rel="noopener">
        {t("openPage")}
      </a>
    </p>
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
