// Who may come in: digest authentication of requests outside of a dialog (RFC 3261 section 22), without a hint whether an
// account exists and without any memory of those who have not proved who they are.
//
//   trusted source ------------------------------> in (not for REGISTER)
//   no credentials, or a nonce too old ----------> 401/407 with a fresh nonce
//   wrong password, no such account -------------> 403, then ever later, then nothing
//   right, but From is somebody else ------------> 403
import { authenticate, challengeField } from "../digest/authenticate.ts";
import { Nonces } from "../digest/nonce.ts";
import { Throttle } from "../digest/throttle.ts";
import { parseNameAddress } from "../message/address.ts";
import { header, headerValues } from "../message/headers.ts";
import type { SipRequest } from "../message/message.ts";
import { parseUri } from "../message/uri.ts";
import { Alarm } from "./deadlines.ts";
import type { Stack } from "./stack.ts";
import type { Flow } from "./vocabulary.ts";

export type Admission =
  | { readonly type: "admitted"; readonly account: string | undefined }
  /** It has its answer, or gets none. */
  | { readonly type: "refused" };

const REFUSED: Admission = { type: "refused" };
/** Answers that are held back at one time; beyond it they are not given at all. */
const HELD = 1_000;

export class Gate {
  readonly #stack: Stack;
  readonly #nonces: Nonces;
  readonly #throttle = new Throttle();
  /** Requests whose refusal is held back, by transaction key: their retransmissions are no new failures. */
  readonly #held = new Map<string, Alarm>();

  constructor(stack: Stack) {
    this.#stack = stack;
    const { random } = stack.settings;
    this.#nonces = new Nonces({ secret: random(32), random });
  }

  /** `key`: of the request's transaction. `status`: 401 for REGISTER, 407 for what we only pass on. */
  admit(request: SipRequest, key: string, flow: Flow, status: 401 | 407, now: number): Admission {
    const { directory, realm } = this.#stack.settings;
    if (status === 407 && directory.trusts(flow)) return { type: "admitted", account: undefined };
    if (this.#held.has(key) || this.#throttle.verdict(flow.remoteAddress, now).type === "ignore") return REFUSED;
    const fields = headerValues(request, status === 401 ? "Authorization" : "Proxy-Authorization");
    const { method, body } = request;
    const ha1 = (user: string, of: string): string | undefined => directory.ha1(user, of);
    const outcome = authenticate({ fields, method, body }, realm, ha1, this.#nonces, now);
    switch (outcome.type) {
      case "unproven": {
        const name = status === 401 ? "WWW-Authenticate" : "Proxy-Authenticate";
        const value = challengeField(realm, this.#nonces, outcome.stale, now);
        this.#stack.reply(flow, request, status, [{ name, value }]);
        return REFUSED;
      }
      case "failed":
        this.#fail(request, key, flow, outcome.user, now);
        return REFUSED;
      case "accepted":
        this.#throttle.succeeded(flow.remoteAddress);
        this.#stack.proven(flow);
        return this.#isThemselves(request, flow, outcome.user, now)
          ? { type: "admitted", account: outcome.user }
          : REFUSED;
    }
  }

  get heldCount(): number {
    return this.#held.size;
  }

  #isThemselves(request: SipRequest, flow: Flow, account: string, now: number): boolean {
    const from = parseNameAddress(header(request, "From") ?? "");
    if (from !== undefined && parseUri(from.uri)?.user === account) return true;
    const { method } = request;
    const fields = { method, account, address: flow.remoteAddress };
    this.#stack.notice("warn", "Refused: From is not the account", fields, now);
    this.#stack.reply(flow, request, 403);
    return false;
  }

  #fail(request: SipRequest, key: string, flow: Flow, user: string, now: number): void {
    const address = flow.remoteAddress;
    this.#stack.counts.authenticationFailures += 1;
    const { verdict, began } = this.#throttle.failed(address, now);
    const { method } = request;
    this.#stack.notice("warn", "Authentication failed", { method, user, address }, now);
    if (began) this.#stack.notice("warn", "Too many failures: address ignored for a while", { address }, now);
    if (verdict.type === "pass") this.#stack.reply(flow, request, 403);
    if (verdict.type !== "delay" || this.#held.size >= HELD) return;
    const alarm = new Alarm(() => {
      this.#held.delete(key);
      this.#stack.reply(flow, request, 403);
    });
    this.#held.set(key, alarm);
    this.#stack.deadlines.set(alarm, now + verdict.delayMs);
  }
}
