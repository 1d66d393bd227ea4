import { headerValues } from "../message/headers.ts";
import type { HeaderField, SipRequest } from "../message/message.ts";
import { EXTENSIONS } from "./stack.ts";

/** The Unsupported field of a 420 where the request requires what we do not know (RFC 3261 section 8.2.2.3). */
export function unsupportedIn(request: SipRequest): HeaderField | undefined {
  // CANCEL and ACK are never refused for it.
  if (request.method === "CANCEL" || request.method === "ACK") return undefined;
  const unknown = headerValues(request, "Require").filter((option) => !EXTENSIONS.includes(option.toLowerCase()));
  return unknown.length === 0 ? undefined : { name: "Unsupported", value: unknown.join(", ") };
}
