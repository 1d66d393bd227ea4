// A message into bytes, and the making of requests and responses. Nothing that is printed here can break out of its
// line: control characters in values become spaces, names and methods keep only the characters of a token.
import { parseNameAddress } from "./address.ts";
import { isToken, oneLine, printParameters, splitOutsideQuotes } from "./grammar.ts";
import { tagOf, topVia } from "./headers.ts";
import type { HeaderField, SipMessage, SipRequest, SipResponse } from "./message.ts";
import { reasonPhrase } from "./reason-phrase.ts";

const NO_BODY = new Uint8Array(0);

/** Content-Length is always written, last and right, whatever the fields say. Fields whose name is no token are left out. */
export function printMessage(message: SipMessage): Uint8Array {
  let head = startLine(message);
  for (const { name, value } of message.headers) {
    if (name === "Content-Length" || !isToken(name) || /^(content-length|l)$/i.test(name)) continue;
    head += `${name}: ${oneLine(value)}\r\n`;
  }
  head += `Content-Length: ${message.body.length}\r\n\r\n`;
  const headLength = Buffer.byteLength(head);
  const bytes = Buffer.allocUnsafe(headLength + message.body.length);
  bytes.write(head, 0, "utf8");
  bytes.set(message.body, headLength);
  return bytes;
}

function startLine(message: SipMessage): string {
  if (message.type === "response") {
    const status = Math.min(Math.max(Math.trunc(message.status) || 500, 100), 699);
    return `SIP/2.0 ${status} ${oneLine(message.reason)}\r\n`;
  }
  const method = message.method.replace(/[^A-Za-z0-9\-.!%*_+`'~]/g, "");
  const uri = message.uri.replace(/[\x00-\x20\x7f<>"]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  });
  return `${method} ${uri} SIP/2.0\r\n`;
}

/** A request as it is; the caller gives every header field. */
export function request(
  method: string,
  uri: string,
  headers: readonly HeaderField[],
  body: string | Uint8Array = NO_BODY,
): SipRequest {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return { type: "request", method, uri, headers, body: bytes };
}

/** Requests whose success makes a dialog: their responses carry the Record-Route back (RFC 3261 section 12.1.1). */
const DIALOG_MAKING = new Set(["INVITE", "SUBSCRIBE", "REFER", "NOTIFY"]);

/**
 * RFC 3261 section 8.2.6: Via, From, To, Call-ID and CSeq as they came and in their order; Record-Route in 101 to 299;
 * Timestamp in 100. `toTag` is added where the To has none, except to a 100. Works with half a request as well.
 * `received` and `rport` must have been filled in before (`withSource`).
 */
export function responseTo(to: SipRequest, status: number, reason?: string, toTag?: string): SipResponse {
  const copiesRoute = status > 100 && status < 300 && DIALOG_MAKING.has(to.method);
  const headers: HeaderField[] = [];
  for (const field of to.headers) {
    switch (field.name) {
      case "Via":
      case "From":
      case "Call-ID":
      case "CSeq":
        headers.push(field);
        break;
      case "To":
        headers.push(status === 100 || toTag === undefined ? field : tagged(field, toTag));
        break;
      case "Record-Route":
        if (copiesRoute) headers.push(field);
        break;
      case "Timestamp":
        if (status === 100) headers.push(field);
        break;
    }
  }
  return { type: "response", status, reason: reason ?? reasonPhrase(status), headers, body: NO_BODY };
}

function tagged(field: HeaderField, toTag: string): HeaderField {
  const address = parseNameAddress(field.value);
  if (address === undefined || tagOf(address) !== undefined) return field;
  return {
    name: field.name,
    value: `${field.value.endsWith(";") ? field.value.slice(0, -1) : field.value};tag=${toTag}`,
  };
}

/**
 * What the receiver of a request notes in the uppermost Via: `received` where the sender's address is not the one it
 * claims (RFC 3261 section 18.2.1) or where it asks for `rport`, and then the port too (RFC 3581 section 4).
 */
export function withSource(message: SipRequest, address: string, port: number): SipRequest {
  const via = topVia(message);
  const index = message.headers.findIndex((field) => field.name === "Via");
  const field = message.headers[index];
  if (via === undefined || field === undefined) return message;
  const wantsPort = via.parameters.has("rport");
  const plainHost = via.host.replace(/^\[|\]$/g, "");
  if (!wantsPort && plainHost === address.toLowerCase()) return message;

  const parameters = new Map(via.parameters).set("received", address);
  if (wantsPort) parameters.set("rport", String(port));
  const sentBy = via.port === undefined ? via.host : `${via.host}:${via.port}`;
  const top = `SIP/2.0/${via.transport} ${sentBy}${printParameters(parameters)}`;
  // The other hops must go back to their writers as they were.
  const [, ...others] = splitOutsideQuotes(field.value, ",");
  const headers = message.headers.with(index, { name: "Via", value: [top, ...others].join(", ") });
  return { ...message, headers };
}
