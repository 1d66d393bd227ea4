// Whom a dialled leg calls: the phones of an extension, or a number over an outside line.
import type { SwitchCommand } from "../../core/switch.ts";
import type { Accounts } from "./accounts.ts";
import { invitationOver, invitationsTo } from "./callers.ts";
import type { Call } from "./leg-state.ts";
import { securityOf, type Security } from "./secrecy.ts";
import { isWebFlow } from "../../sip/index.ts";
import type { SipSide } from "./sides.ts";
import type { Trunks } from "./trunks.ts";
import { newWebPhone } from "./web-phone.ts";

/** Contacts of one extension that are rung; the best ones where there are more. */
const PHONES_PER_EXTENSION = 8;

interface Ways {
  readonly sip: SipSide;
  readonly trunks: Trunks;
  readonly accounts: Pick<Accounts, "domainOf" | "securityOf">;
  /** That each of them may take. */
  readonly hops: number;
  /** Are there ports for browsers? */
  readonly hasWeb: boolean;
}

export function invitationsOf(
  command: Extract<SwitchCommand, { readonly type: "dial" }>,
  { sip, trunks, accounts, hops, hasWeb }: Ways,
): readonly Call[] {
  const { to } = command;
  // Who calls is named in their own domain: there they can be called back.
  const domain = accounts.domainOf(command.callerNumber);
  if (to.type === "extension") {
    const phones = sip.bindings(to.extn).slice(0, PHONES_PER_EXTENSION);
    const calls = invitationsTo(phones, command, to.extn, { domain, hops, own: accounts.domainOf(to.extn) });
    return calls.map((call) => secured(call, accounts.securityOf(to.extn), hasWeb));
  }
  const way = trunks.get(to.trunk);
  if (way === undefined) return [];
  return [secured(invitationOver(way, command, to.number, { domain, hops }), securityOf(way.account.srtp), false)];
}

/** What comes over a browser's connection is a browser, and secured as browsers are. */
export function secured(call: Call, security: Security | undefined, hasWeb: boolean): Call {
  if (hasWeb && isWebFlow(call.flow)) return { ...call, web: newWebPhone() };
  return security === undefined ? call : { ...call, security };
}
