// Logging in at a socket: by a token or a developer key, in the message or in the request that opened the socket; by the
// password of an extension; or by that of a user.
import { isExtensionPassword } from "../../store/extensions.ts";
import { storeFailureOf } from "../../store/failures.ts";
import type { Principal } from "../../store/principal.ts";
import { keptHashOf, type Proof } from "../../store/standing.ts";
import { apiErrorOf } from "../any-error.ts";
import { authenticated, cookieIn, DEVICE_COOKIE, tokenOf } from "../authentication.ts";
import type { ApiDeps } from "../deps.ts";
import { passwordShown, type PasswordParts } from "../shown-password.ts";
import { CODES, isObject, type Params, type RpcError } from "./json-rpc.ts";

export interface LoginParts extends PasswordParts {
  readonly store: ApiDeps["store"];
  /** Of the center: logins are `user@domain`. */
  readonly domain: string;
}

/** Where a socket comes from. */
export interface Knocker {
  readonly address: string;
  /** Of the request that opened it. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface LoggedIn {
  readonly type: "logged-in";
  readonly principal: Principal;
  /** What lets them in, to be asked after again and again. */
  readonly proof: Proof;
}

/** `isGuess`: something was shown, and it was wrong. */
export interface LoginRefused {
  readonly type: "refused";
  readonly error: RpcError;
  readonly isGuess: boolean;
}

const LONGEST_LOGIN = 200;
const LONGEST_PASSWORD = 200;
/** Where a client puts its token; the first that is not empty wins. */
const TOKEN_KEYS = ["xui_sessid", "xcc_token"];

export async function login(parts: LoginParts, params: Params, from: Knocker): Promise<LoggedIn | LoginRefused> {
  const name = textIn(params, "login");
  const passwd = textIn(params, "passwd");
  const token = tokenIn(params["loginParams"]);
  if (name !== undefined && !(await isOfDomain(parts, name))) return failed("Login Incorrect");
  if (token !== undefined) return byToken(parts, { token }, from.address);
  if (name === undefined) {
    // Classic clients begin without anything, and send the rest when they hear this.
    if (tokenOf(from.headers) === undefined) return required();
    const shown = await byToken(parts, from.headers, from.address);
    // A cookie that has expired is no reason to be sent away.
    return shown.type === "refused" ? required() : shown;
  }
  if (passwd === undefined) return failed("Missing passwd", false);
  return byPassword(parts, name, passwd, from);
}

export function required(): LoginRefused {
  return {
    type: "refused",
    error: { code: CODES.authRequired, message: "Authentication Required" },
    isGuess: false,
  };
}

function failed(message: string, isGuess = true): LoginRefused {
  return { type: "refused", error: { code: CODES.authFailed, message }, isGuess };
}

async function byToken(
  { store, attempts }: LoginParts,
  headers: Knocker["headers"],
  address: string,
): Promise<LoggedIn | LoginRefused> {
  try {
    const principal = await authenticated({ keys: store.keys, attempts }, headers, address);
    const { tokenId, devKeyId } = principal;
    const proof: Proof =
      tokenId !== undefined ? { type: "token", id: tokenId } : { type: "developer-key", id: devKeyId ?? 0 };
    return await standingNow(store, { principal, proof });
  } catch (error) {
    return notNow(error);
  }
}

/** Whoever shows a user's name is that user; whoever shows an extension's number is at that extension only. */
async function byPassword(
  parts: LoginParts,
  fullName: string,
  given: string,
  { address, headers }: Knocker,
): Promise<LoggedIn | LoginRefused> {
  const { store } = parts;
  const name = localPart(fullName);
  if (name.length > LONGEST_LOGIN || given.length > LONGEST_PASSWORD) return failed("Login Incorrect");
  try {
    const extension = await store.extensions.byNumber(name);
    const owner = extension === undefined ? undefined : await store.users.get(extension.user_id);
    // An extension logs in within its own domain, as it registers.
    const isInDomain = domainIn(fullName)?.toLowerCase() === extension?.domain.toLowerCase();
    const isHere = isInDomain || domainIn(fullName) === undefined;
    const isPhones = isHere && extension?.disabled === false && isExtensionPassword(extension, given);
    const device = cookieIn(single(headers["cookie"]), DEVICE_COOKIE);
    const user = owner?.login ?? name;
    const shown = await passwordShown(parts, {
      ...{ name: user, given, address, device, isPhones },
      isPhonesOnly: user !== name,
    });
    // What is wrong is not told: whether there is such a login, or whether it may sign in.
    if (shown.type !== "right") return failed("Login Incorrect");
    const { signed_out_at: signedOutAt } = shown.user;
    const proof: Proof = isPhones
      ? { type: "extension-password", id: extension.id, keptHash: keptHashOf(extension.ha1, signedOutAt) }
      : { type: "user-password", id: shown.user.id, keptHash: keptHashOf(shown.user.password_hash, signedOutAt) };
    const [principal] = await store.keys.standing([proof]);
    return principal === undefined ? failed("Login Incorrect") : { type: "logged-in", principal, proof };
  } catch (error) {
    return notNow(error);
  }
}

/** A token may be good and its user locked. Where the database is away, who was known is still known. */
async function standingNow(
  store: ApiDeps["store"],
  { principal, proof }: Omit<LoggedIn, "type">,
): Promise<LoggedIn | LoginRefused> {
  try {
    const [now] = await store.keys.standing([proof]);
    return now === undefined ? failed("Authentication Failure") : { type: "logged-in", principal: now, proof };
  } catch (error) {
    if (storeFailureOf(error)?.type !== "away") throw error;
    return { type: "logged-in", principal, proof };
  }
}

function notNow(error: unknown): LoginRefused {
  const known = apiErrorOf(error);
  if (known === undefined) throw error;
  if (known.code === "not-authorized") return failed("Authentication Failure");
  if (known.code === "too-many") return failed(known.message);
  return { type: "refused", error: { code: CODES.session, message: known.message }, isGuess: false };
}

function tokenIn(loginParams: unknown): string | undefined {
  if (!isObject(loginParams)) return undefined;
  return TOKEN_KEYS.map((key) => textIn(loginParams, key)).find((token) => token !== undefined);
}

function textIn(params: Params, key: string): string | undefined {
  const value = params[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Of a header that was sent more than once, the first. */
export function single(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : value?.[0];
}

/** Who leaves the domain out means the center's, or their own. */
async function isOfDomain({ store, domain }: LoginParts, name: string): Promise<boolean> {
  const given = domainIn(name)?.toLowerCase();
  if (given === undefined || given === domain.toLowerCase()) return true;
  const local = localPart(name);
  if (local.length > LONGEST_LOGIN) return false;
  try {
    const known = await Promise.all([store.extensions.byNumber(local), store.users.byLogin(local)]);
    return known.some((one) => one?.domain.toLowerCase() === given);
  } catch (error) {
    // Nobody can say which domain they are in while the database is away.
    if (storeFailureOf(error)?.type !== "away") throw error;
    return false;
  }
}

function domainIn(name: string): string | undefined {
  const at = name.lastIndexOf("@");
  return at < 0 ? undefined : name.slice(at + 1);
}

function localPart(name: string): string {
  const at = name.lastIndexOf("@");
  return at < 0 ? name : name.slice(0, at);
}
