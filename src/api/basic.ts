// HTTP Basic (RFC 7617): a user's login and password with every request, in place of a token. Each is a sign-in like any
// other, with the guard's locks. That a password was right a moment ago is remembered, so that not every request costs a
// tenth of a second of a core; and a right one says nothing for others who guess from the same place.
import { createHmac, randomBytes } from "node:crypto";
import { countedAddress } from "../net/counted-address.ts";
import type { Principal } from "../store/principal.ts";
import { keptHashOf } from "../store/standing.ts";
import type { UserRow } from "../store/users.ts";
import type { BasicCredentials, BasicGate } from "./basic-credentials.ts";
import { ApiError } from "./errors.ts";
import { passwordShown, type PasswordParts } from "./shown-password.ts";

/** How long a password that was right is not worked out anew, unless its user has another one. */
const REMEMBERED_MS = 10 * 60_000;
const MOST_REMEMBERED = 1_000;

interface Remembered {
  /** As it is kept of the user: another password is another one. */
  readonly kept: string | null;
  readonly until: number;
}

export class BasicSignIns implements BasicGate {
  readonly #parts: PasswordParts;
  /** What leaks out of memory opens nothing. */
  readonly #secret = randomBytes(32);
  readonly #right = new Map<string, Remembered>();

  constructor(parts: PasswordParts) {
    this.#parts = parts;
  }

  /** Throws where it is wrong, or where no password is looked at for now. */
  async principalOf(
    { login, password }: BasicCredentials,
    from: { readonly address: string; readonly device: string | undefined },
  ): Promise<Principal> {
    const key = this.#keyOf(login, password, from.address);
    const shown = await passwordShown(this.#parts, {
      ...{ name: login, given: password, ...from },
      isRepeated: true,
      isKnown: (user) => this.#isKnown(key, user),
    });
    if (shown.type === "wrong") throw new ApiError("wrong-password", "wrong username or password");
    if (shown.type === "kept-out") throw keptOut();
    const { id, password_hash, signed_out_at } = shown.user;
    this.#remember(key, password_hash);
    const keptHash = keptHashOf(password_hash, signed_out_at);
    const [principal] = await this.#parts.store.keys.standing([{ type: "user-password", id, keptHash }]);
    if (principal === undefined) throw keptOut();
    return principal;
  }

  #isKnown(key: string, { password_hash }: UserRow): boolean {
    const remembered = this.#right.get(key);
    if (remembered === undefined) return false;
    const now = this.#parts.clock.now();
    const isGood = remembered.kept === password_hash && password_hash !== null;
    // Longer than it can be: the clock was set back.
    if (isGood && now < remembered.until && remembered.until - now <= REMEMBERED_MS) return true;
    this.#right.delete(key);
    return false;
  }

  #remember(key: string, kept: string | null): void {
    if (this.#right.has(key)) return;
    const [oldest] = this.#right.keys();
    if (oldest !== undefined && this.#right.size >= MOST_REMEMBERED) this.#right.delete(oldest);
    this.#right.set(key, { kept, until: this.#parts.clock.now() + REMEMBERED_MS });
  }

  #keyOf(login: string, password: string, address: string): string {
    return createHmac("sha256", this.#secret)
      .update(JSON.stringify([login, password, countedAddress(address)]))
      .digest("base64");
  }
}

function keptOut(): ApiError {
  return new ApiError("forbidden", "sign-in with a password is disabled for this account");
}
