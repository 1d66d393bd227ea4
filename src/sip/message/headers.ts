// Reading and replacing header fields of a message (RFC 3261 sections 7.3 and 20).
import { parseNumber, parseParameters, splitOutsideQuotes, trimBlank } from "./grammar.ts";
import type { HeaderField, NameAddress, SipMessage } from "./message.ts";
import { parseHostPort } from "./uri.ts";

/** Via of one hop (RFC 3261 section 20.42). */
export interface Via {
  /** In upper case: "UDP", "TCP", "TLS"... */
  readonly transport: string;
  /** sent-by, as written but in lower case. */
  readonly host: string;
  readonly port: number | undefined;
  readonly branch: string | undefined;
  readonly received: string | undefined;
  /** RFC 3581: "wanted" where the sender asks for it, the port once it was filled in. */
  readonly rport: number | "wanted" | undefined;
  /** All of them, names in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
}

export interface CSeq {
  readonly sequence: number;
  readonly method: string;
}

const CUSTOMARY = [
  ...["Accept", "Accept-Encoding", "Accept-Language", "Alert-Info", "Allow", "Allow-Events", "Authentication-Info"],
  ...[
    "Authorization",
    "Call-ID",
    "Call-Info",
    "Contact",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Language",
  ],
  ...["Content-Length", "Content-Type", "CSeq", "Date", "Diversion", "Error-Info", "Event", "Expires", "From"],
  ...["History-Info", "In-Reply-To", "Max-Forwards", "MIME-Version", "Min-Expires", "Min-SE", "Organization"],
  ...["P-Asserted-Identity", "P-Preferred-Identity", "Path", "Priority", "Privacy", "Proxy-Authenticate"],
  ...["Proxy-Authorization", "Proxy-Require", "RAck", "Reason", "Record-Route", "Refer-To", "Referred-By", "Replaces"],
  ...["Reply-To", "Require", "Retry-After", "Route", "RSeq", "Server", "Service-Route", "Session-Expires"],
  ...["SIP-ETag", "SIP-If-Match", "Subject", "Subscription-State", "Supported", "Timestamp", "To", "Unsupported"],
  ...["User-Agent", "Via", "Warning", "WWW-Authenticate"],
];

/** RFC 3261 section 7.3.3 and the registry of header fields. */
const COMPACT: Readonly<Record<string, string>> = {
  a: "Accept-Contact",
  b: "Referred-By",
  c: "Content-Type",
  d: "Request-Disposition",
  e: "Content-Encoding",
  f: "From",
  i: "Call-ID",
  j: "Reject-Contact",
  k: "Supported",
  l: "Content-Length",
  m: "Contact",
  o: "Event",
  r: "Refer-To",
  s: "Subject",
  t: "To",
  u: "Allow-Events",
  v: "Via",
  x: "Session-Expires",
};

const NAMES: ReadonlyMap<string, string> = new Map([
  ...CUSTOMARY.flatMap((name): [string, string][] => [
    [name, name],
    [name.toLowerCase(), name],
  ]),
  ...Object.entries(COMPACT),
]);

/** Those whose grammar is a comma-separated list; every other field is one value, commas and all. */
const LISTS: ReadonlySet<string> = new Set([
  ...["Accept", "Accept-Contact", "Accept-Encoding", "Accept-Language", "Alert-Info", "Allow", "Allow-Events"],
  ...["Call-Info", "Contact", "Content-Encoding", "Content-Language", "Diversion", "Error-Info", "History-Info"],
  ...["In-Reply-To", "P-Asserted-Identity", "P-Preferred-Identity", "Path", "Proxy-Require", "Reason"],
  ...[
    "Record-Route",
    "Reject-Contact",
    "Remote-Party-ID",
    "Request-Disposition",
    "Require",
    "Route",
    "Service-Route",
    "Supported",
  ],
  ...["Unsupported", "Via", "Warning"],
]);

/** The customary long spelling of a header name; an unknown one stays as it is. */
export function canonicalName(name: string): string {
  return NAMES.get(name) ?? NAMES.get(name.toLowerCase()) ?? name;
}

function isNamed(field: HeaderField, canonical: string): boolean {
  if (field.name === canonical) return true;
  return field.name.length === canonical.length && field.name.toLowerCase() === canonical.toLowerCase();
}

/** The first field of that name, whole. */
export function header(message: SipMessage, name: string): string | undefined {
  const canonical = canonicalName(name);
  for (const field of message.headers) if (isNamed(field, canonical)) return field.value;
  return undefined;
}

/** Every value of that name in order, lists split at their commas. Empty elements of a list are left out. */
export function headerValues(message: Pick<SipMessage, "headers">, name: string): string[] {
  const canonical = canonicalName(name);
  const isList = LISTS.has(canonical);
  const values: string[] = [];
  for (const field of message.headers) {
    if (!isNamed(field, canonical)) continue;
    if (isList && field.value.includes(",")) values.push(...splitOutsideQuotes(field.value, ","));
    else if (!isList || field.value !== "") values.push(field.value);
  }
  return values;
}

/** True where one of the option tags, methods... of a list header is `token`, case not counting. */
export function hasToken(message: SipMessage, name: string, token: string): boolean {
  return headerValues(message, name).some((value) => value.toLowerCase() === token.toLowerCase());
}

/** Replaces all fields of that name by one, at the place of the first; at the end where there was none. */
export function withHeader<M extends SipMessage>(message: M, name: string, value: string): M {
  const canonical = canonicalName(name);
  const headers: HeaderField[] = [];
  let placed = false;
  for (const field of message.headers) {
    if (!isNamed(field, canonical)) headers.push(field);
    else if (!placed) {
      headers.push({ name: canonical, value });
      placed = true;
    }
  }
  if (!placed) headers.push({ name: canonical, value });
  return { ...message, headers };
}

/** Adds a field behind all others. */
export function withHeaderAdded<M extends SipMessage>(message: M, name: string, value: string): M {
  return { ...message, headers: [...message.headers, { name: canonicalName(name), value }] };
}

/** Adds a field before all others, e.g. our Via. */
export function withHeaderOnTop<M extends SipMessage>(message: M, name: string, value: string): M {
  return { ...message, headers: [{ name: canonicalName(name), value }, ...message.headers] };
}

export function withoutHeader<M extends SipMessage>(message: M, name: string): M {
  const canonical = canonicalName(name);
  return { ...message, headers: message.headers.filter((field) => !isNamed(field, canonical)) };
}

/** Sets body and Content-Type; Content-Length is the printer's business. */
export function withBody<M extends SipMessage>(message: M, contentType: string, body: string | Uint8Array): M {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return { ...withHeader(message, "Content-Type", contentType), body: bytes };
}

/** Sequence numbers are below 2**31 (RFC 3261 section 8.1.1.5). Undefined: missing or wrong. */
export function cseqOf(message: SipMessage): CSeq | undefined {
  const found = /^(\d+)[ \t]+([A-Za-z0-9\-.!%*_+`'~]+)$/.exec(header(message, "CSeq") ?? "");
  const sequence = parseNumber(found?.[1] ?? "", 2 ** 31 - 1);
  const method = found?.[2];
  return sequence === undefined || method === undefined ? undefined : { sequence, method };
}

export function callIdOf(message: SipMessage): string | undefined {
  return header(message, "Call-ID");
}

/** Undefined where there is none (an RFC 2543 peer, or a request outside of a dialog's To). */
export function tagOf(address: NameAddress): string | undefined {
  const tag = address.parameters.get("tag");
  return tag === "" ? undefined : tag;
}

const SENT_PROTOCOL = /^[ \t]*SIP[ \t]*\/[ \t]*2\.0[ \t]*\/[ \t]*([A-Za-z0-9\-.!%*_+`'~]+)[ \t]+/i;

/** Reads one Via value (take it from `headerValues`). */
export function viaOf(text: string): Via | undefined {
  const protocol = SENT_PROTOCOL.exec(text);
  if (protocol === null) return undefined;
  const from = protocol[0].length;
  const semicolon = text.indexOf(";", from);
  const sentBy = parseHostPort(trimBlank(text.slice(from, semicolon < 0 ? text.length : semicolon)));
  const parameters = semicolon < 0 ? new Map<string, string>() : parseParameters(text, semicolon);
  if (sentBy === undefined || parameters === undefined) return undefined;
  const rport = parameters.get("rport");
  return {
    transport: (protocol[1] ?? "").toUpperCase(),
    ...sentBy,
    branch: parameters.get("branch"),
    received: parameters.get("received"),
    rport: rport === undefined ? undefined : (parseNumber(rport, 65_535) ?? "wanted"),
    parameters,
  };
}

/** The uppermost Via of the message. */
export function topVia(message: SipMessage): Via | undefined {
  const top = headerValues(message, "Via")[0];
  return top === undefined ? undefined : viaOf(top);
}

/** The seconds a field gives, a comment or parameters behind them ignored; undefined where missing or malformed. */
export function secondsIn(message: SipMessage, name: "Expires" | "Min-Expires" | "Retry-After"): number | undefined {
  return parseNumber(/^\d+/.exec(header(message, name) ?? "")?.[0] ?? "", Number.MAX_SAFE_INTEGER);
}
