// Which dialog a call is to take the place of (RFC 3891), as a Replaces field or, escaped, a Refer-To names it.
//
//   425928@phone.example.org ;to-tag=7743 ;from-tag=6472 ;early-only
//   Call-ID                   tags, as whoever is to receive the call sees them
import { parseParameters, trimBlank } from "../message/grammar.ts";

export interface Replaces {
  readonly callId: string;
  readonly toTag: string;
  readonly fromTag: string;
  /** Not where it has been answered. */
  readonly isEarlyOnly: boolean;
}

/** Undefined where `text` names no dialog: both tags are needed, each once (section 6.1). */
export function parseReplaces(text: string): Replaces | undefined {
  const semicolon = text.indexOf(";");
  const callId = trimBlank(semicolon < 0 ? text : text.slice(0, semicolon));
  const parameters = semicolon < 0 ? undefined : parseParameters(text, semicolon);
  const toTag = parameters?.get("to-tag") ?? "";
  const fromTag = parameters?.get("from-tag") ?? "";
  if (parameters === undefined || !/^[^\s\x00-\x1f\x7f,]+$/.test(callId) || toTag === "" || fromTag === "")
    return undefined;
  return { callId, toTag, fromTag, isEarlyOnly: parameters.has("early-only") };
}
