// Signing in with a password, as far as it is written down: attempts are counted before the password is looked at, so that
// a hundred at once are not a hundred free ones.
import { sql } from "kysely";
import type { StoreParts } from "./parts.ts";
import type { UserRow } from "./users.ts";

/** Beyond so many wrong ones the account is locked, until an administrator unlocks it. */
export const MOST_WRONG_PASSWORDS = 5;
/** Counted no further. */
const MOST_COUNTED = 1_000;

export interface SignInStore {
  /** Counts an attempt. Undefined: there is nobody of this login who may sign in, whatever the password. */
  beginSignIn(login: string): Promise<UserRow | undefined>;
  signedIn(id: number): Promise<void>;
  /** Whether this has locked the account. */
  notSignedIn(id: number): Promise<boolean>;
}

export function signInStore({ database, clock }: StoreParts): SignInStore {
  return {
    beginSignIn: async (login) => {
      const row = await database
        .updateTable("users")
        .set({
          login_attempts: sql<number>`least(login_attempts + 1, ${MOST_COUNTED}::integer)`,
          last_login_attempt_at: new Date(clock.now()),
        })
        .where("login", "=", login)
        .where("deleted_at", "is", null)
        .where("disabled", "=", false)
        .returningAll()
        .executeTakeFirst();
      // Those who are being looked at count too: only so many are looked at together.
      const mayTry = row?.is_locked === false && row.login_attempts <= MOST_WRONG_PASSWORDS + 1;
      return mayTry ? row : undefined;
    },
    signedIn: async (id) => {
      const fields = { login_attempts: 0, first_login: false, last_login_at: new Date(clock.now()) };
      await database.updateTable("users").set(fields).where("id", "=", id).execute();
    },
    notSignedIn: async (id) => {
      const locked = await database
        .updateTable("users")
        .set({ is_locked: true })
        .where("id", "=", id)
        .where("is_locked", "=", false)
        .where("login_attempts", ">", MOST_WRONG_PASSWORDS)
        .returning("id")
        .executeTakeFirst();
      return locked !== undefined;
    },
  };
}
