import { needsSecondFactor, type Role } from "./permissions";

const HOME = { client: "/today", therapist: "/day", supervisor: "/caseloads", admin: "/people" } as const satisfies Record<Role, string>;

/** Where a person starts after signing in. */
export function homeOf(role: Role): (typeof HOME)[Role] {
  return HOME[role];
}

/** Where a signed-in person goes from here: staff first to their second factor. */
export function startOf({ role, assurance }: { role: Role; assurance: "passphrase" | "secondFactor" }): string {
  return needsSecondFactor(role) && assurance !== "secondFactor" ? "/second-factor" : homeOf(role);
}
