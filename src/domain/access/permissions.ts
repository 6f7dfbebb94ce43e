/** One vocabulary for server and screen: noun:act:reach. */
export type Role = "admin" | "supervisor" | "therapist" | "client";

/** What every signed-in person may do with their own account. */
const ACCOUNT = ["session:read:own", "session:write:own", "credential:write:own"] as const;

export const ROLE_PERMISSIONS = {
  admin: [
    ...ACCOUNT,
    "person:read:practice",
    "person:write:practice",
    "invitation:write:practice",
    "care:write:practice",
    "supervision:write:practice",
    "audit:read:practice",
    "notice:read:own",
  ],
  supervisor: [...ACCOUNT, "caseload:read:supervised", "client:read:supervised", "breakGlass:write:practice", "notice:read:own"],
  therapist: [
    ...ACCOUNT,
    "setting:write:own",
    "caseload:read:own",
    "client:read:caseload",
    "invitation:write:caseload",
    "step:write:caseload",
    "assignment:write:caseload",
    "record:review:caseload",
    "pace:answer:caseload",
    "pace:answer:cover",
    "pace:plan:caseload",
    "privateNote:write:caseload",
    "ownItem:write:caseload",
    "exercise:read:practice",
    "exercise:write:own",
    "notice:read:own",
  ],
  client: [
    ...ACCOUNT,
    "today:read:own",
    "step:read:own",
    "assignment:read:own",
    "record:read:own",
    "record:write:own",
    "pace:write:own",
    "ownItem:read:own",
    "ownItem:write:own",
    "consent:write:own",
    "profile:write:own",
    "audit:read:own",
    "export:read:own",
    "erasure:write:own",
  ],
} as const satisfies Record<Role, readonly string[]>;

export type Permission = (typeof ROLE_PERMISSIONS)[Role][number];

/** Whether a role holds a permission. */
export function roleMay(role: Role, permission: Permission): boolean {
  return (ROLE_PERMISSIONS[role] as readonly string[]).includes(permission);
}

/** The first of these permissions that a role holds; null where it holds none. */
export function heldBy(role: Role, permissions: readonly Permission[]): Permission | null {
  return permissions.find((permission) => roleMay(role, permission)) ?? null;
}

/** Staff need a second factor before any data; a client's passphrase or passkey is enough. */
export function needsSecondFactor(role: Role): boolean {
  return role !== "client";
}
