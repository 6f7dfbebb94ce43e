import type { Role } from "./permissions";

const HOME = { client: "/today", therapist: "/day", supervisor: "/caseloads", admin: "/people" } as const satisfies Record<Role, string>;

/** Where a person starts after signing in. */
export function homeOf(role: Role): (typeof HOME)[Role] {
  return HOME[role];
}
