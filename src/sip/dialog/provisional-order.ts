// Reliable provisional responses (RFC 3262), as the one who called receives them.
import { hasToken, header } from "../message/headers.ts";
import { parseNumber } from "../message/grammar.ts";
import type { SipMessage, SipRequest, SipResponse } from "../message/message.ts";

/** The RSeq of a response that wants a PRACK; undefined for all others. */
export function reliableSequence(response: SipResponse): number | undefined {
  if (response.status <= 100 || response.status >= 200 || !hasToken(response, "Require", "100rel")) return undefined;
  return parseNumber(header(response, "RSeq") ?? "", 2 ** 32 - 1);
}

/**
 * What to do with a reliable response numbered `sequence` after `last` (section 4): the first may have any number, the
 * next must have the next one; others must not be acknowledged, for then the missing one would never be sent again.
 */
export function judgeReliable(last: number | undefined, sequence: number): "take" | "ignore" {
  return last === undefined || sequence === last + 1 ? "take" : "ignore";
}

export interface RAck {
  readonly reliableSequence: number;
  readonly sequence: number;
  readonly method: string;
}

/** RAck of a PRACK (section 7.2). */
export function rackOf(request: SipRequest): RAck | undefined {
  const found = /^(\d+)[ \t]+(\d+)[ \t]+(\S+)$/.exec(header(request, "RAck") ?? "");
  const reliable = parseNumber(found?.[1] ?? "", 2 ** 32 - 1);
  const sequence = parseNumber(found?.[2] ?? "", 2 ** 31 - 1);
  const method = found?.[3];
  if (reliable === undefined || sequence === undefined || method === undefined) return undefined;
  return { reliableSequence: reliable, sequence, method };
}

/** Must our provisional responses to this INVITE be reliable? We make them so only where the peer insists. */
export function requiresReliable(request: SipMessage): boolean {
  return hasToken(request, "Require", "100rel");
}
