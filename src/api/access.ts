// Who may ask for what. Each route names the role it takes; a higher one may do what a lower one may. An extension's token
// stands below them all: it opens only the routes that say so, and there only what is its own.
import type { Principal, UserRole } from "../store/principal.ts";
import { ApiError } from "./errors.ts";

/** From the widest circle to the narrowest; "anyone" is not even asked for a token. */
export const ROLES = ["anyone", "agent", "supervisor", "administrator"] as const;
export type Role = "anyone" | UserRole;

/** What a route says about who may use it. */
export interface Access {
  readonly role: Role;
  /** An extension's token is let in too; the route sees to it that it reaches its own extension only. */
  readonly extensionToken?: boolean;
}

/** Throws where the route is not for this one. */
export function admit(principal: Principal, { role, extensionToken }: Access): void {
  if (principal.tokenKind === "extension-token" && extensionToken !== true) {
    throw new ApiError("forbidden", "an extension's token opens only its own extension and its agent's functions");
  }
  if (!isAtLeast(principal, role)) throw new ApiError("forbidden", `this takes the role ${role}`);
}

export function isAtLeast(principal: Principal, role: Role): boolean {
  return ROLES.indexOf(principal.role) >= ROLES.indexOf(role);
}
