// Who may come in: digest authentication of requests outside of a dialog (RFC 3261 section 22), without a hint whether an
// account exists and without any memory of those who have not proved who they are.
//
//   trusted source ---------------------------------------> in (not for REGISTER)
//   no credentials, or a nonce that is not theirs or old --> 401/407 with a fresh nonce; counts as nothing
//   too many failures (see guesses.ts) --------------------> 500 with Retry-After, whatever the password
//   wrong password, no such account -----------------------> 403
//   right, but From is somebody else (not: nobody) ----------------------> 403
import type { Authentication, Judging } from "../digest/authenticate.ts";
import { authenticate, challengeField } from "../digest/authenticate.ts";
import type { Finding } from "../digest/guesses.ts";
import { Guesses } from "../digest/guesses.ts";
import { Nonces } from "../digest/nonce.ts";
import { placeOf } from "../digest/place.ts";
import { parseNameAddress } from "../message/address.ts";
import { header, headerValues, topVia } from "../message/headers.ts";
import type { SipRequest, SipUri } from "../message/message.ts";
import { numberInUri } from "../message/telephone.ts";
import { parseUri } from "../message/uri.ts";
import { TrustedProxies } from "./client-address.ts";
import type { Stack } from "./stack.ts";
import type { Flow } from "./vocabulary.ts";

export type Admission =
  | { readonly type: "admitted"; readonly account: string | undefined }
  /** It has its answer. */
  | { readonly type: "refused" };

const REFUSED: Admission = { type: "refused" };
/**
 * Who is not looked at for a while. Not 503: a proxy would take that for all of its telephones (RFC 3261 section 21.5.4). Not
 * 403: a telephone whose password is right would give up.
 */
const SLOWED = 500;
/** Seconds; in each such time at least one more failure is forgiven. */
const RETRY_AFTER = { name: "Retry-After", value: "60" };

/** What examples/fail2ban looks for. */
const TEXT_OF: Readonly<Record<Finding, string>> = {
  "address-guesses": "Passwords are guessed from an address",
  "account-is-guessed": "An account is guessed from many addresses",
};

const WHY_NOT = {
  disabled: "the extension is disabled",
  "other-domain": "the extension is of another domain",
  unknown: "there is no such extension",
} as const;
/** Of what a stranger has sent, in the log. */
const LONGEST_REALM = 253;

/** A request that wants to come in. */
interface Visit {
  readonly request: SipRequest;
  readonly flow: Flow;
  /** Of whoever made the request. */
  readonly address: string;
}

export class Gate {
  readonly #stack: Stack;
  readonly #judging: Judging;
  readonly #guesses = new Guesses();
  readonly #proxies: TrustedProxies;

  constructor(stack: Stack) {
    this.#stack = stack;
    const { random, directory, realm, trustedProxies } = stack.settings;
    this.#proxies = new TrustedProxies(trustedProxies);
    this.#judging = {
      realm,
      ha1: (user, of) => directory.ha1(user, of),
      nonces: new Nonces({ secret: random(32), random }),
      guesses: this.#guesses,
    };
  }

  /** `status`: 401 for REGISTER and SUBSCRIBE, 407 for what we only pass on. */
  admit(request: SipRequest, flow: Flow, status: 401 | 407, now: number): Admission {
    if (status === 407 && this.#stack.settings.directory.trusts(flow)) return { type: "admitted", account: undefined };
    const address = this.#proxies.clientOf(request, flow);
    const place = placeOf(address) ?? address;
    const origin = { place, port: address === flow.remoteAddress ? portOf(request, flow) : undefined };
    const visit = { request, flow, address };
    const judging = { ...this.#judging, ha1: this.#ha1For(request), realm: this.#realmOf(request) };
    const fields = headerValues(request, status === 401 ? "Authorization" : "Proxy-Authorization");
    const { method, body } = request;
    const outcome = authenticate({ fields, method, body }, judging, origin, now);
    switch (outcome.type) {
      case "unproven": {
        if (outcome.stale) this.#stack.counts.staleNonces += 1;
        if (outcome.other !== undefined) this.#tellOther(outcome.other, visit, now);
        const name = status === 401 ? "WWW-Authenticate" : "Proxy-Authenticate";
        const value = challengeField(judging, place, outcome.stale, now);
        this.#stack.reply(flow, request, status, [{ name, value }]);
        return REFUSED;
      }
      case "slowed":
        this.#stack.counts.authenticationSlowed(outcome.why);
        this.#tell(this.#guesses.unheard(outcome.user, origin, now), visit, outcome.user, now);
        this.#stack.reply(flow, request, SLOWED, [RETRY_AFTER]);
        return REFUSED;
      case "failed":
        this.#stack.counts.authenticationFailures += 1;
        this.#stack.notice(
          "warn",
          "Authentication failed",
          { address, user: outcome.user, method, why: this.#why(outcome) },
          now,
        );
        this.#tell(this.#guesses.failed(outcome.user, origin, now), visit, outcome.user, now);
        this.#stack.reply(flow, request, 403);
        return REFUSED;
      case "accepted":
        this.#guesses.succeeded(outcome.user, origin, now);
        this.#stack.proven(flow);
        return this.#isThemselves(visit, outcome.user, now) ? { type: "admitted", account: outcome.user } : REFUSED;
    }
  }

  #ha1For(request: SipRequest): Judging["ha1"] {
    const { ha1 } = this.#judging;
    const { directory } = this.#stack.settings;
    if (request.method !== "INVITE" || header(request, "Replaces") !== undefined) return ha1;
    return (user, realm) => ha1(user, realm) ?? directory.barredHa1?.(user, realm);
  }

  /** Of the domain that the sender says they are of: which domains there are is no secret, who is in them is. */
  #realmOf(request: SipRequest): string {
    const { directory, realm } = this.#stack.settings;
    const from = parseUri(parseNameAddress(header(request, "From") ?? "")?.uri ?? "");
    return (from === undefined ? undefined : directory.realmOf?.(from.host)) ?? realm;
  }

  #isThemselves({ request, flow, address }: Visit, account: string, now: number): boolean {
    const from = parseNameAddress(header(request, "From") ?? "");
    if (from !== undefined && isOf(from.uri, account)) return true;
    const uri = from === undefined ? undefined : parseUri(from.uri);
    const { method } = request;
    if (uri !== undefined && method !== "REGISTER" && isAnonymous(uri)) return true;
    this.#stack.notice("warn", "Refused: From is not the account", { method, account, address }, now);
    this.#stack.reply(flow, request, 403);
    return false;
  }

  /** For the log alone: whoever asks is told the same whatever it was. */
  #why({ user, why }: Extract<Authentication, { readonly type: "failed" }>): string {
    if (why === "account") return WHY_NOT[this.#stack.settings.directory.whyNot?.(user) ?? "unknown"];
    return why === "password" ? "wrong password" : "a digest by another algorithm than MD5";
  }

  /** One that is set up for another domain answers a challenge that is not ours, again and again. */
  #tellOther(
    { realm, username }: { readonly realm: string; readonly username: string },
    visit: Visit,
    now: number,
  ): void {
    const { address, request } = visit;
    const fields = { address, user: username, realm: realm.slice(0, LONGEST_REALM), method: request.method };
    this.#stack.notice("warn", "Credentials are for another domain", fields, now);
  }

  #tell(findings: readonly Finding[], { address }: Visit, user: string, now: number): void {
    for (const finding of findings) this.#stack.notice("warn", TEXT_OF[finding], { address, user }, now);
  }
}

/** From of one who does not want to be named (RFC 3261 section 8.1.1.3, RFC 3323 section 4.1); who they are the digest says. */
function isAnonymous({ user, host }: SipUri): boolean {
  return user.toLowerCase() === "anonymous" || host === "anonymous.invalid";
}

/** With or without `user=phone`, which says that the account's name is a number. */
function isOf(uri: string, account: string): boolean {
  return parseUri(uri)?.user === account || numberInUri(uri) === account;
}

/**
 * The port that the request was sent from. Where answers go may be the sender's own word (RFC 3261 section 18.2.2), as is what a
 * proxy tells of its client's port; `rport` was filled in by us (RFC 3581).
 */
function portOf(request: SipRequest, { transport, remotePort }: Flow): string | undefined {
  const port = transport === "udp" ? topVia(request)?.rport : remotePort;
  return typeof port === "number" ? `${transport} ${port}` : undefined;
}
