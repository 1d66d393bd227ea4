export const ROLES = ["agent", "supervisor", "administrator"] as const;
export type Role = (typeof ROLES)[number];

export function atLeast(one: Role, wanted: Role): boolean {
  return ROLES.indexOf(one) >= ROLES.indexOf(wanted);
}
