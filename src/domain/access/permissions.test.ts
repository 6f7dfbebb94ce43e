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
    for (const permission of permissions)
      expect(permission).toMatch(/^[a-zA-Z]+:(read|write|review|answer|plan):(own|caseload|supervised|practice|cover)$/);
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

  it("gives an admin people and the trail, and nothing that holds a client's words", () => {
    const clinical = /^(today|step|assignment|record|pace|caseload|client|ownItem|privateNote|breakGlass|export):/;
    expect(held("admin").filter((permission) => clinical.test(permission))).toEqual([]);
  });

  it("gives a supervisor reading and nothing to write in a caseload", () => {
    expect(held("supervisor").filter((permission) => /:(caseload|supervised)$/.test(permission) && !permission.includes(":read:"))).toEqual(
      [],
    );
  });

  it("lets everyone look after their own session and credentials", () => {
    for (const permission of ["session:read:own", "session:write:own", "credential:write:own"] as const)
      expect(roles.filter((role) => roleMay(role, permission))).toEqual(roles);
  });
});
