// Just enough SIP for a phone that places load: messages as text, no transactions, no checks. It is not the product's
// own stack on purpose: a bench that shares its parser with the server would not see what the parser costs.
import { createHash } from "node:crypto";

export interface Message {
  /** 0: a request. */
  readonly status: number;
  /** Of a response: the method it answers. */
  readonly method: string;
  /** The Request-URI; empty in a response. */
  readonly target: string;
  /** Values in order; names in lower case, long form. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
}

const COMPACT: Readonly<Record<string, string>> = {
  v: "via",
  f: "from",
  t: "to",
  i: "call-id",
  m: "contact",
  l: "content-length",
  c: "content-type",
};

/** Undefined: not a SIP message. */
export function readMessage(datagram: Buffer): Message | undefined {
  const text = datagram.toString("latin1");
  const headEnd = text.indexOf("\r\n\r\n");
  if (headEnd < 0) return undefined;
  const [startLine = "", ...lines] = text.slice(0, headEnd).split("\r\n");
  const fields = new Map<string, string[]>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    const written = line.slice(0, colon).trim().toLowerCase();
    const name = COMPACT[written] ?? written;
    const value = line.slice(colon + 1).trim();
    const values = fields.get(name);
    if (values === undefined) fields.set(name, [value]);
    else values.push(value);
  }
  const isResponse = startLine.startsWith("SIP/2.0 ");
  const status = isResponse ? Number(startLine.slice(8, 11)) : 0;
  const [first = "", second = ""] = startLine.split(" ");
  const method = isResponse ? (fields.get("cseq")?.[0]?.split(" ")[1] ?? "") : first;
  return { status, method, target: isResponse ? "" : second, fields, body: text.slice(headEnd + 4) };
}

export function field(message: Message, name: string): string {
  return message.fields.get(name)?.[0] ?? "";
}

/** The URI in a From, To or Contact. */
export function uriIn(value: string): string {
  return /<([^>]+)>/.exec(value)?.[1] ?? value.replace(/;.*$/, "");
}

export function userIn(value: string): string {
  return /sips?:([^@;>]+)@/.exec(value)?.[1] ?? "";
}

export function tagIn(value: string): string {
  return /;tag=([^;,\s]+)/.exec(value)?.[1] ?? "";
}

export function sequenceOf(message: Message): number {
  return Number.parseInt(field(message, "cseq"), 10);
}

/** Where the other side of a session description wants its audio. */
export function audioTarget(description: string): { readonly address: string; readonly port: number } | undefined {
  const address = /^c=IN IP4 (\S+)/m.exec(description)?.[1];
  const port = Number(/^m=audio (\d+)/m.exec(description)?.[1]);
  return address === undefined || !Number.isInteger(port) ? undefined : { address, port };
}

/** PCMA only, so that nothing is converted; the same description does as an offer and as an answer. */
export function description(audioPort: number): string {
  return [
    "v=0",
    "o=- 1 1 IN IP4 127.0.0.1",
    "s=-",
    "c=IN IP4 127.0.0.1",
    "t=0 0",
    `m=audio ${audioPort} RTP/AVP 8 101`,
    "a=rtpmap:8 PCMA/8000",
    "a=rtpmap:101 telephone-event/8000",
    "a=fmtp:101 0-15",
    "a=ptime:20",
    "a=sendrecv",
    "",
  ].join("\r\n");
}

/** A whole message; the body's length is added. */
export function printMessage(
  startLine: string,
  fields: readonly string[],
  body = "",
  contentType = "application/sdp",
): string {
  const type = body === "" ? "" : `Content-Type: ${contentType}\r\n`;
  return `${startLine}\r\n${fields.join("\r\n")}\r\n${type}Content-Length: ${body.length}\r\n\r\n${body}`;
}

/** A response repeats what names its request (RFC 3261 section 8.2.6.2). */
export function printResponse(
  request: Message,
  statusLine: string,
  toTag: string,
  more: readonly string[],
  body = "",
): string {
  const to = field(request, "to");
  const fields = [
    ...(request.fields.get("via") ?? []).map((via) => `Via: ${via}`),
    ...(request.fields.get("record-route") ?? []).map((route) => `Record-Route: ${route}`),
    `From: ${field(request, "from")}`,
    `To: ${tagIn(to) === "" ? `${to};tag=${toTag}` : to}`,
    `Call-ID: ${field(request, "call-id")}`,
    `CSeq: ${field(request, "cseq")}`,
    ...more,
  ];
  return printMessage(`SIP/2.0 ${statusLine}`, fields, body);
}

export interface Account {
  readonly user: string;
  readonly domain: string;
  readonly password: string;
}

/** The credentials for the first MD5 challenge in a 401 or 407, as a whole header field; empty where there is none. */
export function credentials(challenged: Message, account: Account, method: string, uri: string): string {
  const isProxy = challenged.status === 407;
  const challenges = challenged.fields.get(isProxy ? "proxy-authenticate" : "www-authenticate") ?? [];
  const challenge = challenges.find((one) => !/algorithm="?(?!md5\b)/i.test(one));
  if (challenge === undefined) return "";
  const realm = parameter(challenge, "realm");
  const nonce = parameter(challenge, "nonce");
  const ha1 = md5(`${account.user}:${realm}:${account.password}`);
  const ha2 = md5(`${method}:${uri}`);
  const response = md5(`${ha1}:${nonce}:00000001:5eed:auth:${ha2}`);
  return (
    `${isProxy ? "Proxy-Authorization" : "Authorization"}: Digest username="${account.user}", realm="${realm}", ` +
    `nonce="${nonce}", uri="${uri}", response="${response}", algorithm=MD5, qop=auth, nc=00000001, cnonce="5eed"`
  );
}

function parameter(challenge: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`, "i").exec(challenge)?.[1] ?? "";
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
