// The tables around signing in with a password.
import type { Empty } from "./columns.ts";

/** How often the passwords of a login were tried from a place: of `sign-in-guard.ts`. */
export interface SignInGuardsTable {
  /** SHA-256, hex: also of logins that nobody has. */
  login_hash: string;
  place: string;
  /** Null: nobody has this login. */
  user_id: number | null;
  failures: number;
  series: number;
  failed_at: Date;
  locked_until: Empty<Date>;
}

/** Networks from which a user has signed in. */
export interface SignInPlacesTable {
  user_id: number;
  network: string;
  seen_at: Date;
}
