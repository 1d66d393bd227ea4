// Calls that come in: whose they are, whether there is room for them, and in whose place they come.
import { randomUUID } from "node:crypto";
import type { Extn, LegId } from "../../core/model.ts";
import type { SwitchEvent } from "../../core/switch.ts";
import type { SessionId, SipEvent } from "../../sip/index.ts";
import type { Accounts } from "./accounts.ts";
import { isWebFlow, numberOf, wantsWeb } from "../../sip/index.ts";
import type { VertoEvent } from "../../verto/index.ts";
import { arrivalOf } from "./callers.ts";
import { arrive, type Arriving } from "./leg-setup.ts";
import type { SilenceLimits } from "./leg-state.ts";
import type { SessionSide } from "./session-side.ts";
import type { Legs } from "./legs.ts";
import { securityOf } from "./secrecy.ts";
import type { Refusals } from "./refusals.ts";
import type { SipSide } from "./sides.ts";
import { newWebPhone, type WebPhone } from "./web-phone.ts";
import type { Trunks } from "./trunks.ts";
import { isNumber } from "./who-calls.ts";

export interface ArrivalsParts {
  readonly sip: Pick<SipSide, "end">;
  readonly sessions: Pick<SessionSide, "end">;
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

type Arrival = Extract<SwitchEvent, { readonly type: "leg-arrived" }>;

/** RFC 3261 section 8.1.1.6. */
const MOST_HOPS = 70;
/** RFC 3891 section 3: what was to be replaced is not there. */
const NO_SUCH_CALL = 481;

export class Arrivals {
  readonly #parts: ArrivalsParts;

  constructor(parts: ArrivalsParts) {
    this.#parts = parts;
  }

  onInvited(event: Extract<SipEvent, { readonly type: "invited" }>): void {
    const { sip, legs, trunks } = this.#parts;
    const { session, offer, flow, maxForwards: hops } = event;
    const replaces = event.replaces === undefined ? undefined : legs.legOf(event.replaces);
    if (event.replaces !== undefined && (replaces === undefined || legs.get(replaces)?.phase === "ending")) {
      sip.end(session, { status: NO_SUCH_CALL });
      return;
    }
    const leg = randomUUID() as string as LegId;
    const trunk = event.account === undefined ? trunks.at(flow) : undefined;
    const arrival = arrivalOf(leg, event, trunk);
    const { account } = event;
    const security = account === undefined ? securityOf(trunk?.srtp) : this.#parts.accounts.securityOf(account);
    const known = this.#isOfAnotherDomain(event) ? undefined : arrival;
    const told = known === undefined || replaces === undefined ? known : { ...known, replaces };
    const web = this.#webOf(offer, isWebFlow(flow));
    this.#take(session, told, { offer, signalledFrom: flow.remoteAddress, hops, security, web });
  }

  /** A browser calls. Who it is has been shown at its socket. */
  onCalled({ session, user, number, offer, address }: Extract<VertoEvent, { readonly type: "invited" }>): void {
    const leg = randomUUID() as string as LegId;
    const origin = { type: "extension", extn: user as Extn } as const;
    const told = { type: "leg-arrived", leg, origin, dialled: number, callerNumber: user, callerName: "" } as const;
    const security = this.#parts.accounts.securityOf(user);
    const web = this.#webOf(offer, true);
    const arriving = { offer, signalledFrom: address, hops: MOST_HOPS, security, web, isRungHere: true };
    this.#take(session, isNumber(number) ? told : undefined, arriving);
  }

  /** What it offers says what it is; who offers nothing is asked for what its connection says. */
  #webOf(offer: string | undefined, isBrowsers: boolean): WebPhone | undefined {
    const isWeb = offer === undefined ? isBrowsers : wantsWeb(offer);
    return this.#parts.hasWeb && isWeb ? newWebPhone() : undefined;
  }

  /** Undefined: it names nobody who could be called. */
  #take(session: SessionId, arrival: Arrival | undefined, arriving: Omit<Arriving, "limits">): void {
    const { sessions, legs, refusals, maxLegs, limits } = this.#parts;
    const isStopping = this.#parts.isStopping();
    if (arrival === undefined) {
      sessions.end(session, { cause: isStopping ? "shutdown" : "no-such-number", by: "switch" });
    } else if (isStopping || legs.size >= maxLegs) {
      const cause = isStopping ? "shutdown" : "congestion";
      sessions.end(session, { cause, by: "switch" });
      const { replaces: _, ...refused } = arrival;
      refusals.take({ ...refused, type: "leg-refused", cause }, isStopping ? "stopping" : "legs");
    } else legs.begin(arrive(session, arrival, { ...arriving, limits }));
  }

  /** A phone's call to one who is in another domain of ours than the one it names. */
  #isOfAnotherDomain({ account, requestUri }: Extract<SipEvent, { readonly type: "invited" }>): boolean {
    return account !== undefined && this.#parts.accounts.isElsewhere(numberOf(requestUri), requestUri.host);
  }
}
