// A SIP message as data (RFC 3261 section 7). Header order and every unknown header are kept.

/** A header field as it came, name in its long form and customary spelling ("Call-ID"), value unfolded and trimmed. */
export interface HeaderField {
  readonly name: string;
  readonly value: string;
}

export interface SipRequest {
  readonly type: "request";
  readonly method: string;
  /** The Request-URI as text; `parseUri` reads it. */
  readonly uri: string;
  readonly headers: readonly HeaderField[];
  readonly body: Uint8Array;
}

export interface SipResponse {
  readonly type: "response";
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly HeaderField[];
  readonly body: Uint8Array;
}

export type SipMessage = SipRequest | SipResponse;

/** A URI of the scheme sip or sips (RFC 3261 section 19.1). */
export interface SipUri {
  readonly scheme: "sip" | "sips";
  /** Unescaped; empty where there is none. */
  readonly user: string;
  /** Unescaped. Not recommended, kept because it counts when URIs are compared. */
  readonly password?: string;
  /** As written, IPv6 in brackets, lower case. */
  readonly host: string;
  readonly port: number | undefined;
  /** Names in lower case; a parameter without a value has "". */
  readonly parameters: ReadonlyMap<string, string>;
  readonly headers: ReadonlyMap<string, string>;
}

/** name-addr or addr-spec with parameters, as in From, To, Contact, Route. */
export interface NameAddress {
  readonly displayName: string;
  /** The URI as text. A scheme other than sip(s) is kept. */
  readonly uri: string;
  /** Header parameters (tag, expires, q...), names in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
}
