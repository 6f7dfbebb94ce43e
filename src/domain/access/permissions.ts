/** One vocabulary for server and screen: noun:act:reach. */
export type Role = "admin" | "supervisor" | "therapist" | "client";

export const ROLE_PERMISSIONS = {
  admin: ["session:read:own"],
  supervisor: ["session:read:own"],
  therapist: [
    "session:read:own",
    "setting:write:own",
    "caseload:read:own",
    "client:read:caseload",
    "invitation:write:caseload",
    "step:write:caseload",
    "assignment:write:caseload",
    "record:review:caseload",
    "pace:answer:caseload",
  ],
  client: [
    "session:read:own",
    "today:read:own",
    "step:read:own",
    "assignment:read:own",
    "record:read:own",
    "record:write:own",
    "pace:write:own",
  ],
} as const satisfies Record<Role, readonly string[]>;

export type Permission = (typeof ROLE_PERMISSIONS)[Role][number];

/** Whether a role holds a permission. */
export function roleMay(role: Role, permission: Permission): boolean {
  return (ROLE_PERMISSIONS[role] as readonly string[]).includes(permission);
}
