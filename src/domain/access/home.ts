import type { Role } from "./permissions";

/** Where a person starts after signing in. */
export function homeOf(role: Role): "/today" | "/day" {
  return role === "client" ? "/today" : "/day";
}
