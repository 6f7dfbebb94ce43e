import { describe, expect, it } from "vitest";
import { type Permission, ROLE_PERMISSIONS, type Role, roleMay } from "./permissions";

const roles = Object.keys(ROLE_PERMISSIONS) as Role[];
const permissions = [...new Set(Object.values(ROLE_PERMISSIONS).flat())] as Permission[];
const held = (role: Role): Permission[] => permissions.filter((permission) => roleMay(role, permission));

describe("roleMay", () => {
  it("is exactly the table, for every role and permission", () => {
    for (const role of roles) expect(new Set(held(role))).toEqual(new Set<Permission>(ROLE_PERMISSIONS[role]));
  });

  it("reads every permission as noun:act:reach", () => {
    for (const permission of permissions) expect(permission).toMatch(/^[a-z]+:(read|write|review|answer):(own|caseload)$/);
  });

  it("names no permission twice in a role", () => {
    for (const role of roles) expect(new Set(ROLE_PERMISSIONS[role]).size).toBe(ROLE_PERMISSIONS[role].length);
  });
});

describe("who may what", () => {
  it("gives a client only what is their own", () => {
    expect(held("client").every((permission) => permission.endsWith(":own"))).toBe(true);
  });

  it("lets only the client write a record or a pace request", () => {
    expect(roles.filter((role) => roleMay(role, "record:write:own"))).toEqual(["client"]);
    expect(roles.filter((role) => roleMay(role, "pace:write:own"))).toEqual(["client"]);
  });

  it("lets only a therapist act on a caseload", () => {
    for (const permission of permissions.filter((one) => one.endsWith(":caseload"))) {
      expect(roles.filter((role) => roleMay(role, permission))).toEqual(["therapist"]);
    }
  });

  it("gives an admin and a supervisor no clinical text", () => {
    expect(held("admin")).toEqual(["session:read:own"]);
    expect(held("supervisor")).toEqual(["session:read:own"]);
  });

  it("lets everyone read their own session", () => {
    expect(roles.filter((role) => roleMay(role, "session:read:own"))).toEqual(roles);
  });
});
