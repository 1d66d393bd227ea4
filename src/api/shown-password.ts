// A password that somebody shows, over HTTP or the WebSocket: whether it is looked at, and what became of it. Whatever is
// wrong is answered alike and takes as long.
import type { UserRow } from "../store/users.ts";
import type { Attempts } from "./attempts.ts";
import { refuseBlocked } from "./authentication.ts";
import type { ApiDeps } from "./deps.ts";
import { ApiError } from "./errors.ts";
import { localText } from "./local-time.ts";

export interface PasswordParts extends Pick<ApiDeps, "store" | "log" | "watch" | "clock" | "config"> {
  /** Wrong keys, passwords and tokens, by address. */
  readonly attempts: Attempts;
}

export interface Shows {
  /** The login of the user whose it would be. */
  readonly name: string;
  readonly given: string;
  readonly address: string;
  /** The cookie of a device on which they have signed in. */
  readonly device: string | undefined;
  /** They are signed in already, by this. */
  readonly session?: string | undefined;
  /** It is the password of the user's telephone. */
  readonly isPhones?: boolean;
  /** Only a telephone's password would do. */
  readonly isPhonesOnly?: boolean;
  /** It comes with every request: that it is right opens the guard for nobody else who guesses from the same place. */
  readonly isRepeated?: boolean;
  /** That it is this one's was found out a moment ago. */
  readonly isKnown?: (user: UserRow) => boolean;
}

export type Shown =
  | { readonly type: "right"; readonly user: UserRow }
  /** The right password, but their extension says that they are not to sign in with it. */
  | { readonly type: "kept-out" }
  /** Not they, or not allowed in. */
  | { readonly type: "wrong" };

/** Throws where no password is looked at for now. */
export async function passwordShown(parts: PasswordParts, shows: Shows): Promise<Shown> {
  const { store, attempts, log, watch } = parts;
  const { name, given, address, device, session, isPhones = false, isPhonesOnly = false } = shows;
  const place = await store.signIns.placeOf({ login: name, address, device, session });
  // What others do at the same address does not close it for a device on which they have signed in: it has a guard of its own.
  if (place.kind !== "device") refuseBlocked(attempts, address);
  const { user } = place;
  const known = user !== undefined && shows.isKnown?.(user) === true ? user : undefined;
  // What is known to be right is no attempt; but while the place is closed it is not told either.
  const begun = await (known === undefined ? store.signIns.begin(place) : store.signIns.passes(place));
  if (!begun.mayTry) {
    attempts.failed(address);
    throw closedUntil(parts, begun.until);
  }
  if (known !== undefined) return { type: "right", user: known };
  let isRight = isPhones && place.user !== undefined;
  try {
    const kept = isPhonesOnly ? null : (place.user?.password_hash ?? null);
    if (!isRight) isRight = await store.passwords.matches(given, kept);
  } catch (error) {
    await store.signIns.notLookedAt(place);
    throw error;
  }
  if (isRight && place.user !== undefined) {
    const { isKept } = await store.signIns.right(place, {
      byPhone: isPhones,
      ...(shows.isRepeated === true ? { isRepeated: true, former: begun.former } : {}),
    });
    return isKept ? { type: "kept-out" } : { type: "right", user: place.user };
  }
  attempts.failed(address);
  if (await store.signIns.wrong(place)) {
    watch?.locked?.(place.kind);
    const fields = { userId: place.user?.id, place: place.kind, address };
    log.warn(fields, "a login is locked for a time after too many wrong passwords");
  }
  return { type: "wrong" };
}

/** The same whether or not there is such a login. */
function closedUntil({ clock, config }: PasswordParts, until: number): ApiError {
  const reason = `too many wrong passwords for this login; none is looked at until ${localText(new Date(until), config.timeZone)}`;
  return new ApiError("too-many", reason, { retryAfterS: Math.max(1, Math.ceil((until - clock.now()) / 1000)) });
}
