// Calls that come in: whose they are, whether there is room for them, and in whose place they come.
import { randomUUID } from "node:crypto";
import type { LegId } from "../../core/model.ts";
import type { Cause } from "../../core/switch.ts";
import type { SipEvent } from "../../sip/index.ts";
import type { Accounts } from "./accounts.ts";
import { isWebFlow, numberOf, wantsWeb } from "../../sip/index.ts";
import { arrivalOf } from "./callers.ts";
import { endingOf } from "./causes.ts";
import { arrive } from "./leg-setup.ts";
import type { SilenceLimits } from "./leg-state.ts";
import type { Legs } from "./legs.ts";
import { securityOf } from "./secrecy.ts";
import type { Refusals } from "./refusals.ts";
import type { SipSide } from "./sides.ts";
import { newWebPhone } from "./web-phone.ts";
import type { Trunks } from "./trunks.ts";

export interface ArrivalsParts {
  readonly sip: Pick<SipSide, "end">;
  readonly legs: Legs;
  readonly trunks: Pick<Trunks, "at">;
  readonly accounts: Pick<Accounts, "isElsewhere" | "securityOf">;
  readonly refusals: Refusals;
  readonly maxLegs: number;
  readonly limits: SilenceLimits;
  readonly isStopping: () => boolean;
  /** Are there ports for browsers? */
  readonly hasWeb: boolean;
}

/** RFC 3891 section 3: what was to be replaced is not there. */
const NO_SUCH_CALL = 481;

export class Arrivals {
  readonly #parts: ArrivalsParts;

  constructor(parts: ArrivalsParts) {
    this.#parts = parts;
  }

  onInvited(event: Extract<SipEvent, { readonly type: "invited" }>): void {
    const { sip, legs, trunks, refusals, maxLegs, limits } = this.#parts;
    const { session, offer, flow, maxForwards: hops } = event;
    const refuse = (cause: Cause): void => sip.end(session, endingOf(cause, "switch"));
    const isStopping = this.#parts.isStopping();
    const replaces = event.replaces === undefined ? undefined : legs.legOf(event.replaces);
    if (event.replaces !== undefined && (replaces === undefined || legs.get(replaces)?.phase === "ending")) {
      sip.end(session, { status: NO_SUCH_CALL });
      return;
    }
    const leg = randomUUID() as string as LegId;
    const trunk = event.account === undefined ? trunks.at(flow) : undefined;
    const arrival = arrivalOf(leg, event, trunk);
    if (arrival === undefined || this.#isOfAnotherDomain(event)) refuse(isStopping ? "shutdown" : "no-such-number");
    else if (isStopping || legs.size >= maxLegs) {
      const cause = isStopping ? "shutdown" : "congestion";
      refuse(cause);
      refusals.take({ ...arrival, type: "leg-refused", cause }, isStopping ? "stopping" : "legs");
    } else {
      const told = replaces === undefined ? arrival : { ...arrival, replaces };
      const { account } = event;
      const security = account === undefined ? securityOf(trunk?.srtp) : this.#parts.accounts.securityOf(account);
      // What it offers says what it is; who offers nothing is asked for what its connection says.
      const isWeb = offer === undefined ? isWebFlow(flow) : wantsWeb(offer);
      const web = this.#parts.hasWeb && isWeb ? newWebPhone() : undefined;
      legs.begin(arrive(session, told, { offer, signalledFrom: flow.remoteAddress, hops, limits, security, web }));
    }
  }

  /** A phone's call to one who is in another domain of ours than the one it names. */
  #isOfAnotherDomain({ account, requestUri }: Extract<SipEvent, { readonly type: "invited" }>): boolean {
    return account !== undefined && this.#parts.accounts.isElsewhere(numberOf(requestUri), requestUri.host);
  }
}
