// A dialog as data (RFC 3261 section 12): what two user agents remember of each other between requests.
//
//            we called (UAC)                       we were called (UAS)
//   local    From of our request                   To of the request, with our tag
//   remote   To of the response                    From of the request
//   target   Contact of the response               Contact of the request
//   routes   Record-Route of the response,         Record-Route of the request,
//            from the last to the first            in order
import { parseNameAddress } from "../message/address.ts";
import { callIdOf, cseqOf, header, headerValues, tagOf } from "../message/headers.ts";
import type { HeaderField, SipMessage, SipRequest, SipResponse } from "../message/message.ts";
import { parseUri } from "../message/uri.ts";

export interface Dialog {
  readonly callId: string;
  readonly localTag: string;
  /** Empty where an RFC 2543 peer has none. */
  readonly remoteTag: string;
  /** From of our requests, tag and all. */
  readonly local: string;
  /** To of our requests. */
  readonly remote: string;
  /** Of our last request in this dialog. */
  readonly localSequence: number;
  /** Of the peer's last request; undefined before its first. */
  readonly remoteSequence: number | undefined;
  /** Where the peer wants requests: a URI as text. */
  readonly remoteTarget: string;
  /** Route values in the order we send them. */
  readonly routes: readonly string[];
}

/** More hops than this are no real route. */
const ROUTES = 32;

function contactUri(message: SipMessage): string | undefined {
  const contact = headerValues(message, "Contact")[0];
  const uri = contact === undefined ? undefined : parseNameAddress(contact)?.uri;
  return uri !== undefined && parseUri(uri) !== undefined ? uri : undefined;
}

/** The dialog that a response to our INVITE makes (12.1.2). Undefined where the response has no To tag. */
export function dialogOfResponse(request: SipRequest, response: SipResponse): Dialog | undefined {
  const local = header(request, "From") ?? "";
  const remote = header(response, "To") ?? "";
  const localAddress = parseNameAddress(local);
  const remoteAddress = parseNameAddress(remote);
  const cseq = cseqOf(request);
  const callId = callIdOf(request);
  if (localAddress === undefined || remoteAddress === undefined || cseq === undefined || callId === undefined) {
    return undefined;
  }
  const remoteTag = tagOf(remoteAddress);
  // A 2xx of an RFC 2543 peer may lack the tag; a provisional response without one makes no dialog (12.1).
  if (remoteTag === undefined && response.status < 200) return undefined;
  return {
    callId,
    localTag: tagOf(localAddress) ?? "",
    remoteTag: remoteTag ?? "",
    local,
    remote,
    localSequence: cseq.sequence,
    remoteSequence: undefined,
    remoteTarget: contactUri(response) ?? request.uri,
    routes: headerValues(response, "Record-Route").slice(0, ROUTES).reverse(),
  };
}

/** The dialog that an INVITE makes at our side (12.1.1). Undefined where the request has no Contact to call back. */
export function dialogOfRequest(request: SipRequest, localTag: string): Dialog | undefined {
  const to = header(request, "To") ?? "";
  const remote = header(request, "From") ?? "";
  const remoteAddress = parseNameAddress(remote);
  const callId = callIdOf(request);
  const remoteTarget = contactUri(request);
  if (remoteAddress === undefined || callId === undefined || remoteTarget === undefined) return undefined;
  return {
    callId,
    localTag,
    remoteTag: tagOf(remoteAddress) ?? "",
    local: `${to};tag=${localTag}`,
    remote,
    localSequence: 0,
    remoteSequence: cseqOf(request)?.sequence,
    remoteTarget,
    routes: headerValues(request, "Record-Route").slice(0, ROUTES),
  };
}

/** INVITE and UPDATE move the remote target, their 2xx too (12.2.1.2, 12.2.2). A message without Contact changes nothing. */
export function withTarget(dialog: Dialog, message: SipMessage): Dialog {
  const remoteTarget = contactUri(message);
  return remoteTarget === undefined || remoteTarget === dialog.remoteTarget ? dialog : { ...dialog, remoteTarget };
}

/** The confirmed dialog's routes and target are those of the 2xx, not of the 1xx that made it (13.2.2.4). */
export function confirmedBy(early: Dialog, request: SipRequest, response: SipResponse): Dialog {
  const fresh = dialogOfResponse(request, response);
  return fresh === undefined
    ? early
    : { ...fresh, localSequence: early.localSequence, remoteSequence: early.remoteSequence };
}

/** Takes a request of the peer in order; undefined where a later one has come before: 500 (12.2.2). */
export function withRequest(dialog: Dialog, sequence: number): Dialog | undefined {
  if (dialog.remoteSequence !== undefined && sequence <= dialog.remoteSequence) return undefined;
  return { ...dialog, remoteSequence: sequence };
}

/** Counts a new request of ours. ACK and CANCEL are not counted: they have their INVITE's number (12.2.1.1). */
export function withNextSequence(dialog: Dialog): Dialog {
  return { ...dialog, localSequence: dialog.localSequence + 1 };
}

/** Request-URI and the header fields that the dialog decides, Via and Contact not among them. */
export interface RequestHead {
  readonly uri: string;
  readonly headers: readonly HeaderField[];
}

export function requestHead(dialog: Dialog, method: string, sequence = dialog.localSequence): RequestHead {
  const headers: HeaderField[] = [];
  let uri = dialog.remoteTarget;
  const [first, ...rest] = dialog.routes;
  if (first !== undefined) {
    const routeUri = parseNameAddress(first)?.uri;
    const isLoose = routeUri === undefined || parseUri(routeUri)?.parameters.has("lr") !== false;
    if (isLoose) headers.push({ name: "Route", value: dialog.routes.join(", ") });
    else {
      // A strict router wants to be the Request-URI, and the target goes to the end of the list (12.2.1.1).
      uri = routeUri;
      headers.push({ name: "Route", value: [...rest, `<${dialog.remoteTarget}>`].join(", ") });
    }
  }
  headers.push(
    { name: "Max-Forwards", value: "70" },
    { name: "From", value: dialog.local },
    { name: "To", value: dialog.remote },
    { name: "Call-ID", value: dialog.callId },
    { name: "CSeq", value: `${sequence} ${method}` },
  );
  return { uri, headers };
}

/** Where the first route or, without one, the remote target points to; for whoever turns that into an address. */
export function nextHop(dialog: Dialog): string {
  const first = dialog.routes[0];
  return (first === undefined ? undefined : parseNameAddress(first)?.uri) ?? dialog.remoteTarget;
}
