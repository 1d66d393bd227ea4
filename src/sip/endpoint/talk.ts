// Asking a telephone to answer, or to resume, as if its owner had pressed the key: an event "talk" inside the dialog, that
// of its ringing as well. No RFC: BroadSoft's remote control, which most desk telephones know and say so in Allow-Events.
import { requestHead, withNextSequence } from "../dialog/dialog.ts";
import { authorizationFields } from "./client-auth.ts";
import type { Session } from "./session-state.ts";
import { flowFor, sendInDialog } from "./session.ts";
import type { Stack } from "./stack.ts";

const NO_BODY = new Uint8Array(0);

/** Nothing where the telephone has not said that it knows how, or where it has not rung: there is no dialog yet. */
export function askToTalk(stack: Stack, session: Session, now: number): void {
  if (!session.peerTakesTalk || session.incoming !== undefined) return;
  const fields = [
    { name: "Contact", value: session.contact },
    { name: "Event", value: "talk" },
    // Nobody has subscribed, and there will be more of it: what telephones are used to.
    { name: "Subscription-State", value: "active" },
  ];
  if (session.phase === "confirmed") {
    sendInDialog(stack, session, { method: "NOTIFY", fields, content: undefined }, { final: () => undefined }, now);
    return;
  }
  const [early] = session.outgoing?.early.values() ?? [];
  if (early === undefined) return;
  early.dialog = withNextSequence(early.dialog);
  const { uri, headers } = requestHead(early.dialog, "NOTIFY");
  const proof = authorizationFields(session.auth, { method: "NOTIFY", uri, body: NO_BODY }, stack.settings.random(8));
  const parts = { method: "NOTIFY", uri, headers: [...headers, ...fields, ...proof] };
  const ignore = (): void => undefined;
  stack.request(flowFor(session, early.dialog), parts, NO_BODY, { response: ignore, failed: ignore }, now);
}
