// The page of another system (a CRM) within the desk. The two speak by postMessage, each with the other's origin alone: the desk says
// what the call is and how it stands, the page may ask for a number to be called, which the agent confirms. docs/desks.md has the words.
import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "./desk-context.tsx";
import { useTarget } from "./target-desk.ts";

/** What may be asked for. */
const LONGEST_NUMBER = 64;

interface FramedPageProps {
  readonly url: string;
  /** Whose messages are listened to, and to whom ours go. */
  readonly origin: string;
}

export function FramedPage({ url, origin }: FramedPageProps) {
  const { t } = useTranslation("desk");
  const frame = useRef<HTMLIFrameElement>(null);
  const told = useTold();
  const { askToDial } = useTarget();
  const tell = useCallback(() => {
    frame.current?.contentWindow?.postMessage(JSON.parse(told), origin);
  }, [told, origin]);
  useEffect(tell, [tell]);
  useEffect(() => {
    const hear = (event: MessageEvent<unknown>): void => {
      if (event.origin !== origin || event.source !== frame.current?.contentWindow) return;
      const number = numberIn(event.data);
      if (number !== undefined) askToDial(number);
    };
    window.addEventListener("message", hear);
    return () => window.removeEventListener("message", hear);
  }, [origin, askToDial]);
  return (
    <iframe
      ref={frame}
      className="framed-page"
      title={t("customerPage")}
      src={url}
      onLoad={tell}
      referrerPolicy="no-referrer"
      sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-downloads"
    />
  );
}

/** A message to the page, as text, so that it is the same one while nothing changes. */
function useTold(): string {
  const { callUUID, row, call } = useDesk();
  const isOn = row?.callUUID === callUUID;
  return JSON.stringify({
    type: "xcc-call",
    callUUID,
    callState: isOn ? row.callstate : "OVER",
    queue: call?.queue_id ?? "",
    number: call?.cidNumber ?? "",
    name: call?.cidName ?? "",
  });
}

function numberIn(data: unknown): string | undefined {
  if (typeof data !== "object" || data === null || !("type" in data) || data.type !== "xcc-dial") return undefined;
  const number = "number" in data && typeof data.number === "string" ? data.number.trim() : "";
  return number === "" || number.length > LONGEST_NUMBER ? undefined : number;
}
