import { headerValues } from "../message/headers.ts";
import { parseNameAddress } from "../message/address.ts";
import type { HeaderField, NameAddress, SipRequest, SipResponse } from "../message/message.ts";
import { quote } from "../message/grammar.ts";
import type { Warning } from "../session-description/warnings.ts";
import type { Stack } from "./stack.ts";
import { EXTENSIONS } from "./stack.ts";
import type { Flow } from "./vocabulary.ts";

/** RFC 3261 section 20.43; we are named as we can be reached. */
export function warningField(stack: Stack, flow: Flow, warning: Warning | undefined): HeaderField[] {
  if (warning === undefined) return [];
  const { host, port } = stack.advertised(flow);
  return [{ name: "Warning", value: `${warning.code} ${host}:${port} ${quote(warning.text)}` }];
}

/** What the peer says of its own refusal: the text of the first Warning, and its code; undefined where it gives none. */
export function warningOf(response: SipResponse): string | undefined {
  const found = /^(\d{3})[ \t]+\S+[ \t]*(.*)$/.exec(headerValues(response, "Warning")[0] ?? "");
  return found === null ? undefined : `${found[1] ?? ""} ${(found[2] ?? "").slice(0, TEXT_LIMIT)}`.trim();
}

/** The URIs of a redirection by q (RFC 3261 section 20.10), those of one q as they stand. */
export function contactsOf(response: SipResponse): readonly string[] {
  const contacts = headerValues(response, "Contact").slice(0, CONTACTS).map(parseNameAddress);
  const known = contacts.filter((contact) => contact !== undefined);
  const q = ({ parameters }: NameAddress): number => {
    const value = Number(parameters.get("q") ?? 1);
    return value >= 0 && value <= 1 ? value : 1;
  };
  return known.toSorted((one, other) => q(other) - q(one)).map(({ uri }) => uri);
}

const CONTACTS = 10;
const TEXT_LIMIT = 200;

/** The Unsupported field of a 420 where the request requires what we do not know (RFC 3261 section 8.2.2.3). */
export function unsupportedIn(request: SipRequest): HeaderField | undefined {
  // CANCEL and ACK are never refused for it.
  if (request.method === "CANCEL" || request.method === "ACK") return undefined;
  const unknown = headerValues(request, "Require").filter((option) => !EXTENSIONS.includes(option.toLowerCase()));
  return unknown.length === 0 ? undefined : { name: "Unsupported", value: unknown.join(", ") };
}
