// Whom a dialled leg calls: the phones of an extension, or a number over an outside line.
import type { SwitchCommand } from "../../core/switch.ts";
import type { Accounts } from "./accounts.ts";
import { invitationOver, invitationsTo } from "./callers.ts";
import type { Call, VertoCall } from "./session-side.ts";
import { securityOf, type Security } from "./secrecy.ts";
import { isWebFlow } from "../../sip/index.ts";
import type { SipSide } from "./sides.ts";
import type { Trunks } from "./trunks.ts";
import type { VertoSessions } from "./verto-sessions.ts";
import { newWebPhone } from "./web-phone.ts";

/** Contacts of one extension that are rung; the best ones where there are more. */
const PHONES_PER_EXTENSION = 8;

interface Ways {
  readonly sip: SipSide;
  readonly verto: Pick<VertoSessions, "phonesOf" | "nameOf">;
  readonly trunks: Trunks;
  readonly accounts: Pick<Accounts, "domainOf" | "securityOf">;
  /** That each of them may take. */
  readonly hops: number;
  /** Are there ports for browsers? */
  readonly hasWeb: boolean;
}

type Dial = Extract<SwitchCommand, { readonly type: "dial" }>;

export function invitationsOf(command: Dial, { sip, verto, trunks, accounts, hops, hasWeb }: Ways): readonly Call[] {
  const { to } = command;
  // Who calls is named in their own domain: there they can be called back.
  const domain = accounts.domainOf(command.callerNumber);
  if (to.type === "extension") {
    const phones = sip.bindings(to.extn).slice(0, PHONES_PER_EXTENSION);
    const calls = invitationsTo(phones, command, to.extn, { domain, hops, own: accounts.domainOf(to.extn) });
    const all = [...browsersOf(command, to.extn, verto), ...calls].slice(0, PHONES_PER_EXTENSION);
    return all.map((call) => secured(call, accounts.securityOf(to.extn), hasWeb));
  }
  const way = trunks.get(to.trunk);
  if (way === undefined) return [];
  return [secured(invitationOver(way, command, to.number, { domain, hops }), securityOf(way.account.srtp), false)];
}

function browsersOf({ leg, callerNumber, callerName }: Dial, extn: string, verto: Ways["verto"]): readonly VertoCall[] {
  return verto.phonesOf(extn).map(({ id, address }, index) => ({
    ...{
      type: "verto",
      session: verto.nameOf(leg, index),
      phone: id,
      flow: { transport: "verto", remoteAddress: address },
    },
    ...{ callerNumber, callerName, calleeNumber: extn },
  }));
}

/** What comes over a browser's connection is a browser, and secured as browsers are. */
export function secured<T extends Call>(call: T, security: Security | undefined, hasWeb: boolean): T {
  if (hasWeb && (call.type === "verto" || isWebFlow(call.flow))) return { ...call, web: newWebPhone() };
  return security === undefined ? call : { ...call, security };
}
