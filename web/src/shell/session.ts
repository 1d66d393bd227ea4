// Who is signed in: by the cookie that signing in has set, which no script can read. All tabs share it.
import { useSyncExternalStore } from "react";
import { answered, api, ApiProblem, whenSignedOut } from "./api.ts";
import { atLeast, type Role } from "./roles.ts";

export interface Me {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  /** Of their extension; empty: they have none. */
  readonly extn: string;
}

export type SessionState =
  | { readonly type: "asking" }
  | { readonly type: "unreachable" }
  /** `ended`: they were in, and are not any more. */
  | { readonly type: "out"; readonly ended: boolean }
  /** With a password that somebody else has chosen for them: they choose their own first. */
  | { readonly type: "must-change"; readonly me: Me; readonly given: string }
  | { readonly type: "in"; readonly me: Me };

const ASK_AGAIN_MS = 2_000;
/** Told to the other tabs. */
const CHANNEL = "xcc-session";

class Session {
  #state: SessionState = { type: "asking" };
  readonly #listeners = new Set<() => void>();
  readonly #tabs = new BroadcastChannel(CHANNEL);

  constructor() {
    whenSignedOut(() => this.#ended());
    this.#tabs.addEventListener("message", () => void this.ask());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly state = (): SessionState => this.#state;

  /** Asks the server who it is. */
  async ask(): Promise<void> {
    try {
      const { id, login, name, role, extn } = await answered(api.GET("/api/users/me"));
      this.#become({ type: "in", me: { id, login, name, role: role as Role, extn } });
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 403) this.#ended();
      else if (this.#state.type !== "in") {
        this.#become({ type: "unreachable" });
        setTimeout(() => void this.ask(), ASK_AGAIN_MS);
      }
    }
  }

  /** Rejects with what the server says. */
  async signIn(login: string, password: string): Promise<void> {
    const begun = await answered(api.POST("/api/sessions", { body: { login, password } }));
    const me = await answered(api.GET("/api/users/me"));
    const { id, name, role, extn } = me;
    const who = { id, login: me.login, name, role: role as Role, extn };
    if (begun.first_login === "1") this.#become({ type: "must-change", me: who, given: password });
    else this.#entered(who);
  }

  async changePassword(given: string, chosen: string): Promise<void> {
    await answered(api.PUT("/api/users/me/password", { body: { old_password: given, password: chosen } }));
    if (this.#state.type === "must-change") this.#entered(this.#state.me);
  }

  async signOut(): Promise<void> {
    // Where the server cannot be reached, the session ends by its own time.
    await answered(api.DELETE("/api/sessions")).catch(() => undefined);
    this.#become({ type: "out", ended: false });
    this.#tabs.postMessage("out");
  }

  #entered(me: Me): void {
    this.#become({ type: "in", me });
    this.#tabs.postMessage("in");
  }

  #ended(): void {
    if (this.#state.type !== "out") this.#become({ type: "out", ended: this.#state.type === "in" });
  }

  #become(state: SessionState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

export const session = new Session();

export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.state);
}

/** On pages that only those see who are signed in. */
export function useMe(): Me {
  const state = useSession();
  if (state.type !== "in") throw new Error("nobody is signed in");
  return state.me;
}

export function useIsAtLeast(role: Role): boolean {
  return atLeast(useMe().role, role);
}
