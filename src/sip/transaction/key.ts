// How messages find their transaction (RFC 3261 sections 17.1.3 and 17.2.3).
import { callIdOf, cseqOf, header, tagOf } from "../message/headers.ts";
import type { Via } from "../message/headers.ts";
import { parseNameAddress } from "../message/address.ts";
import type { SipRequest } from "../message/message.ts";

/** Branches that begin so are unique over all requests of their maker (RFC 3261 section 8.1.1.7). */
export const MAGIC_COOKIE = "z9hG4bK";

/** Branch and CSeq method: a CANCEL has the branch of its INVITE (17.1.3). */
export function clientKey(branch: string, method: string): string {
  return `${branch} ${method}`;
}

/**
 * The key under which a request's server transaction is kept. An ACK has the key of its INVITE, and so has a CANCEL where
 * `method` is given as INVITE (9.2).
 */
export function serverKey(request: SipRequest, via: Via, method: string = request.method): string {
  const kind = method === "ACK" ? "INVITE" : method;
  if (via.branch?.startsWith(MAGIC_COOKIE) === true && via.branch.length > MAGIC_COOKIE.length) {
    return `${via.branch} ${via.host}:${via.port ?? ""} ${kind}`;
  }
  // RFC 2543 peers: the fields that an INVITE shares with its retransmissions, its ACK and its CANCEL (17.2.3). The To
  // tag is left out, for only the ACK has it.
  const from = parseNameAddress(header(request, "From") ?? "");
  const fromTag = from === undefined ? "" : (tagOf(from) ?? from.uri);
  const sequence = cseqOf(request)?.sequence ?? 0;
  return `2543 ${request.uri} ${fromTag} ${callIdOf(request) ?? ""} ${sequence} ${via.host}:${via.port ?? ""} ${via.branch ?? ""} ${kind}`;
}

/** Equal for two requests that are one request come over two ways (RFC 3261 section 8.2.2.2). */
export function mergeKey(request: SipRequest): string {
  const from = parseNameAddress(header(request, "From") ?? "");
  return `${callIdOf(request) ?? ""} ${header(request, "CSeq") ?? ""} ${from === undefined ? "" : (tagOf(from) ?? "")}`;
}
