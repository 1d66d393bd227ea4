import { requestHead } from "../dialog/dialog.ts";
import type { Dialog } from "../dialog/dialog.ts";
import { authorizationFields } from "./client-auth.ts";
import type { Session } from "./session-state.ts";
import { flowFor } from "./session.ts";
import type { Stack } from "./stack.ts";

const NO_BODY = new Uint8Array(0);

/**
 * Acknowledges a reliable provisional response (RFC 3262 section 4). `dialog` counts the PRACK already. What becomes of it
 * does not matter to us: the peer that misses it gives the call up.
 */
export function sendPrack(
  stack: Stack,
  session: Session,
  dialog: Dialog,
  to: { readonly sequence: number; readonly reliableSequence: number },
  now: number,
): void {
  const { uri, headers } = requestHead(dialog, "PRACK");
  const proof = authorizationFields(session.auth, { method: "PRACK", uri, body: NO_BODY }, stack.settings.random(8));
  const rack = { name: "RAck", value: `${to.reliableSequence} ${to.sequence} INVITE` };
  const ignore = (): void => undefined;
  const parts = { method: "PRACK", uri, headers: [...headers, rack, ...proof] };
  stack.request(flowFor(session, dialog), parts, NO_BODY, { response: ignore, failed: ignore }, now);
}
