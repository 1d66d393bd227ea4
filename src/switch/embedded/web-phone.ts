// A browser as a phone: the names that we have for it in ICE, and what is agreed on with it (RFC 8839, RFC 8842). The media engine
// makes the certificate and knows the candidates; names and passwords are made here, so that an answer waits for nobody.
import { createHmac, randomBytes } from "node:crypto";
import type { IceCredentials, MediaEvent, WebAgreement } from "../../media/index.ts";
import type { OurWeb, WebTransport } from "../../sip/index.ts";

/** Of one call to or from a browser; undefined wherever it may stand: it is a phone. */
export interface WebPhone {
  /** All names and passwords of ours come from it. Never logged. */
  readonly secret: string;
}

export interface LocalWeb extends WebPhone, NonNullable<Extract<MediaEvent, { readonly type: "opened" }>["web"]> {
  /** By which name the browser goes in ICE; another one is a restart (RFC 8839 section 4.4.1.1.1). Undefined: not heard yet. */
  readonly theirName: string | undefined;
  readonly restarts: number;
}

const SECRET_BYTES = 32;

/** A new one for each call. */
export function newWebPhone(): WebPhone {
  return { secret: randomBytes(SECRET_BYTES).toString("hex") };
}

/** Hex digits: 32 bits of a name, 160 of a password. */
function credentialsOf({ secret, restarts }: LocalWeb): IceCredentials {
  const digits = createHmac("sha256", Buffer.from(secret, "hex")).update(`ice ${restarts}`).digest("hex");
  return { name: digits.slice(0, 8), password: digits.slice(8, 48) };
}

export function ourWeb(web: LocalWeb): OurWeb {
  const { fingerprint, candidates } = web;
  return { ...credentialsOf(web), fingerprint, candidates };
}

/** A browser that takes other names is answered by others of ours. */
export function afterTheirNames(web: LocalWeb | undefined, theirs: WebTransport | undefined): LocalWeb | undefined {
  if (web === undefined || theirs === undefined || theirs.name === web.theirName) return web;
  return { ...web, theirName: theirs.name, restarts: web.restarts + (web.theirName === undefined ? 0 : 1) };
}

/** `isOurOffer`: who offers decides which way is taken. */
export function agreementOf(web: LocalWeb, theirs: WebTransport, isOurOffer: boolean): WebAgreement {
  const { name, password, candidates, fingerprints, isLite } = theirs;
  return {
    ours: credentialsOf(web),
    theirs: { name, password, candidates, fingerprints, isLite },
    isControlling: isOurOffer,
  };
}

export function isSameAgreement(one: WebAgreement | undefined, other: WebAgreement | undefined): boolean {
  const textOf = (agreement: WebAgreement | undefined): string =>
    agreement === undefined ? "" : JSON.stringify([agreement.ours, agreement.theirs]);
  return textOf(one) === textOf(other);
}
