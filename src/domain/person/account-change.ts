import type { Role } from "../access/permissions";

/** Roles of those who work in a practice. A client is never made staff, nor staff a client. */
export const STAFF_ROLES = ["admin", "supervisor", "therapist"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Somebody with an account, as far as changes of accounts depend on it. */
export type Account = {
  readonly role: Role;
  readonly disabled: boolean;
  /** The admin who asks is this person. */
  readonly isOwn: boolean;
  /** Clients in this person's care now. */
  readonly clientsInCare: number;
  /** Admins of the practice who can sign in, this person not counted. */
  readonly otherActiveAdmins: number;
};

/** Why an account is not changed. Nobody shuts themselves out, a practice always has an admin, and no client is left without care unseen. */
export type AccountRefusal =
  | { readonly ok: false; readonly reason: "ownAccount" | "lastAdmin" | "isClient" | "isDisabled" | "sameRole" }
  | { readonly ok: false; readonly reason: "hasClients"; readonly count: number };

const refused = (reason: Exclude<AccountRefusal["reason"], "hasClients">): AccountRefusal => ({ ok: false, reason });

/** What stands in the way of this person no longer working as what they are now. */
function leavingRefused({ role, disabled, isOwn, clientsInCare, otherActiveAdmins }: Account): AccountRefusal | null {
  if (isOwn) return refused("ownAccount");
  if (role === "admin" && !disabled && otherActiveAdmins === 0) return refused("lastAdmin");
  return clientsInCare > 0 ? { ok: false, reason: "hasClients", count: clientsInCare } : null;
}

/** Why this account can't be disabled; null where it can. A client's may always be: it shuts nobody else out. */
export function disablingRefused(account: Account): AccountRefusal | null {
  return account.role === "client" ? null : leavingRefused(account);
}

/** Why this person can't get that role; null where they can. */
export function roleChangeRefused(account: Account, to: StaffRole): AccountRefusal | null {
  if (account.role === "client") return refused("isClient");
  if (account.disabled) return refused("isDisabled");
  if (account.role === to) return refused("sameRole");
  return leavingRefused(account);
}

/** Why an admin can't take this person's second factors away; null where they can. One's own are changed in one's own account. */
export function factorResetRefused({ role, isOwn }: Account): AccountRefusal | null {
  if (role === "client") return refused("isClient");
  return isOwn ? refused("ownAccount") : null;
}
