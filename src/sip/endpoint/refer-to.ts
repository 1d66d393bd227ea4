// Whom a REFER names (RFC 3515 section 2.1): one SIP or telephone URI, perhaps with the dialog that is to be replaced there.
// Nothing else of it goes anywhere: what header fields it asks for beside Replaces is left alone.
import { descriptionOf } from "../dialog/description.ts";
import { parseReplaces, type Replaces } from "../dialog/replaces.ts";
import { parseNameAddress } from "../message/address.ts";
import { headerValues } from "../message/headers.ts";
import type { SipRequest } from "../message/message.ts";
import { numberOf, parseCalled } from "../message/telephone.ts";

export type ReferTo =
  | { readonly type: "named"; readonly user: string; readonly replaces: Replaces | undefined }
  | { readonly type: "refused"; readonly status: number };

const MALFORMED: ReferTo = { type: "refused", status: 400 };

export function referToOf(request: SipRequest): ReferTo {
  const values = headerValues(request, "Refer-To");
  const [value] = values;
  // Exactly one (section 2.4.2).
  if (value === undefined || values.length > 1) return MALFORMED;
  // Nothing that could stand in a body is known here; a signature of who referred them (RFC 3892) may be left unread.
  if (descriptionOf(request).type !== "none") return { type: "refused", status: 415 };
  const address = parseNameAddress(value);
  if (address === undefined) return MALFORMED;
  if (!/^(sips?|tel):/i.test(address.uri)) return { type: "refused", status: 416 };
  const uri = parseCalled(address.uri);
  if (uri === undefined) return MALFORMED;
  // A BYE, say, on behalf of somebody else is no call (RFC 3261 section 19.1.1).
  if ((uri.parameters.get("method") ?? "INVITE").toUpperCase() !== "INVITE") return { type: "refused", status: 403 };
  const replaced = uri.headers.get("replaces");
  if (replaced === undefined) return named(numberOf(uri), undefined);
  const replaces = namesTwice(address.uri) ? undefined : parseReplaces(replaced);
  return replaces === undefined ? MALFORMED : named(numberOf(uri), replaces);
}

function named(user: string, replaces: Replaces | undefined): ReferTo {
  return /\p{C}/u.test(user) ? MALFORMED : { type: "named", user, replaces };
}

/** Of equal names the first counts where a URI is read: here there must be one only (RFC 3891 section 3). */
function namesTwice(uri: string): boolean {
  const headers = uri.slice(uri.indexOf("?", uri.indexOf("@") + 1) + 1).split("&");
  const names = headers.map((piece) => decodeURIComponent(piece.split("=")[0] ?? "").toLowerCase());
  return names.filter((name) => name === "replaces").length > 1;
}
