// The session whose dialog a Replaces names (RFC 3891 section 3).
import { parseReplaces, type Replaces } from "../dialog/replaces.ts";
import { header, headerValues } from "../message/headers.ts";
import type { SipRequest } from "../message/message.ts";
import type { Session } from "./session-state.ts";
import type { Stack } from "./stack.ts";

export type Replaced =
  { readonly type: "session"; readonly session: Session } | { readonly type: "refused"; readonly status: number };

const UNKNOWN: Replaced = { type: "refused", status: 481 };

/** A peer of RFC 2543 has no tag: it is named by "0". */
const NO_TAG = "0";

/**
 * The tags count either way round: some telephones name the dialog as they see it themselves. Whoever knows both of them and
 * the Call-ID has been told, or was part of it.
 */
export function findReplaced(stack: Stack, replaces: Replaces): Replaced {
  const { callId, toTag, fromTag } = replaces;
  const session = within(stack, callId, toTag, fromTag) ?? within(stack, callId, fromTag, toTag);
  if (session === undefined) return UNKNOWN;
  // It was there until a moment ago.
  if (session.phase === "ended") return { type: "refused", status: 603 };
  if (session.phase === "confirmed" && replaces.isEarlyOnly) return { type: "refused", status: 486 };
  return { type: "session", session };
}

function within(stack: Stack, callId: string, ours: string, theirs: string): Session | undefined {
  const session = stack.byTag.get(ours);
  if (session?.callId !== callId) return undefined;
  const remoteTag = theirs === NO_TAG ? "" : theirs;
  const isEarly = session.outgoing?.early.has(remoteTag) === true;
  return session.dialog?.remoteTag === remoteTag || isEarly ? session : undefined;
}

/** What an INVITE is to take the place of; undefined: of nothing. `account`: who has proved themselves. */
export function replacedBy(stack: Stack, request: SipRequest, account: string | undefined): Replaced | undefined {
  const values = headerValues(request, "Replaces");
  const [value] = values;
  if (value === undefined) return undefined;
  const replaces = parseReplaces(value);
  if (values.length > 1 || replaces === undefined) return { type: "refused", status: 400 };
  // Whoever is taken over must be sure of who does it (section 8).
  if (account === undefined) return { type: "refused", status: 403 };
  const replaced = findReplaced(stack, replaces);
  // A call that rings here is for us to answer: only those that we make can be picked up from elsewhere.
  const isOurs = replaced.type === "session" && replaced.session.incoming !== undefined;
  return isOurs ? UNKNOWN : replaced;
}

/** In any other request it has no place (section 3). */
export function hasMisplacedReplaces(request: SipRequest): boolean {
  return request.method !== "INVITE" && header(request, "Replaces") !== undefined;
}
