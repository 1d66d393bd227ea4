import { dialogOfRequest } from "../dialog/dialog.ts";
import { requiresReliable } from "../dialog/provisional-order.ts";
import { parseNameAddress } from "../message/address.ts";
import { callIdOf, header, headerValues } from "../message/headers.ts";
import type { SipRequest } from "../message/message.ts";
import { numberInUri, parseCalled } from "../message/telephone.ts";
import { parseUri } from "../message/uri.ts";
import { onAcknowledgeAlarm } from "./acknowledgement.ts";
import { clientAuth } from "./client-auth.ts";
import { Alarm } from "./deadlines.ts";
import { incomingInvite } from "./incoming-invite.ts";
import { outgoingInvite, sendInvite } from "./outgoing-invite.ts";
import { onTimerAlarm } from "./refresh.ts";
import { onReofferAlarm, pursueReoffer } from "./reoffer.ts";
import type { Session } from "./session-state.ts";
import { begin, finish, noteAbilities } from "./session.ts";
import type { Stack } from "./stack.ts";
import type { ServerTransaction } from "./transactions.ts";
import type { Flow, Invitation } from "./vocabulary.ts";

type Given = Pick<
  Session,
  "id" | "direction" | "localTag" | "callId" | "contact" | "auth" | "flow" | "dialog" | "user"
>;

function newSession(stack: Stack, given: Given): Session {
  const session: Session = {
    ...given,
    phase: "early",
    lostFlow: undefined,
    // The one who knows it by name.
    holds: 1,
    incoming: undefined,
    outgoing: undefined,
    unacknowledged: undefined,
    acknowledgeAlarm: new Alarm((now) => {
      onAcknowledgeAlarm(stack, session, now);
      pursueReoffer(stack, session, now);
    }),
    byeAfterAcknowledge: undefined,
    theirReoffer: undefined,
    reoffering: undefined,
    wantedReoffer: undefined,
    reofferAlarm: new Alarm((now) => onReofferAlarm(stack, session, now)),
    localDescription: undefined,
    timer: undefined,
    timerAlarm: new Alarm((now) => onTimerAlarm(stack, session, now)),
    minExpiresSeconds: 0,
    peerTakesUpdate: false,
    peerTakesTalk: false,
    referring: undefined,
    hasReferred: false,
    isProbing: false,
  };
  return session;
}

/** The session of an INVITE that may come in. Undefined where the INVITE has no Contact to call back. */
export function openIncoming(
  stack: Stack,
  given: {
    readonly request: SipRequest;
    readonly transaction: ServerTransaction;
    readonly flow: Flow;
    readonly offer: string | undefined;
    readonly localTag: string;
    /** Who has proved who they are. */
    readonly account: string | undefined;
  },
): Session | undefined {
  const { request, transaction, flow, offer, localTag, account } = given;
  const dialog = dialogOfRequest(request, localTag);
  if (dialog === undefined) return undefined;
  const session = newSession(stack, {
    id: `in-${stack.settings.random(8)}`,
    direction: "incoming",
    localTag,
    callId: callIdOf(request) ?? "",
    contact: stack.contact(flow, numberInUri(request.uri) ?? "", schemeFor(request)),
    auth: undefined,
    flow,
    dialog,
    user: account,
  });
  const isReliable = requiresReliable(request);
  session.incoming = incomingInvite(stack, () => session, { request, transaction, offer, isReliable });
  noteAbilities(session, request);
  begin(stack, session);
  return session;
}

/** RFC 5630 section 3.3: ours is sips where the request, or who comes first on the way back, is. */
function schemeFor(request: SipRequest): "sip" | "sips" {
  const way = headerValues(request, "Record-Route")[0] ?? headerValues(request, "Contact")[0] ?? "";
  return /^sips:/i.test(request.uri) ? "sips" : schemeOf(way);
}

function schemeOf(address: string): "sip" | "sips" {
  return /^sips:/i.test(parseNameAddress(address)?.uri ?? "") ? "sips" : "sip";
}

/** Calls. */
export function openOutgoing(stack: Stack, invitation: Invitation, now: number): void {
  if (stack.sessions.has(invitation.session)) throw new Error(`Session name in use: ${invitation.session}`);
  const session = newSession(stack, {
    id: invitation.session,
    direction: "outgoing",
    localTag: stack.newTag(),
    callId: stack.settings.random(12),
    contact: stack.contact(
      invitation.flow,
      numberInUri(invitation.from.uri) ?? "",
      schemeOf(invitation.route[0] ?? `<${invitation.uri}>`),
    ),
    auth: clientAuth(invitation.credentials),
    flow: invitation.flow,
    dialog: undefined,
    user: parseUri(invitation.to.uri)?.user,
  });
  const isFull = stack.isFull;
  begin(stack, session);
  if (isFull) {
    finish(stack, session, { by: "us", status: 503 }, now);
    return;
  }
  const outgoing = outgoingInvite(stack, () => session, invitation);
  session.outgoing = outgoing;
  sendInvite(stack, session, outgoing, now);
}

/** Identities of an INVITE for the `invited` event; undefined where one cannot be read. */
export function partiesOf(request: SipRequest) {
  const requestUri = parseCalled(request.uri);
  const from = parseNameAddress(header(request, "From") ?? "");
  const to = parseNameAddress(header(request, "To") ?? "");
  return requestUri === undefined || from === undefined || to === undefined ? undefined : { requestUri, from, to };
}
